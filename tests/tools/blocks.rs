//! Prints the blocks and repairs of a report as JSON lines: the parser's view of a file.
//!
//! `cargo run --example blocks -- static/reports/C14-41-E.md`

use rapporteur::document::{Document, RepairKind};
use serde_json::json;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name the Markdown file to read.");
        return ExitCode::FAILURE;
    };
    let source = match std::fs::read_to_string(&path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("{path} cannot be read: {error}.");
            return ExitCode::FAILURE;
        }
    };
    let document = Document::parse(&source);
    for block in document.blocks() {
        let (id, address, label, text) = (block.id(), block.address(), block.label(), block.text());
        println!(
            "{}",
            json!({ "line": block.line(), "id": id, "address": address, "label": label, "text": text })
        );
    }
    for repair in document.repairs() {
        let stray = match &repair.kind {
            RepairKind::StrayAsterisk { marks, .. } => marks.as_str(),
            _ => "",
        };
        println!(
            "{}",
            json!({ "repair": rapporteur::messages::repair_line(repair), "line": repair.line, "stray": stray })
        );
    }
    ExitCode::SUCCESS
}
