//! The reading order of two texts as one: that of the new text, with deleted blocks at their old place.

use std::ops::Range;

use crate::anchoring::Pair;
use crate::sort::sort_by;

/// Blocks that are read in one place. Indices refer to [`Joined`] blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Blocks in both texts, in the same order.
    Both(usize),
    /// A block in the old text only.
    Old(usize),
    /// A block in the new text only.
    New(usize),
    /// The old place of moved blocks.
    Away(usize),
    /// The new place of moved blocks.
    Here(usize),
}

/// Blocks of the old text with the corresponding ones of the new text; neither is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    moved: bool,
}

/// Returns the pairs that join blocks of both texts, in the order of the new text. Pairs with blocks
/// that do not exist or are in another pair are left out. Pairs out of order are moved.
pub(super) fn joined<'a>(
    pairs: impl IntoIterator<Item = &'a Pair>,
    old_len: usize,
    new_len: usize,
) -> Vec<Joined> {
    let (mut old_taken, mut new_taken) = (vec![false; old_len], vec![false; new_len]);
    let mut joined = Vec::new();
    for pair in pairs {
        if is_free(&old_taken, &pair.old) && is_free(&new_taken, &pair.new) {
            take(&mut old_taken, &pair.old);
            take(&mut new_taken, &pair.new);
            joined.push(Joined {
                old: pair.old.clone(),
                new: pair.new.clone(),
                moved: pair.moved,
            });
        }
    }
    sort_by(&mut joined, |a, b| a.new.start.cmp(&b.new.start));
    let mut reached = 0;
    for one in joined.iter_mut().filter(|one| !one.moved) {
        if one.old.start < reached {
            one.moved = true;
        } else {
            reached = one.old.end;
        }
    }
    joined
}

fn is_free(taken: &[bool], blocks: &Range<usize>) -> bool {
    let blocks = taken.get(blocks.clone()).unwrap_or_default();
    !blocks.is_empty() && !blocks.contains(&true)
}

fn take(taken: &mut [bool], blocks: &Range<usize>) {
    if let Some(blocks) = taken.get_mut(blocks.clone()) {
        blocks.fill(true);
    }
}

/// Returns all blocks of both texts in reading order. Between two common places, deleted blocks precede
/// new ones.
pub(super) fn steps(joined: &[Joined], old_len: usize, new_len: usize) -> Vec<Step> {
    let mut of_old = vec![None; old_len];
    for (index, one) in joined.iter().enumerate().filter(|(_, one)| one.moved) {
        if let Some(first) = of_old.get_mut(one.old.start) {
            *first = Some(index);
        }
    }
    let mut steps = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let mut new_only = Vec::new();
    for (index, one) in joined.iter().enumerate() {
        new_only.extend((new_at..one.new.start).map(Step::New));
        new_at = one.new.end;
        if one.moved {
            new_only.push(Step::Here(index));
        } else {
            steps.extend(old_only(joined, &of_old, old_at..one.old.start));
            steps.append(&mut new_only);
            steps.push(Step::Both(index));
            old_at = one.old.end;
        }
    }
    steps.extend(old_only(joined, &of_old, old_at..old_len));
    steps.append(&mut new_only);
    steps.extend((new_at..new_len).map(Step::New));
    steps
}

/// Returns the blocks of the old text that are no longer here.
fn old_only(joined: &[Joined], of_old: &[Option<usize>], blocks: Range<usize>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = blocks.start;
    while at < blocks.end {
        let moved = of_old.get(at).copied().flatten();
        match moved.and_then(|index| Some((index, joined.get(index)?))) {
            Some((index, one)) => {
                steps.push(Step::Away(index));
                at = one.old.end;
            }
            None => {
                steps.push(Step::Old(at));
                at += 1;
            }
        }
    }
    steps
}
