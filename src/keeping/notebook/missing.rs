//! Notes and other entries that are on the screen but no longer in the store. The app never removes the
//! key of a note. A forgotten note leaves an empty entry or an item in the list of those that made
//! room. So any other missing key was cleared away: by another page of the host, by hand or by the
//! browser.
//!
//! An undone import leaves empty entries behind for the same reason: a missing key always means a
//! cleared store. Nothing is written back automatically. The screen keeps the cleared notes and says
//! so, and one click writes them again. The settings are written at each opening and never removed, so
//! one look at them reveals a cleared store.

use super::Notebook;
use super::batch::Batch;
use crate::annotation::{Annotation, AnnotationSet, Key};
use crate::document::DocumentKey;
use crate::keeping::SaveError;
use crate::keeping::key::Entry;
use crate::keeping::store::{ReadStore, Store, StoreError};

/// The numbers of entries on the screen that are not in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The number of notes, without withdrawn ones.
    pub notes: usize,
    /// Whether profiles, settings and the like are gone, or the remains of a note.
    pub others: bool,
}

impl Missing {
    /// Returns whether nothing is missing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl<S: ReadStore> Notebook<S> {
    /// Counts the missing entries, as far as the store was looked at.
    pub fn missing(&self) -> Missing {
        let notes = self.missing_notes();
        let live = notes
            .iter()
            .filter(|(_, note)| note.notes().next().is_some());
        let notes_missing = live.count();
        Missing {
            notes: notes_missing,
            others: notes.len() > notes_missing || self.mirror.lacks(),
        }
    }

    /// Returns whether the store was cleared since the last look at it. That takes two lookups, however
    /// much is kept. [`reload_all`](Self::reload_all) finds a single note that was removed.
    pub fn is_cleared(&self) -> bool {
        let mut known = self.seen.iter();
        let note = known.find(|(_, seen)| !seen.annotations.is_empty());
        let gone = |key: &String| matches!(self.storage.store().get(key), Ok(None));
        let is_new = |key: &String| !self.missing.contains(key);
        self.mirror.tells_of_clearing(&self.storage)
            || note.is_some_and(|(key, _)| is_new(key) && gone(key))
    }

    /// Looks at an entry other than a note that this tab has written.
    pub fn look_at(&mut self, entry: &Entry) {
        let cleared = self.was_cleared();
        let _ = self.mirror.look_at(entry, &self.storage, cleared);
    }

    /// Looks at the decisions on places, some of which this tab has written or removed.
    pub fn look_at_placements(&mut self) {
        let is_placement = |entry: &Entry| matches!(entry, Entry::Placement(..));
        let mut entries = self.storage.entries().unwrap_or_default();
        entries.extend(self.mirror.entries());
        for entry in entries.iter().filter(|entry| is_placement(entry)) {
            if self.is_mirrored(entry) {
                self.look_at(entry);
            }
        }
    }

    /// Looks at all entries other than notes; `kept` are those in the store.
    pub(super) fn look_at_others(&mut self, kept: Vec<Entry>) -> Result<(), StoreError> {
        let known = self.mirror.entries();
        for entry in known.iter().chain(&kept) {
            let cleared = self.was_cleared();
            self.mirror.look_at(entry, &self.storage, cleared)?;
        }
        Ok(())
    }

    /// Returns whether the entry of a profile, the settings or the like was cleared away.
    pub fn lacks(&self, entry: &Entry) -> bool {
        self.mirror.lacks_entry(entry, &self.storage)
    }

    /// Returns whether anything is known to have been cleared away.
    pub fn was_cleared(&self) -> bool {
        !self.missing.is_empty() || self.mirror.lacks()
    }

    /// Returns whether an entry matters to this notebook after the store was cleared.
    pub(super) fn is_mirrored(&self, entry: &Entry) -> bool {
        match entry {
            Entry::Profile(_) | Entry::Settings => true,
            Entry::Exported(of) | Entry::Reading(of) | Entry::Placement(of, _) => self.holds(of),
            _ => false,
        }
    }

    /// Returns the notes on the screen whose key is no longer in the store.
    pub(in crate::keeping) fn cleared_away(&self, key: &str) -> AnnotationSet {
        let seen = self.seen.get(key);
        let seen = seen.filter(|seen| !self.is_gone_on_purpose(key, &seen.value));
        let keys = seen.into_iter().flat_map(|seen| &seen.annotations);
        let notes = keys.filter_map(|key| self.set.get(key));
        notes.cloned().collect()
    }

    fn missing_notes(&self) -> Vec<(DocumentKey, Annotation)> {
        let seen = self.missing.iter().filter_map(|key| self.seen.get(key));
        let notes = seen.flat_map(|seen| {
            let notes = seen.annotations.iter().filter_map(|key| self.set.get(key));
            notes.map(|note| (seen.document.clone(), note.clone()))
        });
        notes.collect()
    }
}

impl<S: Store> Notebook<S> {
    /// Writes back profiles, settings and the like, without which notes lose their author.
    ///
    /// # Errors
    /// When the store fails or is full. Entries that are still missing are still reported.
    pub fn write_back_others(&mut self) -> Result<(), SaveError> {
        self.mirror.write_back(&self.storage)
    }

    /// Writes back everything that was cleared away, joined with whatever was written meanwhile.
    /// Returns the notes, because they may read differently now.
    ///
    /// # Errors
    /// When the store fails or is full. Entries that are still missing are still reported.
    pub fn write_back(&mut self) -> Result<Vec<Key>, SaveError> {
        self.write_back_others()?;
        self.shelf.write_back(&self.storage)?;
        let notes = self.missing_notes();
        let mut batch = Batch::new(self);
        for (document, note) in &notes {
            batch.join(document, note)?;
        }
        batch.write()?;
        // Notes that were already back.
        let missing = std::mem::take(&mut self.missing);
        for key in missing {
            if self.storage.store().get(&key)?.is_none() {
                self.missing.insert(key);
            }
        }
        Ok(notes
            .into_iter()
            .map(|(_, note)| note.key().clone())
            .collect())
    }
}
