//! The correspondence between the blocks of two texts.

use std::ops::Range;

/// The correspondence between the blocks of an old and a new text. Every block of both texts is in
/// exactly one pair.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Alignment {
    pub(super) pairs: Vec<Pair>,
    /// The index of the pair of each old block, and of each new one.
    pub(super) pair_of_old: Vec<usize>,
    pub(super) pair_of_new: Vec<usize>,
}

/// Old blocks and the new blocks that correspond to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Indices of old blocks; empty if the new block was inserted.
    pub old: Range<usize>,
    /// Indices of new blocks; empty if the old block was deleted.
    pub new: Range<usize>,
    /// The kind of change.
    pub change: BlockChange,
    /// Whether the new blocks changed places with blocks that kept their order.
    pub moved: bool,
}

/// The kind of change made to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockChange {
    /// The block has the same words, perhaps with another number.
    Kept,
    /// The block has other words.
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
    /// Returns all pairs in the order of the new text. Each deleted block follows the block it
    /// followed before.
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
