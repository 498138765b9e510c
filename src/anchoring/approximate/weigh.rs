//! Weighing a block for a window by the surviving words and all other evidence.

use std::ops::Range;

use super::super::fuzzy::Pattern;
use super::super::parts::Parts;
use super::super::tables::{Side, trace_cells};
use super::super::tokens::{TokenId, only};
use super::super::trace::{Bias, Trace};
use super::Search;
use super::telling::{Telling, weight};
use super::window::Window;

/// The least share of the window, by weight, that must survive, by the number of agreeing
/// neighbours. Editing a fifth of the words leaves 0.6 to 0.9. Two paragraphs of one report on
/// different subjects share 0.05 to 0.25.
pub(super) const LEAST_LEFT: [f32; 3] = [0.5, 0.4, LEAST_OF_ALL];

/// The least share of the window that must survive for a block to be a candidate.
pub(super) const LEAST_OF_ALL: f32 = 0.3;

/// The likeness that each agreeing neighbour adds.
const NEIGHBOUR: f32 = 0.15;

/// The likeness that the block's own id or address adds. It is low because numbers change with
/// every insertion.
const NAME: f32 = 0.03;

/// The weight of the beginning or end of a block, if the window begins or ends there too: that of a
/// word in every tenth block.
const BOUND: f32 = 2.5;

/// The surviving share from which on further blocks are not considered.
const WHOLE: f32 = 0.9;

/// The share that another block must add for the block to have been split.
const SPLIT: f32 = 0.15;

/// Words that may have been inserted at the ends of the match.
const SLACK: usize = 8;

/// The most errors of a match, in percent of the words of the window.
const MAX_ERRORS: usize = 70;

/// The fewest words of a phrase that is recognised elsewhere in its block.
const LEAST_WHOLE: usize = 2;

/// A possible place of a window.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) block: usize,
    /// The blocks from the first word of the window to the last.
    blocks: Range<usize>,
    /// New words that replace the phrase; empty if the phrase is gone.
    pub(super) found: Range<usize>,
    /// The number of surviving words of the phrase.
    pub(super) kept: usize,
    /// The surviving share of the window, by weight.
    pub(super) left: f32,
    /// The surviving share of the telling words.
    pub(super) told: f32,
    /// The weight of the telling words, in weights of the rarest word.
    pub(super) telling: f32,
    /// Whether other blocks are like the window.
    pub(super) has_others: bool,
    pub(super) neighbours: usize,
    pub(super) named: bool,
    /// Whether a name of the window was replaced by another, or the words that told it from its
    /// neighbours are gone. Computed only where it counts: without two agreeing neighbours.
    pub(super) renamed: bool,
}

impl Candidate {
    pub(super) fn likeness(&self) -> f32 {
        self.told + NEIGHBOUR * self.neighbours as f32 + if self.named { NAME } else { 0.0 }
    }
}

/// Returns the candidates, except for parts of another candidate in which much more survives.
pub(super) fn without_parts(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let is_part = |part: &Candidate| {
        candidates.iter().any(|other| {
            let is_in = other.blocks.start <= part.blocks.start
                && part.blocks.end <= other.blocks.end
                && part.blocks.len() < other.blocks.len();
            is_in && other.left >= part.left + SPLIT
        })
    };
    let whole = candidates.iter().filter(|candidate| !is_part(candidate));
    let mut whole: Vec<Candidate> = whole.cloned().collect();
    // Two neighbours may lead to the same words.
    whole.dedup_by(|next, one| {
        let is_gone = next.found.is_empty() && next.blocks != one.blocks;
        next.found == one.found && next.block == one.block && !is_gone
    });
    whole
}

