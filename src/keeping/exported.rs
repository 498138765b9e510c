//! The time of the last export of a document's notes, and the number of changes since.

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::annotation::Timestamp;
use crate::document::DocumentKey;

/// The mark that an export leaves.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exported {
    at: Timestamp,
}

/// The state of exporting. Changes are counted from the notes' own times, so that no save needs a
/// second write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportState {
    /// The time of the last export.
    pub exported_at: Option<Timestamp>,
    /// The number of the reader's own notes that were made, edited or withdrawn since.
    pub changed: usize,
    /// The time of the first of these changes.
    pub oldest_change: Option<Timestamp>,
}

impl ExportState {
    /// Returns whether a quiet reminder is due: after ten notes, or when a change is older than a day.
    pub fn is_reminder_due(&self, a_day_ago: &Timestamp) -> bool {
        const MANY: usize = 10;
        let oldest = self.oldest_change.as_ref();
        self.changed >= MANY || oldest.is_some_and(|time| time.as_str() < a_day_ago.as_str())
    }
}

impl<S: ReadStore> Storage<S> {
    /// Reads the time of the last export of a document's notes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn exported_at(&self, document: &DocumentKey) -> Result<Option<Timestamp>, StoreError> {
        let mark: Option<Exported> = self.read(&Entry::Exported(document.clone()))?;
        Ok(mark.map(|mark| mark.at))
    }
}

impl<S: Store> Storage<S> {
    /// Records an export of a document's notes as of a time. A later mark by another tab stays.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present mark.
    pub fn mark_exported(&self, document: &DocumentKey, at: &Timestamp) -> Result<(), SaveError> {
        let before = self.exported_at(document)?;
        if before.is_some_and(|before| before.instant() > at.instant()) {
            return Ok(());
        }
        let mark = Exported { at: at.clone() };
        self.write(&Entry::Exported(document.clone()), &mark)
    }
}
