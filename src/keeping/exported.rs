//! When the notes of a document last left the browser, and what has changed since.

use super::fields::{Fields, put};
use super::key::Entry;
use super::storage::{SaveError, Storage};
use super::store::{Store, StoreError};
use super::unreadable::Unreadable;
use super::version::Kept;
use crate::annotation::{Extra, Timestamp};
use crate::document::DocumentKey;

/// The mark an export leaves.
pub(super) struct Exported {
    at: String,
}

impl Kept for Exported {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put(&mut members, "at", self.at.as_str());
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        let at = fields.text("at")?;
        Ok(Self { at })
    }
}

/// How things stand with exporting. The number is counted from the notes' own times, so that no
/// save needs a second write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportState {
    /// When the notes were last exported.
    pub exported_at: Option<Timestamp>,
    /// How many of one's own notes were made, edited or withdrawn since.
    pub changed: usize,
    /// When the first of these changes was made.
    pub oldest_change: Option<Timestamp>,
}

impl ExportState {
    /// Whether a quiet reminder is in place: after ten notes, or when a change is older than a
    /// day.
    pub fn is_reminder_due(&self, a_day_ago: &Timestamp) -> bool {
        const MANY: usize = 10;
        let oldest = self.oldest_change.as_ref();
        self.changed >= MANY || oldest.is_some_and(|time| time.as_str() < a_day_ago.as_str())
    }
}

impl<S: Store> Storage<S> {
    /// When the notes of a document were last exported.
    pub fn exported_at(&self, document: &DocumentKey) -> Result<Option<Timestamp>, StoreError> {
        let mark: Option<Exported> = self.read(&Entry::Exported(document.clone()))?;
        Ok(mark.map(|mark| Timestamp::new(mark.at)))
    }

    /// Marks that the notes of a document have been exported as they stood at a time. A later mark,
    /// of another tab, stays.
    pub fn mark_exported(&self, document: &DocumentKey, at: &Timestamp) -> Result<(), SaveError> {
        let before = self.exported_at(document)?;
        if before.is_some_and(|before| before.instant() > at.instant()) {
            return Ok(());
        }
        let mark = Exported {
            at: at.as_str().to_owned(),
        };
        self.write(&Entry::Exported(document.clone()), &mark)
    }
}
