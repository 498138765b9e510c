//! From single pairs of blocks to the whole alignment: splits, merges, moves, order.

use std::ops::Range;

use super::super::tokens::TokenId;
use super::super::weights::Bag;
use super::alignment::{Alignment, BlockChange, Pair};
use super::candidate::MAX_BLOCKS;
use super::matching::Matching;
use super::text::TextPair;

/// The least share of a block that must come from words of a neighbour for that to have been split.
/// None of its names may be from elsewhere. The same holds for a merger. Editing a fifth of the
/// words leaves more than 0.6, chance far less than a half.
const LEAST_PART: f32 = 0.5;

/// The same share for the block with the number, if that has most of what the neighbour lost. Such
/// a half was reworded too.
const LEAST_PART_OF_REST: f32 = 0.3;

/// The number of the rarest shared words that must not occur together in another block.
const TELLING: usize = 4;

/// The most blocks inserted between two parts of a block, such as items of a list.
const PUT_IN: usize = 2;

/// Returns the alignment for `matching`. Blocks beside a reworded pair join it if they hold words
/// it lost, or gave words it gained.
pub(super) fn alignment(
    texts: &TextPair,
    matching: &Matching,
    is_equal: impl Fn(usize, usize) -> bool,
    is_named_alike: &impl Fn(usize, usize) -> bool,
) -> Alignment {
    let mut group_of_old: Vec<Option<usize>> = vec![None; matching.new_of_old.len()];
    let mut group_of_new: Vec<Option<usize>> = vec![None; matching.old_of_new.len()];
    let mut groups: Vec<(Range<usize>, Range<usize>, BlockChange)> = Vec::new();
    for (new, old) in matching.old_of_new.iter().enumerate() {
        let Some(old) = *old else { continue };
        let change = if is_equal(old, new) {
            BlockChange::Kept
        } else {
            BlockChange::Reworded
        };
        set(&mut group_of_old, old, groups.len());
        set(&mut group_of_new, new, groups.len());
        groups.push((old..old + 1, new..new + 1, change));
    }
    for (index, group) in groups.iter_mut().enumerate() {
        if group.2 == BlockChange::Kept {
            continue;
        }
        grow(
            (texts, is_named_alike),
            group,
            (&mut group_of_old, &mut group_of_new),
            index,
        );
        group.2 = match (group.0.len(), group.1.len()) {
            (1, 2..) => BlockChange::Split,
            (2.., 1) => BlockChange::Merged,
            _ => BlockChange::Reworded,
        };
    }
    ordered(groups, &group_of_old, &group_of_new)
}

fn set(groups: &mut [Option<usize>], block: usize, group: usize) {
    groups
        .get_mut(block)
        .into_iter()
        .for_each(|place| *place = Some(group));
}

fn is_free(groups: &[Option<usize>], block: usize) -> bool {
    groups.get(block) == Some(&None)
}

type Group = (Range<usize>, Range<usize>, BlockChange);

/// Adds free neighbours to a group while there are any that belong to it.
fn grow(
    (texts, is_named_alike): (&TextPair, &impl Fn(usize, usize) -> bool),
    (old, new, _): &mut Group,
    (of_old, of_new): (&mut [Option<usize>], &mut [Option<usize>]),
    index: usize,
) {
    loop {
        let old_bag = Bag::of(texts.old.slice(&texts.old.of_blocks(old)), &texts.weights);
        let new_bag = Bag::of(texts.new.slice(&texts.new.of_blocks(new)), &texts.weights);
        let lost = old_bag.without(&new_bag, &texts.weights);
        let gained = new_bag.without(&old_bag, &texts.weights);
        let is_split = |block: &usize| {
            let is_named = old.clone().any(|old| is_named_alike(old, *block));
            let is_own = |ids: &[TokenId]| {
                !texts
                    .new_postings
                    .others_have(&(*block..block + 1), ids, MAX_BLOCKS)
            };
            let part = Part {
                bag: &texts.new_bag(*block),
                ids: texts.new.slice(&texts.new.of_block(*block)),
            };
            is_part(texts, &part, (&lost, &old_bag), is_named, is_own)
        };
        let split = beside(new, of_new).find(is_split);
        if let Some(block) = split {
            *new = new.start.min(block)..new.end.max(block + 1);
            new.clone().for_each(|block| set(of_new, block, index));
            continue;
        }
        let is_merged = |block: &usize| {
            let is_named = new.clone().any(|new| is_named_alike(*block, new));
            let is_own = |ids: &[TokenId]| !texts.others_have(*block, ids, MAX_BLOCKS);
            let part = Part {
                bag: &texts.old_bag(*block),
                ids: texts.old.slice(&texts.old.of_block(*block)),
            };
            is_part(texts, &part, (&gained, &new_bag), is_named, is_own)
        };
        let merged = beside(old, of_old).find(is_merged);
        let Some(block) = merged else { return };
        *old = old.start.min(block)..old.end.max(block + 1);
        old.clone().for_each(|block| set(of_old, block, index));
    }
}

