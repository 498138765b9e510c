//! Pairing blocks that were reworded.
//!
//! The surest pairs first: two blocks are paired when each is the other's best, by the words they
//! share and by their neighbours. Every pair says more of its neighbours, so this is done in rounds.

use std::collections::{BTreeMap, HashMap};

use super::super::tokens::TokenId;
use super::super::weights::{Bag, Postings};
use super::matching::{Equal, Matching};
use super::sentences::Parts;
use super::telling::Telling;
use super::text::Texts;

/// What a pair of blocks must share to be paired, of what both say (Dice's coefficient over the
/// weights of words), by how many of their two neighbours are paired with each other. A fifth of
/// the words edited leaves 0.6 to 0.9; two paragraphs of one report on different things share 0.05
/// to 0.25. Beside two pairs there is nothing else that a block could have become.
const LEAST_SHARED: [f32; 3] = [0.5, 0.4, 0.35];

/// Where other blocks share the same words too (boilerplate with another name), those say nothing of
/// which is which: then both neighbours must agree, and most words.
const LEAST_SHARED_BOILERPLATE: f32 = 0.5;

/// What must be left of a pair in the order it had (Dice's coefficient over the weights of words) where
/// it shares less than is enough without neighbours: a paragraph that was replaced by another one of the
/// same report shares turns of speech with it, but hardly a stretch. Of 60,000 generated notes 18 of the
/// 39 that were silently wrong in reworded blocks lay in pairs with less, and none of the 24,675 that
/// were right; a sentence written anew around one rare word has 0.27.
const LEAST_IN_ORDER: f32 = 0.26;

/// A word that tells so much among blocks alike, in weights of the rarest one, is a name: a word of
/// boilerplate tells nothing, the name of one delegation 0.7 to 0.9.
const NAME: f32 = 0.4;

/// A block that is part of another, as a half of a paragraph that was split, is as good as one
/// that shares so much of both.
const PART: f32 = 0.75;

/// How much of it must be in the other for that.
const CONTAINED: f32 = 0.65;

/// The least words of such a part: shorter ones are part of something by chance.
const LEAST_PART: usize = 5;

/// What each neighbour that is paired too adds to what is shared, in weights of the rarest word: less
/// than a name that stands in two or three blocks, so that reservations that changed places are told
/// apart. With more, a fifth more of the generated notes were silently wrong.
const NEIGHBOUR: f32 = 0.6;

/// What words that only one of the two has take away, of their weight: little, since words are added
/// and replaced more often than two blocks are alike by chance.
const EXTRA: f32 = 0.1;

/// Two candidates that differ by less are equally good, in weights of the rarest word. A name that
/// stands in two or three blocks weighs 0.7 to 0.9.
const MARGIN: f32 = 0.25;

/// A candidate that leads by so much is the only one, and less will do.
const LEAD: f32 = 1.0;

/// How much less then.
const LEAD_BONUS: f32 = 0.1;

/// How many free blocks may stand between a block and a pair that is its neighbour nevertheless.
const NEAR: usize = 3;

/// How many of the rarest shared words must stand together in no other old block.
const TELLING: usize = 4;

/// The most blocks that are looked at for one word: words in more say too little.
const MAX_BLOCKS: usize = 64;

/// The most candidates for one block.
const MAX_CANDIDATES: usize = 8;

/// Each round pairs all that are certain after the one before; beyond so many only hostile texts go.
const MAX_ROUNDS: usize = 16;

/// Two free blocks that may be one.
struct Candidate {
    old: usize,
    new: usize,
    shared: f32,
    /// What the words tell that they share, less what the others do, in weights of the rarest word.
    worth: f32,
    /// Whether one is part of the other: another part may be as good.
    is_part: bool,
    /// Whether other old blocks have the same in common with the new one.
    boilerplate: bool,
}

/// Pairs reworded blocks.
#[derive(Default)]
pub(super) struct Similar {
    /// The words of the blocks looked at so far.
    old: HashMap<usize, Words>,
    new: HashMap<usize, Words>,
}

/// The words of a block.
struct Words {
    bag: Bag,
    telling: Telling,
}

impl Similar {
    /// Pairs what is certain; returns whether anything was.
    pub(super) fn pair(
        &mut self,
        texts: &Texts,
        equal: &Equal<'_>,
        matching: &mut Matching,
    ) -> bool {
        let candidates = self.candidates(texts, equal, matching);
        let mut any = false;
        for _ in 0..MAX_ROUNDS {
            let pairs = certain(&candidates, equal, matching);
            if pairs.is_empty() {
                break;
            }
            any = true;
            pairs
                .iter()
                .for_each(|(old, new)| matching.pair(*old, *new));
        }
        any
    }

