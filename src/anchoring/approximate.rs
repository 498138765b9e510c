//! Finding words that changed, or whose context did, when only the selectors are known.
//!
//! The quote and what stands around it in its blocks make a window. Blocks that share its telling
//! words are candidates, and those that the fingerprints of the neighbours, the id and the address
//! point to. In each the window is searched for approximately; what is left of it there, and what
//! the neighbours say, is weighed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::evidence::Clues;
use super::fuzzy::Pattern;
use super::index::{Index, Words};
use super::plain_text::PlainText;
use super::quote::Quote;
use super::tokens::{TokenId, only};
use super::trace::{Bias, Trace};
use super::weights::Bag;
use super::{Likeness, Resolution, TextRange};

/// What must be left of the window (in weight), by how many of the two neighbours agree.
const LEAST_LEFT: [f32; 3] = [0.6, 0.45, 0.35];

/// Where other blocks have the same words in common with the window, those do not tell: then a
/// neighbour must agree, and more be left.
const LEAST_LEFT_BOILERPLATE: [f32; 3] = [1.1, 0.6, 0.5];

/// Equal candidates are listed only where the window is left but for so much.
const LEAST_LEFT_AMBIGUOUS: f32 = 0.9;

/// What each neighbour that agrees adds to the likeness.
const NEIGHBOUR: f32 = 0.1;

/// What the block's own id or address adds: numbers change with every insertion.
const NAME: f32 = 0.03;

/// What the beginning or end of a block weighs where the window begins or ends with it: as much as
/// a word that is in every tenth block.
const BOUND: f32 = 2.5;

/// A phrase of fewer words stands elsewhere by chance, so that something around it must be left too:
const LONG: usize = 10;

/// in percent of the words around it.
const LEAST_CONTEXT: usize = 30;

/// Two candidates that differ by less are equally good.
const MARGIN: f32 = 0.06;

/// The most blocks that are looked at for one word; words in more blocks say too little.
const MAX_BLOCKS: usize = 64;

/// The most blocks that are candidates for the words they share.
const MAX_CANDIDATES: usize = 8;

/// How many of the rarest words that are left must stand together in no other block.
const TELLING: usize = 4;

/// The most errors of a window, in percent of its words.
const MAX_ERRORS: usize = 70;

/// The words of a target and those around them in their blocks, as numbers of the text they are
/// looked for in.
struct Window {
    ids: Vec<TokenId>,
    phrase: Range<usize>,
    /// How many blocks the phrase spans.
    blocks: usize,
    /// Whether the window begins and ends with its blocks.
    bounds: (bool, bool),
    /// What stands before and after the blocks of the phrase.
    before: Vec<TokenId>,
    after: Vec<TokenId>,
}

/// A place where the window may be.
struct Candidate {
    /// New words that stand for the phrase.
    found: Range<usize>,
    /// How many words of the phrase are left.
    kept: usize,
    same: bool,
    /// What is left of the window, in weight.
    left: f32,
    neighbours: usize,
    likeness: f32,
    boilerplate: bool,
    /// Whether the phrase is short and little of what stood around it is left.
    out_of_context: bool,
}

