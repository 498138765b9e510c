//! Removing known members from a JSON object; the rest is unknown to this version.

use serde_json::Value;

use super::iri::is_iri;
use super::problem::{Member, Reason};
use crate::annotation::{Extra, Timestamp, normalise_numbers};

/// Removes and returns the member if it is a string. Other values are left in place.
pub(super) fn take_text(members: &mut Extra, name: &str) -> Option<String> {
    match members.remove(name)? {
        Value::String(text) => Some(text),
        other => {
            members.insert(name.to_owned(), other);
            None
        }
    }
}

/// Removes and returns the member if it is an object. Other values are left in place.
pub(super) fn take_object(members: &mut Extra, name: &str) -> Option<Extra> {
    match members.remove(name)? {
        Value::Object(object) => Some(object),
        other => {
            members.insert(name.to_owned(), other);
            None
        }
    }
}

/// Removes and returns the member. An array of one is unwrapped, since JSON-LD makes no difference.
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

/// Removes and returns the member, which must be an absolute IRI.
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

/// Removes and returns the member, which must be a point in time with a zone.
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

/// Parses a `date-time` of RFC 3339 §5.6, with a `T` between date and time as the test suite
/// requires.
pub(in crate::exchange) fn date_time(text: String) -> Option<Timestamp> {
    let parted = matches!(text.as_bytes().get(10), Some(b'T' | b't'));
    let time = Timestamp::new(text);
    (parted && time.instant().is_some()).then_some(time)
}

/// Removes and returns the member as a list of values. A single value is a list of one.
pub(super) fn take_list(members: &mut Extra, name: &str) -> Vec<Value> {
    match members.remove(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    }
}

/// Returns an object with only an `id`.
pub(super) fn named(id: impl Into<String>) -> Extra {
    let mut members = Extra::new();
    put(&mut members, "id", id);
    members
}

/// Removes `type` if it only states the obvious.
pub(super) fn drop_type(members: &mut Extra, expected: &str) {
    if members.get("type").is_some_and(|found| found == expected) {
        members.remove("type");
    }
}

/// Writes `type` unless the members already have one.
pub(super) fn put_type(members: &mut Extra, name: &str) {
    members
        .entry("type")
        .or_insert_with(|| Value::String(name.to_owned()));
}

/// Writes a string member.
pub(super) fn put(members: &mut Extra, name: &str, text: impl Into<String>) {
    members.insert(name.to_owned(), Value::String(text.into()));
}

/// Removes and returns a member that is a count, even if written as `1.0`. Other values are left in
/// place.
pub(super) fn take_count(members: &mut Extra, name: &str) -> Option<usize> {
    let mut value = members.get(name)?.clone();
    normalise_numbers(&mut value);
    let count = value.as_u64()?.try_into().ok()?;
    members.remove(name);
    Some(count)
}

/// Writes a string member, if there is a value.
pub(super) fn put_some(members: &mut Extra, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        put(members, name, text);
    }
}

/// Writes a single value by itself, or several as an array.
pub(super) fn put_list(members: &mut Extra, name: &str, mut values: Vec<Value>) {
    let value = match values.len() {
        0 => return,
        1 => values.remove(0),
        _ => Value::Array(values),
    };
    members.insert(name.to_owned(), value);
}

/// Returns whether `type` is the given name, or includes it.
pub(super) fn has_type(members: &Extra, name: &str) -> bool {
    match members.get("type") {
        Some(Value::String(found)) => found == name,
        Some(Value::Array(found)) => found.iter().any(|value| value == name),
        _ => false,
    }
}
