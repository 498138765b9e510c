//! Preserving members that must be written differently.

use serde_json::Value;

use crate::annotation::Extra;

/// Our own term that holds, on any level, the rewritten members in their original form.
pub(super) const AS_WRITTEN: &str = "asWritten";

/// Preserves a member in its original form. An earlier form takes precedence, being closer to the
/// file.
pub(super) fn keep(members: &mut Extra, name: &str, was: Value) {
    let all = members.remove(AS_WRITTEN);
    let mut all = match all {
        None => Extra::new(),
        Some(Value::Object(all)) => all,
        Some(other) => Extra::from_iter([(AS_WRITTEN.to_owned(), other)]),
    };
    all.entry(name).or_insert(was);
    members.insert(AS_WRITTEN.to_owned(), Value::Object(all));
}

/// Removes a member and preserves it in its original form.
pub(super) fn set_aside(members: &mut Extra, name: &str) {
    if let Some(was) = members.remove(name) {
        keep(members, name, was);
    }
}

/// Replaces the value of a member and preserves the original.
pub(super) fn rewrite(members: &mut Extra, name: &str, value: impl Into<Value>) {
    if let Some(was) = members.insert(name.to_owned(), value.into()) {
        keep(members, name, was);
    }
}
