//! Keeping what has to be written otherwise.

use serde_json::Value;

use crate::annotation::Extra;

/// The own term that holds, on any level, the members that had to be written otherwise, each as it was.
pub(super) const AS_WRITTEN: &str = "asWritten";

/// Keeps a member as it was. Of two the first counts, which is nearer to the file.
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

/// Takes a member out and keeps it as it was.
pub(super) fn set_aside(members: &mut Extra, name: &str) {
    if let Some(was) = members.remove(name) {
        keep(members, name, was);
    }
}

/// Puts another value in the place of a member, which is kept as it was.
pub(super) fn rewrite(members: &mut Extra, name: &str, value: impl Into<Value>) {
    if let Some(was) = members.insert(name.to_owned(), value.into()) {
        keep(members, name, was);
    }
}
