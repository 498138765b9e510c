//! The stored form of the content of a note.

use serde_json::Value;

use super::fields::{Fields, put, put_list, put_some, some_text, tuple};
use super::json::{put_extra, take_extra, unwrap, wrap};
use crate::annotation::{Body, Content, Extra, Kind, Note, Target};
use crate::keeping::Unreadable;

/// The media type of our own bodies.
const MARKDOWN: &str = "text/markdown";

/// Writes a note without its target: kind `k` and bodies `b`. A missing kind is a comment.
pub(super) fn to_json(note: &Note) -> Value {
    let mut members = Extra::new();
    if note.kind != Kind::Comment {
        put(&mut members, "k", kind_to_json(&note.kind));
    }
    let bodies = note.bodies.iter();
    let bodies = bodies.map(|body| body_to_json(body, &note.kind)).collect();
    put_list(&mut members, "b", bodies);
    members.into()
}

/// Reads a note; `extra` are its unknown members.
pub(super) fn from_json(value: Value, target: Target, extra: Extra) -> Result<Content, Unreadable> {
    let mut fields = Fields::of(value)?;
    let kind = match fields.take("k") {
        None => Kind::Comment,
        Some(kind) => kind_from_json(kind)?,
    };
    let bodies = fields.list("b")?.into_iter();
    let bodies: Result<_, _> = bodies.map(|body| body_from_json(body, &kind)).collect();
    fields.end()?;
    Ok(Content::Note(Note {
        bodies: bodies?,
        kind,
        target,
        extra,
    }))
}

/// Writes a kind by its terms in files: the motivation, or a pair of the motivation and our own term.
fn kind_to_json(kind: &Kind) -> Value {
    match (kind.motivation(), kind.term()) {
        (Some(motivation), None) => motivation.into(),
        (motivation, term) => vec![Value::from(motivation), term.into()].into(),
    }
}

fn kind_from_json(value: Value) -> Result<Kind, Unreadable> {
    if let Value::String(motivation) = value {
        return Ok(Kind::from_terms(Some(&motivation), None));
    }
    let [motivation, term] = tuple(value)?;
    let (motivation, term) = (some_text(motivation)?, some_text(term)?);
    Ok(Kind::from_terms(motivation.as_deref(), term.as_deref()))
}

/// Writes a body. The default is Markdown whose purpose is the annotation's motivation; then the text
/// stands alone. Otherwise the form is the text `t` with any other purpose `p`, format `f` and language
/// `l`. A body of unknown shape is kept unchanged.
fn body_to_json(body: &Body, kind: &Kind) -> Value {
    let (value, purpose, format, language, extra) = match body {
        Body::Text {
            value,
            purpose,
            format,
            language,
            extra,
        } => (value, purpose, format, language, extra),
        Body::Other(value) => return wrap(value),
    };
    let mut members = Extra::new();
    if purpose.as_deref() != kind.motivation() {
        put(&mut members, "p", purpose.as_deref());
    }
    if format.as_deref() != Some(MARKDOWN) {
        put(&mut members, "f", format.as_deref());
    }
    put_some(&mut members, "l", language.as_deref());
    put_extra(&mut members, extra);
    if members.is_empty() {
        return value.as_str().into();
    }
    put(&mut members, "t", value.as_str());
    members.into()
}

fn body_from_json(form: Value, kind: &Kind) -> Result<Body, Unreadable> {
    let usual_purpose = || kind.motivation().map(str::to_owned);
    let usual_format = || Some(MARKDOWN.to_owned());
    let (value, mut fields) = match form {
        Value::String(value) => (value, Fields::default()),
        form if form.get("t").is_none() => return unwrap(form).map(Body::Other),
        form => {
            let mut fields = Fields::of(form)?;
            (fields.text("t")?, fields)
        }
    };
    let body = Body::Text {
        value,
        purpose: fields.text_or_null("p")?.unwrap_or_else(usual_purpose),
        format: fields.text_or_null("f")?.unwrap_or_else(usual_format),
        language: fields.some_text("l")?,
        extra: take_extra(&mut fields)?,
    };
    fields.end()?;
    Ok(body)
}
