//! Short phrases of a paragraph that became a list, or of a list that became a paragraph.
//!
//! If the order changed, the blocks do not show where each item went. A name that occurs once
//! before and once after, and is an item of its own in one of the texts, went along with the others.

use std::ops::Range;

use super::super::TextRange;
use super::super::tokens::{Tokens, only};
use super::super::weights::Bag;
use super::place::CarriedWords;
use super::{Alignment, BlockChange, CarryOver, Pair};

/// The least share of the old words in a place, by weight, that must still be there. Two paragraphs
/// of one report on different subjects share 0.05 to 0.25.
const LEAST_SHARED: f32 = 0.5;

/// The most blocks of a list, and the most words of all items. Higher values take longer for each
/// phrase that was not found.
const MOST_BLOCKS: usize = 32;
const MOST_WORDS: usize = 2048;

impl CarryOver<'_> {
    /// Returns the place of a phrase that was or became an item of its own.
    pub(super) fn as_item(&self, range: &TextRange, words: &Range<usize>) -> Option<CarriedWords> {
        let pairs = self.alignment.around(range.block)?;
        let (old_blocks, new_blocks) = (pairs.old, pairs.new);
        let (old, new) = (&self.texts.old, &self.texts.new);
        let (of_old, of_new) = (old.of_blocks(&old_blocks), new.of_blocks(&new_blocks));
        let is_list = old_blocks.len() != new_blocks.len();
        if !is_list || !range.is_in_one_block() || of_old.len() + of_new.len() > MOST_WORDS {
            return None;
        }
        let phrase = old.slice(words);
        only(old.slice(&of_old), phrase)?;
        let start = of_new.start + only(new.slice(&of_new), phrase)?;
        let place = start..start + phrase.len();
        let is_item = begins_block(old, words.start) || begins_block(new, start);
        let is_moved = is_item && self.is_added(&place) && self.is_rearranged(&of_old, &of_new);
        is_moved.then(|| CarriedWords {
            old: words.clone(),
            new: place,
            kept: self.count_old(words.clone()),
            missing: 0,
        })
    }

    /// Whether most of some old words are among some new ones.
    fn is_rearranged(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let old = Bag::of(self.texts.old.slice(old), &self.texts.weights);
        let new = Bag::of(self.texts.new.slice(new), &self.texts.weights);
        let both = old.shared(&new, &self.texts.weights).weight;
        both > 0.0 && both >= LEAST_SHARED * old.weight
    }
}

fn begins_block(tokens: &Tokens, word: usize) -> bool {
    tokens.of_block(tokens.block_of(word)).start == word
}

/// Blocks of both texts in the same place.
struct Around {
    old: Range<usize>,
    new: Range<usize>,
}

impl Alignment {
    /// The blocks from the last pair that stayed, at or before an old block, to the next one after
    /// it.
    fn around(&self, block: usize) -> Option<Around> {
        let stays = |block: &usize| self.of_old(*block).filter(|pair| is_staying(pair));
        let from = block.saturating_sub(MOST_BLOCKS);
        let before = (from..=block).rev().find_map(|block| stays(&block));
        let (old_start, new_start) = before.map(|pair| match pair.change {
            BlockChange::Kept => (pair.old.end, pair.new.end),
            _ => (pair.old.start, pair.new.start),
        })?;
        let last = self.pair_of_old.len();
        let mut after = (block + 1..last.min(block + MOST_BLOCKS)).filter_map(|next| stays(&next));
        let after = after.find(|pair| pair.old.start > block);
        let (old_end, new_end) = match after {
            Some(pair) => (pair.old.start, pair.new.start),
            None => (last, self.pair_of_new.len()),
        };
        let around = Around {
            old: old_start..old_end,
            new: new_start..new_end,
        };
        let len = around.old.len() + around.new.len();
        (old_start < old_end && new_start < new_end && len <= 2 * MOST_BLOCKS).then_some(around)
    }
}

fn is_staying(pair: &Pair) -> bool {
    !pair.new.is_empty() && !pair.moved
}
