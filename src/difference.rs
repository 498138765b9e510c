//! The common runs of two sequences.
//!
//! Compiled once, for numbers: callers number their words, equal ones alike.
//!
//! One algorithm serves redlines and carrying over.

use similar::DiffOp;
use similar::algorithms::{Capture, myers};

/// A run that stands in both sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Common {
    /// Where it begins in the old one.
    pub(crate) old: usize,
    /// Where it begins in the new one.
    pub(crate) new: usize,
    pub(crate) len: usize,
}

/// Returns the runs of a longest common subsequence, or nearly, in order; never empty, never
/// adjacent in both sequences.
///
/// Myers, *An O(ND) Difference Algorithm and Its Variations* (1986), with the heuristics of Git.
/// Words of one sequence only are set aside first. A search for the smallest difference ends with a
/// good one after about as many steps as the root of the length. No clock has a part in it.
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
