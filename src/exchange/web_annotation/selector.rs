//! Selectors; Web Annotation Data Model §4.2.

use serde_json::Value;

use super::iri::is_iri;
use super::member::{put, put_some, put_type, take_text};
use super::problem::{Member, Reason};
use crate::annotation::{Extra, Selector};

/// The id lent to a selector of an unknown type, since the data model requires an IRI for these. It
/// is removed again when the file is read.
const UNKNOWN: &str = "urn:x-rapporteur:unknown-selector";

/// The highest position accepted in a text, the same on 32 and 64 bits.
const MAX_POSITION: u64 = u32::MAX as u64;

/// The most selectors that refine each other. More would only take stack. Fewer might not read a
/// peer's place, which takes two in a block of a page. Further refinements are kept unread.
const MOST_REFINED: usize = 4;

pub(super) fn from_json(value: Value) -> Result<Selector, Reason> {
    read(value, 0)
}

/// Returns whether a selector is in the standard's form.
pub(in crate::exchange) fn is_right(value: &Value) -> bool {
    from_json(value.clone()).is_ok()
}

/// Reads a selector that refines `refines` others.
fn read(value: Value, refines: usize) -> Result<Selector, Reason> {
    let members = match value {
        Value::Object(members) => members,
        Value::String(iri) if is_iri(&iri) => return Ok(Selector::Other(Value::String(iri))),
        _ => return Err(malformed()),
    };
    match members.get("type").and_then(Value::as_str) {
        Some("TextQuoteSelector") => text_quote(members),
        Some("TextPositionSelector") => text_position(members),
        Some("FragmentSelector") => fragment(members, refines),
        _ => other(members),
    }
}

pub(super) fn to_json(selector: &Selector) -> Value {
    let (mut members, type_name) = match selector {
        Selector::TextQuote {
            exact,
            prefix,
            suffix,
            extra,
        } => {
            let mut members = extra.clone();
            put(&mut members, "exact", exact);
            put_some(&mut members, "prefix", prefix.as_deref());
            put_some(&mut members, "suffix", suffix.as_deref());
            (members, "TextQuoteSelector")
        }
        Selector::TextPosition { start, end, extra } => {
            let mut members = extra.clone();
            members.insert("start".to_owned(), Value::from(*start));
            members.insert("end".to_owned(), Value::from(*end));
            (members, "TextPositionSelector")
        }
        Selector::Fragment {
            value,
            conforms_to,
            refined_by,
            extra,
        } => {
            let mut members = extra.clone();
            put(&mut members, "value", value);
            put_some(&mut members, "conformsTo", conforms_to.as_deref());
            if let Some(inner) = refined_by {
                members.insert("refinedBy".to_owned(), to_json(inner));
            }
            (members, "FragmentSelector")
        }
        Selector::Other(value) => return other_to_json(value),
    };
    put_type(&mut members, type_name);
    Value::Object(members)
}

fn text_quote(mut members: Extra) -> Result<Selector, Reason> {
    members.remove("type");
    Ok(Selector::TextQuote {
        exact: take_text(&mut members, "exact").ok_or_else(malformed)?,
        prefix: take_optional_text(&mut members, "prefix")?,
        suffix: take_optional_text(&mut members, "suffix")?,
        extra: members,
    })
}

fn text_position(mut members: Extra) -> Result<Selector, Reason> {
    members.remove("type");
    Ok(Selector::TextPosition {
        start: take_position(&mut members, "start")?,
        end: take_position(&mut members, "end")?,
        extra: members,
    })
}

fn fragment(mut members: Extra, refines: usize) -> Result<Selector, Reason> {
    members.remove("type");
    let conforms_to = take_optional_text(&mut members, "conformsTo")?;
    if conforms_to.as_deref().is_some_and(|iri| !is_iri(iri)) {
        return Err(malformed());
    }
    let refined_by = match members.remove("refinedBy") {
        None => None,
        Some(inner) if inner.is_array() || refines == MOST_REFINED => {
            members.insert("refinedBy".to_owned(), inner);
            None
        }
        Some(inner) => Some(Box::new(read(inner, refines + 1)?)),
    };
    Ok(Selector::Fragment {
        value: take_text(&mut members, "value").ok_or_else(malformed)?,
        conforms_to,
        refined_by,
        extra: members,
    })
}

fn other(mut members: Extra) -> Result<Selector, Reason> {
    if !holds_what_it_must(&members) {
        return Err(malformed());
    }
    if members.get("id").is_some_and(|id| id == UNKNOWN) {
        members.remove("id");
    }
    Ok(Selector::Other(Value::Object(members)))
}

fn other_to_json(value: &Value) -> Value {
    match value {
        Value::Object(members) if !members.contains_key("id") && !is_standard(members) => {
            let mut members = members.clone();
            put(&mut members, "id", UNKNOWN);
            Value::Object(members)
        }
        _ => value.clone(),
    }
}

const STANDARD: &[&str] = &[
    "CssSelector",
    "XPathSelector",
    "DataPositionSelector",
    "SvgSelector",
    "RangeSelector",
];

fn is_standard(members: &Extra) -> bool {
    members
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|name| STANDARD.contains(&name))
}

/// Whether a selector has the required members; §4.2.2, 4.2.3, 4.2.6 to 4.2.8.
fn holds_what_it_must(members: &Extra) -> bool {
    let text = |name: &str| members.get(name).is_some_and(Value::is_string);
    let position = |name: &str| members.get(name).is_some_and(Value::is_u64);
    let selector = |name: &str| members.get(name).is_some_and(Value::is_object);
    match members.get("type").and_then(Value::as_str) {
        Some("CssSelector" | "XPathSelector") => text("value"),
        Some("DataPositionSelector") => position("start") && position("end"),
        Some("SvgSelector") => text("value") != members.contains_key("id"),
        Some("RangeSelector") => selector("startSelector") && selector("endSelector"),
        _ => true,
    }
}

fn take_optional_text(members: &mut Extra, name: &str) -> Result<Option<String>, Reason> {
    match members.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(malformed()),
    }
}

fn take_position(members: &mut Extra, name: &str) -> Result<usize, Reason> {
    members
        .remove(name)
        .and_then(|value| value.as_u64())
        .filter(|position| *position <= MAX_POSITION)
        .and_then(|position| usize::try_from(position).ok())
        .ok_or_else(malformed)
}

fn malformed() -> Reason {
    Reason::Malformed(Member::Selector)
}
