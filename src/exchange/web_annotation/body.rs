//! Bodies; Web Annotation Data Model §3.2.

use serde_json::{Value, json};

use super::iri::is_iri;
use super::member::{drop_type, put, put_list, put_some, put_type, take_list, take_text};
use super::problem::{Member, Reason};
use crate::annotation::{Body, Extra};
use crate::exchange::foreign::bodies::{show_words, written_value};

/// The purpose of the empty body of a bare highlight, and of any other note without a motivation.
const HIGHLIGHTING: &str = "highlighting";

/// Removes the bodies from an annotation and returns them.
pub(super) fn take_bodies(
    members: &mut Extra,
    motivation: Option<&str>,
) -> Result<Vec<Body>, Reason> {
    let values = take_list(members, "body");
    // Earlier files use the purpose of a highlight, whatever the motivation.
    let purposes = [motivation.unwrap_or(HIGHLIGHTING), HIGHLIGHTING];
    let is_placeholder = |value: &Value| purposes.iter().any(|one| *value == placeholder(one));
    if values.iter().all(is_placeholder) {
        return Ok(Vec::new());
    }
    values.into_iter().map(from_json).collect()
}

/// Writes the bodies: a single one by itself, several as an array, or the placeholder if there are
/// none.
pub(super) fn put_bodies(members: &mut Extra, bodies: &[Body], motivation: Option<&str>) {
    let values = if bodies.is_empty() {
        vec![placeholder(motivation.unwrap_or(HIGHLIGHTING))]
    } else {
        bodies.iter().map(to_json).collect()
    };
    put_list(members, "body", values);
}

/// The placeholder for a missing body, as in a bare highlight or support, since peers expect a
/// body. Its purpose is the annotation's motivation. `zxx` is BCP 47's tag for "no linguistic
/// content", which keeps apart any body that somebody wrote.
fn placeholder(purpose: &str) -> Value {
    json!({ "type": "TextualBody", "value": "", "purpose": purpose,
            "format": "text/plain", "language": "zxx" })
}

fn from_json(value: Value) -> Result<Body, Reason> {
    match value {
        Value::Object(members) if is_textual(&members) => Ok(textual(members)),
        Value::Object(members) if is_resource(&members) => Ok(Body::Other(Value::Object(members))),
        Value::String(iri) if is_iri(&iri) => Ok(Body::Other(Value::String(iri))),
        _ => Err(Reason::Malformed(Member::Body)),
    }
}

/// Whether the body is an embedded text and nothing else.
fn is_textual(members: &Extra) -> bool {
    members.get("value").is_some_and(Value::is_string)
        && !members.contains_key("source")
        && !members.contains_key("items")
}

/// Whether the body is a resource elsewhere (`id`), a part of one (`source`) or a choice of several
/// (`items`).
fn is_resource(members: &Extra) -> bool {
    ["id", "source", "items"]
        .iter()
        .any(|name| members.contains_key(*name))
}

fn textual(mut members: Extra) -> Body {
    drop_type(&mut members, "TextualBody");
    let mut body = Body::Text {
        value: take_text(&mut members, "value").unwrap_or_default(),
        purpose: take_text(&mut members, "purpose"),
        format: take_text(&mut members, "format"),
        language: take_text(&mut members, "language"),
        extra: members,
    };
    show_words(&mut body);
    body
}

fn to_json(body: &Body) -> Value {
    match body {
        Body::Text {
            value,
            purpose,
            format,
            language,
            extra,
        } => {
            let mut members = extra.clone();
            let value = written_value(value, format.as_deref(), &mut members);
            put_type(&mut members, "TextualBody");
            put(&mut members, "value", value);
            put_some(&mut members, "purpose", purpose.as_deref());
            put_some(&mut members, "format", format.as_deref());
            put_some(&mut members, "language", language.as_deref());
            Value::Object(members)
        }
        Body::Other(value) => value.clone(),
    }
}
