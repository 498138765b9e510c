//! The notes that have changed since the last export, tracked note by note.
//!
//! Changes are counted from the notes' own times, so that a save writes no second key. Counting note by
//! note costs no more with ten thousand notes than with ten.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::exported::ExportState;
use crate::annotation::{Annotation, AuthorId, Key, Timestamp};
use crate::document::DocumentKey;

/// The changes since the last export, so that a save need not recount all notes. They are grouped by
/// document, because each has its own export time.
#[derive(Debug, Default)]
pub(super) struct Pending {
    documents: BTreeMap<DocumentKey, Changes>,
}

/// The changes of one document's notes.
#[derive(Debug, Default)]
struct Changes {
    exported_at: Option<Timestamp>,
    since: Option<OffsetDateTime>,
    /// Grouped by author, because ownership is decided later; the oldest change comes first.
    changes: BTreeMap<AuthorId, BTreeMap<(OffsetDateTime, Key), Timestamp>>,
}

impl Pending {
    /// Counts the notes of a document that changed since an export.
    pub(super) fn recount<'a>(
        &mut self,
        document: &DocumentKey,
        exported_at: Option<Timestamp>,
        notes: impl Iterator<Item = &'a Annotation>,
    ) {
        let mut changes = Changes {
            since: exported_at.as_ref().and_then(Timestamp::instant),
            exported_at,
            changes: BTreeMap::new(),
        };
        notes.for_each(|note| changes.add(note));
        self.documents.insert(document.clone(), changes);
    }

    /// Returns whether the changes of a document are counted from this export.
    pub(super) fn counts_from(
        &self,
        document: &DocumentKey,
        exported_at: Option<&Timestamp>,
    ) -> bool {
        self.exported_at(document) == exported_at
    }

    /// Takes in the current state of a record.
    pub(super) fn add(&mut self, home: &DocumentKey, annotation: &Annotation) {
        match self.documents.get_mut(home) {
            Some(changes) => changes.add(annotation),
            None => self.recount(home, None, std::iter::once(annotation)),
        }
    }

    /// Forgets the changes of a record, whatever its home was then.
    pub(super) fn remove(&mut self, annotation: &Annotation) {
        let documents = self.documents.values_mut();
        documents.for_each(|changes| changes.remove(annotation));
    }

    /// Returns the state of exporting for the notes of these authors, with the last export of this
    /// document.
    pub(super) fn state(
        &self,
        document: &DocumentKey,
        is_own: impl Fn(&AuthorId) -> bool,
    ) -> ExportState {
        let all = || self.documents.values().flat_map(|one| &one.changes);
        let own = || all().filter(|(author, _)| is_own(author));
        let oldest = own().filter_map(|(_, changes)| changes.first_key_value());
        let oldest = oldest.min_by_key(|((instant, _), _)| *instant);
        ExportState {
            exported_at: self.exported_at(document).cloned(),
            changed: own().map(|(_, changes)| changes.len()).sum(),
            oldest_change: oldest.map(|(_, time)| time.clone()),
        }
    }

    fn exported_at(&self, document: &DocumentKey) -> Option<&Timestamp> {
        self.documents.get(document)?.exported_at.as_ref()
    }
}

impl Changes {
    fn add(&mut self, annotation: &Annotation) {
        if let Some((instant, time)) = self.change(annotation) {
            let key = annotation.key();
            let of_author = self.changes.entry(key.creator.clone()).or_default();
            of_author.insert((instant, key.clone()), time);
        }
    }

    fn remove(&mut self, annotation: &Annotation) {
        let key = annotation.key();
        if let Some((instant, _)) = self.change(annotation)
            && let Some(of_author) = self.changes.get_mut(&key.creator)
        {
            of_author.remove(&(instant, key.clone()));
        }
    }

    /// Returns the first change of a record since the export.
    fn change(&self, annotation: &Annotation) -> Option<(OffsetDateTime, Timestamp)> {
        let times = annotation.live().iter().filter_map(|r| r.modified.as_ref());
        let timed = times.filter_map(|time| Some((time.instant()?, time)));
        let since = timed.filter(|(instant, _)| self.since.is_none_or(|since| *instant > since));
        let (instant, time) = since.min_by_key(|(instant, _)| *instant)?;
        Some((instant, time.clone()))
    }
}
