//! Compiled messages → Rust. Each file becomes a table with a row for each language, and each message a
//! function.

use std::fmt::Write as _;

use super::encoding::encode;
use super::tree::{Argument, Message, Part};
use super::{Translated, Written};

/// Writes a Rust file for each file of messages, and `languages`.
pub fn write(all: &[Translated]) -> Vec<Written> {
    let Some(original) = all.first() else {
        return Vec::new();
    };
    let mut written: Vec<Written> = original
        .files
        .iter()
        .map(|(file, messages)| Written {
            name: file.clone(),
            code: module(file, messages, all),
        })
        .collect();
    written.push(Written {
        name: "languages".to_owned(),
        code: languages(all),
    });
    written
}

fn languages(all: &[Translated]) -> String {
    let mut code = format!(
        "/// The languages of the interface, the original first.\npub const LANGUAGES: [crate::wording::Language; {}] = [\n",
        all.len()
    );
    for Translated { language, .. } in all {
        let _ = writeln!(
            code,
            "    crate::wording::Language {{ tag: {:?}, right_to_left: {}, plural: crate::wording::plural::{} }},",
            language.tag, language.right_to_left, language.rule_name
        );
    }
    code.push_str("];\n");
    code
}

fn module(file: &str, messages: &[Message], all: &[Translated]) -> String {
    let mut code = format!(
        "static TABLE: [[&str; {}]; {}] = [\n",
        messages.len(),
        all.len()
    );
    for translated in all {
        code.push_str("    [\n");
        let theirs = translated.files.get(file).map(Vec::as_slice);
        for message in messages {
            let theirs = theirs.unwrap_or_default().iter();
            let same = theirs.clone().find(|one| one.id == message.id);
            let pattern = same.map_or(&message.pattern, |one| &one.pattern);
            let _ = writeln!(code, "        {:?},", encode(pattern, &message.arguments));
        }
        code.push_str("    ],\n");
    }
    code.push_str("];\n");
    for (index, message) in messages.iter().enumerate() {
        code.push_str(&function(index, message));
    }
    code
}

fn function(index: usize, message: &Message) -> String {
    let name = identifier(&message.id);
    let mut code = format!("\n/// Says “{}”.\n", told(&message.pattern));
    if message.arguments.is_empty() {
        let _ = write!(
            code,
            "pub fn {name}() -> &'static str {{\n    super::text(&TABLE, {index})\n}}\n"
        );
        return code;
    }
    let parameters: Vec<String> = message.arguments.iter().map(parameter).collect();
    let given: Vec<String> = message.arguments.iter().map(given).collect();
    let _ = write!(
        code,
        "pub fn {name}({}) -> String {{\n    super::say(&TABLE, {index}, &[{}])\n}}\n",
        parameters.join(", "),
        given.join(", ")
    );
    code
}

fn parameter(argument: &Argument) -> String {
    let kind = if argument.is_number { "usize" } else { "&str" };
    format!("{}: {kind}", identifier(&argument.name))
}

fn given(argument: &Argument) -> String {
    let kind = if argument.is_number { "Number" } else { "Text" };
    let name = identifier(&argument.name);
    format!("crate::wording::Argument::{kind}({name})")
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// Formats a message for documentation: arguments by name, and the last variant of a choice.
fn told(pattern: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.replace(['\n', '[', ']', '<', '>'], " "),
        Part::Argument(name) => format!("`{name}`"),
        Part::Choice(_, variants) => variants
            .last()
            .map(|last| told(&last.pattern))
            .unwrap_or_default(),
    };
    pattern.iter().map(part).collect()
}
