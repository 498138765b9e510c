//! What a text tells about itself, worked out once for all targets.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::fingerprint::block_fingerprint;
use super::plain_text::PlainText;
use super::tokens::{Tokens, Vocabulary};
use super::weights::{Postings, Weights};

/// The fingerprints and the words of a text, each worked out when first asked for.
#[derive(Default)]
pub(super) struct Index {
    prints: OnceCell<Prints>,
    words: OnceCell<Words>,
}

/// The fingerprints of all blocks.
pub(super) struct Prints {
    of_block: Vec<String>,
    blocks: HashMap<String, Vec<usize>>,
}

/// The words of a text, where they stand and how much each tells.
pub(super) struct Words {
    pub(super) vocabulary: Vocabulary,
    pub(super) tokens: Tokens,
    pub(super) postings: Postings,
    pub(super) weights: Weights,
}

impl Index {
    pub(super) fn prints(&self, text: &PlainText<'_>) -> &Prints {
        self.prints.get_or_init(|| Prints::of(text))
    }

    pub(super) fn words(&self, text: &PlainText<'_>) -> &Words {
        self.words.get_or_init(|| Words::of(text))
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

    /// The blocks with a fingerprint, in order.
    pub(super) fn blocks(&self, print: &str) -> &[usize] {
        self.blocks.get(print).map_or(&[], Vec::as_slice)
    }
}

impl Words {
    fn of(text: &PlainText<'_>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let tokens = Tokens::of(text, &mut vocabulary);
        let postings = Postings::of(&tokens, &vocabulary, |_| true);
        let weights = Weights::of(&[&postings], tokens.blocks(), &vocabulary);
        Self {
            vocabulary,
            tokens,
            postings,
            weights,
        }
    }
}