/// The place of words that do not stand in the text as they were, or not in their context.
pub(super) fn approximate(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Resolution {
    let words = index.words(text);
    let window = Window::of(quote, words);
    if window.phrase.is_empty() {
        return Resolution::Orphaned(None);
    }
    let search = Search {
        clues,
        text,
        index,
        words,
        window: &window,
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    for block in search.blocks() {
        candidates.extend(search.weigh(block));
    }
    search.choose(candidates)
}

impl Window {
    fn of(quote: &Quote<'_>, words: &Words) -> Self {
        let (outer_before, prefix) = quote.prefix.rsplit_once('\n').unwrap_or(("", quote.prefix));
        let (suffix, outer_after) = quote.suffix.split_once('\n').unwrap_or((quote.suffix, ""));
        let start = prefix.chars().count();
        let end = start + quote.exact.chars().count();
        let (ids, spans) = words
            .vocabulary
            .read(&[prefix, quote.exact, suffix].concat());
        let first = spans.partition_point(|span| span.1 <= start);
        let last = spans.partition_point(|span| span.0 < end);
        Self {
            ids,
            phrase: first..last.max(first),
            blocks: quote.exact.matches('\n').count() + 1,
            bounds: (quote.prefix.contains('\n'), quote.suffix.contains('\n')),
            before: words.vocabulary.read(outer_before).0,
            after: words.vocabulary.read(outer_after).0,
        }
    }
}

struct Search<'a> {
    clues: &'a Clues<'a>,
    text: &'a PlainText<'a>,
    index: &'a Index,
    words: &'a Words,
    window: &'a Window,
}

impl Search<'_> {
    /// The blocks in which the phrase may begin.
    fn blocks(&self) -> Vec<usize> {
        let bag = Bag::of(&self.window.ids, &self.words.weights);
        let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
        for id in bag.rarest(usize::MAX, &self.words.weights) {
            let blocks = self.words.postings.blocks(id);
            if blocks.len() <= MAX_BLOCKS {
                let weight = self.words.weights.weight(id);
                blocks
                    .iter()
                    .for_each(|block| *shared.entry(*block).or_default() += weight);
            }
        }
        let mut shared: Vec<(usize, f32)> = shared.into_iter().collect();
        shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared.truncate(MAX_CANDIDATES);
        let mut blocks: Vec<usize> = shared.into_iter().map(|(block, _)| block).collect();
        if let Some(print) = self.clues.print() {
            let prints = self.index.prints(self.text);
            let with = |print: &str| prints.blocks(print).iter().copied().take(MAX_CANDIDATES);
            blocks.extend(with(&print.own));
            blocks.extend(
                print
                    .before
                    .iter()
                    .flat_map(|print| with(print))
                    .map(|block| block + 1),
            );
            let after = print.after.iter().flat_map(|print| with(print));
            blocks.extend(after.filter_map(|block| block.checked_sub(self.window.blocks)));
        }
        blocks.extend(self.clues.named(self.text));
        blocks.retain(|block| *block < self.words.tokens.blocks());
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// What speaks for the phrase to stand in a block, and in those after it if it spans several.
    fn weigh(&self, block: usize) -> Option<Candidate> {
        let window = self.window;
        let (tokens, weights) = (&self.words.tokens, &self.words.weights);
        if self.is_neighbour(block) {
            return None;
        }
        // One more: the last block may have been split.
        let region = tokens.of_blocks(&(block..block + window.blocks + 1));
        let place = self.locate(&region)?;
        let all = 0..window.ids.len();
        let trace = Trace::of_changed(
            (all.clone(), &window.ids),
            (place.clone(), tokens.slice(&place)),
        );
        let kept: Vec<(usize, usize)> = trace.kept(&all).collect();
        let id = |at: usize| window.ids.get(at).copied().unwrap_or_default();
        let left: Vec<TokenId> = kept.iter().map(|kept| id(kept.0)).collect();
        let left = Bag::of(&left, weights);
        let mut total: f32 = window.ids.iter().map(|id| weights.weight(*id)).sum();
        let mut left_weight = left.weight;
        let (first, last) = (tokens.of_block(block).start, place.end);
        let ends_block = tokens.of_block(tokens.block_of(last.saturating_sub(1))).end == last;
        for (is_bound, agrees) in [
            (window.bounds.0, first == place.start),
            (window.bounds.1, ends_block),
        ] {
            if is_bound {
                total += BOUND;
                left_weight += if agrees { BOUND } else { 0.0 };
            }
        }
        let context = window.ids.len() - window.phrase.len();
        let context_kept = kept.len() - trace.kept(&window.phrase).count();
        let of_phrase: Vec<_> = trace.kept(&window.phrase).collect();
        let found = trace.boundary(window.phrase.start, Bias::Start)
            ..trace.boundary(window.phrase.end, Bias::End);
        let found = of_phrase.iter().fold(found, |found, (_, at)| {
            found.start.min(*at)..found.end.max(at + 1)
        });
        let found = whole(
            &window.ids,
            &window.phrase,
            (region.start, tokens.slice(&region)),
            found,
            of_phrase.len(),
        );
        if found.is_empty() || tokens.block_of(found.start) != block {
            return None;
        }
        let phrase = window.ids.get(window.phrase.clone()).unwrap_or_default();
        let neighbours =
            usize::from(self.agrees_before(block)) + usize::from(self.agrees_after(block));
        let left_weight = left_weight / total.max(f32::MIN_POSITIVE);
        let named = self.clues.named(self.text) == Some(block);
        Some(Candidate {
            same: tokens.slice(&found) == phrase,
            kept: self.count(of_phrase.iter().map(|kept| id(kept.0))),
            left: left_weight,
            neighbours,
            likeness: left_weight + NEIGHBOUR * neighbours as f32 + if named { NAME } else { 0.0 },
            out_of_context: window.phrase.len() < LONG
                && context_kept * 100 < context * LEAST_CONTEXT,
            boilerplate: self.others_have(block, &left.rarest(TELLING, weights)),
            found,
        })
    }

    /// Where in the new words of `region` the window stands, about.
    fn locate(&self, region: &Range<usize>) -> Option<Range<usize>> {
        let ids = self.words.tokens.slice(region);
        let most = self.window.ids.len() * MAX_ERRORS / 100;
        let pattern = Pattern::new(self.window.ids.iter().copied());
        let ahead = pattern.find(ids.iter().copied(), most)?;
        let end = *ahead.ends.first()?;
        // The same backwards from its end gives its start.
        let backwards = Pattern::new(self.window.ids.iter().rev().copied());
        let before = ids.get(..end)?.iter().rev().copied();
        let back = backwards.find(before.take(self.window.ids.len() + most), most)?;
        let start = end - *back.ends.last()?;
        Some(region.start + start..region.start + end)
    }

    fn choose(&self, mut candidates: Vec<Candidate>) -> Resolution {
        candidates.sort_unstable_by(|a, b| {
            b.likeness
                .total_cmp(&a.likeness)
                .then(a.found.start.cmp(&b.found.start))
        });
        let Some(best) = candidates.first() else {
            return Resolution::Orphaned(None);
        };
        let least = if best.boilerplate {
            LEAST_LEFT_BOILERPLATE
        } else {
            LEAST_LEFT
        };
        let enough = least
            .get(best.neighbours)
            .is_some_and(|least| best.left >= *least);
        let all = self.count(
            self.window
                .ids
                .get(self.window.phrase.clone())
                .unwrap_or_default()
                .iter()
                .copied(),
        );
        if !enough
            || (best.out_of_context && best.neighbours < 2)
            || best.kept == 0
            || best.kept * 100 < all * super::LEAST_KEPT
        {
            return Resolution::Orphaned(self.likeness(best, all));
        }
        let equal = candidates
            .iter()
            .take_while(|other| best.likeness - other.likeness < MARGIN);
        let equal: Vec<&Candidate> = equal.filter(|other| other.kept > 0).collect();
        if equal.len() > 1 {
            let mut ranges: Vec<TextRange> = equal
                .iter()
                .filter_map(|other| self.words.tokens.range(&other.found))
                .collect();
            crate::sort::sort_by(&mut ranges, Ord::cmp);
            // What told the words from others is gone: none of these may be theirs.
            if best.left < LEAST_LEFT_AMBIGUOUS {
                return Resolution::Orphaned(self.likeness(best, all));
            }
            return Resolution::Ambiguous(ranges);
        }
        let Some(range) = self.words.tokens.range(&best.found) else {
            return Resolution::Orphaned(None);
        };
        if !best.same {
            return self
                .likeness(best, all)
                .map_or(Resolution::Orphaned(None), Resolution::Changed);
        }
        self.clues.placed(range, self.text)
    }

    fn likeness(&self, found: &Candidate, all: usize) -> Option<Likeness> {
        let new = self.count(self.words.tokens.slice(&found.found).iter().copied());
        Some(Likeness {
            range: self.words.tokens.range(&found.found)?,
            score: u8::try_from((200 * found.kept / (all + new).max(1)).min(100)).unwrap_or(100),
        })
    }

    /// How many are words; all of them where none is.
    fn count(&self, ids: impl Iterator<Item = TokenId> + Clone) -> usize {
        let is_word =
            |id: &TokenId| *id == super::tokens::UNKNOWN || self.words.vocabulary.is_word(*id);
        let words = ids.clone().filter(is_word).count();
        if words == 0 { ids.count() } else { words }
    }

    /// Whether other blocks have all these words, or each of them stands in many.
    fn others_have(&self, block: usize, ids: &[TokenId]) -> bool {
        let own = block..block + self.window.blocks;
        self.words.postings.others_have(&own, ids, MAX_BLOCKS)
    }

    /// Whether this is not the block of the phrase, but the one before or after it.
    fn is_neighbour(&self, block: usize) -> bool {
        let Some(print) = self.clues.print() else {
            return false;
        };
        let here = self.index.prints(self.text).of_block(block);
        here != Some(&print.own)
            && here.is_some()
            && (here == print.before.as_ref() || here == print.after.as_ref())
    }

    fn agrees_before(&self, block: usize) -> bool {
        let print = self.clues.print().map(|print| print.before.as_deref());
        let known = self.window.before.iter().rev();
        let Some(before) = block.checked_sub(1) else {
            return print == Some(None);
        };
        let ids = self.words.tokens.slice(&self.words.tokens.of_block(before));
        self.is_known(before, print.flatten()) || self.ends_alike(before, ids.iter().rev(), known)
    }

    fn agrees_after(&self, block: usize) -> bool {
        let print = self.clues.print().filter(|_| self.window.blocks == 1);
        let print = print.map(|print| print.after.as_deref());
        let after = block + self.window.blocks;
        if after >= self.words.tokens.blocks() {
            return print == Some(None);
        }
        let ids = self.words.tokens.slice(&self.words.tokens.of_block(after));
        self.is_known(after, print.flatten())
            || self.ends_alike(after, ids.iter(), self.window.after.iter())
    }

    /// Whether a neighbour has the fingerprint that was noted, and no other block has.
    fn is_known(&self, block: usize, print: Option<&str>) -> bool {
        print.is_some_and(|print| self.index.prints(self.text).blocks(print) == [block])
    }

    /// Whether the words at one end of a neighbour are those that stood there, and tell it from
    /// other blocks. The last word of the context may have been cut.
    fn ends_alike<'b>(
        &self,
        block: usize,
        here: impl Iterator<Item = &'b TokenId>,
        known: impl ExactSizeIterator<Item = &'b TokenId> + Clone,
    ) -> bool {
        /// Fewer words stand beside many blocks.
        const ENOUGH: usize = 3;
        let whole = known.len().saturating_sub(1);
        let same = here.zip(known.clone()).take(whole);
        if whole < ENOUGH || same.filter(|(here, known)| here == known).count() < whole {
            return false;
        }
        let ids: Vec<TokenId> = known.take(whole).copied().collect();
        let rarest = Bag::of(&ids, &self.words.weights).rarest(TELLING, &self.words.weights);
        !self
            .words
            .postings
            .others_have(&(block..block + 1), &rarest, MAX_BLOCKS)
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
