//! The blocks that may be the window's, and the weight of each of its words among them.
//!
//! A word that most blocks like a paragraph have does not tell which of them is meant, whatever was
//! edited in it. `carry::telling` does the same with both texts: there the old text shows which
//! words tell.

use super::super::alike::{Alike, Sums, blocks_of, tells};
use super::super::index::WordIndex;
use super::super::tokens::{TokenId, UNKNOWN};
use super::window::Window;
use crate::sort::sort_by;

/// The most blocks that are candidates for the words they share.
const MAX_CANDIDATES: usize = 8;

/// The words of a window, and how many of the blocks that are like it have each.
pub(super) struct Telling<'a> {
    words: &'a WordIndex,
    /// The words of the window in order.
    each: Vec<Word>,
    alike: Alike,
    /// What the window's words weigh, each counted once; and of that, words in too many blocks.
    all: f32,
    common: f32,
}

/// A word of a window.
#[derive(Clone, Copy)]
struct Word {
    id: TokenId,
    weight: f32,
    /// How many of the blocks alike have it; `None` for a word in too many blocks to look at.
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

    /// Bounds what may be left of the window in a block and those around it, as a share of 1.
    pub(super) fn most_left(&self, block: usize) -> f32 {
        /// Blocks on each side in which the rest of a list may stand.
        const AROUND: usize = 12;
        let around = block.saturating_sub(AROUND)..block + AROUND;
        let shared: f32 = around.map(|block| self.alike.shared(block)).sum();
        (shared + self.common) / self.all.max(f32::MIN_POSITIVE)
    }

    /// Weighs each word of the window by how well it tells a block from the others like it.
    pub(super) fn among_others(&self, block: usize) -> Vec<f32> {
        let is_like = self.alike.has(block);
        let others = self.alike.blocks().len() - usize::from(is_like);
        let told = |word: &Word| {
            if others == 0 {
                return word.weight;
            }
            if word.id == UNKNOWN {
                // The name of another paragraph of the kind, gone with that.
                return self.words.weights.most();
            }
            let blocks = self.words.postings.blocks(word.id);
            let has = is_like && blocks.binary_search(&block).is_ok();
            let have = word.alike.map(|count| count - usize::from(has));
            word.weight * tells(have, others)
        };
        self.each.iter().map(told).collect()
    }

    /// Tells whether other blocks are like the window.
    pub(super) fn has_others(&self, block: usize) -> bool {
        self.alike.blocks().iter().any(|other| *other != block)
    }

    /// Returns the blocks that share most of what tells the window from others.
    pub(super) fn candidates(&self) -> Vec<usize> {
        /// Among fewer blocks alike the right one counts for too much.
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
    // A word that stands nowhere in the text was a name, or a common one that was replaced all over.
    if id == UNKNOWN {
        words.weights.most() / 2.0
    } else {
        words.weights.weight(id)
    }
}
