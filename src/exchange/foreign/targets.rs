//! The targets of a note in the forms of other programs.

use serde_json::{Value, json};

use super::as_written::{keep, rewrite, set_aside};
use super::remark::{Remark, Remarks};
use super::selectors;
use crate::annotation::Extra;
use crate::exchange::web_annotation::{derived, is_iri};

/// The most places of one note to read. Each becomes a note of its own, with all the words. A
/// higher value would let a small file grow large, a lower one might drop places that people
/// marked.
pub(super) const MOST_PLACES: usize = 64;

/// The most bytes for copies of one note at its places.
const MOST_BYTES: usize = 1_000_000;

/// The deepest nesting of lists of targets.
const MOST_LEVELS: usize = 8;

/// The source of a note that names none.
pub(super) const NO_SOURCE: &str = "urn:x-rapporteur:no-source";

/// The prefix of a source that is not an address and cannot become one.
const OTHER_SOURCE: &str = "urn:x-rapporteur:source:";

/// Returns whether an address is a placeholder for a meaningless source.
pub(in crate::exchange) fn says_nothing(source: &str) -> bool {
    source == NO_SOURCE || source.starts_with(OTHER_SOURCE) && source.contains("%5Bobject%20")
}

/// Returns a source as it is in its file; `None` if it is meaningless.
pub fn written_source(source: &str) -> Option<&str> {
    let written = source.strip_prefix(OTHER_SOURCE).unwrap_or(source);
    Some(written).filter(|_| !says_nothing(source))
}

/// Converts the targets of a note to the standard's form. Several targets become several notes, so
/// that the note appears at each place. The first keeps the id.
pub(super) fn put_right(mut members: Extra, size: usize, remarks: &mut Remarks) -> Vec<Extra> {
    let Some(was) = members.get("target").cloned() else {
        return vec![members];
    };
    let mut targets = Vec::new();
    flatten(&was, MOST_LEVELS, &mut targets);
    let most = MOST_BYTES
        .checked_div(size)
        .unwrap_or(MOST_PLACES)
        .clamp(1, MOST_PLACES);
    if targets.len() > 1 {
        remarks.say(Remark::Targets);
    }
    if targets.len() > most {
        remarks.say(Remark::MoreTargets);
        targets.truncate(most);
    }
    let mut right = targets.into_iter().map(|target| one(target, remarks));
    let Some(first) = right.next() else {
        // An empty list has no target.
        members.remove("target");
        return vec![members];
    };
    let mut further = Vec::new();
    for (place, target) in right.enumerate() {
        let mut note = members.clone();
        let name = |name: &str| {
            members
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let place = (place + 1).to_string();
        let id = derived("place", &[name("id"), name("canonical"), &place]);
        rewrite(&mut note, "id", id);
        set_aside(&mut note, "canonical");
        note.insert("target".to_owned(), target);
        further.push(note);
    }
    let is_alone = further.is_empty();
    members.insert("target".to_owned(), first);
    if !is_alone {
        keep(&mut members, "target", was);
    }
    further.insert(0, members);
    further
}

/// Collects the targets of an array, a choice, a list or a composite.
fn flatten(value: &Value, levels: usize, targets: &mut Vec<Value>) {
    let items = match value {
        Value::Array(items) => Some(items),
        Value::Object(members) if !members.contains_key("source") => {
            members.get("items").and_then(Value::as_array)
        }
        _ => None,
    };
    match items {
        Some(items) if levels > 0 => items
            .iter()
            .for_each(|item| flatten(item, levels - 1, targets)),
        _ if value.is_null() => {}
        _ => targets.push(value.clone()),
    }
}

fn one(target: Value, remarks: &mut Remarks) -> Value {
    let members = match target {
        Value::String(iri) if is_iri(&iri) => return Value::String(iri),
        Value::String(text) => {
            remarks.say(Remark::Source);
            let mut members = Extra::new();
            members.insert("source".to_owned(), text.into());
            members
        }
        Value::Object(members) => members,
        other => {
            remarks.say(Remark::Source);
            let mut members = Extra::new();
            members.insert("source".to_owned(), other);
            members
        }
    };
    let mut members = members;
    source(&mut members, remarks);
    selectors::put_right(&mut members, remarks);
    Value::Object(members)
}

fn source(members: &mut Extra, remarks: &mut Remarks) {
    let is_named =
        |members: &Extra, name: &str| members.get(name).is_some_and(|value| !value.is_null());
    let name = match is_named(members, "source") {
        false if is_named(members, "id") => "id",
        _ => "source",
    };
    let Some(was) = members.get(name).filter(|was| !was.is_null()).cloned() else {
        remarks.say(Remark::NoSource);
        members.insert("source".to_owned(), NO_SOURCE.into());
        return;
    };
    if was.as_str().is_some_and(is_iri) {
        return;
    }
    if let Value::Array(all) = &was
        && let [Value::String(one)] = all.as_slice()
        && is_iri(one)
    {
        return;
    }
    let (iri, remark) = of_source(&was);
    if let Some(remark) = remark {
        remarks.say(remark);
        set_aside(members, name);
        members.insert("source".to_owned(), iri.into());
    }
}

/// Returns the IRI of a source, with a remark unless the file has only the IRI.
fn of_source(source: &Value) -> (String, Option<Remark>) {
    match source {
        Value::String(text) => (address(text), Some(Remark::Source)),
        Value::Object(members) => match members.get("id").or_else(|| members.get("source")) {
            Some(Value::String(iri)) if is_iri(iri) => {
                let is_short = members.len() == 1 && members.contains_key("id");
                (iri.clone(), (!is_short).then_some(Remark::Described))
            }
            Some(Value::String(text)) => (address(text), Some(Remark::Source)),
            _ => (NO_SOURCE.to_owned(), Some(Remark::NoSource)),
        },
        Value::Array(all) if all.len() == 1 => {
            let one = all.first().unwrap_or(&Value::Null);
            (of_source(one).0, Some(Remark::Source))
        }
        Value::Array(all) => {
            let first = all.iter().map(of_source).find(|(iri, _)| iri != NO_SOURCE);
            let first = first.map_or(NO_SOURCE.to_owned(), |(iri, _)| iri);
            (first, Some(Remark::Sources))
        }
        _ => (NO_SOURCE.to_owned(), Some(Remark::NoSource)),
    }
}

/// A text as an address. Characters that are not allowed in addresses are escaped as in RFC 3986. A
/// text without a scheme gets our own prefix.
fn address(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return NO_SOURCE.to_owned();
    }
    let encoded = encoded(text);
    match is_iri(&encoded) {
        true => encoded,
        false => format!("{OTHER_SOURCE}{encoded}"),
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() || "<>\"{}|\\^`[]".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns a target that is only the source.
pub(super) fn whole(source: &str) -> Value {
    json!({ "source": source })
}
