//! The notes of a document that the reader has not read yet, and those they do not want to see.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use super::stored::ids::all_short;
use crate::annotation::AnnotationId;
use crate::document::DocumentKey;

/// The unread and hidden notes of a document, for the reader of this browser. This is theirs alone:
/// it leaves in no file, and ids in it may be those of notes that are no longer kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// The notes that came in and were not looked at yet.
    #[serde(with = "all_short", skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<AnnotationId>,
    /// Other people's notes that the reader has put out of sight.
    #[serde(with = "all_short", skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden: BTreeSet<AnnotationId>,
}

impl Reading {
    /// Tells whether everything is read and nothing hidden.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.hidden.is_empty()
    }
}

impl<S: ReadStore> Storage<S> {
    /// Reads what is unread and hidden in a document; empty for a document of which nothing is kept.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reading(&self, document: &DocumentKey) -> Result<Reading, StoreError> {
        let kept = self.read(&Entry::Reading(document.clone()))?;
        Ok(kept.unwrap_or_default())
    }
}

impl<S: Store> Storage<S> {
    /// Changes what is unread and hidden as it is kept now, by whichever tab. A change that
    /// changes nothing writes nothing; where nothing is left there is no entry either.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote what is there.
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
            // What could not be read counts as empty, so that there is no change to get here by.
            Ok(self.remove(&entry)?)
        } else {
            self.write(&entry, &reading)
        }
    }
}
