//! Phrases that left their block for another, or moved inside it.

use std::collections::HashMap;
use std::ops::Range;

use super::super::tokens::TokenId;
use super::super::weights::Bag;
use super::text::TextPair;
use crate::document::{Block, BlockKind, Document};

/// The fewest consecutive words that must have moved together for a phrase to be found with them.
/// Fewer occur together by chance.
const LEAST_TOGETHER: usize = 8;

/// The number of the rarest words of such a stretch that must not occur together in another old
/// block.
const TELLING: usize = 4;

/// The number of consecutive words by which places are looked up.
const SEED: usize = 3;

/// The most places to look at for one seed.
const MAX_PLACES: usize = 64;

/// The words of the new text without a counterpart in the aligned old blocks.
pub(super) struct Stray {
    /// The beginnings of each seed.
    places: HashMap<[TokenId; SEED], Vec<usize>>,
    /// The stretches, in order.
    added: Vec<Range<usize>>,
    /// Which blocks of the new text are tables, in which each row makes its own statement.
    tables: Vec<bool>,
}

/// Consecutive old words that occur elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

impl Stray {
    pub(super) fn new(
        texts: &TextPair,
        new: &Document,
        added: impl Iterator<Item = Range<usize>>,
    ) -> Self {
        let mut places: HashMap<[TokenId; SEED], Vec<usize>> = HashMap::new();
        let mut added: Vec<_> = added.collect();
        crate::sort::sort_by(&mut added, |a, b| a.start.cmp(&b.start));
        for stretch in &added {
            for (at, seed) in seeds(texts.new.slice(stretch)).enumerate() {
                let places = places.entry(seed).or_default();
                if places.len() <= MAX_PLACES {
                    places.push(stretch.start + at);
                }
            }
        }
        let is_table = |block: &Block| matches!(block.kind(), BlockKind::Table(_));
        Self {
            places,
            added,
            tables: new.blocks().iter().map(is_table).collect(),
        }
    }

    /// Finds where words of `phrase` among the words `gone` went, together with the words around
    /// them. Returns the longest stretch, or all longest ones.
    pub(super) fn find(
        &self,
        texts: &TextPair,
        gone: &Range<usize>,
        phrase: &Range<usize>,
    ) -> Vec<Found> {
        let mut best: Vec<Found> = Vec::new();
        let mut done: HashMap<isize, usize> = HashMap::new();
        for (at, seed) in seeds(texts.old.slice(gone)).enumerate() {
            let old = gone.start + at;
            let Some(places) = self
                .places
                .get(&seed)
                .filter(|places| places.len() <= MAX_PLACES)
            else {
                continue;
            };
            for new in places {
                // Each stretch is found once, from its first seed.
                let diagonal = *new as isize - old as isize;
                if done.get(&diagonal).is_some_and(|end| old < *end) {
                    continue;
                }
                let found = self.extended(texts, gone, old, *new);
                done.insert(diagonal, found.old.end);
                let covers = found.old.start < phrase.end && phrase.start < found.old.end;
                let words = texts.old.slice(&found.old).iter();
                let words = words.filter(|id| texts.vocabulary.is_word(**id)).count();
                if !covers || words < LEAST_TOGETHER {
                    continue;
                }
                let longest = best.first().map_or(0, |best| best.old.len());
                if found.old.len() > longest {
                    best.clear();
                }
                if found.old.len() >= longest {
                    best.push(found);
                }
            }
        }
        best.retain(|found| !is_boilerplate(texts, found) && !self.is_anothers(texts, found));
        best
    }

    /// The stretch of equal words around two equal seeds.
    fn extended(&self, texts: &TextPair, gone: &Range<usize>, old: usize, new: usize) -> Found {
        let stretch = self.added.partition_point(|added| added.start <= new);
        let stretch = stretch
            .checked_sub(1)
            .and_then(|stretch| self.added.get(stretch));
        let stretch = stretch.cloned().unwrap_or(new..new);
        let same = |old: &[TokenId], new: &[TokenId]| {
            old.iter().zip(new).take_while(|(a, b)| a == b).count()
        };
        let after = same(
            texts.old.slice(&(old..gone.end)),
            texts.new.slice(&(new..stretch.end)),
        );
        let before = texts.old.slice(&(gone.start..old)).iter().rev();
        let before = before
            .zip(texts.new.slice(&(stretch.start..new)).iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        Found {
            old: old - before..old + after,
            new: new - before..new + after,
        }
    }

    /// Returns whether the sentence that now contains the words names somebody whom their old block
    /// does not. Then somebody else repeated the words, or they concern somebody else.
    pub(super) fn is_anothers(&self, texts: &TextPair, found: &Found) -> bool {
        let new = texts.new.block_of(found.new.start);
        if self.tables.get(new) == Some(&true) {
            return false;
        }
        let old = texts.old.block_of(found.old.start);
        let old = texts.old.slice(&texts.old.of_block(old));
        let block = texts.new.of_block(new);
        let last = found.new.end.saturating_sub(1).max(found.new.start);
        let before = texts.new.slice(&(block.start..found.new.start)).iter();
        let after = texts.new.slice(&(last..block.end)).iter();
        let goes_on = |id: &&TokenId| !texts.vocabulary.is_full_stop(**id);
        let mut around = before
            .rev()
            .take_while(goes_on)
            .chain(after.take_while(goes_on));
        around.any(|id| texts.vocabulary.is_name(*id) && !old.contains(id))
    }
}

/// Whether other old blocks have the same words, so that their origin is unknown.
fn is_boilerplate(texts: &TextPair, found: &Found) -> bool {
    let rarest =
        Bag::of(texts.old.slice(&found.old), &texts.weights).rarest(TELLING, &texts.weights);
    texts.others_have(texts.old.block_of(found.old.start), &rarest, MAX_PLACES)
}

fn seeds(ids: &[TokenId]) -> impl Iterator<Item = [TokenId; SEED]> {
    ids.windows(SEED).filter_map(|seed| seed.try_into().ok())
}
