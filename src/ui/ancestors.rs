//! The documents that a report revises, and the texts that its notes were written on.

use std::collections::BTreeSet;

use super::bringing::text_of;
use super::library::Library;
use super::slices::Slices;
use crate::browser::documents::DocumentStore;
use crate::document::{CatalogueEntry, Document, DocumentKey, RelationKind};
use crate::keeping::{Entry, KeptText, ReadStore, Storage};
use crate::session::{Earlier, Pace};

/// What a report revises, the latest first. A corrigendum and an addendum revise nothing: they are
/// read beside the text they belong to.
pub fn ancestors(library: &Library, key: &DocumentKey) -> Vec<CatalogueEntry> {
    let mut ancestors: Vec<CatalogueEntry> = Vec::new();
    let mut of = key.clone();
    while let Some(relation) = library.relation(&of) {
        let known = |one: &CatalogueEntry| one.key == relation.of;
        // A faulty catalogue may lead round in circles.
        if relation.kind != RelationKind::Revision
            || relation.of == *key
            || ancestors.iter().any(known)
        {
            break;
        }
        let Some(entry) = library.entry(relation.of.as_str()) else {
            break;
        };
        of = relation.of;
        ancestors.push(entry);
    }
    ancestors
}

/// The texts that notes of a report and of its ancestors may have been written on, apart from the
/// report's own: those that are kept with notes, and for ancestors with notes the published ones.
/// Reading a long one takes a while: between two of them the page answers.
pub async fn earlier_texts(
    library: &Library,
    documents: &DocumentStore,
    storage: &Storage<impl ReadStore>,
    (key, open): (&DocumentKey, &Document),
    ancestors: &[CatalogueEntry],
) -> Vec<Earlier> {
    let entries = storage.entries().unwrap_or_default();
    let (mut texts, mut slices) = (Texts::without(open), Slices::begin());
    let noted: BTreeSet<&DocumentKey> = entries.iter().filter_map(noted).collect();
    for ancestor in ancestors.iter().filter(|one| noted.contains(&one.key)) {
        if let Ok(text) = text_of(library, documents, &ancestor.key).await {
            texts.add(&ancestor.key, &text.markdown);
            slices.pause().await;
        }
    }
    let keys = ancestors.iter().map(|one| &one.key).chain([key]);
    for key in keys.filter(|key| noted.contains(key)) {
        for kept in storage.texts(key).unwrap_or_default() {
            if !texts.has(&kept) {
                texts.add(key, kept.markdown());
                slices.pause().await;
            }
        }
    }
    texts.found
}

/// Different texts, each once.
struct Texts {
    found: Vec<Earlier>,
    fingerprints: BTreeSet<String>,
}

impl Texts {
    fn without(open: &Document) -> Self {
        Self {
            found: Vec::new(),
            fingerprints: BTreeSet::from([open.fingerprint().to_owned()]),
        }
    }

    fn has(&self, kept: &KeptText) -> bool {
        let mut known = self.fingerprints.iter();
        known.any(|fingerprint| kept.has_fingerprint(fingerprint))
    }

    fn add(&mut self, key: &DocumentKey, markdown: &str) {
        let document = Document::parse(markdown);
        if self.fingerprints.insert(document.fingerprint().to_owned()) {
            let key = key.clone();
            self.found.push(Earlier { key, document });
        }
    }
}

/// The document of a note that is kept.
fn noted(entry: &Entry) -> Option<&DocumentKey> {
    match entry {
        Entry::Annotation(document, _) => Some(document),
        _ => None,
    }
}
