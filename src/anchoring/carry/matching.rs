//! Pairs of blocks of two texts, one to one.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Block, BlockKind, Document};
use crate::sort::sort_by;

/// The known pairs of blocks, one to one.
pub(super) struct Matching {
    pub(super) new_of_old: Vec<Option<usize>>,
    pub(super) old_of_new: Vec<Option<usize>>,
}

impl Matching {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self {
            new_of_old: vec![None; old],
            old_of_new: vec![None; new],
        }
    }

    pub(super) fn of_old(&self, old: usize) -> Option<usize> {
        self.new_of_old.get(old).copied().flatten()
    }

    pub(super) fn of_new(&self, new: usize) -> Option<usize> {
        self.old_of_new.get(new).copied().flatten()
    }

    pub(super) fn is_free(&self, old: usize, new: usize) -> bool {
        self.new_of_old.get(old) == Some(&None) && self.old_of_new.get(new) == Some(&None)
    }

    pub(super) fn pair(&mut self, old: usize, new: usize) {
        if let (Some(of_old), Some(of_new)) =
            (self.new_of_old.get_mut(old), self.old_of_new.get_mut(new))
        {
            *of_old = Some(new);
            *of_new = Some(old);
        }
    }

    /// Returns whether two blocks follow a pair with at most `near` free blocks between, or come
    /// first.
    pub(super) fn follow(&self, old: usize, new: usize, near: usize) -> bool {
        let before = |partners: &[Option<usize>], block: usize| {
            let from = block.saturating_sub(near + 1);
            let blocks = partners.get(from..block).unwrap_or_default().iter();
            let paired = blocks.rev().find_map(|partner| *partner);
            (paired, paired.is_none() && from == 0)
        };
        let (old_pair, old_first) = before(&self.new_of_old, old);
        let (new_pair, new_first) = before(&self.old_of_new, new);
        (old_first && new_first)
            || old_pair.is_some_and(|new| new_pair.is_some() && self.of_new(new) == new_pair)
    }

    /// Returns whether two blocks precede a pair with at most `near` free blocks between, or come
    /// last.
    pub(super) fn precede(&self, old: usize, new: usize, near: usize) -> bool {
        let after = |partners: &[Option<usize>], block: usize| {
            let to = (block + near + 2).min(partners.len());
            let blocks = partners.get(block + 1..to).unwrap_or_default().iter();
            let paired = blocks.clone().find_map(|partner| *partner);
            (paired, paired.is_none() && to == partners.len())
        };
        let (old_pair, old_last) = after(&self.new_of_old, old);
        let (new_pair, new_last) = after(&self.old_of_new, new);
        (old_last && new_last)
            || old_pair.is_some_and(|new| new_pair.is_some() && self.of_new(new) == new_pair)
    }
}

/// The free blocks of both texts with the same words, by number.
#[derive(Default)]
pub(super) struct Twins {
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
}

/// Blocks grouped by their words.
pub(super) struct Equal<'a> {
    /// For each block, a number that only blocks with the same words share.
    old: Vec<u64>,
    new: Vec<u64>,
    documents: (&'a Document, &'a Document),
}

impl<'a> Equal<'a> {
    pub(super) fn new(
        old: Vec<u64>,
        new: Vec<u64>,
        documents: (&'a Document, &'a Document),
    ) -> Self {
        Self {
            old,
            new,
            documents,
        }
    }

    /// Whether two blocks are in sections whose headings are paired.
    fn share_section(&self, matching: &Matching, old: usize, new: usize) -> bool {
        let section = |document: &Document, block: usize| document.blocks().get(block)?.section();
        let new_section = section(self.documents.1, new);
        section(self.documents.0, old)
            .is_some_and(|old| new_section.is_some() && matching.of_old(old) == new_section)
    }

    pub(super) fn same(&self, old: usize, new: usize) -> bool {
        self.old
            .get(old)
            .is_some_and(|words| self.new.get(new) == Some(words))
    }

    /// Returns whether two new blocks have the same words.
    pub(super) fn is_copy(&self, one: usize, other: usize) -> bool {
        self.new
            .get(one)
            .is_some_and(|words| self.new.get(other) == Some(words))
    }

    /// Returns, for each wording that has free blocks in both texts, those blocks.
    pub(super) fn twins(&self, matching: &Matching) -> HashMap<u64, Twins> {
        let mut twins: HashMap<u64, Twins> = HashMap::new();
        for (block, words) in self.old.iter().enumerate() {
            if matching.of_old(block).is_none() {
                twins.entry(*words).or_default().old.push(block);
            }
        }
        for (block, words) in self.new.iter().enumerate() {
            if matching.of_new(block).is_none()
                && let Some(twins) = twins.get_mut(words)
            {
                twins.new.push(block);
            }
        }
        twins.retain(|_, twins| !twins.new.is_empty());
        twins
    }

