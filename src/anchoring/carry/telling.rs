//! The weight of each word of a block, relative to similar blocks of its text.

use super::super::alike::{Alike, tells};
use super::super::tokens::TokenId;
use super::super::weights::{Postings, Weights};

/// The distinct words of a block in the order of their ids, each with its weight.
#[derive(Default)]
pub(super) struct Telling {
    words: Vec<(TokenId, f32)>,
    /// The sum of all weights.
    all: f32,
}

impl Telling {
    /// Weighs the words `ids` of block `own` of the text that `postings` belongs to.
    pub(super) fn of(own: usize, ids: &[TokenId], postings: &Postings, weights: &Weights) -> Self {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        let alike = Alike::of(&ids, postings, weights).without(own);
        let told = |id: TokenId| match alike.blocks().len() {
            0 => weights.weight(id),
            count => weights.weight(id) * tells(alike.count(id, postings), count),
        };
        let words: Vec<(TokenId, f32)> = ids.into_iter().map(|id| (id, told(id))).collect();
        let all = words.iter().map(|(_, tells)| tells).sum();
        Self { words, all }
    }

    /// Returns the words and their weights.
    pub(super) fn words(&self) -> &[(TokenId, f32)] {
        &self.words
    }

    /// Returns the weight of the words in both texts, and of the others. A word counts with the
    /// lesser of its two weights.
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

    /// Returns the words that weigh at least `least` and are missing in the other block.
    pub(super) fn telling_without(
        &self,
        other: &Self,
        least: f32,
    ) -> impl Iterator<Item = TokenId> {
        let lacks = |id: TokenId| {
            other
                .words
                .binary_search_by_key(&id, |word| word.0)
                .is_err()
        };
        let own = self
            .words
            .iter()
            .filter(move |(id, tells)| *tells >= least && lacks(*id));
        own.map(|(id, _)| *id)
    }
}
