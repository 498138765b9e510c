//! The blocks of one text with the blocks of another that they stand for.

use std::ops::Range;

/// The blocks of an old text with the blocks of a new text that they stand for. Every block of both
/// texts is in exactly one pair.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Alignment {
    pub(super) pairs: Vec<Pair>,
    /// For each old block, then for each new one, the index of its pair.
    pub(super) pair_of_old: Vec<usize>,
    pub(super) pair_of_new: Vec<usize>,
}

/// Old blocks and the new ones that stand for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Indices of old blocks; empty if the new one was inserted.
    pub old: Range<usize>,
    /// Indices of new blocks; empty if the old one was deleted.
    pub new: Range<usize>,
    /// The sort of change.
    pub change: BlockChange,
    /// Whether the new blocks stand elsewhere in the order of those that stayed.
    pub moved: bool,
}

/// A change that was made to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockChange {
    /// The same words; the number may be another.
    Kept,
    /// Other words.
    Reworded,
    /// One block became several.
    Split,
    /// Several blocks became one.
    Merged,
    /// The block is gone.
    Deleted,
    /// The block is new.
    Inserted,
}

impl Alignment {
    /// Returns all pairs in the order of the new text, each deleted block behind what stood before
    /// it.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Returns the pair of an old block.
    pub fn of_old(&self, block: usize) -> Option<&Pair> {
        self.pairs.get(*self.pair_of_old.get(block)?)
    }

    /// Returns the pair of a new block.
    pub fn of_new(&self, block: usize) -> Option<&Pair> {
        self.pairs.get(*self.pair_of_new.get(block)?)
    }
}