    fn candidates(
        &mut self,
        texts: &Texts,
        equal: &Equal<'_>,
        matching: &Matching,
    ) -> Vec<Candidate> {
        let (old_is_free, new_is_free) = free(equal, matching);
        let is_free = |free: &[bool], block: usize| free.get(block) == Some(&true);
        let free = Postings::of(&texts.new, &texts.vocabulary, |new| {
            is_free(&new_is_free, new)
        });
        let mut candidates = Vec::new();
        for old in (0..old_is_free.len()).filter(|old| is_free(&old_is_free, *old)) {
            let words = self.old.entry(old).or_insert_with(|| {
                let ids = texts.old.slice(&texts.old.of_block(old));
                Words::of(texts, &texts.old_postings, (old, ids))
            });
            let mut chosen = sharing(&words.telling, &free);
            let beside = beside(matching, old).into_iter();
            chosen.extend(beside.filter(|new| is_free(&new_is_free, *new)));
            chosen.sort_unstable();
            chosen.dedup();
            for new in chosen {
                let new_words = self.new.entry(new).or_insert_with(|| {
                    let ids = texts.new.slice(&texts.new.of_block(new));
                    Words::of(texts, &texts.new_postings, (new, ids))
                });
                candidates.extend(Candidate::weigh(texts, (old, words), (new, new_words)));
            }
        }
        candidates
    }
}

impl Words {
    fn of(texts: &Texts, postings: &Postings, (block, ids): (usize, &[TokenId])) -> Self {
        Self {
            bag: Bag::of(ids, &texts.weights),
            telling: Telling::of(block, ids, postings, &texts.weights),
        }
    }
}

/// The old and the new blocks that are neither paired nor have the same words as one of the other
/// text: those wait for their neighbours.
fn free(equal: &Equal<'_>, matching: &Matching) -> (Vec<bool>, Vec<bool>) {
    let is_free = |partners: &[Option<usize>]| partners.iter().map(Option::is_none).collect();
    let mut old: Vec<bool> = is_free(&matching.new_of_old);
    let mut new: Vec<bool> = is_free(&matching.old_of_new);
    let wait = |free: &mut [bool], blocks: &[usize]| {
        for block in blocks {
            let free = free.get_mut(*block).into_iter();
            free.for_each(|free| *free = false);
        }
    };
    for twins in equal.twins(matching).into_values() {
        wait(&mut old, &twins.old);
        wait(&mut new, &twins.new);
    }
    (old, new)
}

/// The free new blocks that share most of what tells a block from others.
fn sharing(telling: &Telling, free: &Postings) -> Vec<usize> {
    let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
    for (id, tells) in telling.words() {
        let blocks = free.blocks(*id);
        if blocks.len() <= MAX_BLOCKS {
            blocks
                .iter()
                .for_each(|new| *shared.entry(*new).or_default() += tells);
        }
    }
    let mut shared: Vec<(usize, f32)> = shared.into_iter().collect();
    shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shared.truncate(MAX_CANDIDATES);
    shared.into_iter().map(|(new, _)| new).collect()
}

/// The new blocks that stand as far from the nearest pair before, and from the nearest after.
fn beside(matching: &Matching, old: usize) -> [usize; 2] {
    /// Farther off, the place says nothing.
    const FAR: usize = 32;
    let last = (matching.new_of_old.len(), matching.old_of_new.len());
    let before = (1..=FAR).find_map(|distance| match old.checked_sub(distance) {
        Some(other) => Some(matching.of_old(other)? + distance),
        None => Some(old),
    });
    let after = (1..=FAR).find_map(|distance| {
        if old + distance >= last.0 {
            return last.1.checked_sub(last.0 - old);
        }
        matching.of_old(old + distance)?.checked_sub(distance)
    });
    [before.unwrap_or(usize::MAX), after.unwrap_or(usize::MAX)]
}

impl Candidate {
    fn weigh(
        texts: &Texts,
        (old, old_words): (usize, &Words),
        (new, new_words): (usize, &Words),
    ) -> Option<Self> {
        let both = old_words.bag.shared(&new_words.bag, &texts.weights);
        let (shared, is_part) = share(texts, [&old_words.bag, &new_words.bag], both.weight);
        // The limit is lowest for blocks beside two pairs that lead.
        let [sure, .., least] = LEAST_SHARED;
        if shared < least - LEAD_BONUS || (shared < sure && !is_in_order(texts, old, new)) {
            return None;
        }
        let common = both.rarest(TELLING, &texts.weights);
        let boilerplate = texts.others_have(old, &common, MAX_BLOCKS);
        let names = (&old_words.telling, &new_words.telling);
        if boilerplate && is_anothers(texts, old, &common, names) {
            return None;
        }
        Some(Self {
            old,
            new,
            shared,
            worth: {
                let (shared, extra) = old_words.telling.compared(&new_words.telling);
                (shared - EXTRA * extra) / texts.weights.most().max(f32::MIN_POSITIVE)
            },
            is_part,
            boilerplate,
        })
    }

    fn likeness(&self, matching: &Matching) -> f32 {
        self.worth + NEIGHBOUR * neighbours(matching, self.old, self.new) as f32
    }

