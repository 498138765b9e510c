//! Places in the forms of other programs.

use serde_json::{Value, json};

use super::as_written::{keep, rewrite};
use super::remark::{Remark, Remarks};
use crate::annotation::{Extra, normalise_numbers};
use crate::exchange::web_annotation::is_selector;

/// The most levels of refinement to search for a quote. More would take stack.
const MOST_LEVELS: usize = 128;

/// Converts the selectors of a target to the standard's form. A malformed selector keeps its
/// position, as a selector of an unknown kind.
pub(super) fn put_right(target: &mut Extra, remarks: &mut Remarks) {
    let list = match target.get("selector") {
        None | Some(Value::Null) => return,
        Some(Value::Array(list)) => list.clone(),
        Some(one) => vec![one.clone()],
    };
    let mut right: Vec<Value> = list
        .iter()
        .flat_map(|one| self::one(one, remarks))
        .collect();
    if !right.iter().any(is_quote)
        && let Some(quote) = right.iter().find_map(|one| refining(one, MOST_LEVELS))
    {
        // A quote inside the part named by another selector is found by its words.
        let quote = quote.clone();
        right.insert(0, quote);
        remarks.say(Remark::Selector);
    }
    if right != list {
        target.insert("selector".to_owned(), Value::Array(right));
    }
}

fn is_quote(selector: &Value) -> bool {
    selector
        .get("type")
        .is_some_and(|name| name == "TextQuoteSelector")
}

fn refining(selector: &Value, levels: usize) -> Option<&Value> {
    let inner = selector.get("refinedBy").filter(|_| levels > 0)?;
    let mut all = match inner {
        Value::Array(all) => all.iter(),
        one => std::slice::from_ref(one).iter(),
    };
    all.find_map(|one| match is_quote(one) && is_selector(one) {
        true => Some(one),
        false => refining(one, levels - 1),
    })
}

fn one(selector: &Value, remarks: &mut Remarks) -> Vec<Value> {
    if let Some(right) = with_single_values(selector) {
        remarks.say(Remark::Selector);
        return one(&right, remarks);
    }
    let mut normal = selector.clone();
    normalise_numbers(&mut normal);
    let has_type = selector.get("type").is_some() || selector.is_string();
    if is_selector(&normal) && has_type {
        return vec![normal];
    }
    if let Value::Object(members) = selector {
        if let Some(right) = quote_and_position(members) {
            remarks.say(Remark::Selector);
            return right;
        }
        let right = Value::Object(mended(members));
        if is_selector(&right) && right != *selector {
            remarks.say(Remark::Selector);
            return vec![right];
        }
        if is_selector(&normal) && right == *selector {
            return vec![normal];
        }
        // In a choice of selectors, each one describes the place.
        if let Some(Value::Array(items)) = members.get("items").or_else(|| members.get("default"))
            && items.iter().any(is_selector)
        {
            remarks.say(Remark::Selector);
            let mut right: Vec<Value> = items
                .iter()
                .filter(|one| is_selector(one))
                .cloned()
                .collect();
            right.push(unreadable(selector));
            return right;
        }
    }
    if selector.is_null() {
        return Vec::new();
    }
    remarks.say(Remark::Selector);
    vec![unreadable(selector)]
}

/// A selector of expanded JSON-LD, where every value is an array of one, with the values alone.
/// `None` if it has no such arrays.
fn with_single_values(selector: &Value) -> Option<Value> {
    let mut right = selector.as_object()?.clone();
    for name in ["type", "exact", "prefix", "suffix", "start", "end"] {
        let parts = right.get(name).and_then(Value::as_array);
        if let Some([one @ (Value::String(_) | Value::Number(_))]) = parts.map(Vec::as_slice) {
            let one = one.clone();
            rewrite(&mut right, name, one);
        }
    }
    let right = Value::Object(right);
    (right != *selector).then_some(right)
}

/// Preserves, in its position, a selector that cannot locate anything.
fn unreadable(selector: &Value) -> Value {
    json!({ "type": "Unreadable", "asWritten": selector })
}

/// Recogito's `{ quote, start, end }`: the words and their former position.
fn quote_and_position(members: &Extra) -> Option<Vec<Value>> {
    let exact = members.get("quote").filter(|quote| quote.is_string())?;
    let quote = json!({ "type": "TextQuoteSelector", "exact": exact, "asWritten": members });
    let position = |name: &str| position(members.get(name)?);
    let position = position("start").zip(position("end"));
    let position = position
        .map(|(start, end)| json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    let is_quote = members.get("type").is_none();
    is_quote.then(|| std::iter::once(quote).chain(position).collect())
}

/// Repairs positions that are texts or fractions, and members that should be texts.
fn mended(members: &Extra) -> Extra {
    let mut right = members.clone();
    let name = members
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    match name {
        "TextPositionSelector" | "DataPositionSelector" => {
            for name in ["start", "end"] {
                if let Some(count) = members.get(name).and_then(position) {
                    rewrite(&mut right, name, count);
                }
            }
        }
        "TextQuoteSelector" => {
            for name in ["prefix", "suffix"] {
                if right.get(name).is_some_and(|value| !value.is_string()) {
                    let was = right.remove(name);
                    if let Some(was) = was.filter(|was| !was.is_null()) {
                        keep(&mut right, name, was);
                    }
                }
            }
        }
        "FragmentSelector" => {
            for name in ["conformsTo", "refinedBy"] {
                let is_right = |value: &Value| match name {
                    "conformsTo" => value.as_str().is_some_and(super::is_iri),
                    _ => value.is_array() || is_selector(value),
                };
                if right.get(name).is_some_and(|value| !is_right(value)) {
                    super::as_written::set_aside(&mut right, name);
                }
            }
        }
        // Without a type, the members reveal the kind.
        "" if members.get("exact").is_some_and(Value::is_string) => {
            right.insert("type".to_owned(), "TextQuoteSelector".into());
        }
        "" if ["start", "end"]
            .iter()
            .all(|name| members.get(*name).is_some_and(Value::is_u64)) =>
        {
            right.insert("type".to_owned(), "TextPositionSelector".into());
        }
        _ => {}
    }
    right
}

fn position(value: &Value) -> Option<u64> {
    let mut value = match value {
        Value::String(text) => serde_json::from_str(text.trim()).ok()?,
        other => other.clone(),
    };
    normalise_numbers(&mut value);
    value.as_u64().filter(|count| *count <= u64::from(u32::MAX))
}
