//! Paragraphs of which each block of a list is a small part, or a list that became one paragraph.
//!
//! An item of a list of ten shares a tenth of its paragraph: as two blocks they are not alike, but
//! together the items are. So a block that is left is compared with all that are left where it stood.
//!
//! Without the old text, `approximate::spread` does the same.

use std::ops::Range;

use super::super::weights::Bag;
use super::matching::Matching;
use super::text::TextPair;

/// How much of an item must be in the paragraph, by the weight of its words.
const LEAST_PART: f32 = 0.6;

/// What an item weighs at most, of the paragraph: more is no part but a lookalike.
const MOST_PART: f32 = 0.8;

/// How much of the paragraph the items must hold together. Paragraphs on different things share 0.05 to
/// 0.25, but of many short blocks some are in any long one.
const LEAST_TOGETHER: f32 = 0.5;

/// The most blocks between two pairs that are looked at: more were written anew.
const MOST: usize = 64;

/// Pairs what is left of both texts with the largest part of what it became; the others join it as
/// neighbours of the pair.
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

/// The free blocks of the other text where a free block stood: between the partners of the pairs
/// before and after it. None for a block that is paired.
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

/// Whether the blocks before and behind are paired: nothing else stood where this one did.
fn is_alone(partners: &[Option<usize>], block: usize) -> bool {
    let is_paired = |block| matches!(partners.get(block), None | Some(Some(_)));
    block.checked_sub(1).is_none_or(is_paired) && is_paired(block + 1)
}

/// A block that may have become several.
struct Whole {
    bag: Bag,
    /// Whether the blocks around it are paired.
    is_alone: bool,
}

/// Of some blocks the one that is the largest part of a whole which most of it went to. What names
/// somebody else is no part, unless the whole is alone where it stood.
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