    fn is_enough(&self, matching: &Matching, lead: f32) -> bool {
        let neighbours = neighbours(matching, self.old, self.new);
        let least = LEAST_SHARED.get(neighbours).copied().unwrap_or(1.0);
        if self.boilerplate {
            neighbours == 2 && self.shared >= LEAST_SHARED_BOILERPLATE
        } else {
            self.shared
                >= if lead >= LEAD {
                    least - LEAD_BONUS
                } else {
                    least
                }
        }
    }
}

/// What two blocks share, of what both say, by the weight of the words in `both`; and whether one is
/// part of the other, which counts as sharing more.
fn share(texts: &Texts, bags: [&Bag; 2], both: f32) -> (f32, bool) {
    let [smaller, larger] = match bags {
        [old, new] if old.weight < new.weight => [old, new],
        [old, new] => [new, old],
    };
    let dice = 2.0 * both / (smaller.weight + larger.weight);
    let is_contained =
        both >= CONTAINED * smaller.weight && smaller.count_words(&texts.vocabulary) >= LEAST_PART;
    if !is_contained {
        return (dice, false);
    }
    let is_part = both > 0.0 && smaller.weight <= PART * larger.weight;
    (dice.max(PART * both / smaller.weight), is_part)
}

/// Whether another old block has what the two have in common together with a name of the new one that
/// this one lacks: a reservation that was reworded is not that of a delegation beside it.
fn is_anothers(
    texts: &Texts,
    old: usize,
    common: &[TokenId],
    (old_words, new_words): (&Telling, &Telling),
) -> bool {
    let least = NAME * texts.weights.most();
    let mut names = new_words.names_without(old_words, least);
    names.any(|name| texts.others_have(old, &[common, &[name]].concat(), MAX_BLOCKS))
}

/// Whether enough of the words of two blocks is left in the order they had, sentence by sentence, or of
/// one of them in the other.
fn is_in_order(texts: &Texts, old: usize, new: usize) -> bool {
    let (old, new) = (texts.old.of_block(old), texts.new.of_block(new));
    let weight = |ids: &[TokenId]| ids.iter().map(|id| texts.weights.weight(*id)).sum::<f32>();
    let (old_weight, new_weight) = (weight(texts.old.slice(&old)), weight(texts.new.slice(&new)));
    let parts = Parts::of_changed(texts, &old, &new);
    let kept = parts
        .kept(&old)
        .map(|(word, _)| weight(texts.old.slice(&(word..word + 1))));
    let kept: f32 = kept.sum();
    2.0 * kept >= LEAST_IN_ORDER * (old_weight + new_weight)
        || kept >= CONTAINED * old_weight.min(new_weight)
}

/// How many of the neighbours of two blocks are paired with each other.
fn neighbours(matching: &Matching, old: usize, new: usize) -> usize {
    usize::from(matching.follow(old, new, NEAR)) + usize::from(matching.precede(old, new, NEAR))
}

/// The pairs of which each block is the other's best, and nothing else nearly so good.
fn certain(
    candidates: &[Candidate],
    equal: &Equal<'_>,
    matching: &Matching,
) -> Vec<(usize, usize)> {
    let mut by_old: HashMap<usize, Best> = HashMap::new();
    let mut by_new: HashMap<usize, Best> = HashMap::new();
    for candidate in candidates {
        if matching.is_free(candidate.old, candidate.new) {
            let likeness = candidate.likeness(matching);
            let best = by_old.entry(candidate.old).or_default();
            // Of a block and its copy right below it the first is as good as the other.
            let before = candidate
                .new
                .checked_sub(1)
                .filter(|new| *new == best.block);
            if !before.is_some_and(|before| equal.is_copy(before, candidate.new)) {
                best.see(candidate.new, likeness);
            }
            by_new
                .entry(candidate.new)
                .or_default()
                .see(candidate.old, likeness);
        }
    }
    let is_certain = |candidate: &&Candidate| {
        let lead = |best: Option<&Best>, other| best.and_then(|best| best.lead(other));
        let of_old = lead(by_old.get(&candidate.old), candidate.new);
        let of_new = lead(by_new.get(&candidate.new), candidate.old);
        of_old.zip(of_new).is_some_and(|(of_old, of_new)| {
            let lead = of_old.min(of_new);
            (lead >= MARGIN || candidate.is_part) && candidate.is_enough(matching, lead)
        })
    };
    let certain = candidates.iter().filter(is_certain);
    certain
        .map(|candidate| (candidate.old, candidate.new))
        .collect()
}

/// The best partner seen, and how good the next best is.
struct Best {
    block: usize,
    likeness: f32,
    second: f32,
}

impl Default for Best {
    fn default() -> Self {
        Self {
            block: usize::MAX,
            likeness: 0.0,
            second: 0.0,
        }
    }
}

impl Best {
    fn see(&mut self, block: usize, likeness: f32) {
        if likeness > self.likeness {
            self.second = self.likeness;
            (self.block, self.likeness) = (block, likeness);
        } else {
            self.second = self.second.max(likeness);
        }
    }

    /// How much better a block is than the next best; `None` where it is not the best.
    fn lead(&self, block: usize) -> Option<f32> {
        (self.block == block).then_some(self.likeness - self.second)
    }
}
