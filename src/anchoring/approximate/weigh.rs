//! What is left of a window in a block, and what speaks for it.

use std::ops::Range;

use super::super::fuzzy::Pattern;
use super::super::tokens::{TokenId, UNKNOWN, only};
use super::super::trace::{Bias, Trace};
use super::{Candidate, NAME, NEIGHBOUR, Search};
use crate::document::BlockKind;
use crate::sort::sort_by;

/// What the beginning or end of a block weighs where the window begins or ends with it: as much as
/// a word that is in every tenth block.
const BOUND: f32 = 2.5;

/// A phrase of fewer words stands elsewhere by chance, so that something around it must be left too;
/// by whether a neighbour agrees.
const LONG: [usize; 3] = [12, 5, 5];

/// So much of the weight of the words around it.
const LEAST_CONTEXT: [f32; 3] = [0.5, 0.4, 0.4];

/// What must be left in one place of a phrase over several blocks, in percent of its words: two
/// paragraphs that went apart have no place together.
const LEAST_UNTORN: usize = 66;

/// A paragraph that was taken out is found elsewhere only by so many words,
const LONG_MOVED: usize = 12;

/// and if so much of the window is left.
const LEAST_MOVED: f32 = 0.65;

/// A window of which so much is left is not looked for in a block more.
const WHOLE: f32 = 0.9;

/// So much more must be left with a block more for the last one to have been split.
const SPLIT: f32 = 0.15;

/// Blocks that may have been put in between those of a phrase.
const BETWEEN: usize = 3;

/// Words that may have been put in at the ends of what is found.
const SLACK: usize = 8;

/// A paragraph of so many words that stands once in the text stood once before, as a rule: shorter
/// ones are said again.
const LONG_BLOCK: usize = 11;

/// The most errors of a window, in percent of its words.
const MAX_ERRORS: usize = 70;

