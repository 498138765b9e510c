//! The standard's rules for the members of a note, and the remarks on members that break them.

use serde_json::Value;

use super::as_written::set_aside;
use super::remark::{Remark, Remarks};
use super::times;
use crate::annotation::Extra;
use crate::exchange::web_annotation::is_iri;

/// The required form of a member's value.
#[derive(Clone, Copy)]
enum Form {
    /// A single text.
    Text,
    /// A text, or an array of texts.
    Texts,
    /// A single address.
    Iri,
    /// An address, or an array of addresses.
    Iris,
    /// A point in time with a zone.
    Time,
    /// `ltr`, `rtl` or `auto`.
    Direction,
    /// An object, its address, or several of them.
    Things,
    /// §4.3: the time or way in which a text was fetched.
    States,
    /// A single object or its address.
    Thing,
    /// A count from 0.
    Count,
    /// A text, several texts, or texts by language as in IIIF.
    Label,
    /// Any value, which is read elsewhere or not at all.
    Any,
}

/// §3.1 to 3.3 and 4.4 of the Web Annotation Data Model, and our own terms.
const ANNOTATION: &[(&str, Form)] = &[
    ("motivation", Form::Texts),
    ("generator", Form::Things),
    ("generated", Form::Time),
    ("audience", Form::Things),
    ("stylesheet", Form::Thing),
    ("body", Form::Any),
    ("bodyValue", Form::Any),
    ("target", Form::Any),
    ("creator", Form::Any),
];

/// §3.2 and 3.3: bodies, targets and annotations alike.
const RESOURCE: &[(&str, Form)] = &[
    ("type", Form::Texts),
    ("created", Form::Time),
    ("modified", Form::Time),
    ("canonical", Form::Iri),
    ("via", Form::Iris),
    ("rights", Form::Iris),
    ("id", Form::Any),
];

/// §3.2.1, 3.2.4 and 3.3.4.
const CONTENT: &[(&str, Form)] = &[
    ("language", Form::Texts),
    ("format", Form::Texts),
    ("processingLanguage", Form::Text),
    ("textDirection", Form::Direction),
    ("accessibility", Form::Texts),
    ("creator", Form::Things),
    ("generator", Form::Things),
    ("audience", Form::Things),
    ("purpose", Form::Texts),
    ("value", Form::Any),
    ("source", Form::Any),
    ("selector", Form::Any),
    ("items", Form::Any),
];

/// §4.3 to 4.6.
const SPECIFIC: &[(&str, Form)] = &[
    ("state", Form::States),
    ("styleClass", Form::Texts),
    ("renderedVia", Form::Things),
    ("scope", Form::Things),
];

/// §3.3.2: people and software.
const AGENT: &[(&str, Form)] = &[
    ("type", Form::Texts),
    ("name", Form::Texts),
    ("nickname", Form::Text),
    ("email", Form::Texts),
    ("email_sha1", Form::Texts),
    ("homepage", Form::Iris),
    ("id", Form::Any),
];

/// §5: collections and pages.
const PAGE: &[(&str, Form)] = &[
    ("id", Form::Iri),
    ("label", Form::Label),
    ("total", Form::Count),
    ("startIndex", Form::Count),
    ("last", Form::Thing),
    ("prev", Form::Thing),
    ("partOf", Form::Things),
    ("created", Form::Time),
    ("modified", Form::Time),
    ("rights", Form::Iris),
    ("creator", Form::Things),
    ("generator", Form::Things),
];

/// Returns the members of a collection or page that are not in the standard's form. The root of a
/// file must have an id.
pub(super) fn wrong_of_page(
    value: impl Fn(&str) -> Option<Value>,
    is_root: bool,
) -> impl Iterator<Item = &'static str> {
    let is_wrong = move |(name, form): &&(&'static str, Form)| match (form, value(name)) {
        (_, None) => *name == "id" && is_root,
        (Form::Time, Some(value)) => !times::is_right(&value),
        (form, Some(value)) => !form.fits(&value),
    };
    PAGE.iter().filter(is_wrong).map(|(name, _)| *name)
}

/// Checks every member of a note that the standard knows. A member in another form is reported and
/// set aside.
pub(super) fn check(members: &mut Extra, remarks: &mut Remarks) {
    check_level(members, &[ANNOTATION, RESOURCE], remarks);
    for name in ["creator", "generator"] {
        check_agents(members, name, remarks);
    }
    let has_styles = members.get("stylesheet").is_some_and(|one| !one.is_null());
    for name in ["body", "target"] {
        let part = |one: &mut Extra, remarks: &mut Remarks| {
            check_content(one, remarks);
            if name == "target" {
                check_target(one, remarks);
            } else {
                check_body(one, remarks);
            }
            if !has_styles {
                forbid(one, "styleClass", remarks);
            }
        };
        match members.get_mut(name) {
            Some(Value::Object(one)) => part(one, remarks),
            Some(Value::Array(all)) => all
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(|one| part(one, remarks)),
            _ => {}
        }
    }
}

/// §3.2.1, 3.2.7 and 4: resources elsewhere and choices have no purpose, and choices no source.
fn check_body(members: &mut Extra, remarks: &mut Remarks) {
    if members.contains_key("items") {
        forbid(members, "source", remarks);
    }
    if !members.contains_key("value") && !members.contains_key("source") {
        forbid(members, "purpose", remarks);
    }
}

