//! Targets; Web Annotation Data Model §4.

use serde_json::Value;

use super::iri::is_iri;
use super::member::{
    drop_type, put, put_some, put_type, take_count, take_iri, take_list, take_object, take_text,
};
use super::problem::{Member, Reason};
use super::selector;
use crate::annotation::{BlockPrint, DocumentRef, Extra, Target};

/// Reads a target: a single IRI, an external resource (`id`) or a part of one (`source`).
pub(super) fn from_json(value: Value) -> Result<Target, Reason> {
    match value {
        Value::String(iri) if is_iri(&iri) => Ok(whole(iri)),
        Value::Object(members) => from_members(members),
        _ => Err(Reason::Malformed(Member::Target)),
    }
}

fn whole(source: String) -> Target {
    Target {
        source,
        document: DocumentRef::default(),
        address: None,
        block: None,
        selectors: Vec::new(),
        extra: Extra::new(),
    }
}

fn from_members(mut members: Extra) -> Result<Target, Reason> {
    drop_type(&mut members, "SpecificResource");
    let source = take_source(&mut members)?;
    let selectors = take_list(&mut members, "selector")
        .into_iter()
        .map(selector::from_json)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Target {
        source,
        document: DocumentRef {
            symbol: take_text(&mut members, "symbol"),
            revision: take_text(&mut members, "documentRevision"),
            language: take_text(&mut members, "language"),
            fingerprint: take_text(&mut members, "fingerprint"),
        },
        address: take_text(&mut members, "address"),
        block: take_block(&mut members),
        selectors,
        extra: members,
    })
}

/// Takes `source`, which is an IRI or an object with only an `id`. Otherwise takes the `id` of an
/// external web resource (§3.2.1).
fn take_source(members: &mut Extra) -> Result<String, Reason> {
    if let Some(source) = take_object(members, "source") {
        return match source.get("id") {
            Some(Value::String(iri)) if source.len() == 1 && is_iri(iri) => Ok(iri.clone()),
            _ => Err(Reason::Malformed(Member::Source)),
        };
    }
    if let Some(iri) = take_iri(members, "source", Member::Source)? {
        return Ok(iri);
    }
    match take_iri(members, "id", Member::Source)? {
        Some(iri) => Ok(iri),
        // A choice, list or composite (§3.2.7, appendix B).
        None if members.contains_key("items") => Err(Reason::Several(Member::Target)),
        None => Err(Reason::Missing(Member::Source)),
    }
}

/// Takes the fingerprints of a block. Unknown members of them remain under their name.
fn take_block(members: &mut Extra) -> Option<BlockPrint> {
    let mut inner = take_object(members, "block")?;
    let print = take_text(&mut inner, "own").map(|own| BlockPrint {
        own,
        before: take_text(&mut inner, "before"),
        after: take_text(&mut inner, "after"),
        twins: take_count(&mut inner, "twins"),
        text_before: take_text(&mut inner, "textBefore"),
        text_after: take_text(&mut inner, "textAfter"),
    });
    if print.is_none() || !inner.is_empty() {
        members.insert("block".to_owned(), Value::Object(inner));
    }
    print
}

pub(super) fn to_json(target: &Target) -> Value {
    let mut members = target.extra.clone();
    put_type(&mut members, "SpecificResource");
    put(&mut members, "source", &target.source);
    put_some(&mut members, "symbol", target.document.symbol.as_deref());
    put_some(
        &mut members,
        "documentRevision",
        target.document.revision.as_deref(),
    );
    put_some(
        &mut members,
        "language",
        target.document.language.as_deref(),
    );
    put_some(
        &mut members,
        "fingerprint",
        target.document.fingerprint.as_deref(),
    );
    put_some(&mut members, "address", target.address.as_deref());
    put_block(&mut members, target.block.as_ref());
    if !target.selectors.is_empty() {
        let selectors = target.selectors.iter().map(selector::to_json).collect();
        members.insert("selector".to_owned(), Value::Array(selectors));
    }
    Value::Object(members)
}

fn put_block(members: &mut Extra, block: Option<&BlockPrint>) {
    if let Some(print) = block {
        let mut inner = take_object(members, "block").unwrap_or_default();
        put(&mut inner, "own", &print.own);
        put_some(&mut inner, "before", print.before.as_deref());
        put_some(&mut inner, "after", print.after.as_deref());
        if let Some(twins) = print.twins {
            inner.insert("twins".to_owned(), twins.into());
        }
        put_some(&mut inner, "textBefore", print.text_before.as_deref());
        put_some(&mut inner, "textAfter", print.text_after.as_deref());
        members.insert("block".to_owned(), Value::Object(inner));
    }
}
