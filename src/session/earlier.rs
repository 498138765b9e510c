//! The texts that notes were written on before the open one came.

use std::collections::BTreeSet;

use super::Pace;
use crate::document::{CatalogueEntry, Document, DocumentKey};
use crate::keeping::{Entry, KeptText, ReadStore, Storage};

/// A text that notes were written on before the open one came.
#[derive(Debug)]
pub struct Earlier {
    /// The document the text belongs to: one that the open document revises, or the open one itself.
    pub key: DocumentKey,
    /// The text.
    pub document: Document,
}

/// Collects the other texts that notes of a report and its ancestors may have been written on. These
/// are the texts stored with notes and the published texts of ancestors that have notes. `published`
/// loads the Markdown of such a text. The page gets its turn between two long texts.
pub async fn earlier_texts(
    storage: &Storage<impl ReadStore>,
    (key, open): (&DocumentKey, &Document),
    ancestors: &[CatalogueEntry],
    published: impl AsyncFn(&DocumentKey) -> Option<String>,
    pace: &mut impl Pace,
) -> Vec<Earlier> {
    let entries = storage.entries().unwrap_or_default();
    let noted: BTreeSet<&DocumentKey> = entries.iter().filter_map(noted).collect();
    let mut texts = Texts::without(open);
    for ancestor in ancestors.iter().filter(|one| noted.contains(&one.key)) {
        if let Some(markdown) = published(&ancestor.key).await {
            texts.add(&ancestor.key, &markdown);
            pace.pause().await;
        }
    }
    let keys = ancestors.iter().map(|one| &one.key).chain([key]);
    for key in keys.filter(|key| noted.contains(key)) {
        for kept in storage.texts(key).unwrap_or_default() {
            if !texts.has(&kept) {
                texts.add(key, kept.markdown());
                pace.pause().await;
            }
        }
    }
    texts.all
}

/// Distinct texts.
struct Texts {
    all: Vec<Earlier>,
    fingerprints: BTreeSet<String>,
}

impl Texts {
    fn without(open: &Document) -> Self {
        Self {
            all: Vec::new(),
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
            self.all.push(Earlier { key, document });
        }
    }
}

/// Returns the document of a stored note.
fn noted(entry: &Entry) -> Option<&DocumentKey> {
    match entry {
        Entry::Annotation(document, _) => Some(document),
        _ => None,
    }
}