/// §3.2.4 and 4: a target is not a text.
fn check_target(members: &mut Extra, remarks: &mut Remarks) {
    forbid(members, "value", remarks);
    let is_text = |name: &Value| match name {
        Value::Array(all) => all.iter().any(|one| one == "TextualBody"),
        one => one == "TextualBody",
    };
    if members.get("type").is_some_and(is_text) {
        forbid(members, "type", remarks);
    }
}

fn forbid(members: &mut Extra, name: &'static str, remarks: &mut Remarks) {
    if members.get(name).is_some_and(|value| !value.is_null()) {
        remarks.say(Remark::Wrong(name));
        set_aside(members, name);
    }
}

fn check_content(members: &mut Extra, remarks: &mut Remarks) {
    check_level(members, &[RESOURCE, CONTENT, SPECIFIC], remarks);
    for name in ["creator", "generator"] {
        check_agents(members, name, remarks);
    }
}

fn check_agents(members: &mut Extra, name: &str, remarks: &mut Remarks) {
    match members.get_mut(name) {
        Some(Value::Object(agent)) => check_level(agent, &[AGENT], remarks),
        Some(Value::Array(all)) => all
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(|agent| check_level(agent, &[AGENT], remarks)),
        _ => {}
    }
}

fn check_level(members: &mut Extra, tables: &[&[(&'static str, Form)]], remarks: &mut Remarks) {
    let known = || tables.iter().flat_map(|table| table.iter());
    for (name, form) in known() {
        match (form, members.get(*name)) {
            (_, None | Some(Value::Null)) => {}
            (Form::Time, _) => times::put_right(members, name, remarks),
            (form, Some(value)) if !form.fits(value) => {
                remarks.say(Remark::Wrong(name));
                set_aside(members, name);
            }
            _ => {}
        }
    }
    for found in members.keys().filter(|found| !is_known(found)) {
        if let Some((meant, _)) = all().find(|(name, _)| is_misspelt(found, name)) {
            let found = found.clone();
            remarks.say(Remark::Misspelt { found, meant });
        }
    }
}

/// Every member that is part of the standard.
fn all() -> impl Iterator<Item = &'static (&'static str, Form)> {
    let tables = [ANNOTATION, RESOURCE, CONTENT, SPECIFIC, AGENT];
    tables.into_iter().flat_map(|table| table.iter())
}

fn is_known(name: &str) -> bool {
    all().any(|(known, _)| *known == name)
}

impl Form {
    fn fits(self, value: &Value) -> bool {
        let is_text = Value::is_string;
        let is_iri = |value: &Value| value.as_str().is_some_and(is_iri);
        let is_thing = |value: &Value| value.is_object() || is_iri(value);
        let direction = |value: &Value| {
            value
                .as_str()
                .is_some_and(|text| ["ltr", "rtl", "auto"].contains(&text))
        };
        let single = |fits: &dyn Fn(&Value) -> bool| match value {
            Value::Array(all) => matches!(all.as_slice(), [one] if fits(one)),
            one => fits(one),
        };
        let several = |fits: &dyn Fn(&Value) -> bool| match value {
            Value::Array(all) => all.iter().all(fits),
            one => fits(one),
        };
        match self {
            Self::Text => single(&is_text),
            Self::Texts => several(&is_text),
            Self::Iri => single(&is_iri),
            Self::Iris => several(&is_iri),
            Self::Direction => value.is_string() && direction(value),
            Self::Things => several(&is_thing),
            Self::Count => value.is_u64(),
            Self::Label => value.is_object() || several(&is_text),
            Self::States => several(&is_state),
            Self::Thing => single(&is_thing),
            Self::Time | Self::Any => true,
        }
    }
}

fn is_state(value: &Value) -> bool {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    match (value, text("type")) {
        (Value::String(iri), _) => is_iri(iri),
        (_, Some("TimeState")) => {
            let is_time = |name: &str| value.get(name).is_some();
            is_time("sourceDate") != (is_time("sourceDateStart") && is_time("sourceDateEnd"))
        }
        (_, Some("HttpRequestState")) => text("value").is_some(),
        (Value::Object(members), None) => members.len() == 1 && text("id").is_some_and(is_iri),
        _ => false,
    }
}

/// Whether two names differ only by a letter or two, or in case.
fn is_misspelt(found: &str, meant: &str) -> bool {
    /// The shortest name to compare; shorter ones are alike by chance.
    const LEAST: usize = 4;
    let (found, meant) = (found.to_ascii_lowercase(), meant.to_ascii_lowercase());
    let near = found.len().abs_diff(meant.len()) <= 2;
    let most = if meant.len() < 7 { 1 } else { 2 };
    near && meant.len() >= LEAST
        && found.is_ascii()
        && distance(found.as_bytes(), meant.as_bytes()) <= most
}

/// The number of letters to insert, delete or replace until the words are equal (Wagner and Fischer
/// 1974). Names of the standard have some twenty letters, so this is quick.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.iter().enumerate() {
        let mut before = at;
        let mut left = at + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(b) {
            let change = before + usize::from(letter != other);
            before = *cell;
            left = change.min(before + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
