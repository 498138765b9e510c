//! Facts about a text, computed once for all targets.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::fingerprint::block_fingerprint;
use super::phrases::Phrases;
use super::plain_text::PlainText;
use super::tables::TablesOf;
use super::tokens::{Tokens, Vocabulary};
use super::weights::{Postings, Weights};
use crate::annotation::BlockPrint;

/// The fingerprints, words and phrases of a text, each computed on first use.
#[derive(Default)]
pub(super) struct Index {
    prints: OnceCell<Prints>,
    words: OnceCell<WordIndex>,
    phrases: OnceCell<Phrases>,
}

/// The fingerprints of all blocks.
pub(super) struct Prints {
    of_block: Vec<String>,
    blocks: HashMap<String, Vec<usize>>,
}

/// The words of a text, their places, and their weights.
pub(super) struct WordIndex {
    pub(super) vocabulary: Vocabulary,
    pub(super) tokens: Tokens,
    pub(super) postings: Postings,
    pub(super) weights: Weights,
    pub(super) tables: TablesOf,
}

impl Index {
    pub(super) fn prints(&self, text: &PlainText<'_>) -> &Prints {
        self.prints.get_or_init(|| Prints::of(text))
    }

    pub(super) fn words(&self, text: &PlainText<'_>) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::of(text))
    }

    pub(super) fn phrases(&self, text: &PlainText<'_>) -> &Phrases {
        let WordIndex {
            tokens, vocabulary, ..
        } = self.words(text);
        self.phrases
            .get_or_init(|| Phrases::of(tokens.ids(), vocabulary.len()))
    }
}

impl Prints {
    fn of(text: &PlainText<'_>) -> Self {
        let blocks = text.document().blocks().iter();
        let of_block: Vec<String> = blocks
            .map(|block| block_fingerprint(block.text()))
            .collect();
        let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
        for (block, print) in of_block.iter().enumerate() {
            blocks.entry(print.clone()).or_default().push(block);
        }
        Self { of_block, blocks }
    }

    pub(super) fn of_block(&self, block: usize) -> Option<&String> {
        self.of_block.get(block)
    }

    /// Returns the blocks with a fingerprint, in order.
    pub(super) fn blocks(&self, print: &str) -> &[usize] {
        self.blocks.get(print).map_or(&[], Vec::as_slice)
    }
}

/// The former place of a block, according to its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// Both neighbours are there, on both sides of these blocks. The range is empty if nothing is
    /// left between them.
    Between(Range<usize>),
    /// The neighbours are gone, separated, or together in several places.
    Unknown,
}

impl Prints {
    /// Finds the former place of a block by its neighbours.
    pub(super) fn home(&self, print: &BlockPrint) -> Home {
        /// The most blocks between two neighbours. One block did not become more than these.
        const FAR: usize = 8;
        let after = match &print.after {
            Some(print) => self.blocks(print).to_vec(),
            None => vec![self.of_block.len()],
        };
        // The first block after the former predecessor; the first of all if there was none.
        let before = match &print.before {
            Some(print) => self.blocks(print).iter().map(|block| block + 1).collect(),
            None => vec![0],
        };
        let near = |after: usize| {
            let nearest = before.partition_point(|before| *before <= after);
            let before = *before.get(nearest.checked_sub(1)?)?;
            (after - before <= FAR).then_some(before..after)
        };
        let mut between = after.iter().filter_map(|after| near(*after));
        let is_telling = after.len() == 1 || before.len() == 1;
        match (between.next(), between.next()) {
            // A single block between them is where it was. More, or none, may be chance.
            (Some(home), None) if is_telling || home.len() == 1 => Home::Between(home),
            _ => Home::Unknown,
        }
    }
}

impl WordIndex {
    fn of(text: &PlainText<'_>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let tokens = Tokens::of(text, &mut vocabulary);
        let postings = Postings::of(&tokens, &vocabulary, |_| true);
        let weights = Weights::of(&[&postings], tokens.blocks(), &vocabulary);
        Self {
            tables: TablesOf::new(text.document(), &tokens),
            vocabulary,
            tokens,
            postings,
            weights,
        }
    }
}
