//! The names of members in other forms of JSON-LD: `@id`, `@type`, prefixes, full addresses.
//!
//! JSON-LD lets a file choose its names. All these forms mean the same, so the original is not
//! preserved.

use std::collections::BTreeSet;

use serde_json::Value;

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
    let short = PREFIXES
        .iter()
        .find_map(|prefix| written.strip_prefix(prefix));
    let short = short.unwrap_or(written);
    let known = NAMES.iter().find(|(name, _)| *name == short);
    known.map_or(short, |(_, name)| name)
}

/// Whether members have non-standard names on any level.
fn is_other(value: &Value, levels: usize) -> bool {
    match value {
        Value::Object(members) => {
            members.keys().any(|key| name(key) != key)
                || is_set(members)
                    && ["item", "members"]
                        .iter()
                        .any(|key| members.contains_key(*key))
                || members.get("type").is_some_and(has_prefix)
                || members.get("motivation").is_some_and(has_prefix)
                || levels > 0 && members.values().any(|value| is_other(value, levels - 1))
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
        Value::Object(members) => {
            // A value together with its type or language.
            if let Some(inner @ (Value::String(_) | Value::Number(_) | Value::Bool(_))) =
                members.get("@value")
                && members
                    .keys()
                    .all(|key| ["@value", "@type"].contains(&key.as_str()))
            {
                return inner.clone();
            }
            let mut right = Extra::new();
            let is_set = is_set(&members);
            let standard: BTreeSet<String> = members
                .keys()
                .filter(|key| name(key) == *key)
                .cloned()
                .collect();
            for (key, value) in members {
                let short = match name(&key) {
                    "item" | "members" if is_set => "items",
                    "@value" => "value",
                    "@language" => "language",
                    short => short,
                };
                let value = match TERMS.contains(&short) {
                    true => named(value),
                    false => renamed(value, levels - 1),
                };
                // If two names mean the same, one of them is left unchanged: not the standard's own.
                let short = match standard.contains(short) || right.contains_key(short) {
                    true => key.as_str(),
                    false => short,
                };
                right.insert(short.to_owned(), value);
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
    let short = PREFIXES
        .iter()
        .find_map(|prefix| written.strip_prefix(prefix));
    match short.unwrap_or(written) {
        "ContentAsText" => "TextualBody",
        short => short,
    }
}
