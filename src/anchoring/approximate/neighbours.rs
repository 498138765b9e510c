//! What the neighbours of a block say for it.

use super::super::index::Home;
use super::super::tokens::TokenId;
use super::super::weights::Bag;
use super::Search;

/// How many of the rarest words that are left must stand together in no other block.
const TELLING: usize = 6;

/// The most blocks in which these are looked for together; in more they tell nothing.
const MAX_TWINS: usize = 512;

impl Search<'_> {
    /// How many of the two neighbours of a block are those that the target's block had.
    pub(super) fn neighbours(&self, block: usize) -> usize {
        match self.home() {
            Home::Between(home) if home.contains(&block) && self.window.blocks == 1 => 2,
            _ if self.changed_places(block) => 1,
            _ => usize::from(self.agrees_before(block)) + usize::from(self.agrees_after(block)),
        }
    }

    fn home(&self) -> Home {
        let print = self.clues.print();
        print.map_or(Home::Unknown, |print| {
            self.index.prints(self.text).home(print)
        })
    }

    /// Whether what stood on both sides of the target's block stands together now.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self.home(), Home::Between(home) if home.is_empty())
    }

    /// Whether a block is word for word the target's own, and the only one.
    pub(super) fn is_own(&self, block: usize) -> bool {
        self.is_known(block, self.clues.print().map(|print| print.own.as_str()))
    }

    /// Whether the target's own block changed places with one beside it.
    fn changed_places(&self, block: usize) -> bool {
        let Some(print) = self.clues.print().filter(|_| self.is_own(block)) else {
            return false;
        };
        let before = block.checked_sub(1);
        self.is_known(block + 1, print.before.as_deref())
            || before.is_some_and(|before| self.is_known(before, print.after.as_deref()))
    }

    pub(super) fn agrees_before(&self, block: usize) -> bool {
        let print = self.clues.print().map(|print| print.before.as_deref());
        let known = self.window.before.iter().rev();
        let Some(before) = block.checked_sub(1) else {
            return print == Some(None);
        };
        let ids = self.words.tokens.slice(&self.words.tokens.of_block(before));
        self.is_known(before, print.flatten()) || self.ends_alike(before, ids.iter().rev(), known)
    }

    fn agrees_after(&self, block: usize) -> bool {
        let print = self.clues.print().filter(|_| self.window.blocks == 1);
        let print = print.map(|print| print.after.as_deref());
        let after = block + self.window.blocks;
        if after >= self.words.tokens.blocks() {
            return print == Some(None);
        }
        let ids = self.words.tokens.slice(&self.words.tokens.of_block(after));
        self.is_known(after, print.flatten())
            || self.ends_alike(after, ids.iter(), self.window.after.iter())
    }

    /// Whether a neighbour has the fingerprint that was noted, and no other block has.
    fn is_known(&self, block: usize, print: Option<&str>) -> bool {
        print.is_some_and(|print| self.index.prints(self.text).blocks(print) == [block])
    }

    /// Whether the words at one end of a neighbour are those that stood there, and tell it from
    /// other blocks. The last word of the context may have been cut.
    fn ends_alike<'b>(
        &self,
        block: usize,
        here: impl Iterator<Item = &'b TokenId>,
        known: impl ExactSizeIterator<Item = &'b TokenId> + Clone,
    ) -> bool {
        /// Fewer words stand beside many blocks.
        const ENOUGH: usize = 3;
        let whole = known.len().saturating_sub(1);
        let same = here.zip(known.clone()).take(whole);
        if whole < ENOUGH || same.filter(|(here, known)| here == known).count() < whole {
            return false;
        }
        let ids: Vec<TokenId> = known.take(whole).copied().collect();
        let rarest = Bag::of(&ids, &self.words.weights).rarest(TELLING, &self.words.weights);
        !self
            .words
            .postings
            .others_have(&(block..block + 1), &rarest, MAX_TWINS)
    }
}