    /// Pairs blocks whose words occur once in each text, regardless of place.
    pub(super) fn pair_unique(&self, matching: &mut Matching) {
        for twins in self.twins(matching).into_values() {
            if let ([old], [new]) = (twins.old.as_slice(), twins.new.as_slice()) {
                matching.pair(*old, *new);
            }
        }
    }

    /// Pairs blocks with the same words beside pairs, and continues from there in both directions.
    /// Returns whether any were paired.
    ///
    /// This is the algorithm of Heckel, *A technique for isolating differences between files*,
    /// Comm. ACM 21 (1978), with one more condition. If the two directions disagree, the neighbours
    /// do not tell identical blocks apart. Then the heading above may (a section moves as a whole),
    /// or none of them is paired.
    pub(super) fn pair_beside(&self, matching: &mut Matching) -> bool {
        let mut claims = self.claims(matching, Direction::Forward);
        claims.extend(self.claims(matching, Direction::Backward));
        sort_by(&mut claims, Ord::cmp);
        claims.dedup();
        let disputed = disputed(&claims);
        let (clear, disputed): (Vec<_>, Vec<_>) = claims
            .into_iter()
            .zip(disputed)
            .partition(|(_, disputed)| !disputed);
        let mut settled: Vec<Claim> = disputed.into_iter().map(|(claim, _)| claim).collect();
        settled.retain(|(old, new)| self.share_section(matching, *old, *new));
        let is_disputed = self::disputed(&settled);
        let settled = settled
            .into_iter()
            .zip(is_disputed)
            .filter(|(_, disputed)| !disputed);
        let mut any = false;
        for ((old, new), _) in clear.into_iter().chain(settled) {
            any |= matching.is_free(old, new);
            matching.pair(old, new);
        }
        any
    }

    /// The new block assigned to each free old one in one direction.
    fn claims(&self, matching: &Matching, direction: Direction) -> Vec<Claim> {
        let (old_count, new_count) = (self.old.len(), self.new.len());
        let old_rows = rows(&self.old, &matching.new_of_old);
        let new_rows = rows(&self.new, &matching.old_of_new);
        let mut claims = Vec::new();
        // The partner of the last block passed. The ends of the texts are partners.
        let mut beside = match direction {
            Direction::Forward => Some(None),
            Direction::Backward => Some(Some(new_count)),
        };
        for step in 0..old_count {
            let (old, next) = match direction {
                Direction::Forward => {
                    let next = beside.map(|new: Option<usize>| new.map_or(0, |new| new + 1));
                    (step, next)
                }
                Direction::Backward => {
                    let next = beside.and_then(|new| new?.checked_sub(1));
                    (old_count - 1 - step, next)
                }
            };
            beside = matching.of_old(old).map(Some);
            if let Some(new) = next
                && matching.is_free(old, new)
                && self.same(old, new)
                && let (Some(of_old), Some(of_new)) = (old_rows.get(old), new_rows.get(new))
                && self.may_be_counted((old, of_old), (new, of_new))
            {
                claims.push((old, new));
                beside = Some(Some(new));
            }
        }
        claims
    }

    /// Whether two of several equal blocks in a row may correspond. If there are more now, only the
    /// numbers tell which ones were added: an item keeps its letter.
    fn may_be_counted(&self, (old, of_old): (usize, &Row), (new, of_new): (usize, &Row)) -> bool {
        of_old.len() >= of_new.len()
            || old - of_old.start == new - of_new.start && self.is_named_alike(old, new)
    }

    /// Returns whether two blocks have the same id: number, letter or heading.
    pub(super) fn is_named_alike(&self, old: usize, new: usize) -> bool {
        let id = |document: &'a Document, block: usize| document.blocks().get(block).map(Block::id);
        id(self.documents.0, old) == id(self.documents.1, new)
    }

    /// Pairs headings between the same pairs. A section stays the same whatever its heading.
    pub(super) fn pair_headings(&self, matching: &mut Matching) {
        let is_heading = |document: &Document, block: usize| {
            let block = document.blocks().get(block);
            block.is_some_and(|block| matches!(block.kind(), BlockKind::Heading { .. }))
        };
        for new in 0..self.new.len() {
            let before = new.checked_sub(1).and_then(|new| matching.of_new(new));
            let Some(old) = before.map(|old| old + 1) else {
                continue;
            };
            if matching.is_free(old, new)
                && matching.precede(old, new, 0)
                && is_heading(self.documents.0, old)
                && is_heading(self.documents.1, new)
            {
                matching.pair(old, new);
            }
        }
    }

