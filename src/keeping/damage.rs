//! The unusable values, as of their last reading. They spare a scan of the whole store after every
//! save.

use std::collections::{BTreeMap, BTreeSet};

use super::key::Entry;
use super::storage::{Damaged, Storage};
use super::store::{ReadStore, StoreError};

/// The entries that were found damaged.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// Annotations of the notebook's document, by storage key.
    here: BTreeMap<String, Damaged>,
    /// The storage keys of other values.
    elsewhere: BTreeSet<String>,
}

impl Damage {
    /// Returns the damaged annotations of the document, including those of newer versions.
    pub(super) fn here(&self) -> impl Iterator<Item = &Damaged> {
        self.here.values()
    }

    /// Returns the number of other damaged values.
    pub(super) fn elsewhere(&self) -> usize {
        self.elsewhere.len()
    }

    pub(super) fn add_here(&mut self, damaged: Damaged) {
        self.here.insert(damaged.key.clone(), damaged);
    }

    pub(super) fn remove_here(&mut self, key: &str) {
        self.here.remove(key);
    }

    pub(super) fn forget_elsewhere(&mut self) {
        self.elsewhere.clear();
    }

    /// Checks the value of an entry that is not an annotation of the document.
    pub(super) fn look_at<S: ReadStore>(
        &mut self,
        entry: &Entry,
        storage: &Storage<S>,
    ) -> Result<(), StoreError> {
        let found = storage.damaged_at(entry)?;
        let key = storage.base().key(entry);
        match found.is_some_and(|damaged| !damaged.is_newer()) {
            true => self.elsewhere.insert(key),
            false => self.elsewhere.remove(&key),
        };
        Ok(())
    }
}

impl Damaged {
    /// Returns whether the value is intact but was written by a newer version of the app.
    pub(super) fn is_newer(&self) -> bool {
        matches!(self.reason, super::Unreadable::Newer(_))
    }
}