impl Search<'_> {
    /// Weighs the evidence that a window is in a block.
    pub(super) fn weigh(
        &self,
        window: &Window,
        telling: &Telling<'_>,
        block: usize,
    ) -> Option<Candidate> {
        let found = self.weigh_in(window, telling, &(block..block + 1));
        if found.as_ref().is_some_and(|found| found.left >= WHOLE) {
            return found;
        }
        let blocks = self.spread(window, block);
        if blocks.len() < 2 {
            return found;
        }
        let wider = self.weigh_in(window, telling, &blocks);
        match (found, wider) {
            (Some(found), Some(wider)) if wider.left < found.left + SPLIT => Some(found),
            (found, wider) => wider.or(found),
        }
    }

    /// Weighs the evidence that a window was divided into some blocks.
    fn weigh_in(
        &self,
        window: &Window,
        telling: &Telling<'_>,
        blocks: &Range<usize>,
    ) -> Option<Candidate> {
        let tokens = &self.words.tokens;
        let region = tokens.of_blocks(blocks);
        let by_cells = self.by_cells(window, blocks);
        let is_by_cells = by_cells.is_some();
        let trace = by_cells.or_else(|| Some(Parts::one(self.trace(window, &region)?)))?;
        let kept: Vec<(usize, usize)> = trace.kept(&(0..window.ids.len())).collect();
        let places = || kept.iter().map(|kept| kept.1);
        let block = tokens.block_of(places().min()?);
        let last = tokens.block_of(places().max()?);
        let (found, missing) = if is_by_cells {
            of_cells(window, &trace)
        } else {
            self.phrase(window, &trace, &region)
        };
        let of_phrase: Vec<usize> = if missing == 0 {
            window.phrase.clone().collect()
        } else {
            trace.kept(&window.phrase).map(|kept| kept.0).collect()
        };
        let ids = of_phrase.iter().filter_map(|at| window.ids.get(*at));
        let left = self.left(window, block, &kept);
        let tells = telling.among_others(block);
        let all_tell: f32 = tells.iter().sum();
        let has_others = telling.has_others(block);
        let told = if has_others {
            sum_of(&tells, &kept) / all_tell.max(f32::MIN_POSITIVE)
        } else {
            left
        };
        let neighbours = self.neighbours(window, &(block..last + 1));
        let [enough, ..] = LEAST_LEFT;
        Some(Candidate {
            block,
            blocks: block..last + 1,
            found,
            kept: self.count_kept(window.phrase_ids(), ids.copied()),
            left,
            told,
            telling: all_tell / self.words.weights.most().max(f32::MIN_POSITIVE),
            has_others,
            neighbours,
            renamed: !is_by_cells
                && (neighbours == 0 && left >= enough && self.is_renamed(window, &trace, &kept)
                    || neighbours < 2 && self.lacks_own_words(window, &kept)),
            named: window.is_first && self.clues.named(self.text) == Some(block),
        })
    }

    /// Where the words of a table went in another table, cell by cell.
    fn by_cells(&self, window: &Window, blocks: &Range<usize>) -> Option<Parts> {
        let tokens = &self.words.tokens;
        let old = window.rows.as_ref()?;
        let new = self.words.tables.rows(blocks.clone())?;
        let old = Side::new(old, &window.ids, &(0..window.ids.len()));
        let new = Side::new(&new, tokens.ids(), &tokens.of_blocks(blocks));
        let has_head = window.bounds.0;
        Some(trace_cells(&old, &new, has_head, &self.words.vocabulary))
    }

    /// Whether a name of the window is gone and another was added. That includes the words before
    /// the first surviving one, which name the speaker.
    fn is_renamed(&self, window: &Window, trace: &Parts, kept: &[(usize, usize)]) -> bool {
        let tokens = &self.words.tokens;
        let is_name = |at: usize| window.names.get(at) == Some(&true);
        let is_new_name =
            |id: &TokenId| self.words.vocabulary.is_name(*id) && !window.ids.contains(id);
        let (lost, first) = kept.first().copied().unwrap_or_default();
        let start = tokens.of_block(tokens.block_of(first)).start;
        let before = start.max(first.saturating_sub(2 * lost))..first;
        let before = tokens.slice(&before).iter().rev();
        let mut before = before.take_while(|id| !self.words.vocabulary.is_full_stop(**id));
        let mut gone = trace.gone().flatten();
        let mut added = trace.added().flat_map(|words| tokens.slice(&words));
        gone.any(is_name) && (added.any(is_new_name) || before.any(is_new_name))
    }

    /// The surviving share of a window in a block, by the weight of its words and its ends.
    fn left(&self, window: &Window, block: usize, kept: &[(usize, usize)]) -> f32 {
        let weights = window.ids.iter().map(|id| weight(self.words, *id));
        let weights: Vec<f32> = weights.collect();
        let all: f32 = weights.iter().sum();
        let (bounds, bounds_left) = self.bounds(window, block, kept);
        (sum_of(&weights, kept) + bounds_left) / (all + bounds).max(f32::MIN_POSITIVE)
    }

    /// Where the phrase went, and how many of its words did not.
    fn phrase(
        &self,
        window: &Window,
        trace: &Parts,
        region: &Range<usize>,
    ) -> (Range<usize>, usize) {
        let of_phrase: Vec<_> = trace.kept(&window.phrase).collect();
        let missing = window.phrase.len() - of_phrase.len();
        let ids = self.words.tokens.slice(region);
        let phrase = window.ids.get(window.phrase.clone()).unwrap_or_default();
        if missing > 0
            && self.count_of(phrase) >= LEAST_WHOLE
            && only(&window.ids, phrase).is_some()
            && let Some(at) = only(ids, phrase)
        {
            return (region.start + at..region.start + at + phrase.len(), 0);
        }
        let boundary = |at, bias, end| trace.boundary(at, bias).unwrap_or(end);
        let ends = boundary(window.phrase.start, Bias::Start, region.start)
            ..boundary(window.phrase.end, Bias::End, region.end);
        let found = of_phrase.iter().fold(ends, |found, (_, at)| {
            found.start.min(*at)..found.end.max(at + 1)
        });
        whole(phrase, (region.start, ids), found, missing)
    }

    /// The weight of those block ends that the window includes, and of those among them that agree.
    fn bounds(&self, window: &Window, block: usize, kept: &[(usize, usize)]) -> (f32, f32) {
        let tokens = &self.words.tokens;
        let last = window.ids.len().checked_sub(1);
        let begins = kept
            .first()
            .is_some_and(|(old, new)| *old == 0 && *new == tokens.of_block(block).start);
        let ends = kept.last().is_some_and(|(old, new)| {
            Some(*old) == last && tokens.of_block(tokens.block_of(*new)).end == new + 1
        });
        let (mut all, mut left) = (0.0, 0.0);
        for (is_bound, agrees) in [(window.bounds.0, begins), (window.bounds.1, ends)] {
            all += if is_bound { BOUND } else { 0.0 };
            left += if is_bound && agrees { BOUND } else { 0.0 };
        }
        (all, left)
    }

    /// The trace of the window's words in `region`, cut to the first and the last word that
    /// survive.
    fn trace(&self, window: &Window, region: &Range<usize>) -> Option<Trace> {
        let tokens = &self.words.tokens;
        let all = 0..window.ids.len();
        let place = self.locate(window, region)?;
        let trace = |place: Range<usize>| {
            let new = tokens.slice(&place);
            Trace::of_changed(
                (all.clone(), &window.ids),
                (place, new),
                &self.words.vocabulary,
            )
        };
        let wide = trace(place);
        let (first, last) = (wide.kept(&all).next()?.1, wide.kept(&all).last()?.1);
        Some(trace(first..last + 1))
    }

    /// The approximate place of the window in the new words of `region`.
    fn locate(&self, window: &Window, region: &Range<usize>) -> Option<Range<usize>> {
        let ids = self.words.tokens.slice(region);
        let most = window.ids.len() * MAX_ERRORS / 100;
        let pattern = Pattern::new(window.ids.iter().copied());
        let ahead = pattern.find(ids, most)?;
        let end = *ahead.ends.first()?;
        // The same search backwards from the end finds the start.
        let backwards = Pattern::new(window.ids.iter().rev().copied());
        let before = ids.get(..end)?.iter().rev().copied();
        let before: Vec<TokenId> = before.take(window.ids.len() + most).collect();
        let back = backwards.find(&before, most)?;
        let start = end - *back.ends.last()?;
        // The shortest edit may drop words at the ends in favour of others inside.
        let (slack, region_end) = (ahead.errors + SLACK, region.end);
        let start = (region.start + start)
            .saturating_sub(slack)
            .max(region.start);
        Some(start..(region.start + end + slack).min(region_end))
    }
}

