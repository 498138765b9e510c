//! The outside world, as far as a session depends on it.

use crate::annotation::{AnnotationId, RevisionId, Stamp, Timestamp};

/// The clock, random names and the reader's language. A browser implements it, and so does a test.
pub trait World: Clone {
    /// Returns the current time, in UTC.
    fn now(&self) -> Timestamp;

    /// Returns the time that many hours ago, in UTC.
    fn hours_ago(&self, hours: u32) -> Timestamp;

    /// Returns a new, globally unique name: `urn:uuid:…`.
    fn urn(&self) -> String;

    /// Returns the BCP 47 tag of the language that the reader writes in.
    fn language(&self) -> String;

    /// Records the note the session is about to work on, to be blamed if the app crashes.
    fn working_on(&self, _note: &AnnotationId) {}

    /// Returns the id for a new annotation.
    fn annotation_id(&self) -> AnnotationId {
        AnnotationId::new(self.urn())
    }

    /// Returns a new revision id and the current time, for a save.
    fn stamp(&self) -> Stamp {
        Stamp {
            revision: RevisionId::new(self.urn()),
            now: self.now(),
        }
    }
}
