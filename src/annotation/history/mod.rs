//! Undo and redo of the reader's steps, as new records to write.
//!
//! A step is reverted by *saving again*. Revisions that it replaced become live again under new
//! revision ids, and those that it made are replaced. So an undo travels to other devices like any
//! save, and revisions that another tab saved meanwhile stay live. An import is different: it made no
//! revision, it only learned of some. Undoing it forgets what was learned. A withdrawal instead would
//! travel back and destroy the notes where they came from.
//!
//! Only a new revision replaces another, also when undoing; an already live one never does. So two tabs
//! cannot each take back the half of a conflict that the other one keeps.
//! one keeps.

mod reversal;
mod step;

use std::collections::BTreeMap;

pub use reversal::{Direction, Effect, Reversal};
pub use step::{Change, Step, Touched};

use super::{AnnotationSet, RevisionId, Stamp};
use reversal::Spot;

/// The steps that can be undone and redone, the latest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<(u64, Step)>,
    undone: Vec<(u64, Step)>,
    /// The latest id of each revision saved again. Steps refer to revisions that later undos revived.
    saved_again: BTreeMap<RevisionId, RevisionId>,
    last_serial: u64,
}

impl History {
    /// Makes an empty history.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records a step that was written. Steps undone before can no longer be redone.
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        let serial = self.next_serial();
        self.done.push((serial, step));
    }

    /// Returns the step that [`revert`](Self::revert) would take in this direction.
    pub fn next(&self, direction: Direction) -> Option<&Step> {
        self.steps(direction).last().map(|(_, step)| step)
    }

    /// Returns the number of the step that would be undone next; numbers are unique.
    pub fn last_done(&self) -> Option<u64> {
        self.done.last().map(|(serial, _)| *serial)
    }

    /// Works out the next step in this direction on the present records. `stamps` is called once for
    /// each revision to save. `None` if there is no step.
    pub fn revert(
        &self,
        direction: Direction,
        kept: &AnnotationSet,
        stamps: impl FnMut() -> Stamp,
    ) -> Option<Reversal> {
        let (serial, step) = self.steps(direction).last()?;
        let spot = Spot {
            direction,
            serial: *serial,
        };
        let saved_again = &self.saved_again;
        Some(reversal::revert(spot, step, kept, saved_again, stamps))
    }

    /// Records that the effects of `reversal` were written. Without this call the history is unchanged,
    /// so a failed write can be tried again.
    pub fn commit(&mut self, reversal: Reversal) {
        let serial = self.next_serial();
        let Reversal {
            spot,
            inverse,
            saved_again,
            ..
        } = reversal;
        let (from, to) = match spot.direction {
            Direction::Undo => (&mut self.done, &mut self.undone),
            Direction::Redo => (&mut self.undone, &mut self.done),
        };
        // By number, not from the top: a step may have been recorded during the write.
        from.retain(|(serial, _)| *serial != spot.serial);
        if !inverse.touched().is_empty() {
            to.push((serial, inverse));
        }
        self.saved_again.extend(saved_again);
    }

    fn steps(&self, direction: Direction) -> &[(u64, Step)] {
        match direction {
            Direction::Undo => &self.done,
            Direction::Redo => &self.undone,
        }
    }

    fn next_serial(&mut self) -> u64 {
        self.last_serial = self.last_serial.wrapping_add(1);
        self.last_serial
    }
}
