//! The change that was made, for the message at the foot of the page.

use crate::annotation::{Change, Direction, Kind, Sum};

/// A step of the history, described by its change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepName {
    /// The sort of change.
    pub change: Change,
    /// The kind of its note.
    pub kind: Option<Kind>,
    /// The name people use for the place of that note; `None` if it is on the document as a whole.
    pub address: Option<String>,
    /// The number of notes it touched.
    pub notes: usize,
}

/// A change that was made and kept, for the message at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// There was nothing to do.
    Nothing,
    /// A note was saved.
    Saved {
        /// Its kind.
        kind: Kind,
        /// The name people use for its place.
        address: Option<String>,
    },
    /// A note was withdrawn.
    Withdrawn {
        /// The kind it had.
        kind: Kind,
        /// The name people use for its place.
        address: Option<String>,
    },
    /// Somebody's note was put out of sight or brought back.
    Hidden {
        /// Its kind.
        kind: Kind,
        /// The name people use for its place.
        address: Option<String>,
        /// Whether it is out of sight now.
        hidden: bool,
    },
    /// Notes came in from files: the sum for the open report and the number of annotations for others.
    Imported(Sum, usize),
    /// The reader decided where this many notes belong.
    Placed(usize),
    /// Entries that had been cleared away are in the store again.
    WrittenBack,
    /// A step was undone or redone; parts of it may have been left alone.
    Back {
        /// Whether it was undone or redone.
        direction: Direction,
        /// The step.
        step: StepName,
        /// Whether a part was left alone because it had changed since.
        skipped: bool,
    },
}
