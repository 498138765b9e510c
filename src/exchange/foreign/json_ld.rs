//! The names of members in other forms of JSON-LD: `@id`, `@type`, prefixes, full addresses.
//!
//! JSON-LD lets a file choose its names. All these forms mean the same, so the original is not
//! preserved.

use std::collections::BTreeSet;

use serde_json::Value;

use super::as_written::{AS_WRITTEN, keep};
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;

/// Prefixes of names in the vocabularies for annotations.
const PREFIXES: &[&str] = &[
    "http://www.w3.org/ns/oa#",
    "https://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://purl.org/dc/terms/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/dcmitype/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2011/content#",
    "http://xmlns.com/foaf/0.1/",
    "oa:",
    "as:",
    "dc:",
    "dcterms:",
    "dctypes:",
    "dcmitype:",
    "rdf:",
    "cnt:",
    "foaf:",
    "sc:",
];

/// Names that differ in the standard.
const NAMES: &[(&str, &str)] = &[
    ("@id", "id"),
    ("@type", "type"),
    ("hasBody", "body"),
    ("hasTarget", "target"),
    ("hasSource", "source"),
    ("hasSelector", "selector"),
    ("hasState", "state"),
    ("hasScope", "scope"),
    ("hasPurpose", "purpose"),
    ("motivatedBy", "motivation"),
    ("annotatedBy", "creator"),
    ("annotatedAt", "created"),
    ("serializedBy", "generator"),
    ("serializedAt", "generated"),
    ("styledBy", "stylesheet"),
    ("chars", "value"),
    ("hasStartSelector", "startSelector"),
    ("hasEndSelector", "endSelector"),
];

/// Names with values that are names too.
const TERMS: &[&str] = &["type", "motivation", "purpose"];

/// The levels of a note in which to look at names.
const MOST_LEVELS: usize = 12;

/// Returns the name without its prefix, as in the standard.
pub(super) fn name(written: &str) -> &str {
    let short = without_prefix(written);
    let known = NAMES.iter().find(|(name, _)| *name == short);
    known.map_or(short, |(_, name)| name)
}

/// Returns the name without its prefix. A name with two prefixes has no meaning, and stays whole:
/// without the first, it would change again whenever a file is read.
fn without_prefix(written: &str) -> &str {
    let strip = |text| {
        PREFIXES
            .iter()
            .find_map(|prefix| str::strip_prefix(text, prefix))
    };
    match strip(written) {
        Some(short) if strip(short).is_none() => short,
        _ => written,
    }
}

/// Whether members have non-standard names on any level.
fn is_other(value: &Value, levels: usize) -> bool {
    match value {
        Value::Object(members) => {
            let mut inner = members.iter().filter(|(key, _)| *key != AS_WRITTEN);
            members
                .keys()
                .any(|key| name(key) != key || key == "@value")
                || is_set(members)
                    && ["item", "members"]
                        .iter()
                        .any(|key| members.contains_key(*key))
                || members.get("type").is_some_and(has_prefix)
                || members.get("motivation").is_some_and(has_prefix)
                || levels > 0 && inner.any(|(_, value)| is_other(value, levels - 1))
        }
        Value::Array(all) => levels > 0 && all.iter().any(|value| is_other(value, levels - 1)),
        _ => false,
    }
}

/// Returns whether members are those of a list or choice, whose items have other names in older standards.
pub(super) fn is_set(members: &Extra) -> bool {
    const SETS: [&str; 4] = ["Choice", "Composite", "List", "Independents"];
    let names_set = |value: &Value| {
        value
            .as_str()
            .is_some_and(|name| SETS.contains(&term(name)))
    };
    match members.get("type").or_else(|| members.get("@type")) {
        Some(Value::Array(all)) => all.iter().any(names_set),
        found => found.is_some_and(names_set),
    }
}

fn has_prefix(value: &Value) -> bool {
    let text = |value: &Value| value.as_str().is_some_and(|text| name(text) != text);
    match value {
        Value::Array(all) => all.iter().any(text),
        one => text(one),
    }
}

/// Gives members their standard names.
pub(super) fn rename(members: &mut Extra, remarks: &mut Remarks) {
    let whole = Value::Object(std::mem::take(members));
    let whole = match is_other(&whole, MOST_LEVELS) {
        true => {
            remarks.say(Remark::OpenAnnotation);
            renamed(whole, MOST_LEVELS)
        }
        false => whole,
    };
    if let Value::Object(whole) = whole {
        *members = whole;
    }
}

