//! Paragraphs that became lists, and lists that became paragraphs.
//!
//! An item of a list of ten shares a tenth of its paragraph. The two blocks are not alike, but all
//! items together are like the paragraph. So a remaining block is compared with all remaining
//! blocks in its former place.
//!
//! Without the old text, `approximate::spread` does the same.

use std::ops::Range;

use super::super::weights::Bag;
use super::matching::Matching;
use super::text::TextPair;

/// The least share of an item that must be in the paragraph, by the weight of its words.
const LEAST_PART: f32 = 0.6;

/// The most an item weighs, as a share of the paragraph. A heavier item is a lookalike rather than
/// a part.
const MOST_PART: f32 = 0.8;

/// The least share of the paragraph that the items must hold together. Paragraphs on different
/// subjects share 0.05 to 0.25. Among many short blocks, some are in any long one.
const LEAST_TOGETHER: f32 = 0.5;

/// The most blocks between two pairs to look at; longer stretches were written anew.
const MOST: usize = 64;

/// Pairs the remaining blocks of both texts with the largest part of their counterpart. The other
/// parts then join as neighbours of the pair.
pub(super) fn pair_lists(texts: &TextPair, matching: &mut Matching) {
    for old in 0..texts.old.blocks() {
        let gap = gap(&matching.new_of_old, &matching.old_of_new, old);
        let bag = |new: usize| texts.new_bag(new);
        let whole = Whole {
            bag: texts.old_bag(old),
            is_alone: is_alone(&matching.new_of_old, old),
        };
        if let Some(new) = largest_part(texts, &whole, gap, bag) {
            matching.pair(old, new);
        }
    }
    for new in 0..texts.new.blocks() {
        let gap = gap(&matching.old_of_new, &matching.new_of_old, new);
        let bag = |old: usize| texts.old_bag(old);
        let whole = Whole {
            bag: texts.new_bag(new),
            is_alone: is_alone(&matching.old_of_new, new),
        };
        if let Some(old) = largest_part(texts, &whole, gap, bag) {
            matching.pair(old, new);
        }
    }
}

/// The free blocks of the other text in the place of a free block: between the partners of its
/// nearest pairs. The range is empty for a paired block.
fn gap(partners: &[Option<usize>], others: &[Option<usize>], block: usize) -> Range<usize> {
    if partners.get(block) != Some(&None) {
        return 0..0;
    }
    let from = block.saturating_sub(MOST);
    let before = partners.get(from..block).unwrap_or_default().iter();
    let to = (block + MOST).min(partners.len());
    let mut after = partners.get(block..to).unwrap_or_default().iter();
    let start = match before.rev().find_map(|partner| *partner) {
        Some(partner) => partner + 1,
        None if from == 0 => 0,
        None => return 0..0,
    };
    let end = match after.find_map(|partner| *partner) {
        Some(partner) => partner,
        None if to == partners.len() => others.len(),
        None => return 0..0,
    };
    let is_free = |gap: Range<usize>| {
        others
            .get(gap)
            .is_some_and(|gap| gap.iter().all(Option::is_none))
    };
    match start..end {
        gap if gap.len() <= MOST && gap.len() > 1 && is_free(gap.clone()) => gap,
        _ => 0..0,
    }
}

/// Whether the blocks before and after are paired, so that nothing else was in this place.
fn is_alone(partners: &[Option<usize>], block: usize) -> bool {
    let is_paired = |block| matches!(partners.get(block), None | Some(Some(_)));
    block.checked_sub(1).is_none_or(is_paired) && is_paired(block + 1)
}

/// A block that may have become several.
struct Whole {
    bag: Bag,
    /// Whether the blocks around this one are paired.
    is_alone: bool,
}

/// The block that is the largest part of a whole, if most of the whole went to the blocks. A block
/// that names somebody else is no part, unless the whole is alone in its place.
fn largest_part(
    texts: &TextPair,
    whole: &Whole,
    blocks: Range<usize>,
    bag: impl Fn(usize) -> Bag,
) -> Option<usize> {
    let (mut rest, mut together) = (whole.bag.clone(), 0.0);
    let mut largest = None;
    for block in blocks {
        let bag = bag(block);
        let shared = bag.shared(&rest, &texts.weights);
        let is_part = shared.weight >= LEAST_PART * bag.weight
            && bag.weight <= MOST_PART * whole.bag.weight
            && (whole.is_alone || !texts.names_more(&bag, &whole.bag));
        if !is_part {
            continue;
        }
        rest = rest.without(&bag, &texts.weights);
        together += shared.weight;
        if largest.is_none_or(|(_, weight)| shared.weight > weight) {
            largest = Some((block, shared.weight));
        }
    }
    let is_most = together >= LEAST_TOGETHER * whole.bag.weight && together > 0.0;
    largest.filter(|_| is_most).map(|(block, _)| block)
}
