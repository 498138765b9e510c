//! The blocks into which one block was divided: a paragraph became a list, or several paragraphs.
//!
//! A block of the new text is taken together with the blocks around it that hold the other words.

use std::ops::Range;

use super::super::tokens::{TokenId, UNKNOWN};
use super::super::weights::Bag;
use super::Search;
use super::window::Window;
use crate::document::BlockKind;

/// The least share of a block that must come from the rest of the window to belong to it.
const LEAST_PART: f32 = 0.65;

/// The same share for the block with the number, if that holds at least `LEAST_REST` of the rest.
const LEAST_PART_OF_REST: f32 = 0.3;
const LEAST_REST: f32 = 0.5;

/// The least share of the first block that must come from the window. Text added around the rest of
/// a paragraph may exceed the rest.
const LEAST_OF_FIRST: f32 = 0.3;

/// The fewest words of a window that is divided. A shorter one is an item of a list, the words of
/// which are in other items.
const LONG: usize = 12;

/// The most blocks inserted between two parts.
const PUT_IN: usize = 2;

/// The most blocks into which one block may be divided.
const MOST: usize = 24;

impl Search<'_> {
    /// Returns a block together with the blocks around it that hold the missing words of the
    /// window.
    pub(super) fn spread(&self, window: &Window, block: usize) -> Range<usize> {
        let end = self.words.tokens.blocks();
        if self.clues.print().is_none() {
            // Other programs quote across the ends of blocks without saying so.
            return block..(block + 2).min(end);
        }
        if window.ids.len() < LONG {
            return block..block + 1;
        }
        let weights = &self.words.weights;
        let known = |id: &TokenId| *id != UNKNOWN;
        let ids: Vec<TokenId> = window.ids.iter().copied().filter(known).collect();
        let whole = Bag::of(&ids, weights);
        let own = self.bag(block);
        if own.shared(&whole, weights).weight < LEAST_OF_FIRST * own.weight {
            return block..block + 1;
        }
        let mut rest = whole.without(&own, weights);
        let mut blocks = block..block + 1;
        while rest.weight > 0.0 && blocks.len() < MOST {
            let part = self.beside(&blocks).find_map(|other| {
                if self.is_heading(other) || self.is_neighbour(window, other) {
                    return None;
                }
                let bag = self.bag(other);
                let is_named = window.is_first && self.clues.named(self.text) == Some(other);
                self.is_part(&bag, (&rest, &whole), is_named)
                    .then_some((other, bag))
            });
            let Some((other, bag)) = part else { break };
            blocks = blocks.start.min(other)..blocks.end.max(other + 1);
            rest = rest.without(&bag, weights);
        }
        blocks
    }

    /// Whether a block is a heading. The few words of a heading occur in any long paragraph.
    fn is_heading(&self, block: usize) -> bool {
        let block = self.text.block(block);
        block.is_some_and(|block| matches!(block.kind(), BlockKind::Heading { .. }))
    }

    /// Whether a block was beside that of the window.
    fn is_neighbour(&self, window: &Window, block: usize) -> bool {
        self.agrees(Some(block), &window.before, true)
            || self.agrees(Some(block), &window.after, false)
    }

    fn beside(&self, blocks: &Range<usize>) -> impl Iterator<Item = usize> + use<> {
        let (start, end) = (blocks.start, blocks.end);
        let last = (end + PUT_IN + 1).min(self.words.tokens.blocks());
        let before = (1..=start.min(PUT_IN + 1)).map(move |step| start - step);
        before.chain(end..last)
    }

    fn is_part(&self, bag: &Bag, (rest, whole): (&Bag, &Bag), is_named: bool) -> bool {
        let weights = &self.words.weights;
        let shared = bag.shared(rest, weights).weight;
        let is_rest = is_named
            && shared >= LEAST_PART_OF_REST * bag.weight
            && shared >= LEAST_REST * rest.weight;
        let names = |id: &TokenId| self.words.vocabulary.is_name(*id);
        shared > 0.0
            && (shared >= LEAST_PART * bag.weight || is_rest)
            && !bag.without(whole, weights).ids().iter().any(names)
    }

    fn bag(&self, block: usize) -> Bag {
        let tokens = &self.words.tokens;
        Bag::of(tokens.slice(&tokens.of_block(block)), &self.words.weights)
    }
}
