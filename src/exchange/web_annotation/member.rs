//! Taking members out of a JSON object; the rest is unknown to this version.

use serde_json::Value;

use super::iri::is_iri;
use super::problem::{Member, Reason};
use crate::annotation::{Extra, Timestamp, normalise_numbers};

/// Returns the member, where it is a string; anything else stays where it is.
pub(super) fn take_text(members: &mut Extra, name: &str) -> Option<String> {
    match members.remove(name)? {
        Value::String(text) => Some(text),
        other => {
            members.insert(name.to_owned(), other);
            None
        }
    }
}

/// Returns the member, where it is an object; anything else stays where it is.
pub(super) fn take_object(members: &mut Extra, name: &str) -> Option<Extra> {
    match members.remove(name)? {
        Value::Object(object) => Some(object),
        other => {
            members.insert(name.to_owned(), other);
            None
        }
    }
}

/// Returns the member, taken out of an array of one: JSON-LD makes no difference between the two.
pub(super) fn take_single(
    members: &mut Extra,
    name: &str,
    member: Member,
) -> Result<Option<Value>, Reason> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(mut values)) => match (values.pop(), values.is_empty()) {
            (None, _) => Ok(None),
            (Some(value), true) => Ok(Some(value)),
            (Some(_), false) => Err(Reason::Several(member)),
        },
        Some(value) => Ok(Some(value)),
    }
}

/// Returns the member as an absolute IRI.
pub(super) fn take_iri(
    members: &mut Extra,
    name: &str,
    member: Member,
) -> Result<Option<String>, Reason> {
    match take_single(members, name, member)? {
        None => Ok(None),
        Some(Value::String(text)) if is_iri(&text) => Ok(Some(text)),
        Some(_) => Err(Reason::Malformed(member)),
    }
}

/// Returns the member as a point in time with a zone.
pub(super) fn take_time(
    members: &mut Extra,
    name: &str,
    member: Member,
) -> Result<Option<Timestamp>, Reason> {
    match take_single(members, name, member)? {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(date_time(text).ok_or(Reason::Malformed(member))?)),
        Some(_) => Err(Reason::Malformed(member)),
    }
}

/// Returns a `date-time` of RFC 3339 §5.6, whose date and time stand apart by a `T` as the suite
/// wants it.
pub(in crate::exchange) fn date_time(text: String) -> Option<Timestamp> {
    let parted = matches!(text.as_bytes().get(10), Some(b'T' | b't'));
    let time = Timestamp::new(text);
    (parted && time.instant().is_some()).then_some(time)
}

/// Returns the member as a list of values: a value alone is a list of one.
pub(super) fn take_list(members: &mut Extra, name: &str) -> Vec<Value> {
    match members.remove(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    }
}

/// Returns an object with an `id` alone.
pub(super) fn named(id: impl Into<String>) -> Extra {
    let mut members = Extra::new();
    put(&mut members, "id", id);
    members
}

/// Removes `type` where it says only what goes without saying.
pub(super) fn drop_type(members: &mut Extra, expected: &str) {
    if members.get("type").is_some_and(|found| found == expected) {
        members.remove("type");
    }
}

/// Writes `type` unless the members already say it in their own way.
pub(super) fn put_type(members: &mut Extra, name: &str) {
    members
        .entry("type")
        .or_insert_with(|| Value::String(name.to_owned()));
}

/// Writes a string member.
pub(super) fn put(members: &mut Extra, name: &str, text: impl Into<String>) {
    members.insert(name.to_owned(), Value::String(text.into()));
}

/// Takes a member that is a count, also one that is written `1.0`; a value of another kind stays.
pub(super) fn take_count(members: &mut Extra, name: &str) -> Option<usize> {
    let mut value = members.get(name)?.clone();
    normalise_numbers(&mut value);
    let count = value.as_u64()?.try_into().ok()?;
    members.remove(name);
    Some(count)
}

/// Writes a string member, where there is one.
pub(super) fn put_some(members: &mut Extra, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        put(members, name, text);
    }
}

/// Writes a value alone, or several as an array.
pub(super) fn put_list(members: &mut Extra, name: &str, mut values: Vec<Value>) {
    let value = match values.len() {
        0 => return,
        1 => values.remove(0),
        _ => Value::Array(values),
    };
    members.insert(name.to_owned(), value);
}

/// Tells whether `type` is, or is among others, the given one.
pub(super) fn has_type(members: &Extra, name: &str) -> bool {
    match members.get("type") {
        Some(Value::String(found)) => found == name,
        Some(Value::Array(found)) => found.iter().any(|value| value == name),
        _ => false,
    }
}
