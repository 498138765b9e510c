//! The weight of a word, and the blocks that contain it.

use std::ops::Range;

use super::tokens::{TokenId, Tokens, Vocabulary};

/// For each token, the distinct blocks of one text that contain it.
pub(super) struct Postings {
    /// The beginning of each token's blocks in `blocks`, and finally the length of `blocks`.
    starts: Vec<usize>,
    blocks: Vec<usize>,
}

impl Postings {
    /// Lists for each token the blocks that contain it, among those for which `counts` holds.
    pub(super) fn of(
        tokens: &Tokens,
        vocabulary: &Vocabulary,
        counts: impl Fn(usize) -> bool,
    ) -> Self {
        let mut each: Vec<(TokenId, usize)> = Vec::new();
        let mut seen = vec![usize::MAX; vocabulary.len()];
        let mut starts = vec![0; vocabulary.len() + 1];
        for block in (0..tokens.blocks()).filter(|block| counts(*block)) {
            for id in tokens.slice(&tokens.of_block(block)) {
                match seen.get_mut(*id as usize) {
                    Some(last) if *last != block => *last = block,
                    _ => continue,
                }
                each.push((*id, block));
                if let Some(count) = starts.get_mut(*id as usize + 1) {
                    *count += 1;
                }
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut blocks = vec![0; each.len()];
        for (id, block) in each {
            let Some(next) = next.get_mut(id as usize) else {
                continue;
            };
            if let Some(place) = blocks.get_mut(*next) {
                *place = block;
            }
            *next += 1;
        }
        Self { starts, blocks }
    }

    /// Returns whether some block other than `own` has all these tokens. This is assumed if each of
    /// them is in more than `limit` blocks.
    pub(super) fn others_have(&self, own: &Range<usize>, ids: &[TokenId], limit: usize) -> bool {
        let blocks = ids.iter().map(|id| self.blocks(*id));
        let Some(fewest) = blocks.min_by_key(|blocks| blocks.len()) else {
            return true;
        };
        let has_all = |block: &usize| {
            let mut ids = ids.iter();
            ids.all(|id| self.blocks(*id).binary_search(block).is_ok())
        };
        let mut others = fewest.iter().filter(|block| !own.contains(block));
        fewest.len() > limit || others.any(has_all)
    }

    /// Returns the blocks with a token, in order.
    pub(super) fn blocks(&self, id: TokenId) -> &[usize] {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0);
        // On 32-bit machines, the id of an unknown word has no successor.
        let range = at(id as usize)..at((id as usize).saturating_add(1));
        self.blocks.get(range).unwrap_or_default()
    }
}

/// The weight of each token for the subject of a block. The weight is the logarithm of its rarity
/// among the blocks of both texts (inverse document frequency, Spärck Jones 1972). Boilerplate
/// weighs little, and the name in it much.
pub(super) struct Weights {
    each: Vec<f32>,
    most: f32,
}

impl Weights {
    pub(super) fn of(postings: &[&Postings], blocks: usize, vocabulary: &Vocabulary) -> Self {
        /// The factor for a mark or sign, which says next to nothing. Without words there is
        /// nothing else to go by.
        const SIGN: f32 = 0.1;
        let weight = |id: TokenId| {
            let counts = postings.iter().map(|postings| postings.blocks(id).len());
            let count: usize = counts.sum();
            let rare = (1.0 + blocks as f32 / count.max(1) as f32).ln();
            if vocabulary.is_word(id) {
                rare
            } else {
                rare * SIGN
            }
        };
        let each: Vec<f32> = (0..vocabulary.len() as TokenId).map(weight).collect();
        let most = each.iter().copied().fold(0.0, f32::max);
        Self { each, most }
    }

    /// Returns the weight of the rarest word.
    pub(super) fn most(&self) -> f32 {
        self.most
    }

    pub(super) fn weight(&self, id: TokenId) -> f32 {
        self.each.get(id as usize).copied().unwrap_or(0.0)
    }
}

/// The tokens of one or more blocks, sorted, for finding what two have in common.
#[derive(Clone, Default)]
pub(super) struct Bag {
    ids: Vec<TokenId>,
    pub(super) weight: f32,
}

impl Bag {
    pub(super) fn of(ids: &[TokenId], weights: &Weights) -> Self {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        let weight = ids.iter().map(|id| weights.weight(*id)).sum();
        Self { ids, weight }
    }

    /// Returns the tokens of both, each as often as the one with fewer has it.
    pub(super) fn shared(&self, other: &Self, weights: &Weights) -> Self {
        let mut rest = other.ids.iter().peekable();
        let mut ids = Vec::new();
        for id in &self.ids {
            while rest.next_if(|other| *other < id).is_some() {}
            if rest.next_if(|other| *other == id).is_some() {
                ids.push(*id);
            }
        }
        Self::sorted(ids, weights)
    }

    /// Returns the tokens that occur here more often than in the other.
    pub(super) fn without(&self, other: &Self, weights: &Weights) -> Self {
        let mut rest = other.ids.iter().peekable();
        let mut ids = Vec::new();
        for id in &self.ids {
            while rest.next_if(|other| *other < id).is_some() {}
            if rest.next_if(|other| *other == id).is_none() {
                ids.push(*id);
            }
        }
        Self::sorted(ids, weights)
    }

    pub(super) fn ids(&self) -> &[TokenId] {
        &self.ids
    }

    pub(super) fn count_words(&self, vocabulary: &Vocabulary) -> usize {
        self.ids
            .iter()
            .filter(|id| vocabulary.is_word(**id))
            .count()
    }

    /// Returns the tokens that tell most, without duplicates, at most `count` of them.
    pub(super) fn rarest(&self, count: usize, weights: &Weights) -> Vec<TokenId> {
        let mut ids = self.ids.clone();
        ids.dedup();
        ids.sort_unstable_by(|a, b| {
            weights
                .weight(*b)
                .total_cmp(&weights.weight(*a))
                .then(a.cmp(b))
        });
        ids.truncate(count);
        ids
    }

    fn sorted(ids: Vec<TokenId>, weights: &Weights) -> Self {
        let weight = ids.iter().map(|id| weights.weight(*id)).sum();
        Self { ids, weight }
    }
}