fn renamed(value: Value, levels: usize) -> Value {
    if levels == 0 {
        return value;
    }
    match value {
        Value::Object(mut members) => {
            // A value together with its type or language.
            if let Some(inner @ (Value::String(_) | Value::Number(_) | Value::Bool(_))) =
                members.get("@value")
                && members
                    .keys()
                    .all(|key| ["@value", "@type"].contains(&key.as_str()))
            {
                return inner.clone();
            }
            let is_set = is_set(&members);
            let was = members.remove(AS_WRITTEN);
            let was = was.map(|was| (AS_WRITTEN.to_owned(), was));
            let mut right: Extra = was.into_iter().collect();
            let standard: BTreeSet<String> = members
                .keys()
                .filter(|key| name(key) == *key)
                .cloned()
                .collect();
            let mut others = Vec::new();
            for (key, value) in members {
                let short = match name(&key) {
                    "item" | "members" if is_set => "items",
                    "@value" => "value",
                    "@language" => "language",
                    "@direction" => "textDirection",
                    short => short,
                };
                let value = match short {
                    "body" | "bodyValue" | "items" => value,
                    "value" => said(value, &mut right, &standard),
                    _ => words(value, short, &mut right),
                };
                let value = match TERMS.contains(&short) {
                    true => named(value),
                    false => renamed(value, levels - 1),
                };
                let is_taken =
                    short != key && (standard.contains(short) || right.contains_key(short));
                match is_taken {
                    true => others.push((key, value)),
                    false => drop(right.insert(short.to_owned(), value)),
                }
            }
            // If two names mean the same, the standard's own takes precedence.
            for (key, value) in others {
                keep(&mut right, &key, value);
            }
            Value::Object(right)
        }
        Value::Array(all) => Value::Array(
            all.into_iter()
                .map(|value| renamed(value, levels - 1))
                .collect(),
        ),
        other => other,
    }
}

/// The literal in the `value` of a body, whose language becomes that of the body. A body that
/// states its own keeps that of the literal as it was.
fn said(value: Value, body: &mut Extra, own: &BTreeSet<String>) -> Value {
    let one = match &value {
        Value::Array(all) if all.len() == 1 => all.first(),
        one => Some(one),
    };
    let Some(Value::Object(literal)) = one.filter(|one| is_literal(one)) else {
        return value;
    };
    let words = literal.get("@value").cloned().unwrap_or_default();
    for (from, name) in [("@language", "language"), ("@direction", "textDirection")] {
        match literal.get(from) {
            Some(_) if own.contains(name) => keep(body, "value", value.clone()),
            Some(told) => drop(body.insert(name.to_owned(), told.clone())),
            None => {}
        }
    }
    words
}

/// The words of literals in a member other than a body, which has no place for their languages.
fn words(value: Value, name: &str, members: &mut Extra) -> Value {
    let word = |one: &Value| match is_literal(one) {
        true => one.get("@value").cloned().unwrap_or_default(),
        false => one.clone(),
    };
    let right = match &value {
        Value::Array(all) if all.iter().any(is_literal) => all.iter().map(word).collect(),
        one if is_literal(one) => word(one),
        _ => return value,
    };
    keep(members, name, value);
    right
}

/// Whether a value is a text of JSON-LD with its language or direction.
fn is_literal(value: &Value) -> bool {
    let Value::Object(members) = value else {
        return false;
    };
    let is_known =
        |key: &String| ["@value", "@type", "@language", "@direction"].contains(&key.as_str());
    members.get("@value").is_some_and(Value::is_string)
        && ["@language", "@direction"]
            .iter()
            .any(|name| members.contains_key(*name))
        && members.keys().all(is_known)
}

fn named(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(term(&text).to_owned()),
        Value::Array(all) => Value::Array(all.into_iter().map(named).collect()),
        Value::Object(members) => match members.get("@id") {
            Some(Value::String(iri)) if members.len() == 1 => term(iri).into(),
            _ => Value::Object(members),
        },
        other => other,
    }
}

/// Returns a type or motivation without its prefix.
pub(super) fn term(written: &str) -> &str {
    match without_prefix(written) {
        "ContentAsText" => "TextualBody",
        short => short,
    }
}
