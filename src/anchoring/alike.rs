//! Blocks of a text that resemble given words, and the weight of each word among these blocks.
//!
//! A word in three blocks of a thousand is distinctive in the text, but not among those three. A
//! reservation may occur thirty times, each with another name. Then only the name tells them apart,
//! however many of the other words were edited.

use super::tokens::TokenId;
use super::weights::{Postings, Weights};

/// The least share of the words, by weight, that a block must have to be like them. Paragraphs of
/// one report on different subjects have 0.05 to 0.25, boilerplate after heavy edits 0.4.
const LIKE: f32 = 0.35;

/// The share of similar blocks from which on a word tells nothing. Editing a fifth of the words
/// leaves a word of boilerplate in 0.7 to 0.9 of them.
const COMMON: f32 = 0.7;

/// The factor left to the weight of a word that tells nothing. It decides only where no other word
/// does.
const FLOOR: f32 = 0.02;

/// The most blocks a word may be in. Words in more blocks tell nothing and take too long to look
/// at.
const MAX_BLOCKS: usize = 256;

/// The blocks that are like some words.
pub(super) struct Alike {
    shared: Sums,
    /// The blocks that share enough, in order.
    blocks: Vec<usize>,
}

impl Alike {
    /// Returns the blocks that are like the words `ids`, which are distinct.
    pub(super) fn of(ids: &[TokenId], postings: &Postings, weights: &Weights) -> Self {
        let (mut shared, mut all) = (Sums::default(), 0.0);
        for id in ids {
            if let Some(blocks) = blocks_of(postings, *id) {
                let weight = weights.weight(*id);
                all += weight;
                shared.add(blocks, weight);
            }
        }
        let enough = shared.each().filter(|(_, sum)| *sum >= LIKE * all);
        let blocks = enough.map(|(block, _)| block).collect();
        Self { shared, blocks }
    }

    /// Returns this set without the given block.
    pub(super) fn without(mut self, block: usize) -> Self {
        self.blocks.retain(|other| *other != block);
        self
    }

    /// Returns the blocks, in order.
    pub(super) fn blocks(&self) -> &[usize] {
        &self.blocks
    }

    pub(super) fn has(&self, block: usize) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }

    /// Counts the blocks that have a word; `None` if too many blocks have it.
    pub(super) fn count(&self, id: TokenId, postings: &Postings) -> Option<usize> {
        let blocks = blocks_of(postings, id)?;
        Some(blocks.iter().filter(|block| self.has(**block)).count())
    }

    /// Returns an upper bound of the weight that a block shares with the words. Words in too many
    /// blocks are left out.
    pub(super) fn shared(&self, block: usize) -> f32 {
        self.shared.of(block)
    }
}

/// Weighs a word that `have` of `alike` similar blocks share. The more blocks share it, the less it
/// tells.
pub(super) fn tells(have: Option<usize>, alike: usize) -> f32 {
    let share = have.map_or(1.0, |have| have as f32 / alike as f32);
    (1.0 - share / COMMON).max(FLOOR)
}

/// Returns the blocks with a word; `None` if there are too many.
pub(super) fn blocks_of(postings: &Postings, id: TokenId) -> Option<&[usize]> {
    let blocks = postings.blocks(id);
    (blocks.len() <= MAX_BLOCKS).then_some(blocks)
}

/// A sum for each block of a text. Most blocks have one, so a map would gain nothing.
#[derive(Default)]
pub(super) struct Sums(Vec<f32>);

impl Sums {
    /// Adds a weight to the sums of these blocks, which are in ascending order.
    pub(super) fn add(&mut self, blocks: &[usize], weight: f32) {
        let len = blocks.last().map_or(0, |last| last + 1);
        if self.0.len() < len {
            self.0.resize(len, 0.0);
        }
        for block in blocks {
            if let Some(sum) = self.0.get_mut(*block) {
                *sum += weight;
            }
        }
    }

    /// Returns the blocks with a non-zero sum, in order, each with its sum.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, f32)> {
        let sums = (0..).zip(self.0.iter().copied());
        sums.filter(|(_, sum)| *sum > 0.0)
    }

    fn of(&self, block: usize) -> f32 {
        self.0.get(block).copied().unwrap_or(0.0)
    }
}
