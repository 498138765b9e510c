//! Tracing each word of an aligned pair of blocks.

use std::ops::Range;

use super::tokens::{TokenId, Vocabulary};
use crate::difference::{Common, common};

/// The words of some old blocks with their places in some new blocks. Words are token numbers of
/// their texts.
pub(super) struct Trace {
    old: Range<usize>,
    new: Range<usize>,
    /// In order in both texts.
    kept: Vec<Common>,
}

/// No place in the new words.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

/// The side to which a boundary of a phrase leans if words were added there: away from the phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bias {
    /// A phrase begins here.
    Start,
    /// A phrase ends here.
    End,
}

impl Trace {
    /// Traces equal words.
    pub(super) fn of_equal(old: Range<usize>, new: Range<usize>) -> Self {
        let (from, to, len) = (old.start, new.start, old.len());
        let kept = vec![Common {
            old: from,
            new: to,
            len,
        }];
        Self { old, new, kept }
    }

    /// Traces words that are all gone, or all new.
    pub(super) fn of_nothing(old: Range<usize>, new: Range<usize>) -> Self {
        let kept = Vec::new();
        Self { old, new, kept }
    }

    /// Traces words that are gone along with their place.
    pub(super) fn of_lost(old: Range<usize>) -> Self {
        Self::of_nothing(old, NOWHERE)
    }

    /// Traces changed words. `old` and `new` are the places of the ids in their texts.
    pub(super) fn of_changed(
        (old, old_ids): (Range<usize>, &[TokenId]),
        (new, new_ids): (Range<usize>, &[TokenId]),
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut kept = common(old_ids, new_ids);
        settle(&mut kept, old_ids, new_ids, vocabulary);
        kept.retain(|run| run.len > 0);
        let shifted = |run: Common| Common {
            old: run.old + old.start,
            new: run.new + new.start,
            ..run
        };
        let kept = kept.into_iter().map(shifted).collect();
        Self { old, new, kept }
    }

    /// Returns whether the trace has no words at all.
    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// Returns the number of the first old word.
    pub(super) fn old_start(&self) -> usize {
        self.old.start
    }

    /// Returns whether the old words have a place in the new text.
    pub(super) fn has_place(&self) -> bool {
        self.new != NOWHERE
    }

    /// Returns the new words that have no old counterpart.
    pub(super) fn added(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.kept.iter().map(|run| run.new..run.new + run.len);
        gaps(&self.new, ends)
    }

    /// Returns the old words that are gone.
    pub(super) fn gone(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.kept.iter().map(|run| run.old..run.old + run.len);
        gaps(&self.old, ends)
    }

    /// Returns the surviving words among some old ones, in order, each with its new number.
    pub(super) fn kept(&self, old: &Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let first = self
            .kept
            .partition_point(|run| run.old + run.len <= old.start);
        let runs = self.kept.get(first..).unwrap_or_default().iter();
        let (start, end) = (old.start, old.end);
        runs.take_while(move |run| run.old < end)
            .flat_map(move |run| {
                let part = run.old.max(start)..(run.old + run.len).min(end);
                part.map(move |word| (word, word - run.old + run.new))
            })
    }

    /// Finds where a boundary before the old word `at` went, as a boundary before a new word.
    /// Inside replaced words, the boundary keeps its relative position.
    pub(super) fn boundary(&self, at: usize, bias: Bias) -> usize {
        // The last run before the boundary, or at the boundary if the phrase begins there.
        let begins = |run: &Common| match bias {
            Bias::Start => run.old <= at,
            Bias::End => run.old < at,
        };
        let next = self.kept.partition_point(begins);
        let run = |index: Option<usize>| index.and_then(|index| self.kept.get(index));
        let before = run(next.checked_sub(1));
        let (old_start, new_start) = before.map_or((self.old.start, self.new.start), |run| {
            (run.old + run.len, run.new + run.len)
        });
        if let Some(before) = before
            && at <= old_start
            && !(bias == Bias::Start && at == old_start)
        {
            return at - before.old + before.new;
        }
        let (old_end, new_end) =
            run(Some(next)).map_or((self.old.end, self.new.end), |run| (run.old, run.new));
        let (gone, added) = (old_end - old_start, new_end - new_start);
        match bias {
            _ if gone == 0 => {
                if bias == Bias::Start {
                    new_end
                } else {
                    new_start
                }
            }
            _ => new_start + (at - old_start) * added / gone,
        }
    }
}

/// The gaps in `all` between `parts`, which are in order.
fn gaps(
    all: &Range<usize>,
    parts: impl Iterator<Item = Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    let mut done = all.start;
    let end = all.end..all.end;
    parts.chain([end]).filter_map(move |part| {
        let gap = done..part.start;
        done = part.end;
        (!gap.is_empty()).then_some(gap)
    })
}

/// Moves words that were only added, or only removed, to the beginning of a sentence. The
/// difference stays the same. In `The rest. The rest stays.`, which `The rest` is new?
fn settle(kept: &mut [Common], old: &[TokenId], new: &[TokenId], vocabulary: &Vocabulary) {
    for at in 1..kept.len() {
        let (Some(before), Some(after)) = (kept.get(at - 1).copied(), kept.get(at).copied()) else {
            continue;
        };
        let (old_end, new_end) = (before.old + before.len, before.new + before.len);
        // The text with more words, and the place of these words.
        let (ids, gap) = match (after.old - old_end, after.new - new_end) {
            (0, _) => (new, new_end..after.new),
            (_, 0) => (old, old_end..after.old),
            _ => continue,
        };
        let id = |at: usize| ids.get(at).copied();
        let same = |back: &usize| id(gap.start - back) == id(gap.end - back);
        let most = (1..=before.len).take_while(same).last().unwrap_or(0);
        let begins = |back: &usize| match (gap.start - back).checked_sub(1).and_then(id) {
            None => true,
            Some(id) => vocabulary.ends_sentence(id),
        };
        let Some(back) = (0..=most).find(begins) else {
            continue;
        };
        if let Some(before) = kept.get_mut(at - 1) {
            before.len -= back;
        }
        if let Some(after) = kept.get_mut(at) {
            *after = Common {
                old: after.old - back,
                new: after.new - back,
                len: after.len + back,
            };
        }
    }
}
