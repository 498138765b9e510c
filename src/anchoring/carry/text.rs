//! Two texts as words, with the weight of each word.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::super::PlainText;
use super::super::parts::Parts;
use super::super::tables::{Side, TablesOf, trace_cells};
use super::super::tokens::{TokenId, Tokens, Vocabulary};
use super::super::trace::Trace;
use super::super::weights::{Bag, Postings, Weights};
use super::alignment::{BlockChange, Pair};

/// The number of words at the beginning of a sentence that may name its speaker. With more, dates
/// such as `the first of April` count as speakers; with fewer, long titles hide the name.
const SPEAKER: usize = 6;

/// The words of two texts of a document.
pub(super) struct TextPair {
    pub(super) vocabulary: Vocabulary,
    pub(super) old: Tokens,
    pub(super) new: Tokens,
    pub(super) weights: Weights,
    pub(super) old_postings: Postings,
    pub(super) new_postings: Postings,
    pub(super) old_tables: TablesOf,
    pub(super) new_tables: TablesOf,
}

impl TextPair {
    /// Takes the words of both texts, numbered by `vocabulary`.
    pub(super) fn new(
        vocabulary: Vocabulary,
        (old_text, old): (&PlainText<'_>, Tokens),
        (new_text, new): (&PlainText<'_>, Tokens),
    ) -> Self {
        let old_tables = TablesOf::new(old_text.document(), &old);
        let new_tables = TablesOf::new(new_text.document(), &new);
        let old_postings = Postings::of(&old, &vocabulary, |_| true);
        let new_postings = Postings::of(&new, &vocabulary, |_| true);
        let blocks = old.blocks() + new.blocks();
        let weights = Weights::of(&[&old_postings, &new_postings], blocks, &vocabulary);
        Self {
            vocabulary,
            old,
            new,
            weights,
            old_postings,
            new_postings,
            old_tables,
            new_tables,
        }
    }

    /// Traces the words of a pair.
    pub(super) fn trace(&self, pair: &Pair) -> Parts {
        let old = self.old.of_blocks(&pair.old);
        let new = self.new.of_blocks(&pair.new);
        match pair.change {
            BlockChange::Kept => Parts::one(Trace::of_equal(old, new)),
            BlockChange::Deleted | BlockChange::Inserted => Parts::one(Trace::of_nothing(old, new)),
            BlockChange::Reworded | BlockChange::Split | BlockChange::Merged => {
                Parts::of_changed(self, &old, &new)
            }
        }
    }

    /// Traces the words of tables, cell by cell. Returns `None` if an old block is no table, or
    /// none of the new ones is.
    pub(super) fn cells(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Parts> {
        let blocks = |tokens: &Tokens, words: &Range<usize>| {
            let last = words
                .end
                .checked_sub(1)
                .filter(|last| words.start <= *last)?;
            Some(tokens.block_of(words.start)..tokens.block_of(last) + 1)
        };
        let old_blocks = blocks(&self.old, old)?;
        if !old_blocks.clone().all(|block| self.old_tables.has(block)) {
            return None;
        }
        let old_rows = self.old_tables.rows(old_blocks)?;
        let new_rows = self.new_tables.rows(blocks(&self.new, new)?)?;
        let old = Side::new(&old_rows, self.old.ids(), old);
        let new = Side::new(&new_rows, self.new.ids(), new);
        Some(trace_cells(&old, &new, true, &self.vocabulary))
    }

    /// Returns the sentences of some words of the old text.
    pub(super) fn old_sentences(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        self.sentences(&self.old, words)
    }

    /// Returns the sentences of some words of the new text.
    pub(super) fn new_sentences(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        self.sentences(&self.new, words)
    }

    /// The sentences of some words. None reaches from one block into another.
    fn sentences(&self, tokens: &Tokens, words: &Range<usize>) -> Vec<Range<usize>> {
        let ends = |at: usize| {
            let id = tokens.ids().get(at).copied();
            id.is_some_and(|id| self.vocabulary.ends_sentence(id))
                || tokens.of_block(tokens.block_of(at)).end == at + 1
        };
        let mut start = words.start;
        let mut sentences = Vec::new();
        for at in words.clone().filter(|at| ends(*at)) {
            sentences.push(start..at + 1);
            start = at + 1;
        }
        if start < words.end {
            sentences.push(start..words.end);
        }
        sentences
    }

    pub(super) fn old_bag(&self, block: usize) -> Bag {
        Bag::of(self.old.slice(&self.old.of_block(block)), &self.weights)
    }

    pub(super) fn new_bag(&self, block: usize) -> Bag {
        Bag::of(self.new.slice(&self.new.of_block(block)), &self.weights)
    }

    /// Returns whether `one` names somebody whom `other` does not.
    pub(super) fn names_more(&self, one: &Bag, other: &Bag) -> bool {
        let own = one.without(other, &self.weights);
        own.ids().iter().any(|id| self.vocabulary.is_name(*id))
    }

    /// Returns whether the beginning of a sentence, which says who speaks, names somebody whom
    /// `other` does not.
    pub(super) fn names_speaker(&self, ids: &[TokenId], other: &Bag) -> bool {
        let mut sentences = ids.split(|id| self.vocabulary.ends_sentence(*id));
        sentences.any(|sentence| {
            let mut first = sentence.iter().take(SPEAKER);
            first.any(|id| self.vocabulary.is_name(*id) && !other.ids().contains(id))
        })
    }

    /// Returns whether some old block other than `old` has all these words. This is assumed if each
    /// of them is in more than `limit` blocks.
    pub(super) fn others_have(&self, old: usize, ids: &[TokenId], limit: usize) -> bool {
        self.old_postings.others_have(&(old..old + 1), ids, limit)
    }
}

/// Returns a number for the words of each block. Equal blocks have equal numbers; different ones
/// differ all but certainly (64 bits). Blocks without words are identified by their text.
pub(super) fn wordings(text: &PlainText<'_>, tokens: &Tokens) -> Vec<u64> {
    let wording = |(index, block): (usize, &crate::document::Block)| {
        let mut hasher = DefaultHasher::new();
        let ids = tokens.slice(&tokens.of_block(index));
        ids.hash(&mut hasher);
        if ids.is_empty() {
            block.text().hash(&mut hasher);
        }
        hasher.finish()
    };
    text.document()
        .blocks()
        .iter()
        .enumerate()
        .map(wording)
        .collect()
}
