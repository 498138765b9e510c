//! The evidence of its neighbours for a block.

use std::ops::Range;

use super::super::index::Home;
use super::super::tokens::{TokenId, UNKNOWN};
use super::super::trace::Trace;
use super::super::weights::Bag;
use super::Search;
use super::window::{Beside, Window};

/// The number of the rarest surviving words that must not occur together in another block.
const TELLING: usize = 6;

/// The most blocks to search for these words together. In more blocks they tell nothing.
const MAX_TWINS: usize = 512;

/// The number of nearest words of a neighbour to compare.
const NEAR: usize = 24;

/// The fewest words to compare; fewer occur beside many blocks.
const ENOUGH: usize = 3;

/// The least share of their weight that must survive.
const LEAST_ALIKE: f32 = 0.6;

/// The least share of the words of the shorter of two neighbours that both have if they are like
/// each other. Items about different delegations share two thirds and more.
const LIKE: f32 = 0.6;

impl Search<'_> {
    /// Counts how many of the two neighbours of some blocks are the neighbours of the window's
    /// block.
    pub(super) fn neighbours(&self, window: &Window, blocks: &Range<usize>) -> usize {
        let block = blocks.start;
        match &self.home {
            Home::Between(home) if home.contains(&block) => 2,
            _ if self.changed_places(window, block) => 1,
            _ => {
                let before = self.agrees(block.checked_sub(1), &window.before, true);
                let after = Some(blocks.end).filter(|block| *block < self.words.tokens.blocks());
                let after = self.agrees(after, &window.after, false);
                usize::from(before) + usize::from(after)
            }
        }
    }

    /// Returns whether a block lacks most of the words that told the window's block from its
    /// neighbours. They were like it, so the other words tell nothing.
    pub(super) fn lacks_own_words(&self, window: &Window, kept: &[(usize, usize)]) -> bool {
        let is_kept = |word: &usize| kept.binary_search_by_key(word, |kept| kept.0).is_ok();
        [(&window.before, true), (&window.after, false)]
            .into_iter()
            .any(|(beside, is_before)| {
                let own = self.own_words(window, &beside.words, is_before);
                let left = own.iter().filter(|word| is_kept(word)).count();
                left * 2 < own.len()
            })
    }

    /// The words of a window that a neighbour lacks; none if the neighbour is not like the window.
    fn own_words(&self, window: &Window, beside: &[TokenId], is_before: bool) -> Vec<usize> {
        let mut beside = beside.to_vec();
        if is_before {
            beside.reverse();
        }
        let vocabulary = &self.words.vocabulary;
        let all = 0..window.ids.len();
        let words = (0..beside.len(), beside.as_slice());
        let trace = Trace::of_changed((all.clone(), &window.ids), words, vocabulary);
        let id = |word: &usize| window.ids.get(*word).copied().unwrap_or(UNKNOWN);
        let is_known = |word: &usize| vocabulary.is_word(id(word));
        let common: Vec<usize> = trace
            .kept(&all)
            .map(|kept| kept.0)
            .filter(is_known)
            .collect();
        let count = |ids: &[TokenId]| {
            let is_word = |id: &&TokenId| **id == UNKNOWN || vocabulary.is_word(**id);
            ids.iter().filter(is_word).count()
        };
        let fewest = count(&window.ids).min(count(&beside));
        if common.is_empty() || (common.len() as f32) < LIKE * fewest as f32 {
            return Vec::new();
        }
        let is_own = |word: &usize| {
            let is_word = id(word) == UNKNOWN || vocabulary.is_word(id(word));
            is_word && common.binary_search(word).is_err()
        };
        // The rest of a neighbour that is noted in part may be the same.
        let noted = match (common.first(), common.last()) {
            (Some(first), _) if is_before && beside.len() < all.end => *first..all.end,
            (_, Some(last)) if !is_before && beside.len() < all.end => 0..*last,
            _ => all,
        };
        noted.filter(is_own).collect()
    }

    /// Returns whether a block is word for word the window's own, and the only such block.
    pub(super) fn is_own(&self, window: &Window, block: usize) -> bool {
        self.is_known(block, window.own.as_deref())
    }

    /// Whether the window's own block swapped places with an adjacent one.
    fn changed_places(&self, window: &Window, block: usize) -> bool {
        if !self.is_own(window, block) {
            return false;
        }
        let before = block.checked_sub(1);
        self.is_known(block + 1, window.before.known())
            || before.is_some_and(|before| self.is_known(before, window.after.known()))
    }

    pub(super) fn agrees(&self, block: Option<usize>, beside: &Beside, is_before: bool) -> bool {
        let Some(block) = block else {
            return beside.print == Some(None);
        };
        self.is_known(block, beside.known()) || self.is_alike(block, &beside.words, is_before)
    }

    /// Whether a neighbour is the only block with the noted fingerprint.
    fn is_known(&self, block: usize, print: Option<&str>) -> bool {
        print.is_some_and(|print| self.index.prints(self.text).blocks(print) == [block])
    }

    /// Whether most of the nearest words survive at that end of a neighbour, and tell it from other
    /// blocks.
    fn is_alike(&self, block: usize, known: &[TokenId], is_before: bool) -> bool {
        let (tokens, weights) = (&self.words.tokens, &self.words.weights);
        // The last known word may have been cut.
        let known = known.get(..known.len().saturating_sub(1).min(NEAR));
        let known = known.unwrap_or_default();
        if known.len() < ENOUGH {
            return false;
        }
        let own = tokens.of_block(block);
        let count = own.len().min(known.len() * 2);
        let near = if is_before {
            own.end - count..own.end
        } else {
            own.start..own.start + count
        };
        let unknown = known.iter().filter(|id| **id == UNKNOWN).count();
        let all = Bag::of(known, weights).weight + unknown as f32 * weights.most() / 2.0;
        let both = Bag::of(known, weights).shared(&Bag::of(tokens.slice(&near), weights), weights);
        if both.weight < LEAST_ALIKE * all {
            return false;
        }
        let rarest = both.rarest(TELLING, weights);
        let postings = &self.words.postings;
        !postings.others_have(&(block..block + 1), &rarest, MAX_TWINS)
    }
}
