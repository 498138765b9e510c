//! Writing a file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::iri::derived;
use super::record::{further_id, to_item, to_replaced, to_withdrawn};
use super::vocabulary::context;
use crate::annotation::{Annotation, Content, Extra, Key, RevisionId, Timestamp};
use crate::document::Document;
use crate::exchange::order::{Places, SortKey};
use crate::exchange::shared;
use crate::sort::sort_by;

/// The facts that a file states besides its annotations.
#[derive(Clone, Copy, Debug)]
pub struct WriteContext<'a> {
    /// The document whose order the items follow. Without it, they follow their positions.
    pub document: Option<&'a Document>,
    /// The collection's label, which names the annotated document, e.g. `C14/41-E`.
    pub label: &'a str,
    /// The present time.
    pub generated: &'a Timestamp,
}

/// Writes annotations as an `AnnotationCollection` with one embedded page, pretty-printed and
/// terminated by a line feed. Equal arguments give equal bytes. Private notes are left out: see
/// [`shared`].
pub fn write<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
    context: &WriteContext<'_>,
) -> String {
    let all = joined(annotations);
    let shared = shared(refs(&all));
    let shared: Vec<&Annotation> = shared.iter().map(AsRef::as_ref).collect();
    let collection = collection(&shared, context);
    format!("{:#}\n", Value::Object(collection))
}

/// Writes annotations like [`write()`], but includes private ones and marks the file as a backup.
pub fn write_backup<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
    context: &WriteContext<'_>,
) -> String {
    let mut collection = collection(&refs(&joined(annotations)), context);
    collection.insert("backup".to_owned(), Value::Bool(true));
    format!("{:#}\n", Value::Object(collection))
}

type ByKey<'a> = BTreeMap<Key, Cow<'a, Annotation>>;

/// Annotations by key. Records of one annotation from several documents are joined.
fn joined<'a>(annotations: impl IntoIterator<Item = &'a Annotation>) -> ByKey<'a> {
    let mut by_key = ByKey::new();
    for annotation in annotations {
        match by_key.get_mut(annotation.key()) {
            Some(known) => known.to_mut().join(annotation),
            None => {
                by_key.insert(annotation.key().clone(), Cow::Borrowed(annotation));
            }
        }
    }
    by_key
}

fn refs<'a>(by_key: &'a ByKey<'_>) -> Vec<&'a Annotation> {
    by_key.values().map(AsRef::as_ref).collect()
}

fn collection(annotations: &[&Annotation], about: &WriteContext<'_>) -> Extra {
    let id = collection_id(annotations);
    let items = items(annotations, about.document);
    let mut collection = Extra::new();
    let mut put = |name: &str, value: Value| {
        collection.insert(name.to_owned(), value);
    };
    put("@context", context());
    put("type", "AnnotationCollection".into());
    put("label", about.label.into());
    put("generated", about.generated.as_str().into());
    put("total", items.len().into());
    let page = json!({
        "id": derived("page", &[&id]),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    });
    put("first", page);
    put("id", id.into());
    let withdrawn: Vec<Value> = annotations.iter().flat_map(|one| withdrawn(one)).collect();
    if !withdrawn.is_empty() {
        put("withdrawn", Value::Array(withdrawn));
    }
    collection
}

/// The id depends only on the content of the collection, so the same notes make the same file
/// anywhere.
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
    let mut items: Vec<(SortKey, String, Value)> = Vec::new();
    for annotation in annotations {
        let mut replaced = Replaced::of(annotation);
        for (revision, note) in annotation.notes() {
            let canonical = annotation.key().id.as_str();
            let id = if used.insert(canonical) {
                canonical.to_owned()
            } else {
                further_id(canonical, &revision.id)
            };
            let item = to_item(&id, annotation, revision, note, replaced.next());
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
    let mut replaced = Replaced::of(annotation);
    if !replaced.repeats && annotation.notes().next().is_some() {
        replaced.next(); // The first note names them.
    }
    annotation
        .live()
        .iter()
        .filter_map(|revision| match &revision.content {
            Content::Note(_) => None,
            Content::Withdrawn { target, extra } => Some(to_withdrawn(
                annotation,
                revision,
                target.as_ref(),
                extra,
                replaced.next(),
            )),
        })
        .collect()
}

/// The replaced revisions of an annotation, as its live revisions list them.
struct Replaced<'a> {
    ids: Option<&'a BTreeSet<RevisionId>>,
    /// Whether every live revision lists them, or only the first.
    repeats: bool,
}

impl<'a> Replaced<'a> {
    fn of(annotation: &'a Annotation) -> Self {
        /// The most live revisions that each list all replaced ones. A higher value lets a hostile
        /// file grow more when it is written again. With a lower one, a conflicting version that
        /// somebody extracts from the file lacks the list.
        const MOST: usize = 4;
        Self {
            ids: Some(annotation.replaced()),
            repeats: annotation.live().len() <= MOST,
        }
    }

    /// The list for the next live revision.
    fn next(&mut self) -> Option<&'a BTreeSet<RevisionId>> {
        if self.repeats {
            self.ids
        } else {
            self.ids.take()
        }
    }
}