/// Where the words of a phrase went cell by cell, and how many did not. If they went apart, the
/// place is that of most words.
fn of_cells(window: &Window, trace: &Parts) -> (Range<usize>, usize) {
    let kept: Vec<_> = trace.kept(&window.phrase).collect();
    let missing = window.phrase.len() - kept.len();
    let mut places: Vec<usize> = kept.iter().map(|kept| kept.1).collect();
    places.sort_unstable();
    let together = |a: &usize, b: &usize| b - a <= window.phrase.len();
    let largest = places.chunk_by(together).max_by_key(|places| places.len());
    let found = match largest {
        Some([first, .., last]) => *first..last + 1,
        Some([only]) => *only..only + 1,
        _ => return (0..0, missing),
    };
    let start = trace.boundary(window.phrase.start, Bias::Start);
    let end = trace.boundary(window.phrase.end, Bias::End);
    // Words replaced at the ends belong to the phrase.
    let start =
        start.filter(|start| (*start..found.start).len() <= missing && *start < found.start);
    let end = end.filter(|end| (found.end..*end).len() <= missing && *end > found.end);
    (
        start.unwrap_or(found.start)..end.unwrap_or(found.end),
        missing,
    )
}

/// The weight of the kept words, given the weight of each word.
fn sum_of(weights: &[f32], kept: &[(usize, usize)]) -> f32 {
    let each = kept.iter().filter_map(|(old, _)| weights.get(*old));
    each.sum()
}

/// The phrase itself, if it occurs unbroken once in or right beside the stretch `found`. That
/// stretch lacks `missing` of its words. `start` is the number of the first of `ids`.
fn whole(
    phrase: &[TokenId],
    (start, ids): (usize, &[TokenId]),
    found: Range<usize>,
    missing: usize,
) -> (Range<usize>, usize) {
    let from = found.start.saturating_sub(missing).max(start);
    let to = (found.end + missing).min(start + ids.len());
    let stretch = ids
        .get(from - start..to.max(from) - start)
        .unwrap_or_default();
    match only(stretch, phrase) {
        Some(at) => (from + at..from + at + phrase.len(), 0),
        None => (found, missing),
    }
}