/// The free blocks beside some, and those beyond a few other free ones.
fn beside<'a>(
    blocks: &Range<usize>,
    groups: &'a [Option<usize>],
) -> impl Iterator<Item = usize> + use<'a> {
    let (start, end) = (blocks.start, blocks.end);
    let before = (1..=start.min(PUT_IN + 1)).map(move |step| start - step);
    let after = end..end + PUT_IN + 1;
    let free = move |block: &usize| is_free(groups, *block);
    before.take_while(free).chain(after.take_while(free))
}

/// A block that may be part of others.
struct Part<'a> {
    bag: &'a Bag,
    ids: &'a [TokenId],
}

/// Whether a block holds words that others lost, or gave words that they gained (`rest`, of `all`).
/// A block with another name is part of something else. The exception is a date or a place later in
/// a sentence that no other block has.
fn is_part(
    texts: &TextPair,
    part: &Part<'_>,
    (rest, all): (&Bag, &Bag),
    is_named: bool,
    is_own: impl Fn(&[TokenId]) -> bool,
) -> bool {
    let bag = part.bag;
    let both = bag.shared(rest, &texts.weights);
    let is_rest = is_named
        && both.weight >= LEAST_PART_OF_REST * bag.weight
        && both.weight >= LEAST_PART * rest.weight;
    let is_anothers =
        || texts.names_speaker(part.ids, all) || !is_own(&both.rarest(TELLING, &texts.weights));
    both.weight > 0.0
        && (both.weight >= LEAST_PART * bag.weight || is_rest)
        && (!texts.names_more(bag, all) || !is_anothers())
}

/// Brings the groups into the order of the new text, together with insertions and deletions.
fn ordered(groups: Vec<Group>, of_old: &[Option<usize>], of_new: &[Option<usize>]) -> Alignment {
    let stays = in_order(&groups);
    let mut alignment = Alignment {
        pairs: Vec::new(),
        pair_of_old: vec![0; of_old.len()],
        pair_of_new: vec![0; of_new.len()],
    };
    let delete_after = |alignment: &mut Alignment, mut old: usize| {
        while is_free(of_old, old) {
            let place = alignment.new_end();
            alignment.push(old..old + 1, place..place, BlockChange::Deleted, false);
            old += 1;
        }
    };
    delete_after(&mut alignment, 0);
    let mut new = 0;
    while let Some(group) = of_new.get(new) {
        match group.and_then(|group| Some((groups.get(group)?, stays.get(group)?))) {
            Some(((old, range, change), stays)) => {
                alignment.push(old.clone(), range.clone(), *change, !stays);
                delete_after(&mut alignment, old.end);
                new = range.end.max(new + 1);
            }
            None => {
                alignment.push(0..0, new..new + 1, BlockChange::Inserted, false);
                new += 1;
            }
        }
    }
    alignment
}

impl Alignment {
    fn new_end(&self) -> usize {
        self.pairs.last().map_or(0, |pair| pair.new.end)
    }

    fn push(&mut self, old: Range<usize>, new: Range<usize>, change: BlockChange, moved: bool) {
        let index = self.pairs.len();
        let mark = |of: &mut [usize], blocks: &Range<usize>| {
            let places = of.get_mut(blocks.clone()).into_iter().flatten();
            places.for_each(|place| *place = index);
        };
        mark(&mut self.pair_of_old, &old);
        mark(&mut self.pair_of_new, &new);
        self.pairs.push(Pair {
            old,
            new,
            change,
            moved,
        });
    }
}

/// For each group, whether it belongs to the largest set that kept its order. Groups are in the
/// order of the new text. This is a longest increasing subsequence (Fredman, Discrete Mathematics
/// 11, 1975).
fn in_order(groups: &[Group]) -> Vec<bool> {
    let start = |group: usize| groups.get(group).map_or(0, |group| group.0.start);
    // The last group of the best sequence of each length, and the predecessor of each group.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for group in 0..groups.len() {
        let length = ends.partition_point(|end| start(*end) < start(group));
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last).copied()),
        );
        match ends.get_mut(length) {
            Some(end) => *end = group,
            None => ends.push(group),
        }
    }
    let mut stays = vec![false; groups.len()];
    let mut next = ends.last().copied();
    while let Some(group) = next {
        stays
            .get_mut(group)
            .into_iter()
            .for_each(|stays| *stays = true);
        next = before.get(group).copied().flatten();
    }
    stays
}
