//! Ids in the forms of other programs.

use serde_json::Value;
use uuid::Uuid;

use super::as_written::{keep, rewrite, set_aside};
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;
use crate::exchange::web_annotation::{derived, is_iri};

/// Gives a note a unique id. A new id is derived from `content`, so that the same note always gets
/// the same one. Returns the id that the note had in its file.
pub(super) fn put_right(
    members: &mut Extra,
    content: &str,
    remarks: &mut Remarks,
) -> Option<String> {
    if let Some(Value::Array(ids)) = members.get("id")
        && let [one] = ids.as_slice()
    {
        let one = one.clone();
        members.insert("id".to_owned(), one);
    }
    let made = || derived("id", &[content]);
    match members.get("id") {
        Some(Value::String(id)) if is_iri(id) => None,
        Some(Value::String(id)) if !id.is_empty() => {
            let old = id.clone();
            remarks.say(Remark::OtherId);
            rewrite(members, "id", of_uuid(&old).unwrap_or_else(made));
            Some(old)
        }
        Some(Value::Null) | None => {
            remarks.say(Remark::NoId);
            members.insert("id".to_owned(), made().into());
            None
        }
        Some(_) => {
            remarks.say(Remark::OtherId);
            rewrite(members, "id", made());
            None
        }
    }
}

/// Sets the canonical id and the addresses of copies aside, if they are invalid.
pub(super) fn put_others_right(members: &mut Extra, remarks: &mut Remarks) {
    let is_wrong = |value: &Value| match value {
        Value::Null => false,
        Value::String(iri) => !is_iri(iri),
        Value::Array(values) => {
            !matches!(values.as_slice(), [] | [Value::String(_)])
                || values
                    .iter()
                    .any(|one| one.as_str().is_some_and(|iri| !is_iri(iri)))
        }
        _ => true,
    };
    if members.get("canonical").is_some_and(is_wrong) {
        remarks.say(Remark::Wrong("canonical"));
        set_aside(members, "canonical");
    }
}

/// Returns a UUID, or one after `#`, as a URN.
pub(super) fn of_uuid(id: &str) -> Option<String> {
    let uuid = Uuid::try_parse(id.trim_start_matches('#')).ok()?;
    Some(uuid.urn().to_string())
}

/// Sets the revision id and the replaced ids aside, if they are not in this format.
pub(super) fn put_revision_right(members: &mut Extra, remarks: &mut Remarks) {
    if members.get("revision").is_some_and(|id| !id.is_string()) {
        remarks.say(Remark::Wrong("revision"));
        set_aside(members, "revision");
    }
    let is_text = |value: &Value| match value {
        Value::Array(ids) => ids.iter().all(Value::is_string),
        other => other.is_string() || other.is_null(),
    };
    if let Some(ids) = members.get("replaces").cloned()
        && !is_text(&ids)
    {
        remarks.say(Remark::Wrong("replaces"));
        let texts = ids.as_array().into_iter().flatten();
        let texts: Vec<Value> = texts.filter(|id| id.is_string()).cloned().collect();
        members.insert("replaces".to_owned(), Value::Array(texts));
        keep(members, "replaces", ids);
    }
}
