//! Tracing the words of blocks that were compared part by part: sentences or cells.

use std::ops::Range;

use super::trace::{Bias, Trace};
use crate::sort::sort_by;

/// The traces of the parts of some old blocks, in the order of the old words. Every old word and
/// every new word is in exactly one part.
pub(super) struct Parts(Vec<Trace>);

impl Parts {
    /// Wraps the trace of blocks that were compared as a whole.
    pub(super) fn one(trace: Trace) -> Self {
        Self(vec![trace])
    }

    /// Collects parts, which are in the order of the old words.
    pub(super) fn of(mut parts: Vec<Trace>) -> Self {
        parts.retain(|part| !part.is_empty());
        Self(parts)
    }

    /// Returns the new words that have no old counterpart.
    pub(super) fn added(&self) -> impl Iterator<Item = Range<usize>> {
        let mut added: Vec<_> = self.0.iter().flat_map(Trace::added).collect();
        sort_by(&mut added, |a, b| a.start.cmp(&b.start));
        joined(added.into_iter())
    }

    /// Returns the old words that are gone.
    pub(super) fn gone(&self) -> impl Iterator<Item = Range<usize>> {
        joined(self.0.iter().flat_map(Trace::gone))
    }

    /// Returns the surviving words among some old ones, in order, each with its new number.
    pub(super) fn kept(&self, old: &Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().flat_map(|part| part.kept(old))
    }

    /// Finds where a boundary of a phrase, before the old word `at`, went.
    pub(super) fn boundary(&self, at: usize, bias: Bias) -> Option<usize> {
        let begins = |part: &Trace| match bias {
            Bias::Start => part.old_start() <= at,
            Bias::End => part.old_start() < at,
        };
        let part = self.0.partition_point(begins).checked_sub(1)?;
        let part = self.0.get(part).filter(|part| part.has_place())?;
        Some(part.boundary(at, bias))
    }
}

/// The same stretches, with adjacent ones joined.
fn joined(stretches: impl Iterator<Item = Range<usize>>) -> impl Iterator<Item = Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for next in stretches {
        match joined.last_mut() {
            Some(last) if last.end == next.start => last.end = next.end,
            _ => joined.push(next),
        }
    }
    joined.into_iter()
}
