//! What a text tells about itself, worked out once for all targets.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::fingerprint::block_fingerprint;
use super::plain_text::PlainText;
use super::tokens::{Tokens, Vocabulary};
use super::weights::{Postings, Weights};
use crate::annotation::BlockPrint;

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

/// What the neighbours of a block say about where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// Both stand there, on both sides of this block.
    Block(usize),
    /// They stand beside each other: nothing is left between them.
    Closed,
    /// They are gone, went apart, or stand together in several places.
    Unknown,
}

impl Prints {
    /// Where a block stood, by its neighbours.
    pub(super) fn home(&self, print: &BlockPrint) -> Home {
        let count = self.of_block.len();
        let after: Vec<usize> = match &print.after {
            Some(print) => self.blocks(print).to_vec(),
            None => vec![count],
        };
        let is_before = |block: Option<usize>| {
            block.and_then(|block| self.of_block(block)) == print.before.as_ref()
        };
        let homes = after.iter().filter_map(|after| after.checked_sub(1));
        let mut homes = homes.filter(|home| is_before(home.checked_sub(1)));
        if let Some(home) = homes.next() {
            return if homes.next().is_none() {
                Home::Block(home)
            } else {
                Home::Unknown
            };
        }
        let closed = |after: &&usize| {
            after
                .checked_sub(1)
                .is_some_and(|before| is_before(Some(before)))
        };
        let before = print
            .before
            .as_ref()
            .map_or(1, |print| self.blocks(print).len());
        let is_telling = after.len() == 1 || before == 1;
        if is_telling && after.iter().filter(closed).count() == 1 {
            Home::Closed
        } else {
            Home::Unknown
        }
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