    /// Pairs, in order, blocks of one wording between the same pairs, if both texts have equally
    /// many. If there are more now, the blocks that keep their letters are paired.
    pub(super) fn pair_between(&self, matching: &mut Matching) {
        let old_gaps = gaps(&matching.new_of_old, |_, new| new);
        let new_gaps = gaps(&matching.old_of_new, |new, _| new);
        for twins in self.twins(matching).into_values() {
            let by_gap = |blocks: &[usize], gaps: &[Gap]| {
                let mut by_gap: HashMap<Gap, Vec<usize>> = HashMap::new();
                for block in blocks {
                    if let Some(gap) = gaps.get(*block) {
                        by_gap.entry(*gap).or_default().push(*block);
                    }
                }
                by_gap
            };
            let new_by_gap = by_gap(&twins.new, &new_gaps);
            for (gap, old) in by_gap(&twins.old, &old_gaps) {
                let Some(new) = new_by_gap.get(&gap) else {
                    continue;
                };
                if new.len() != old.len() {
                    self.pair_named_alike(matching, &old, new);
                    continue;
                }
                old.iter()
                    .zip(new)
                    .for_each(|(old, new)| matching.pair(*old, *new));
            }
        }
    }

    /// Pairs those equal blocks in a row that keep their letters, when there are more of them now.
    fn pair_named_alike(&self, matching: &mut Matching, old: &[usize], new: &[usize]) {
        let named = |old: &usize| {
            let mut new = new.iter().copied();
            Some((*old, new.find(|new| self.is_named_alike(*old, *new))?))
        };
        let pairs: Option<Vec<Claim>> = old.iter().map(named).collect();
        let pairs = pairs.filter(|_| old.len() < new.len() && is_row(old) && is_row(new));
        for (old, new) in pairs.into_iter().flatten() {
            matching.pair(old, new);
        }
    }
}

/// Whether blocks are consecutive.
fn is_row(blocks: &[usize]) -> bool {
    blocks
        .windows(2)
        .all(|pair| pair.first().map(|block| block + 1) == pair.last().copied())
}

/// Consecutive free blocks with the same words.
type Row = Range<usize>;

/// The row of each block.
fn rows(words: &[u64], partners: &[Option<usize>]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(words.len());
    let all: Vec<_> = words.iter().zip(partners).collect();
    for row in all.chunk_by(|one, next| one == next && one.1.is_none()) {
        let start = rows.len();
        rows.resize(start + row.len(), start..start + row.len());
    }
    rows
}

/// An old block and its possible new block.
type Claim = (usize, usize);

/// For each claim, whether another one concerns its old or its new block.
fn disputed(claims: &[Claim]) -> Vec<bool> {
    let mut of_old: HashMap<usize, usize> = HashMap::new();
    let mut of_new: HashMap<usize, usize> = HashMap::new();
    for (old, new) in claims {
        *of_old.entry(*old).or_default() += 1;
        *of_new.entry(*new).or_default() += 1;
    }
    let several = |count: Option<&usize>| count > Some(&1);
    let disputed = |(old, new): &Claim| several(of_old.get(old)) || several(of_new.get(new));
    claims.iter().map(disputed).collect()
}

#[derive(Clone, Copy)]
enum Direction {
    Forward,
    Backward,
}

/// The nearest paired blocks before and after a free one, by their numbers in the new text.
type Gap = (Option<usize>, Option<usize>);

/// The gap of each block. `new` selects the new block of a pair, given a block and its partner.
fn gaps(partners: &[Option<usize>], new: impl Fn(usize, usize) -> usize) -> Vec<Gap> {
    let mut gaps = vec![(None, None); partners.len()];
    let pair =
        |(block, partner): (usize, &Option<usize>)| partner.map(|partner| new(block, partner));
    let mut before = None;
    for ((block, partner), gap) in partners.iter().enumerate().zip(&mut gaps) {
        gap.0 = before;
        before = pair((block, partner)).or(before);
    }
    let mut after = None;
    for ((block, partner), gap) in partners.iter().enumerate().zip(&mut gaps).rev() {
        gap.1 = after;
        after = pair((block, partner)).or(after);
    }
    gaps
}
