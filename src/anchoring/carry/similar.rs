//! Pairing blocks that were reworded.
//!
//! The surest pairs come first. Two blocks are paired if each is the other's best, by their shared
//! words and their neighbours. Every pair says more about its neighbours, so pairing proceeds in
//! rounds.
//!
//! Shared words are weighed by their rarity among the blocks (Spärck Jones 1972): a name tells
//! boilerplate apart. A name that is also in another such block forbids the pair. A name that
//! replaced another forbids it too, unless the neighbours support the pair. When the support of one
//! delegation is deleted, and that of another is added elsewhere, only the names differ. The same
//! rule holds for a clause in another speaker's sentence, and for selectors without the old text. A
//! name is a word with a capital inside sentences and never without.
//!
//! If hardly a stretch of the words survives in order, the paragraph was replaced rather than
//! reworded.
//!
//! If the new text has fewer of several equal blocks, some were reworded. Those still between their
//! old neighbours are paired with the blocks now there.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::weights::Postings;
use super::candidate::{BlockWords, Candidate, MAX_BLOCKS};
use super::matching::{Equal, Matching};
use super::telling::Telling;
use super::text::TextPair;

/// Candidates are equally good if their likeness differs by less than this, in weights of the
/// rarest word. A name in two or three blocks weighs 0.7 to 0.9.
const MARGIN: f32 = 0.25;

/// The most candidates for one block.
const MAX_CANDIDATES: usize = 8;

/// The most rounds, each of which pairs all that the previous one made certain. Only hostile texts
/// need more.
const MAX_ROUNDS: usize = 16;

/// Pairs reworded blocks.
#[derive(Default)]
pub(super) struct Similar {
    /// The words of the blocks looked at so far.
    old: HashMap<usize, BlockWords>,
    new: HashMap<usize, BlockWords>,
}

impl Similar {
    /// Pairs all certain candidates. Returns whether there were any.
    pub(super) fn pair(
        &mut self,
        texts: &TextPair,
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
        texts: &TextPair,
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
                BlockWords::of(texts, &texts.old_postings, (old, ids))
            });
            let mut chosen = sharing(&words.telling, &free);
            let beside = beside(matching, old).into_iter();
            chosen.extend(beside.filter(|new| is_free(&new_is_free, *new)));
            chosen.sort_unstable();
            chosen.dedup();
            for new in chosen {
                let new_words = self.new.entry(new).or_insert_with(|| {
                    let ids = texts.new.slice(&texts.new.of_block(new));
                    BlockWords::of(texts, &texts.new_postings, (new, ids))
                });
                candidates.extend(Candidate::weigh(texts, (old, words), (new, new_words)));
            }
        }
        candidates
    }
}

/// The old and the new blocks that are free to be reworded. They are not paired, and the other text
/// has no block with the same words. Equal blocks wait for their neighbours. If the other text has
/// fewer of them, some were reworded, and those still between their neighbours are free.
fn free(equal: &Equal<'_>, matching: &Matching) -> (Vec<bool>, Vec<bool>) {
    let unpaired = |partners: &[Option<usize>]| partners.iter().map(Option::is_none).collect();
    let mut old: Vec<bool> = unpaired(&matching.new_of_old);
    let mut new: Vec<bool> = unpaired(&matching.old_of_new);
    let wait = |free: &mut [bool], block: usize, is_free: bool| {
        let free = free.get_mut(block).into_iter();
        free.for_each(|free| *free = is_free);
    };
    for twins in equal.twins(matching).into_values() {
        let (of_old, of_new) = (twins.old.len(), twins.new.len());
        for block in twins.old {
            wait(&mut old, block, of_old > of_new && stays(matching, block));
        }
        for block in twins.new {
            let before = block.checked_sub(1).and_then(|new| matching.of_new(new));
            let is_between = before.is_some_and(|old| is_between(matching, old + 1, block));
            wait(&mut new, block, of_new > of_old && is_between);
        }
    }
    (old, new)
}

/// Whether a single free block is between the partners of the neighbours of a free old block.
fn stays(matching: &Matching, old: usize) -> bool {
    let before = old.checked_sub(1).and_then(|old| matching.of_old(old));
    before.is_some_and(|new| is_between(matching, old, new + 1))
}

/// Whether two blocks are alone between the same pairs.
fn is_between(matching: &Matching, old: usize, new: usize) -> bool {
    matching.is_free(old, new) && matching.follow(old, new, 0) && matching.precede(old, new, 0)
}

/// The free new blocks that share most of the telling words of a block.
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

/// The new blocks at the same distance from the nearest pair before, and from the nearest after.
fn beside(matching: &Matching, old: usize) -> [usize; 2] {
    /// The most blocks to that pair. Further away, the place says nothing.
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

/// The free candidates, except for renamed ones if another candidate has the same names. A
/// reservation that was moved and reworded is itself, not the one that now has its number.
fn possible<'a>(
    candidates: &'a [Candidate],
    matching: &Matching,
) -> impl Iterator<Item = &'a Candidate> {
    let is_free = |candidate: &&Candidate| matching.is_free(candidate.old, candidate.new);
    let free: Vec<&Candidate> = candidates.iter().filter(is_free).collect();
    let same = free.iter().filter(|candidate| candidate.is_of_the_same());
    let (old, new): (HashSet<usize>, HashSet<usize>) =
        same.map(|candidate| (candidate.old, candidate.new)).unzip();
    free.into_iter().filter(move |candidate| {
        !candidate.renamed || !(old.contains(&candidate.old) || new.contains(&candidate.new))
    })
}

/// The pairs in which each block is the other's best, with nothing else nearly as good.
fn certain(
    candidates: &[Candidate],
    equal: &Equal<'_>,
    matching: &Matching,
) -> Vec<(usize, usize)> {
    let mut by_old: HashMap<usize, Best> = HashMap::new();
    let mut by_new: HashMap<usize, Best> = HashMap::new();
    for candidate in possible(candidates, matching) {
        let likeness = candidate.likeness(matching);
        let best = by_old.entry(candidate.old).or_default();
        // Of a block and its copy right below, the first is as good as the second.
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

/// The best partner so far, and the likeness of the next best.
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

    /// The lead of a block over the next best; `None` if it is not the best.
    fn lead(&self, block: usize) -> Option<f32> {
        (self.block == block).then_some(self.likeness - self.second)
    }
}
