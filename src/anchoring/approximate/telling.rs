//! The blocks that may be the window's, and the weight of each of its words among them.
//!
//! Words in most blocks that are like a paragraph do not tell which is meant, however the paragraph
//! was edited. `carry::telling` does the same with both texts. There the old text shows which words
//! tell.

use super::super::alike::{Alike, Sums, blocks_of, tells};
use super::super::index::WordIndex;
use super::super::tokens::{TokenId, UNKNOWN};
use super::window::Window;
use crate::sort::sort_by;

/// The most candidates chosen by shared words.
const MAX_CANDIDATES: usize = 8;

/// The words of a window, and for each the number of similar blocks that have it.
pub(super) struct Telling<'a> {
    words: &'a WordIndex,
    /// The words of the window, in order.
    each: Vec<Word>,
    alike: Alike,
    /// The weight of the window's distinct words, and the part of it that is words in too many
    /// blocks.
    all: f32,
    common: f32,
}

/// A word of a window.
#[derive(Clone, Copy)]
struct Word {
    id: TokenId,
    weight: f32,
    /// The number of similar blocks with the word; `None` for a word in too many blocks.
    alike: Option<usize>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(window: &Window, words: &'a WordIndex) -> Self {
        let mut ids = window.ids.clone();
        ids.sort_unstable();
        ids.dedup();
        let alike = Alike::of(&ids, &words.postings, &words.weights);
        let weigh = |ids: &mut dyn Iterator<Item = &TokenId>| -> f32 {
            ids.map(|id| weight(words, *id)).sum()
        };
        let is_common = |id: &&TokenId| blocks_of(&words.postings, **id).is_none();
        let word = |id: &TokenId| Word {
            id: *id,
            weight: weight(words, *id),
            alike: alike.count(*id, &words.postings),
        };
        Self {
            words,
            each: window.ids.iter().map(word).collect(),
            all: weigh(&mut ids.iter()),
            common: weigh(&mut ids.iter().filter(is_common)),
            alike,
        }
    }

    /// Returns an upper bound of the share of the window that survives in a block and those around
    /// it.
    pub(super) fn most_left(&self, block: usize) -> f32 {
        /// Blocks on each side that may hold the rest of a list.
        const AROUND: usize = 12;
        let around = block.saturating_sub(AROUND)..block + AROUND;
        let shared: f32 = around.map(|block| self.alike.shared(block)).sum();
        (shared + self.common) / self.all.max(f32::MIN_POSITIVE)
    }

    /// Weighs each word of the window by how well it tells a block from similar ones.
    pub(super) fn among_others(&self, block: usize) -> Vec<f32> {
        let is_like = self.alike.has(block);
        let others = self.alike.blocks().len() - usize::from(is_like);
        let told = |word: &Word| {
            if others == 0 {
                return word.weight;
            }
            if word.id == UNKNOWN {
                // The name in another paragraph of the kind, which is gone too.
                return self.words.weights.most();
            }
            let blocks = self.words.postings.blocks(word.id);
            let has = is_like && blocks.binary_search(&block).is_ok();
            let have = word.alike.map(|count| count - usize::from(has));
            word.weight * tells(have, others)
        };
        self.each.iter().map(told).collect()
    }

    /// Returns whether other blocks are like the window.
    pub(super) fn has_others(&self, block: usize) -> bool {
        self.alike.blocks().iter().any(|other| *other != block)
    }

    /// Returns the blocks that share most of the telling words of the window.
    pub(super) fn candidates(&self) -> Vec<usize> {
        /// The least number of similar blocks to weigh against each other. Among fewer, the right
        /// block counts for too much.
        const SEVERAL: usize = 3;
        let mut words = self.each.clone();
        sort_by(&mut words, |a, b| a.id.cmp(&b.id));
        words.dedup_by_key(|word| word.id);
        let mut told = Sums::default();
        for word in words {
            let share = match self.alike.blocks().len() {
                ..SEVERAL => 1.0,
                count => tells(word.alike, count),
            };
            let blocks = blocks_of(&self.words.postings, word.id);
            told.add(blocks.unwrap_or_default(), word.weight * share);
        }
        let mut told: Vec<(usize, f32)> = told.each().collect();
        sort_by(&mut told, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        told.truncate(MAX_CANDIDATES);
        told.into_iter().map(|(block, _)| block).collect()
    }
}

/// Returns the weight of a word by itself.
pub(super) fn weight(words: &WordIndex, id: TokenId) -> f32 {
    // A word the text lacks was a name, or a common word that was replaced everywhere.
    if id == UNKNOWN {
        words.weights.most() / 2.0
    } else {
        words.weights.weight(id)
    }
}
