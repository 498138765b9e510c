//! Notes of Hypothesis, as exported by its client and returned by its API.

use serde_json::{Value, json};

use super::as_written::{AS_WRITTEN, keep};
use super::ids::of_uuid;
use super::remark::{Remark, Remarks};
use super::targets;
use crate::annotation::Extra;
use crate::exchange::web_annotation::is_iri;

/// Returns whether a record has members of Hypothesis and lacks those of the standard.
pub(super) fn is_form(members: &Extra) -> bool {
    let has = |name: &str| members.contains_key(name);
    has("uri")
        && !has("body")
        && !has("type")
        && ["user", "text", "target", "permissions"]
            .iter()
            .any(|name| has(name))
}

/// Returns the record in the standard's form.
pub(super) fn to_standard(record: Extra, remarks: &mut Remarks) -> Extra {
    remarks.say(Remark::Hypothesis);
    converted(record, name, "text/markdown", remarks)
}

/// Returns a record with the members of Hypothesis or of its forerunner in the standard's form.
/// `name` makes an address of an id, and `format` is that of the words.
pub(super) fn converted(
    mut record: Extra,
    name: fn(&str) -> String,
    format: &str,
    remarks: &mut Remarks,
) -> Extra {
    let mut note = Extra::new();
    note.insert("type".to_owned(), "Annotation".into());
    let id = record.get("id").and_then(Value::as_str).map(name);
    note.extend(id.map(|id| ("id".to_owned(), id.into())));
    for (from, to) in [
        ("created", "created"),
        ("updated", "modified"),
        ("revision", "revision"),
    ] {
        let value = record.remove(from);
        note.extend(value.map(|value| (to.to_owned(), value)));
    }
    note.extend(author(&record).map(|author| ("creator".to_owned(), author)));
    let parent = parent(&record);
    let bodies = bodies(&mut record, parent.is_some(), format);
    let motivation = match (&parent, bodies.is_empty()) {
        (Some(_), _) => "replying",
        (None, true) => "highlighting",
        (None, false) => "commenting",
    };
    note.insert("motivation".to_owned(), motivation.into());
    if !bodies.is_empty() {
        note.insert("body".to_owned(), Value::Array(bodies));
    }
    note.insert("target".to_owned(), target(&mut record, parent));
    if is_private(&record) {
        remarks.say(Remark::Private);
        note.insert("private".to_owned(), true.into());
    }
    if let Some(was) = record.remove(AS_WRITTEN) {
        keep(&mut record, AS_WRITTEN, was);
    }
    note.insert(AS_WRITTEN.to_owned(), Value::Object(record));
    note
}

/// The address at which Hypothesis shows a note, which nobody else uses.
fn name(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    match of_uuid(id) {
        _ if is_iri(id) => id.to_owned(),
        Some(uuid) => uuid,
        None if !id.is_empty() && id.chars().all(is_plain) => format!("https://hypothes.is/a/{id}"),
        None => id.to_owned(),
    }
}

fn author(record: &Extra) -> Option<Value> {
    if let Some(Value::Object(user)) = record.get("user") {
        return described(user);
    }
    let user = record
        .get("user")
        .and_then(Value::as_str)
        .filter(|user| !user.is_empty());
    let shown = record
        .get("user_info")
        .and_then(|info| info.get("display_name")?.as_str());
    let account = user.map(|user| {
        let user = user.strip_prefix("acct:").unwrap_or(user);
        user.split('@').next().unwrap_or(user)
    });
    let name = shown.filter(|name| !name.trim().is_empty()).or(account)?;
    let mut author = Extra::new();
    author.insert("name".to_owned(), name.into());
    author.extend(user.map(|user| ("id".to_owned(), user.into())));
    Some(Value::Object(author))
}

/// The author described by an object.
fn described(user: &Extra) -> Option<Value> {
    let text = |name: &&str| Some(user.get(*name)?.as_str()?.to_owned());
    let is_told = |text: &String| !text.trim().is_empty();
    let names = ["name", "display_name", "username", "id"];
    let name = names.iter().filter_map(text).find(is_told)?;
    let mut author = Extra::new();
    author.insert("name".to_owned(), name.into());
    let id = text(&"id").filter(is_told);
    author.extend(id.map(|id| ("id".to_owned(), id.into())));
    Some(Value::Object(author))
}

/// The answered note: the last of the notes above this one.
fn parent(record: &Extra) -> Option<String> {
    let over = record.get("references")?.as_array()?;
    over.last()?.as_str().filter(|id| !id.is_empty()).map(name)
}

/// The words and the tags.
fn bodies(record: &mut Extra, is_reply: bool, format: &str) -> Vec<Value> {
    let purpose = if is_reply { "replying" } else { "commenting" };
    let mut bodies = Vec::new();
    if let Some(Value::String(text)) = record.get("text")
        && !text.is_empty()
    {
        bodies.push(
            json!({ "type": "TextualBody", "value": text, "format": format, "purpose": purpose }),
        );
        record.remove("text");
    }
    let tags = record
        .get("tags")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    if !tags.is_empty() && tags.iter().all(Value::is_string) {
        record.remove("tags");
        let tag = |tag| json!({ "type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging" });
        bodies.extend(tags.into_iter().map(tag));
    }
    bodies
}

/// The target: a place, the page as a whole, or the answered note.
fn target(record: &mut Extra, parent: Option<String>) -> Value {
    let has_uri = record.contains_key("uri");
    let uri = record
        .get("uri")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let with_source = |mut target: Value| {
        if let Value::Object(members) = &mut target
            && has_uri
        {
            members
                .entry("source")
                .or_insert_with(|| uri.as_str().into());
        }
        target
    };
    match parent {
        Some(parent) => json!({ "source": parent, "scope": uri_or_none(&uri) }),
        None => match record.remove("target") {
            Some(Value::Array(targets)) if targets.len() == 1 => {
                with_source(targets.into_iter().next().unwrap_or_default())
            }
            Some(Value::Array(targets)) if targets.is_empty() => targets::whole(&uri),
            // Further targets are not read. Adding the source to each would multiply their size.
            Some(Value::Array(mut all)) => {
                for target in all.iter_mut().take(targets::MOST_PLACES) {
                    *target = with_source(std::mem::take(target));
                }
                Value::Array(all)
            }
            Some(target @ Value::Object(_)) => with_source(target),
            other => {
                record.extend(other.map(|other| ("target".to_owned(), other)));
                targets::whole(&uri)
            }
        },
    }
}

fn uri_or_none(uri: &str) -> &str {
    if is_iri(uri) { uri } else { targets::NO_SOURCE }
}

/// Whether only the author can read the note on Hypothesis.
fn is_private(record: &Extra) -> bool {
    let readers = record
        .get("permissions")
        .and_then(|all| all.get("read")?.as_array());
    readers.is_some_and(|readers| {
        let is_group = |reader: &Value| {
            reader
                .as_str()
                .is_none_or(|reader| reader.starts_with("group:"))
        };
        !readers.is_empty() && !readers.iter().any(is_group)
    })
}
