//! Under which document a note is kept.

use super::Notebook;
use crate::annotation::{Annotation, AnnotationSet, Key};
use crate::document::DocumentKey;
use crate::keeping::key::Entry;
use crate::keeping::store::Store;
use crate::keeping::stored;

impl<S: Store> Notebook<S> {
    /// The documents whose notes are here beside those of the open one: what it revises, the
    /// latest first.
    pub fn ancestors(&self) -> &[DocumentKey] {
        &self.ancestors
    }

    /// The document under which a note is kept, or would be if it were new.
    pub fn home(&self, key: &Key) -> &DocumentKey {
        self.home_or(&self.document, key)
    }

    /// The notes whose home is this document.
    pub fn at_home(&self, document: &DocumentKey) -> impl Iterator<Item = &Annotation> {
        let all = self.set.iter();
        all.filter(move |one| self.home(one.key()) == document)
    }

    /// The document under which a note is kept, or would be if it were new and meant for
    /// `document`.
    pub(in crate::keeping) fn home_or<'a>(
        &'a self,
        document: &'a DocumentKey,
        key: &Key,
    ) -> &'a DocumentKey {
        self.known_home(key).unwrap_or(document)
    }

    /// Whether the notes of this document are here.
    pub(in crate::keeping) fn holds(&self, document: &DocumentKey) -> bool {
        self.at_hand().any(|one| one == document)
    }

    /// The documents whose notes are here, the open one first.
    pub(super) fn at_hand(&self) -> impl Iterator<Item = &DocumentKey> {
        std::iter::once(&self.document).chain(&self.ancestors)
    }

    /// What is known of a note that is kept under `document`, with what is kept of it under
    /// others.
    pub(super) fn with_others(&self, document: &DocumentKey, mut note: Annotation) -> Annotation {
        if let Some(others) = self.others(document, note.key()) {
            note.join(&others);
        }
        note
    }

    /// What is kept of a note under other documents at hand than this one: nearly always nothing.
    pub(super) fn others(&self, document: &DocumentKey, key: &Key) -> Option<Annotation> {
        let others = self.at_hand().filter(|other| *other != document);
        let mut found = AnnotationSet::new();
        found.extend(others.filter_map(|other| self.copy(other, key)));
        found.remove(key)
    }

    fn copy(&self, document: &DocumentKey, key: &Key) -> Option<Annotation> {
        let seen = self.seen_under(document, key)?;
        let texts = self.shelf.of(document, &self.storage, true);
        let read = stored::decode(&seen.value, &texts).ok()?;
        read.into_iter().find(|one| one.key() == key)
    }

    /// The document under which a note is kept here, or was when this tab saved it.
    fn known_home(&self, key: &Key) -> Option<&DocumentKey> {
        let mut at_hand = self.at_hand();
        let kept = at_hand.find(|document| self.seen_under(document, key).is_some());
        kept.or_else(|| Some(&self.saved_here.get(key)?.home))
    }

    fn seen_under(&self, document: &DocumentKey, key: &Key) -> Option<&super::Seen> {
        let entry = Entry::annotation(document, &key.id);
        let seen = self.seen.get(&self.storage.base().key(&entry))?;
        seen.annotations.contains(key).then_some(seen)
    }
}
