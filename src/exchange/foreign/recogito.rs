//! Notes of the Recogito and Annotorious libraries. They have `bodies`, and a target that names its
//! note instead of a source.

use serde_json::Value;

use super::as_written::{keep, set_aside};
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;

/// Returns whether a record has `bodies`, and a target that the standard does not know.
pub(super) fn is_form(members: &Extra) -> bool {
    members.get("bodies").is_some_and(Value::is_array)
        && !members.contains_key("body")
        && members.get("target").is_some_and(Value::is_object)
}

/// Returns the record in the standard's form.
pub(super) fn to_standard(mut note: Extra, remarks: &mut Remarks) -> Extra {
    remarks.say(Remark::Recogito);
    note.entry("type").or_insert_with(|| "Annotation".into());
    if let Some(Value::Array(bodies)) = note.remove("bodies") {
        let mut right = Vec::new();
        for body in bodies {
            let Value::Object(mut body) = body else {
                right.push(body);
                continue;
            };
            // The ids of a body and of its note are not the address of a text elsewhere.
            for name in ["id", "annotation"] {
                set_aside(&mut body, name);
            }
            right.push(Value::Object(body));
        }
        note.insert("body".to_owned(), Value::Array(right));
    }
    let Some(Value::Object(mut target)) = note.remove("target") else {
        return note;
    };
    for (name, of_note) in [
        ("creator", "creator"),
        ("created", "created"),
        ("updated", "modified"),
    ] {
        if let Some(value) = target.remove(name) {
            note.entry(of_note).or_insert(value);
        }
    }
    if let Some(was) = target.remove("annotation") {
        keep(&mut target, "annotation", was);
    }
    note.insert("target".to_owned(), Value::Object(target));
    note
}
