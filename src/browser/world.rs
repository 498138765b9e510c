//! The browser as the world of a session.

use super::{clock, ids, intl, safety};
use crate::annotation::{AnnotationId, Timestamp};
use crate::session::World;

/// The browser's clock, random numbers and language, and the safety net of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserWorld;

impl World for BrowserWorld {
    fn now(&self) -> Timestamp {
        clock::now()
    }

    fn hours_ago(&self, hours: u32) -> Timestamp {
        clock::hours_ago(hours)
    }

    fn urn(&self) -> String {
        ids::urn()
    }

    fn language(&self) -> String {
        intl::language()
    }

    fn working_on(&self, note: &AnnotationId) {
        safety::at_note(note);
    }
}
