//! What the reader of a document has not read yet, and what they do not want to see.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::{Fields, put_list, text};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::stored::ids::{lengthen, shorten};
use super::unreadable::Unreadable;
use super::version::Kept;
use crate::annotation::{AnnotationId, Extra};
use crate::document::DocumentKey;

/// How the reader of this browser stands to the notes of a document. It is theirs alone: it leaves
/// in no file, and ids in it may be those of notes that are no longer kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The notes that came in and were not looked at yet.
    pub unread: BTreeSet<AnnotationId>,
    /// Other people's notes that the reader has put out of sight.
    pub hidden: BTreeSet<AnnotationId>,
}

impl Reading {
    /// Whether everything is read and nothing hidden.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.hidden.is_empty()
    }
}

impl Kept for Reading {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put_list(&mut members, "unread", shortened(&self.unread));
        put_list(&mut members, "hidden", shortened(&self.hidden));
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        Ok(Self {
            unread: lengthened(fields.list("unread")?)?,
            hidden: lengthened(fields.list("hidden")?)?,
        })
    }
}

fn shortened(ids: &BTreeSet<AnnotationId>) -> Vec<Value> {
    ids.iter().map(|id| shorten(id.as_str()).into()).collect()
}

fn lengthened(list: Vec<Value>) -> Result<BTreeSet<AnnotationId>, Unreadable> {
    let mut ids = BTreeSet::new();
    for short in list {
        ids.insert(AnnotationId::new(lengthen(&text(short)?)?));
    }
    Ok(ids)
}

impl<S: Store> Storage<S> {
    /// What is unread and hidden in a document; nothing where nothing is kept of it.
    pub fn reading(&self, document: &DocumentKey) -> Result<Reading, StoreError> {
        let kept = self.read(&Entry::Reading(document.clone()))?;
        Ok(kept.unwrap_or_default())
    }

    /// Changes what is unread and hidden as it is kept now, by whichever tab. A change that
    /// changes nothing writes nothing; where nothing is left there is no entry either.
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
