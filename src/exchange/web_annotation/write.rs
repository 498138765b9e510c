//! Writing a file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::iri::derived;
use super::record::{further_id, to_item, to_replaced, to_withdrawn};
use super::vocabulary::context;
use crate::annotation::{Annotation, Content, Timestamp};
use crate::document::Document;
use crate::exchange::order::{Place, Places};
use crate::sort::sort_by;

/// What a file says beside its annotations.
#[derive(Clone, Copy, Debug)]
pub struct WriteContext<'a> {
    /// The document whose order the items follow. Without one they follow their positions.
    pub document: Option<&'a Document>,
    /// The collection's label: what the notes are on, e.g. `C14/41-E`.
    pub label: &'a str,
    /// Now.
    pub generated: &'a Timestamp,
}

/// Writes annotations as an `AnnotationCollection` with one embedded page, pretty-printed and
/// ended by a line feed; equal arguments give equal bytes.
pub fn write<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
    context: &WriteContext<'_>,
) -> String {
    let mut by_key = BTreeMap::new();
    by_key.extend(annotations.into_iter().map(|one| (one.key(), one)));
    let annotations: Vec<&Annotation> = by_key.into_values().collect();
    let collection = collection(&annotations, context);
    format!("{collection:#}\n")
}

fn collection(annotations: &[&Annotation], about: &WriteContext<'_>) -> Value {
    let id = collection_id(annotations);
    let items = items(annotations, about.document);
    let mut collection = json!({
        "@context": context(),
        "id": id,
        "type": "AnnotationCollection",
        "label": about.label,
        "generated": about.generated.as_str(),
        "total": items.len(),
        "first": {
            "id": derived("page", &[&id]),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    let withdrawn: Vec<Value> = annotations.iter().flat_map(|one| withdrawn(one)).collect();
    if let (false, Value::Object(members)) = (withdrawn.is_empty(), &mut collection) {
        members.insert("withdrawn".to_owned(), Value::Array(withdrawn));
    }
    collection
}

/// Follows from what the collection holds, so that the same notes make the same file anywhere.
fn collection_id(annotations: &[&Annotation]) -> String {
    let parts: Vec<&str> = annotations
        .iter()
        .flat_map(|annotation| {
            let key = annotation.key();
            let live = annotation
                .live()
                .iter()
                .map(|revision| revision.id.as_str());
            [key.id.as_str(), key.creator.as_str()]
                .into_iter()
                .chain(live)
        })
        .collect();
    derived("collection", &parts)
}

/// All live notes in document order, then by id.
fn items(annotations: &[&Annotation], document: Option<&Document>) -> Vec<Value> {
    let places = Places::new(annotations.iter().copied(), document);
    let mut used = BTreeSet::new();
    let mut items: Vec<(Place, String, Value)> = Vec::new();
    for annotation in annotations {
        for (revision, note) in annotation.notes() {
            let canonical = annotation.key().id.as_str();
            let id = if used.insert(canonical) {
                canonical.to_owned()
            } else {
                further_id(canonical, &revision.id)
            };
            let item = to_item(&id, annotation, revision, note);
            items.push((places.of(&note.target), id, item));
        }
    }
    sort_by(&mut items, |a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    items.into_iter().map(|(_, _, item)| item).collect()
}

fn withdrawn(annotation: &Annotation) -> Vec<Value> {
    if annotation.live().is_empty() {
        return vec![to_replaced(annotation)];
    }
    annotation
        .live()
        .iter()
        .filter_map(|revision| match &revision.content {
            Content::Note(_) => None,
            Content::Withdrawn { target, extra } => {
                Some(to_withdrawn(annotation, revision, target.as_ref(), extra))
            }
        })
        .collect()
}
