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
use super::index::{Home, Index, Words};
use super::plain_text::PlainText;
use super::quote::Quote;
use super::tokens::{TokenId, UNKNOWN, only};
use super::trace::{Bias, Trace};
use super::weights::Bag;
use super::{Likeness, Resolution, TextRange};
use crate::document::BlockKind;
use crate::sort::sort_by;

/// What must be left of the window (in weight), by how many of the two neighbours agree.
const LEAST_LEFT: [f32; 3] = [0.6, 0.45, 0.35];

/// Where other blocks have the same words in common with the window, those do not tell: then a
/// neighbour must agree, and more be left.
const LEAST_LEFT_BOILERPLATE: [f32; 3] = [1.1, 0.6, 0.5];

/// Equal candidates are listed only where the window is left but for so much.
const LEAST_LEFT_AMBIGUOUS: f32 = 0.9;

/// What each neighbour that agrees adds to the likeness.
const NEIGHBOUR: f32 = 0.15;

/// What the block's own id or address adds: numbers change with every insertion.
const NAME: f32 = 0.03;

/// What the beginning or end of a block weighs where the window begins or ends with it: as much as
/// a word that is in every tenth block.
const BOUND: f32 = 2.5;

/// A phrase of fewer words stands elsewhere by chance, so that something around it must be left too;
/// by whether a neighbour agrees.
const LONG: [usize; 3] = [12, 5, 5];

/// So much of the weight of the words around it.
const LEAST_CONTEXT: [f32; 3] = [0.5, 0.4, 0.4];

/// What must be left of a phrase over several blocks that lost the last of them, in percent.
const LEAST_UNTORN: usize = 75;

/// A paragraph that was taken out is found elsewhere only by so many words,
const LONG_MOVED: usize = 12;

/// and if so much of the window is left.
const LEAST_MOVED: f32 = 0.65;

/// A window of which so much is left is not looked for in a block more.
const WHOLE: f32 = 0.9;

/// So much more must be left with a block more for the last one to have been split.
const SPLIT: f32 = 0.15;

/// Words that may have been put in at the ends of what is found.
const SLACK: usize = 8;

/// Two candidates that differ by less are equally good.
const MARGIN: f32 = 0.06;

/// The most blocks that are looked at for one word; words in more blocks say too little.
const MAX_BLOCKS: usize = 64;

/// The most blocks that are candidates for the words they share.
const MAX_CANDIDATES: usize = 8;

/// How many of the rarest words that are left must stand together in no other block.
const TELLING: usize = 6;

/// The most blocks in which these are looked for together; in more they tell nothing.
const MAX_TWINS: usize = 512;

/// The rarest words of a window are looked up even if they stand in so many blocks,
const MAX_RARE_BLOCKS: usize = 1024;

/// but only so many words.
const RARE: usize = 4;

/// A paragraph of so many words that stands once in the text stood once before, as a rule: shorter
/// ones are said again.
const LONG_BLOCK: usize = 12;

/// The most errors of a window, in percent of its words.
const MAX_ERRORS: usize = 70;

