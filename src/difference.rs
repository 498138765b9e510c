//! The common runs of two sequences.
//!
//! Compiled once, for numbers: callers number their words, equal ones alike.
//!
//! Redlines and carrying over use the same algorithm.

use similar::DiffOp;
use similar::algorithms::{Capture, myers};

/// A run that occurs in both sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Common {
    /// Its beginning in the old sequence.
    pub(crate) old: usize,
    /// Its beginning in the new sequence.
    pub(crate) new: usize,
    pub(crate) len: usize,
}

/// Returns the runs of a longest common subsequence, or nearly, in order. None is empty, and none
/// is adjacent to another in both sequences.
///
/// Myers, *An O(ND) Difference Algorithm and Its Variations* (1986), with the heuristics of Git.
/// Words that occur in only one sequence are set aside first. A search for the smallest difference
/// settles for a good one after about as many steps as the square root of the length. No time limit
/// is involved.
pub(crate) fn common(old: &[u32], new: &[u32]) -> Vec<Common> {
    let mut capture = Capture::new();
    let Ok(()) = myers::diff(&mut capture, old, 0..old.len(), new, 0..new.len());
    let mut common: Vec<Common> = Vec::new();
    for op in capture.ops() {
        let DiffOp::Equal {
            old_index: old,
            new_index: new,
            len,
        } = *op
        else {
            continue;
        };
        match common.last_mut() {
            Some(last) if (last.old + last.len, last.new + last.len) == (old, new) => {
                last.len += len
            }
            _ => common.push(Common { old, new, len }),
        }
    }
    common.retain(|run| run.len > 0);
    common
}
