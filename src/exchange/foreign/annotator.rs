//! Notes of annotator.js and its server AnnotateIt.

use serde_json::{Value, json};

use super::hypothesis;
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;

/// The text between the parts of a quote from several ranges.
const BETWEEN: &str = " / ";

/// Returns whether a record has the ranges of annotator.js and lacks the members of the standard.
pub(super) fn is_form(members: &Extra) -> bool {
    let has = |name: &str| members.contains_key(name);
    members.get("ranges").is_some_and(Value::is_array)
        && (has("quote") || has("text"))
        && !["type", "target", "body"].into_iter().any(has)
}

/// Returns the record in the standard's form. Its ranges point into the page of their program, so
/// the quote alone tells the place.
pub(super) fn to_standard(mut record: Extra, remarks: &mut Remarks) -> Extra {
    remarks.say(Remark::Annotator);
    let ranges = match record.get("ranges") {
        Some(Value::Array(ranges)) => ranges.clone(),
        _ => Vec::new(),
    };
    if !ranges.is_empty() {
        remarks.say(Remark::Selector);
    }
    let quote = record.get("quote").and_then(Value::as_str);
    let quote = quote.filter(|quote| !quote.trim().is_empty());
    let parts: Vec<&str> = quote
        .iter()
        .flat_map(|quote| quote.split(BETWEEN))
        .collect();
    let exact = |exact: &str| json!({ "type": "TextQuoteSelector", "exact": exact });
    let selectors: Vec<Value> = match quote {
        Some(_) if parts.len() == ranges.len() => parts.into_iter().map(exact).collect(),
        Some(quote) => vec![exact(quote)],
        // The note is about a place, though nobody knows which.
        None => ranges.into_iter().take(1).collect(),
    };
    if quote.is_some() && selectors.len() == 1 {
        record.remove("quote");
    }
    let targets = selectors
        .into_iter()
        .map(|selector| json!({ "selector": selector }));
    record.insert("target".to_owned(), Value::Array(targets.collect()));
    hypothesis::converted(record, str::to_owned, "text/plain", remarks)
}
