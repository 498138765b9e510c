//! The notes of a document that the reader has not read yet, and those they have put out of sight.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use super::stored::ids::all_short;
use crate::annotation::AnnotationId;
use crate::document::DocumentKey;

/// The unread and hidden notes of a document, for the reader of this browser. They are private to the
/// reader and leave in no file. Ids may belong to notes that are no longer kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// The notes that came in and have not been looked at yet.
    #[serde(with = "all_short", skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<AnnotationId>,
    /// Other people's notes that the reader has put out of sight.
    #[serde(with = "all_short", skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden: BTreeSet<AnnotationId>,
}

impl Reading {
    /// Returns whether everything is read and nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.hidden.is_empty()
    }
}

impl<S: ReadStore> Storage<S> {
    /// Returns the unread and hidden notes of a document; empty if there is no entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reading(&self, document: &DocumentKey) -> Result<Reading, StoreError> {
        let kept = self.read(&Entry::Reading(document.clone()))?;
        Ok(kept.unwrap_or_default())
    }
}

impl<S: Store> Storage<S> {
    /// Changes the unread and hidden notes as they are stored now, whichever tab wrote them. Nothing is
    /// written if nothing changes, and an empty result leaves no entry.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present entry.
    pub fn update_reading(
        &self,
        document: &DocumentKey,
        change: impl FnOnce(&mut Reading),
    ) -> Result<(), SaveError> {
        let before = self.reading(document)?;
        let mut reading = before.clone();
        change(&mut reading);
        let entry = Entry::Reading(document.clone());
        if reading == before {
            Ok(())
        } else if reading.is_empty() {
            // An unreadable value counts as empty, so no change can lead here from it.
            Ok(self.remove(&entry)?)
        } else {
            self.write(&entry, &reading)
        }
    }
}
