//! The home of a note: the document under which it is kept.
//!
//! The home of a note never changes. A revision is opened with the notes of the documents it revises,
//! and each note stays under its document key. That holds even when its author moves the note to the
//! new text. So no note is in two places, and the old text still shows it. An import joins a note where
//! it is kept, whatever document its target names.
//!
//! New notes are at home in the open document. The parts of a split note are at the home of the whole.
//! A note may still be kept under two documents, if a file was imported while one was not available.
//! Then both records are read and joined in memory, and writes go to the first of them. A tab remembers
//! where its imports put notes of unavailable documents, so that it can take them back.

use std::collections::{BTreeMap, BTreeSet};

use super::Notebook;
use crate::annotation::{Annotation, AnnotationId, AnnotationSet, Key};
use crate::document::DocumentKey;
use crate::keeping::key::Entry;
use crate::keeping::store::ReadStore;
use crate::keeping::stored;

impl<S: ReadStore> Notebook<S> {
    /// Returns the documents whose notes are here beside those of the open one: the documents it
    /// revises, latest first.
    pub fn ancestors(&self) -> &[DocumentKey] {
        &self.ancestors
    }

    /// Returns the home of a note, or its future home if it is new.
    pub fn home(&self, key: &Key) -> &DocumentKey {
        self.home_or(&self.document, key)
    }

    /// Returns the notes whose home is this document.
    pub fn at_home(&self, document: &DocumentKey) -> impl Iterator<Item = &Annotation> {
        let all = self.set.iter();
        all.filter(move |one| self.home(one.key()) == document)
    }

    /// Returns the home of a note, or its future home if it is new and meant for `document`.
    pub fn home_or<'a>(&'a self, document: &'a DocumentKey, key: &Key) -> &'a DocumentKey {
        self.known_home(key).unwrap_or(document)
    }

    /// Returns the kept records of these notes at their homes, even in documents that are not
    /// available. Unreadable records are left out.
    pub fn kept_at_home<'k>(&self, keys: impl Iterator<Item = &'k Key>) -> AnnotationSet {
        let mut kept = AnnotationSet::new();
        let mut others: BTreeMap<&DocumentKey, Vec<&Key>> = BTreeMap::new();
        for key in keys {
            match self.home(key) {
                home if self.holds(home) => kept.extend(self.set.get(key).cloned()),
                home => others.entry(home).or_default().push(key),
            }
        }
        for (home, keys) in others {
            let all = self.kept_of(home).unwrap_or_default();
            kept.extend(keys.into_iter().filter_map(|key| all.get(key).cloned()));
        }
        kept
    }

    /// Returns whether the notes of this document are here.
    pub(in crate::keeping) fn holds(&self, document: &DocumentKey) -> bool {
        self.at_hand().any(|one| one == document)
    }

    /// Returns the documents whose notes are here, the open one first.
    pub(super) fn at_hand(&self) -> impl Iterator<Item = &DocumentKey> {
        std::iter::once(&self.document).chain(&self.ancestors)
    }

    /// Returns the records of these notes under available documents other than this one. There are
    /// nearly always none.
    pub(super) fn others(&self, document: &DocumentKey, keys: &BTreeSet<Key>) -> AnnotationSet {
        let mut ids = BTreeSet::new();
        ids.extend(keys.iter().map(|key| &key.id));
        let others = self.at_hand().filter(|other| *other != document);
        let mut found = AnnotationSet::new();
        for other in others {
            let copies = ids.iter().flat_map(|id| self.copies(other, id));
            found.extend(copies.filter(|copy| keys.contains(copy.key())));
        }
        found
    }

    /// Returns the annotations kept under one key.
    fn copies(&self, document: &DocumentKey, id: &AnnotationId) -> Vec<Annotation> {
        let entry = Entry::annotation(document, id);
        let Some(seen) = self.seen.get(&self.storage.base().key(&entry)) else {
            return Vec::new();
        };
        let texts = self.shelf.of(document, &self.storage, true);
        stored::decode(&seen.value, &texts).unwrap_or_default()
    }

    /// Returns the document that keeps a note here. Otherwise the note's home when this tab saved it,
    /// or the document this tab put it under.
    fn known_home(&self, key: &Key) -> Option<&DocumentKey> {
        let mut at_hand = self.at_hand();
        let kept = at_hand.find(|document| self.seen_under(document, key).is_some());
        kept.or_else(|| Some(&self.saved_here.get(key)?.home))
            .or_else(|| self.elsewhere.get(key))
    }

    fn seen_under(&self, document: &DocumentKey, key: &Key) -> Option<&super::Seen> {
        let entry = Entry::annotation(document, &key.id);
        let seen = self.seen.get(&self.storage.base().key(&entry))?;
        seen.annotations.contains(key).then_some(seen)
    }
}
