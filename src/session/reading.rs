//! The notes that the reader has not read yet, and those they have put out of sight.

use std::collections::BTreeMap;

use super::{Done, Session, World};
use crate::annotation::{AnnotationId, Change, Key, Step, Touched};
use crate::document::DocumentKey;
use crate::keeping::{Entry, ReadStore, Reading, SaveError, Store};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Rereads the state that another tab or an undo wrote. Returns the notes whose look may change.
    pub(super) fn reread_reading(&mut self) -> Vec<Key> {
        let entry = Entry::Reading(self.key().clone());
        self.notebook.look_at(&entry);
        if self.notebook.lacks(&entry) {
            return Vec::new();
        }
        let read = self
            .notebook
            .storage()
            .reading(self.key())
            .unwrap_or_default();
        self.take_reading(read)
    }

    /// Takes over the unread and hidden notes; returns those whose state is new.
    fn take_reading(&mut self, reading: Reading) -> Vec<Key> {
        let old = std::mem::replace(&mut self.reading, reading);
        let mut changed: Vec<&AnnotationId> = Vec::new();
        changed.extend(old.unread.symmetric_difference(&self.reading.unread));
        changed.extend(old.hidden.symmetric_difference(&self.reading.hidden));
        let records = changed.into_iter().flat_map(|id| self.set().by_id(id));
        records.map(|record| record.key().clone()).collect()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Puts somebody's note out of sight, or brings it back.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn hide(&mut self, key: &Key, hidden: bool) -> Result<Done, SaveError> {
        let Some(record) = self.set().get(key).cloned() else {
            return Ok(Done::Nothing);
        };
        self.update_reading(|reading| {
            if hidden {
                reading.hidden.insert(key.id.clone());
            } else {
                reading.hidden.remove(&key.id);
            }
        })?;
        let change = if hidden { Change::Hide } else { Change::Show };
        let touched = vec![Touched::unchanged(&record)];
        self.history.record(Step::new(change, touched));
        self.update_board(std::slice::from_ref(key));
        Ok(Done::Hidden {
            kind: record.kind(),
            address: super::card::written_address(&record),
            hidden,
        })
    }

    /// Marks notes as read after the reader has looked at them.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn mark_read(&mut self, keys: &[Key]) -> Result<(), SaveError> {
        let unread = &self.reading.unread;
        if !keys.iter().any(|key| unread.contains(&key.id)) {
            return Ok(());
        }
        self.update_reading(|reading| {
            for key in keys {
                reading.unread.remove(&key.id);
            }
        })?;
        self.update_board(keys);
        Ok(())
    }

    /// Marks every note as read.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn mark_all_read(&mut self) -> Result<(), SaveError> {
        // Only the notes in sight here: another tab may have imported more meanwhile.
        let unread = self.reading.unread.clone();
        let records = unread.iter().flat_map(|id| self.set().by_id(id));
        let keys: Vec<Key> = records.map(|record| record.key().clone()).collect();
        self.update_reading(|reading| reading.unread.retain(|id| !unread.contains(id)))?;
        self.update_board(&keys);
        Ok(())
    }

    /// Marks incoming notes by other authors as unread, in the report they belong to. If the store
    /// refuses, they merely count as read.
    pub(super) fn mark_unread(&mut self, touched: &[(DocumentKey, Key)]) {
        let mut new: BTreeMap<&DocumentKey, Vec<AnnotationId>> = BTreeMap::new();
        for (document, key) in touched {
            if !self.people.owns(&key.creator) {
                new.entry(document).or_default().push(key.id.clone());
            }
        }
        let _ = self.notebook.write_back_others();
        for (document, ids) in new {
            let storage = self.notebook.storage();
            let _ = storage.update_reading(document, |reading| reading.unread.extend(ids));
        }
        let changed = self.reread_reading();
        self.has_changed(changed);
    }

    fn update_reading(&mut self, change: impl FnOnce(&mut Reading)) -> Result<(), SaveError> {
        self.notebook.write_back_others()?;
        let key = self.key().clone();
        let mut now = None;
        self.notebook.storage().update_reading(&key, |reading| {
            change(reading);
            now = Some(reading.clone());
        })?;
        self.notebook.look_at(&Entry::Reading(key));
        // The entry may also hold what another tab has marked meanwhile.
        let changed = self.take_reading(now.unwrap_or_default());
        self.update_board(&changed);
        Ok(())
    }
}
