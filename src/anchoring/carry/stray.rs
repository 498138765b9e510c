//! Phrases that left their block for another, or went elsewhere in it.

use std::collections::HashMap;
use std::ops::Range;

use super::super::tokens::TokenId;
use super::super::weights::Bag;
use super::text::Texts;

/// Words in a row that must have gone together for a phrase to be found with them: fewer stand
/// together by chance.
const LEAST_TOGETHER: usize = 8;

/// How many of the rarest words of such a stretch must stand together in no other old block.
const TELLING: usize = 4;

/// Words in a row by which places are looked up.
const SEED: usize = 3;

/// The most places that are looked at for one seed.
const MAX_PLACES: usize = 64;

/// The words of the new text that were not in the aligned old blocks.
pub(super) struct Stray {
    /// Where the words of each seed begin.
    places: HashMap<[TokenId; SEED], Vec<usize>>,
    /// The stretches, in order.
    added: Vec<Range<usize>>,
}

/// Old words that stand elsewhere in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

impl Stray {
    pub(super) fn new(texts: &Texts, added: impl Iterator<Item = Range<usize>>) -> Self {
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
        Self { places, added }
    }

    /// Where words of `phrase` went together with the words around them, of those in `gone`: the
    /// longest stretch, or all of the longest.
    pub(super) fn find(
        &self,
        texts: &Texts,
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
                // A stretch is found once, from its first seed.
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
        best.retain(|found| !is_boilerplate(texts, found));
        best
    }

    /// The stretch of equal words around two equal seeds.
    fn extended(&self, texts: &Texts, gone: &Range<usize>, old: usize, new: usize) -> Found {
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
}

/// Whether other old blocks have the same words: then nobody can say that these went there.
fn is_boilerplate(texts: &Texts, found: &Found) -> bool {
    let rarest =
        Bag::of(texts.old.slice(&found.old), &texts.weights).rarest(TELLING, &texts.weights);
    texts.others_have(texts.old.block_of(found.old.start), &rarest, MAX_PLACES)
}

fn seeds(ids: &[TokenId]) -> impl Iterator<Item = [TokenId; SEED]> {
    ids.windows(SEED).filter_map(|seed| seed.try_into().ok())
}
