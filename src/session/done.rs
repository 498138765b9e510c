//! The change that was made, for the message at the foot of the page.

use crate::annotation::{Change, Direction, Kind, Sum};

/// A step of the history, by what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepName {
    /// The sort of change.
    pub change: Change,
    /// The kind of its note.
    pub kind: Option<Kind>,
    /// What people call the place of that note; `None` where it speaks of the document as a whole.
    pub address: Option<String>,
    /// How many notes it touched.
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
        /// What people call its place.
        address: Option<String>,
    },
    /// A note was taken back.
    Withdrawn {
        /// The kind it had.
        kind: Kind,
        /// What people call its place.
        address: Option<String>,
    },
    /// Somebody's note was put out of sight, or back into it.
    Hidden {
        /// Its kind.
        kind: Kind,
        /// What people call its place.
        address: Option<String>,
        /// Whether it is out of sight now.
        hidden: bool,
    },
    /// Notes came in from files: to the open report, and this many annotations to others.
    Imported(Sum, usize),
    /// It was decided where this many notes belong.
    Placed(usize),
    /// What was cleared away is in the store again.
    WrittenBack,
    /// A step was undone or done again; some of it may have been left alone.
    Back {
        /// Which way.
        direction: Direction,
        /// The step.
        step: StepName,
        /// Whether a part of it was left alone, because it has changed since.
        skipped: bool,
    },
}
