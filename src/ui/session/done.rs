//! What was done, in words.

use crate::annotation::{Kind, Sum};
use crate::ui::messages as m;

/// Which way the history is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Undo,
    Redo,
}

/// What was done and kept, for the message at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// There was nothing to do.
    Nothing,
    /// A note was saved.
    Saved { kind: Kind, address: String },
    /// A note was taken back.
    Withdrawn { kind: Kind, address: String },
    /// Somebody's note was put out of sight, or back into it.
    Hidden {
        kind: Kind,
        address: String,
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
        direction: Direction,
        what: String,
        skipped: bool,
    },
}

impl Done {
    /// What to say, and whether to offer undo beside it.
    pub fn says(&self) -> (Option<String>, bool) {
        match self {
            Done::Nothing => (None, false),
            Done::Saved { kind, address } => (Some(m::saved(m::kind_name(kind), address)), false),
            Done::Withdrawn { kind, address } => {
                (Some(m::withdrawn(m::kind_name(kind), address)), true)
            }
            Done::Hidden {
                kind,
                address,
                hidden,
            } => {
                let (kind, undo) = (m::kind_name(kind), *hidden);
                let text = if undo { m::hidden } else { m::shown_again };
                (Some(text(kind, address)), undo)
            }
            Done::WrittenBack => (Some(m::WRITTEN_BACK.to_owned()), false),
            Done::Imported(sum, elsewhere) => (Some(m::imported(*sum, *elsewhere)), true),
            Done::Placed(count) => (Some(m::placed(*count)), true),
            Done::Back {
                direction,
                what,
                skipped,
            } => {
                let mut text = match direction {
                    Direction::Undo => m::undone(what),
                    Direction::Redo => m::redone(what),
                };
                if *skipped {
                    text = format!("{text} {}", m::UNDO_CHANGED_MEANWHILE);
                }
                (Some(text), false)
            }
        }
    }
}
