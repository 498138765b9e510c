//! Finding words that changed, or whose context did, when only the selectors are known.
//!
//! The quote and what stands around it in its blocks make a window. Blocks that share its telling
//! words are candidates, and those that the fingerprints of the neighbours, the id and the address
//! point to. In each the window is searched for approximately; what is left of it there, and what
//! the neighbours say, is weighed.

mod neighbours;
mod weigh;
mod window;

use std::collections::BTreeMap;
use std::ops::Range;

use super::evidence::Clues;
use super::index::{Index, Words};
use super::plain_text::PlainText;
use super::quote::Quote;
use super::tokens::TokenId;
use super::weights::Bag;
use super::{Likeness, Resolution, TextRange};
use crate::sort::sort_by;
use window::Window;

/// What must be left of the window (in weight), by how many of the two neighbours agree.
const LEAST_LEFT: [f32; 3] = [0.6, 0.45, 0.35];

/// Another place of which so much of that is left shows that the words are boilerplate,
const RIVAL: f32 = 0.6;

/// which says nothing of which is which. Then a neighbour must agree and more be left, or so much
/// more be left than in any other place as a name weighs.
const LEAST_LEFT_BOILERPLATE: [f32; 3] = [1.1, 0.6, 0.5];
const LEAD: f32 = 0.1;

/// Equal candidates are listed only where the window is left but for so much.
const LEAST_LEFT_AMBIGUOUS: f32 = 0.9;

/// What each neighbour that agrees adds to the likeness.
const NEIGHBOUR: f32 = 0.15;

/// What the block's own id or address adds: numbers change with every insertion.
const NAME: f32 = 0.03;

/// Two candidates that differ by less are equally good.
const MARGIN: f32 = 0.06;

/// The most blocks that are looked at for one word; words in more blocks say too little.
const MAX_BLOCKS: usize = 64;

/// The most blocks that are candidates for the words they share.
const MAX_CANDIDATES: usize = 8;

/// The rarest words of a window are looked up even if they stand in so many blocks,
const MAX_RARE_BLOCKS: usize = 1024;

/// but only so many words.
const RARE: usize = 4;

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

    /// Whether the phrase is short and little of what stood around it is left.
    out_of_context: bool,
    /// Whether the words cannot be the target's, and only show what others share with it.
    excluded: bool,
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

    fn choose(&self, mut candidates: Vec<Candidate>) -> Resolution {
        candidates.sort_unstable_by(|a, b| {
            b.likeness
                .total_cmp(&a.likeness)
                .then(a.found.start.cmp(&b.found.start))
        });
        let mut places: Vec<&Candidate> = Vec::new();
        for candidate in candidates.iter().filter(|candidate| !candidate.excluded) {
            // One place is found from several blocks, if the phrase spans such.
            let overlaps = |place: &&&Candidate| {
                place.found.start < candidate.found.end && candidate.found.start < place.found.end
            };
            if !places.iter().any(|place| overlaps(&place)) {
                places.push(candidate);
            }
        }
        let Some(best) = places.first().copied() else {
            return Resolution::Orphaned(None);
        };
        let enough = is_enough(best, &candidates);
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
        let equal = places
            .into_iter()
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
}

/// Whether enough of the window is left for a place to be the right one.
fn is_enough(best: &Candidate, candidates: &[Candidate]) -> bool {
    let is_apart = |other: &&Candidate| {
        other.found.end <= best.found.start || best.found.end <= other.found.start
    };
    let others = candidates.iter().filter(is_apart);
    let rival = others.map(|other| other.left).fold(0.0, f32::max);
    let reaches = |least: &[f32; 3]| {
        let least = least.get(best.neighbours);
        least.is_some_and(|least| best.left >= *least)
    };
    if rival < RIVAL * best.left {
        return reaches(&LEAST_LEFT);
    }
    reaches(&LEAST_LEFT_BOILERPLATE) || (best.left - rival >= LEAD && reaches(&LEAST_LEFT))
}
