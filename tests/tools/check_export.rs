//! Checks exported files: `cargo run --example check_export -- FILE…`
//!
//! Each must satisfy every MUST of the W3C Web Annotation test suite and Rapporteur's own JSON
//! Schema. Prints the violations, and exits with status 1 if there are any.

// Indexing a JSON value gives null if the member is absent.
#![allow(clippy::indexing_slicing)]

#[path = "../support/own_schema.rs"]
mod own_schema;
#[path = "../support/w3c.rs"]
mod w3c;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("Name the exported files to check: check_export FILE…");
        return ExitCode::FAILURE;
    }
    match check(&files) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether all files are valid; prints a line for each valid one, and the reasons for the
/// others.
fn check(files: &[String]) -> Result<bool, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let suite = w3c::Suite::load(&root.join("tests/fixtures/w3c"))?;
    let schema = own_schema::OwnSchema::load(root)?;
    let mut all_right = true;
    for file in files {
        let json = w3c::read(Path::new(file))?;
        let mut failures = suite.failures(&json);
        failures.extend(schema.failures(&json));
        if failures.is_empty() {
            println!("{file}: {} MUSTs and the own schema hold", suite.len());
        }
        for failure in &failures {
            eprintln!("{file}: {failure}");
        }
        all_right &= failures.is_empty();
    }
    Ok(all_right)
}
