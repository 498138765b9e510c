//! Which notes have changed since the last export, kept up to date note by note.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::exported::ExportState;
use crate::annotation::{Annotation, AnnotationSet, AuthorId, Key, Timestamp};

/// The changes since the last export, so that a save need not count all notes anew.
#[derive(Debug, Default)]
pub(super) struct Pending {
    exported_at: Option<Timestamp>,
    since: Option<OffsetDateTime>,
    /// By author, because whose notes are one's own is asked later; the oldest change first.
    changes: BTreeMap<AuthorId, BTreeMap<(OffsetDateTime, Key), Timestamp>>,
}

impl Pending {
    /// The changes of a set since an export.
    pub(super) fn new(exported_at: Option<Timestamp>, set: &AnnotationSet) -> Self {
        let mut pending = Self {
            since: exported_at.as_ref().and_then(Timestamp::instant),
            exported_at,
            changes: BTreeMap::new(),
        };
        for annotation in set {
            pending.add(annotation);
        }
        pending
    }

    /// Whether these are the changes since this export.
    pub(super) fn counts_from(&self, exported_at: Option<&Timestamp>) -> bool {
        self.exported_at.as_ref() == exported_at
    }

    /// Takes in what a record says now.
    pub(super) fn add(&mut self, annotation: &Annotation) {
        if let Some((instant, time)) = self.change(annotation) {
            let key = annotation.key();
            let of_author = self.changes.entry(key.creator.clone()).or_default();
            of_author.insert((instant, key.clone()), time);
        }
    }

    /// Forgets what a record said.
    pub(super) fn remove(&mut self, annotation: &Annotation) {
        let key = annotation.key();
        if let Some((instant, _)) = self.change(annotation)
            && let Some(of_author) = self.changes.get_mut(&key.creator)
        {
            of_author.remove(&(instant, key.clone()));
        }
    }

    /// How things stand for the notes of these authors.
    pub(super) fn state(&self, is_own: impl Fn(&AuthorId) -> bool) -> ExportState {
        let own = || self.changes.iter().filter(|(author, _)| is_own(author));
        let oldest = own().filter_map(|(_, changes)| changes.first_key_value());
        let oldest = oldest.min_by_key(|((instant, _), _)| *instant);
        ExportState {
            exported_at: self.exported_at.clone(),
            changed: own().map(|(_, changes)| changes.len()).sum(),
            oldest_change: oldest.map(|(_, time)| time.clone()),
        }
    }

    /// The first change of a record since the export.
    fn change(&self, annotation: &Annotation) -> Option<(OffsetDateTime, Timestamp)> {
        let times = annotation.live().iter().filter_map(|r| r.modified.as_ref());
        let timed = times.filter_map(|time| Some((time.instant()?, time)));
        let since = timed.filter(|(instant, _)| self.since.is_none_or(|since| *instant > since));
        let (instant, time) = since.min_by_key(|(instant, _)| *instant)?;
        Some((instant, time.clone()))
    }
}
