//! Notes that relate other notes of the same file, as of Recogito.
//!
//! A relation stands below each of the notes that it connects.

use serde_json::{Value, json};

use super::remark::{Remark, Remarks};
use super::{Names, as_written, targets};
use crate::annotation::Extra;

/// Returns whether a note may connect several others.
pub(super) fn is_form(members: &Extra) -> bool {
    let is_several = |value: &Value| value.as_array().is_some_and(|all| all.len() > 1);
    is_link(members) || members.get("target").is_some_and(is_several)
}

fn is_link(members: &Extra) -> bool {
    let is_link = |value: &Value| value == "linking";
    match members.get("motivation") {
        Some(Value::Array(all)) => all.iter().any(is_link),
        motivation => motivation.is_some_and(is_link),
    }
}

/// Replaces the ids of notes in the same file by their ids here, among several targets and in the
/// body of a link. Returns whether the note connects notes of the file.
pub(super) fn put_right(members: &mut Extra, names: &Names, remarks: &mut Remarks) -> bool {
    let own = members.get("id").and_then(Value::as_str).map(str::to_owned);
    let connected = |value: &Value| {
        let id = names.get(whole(value)?)?;
        (Some(id) != own.as_ref()).then(|| below(id))
    };
    let listed = |name: &str| match members.get(name) {
        Some(Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    // Links lead from their target to their body.
    let mut bodies = listed("body");
    let mut ends = Vec::new();
    if is_link(members) {
        ends.extend(bodies.iter().filter_map(connected));
        bodies.retain(|body| connected(body).is_none());
    }
    let has_ends = !ends.is_empty();
    let mut all = listed("target");
    all.extend(ends);
    let mut is_any = has_ends;
    for target in &mut all {
        if let Some(right) = connected(target) {
            *target = right;
            is_any = true;
        }
    }
    if !is_any || all.len() < 2 {
        return false;
    }
    remarks.say(Remark::Relation);
    if has_ends {
        as_written::rewrite(members, "body", Value::Array(bodies));
    }
    as_written::rewrite(members, "target", Value::Array(all));
    true
}

/// Returns the name of a target or body as a whole, unless it is a place in something.
pub(super) fn whole(value: &Value) -> Option<&str> {
    match value {
        Value::String(name) => Some(name),
        Value::Object(members) => {
            let is_part = ["selector", "scope", "value"]
                .iter()
                .any(|name| members.contains_key(*name));
            let name = members.get("source").or_else(|| members.get("id"));
            name.filter(|_| !is_part)?.as_str()
        }
        _ => None,
    }
}

/// Returns a target below a note. The scope marks it as a place in a note.
pub(super) fn below(id: &str) -> Value {
    json!({ "source": id, "scope": targets::NO_SOURCE })
}
