//! The world outside, as far as a session depends on it.

use crate::annotation::{AnnotationId, RevisionId, Stamp, Timestamp};

/// The clock, random names and the reader's language. A browser is one, a test another.
pub trait World: Clone {
    /// Tells the time, in UTC.
    fn now(&self) -> Timestamp;

    /// Tells the time some hours before now, in UTC.
    fn hours_ago(&self, hours: u32) -> Timestamp;

    /// Draws a new name that nothing else in the world has: `urn:uuid:…`.
    fn urn(&self) -> String;

    /// Names the language that the reader writes in: a BCP 47 tag.
    fn language(&self) -> String;

    /// Hears on which note the session works from now on, to blame it if the app dies.
    fn working_on(&self, _note: &AnnotationId) {}

    /// Gives the id of a new annotation.
    fn annotation_id(&self) -> AnnotationId {
        AnnotationId::new(self.urn())
    }

    /// Gives a save what it needs: a new revision id, and now.
    fn stamp(&self) -> Stamp {
        Stamp {
            revision: RevisionId::new(self.urn()),
            now: self.now(),
        }
    }
}
