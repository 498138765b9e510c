//! The bodies of a note in the forms of other programs.

use serde_json::{Value, json};

use super::as_written::{keep, set_aside};
use super::html;
use super::json_ld::is_set;
use super::remark::{Remark, Remarks};
use crate::annotation::{Body, Extra};
use crate::exchange::web_annotation::is_iri;

/// The levels of lists or choices to search for texts. More would take stack, fewer might miss
/// words.
const MOST_LEVELS: usize = 8;

/// Converts the bodies of a note to the standard's form. A body without content is set aside.
pub(super) fn put_right(members: &mut Extra, remarks: &mut Remarks) {
    beside_each_other(members, remarks);
    let Some(was) = members.get("body").cloned() else {
        return;
    };
    let mut is_changed = false;
    let values = match &was {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut bodies = Vec::new();
    let format = |value: &Value| is_html(value.get("format").and_then(Value::as_str));
    if values.iter().any(format) {
        remarks.say(Remark::Html);
    }
    for value in values.iter().filter(|value| !value.is_null()) {
        let from = bodies.len();
        one(value, MOST_LEVELS, &mut bodies, remarks);
        is_changed |= bodies.get(from..) != Some(std::slice::from_ref(value));
    }
    if is_changed {
        members.insert("body".to_owned(), Value::Array(bodies));
        keep(members, "body", was);
    }
}

/// Turns `bodyValue` into a body of plain text, in addition to any other body.
fn beside_each_other(members: &mut Extra, remarks: &mut Remarks) {
    let Some(text) = members.get("bodyValue").cloned() else {
        return;
    };
    let has_body = members.get("body").is_some_and(|body| !body.is_null());
    let texts = match &text {
        Value::String(text) if !has_body => return texts_only(members, text),
        Value::Array(texts) => texts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let texts = texts.iter().filter_map(|text| {
        let (words, language) = words(text)?;
        let mut body = of_plain_text(words.as_str()?);
        if let (Value::Object(body), Some(language)) = (&mut body, language) {
            body.insert("language".to_owned(), language.clone());
        }
        Some(body)
    });
    remarks.say(Remark::Body);
    let bodies = match members.get("body").cloned() {
        None | Some(Value::Null) => texts.collect(),
        Some(Value::Array(mut bodies)) => {
            bodies.extend(texts);
            bodies
        }
        Some(one) => std::iter::once(one).chain(texts).collect(),
    };
    set_aside(members, "bodyValue");
    set_aside(members, "body");
    members.insert("body".to_owned(), Value::Array(bodies));
}

/// Handles the usual case: §3.2.5 of the Web Annotation Data Model.
fn texts_only(members: &mut Extra, text: &str) {
    let body = of_plain_text(text);
    members.remove("bodyValue");
    members.insert("body".to_owned(), body);
}

fn of_plain_text(text: &str) -> Value {
    json!({ "type": "TextualBody", "value": text, "format": "text/plain" })
}

/// Collects the bodies that a value stands for: none, one, or several.
fn one(value: &Value, levels: usize, bodies: &mut Vec<Value>, remarks: &mut Remarks) {
    match value {
        Value::Object(members) => of_members(members, levels, bodies, remarks),
        Value::String(iri) if is_iri(iri) => bodies.push(value.clone()),
        Value::String(text) => {
            remarks.say(Remark::Body);
            bodies.push(of_plain_text(text));
        }
        Value::Number(_) | Value::Bool(_) => {
            remarks.say(Remark::Body);
            bodies.push(of_plain_text(&value.to_string()));
        }
        Value::Array(values) if levels > 0 => {
            remarks.say(Remark::Bodies);
            for value in values {
                one(value, levels - 1, bodies, remarks);
            }
        }
        Value::Array(_) => remarks.say(Remark::NoWords),
        Value::Null => {}
    }
}

fn of_members(members: &Extra, levels: usize, bodies: &mut Vec<Value>, remarks: &mut Remarks) {
    if let Some(Value::Array(items)) = members.get("items")
        && levels > 0
        && items.iter().any(holds_text)
    {
        remarks.say(Remark::Bodies);
        for item in items {
            one(item, levels - 1, bodies, remarks);
        }
        if let Some(value) = members.get("value").filter(|value| value.is_string()) {
            one(value, 0, bodies, remarks);
        }
        return;
    }
    if let Some(Value::Object(source)) = members.get("source")
        && source.get("value").is_some_and(Value::is_string)
    {
        return of_source(members, source, bodies, remarks);
    }
    match members.get("value") {
        Some(Value::String(_))
            if !members.contains_key("source") && !members.contains_key("items") =>
        {
            bodies.push(Value::Object(members.clone()));
        }
        Some(Value::String(_)) => {
            remarks.say(Remark::Body);
            let mut members = members.clone();
            for name in ["source", "items"] {
                set_aside(&mut members, name);
            }
            bodies.push(Value::Object(members));
        }
        Some(Value::Array(values)) if values.iter().any(|value| words(value).is_some()) => {
            remarks.say(Remark::Body);
            let mut rest = members.clone();
            for name in ["value", "source", "items"] {
                rest.remove(name);
            }
            for (words, language) in values.iter().filter_map(words) {
                let mut text = std::mem::replace(&mut rest, form_of(members));
                text.insert("value".to_owned(), words.clone());
                text.extend(language.map(|language| ("language".to_owned(), language.clone())));
                bodies.push(Value::Object(text));
            }
        }
        Some(value @ (Value::Number(_) | Value::Bool(_))) => {
            remarks.say(Remark::Body);
            let mut text = members.clone();
            text.insert("value".to_owned(), value.to_string().into());
            text.remove("source");
            text.remove("items");
            bodies.push(Value::Object(text));
        }
        _ => without_text(members, bodies, remarks),
    }
}

/// The words of one of several values, and their language if it stands with them.
fn words(value: &Value) -> Option<(&Value, Option<&Value>)> {
    let words = if value.is_object() {
        value.get("value")?
    } else {
        value
    };
    let language = value
        .get("language")
        .filter(|language| language.is_string());
    words.is_string().then_some((words, language))
}

/// Returns the members that say how to read a text, for each of several texts that share them. All
/// other members remain with the first text, since copies of long ones would multiply the file.
fn form_of(members: &Extra) -> Extra {
    /// The longest media type, language or purpose, in bytes. No real one is longer.
    const MOST: usize = 128;
    let is_short = |value: &&Value| value.as_str().is_some_and(|text| text.len() <= MOST);
    let names = ["type", "format", "language", "purpose"];
    let form = names.into_iter().filter_map(|name| {
        let value = members.get(name).filter(is_short)?;
        Some((name.to_owned(), value.clone()))
    });
    form.collect()
}

/// Handles a text that is described as a part of itself.
fn of_source(members: &Extra, source: &Extra, bodies: &mut Vec<Value>, remarks: &mut Remarks) {
    remarks.say(Remark::Body);
    let mut text = source.clone();
    text.remove("source");
    text.remove("items");
    for (name, value) in members {
        if name != "source" && name != "type" && name != "id" && name != "value" && name != "items"
        {
            text.entry(name.as_str()).or_insert_with(|| value.clone());
        }
    }
    bodies.push(Value::Object(text));
}

/// Handles a resource elsewhere, a part of one, a choice of several, or an empty body.
fn without_text(members: &Extra, bodies: &mut Vec<Value>, remarks: &mut Remarks) {
    let is_address = |name: &str| {
        members
            .get(name)
            .and_then(Value::as_str)
            .is_some_and(is_iri)
    };
    let is_described = members.get("source").is_some_and(Value::is_object);
    let items = members.get("items").and_then(Value::as_array);
    let is_choice = items.is_some() && is_set(members);
    if is_address("id") || is_address("source") || is_described || is_choice {
        bodies.push(Value::Object(members.clone()));
        return;
    }
    if let Some(items) = items {
        remarks.say(Remark::Bodies);
        items.iter().for_each(|item| one(item, 0, bodies, remarks));
        return;
    }
    // For a text without a value, the only words may have another name.
    let words = ["text", "chars", "content", "label", "comment"];
    let mut words = words
        .into_iter()
        .filter_map(|name| members.get(name)?.as_str());
    let Some(words) = words.next() else {
        return remarks.say(Remark::NoWords);
    };
    remarks.say(Remark::Body);
    let mut text = members.clone();
    text.insert("value".to_owned(), words.into());
    for name in ["id", "source", "items"] {
        set_aside(&mut text, name);
    }
    bodies.push(Value::Object(text));
}

fn holds_text(value: &Value) -> bool {
    let source = value.get("source").unwrap_or(&Value::Null);
    let is_text = |value: &Value| value.get("value").is_some_and(Value::is_string);
    is_text(value)
        || is_text(source)
        || value.get("items").is_some()
        || value.as_str().is_some_and(|text| !is_iri(text))
}

/// The member with the original HTML from which the words were taken. The HTML is written back in
/// place of the words.
const HTML: &str = "urn:x-rapporteur:html";

/// Returns whether a media type is that of a web page.
pub(in crate::exchange) fn is_html(format: Option<&str>) -> bool {
    let format = format.map(|format| format.split(';').next().unwrap_or_default().trim());
    format.is_some_and(|format| {
        ["text/html", "application/xhtml+xml"]
            .iter()
            .any(|one| format.eq_ignore_ascii_case(one))
    })
}

/// Replaces HTML in a body by its words, and preserves the HTML.
pub(in crate::exchange) fn show_words(body: &mut Body) {
    if let Body::Text {
        value,
        format,
        extra,
        ..
    } = body
    {
        extra.remove(HTML);
        if is_html(format.as_deref()) {
            let words = html::words(value);
            let html = std::mem::replace(value, words);
            extra.insert(HTML.to_owned(), html.into());
        }
    }
}

/// Returns the value to write for a body: the HTML, if the words are still those taken from it.
pub(in crate::exchange) fn written_value(
    value: &str,
    format: Option<&str>,
    extra: &mut Extra,
) -> String {
    match extra.remove(HTML) {
        Some(Value::String(html)) if is_html(format) => html,
        _ => value.to_owned(),
    }
}
