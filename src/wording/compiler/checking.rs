//! Rules for the messages of a file, and for those of two languages.

use std::collections::{BTreeMap, BTreeSet};

use super::plural::Category;
use super::tree::{Key, Message, Part, Variant, walk};
use super::{Fault, Language, ORIGINAL, Source, Translated};

/// The number of integers from 0 that are tried to find the plural forms of everyday numbers. The rules
/// repeat after a hundred.
const EVERYDAY: usize = 200;

/// Checks the messages of one file on their own.
pub fn check_file(
    source: &Source,
    language: &Language,
    messages: &[Message],
    faults: &mut Vec<Fault>,
) {
    let mut ids = BTreeSet::new();
    for message in messages {
        let mut fault = |what: String| faults.push(source.fault(message.line, what));
        if !ids.insert(&message.id) {
            fault(format!("“{}” is there twice", message.id));
        }
        walk(&message.pattern, &mut |part| match part {
            Part::Text(text) if text.chars().any(char::is_control) => {
                fault(format!("“{}” holds a control character", message.id));
            }
            Part::Choice(argument, variants) => {
                if let Err(what) = forms(language, argument, variants) {
                    fault(format!("“{}”: {what}", message.id));
                }
            }
            _ => {}
        });
    }
}

/// Checks that a choice by plural form names exactly the forms that integers take in the language.
fn forms(language: &Language, argument: &str, variants: &[Variant]) -> Result<(), String> {
    let named = variants.iter().filter_map(|variant| match variant.key {
        Key::Form(form) => Some(form),
        Key::Exact(_) => None,
    });
    let named: Vec<Category> = named.filter(|form| *form != Category::Other).collect();
    if named.is_empty() {
        return Ok(());
    }
    let taken: BTreeSet<Category> = (0..=EVERYDAY).map(language.rule).collect();
    let of_a_million = (language.rule)(1_000_000);
    if let Some(form) = named
        .iter()
        .find(|form| !taken.contains(form) && **form != of_a_million)
    {
        return Err(format!(
            "{} has no form “{form:?}” of ${argument}",
            language.tag
        ));
    }
    match taken
        .iter()
        .find(|form| **form != Category::Other && !named.contains(form))
    {
        Some(form) => Err(format!("the form “{form:?}” of ${argument} is missing")),
        None => Ok(()),
    }
}

/// Checks that every message uses its arguments, and that all languages have the same messages.
pub fn check_languages(all: &[Translated], sources: &[Source], faults: &mut Vec<Fault>) {
    let Some((original, others)) = all.split_first() else {
        return;
    };
    let source = |language: &str, file: &str| {
        let mut sources = sources.iter();
        sources.find(|one| one.language == language && one.file == file)
    };
    check_names(original, sources, faults);
    for (file, messages) in &original.files {
        if let Some(source) = source(ORIGINAL, file) {
            let told = messages.iter().flat_map(|one| arguments(one, one));
            faults.extend(told.map(|(line, what)| source.fault(line, what)));
        }
    }
    for other in others {
        let tag = &other.language.tag;
        for (file, messages) in &original.files {
            let Some(source) = source(tag, file) else {
                faults.push(Fault {
                    path: format!("{tag}/{file}.ftl"),
                    line: 1,
                    what: "this file is missing".to_owned(),
                });
                continue;
            };
            let theirs = other.files.get(file).map(Vec::as_slice).unwrap_or_default();
            let told = differences(messages, theirs).into_iter();
            faults.extend(told.map(|(line, what)| source.fault(line, what)));
        }
    }
}

/// Checks that names are unique. Each message is a function, and all files share one namespace.
fn check_names(original: &Translated, sources: &[Source], faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, messages) in &original.files {
        for message in messages {
            let other = first
                .insert(&message.id, file)
                .filter(|other| other != file);
            let source = sources
                .iter()
                .find(|one| one.file == *file && one.language == ORIGINAL);
            if let (Some(other), Some(source)) = (other, source) {
                let what = format!("“{}” stands in {other}.ftl too", message.id);
                faults.push(source.fault(message.line, what));
            }
        }
    }
}

fn differences(original: &[Message], theirs: &[Message]) -> Vec<(usize, String)> {
    let mut told = Vec::new();
    for message in original {
        match theirs.iter().find(|one| one.id == message.id) {
            None => told.push((1, format!("“{}” is missing", message.id))),
            Some(one) => told.extend(arguments(message, one)),
        }
    }
    let surplus = theirs
        .iter()
        .filter(|one| original.iter().all(|known| known.id != one.id));
    told.extend(surplus.map(|one| (one.line, format!("English has no message “{}”", one.id))));
    told
}

/// Returns the mistakes of a message in the arguments that the original declares.
fn arguments(original: &Message, message: &Message) -> Vec<(usize, String)> {
    let mut told = Vec::new();
    let mut used = BTreeSet::new();
    walk(&message.pattern, &mut |part| {
        let (name, is_chosen_by) = match part {
            Part::Text(_) => return,
            Part::Argument(name) => (name, false),
            Part::Choice(name, _) => (name, true),
        };
        used.insert(name);
        match original.arguments.iter().find(|one| one.name == *name) {
            None => told.push(format!("“{}” is not given ${name}", message.id)),
            Some(argument) if is_chosen_by && !argument.is_number => {
                told.push(format!(
                    "“{}” chooses by ${name}, which is no number",
                    message.id
                ));
            }
            Some(_) => {}
        }
    });
    let unused = original
        .arguments
        .iter()
        .filter(|one| !used.contains(&one.name));
    told.extend(unused.map(|one| format!("“{}” does not use ${}", message.id, one.name)));
    told.into_iter().map(|what| (message.line, what)).collect()
}
