//! The kind of an object in a file: a note, a page of notes, or something else.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json_ld::term;
use crate::exchange::web_annotation::is_iri;

/// The members of an object, as they are in the file.
pub(super) type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The kind of an object in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Note,
    /// A collection or page of notes. Everything it lists is meant to be a note.
    Page,
    /// The answer of a server, or an export: a page without a type.
    Answer,
    /// An object that may hold notes.
    Holder,
    Other,
}

/// Types of objects that list notes.
const PAGES: &[&str] = &[
    "AnnotationCollection",
    "AnnotationPage",
    "AnnotationList",
    "AnnotationSet",
    "OrderedCollection",
    "OrderedCollectionPage",
    "Layer",
];

/// Members that hold notes, or holders of notes.
pub(super) const LISTS: &[&str] = &[
    "items",
    "resources",
    "annotations",
    "rows",
    "replies",
    "pages",
    "otherContent",
    "images",
    "sequences",
    "canvases",
    "contains",
    "orderedItems",
    "annotation",
];

/// Returns the kind of an object, by its type or, failing that, by its members.
pub(super) fn part(members: &Members<'_>) -> Part {
    let types = types(members);
    let is = |name: &str| types.iter().any(|found| found == name);
    let has = |name: &str| members.contains_key(name);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    // A text that is no address may be anything, such as a name or an ordinal.
    let leads = |name: &str| {
        members.get(name).is_some_and(|raw| {
            let text = serde_json::from_str::<String>(raw.get());
            text.map_or(true, |text| is_iri(&text))
        })
    };
    let says = any(&[
        "body",
        "bodyValue",
        "bodies",
        "resource",
        "motivation",
        "hasBody",
        "oa:hasBody",
        "creator",
    ]);
    let is_hypothesis = has("uri") && any(&["user", "text", "target", "permissions"]);
    let is_annotator = has("ranges") && any(&["quote", "text"]) && types.is_empty();
    if is("Annotation")
        || is_hypothesis
        || is_annotator
        || (speaks(members)
            && says
            && types
                .iter()
                .all(|found| found.eq_ignore_ascii_case("annotation")))
    {
        Part::Note
    } else if PAGES.iter().any(|name| is(name)) {
        Part::Page
    } else if any(&["annotations", "rows"]) && types.is_empty() {
        Part::Answer
    } else if any(LISTS) || has("@graph") || ["first", "next"].iter().any(|name| leads(name)) {
        Part::Holder
    } else {
        Part::Other
    }
}

/// Returns whether the object names a target.
pub(super) fn speaks(members: &Members<'_>) -> bool {
    const NAMES: &[&str] = &[
        "target",
        "on",
        "hasTarget",
        "oa:hasTarget",
        "http://www.w3.org/ns/oa#hasTarget",
    ];
    NAMES.iter().any(|name| members.contains_key(*name))
}

pub(super) fn object(raw: &RawValue) -> Option<Members<'_>> {
    raw.get()
        .starts_with('{')
        .then(|| serde_json::from_str(raw.get()).ok())?
}

pub(super) fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    raw.get()
        .starts_with('[')
        .then(|| serde_json::from_str(raw.get()).ok())?
}

/// Returns a list member. A single value is a list of one.
pub(super) fn list_member<'a>(members: &Members<'a>, name: &str) -> Vec<&'a RawValue> {
    members
        .get(name)
        .filter(|raw| raw.get() != "null")
        .map(|raw| list(raw).unwrap_or_else(|| vec![raw]))
        .unwrap_or_default()
}

/// Returns the id by which other objects of the graph refer to this one.
pub(super) fn id(members: &Members<'_>) -> Option<String> {
    let raw = members.get("@id").or_else(|| members.get("id"))?;
    serde_json::from_str(raw.get()).ok()
}

fn types(members: &Members<'_>) -> Vec<String> {
    let raw = members.get("type").or_else(|| members.get("@type"));
    let of = |name: &str| term(name).to_owned();
    match raw.and_then(|raw| serde_json::from_str(raw.get()).ok()) {
        Some(Value::String(name)) => vec![of(&name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(of).collect(),
        _ => Vec::new(),
    }
}
