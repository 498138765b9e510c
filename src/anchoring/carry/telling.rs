//! How much each word of a block tells it from the blocks that are like it.
//!
//! A word that stands in three blocks of a thousand tells much, but not among those three: where a
//! reservation stands thirty times with another name in each, only the name tells which is which,
//! however many of the other words were edited.

use super::super::tokens::TokenId;
use super::super::weights::{Postings, Weights};

/// Blocks are like a block if they have so much of what it says (by the weights of its words).
/// Paragraphs of one report on different things have 0.05 to 0.25, boilerplate after heavy edits 0.4.
const LIKE: f32 = 0.35;

/// A word tells nothing if so many of the blocks alike have it. A fifth of the words edited leaves a
/// word of boilerplate in 0.7 to 0.9 of them.
const COMMON: f32 = 0.7;

/// What is left of the weight of a word that tells nothing: where no other word does, it decides.
const FLOOR: f32 = 0.02;

/// Words in more blocks than this tell nothing, and are too many to look at.
const MAX_BLOCKS: usize = 256;

/// The words of a block, each once, in the order of their ids, and what each tells.
#[derive(Default)]
pub(super) struct Telling {
    words: Vec<(TokenId, f32)>,
    /// What all tell together.
    all: f32,
}

impl Telling {
    /// Of block `own` of the text to which `postings` belong; `ids` are its words.
    pub(super) fn of(own: usize, ids: &[TokenId], postings: &Postings, weights: &Weights) -> Self {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        let alike = alike(own, &ids, postings, weights);
        let tells = |id: TokenId| {
            let blocks = postings.blocks(id);
            if alike.is_empty() {
                return weights.weight(id);
            }
            let share = if blocks.len() > MAX_BLOCKS {
                1.0
            } else {
                let have = blocks
                    .iter()
                    .filter(|block| alike.binary_search(block).is_ok());
                have.count() as f32 / alike.len() as f32
            };
            weights.weight(id) * (1.0 - share / COMMON).max(FLOOR)
        };
        let words: Vec<(TokenId, f32)> = ids.into_iter().map(|id| (id, tells(id))).collect();
        let all = words.iter().map(|(_, tells)| tells).sum();
        Self { words, all }
    }

    /// The words and what each tells.
    pub(super) fn words(&self) -> &[(TokenId, f32)] {
        &self.words
    }

    /// What the words tell that stand in both, and what those tell that do not. A word tells no more
    /// than it does in the block in which it tells less.
    pub(super) fn compared(&self, other: &Self) -> (f32, f32) {
        let mut rest = other.words.iter().peekable();
        let (mut shared, mut extra) = (0.0, self.all + other.all);
        for (id, tells) in &self.words {
            while rest.next_if(|(other, _)| other < id).is_some() {}
            if let Some((_, others)) = rest.next_if(|(other, _)| other == id) {
                shared += tells.min(*others);
                extra -= tells + others;
            }
        }
        (shared, extra.max(0.0))
    }
}

/// The other blocks that are like one, in order.
fn alike(own: usize, ids: &[TokenId], postings: &Postings, weights: &Weights) -> Vec<usize> {
    let mut shared: Vec<f32> = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    let mut all = 0.0;
    for id in ids {
        let blocks = postings.blocks(*id);
        if blocks.len() > MAX_BLOCKS {
            continue;
        }
        let weight = weights.weight(*id);
        all += weight;
        for block in blocks {
            if shared.len() <= *block {
                shared.resize(block + 1, 0.0);
            }
            if let Some(shared) = shared.get_mut(*block) {
                if *shared == 0.0 {
                    found.push(*block);
                }
                *shared += weight;
            }
        }
    }
    let is_like = |block: &usize| {
        let shared = shared.get(*block);
        *block != own && shared.is_some_and(|shared| *shared >= LIKE * all)
    };
    found.retain(is_like);
    found.sort_unstable();
    found
}
