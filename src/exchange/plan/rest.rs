//! The members of a version that have no named part.

use serde_json::Value;

use crate::annotation::{Body, Extra, Note, Revision, Target};

/// Returns the members that no named part reads, and the rest of those that are partly read.
/// `members` are those of the revision in a file.
pub(super) fn of(revision: &Revision, members: &Extra) -> Extra {
    let mut rest = members.clone();
    for name in ["created", "modified", "target"] {
        rest.remove(name);
    }
    for name in ["type", "motivation", "kind"] {
        remove_if(&mut rest, name, Value::is_string);
    }
    remove_if(&mut rest, "private", Value::is_boolean);
    put(&mut rest, "creator", revision.creator.extra.clone().into());
    let Some(note) = revision.note() else {
        return rest;
    };
    let bodies = note.bodies.iter().filter_map(|body| of_body(body, note));
    let bodies: Vec<Value> = bodies.collect();
    put(&mut rest, "body", bodies.into());
    let read = [
        ("sign", note.sign().is_some()),
        ("category", note.category().is_some()),
        ("disposition", note.disposition().is_some()),
        ("address", note.number().is_some()),
    ];
    for (name, is_read) in read {
        remove_if(&mut rest, name, |_| is_read);
    }
    if let Some(whose) = rest.remove("onBehalfOf") {
        put(&mut rest, "onBehalfOf", of_delegation(whose));
    }
    match rest.remove("sponsors") {
        Some(Value::Array(sponsors)) => {
            let sponsors = sponsors.into_iter().map(of_delegation);
            let sponsors: Vec<Value> = sponsors.filter(|one| !is_empty(one)).collect();
            put(&mut rest, "sponsors", sponsors.into());
        }
        Some(other) => put(&mut rest, "sponsors", other),
        None => {}
    }
    rest
}

/// Returns the description of a place in a file, as JSON. The details of an answered note and the
/// side of a new paragraph are left out.
pub(super) fn of_place(target: &Target, json: Option<&Value>) -> String {
    let Some(Value::Object(members)) = json else {
        return String::new();
    };
    let mut members = members.clone();
    if target.insert().is_some() {
        members.remove("insert");
    }
    if target.parent().is_some() {
        for name in ["source", "parentRevision", "quote"] {
            remove_if(&mut members, name, Value::is_string);
        }
    }
    Value::Object(members).to_string()
}

/// The rest of a body whose words have a named part; all of it otherwise.
fn of_body(body: &Body, note: &Note) -> Option<Value> {
    let Body::Text {
        value,
        purpose,
        format,
        language,
        extra,
    } = body
    else {
        return match body {
            Body::Other(value) => Some(value.clone()),
            Body::Text { .. } => None,
        };
    };
    let purpose = purpose.as_deref().unwrap_or("commenting");
    let is = |words: Option<&str>| words.is_some_and(|words| std::ptr::eq(words, value.as_str()));
    let usual = if is(note.proposed()) || purpose == "tagging" {
        Some("text/plain")
    } else if is(note.text()) {
        Some("text/markdown")
    } else {
        None
    };
    let mut rest = extra.clone();
    let mut keep = |name: &str, text: Option<&str>| {
        rest.extend(text.map(|text| (name.to_owned(), Value::from(text))));
    };
    keep(
        "format",
        format.as_deref().filter(|its| Some(*its) != usual),
    );
    if usual.is_none() {
        keep("value", Some(value));
        keep("language", language.as_deref());
    }
    let is_usual = purpose == "commenting" || note.kind.motivation() == Some(purpose);
    let says_nothing = usual == Some("text/plain") || (usual.is_some() && is_usual);
    keep("purpose", Some(purpose).filter(|_| !says_nothing));
    Some(Value::Object(rest)).filter(|rest| !is_empty(rest))
}

/// The rest of a delegation without its country and its name.
fn of_delegation(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        for name in ["country", "label"] {
            remove_if(members, name, Value::is_string);
        }
    }
    value
}

/// Sets a member, or removes it if the value is empty.
fn put(members: &mut Extra, name: &str, value: Value) {
    if is_empty(&value) {
        members.remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
}

fn remove_if(members: &mut Extra, name: &str, is_read: impl Fn(&Value) -> bool) {
    if members.get(name).is_some_and(is_read) {
        members.remove(name);
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