/// The words of a target and those around them in their blocks, as numbers of the text they are
/// looked for in.
struct Window {
    ids: Vec<TokenId>,
    phrase: Range<usize>,
    /// How many blocks the phrase spans.
    blocks: usize,
    /// The first word behind its first block, and that with which its last begins.
    breaks: (usize, usize),
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
    /// Whether what stood on both sides of its block stands together now, and the phrase did not go
    /// elsewhere with many words.
    gone: bool,
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
        let lines = |at: Option<usize>| {
            at.and_then(|byte| quote.exact.get(..byte))
                .map(|line| start + line.chars().count())
        };
        let token = |at: Option<usize>| at.map(|at| spans.partition_point(|span| span.0 < at));
        let breaks = (
            token(lines(quote.exact.find('\n'))).unwrap_or(last),
            token(lines(quote.exact.rfind('\n'))).unwrap_or(first),
        );
        Self {
            ids,
            phrase: first..last.max(first),
            blocks: quote.exact.matches('\n').count() + 1,
            breaks,
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
        for (rank, id) in bag
            .rarest(usize::MAX, &self.words.weights)
            .into_iter()
            .enumerate()
        {
            let blocks = self.words.postings.blocks(id);
            let most = if rank < RARE {
                MAX_RARE_BLOCKS
            } else {
                MAX_BLOCKS
            };
            if blocks.len() <= most {
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
        if !self.clues.may_begin_in(block, self.index.prints(self.text)) {
            return None;
        }
        let blocks = self.window.blocks;
        let found = self.weigh_in(block, blocks);
        if found.as_ref().is_some_and(|found| found.left >= WHOLE) {
            return found;
        }
        // The last block may have been split.
        let wider = self.weigh_in(block, blocks + 1);
        let gain = |found: &Candidate, wider: &Candidate| wider.left >= found.left + SPLIT;
        match (found, wider) {
            (Some(found), Some(wider)) if !gain(&found, &wider) => Some(found),
            (found, wider) => wider.or(found),
        }
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
        let whole_found = found.clone();
        let found = self.untorn(block, &region, found, &all_kept)?;
        let of_phrase: Vec<_> = of_phrase
            .into_iter()
            .filter(|(_, at)| found.contains(at))
            .collect();
        if found != whole_found && of_phrase.len() * 100 < window.phrase.len() * LEAST_UNTORN {
            return None;
        }
        if found.is_empty() || tokens.block_of(found.start) != block {
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
        let ids_left: Vec<TokenId> = kept
            .iter()
            .filter_map(|kept| window.ids.get(kept.0))
            .copied()
            .collect();
        let rarest = Bag::of(&ids_left, &self.words.weights).rarest(TELLING, &self.words.weights);
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
            gone: self.is_gone()
                && neighbours == 0
                && !self.is_own(block)
                && (window.phrase.len() < LONG_MOVED || left < LEAST_MOVED),
            boilerplate: self.others_have(block, &rarest),
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
        let is_long =
            self.window.phrase.len() == words && words >= LONG_BLOCK && self.is_own(block);
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
            return None;
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
        let ahead = pattern.find(ids.iter().copied(), most)?;
        let end = *ahead.ends.first()?;
        // The same backwards from its end gives its start.
        let backwards = Pattern::new(self.window.ids.iter().rev().copied());
        let before = ids.get(..end)?.iter().rev().copied();
        let back = backwards.find(before.take(self.window.ids.len() + most), most)?;
        let start = end - *back.ends.last()?;
        // A shortest difference may leave out words at the ends for others inside.
        let (slack, region_end) = (ahead.errors + SLACK, region.end);
        let start = (region.start + start)
            .saturating_sub(slack)
            .max(region.start);
        Some(start..(region.start + end + slack).min(region_end))
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
            || best.gone
            || best.out_of_context
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
            sort_by(&mut ranges, Ord::cmp);
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
        self.words.postings.others_have(&own, ids, MAX_TWINS)
    }

    /// How many of the two neighbours of a block are those that the target's block had.
    fn neighbours(&self, block: usize) -> usize {
        match self.home() {
            Home::Between(home) if home.contains(&block) && self.window.blocks == 1 => 2,
            _ if self.changed_places(block) => 1,
            _ => usize::from(self.agrees_before(block)) + usize::from(self.agrees_after(block)),
        }
    }

    fn home(&self) -> Home {
        let print = self.clues.print();
        print.map_or(Home::Unknown, |print| {
            self.index.prints(self.text).home(print)
        })
    }

    /// Whether what stood on both sides of the target's block stands together now.
    fn is_gone(&self) -> bool {
        matches!(self.home(), Home::Between(home) if home.is_empty())
    }

    /// Whether a block is word for word the target's own, and the only one.
    fn is_own(&self, block: usize) -> bool {
        self.is_known(block, self.clues.print().map(|print| print.own.as_str()))
    }

    /// Whether the target's own block changed places with one beside it.
    fn changed_places(&self, block: usize) -> bool {
        let Some(print) = self.clues.print().filter(|_| self.is_own(block)) else {
            return false;
        };
        let before = block.checked_sub(1);
        self.is_known(block + 1, print.before.as_deref())
            || before.is_some_and(|before| self.is_known(before, print.after.as_deref()))
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
            .others_have(&(block..block + 1), &rarest, MAX_TWINS)
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
