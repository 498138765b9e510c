//! Undo and redo of the reader's steps, as new records to write.
//!
//! A step is reverted by *saving again*: what it replaced becomes live once more under new
//! revision ids, and what it made is replaced. So an undo travels to other devices like any save,
//! and what another tab saved meanwhile stays live. An import is different: it made no revision,
//! it only learned of some. Undoing it forgets what was learned; a withdrawal in its place would
//! travel back and destroy the notes where they came from.
//!
//! A new revision is the only thing that replaces another, also when undoing; a revision that is
//! live already never does. So two tabs cannot each take back the half of a conflict that the other
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
    /// By which id a revision was saved again: steps speak of revisions that later undos revived.
    saved_again: BTreeMap<RevisionId, RevisionId>,
    last_serial: u64,
}

impl History {
    /// Makes a history with nothing done yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a step that was written. What was undone before cannot be redone any more.
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        let serial = self.next_serial();
        self.done.push((serial, step));
    }

    /// Returns the step that [`revert`](Self::revert) would take in this direction.
    pub fn next(&self, direction: Direction) -> Option<&Step> {
        self.steps(direction).last().map(|(_, step)| step)
    }

    /// Returns the number of the step that would be undone next; every step has another.
    pub fn last_done(&self) -> Option<u64> {
        self.done.last().map(|(serial, _)| *serial)
    }

    /// Works out how to take the next step in this direction on what is kept now. `stamps` is asked
    /// once for each revision to be saved. `None` where there is no step.
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

    /// Takes in that the effects of `reversal` were written. Without this call the history stays
    /// where it was, so a failed write can be tried again.
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
        // By number, not from the top: a step may have been recorded while the write was under way.
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
