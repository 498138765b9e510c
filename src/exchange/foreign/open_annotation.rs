//! Notes of Open Annotation, the standard's forerunner, as in IIIF 2 and Mirador.

use serde_json::Value;

use super::remark::{Remark, Remarks};
use crate::annotation::Extra;

/// Renames the members of IIIF 2 as in the standard. Names that JSON-LD leaves to the file are
/// converted before.
pub(super) fn rename(members: &mut Extra, remarks: &mut Remarks) {
    for (old, new) in [("on", "target"), ("resource", "body")] {
        if !members.contains_key(new)
            && let Some(value) = members.remove(old)
        {
            remarks.say(Remark::OpenAnnotation);
            members.insert(new.to_owned(), value);
        }
    }
    each(members.get_mut("target"), &mut |target| {
        put_in_place(target, "full", "source");
    });
    each(members.get_mut("body"), &mut |body| {
        let is_tag = body.get("type").is_some_and(|name| match name {
            Value::Array(all) => all.iter().any(|one| one == "Tag"),
            one => one == "Tag",
        });
        if is_tag && !body.contains_key("purpose") {
            body.insert("purpose".to_owned(), "tagging".into());
        }
    });
    comment_with_tags(members);
}

/// Turns a note with the motivations `["oa:commenting", "oa:tagging"]`, as written by tools of IIIF
/// 2, into a comment.
fn comment_with_tags(members: &mut Extra) {
    let is_comment = |all: &Value| {
        all.as_array()
            .is_some_and(|all| all.iter().any(|one| one == "commenting"))
    };
    if members.get("motivation").is_some_and(is_comment) {
        super::as_written::rewrite(members, "motivation", "commenting");
    }
}

fn put_in_place(members: &mut Extra, old: &str, new: &str) {
    if !members.contains_key(new)
        && let Some(value) = members.remove(old)
    {
        members.insert(new.to_owned(), value);
    }
}

fn each(value: Option<&mut Value>, act: &mut dyn FnMut(&mut Extra)) {
    match value {
        Some(Value::Object(members)) => act(members),
        Some(Value::Array(all)) => all
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(act),
        _ => {}
    }
}