impl Search<'_> {
    /// What speaks for the phrase to stand in a block, and in those after it if it spans several.
    pub(super) fn weigh(&self, block: usize) -> Option<Candidate> {
        let blocks = self.window.blocks;
        let found = self.weigh_in(block, blocks);
        if found.as_ref().is_some_and(|found| found.left >= WHOLE) {
            return found;
        }
        // The last block may have been split, or others put in between.
        let more = if blocks == 1 { 1 } else { BETWEEN };
        (1..=more).fold(found, |found, more| {
            let wider = self.weigh_in(block, blocks + more);
            match (found, wider) {
                (Some(found), Some(wider)) if wider.left < found.left + SPLIT => Some(found),
                (found, wider) => wider.or(found),
            }
        })
    }

    /// The same for a phrase that stands in so many blocks.
    fn weigh_in(&self, block: usize, blocks: usize) -> Option<Candidate> {
        let (window, tokens) = (self.window, &self.words.tokens);
        let region = tokens.of_blocks(&(block..block + blocks));
        let trace = self.trace(&region)?;
        let all = 0..window.ids.len();
        let of_phrase: Vec<_> = trace.kept(&window.phrase).collect();
        let ends = trace.boundary(window.phrase.start, Bias::Start)
            ..trace.boundary(window.phrase.end, Bias::End);
        let found = of_phrase.iter().fold(ends, |found, (_, at)| {
            found.start.min(*at)..found.end.max(at + 1)
        });
        let ids = (region.start, tokens.slice(&region));
        let found = whole(&window.ids, &window.phrase, ids, found, of_phrase.len());
        let all_kept: Vec<_> = trace.kept(&all).collect();

        let found = self.untorn(block, &region, found, &all_kept)?;
        let of_phrase: Vec<_> = of_phrase
            .into_iter()
            .filter(|(_, at)| found.contains(at))
            .collect();
        if window.blocks > 1 && of_phrase.len() * 100 < window.phrase.len() * LEAST_UNTORN {
            return None;
        }
        if found.is_empty() || (window.blocks == 1 && tokens.block_of(found.start) != block) {
            return None;
        }
        let kept = all_kept;
        let weight =
            |kept: &mut dyn Iterator<Item = usize>| -> f32 { kept.map(|at| self.weight(at)).sum() };
        let phrase = weight(&mut window.phrase.clone());
        let phrase_left = weight(&mut of_phrase.iter().map(|kept| kept.0));
        let (bounds, bounds_left) = self.bounds(block, &kept);
        let context = weight(&mut all.clone()) - phrase + bounds;
        let context_left = weight(&mut kept.iter().map(|kept| kept.0)) - phrase_left + bounds_left;
        let left = (phrase_left + context_left) / (phrase + context).max(f32::MIN_POSITIVE);
        let neighbours = self.neighbours(block);
        let named = self.clues.named(self.text) == Some(block);
        Some(Candidate {
            same: tokens.slice(&found) == window.ids.get(window.phrase.clone()).unwrap_or_default(),
            kept: self.count(
                of_phrase
                    .iter()
                    .filter_map(|kept| window.ids.get(kept.0))
                    .copied(),
            ),
            left,
            neighbours,
            likeness: left + NEIGHBOUR * neighbours as f32 + if named { NAME } else { 0.0 },
            out_of_context: (neighbours == 0 && self.is_unsupported(block))
                || LONG
                    .get(neighbours)
                    .is_some_and(|long| window.phrase.len() < *long)
                    && LEAST_CONTEXT
                        .get(neighbours)
                        .is_some_and(|least| context_left < least * context),
            excluded: !self.clues.may_begin_in(block, self.index.prints(self.text)),
            gone: self.is_gone()
                && neighbours == 0
                && !self.is_own(block)
                && (window.phrase.len() < LONG_MOVED || left < LEAST_MOVED),

            found,
        })
    }

    /// Whether more than the words around must speak for a block. If it is word for word the target's
    /// own, those say nothing that a twin of it would not; if there are none, nothing does.
    fn is_unsupported(&self, block: usize) -> bool {
        let prints = self.index.prints(self.text);
        let own = self.clues.print().map(|print| &print.own);
        let is_own = own.is_some() && prints.of_block(block) == own;
        let words = self.words.tokens.of_block(block).len();
        let is_long = !self.window.widened && words >= LONG_BLOCK && self.is_own(block);
        !self.clues.enough_context || (is_own && words <= self.window.ids.len() && !is_long)
    }

    fn weight(&self, at: usize) -> f32 {
        let id = self.window.ids.get(at).copied();
        // A word that stands nowhere in the text was a name, or a common one that was replaced all over.
        let unknown = self.words.weights.most() / 2.0;
        id.map_or(0.0, |id| {
            if id == UNKNOWN {
                unknown
            } else {
                self.words.weights.weight(id)
            }
        })
    }

    /// What the ends of the blocks weigh where the window has them, and how much of that agrees.
    fn bounds(&self, block: usize, kept: &[(usize, usize)]) -> (f32, f32) {
        let tokens = &self.words.tokens;
        let last = self.window.ids.len().checked_sub(1);
        let begins = kept
            .first()
            .is_some_and(|(old, new)| *old == 0 && *new == tokens.of_block(block).start);
        let ends = kept.last().is_some_and(|(old, new)| {
            Some(*old) == last && tokens.of_block(tokens.block_of(*new)).end == new + 1
        });
        let (mut all, mut left) = (0.0, 0.0);
        for (is_bound, agrees) in [(self.window.bounds.0, begins), (self.window.bounds.1, ends)] {
            all += if is_bound { BOUND } else { 0.0 };
            left += if is_bound && agrees { BOUND } else { 0.0 };
        }
        (all, left)
    }

    /// A phrase over several blocks that lost what it had in the last of them does not reach into
    /// what stands there now; one that lost what it had in the first begins there still, if what
    /// stood before it does. `None` where it begins nowhere.
    fn untorn(
        &self,
        block: usize,
        region: &Range<usize>,
        found: Range<usize>,
        kept: &[(usize, usize)],
    ) -> Option<Range<usize>> {
        let (window, tokens) = (self.window, &self.words.tokens);
        if window.blocks < 2 || found.is_empty() {
            return Some(found);
        }
        let (first, last) = window.breaks;
        let start = if !self.is_lost(0..first, kept) {
            found.start
        } else if window.bounds.0 && self.is_heading(block) && self.agrees_before(block) {
            region.start
        } else {
            // What is left of it begins further on.
            let second = self.window.breaks.0;
            kept.iter()
                .find(|(old, _)| *old >= second && *old < window.phrase.end)?
                .1
        };
        let last_block = tokens.of_block(tokens.block_of(found.end - 1)).start;
        let is_lost = self.is_lost(last..window.ids.len(), kept) && last_block > start;
        Some(start..if is_lost { last_block } else { found.end })
    }

    fn is_heading(&self, block: usize) -> bool {
        let block = self.text.block(block);
        block.is_some_and(|block| matches!(block.kind(), BlockKind::Heading { .. }))
    }

    /// Whether of some words of the window most are gone, or all that tell most.
    fn is_lost(&self, part: Range<usize>, kept: &[(usize, usize)]) -> bool {
        /// So many of the rarest words.
        const TELL: usize = 3;
        let is_left = |at: usize| kept.iter().any(|(old, _)| *old == at);
        let mut by_weight: Vec<usize> = part.clone().collect();
        sort_by(&mut by_weight, |a, b| {
            self.weight(*b).total_cmp(&self.weight(*a))
        });
        let all: f32 = part.clone().map(|at| self.weight(at)).sum();
        let left: f32 = part
            .filter(|at| is_left(*at))
            .map(|at| self.weight(at))
            .sum();
        left * 2.0 < all || !by_weight.iter().take(TELL).any(|at| is_left(*at))
    }

    /// Where the words of the window went in `region`, cut to where the first and the last one went.
    fn trace(&self, region: &Range<usize>) -> Option<Trace> {
        let (window, tokens) = (self.window, &self.words.tokens);
        let all = 0..window.ids.len();
        let place = self.locate(region)?;
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

    /// Where in the new words of `region` the window stands, about.
    fn locate(&self, region: &Range<usize>) -> Option<Range<usize>> {
        let ids = self.words.tokens.slice(region);
        let most = self.window.ids.len() * MAX_ERRORS / 100;
        let pattern = Pattern::new(self.window.ids.iter().copied());
        let ahead = pattern.find(ids, most)?;
        let end = *ahead.ends.first()?;
        // The same backwards from its end gives its start.
        let backwards = Pattern::new(self.window.ids.iter().rev().copied());
        let before = ids.get(..end)?.iter().rev().copied();
        let before: Vec<TokenId> = before.take(self.window.ids.len() + most).collect();
        let back = backwards.find(&before, most)?;
        let start = end - *back.ends.last()?;
        // A shortest difference may leave out words at the ends for others inside.
        let (slack, region_end) = (ahead.errors + SLACK, region.end);
        let start = (region.start + start)
            .saturating_sub(slack)
            .max(region.start);
        Some(start..(region.start + end + slack).min(region_end))
    }
}

/// The phrase itself, where it stands unbroken once in or right beside the stretch `found`, to which
/// `kept` of its words went; `start` is the number of the first of `ids`.
fn whole(
    window: &[TokenId],
    phrase: &Range<usize>,
    (start, ids): (usize, &[TokenId]),
    found: Range<usize>,
    kept: usize,
) -> Range<usize> {
    let missing = phrase.len() - kept;
    let from = found.start.saturating_sub(missing).max(start);
    let to = (found.end + missing).min(start + ids.len());
    let phrase = window.get(phrase.clone()).unwrap_or_default();
    let stretch = ids
        .get(from - start..to.max(from) - start)
        .unwrap_or_default();
    only(stretch, phrase).map_or(found, |at| from + at..from + at + phrase.len())
}
