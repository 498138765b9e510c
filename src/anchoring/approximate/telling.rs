//! Which blocks may be the window's, and what each of its words tells among them.

use super::super::index::Words;
use super::super::tokens::{TokenId, UNKNOWN};
use super::window::Window;
use crate::sort::sort_by;

/// Blocks are like a window if they have so much of what it says (by the weights of its words).
const LIKE: f32 = 0.35;

/// A word tells nothing if so many of the blocks alike have it.
const COMMON: f32 = 0.7;

/// What is left of the weight of a word that tells nothing.
const FLOOR: f32 = 0.02;

/// Words in more blocks than this tell nothing, and are too many to look at.
const MAX_BLOCKS: usize = 256;

/// The most blocks that are candidates for the words they share.
const MAX_CANDIDATES: usize = 8;

/// The words of a window, and how many of the blocks that are like it have each.
pub(super) struct Telling<'a> {
    words: &'a Words,
    /// The words of the window in order.
    each: Vec<Word>,
    /// The blocks alike, in order.
    alike: Vec<usize>,
    /// What each block of the text shares with the window at most, in weight.
    shared: Vec<f32>,
    /// What the window's words weigh, each counted once; and of that, words in too many blocks.
    all: f32,
    common: f32,
}

/// A word of a window.
#[derive(Clone, Copy)]
struct Word {
    id: TokenId,
    weight: f32,
    /// How many of the blocks alike have it; `None` for a word in too many blocks to look at.
    alike: Option<usize>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(window: &Window, words: &'a Words) -> Self {
        let mut ids = window.ids.clone();
        ids.sort_unstable();
        ids.dedup();
        let mut shared = Sums::new(words);
        let (mut all, mut common) = (0.0, 0.0);
        for id in &ids {
            let weight = weight(words, *id);
            all += weight;
            match blocks_of(words, *id) {
                Some(blocks) => shared.add(blocks, weight),
                None => common += weight,
            }
        }
        let shared = shared.0;
        let unknown = ids.iter().filter(|id| **id == UNKNOWN).count() as f32;
        let known = all - common - unknown * weight(words, UNKNOWN);
        let is_like = |shared: &f32| *shared > 0.0 && *shared >= LIKE * known;
        let alike = (0..).zip(&shared).filter(|(_, shared)| is_like(shared));
        let alike: Vec<usize> = alike.map(|(block, _)| block).collect();
        let count = |id: TokenId| {
            let have = blocks_of(words, id)?.iter();
            let like = have.filter(|block| shared.get(**block).is_some_and(is_like));
            Some(like.count())
        };
        let word = |id: &TokenId| Word {
            id: *id,
            weight: weight(words, *id),
            alike: count(*id),
        };
        Self {
            words,
            each: window.ids.iter().map(word).collect(),
            alike,
            shared,
            all,
            common,
        }
    }

    /// What may be left of the window in a block and the next, of one.
    pub(super) fn most_left(&self, block: usize) -> f32 {
        let shared = |block: usize| self.shared.get(block).copied().unwrap_or(0.0);
        (shared(block) + shared(block + 1) + self.common) / self.all.max(f32::MIN_POSITIVE)
    }

    /// What each word of the window tells of a block among the others that are like it.
    pub(super) fn among_others(&self, block: usize) -> Vec<f32> {
        let is_like = self.alike.binary_search(&block).is_ok();
        let others = self.alike.len() - usize::from(is_like);
        let tells = |word: &Word| {
            if others == 0 {
                return word.weight;
            }
            if word.id == UNKNOWN {
                // The name of another paragraph of the kind, gone with that.
                return self.words.weights.most();
            }
            let blocks = self.words.postings.blocks(word.id);
            let has = is_like && blocks.binary_search(&block).is_ok();
            let have = word.alike.map(|count| count - usize::from(has));
            word.weight * tells(have, others)
        };
        self.each.iter().map(tells).collect()
    }

    /// Whether other blocks are like the window.
    pub(super) fn has_others(&self, block: usize) -> bool {
        self.alike.iter().any(|other| *other != block)
    }

    /// The blocks that share most of what tells the window from others.
    pub(super) fn candidates(&self) -> Vec<usize> {
        /// Among fewer blocks alike the right one counts for too much.
        const SEVERAL: usize = 3;
        let mut words = self.each.clone();
        sort_by(&mut words, |a, b| a.id.cmp(&b.id));
        words.dedup_by_key(|word| word.id);
        let mut told = Sums::new(self.words);
        for word in words {
            let share = if self.alike.len() < SEVERAL {
                1.0
            } else {
                tells(word.alike, self.alike.len())
            };
            let blocks = blocks_of(self.words, word.id).unwrap_or_default();
            told.add(blocks, word.weight * share);
        }
        let told = (0..).zip(told.0).filter(|(_, told)| *told > 0.0);
        let mut told: Vec<(usize, f32)> = told.collect();
        sort_by(&mut told, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        told.truncate(MAX_CANDIDATES);
        told.into_iter().map(|(block, _)| block).collect()
    }
}

/// A sum for each block of a text: there is one for most, so that no map is needed.
struct Sums(Vec<f32>);

impl Sums {
    fn new(words: &Words) -> Self {
        Self(vec![0.0; words.tokens.blocks()])
    }

    fn add(&mut self, blocks: &[usize], weight: f32) {
        for block in blocks {
            if let Some(sum) = self.0.get_mut(*block) {
                *sum += weight;
            }
        }
    }
}

/// The blocks with a word; `None` if they are too many.
fn blocks_of(words: &Words, id: TokenId) -> Option<&[usize]> {
    let blocks = words.postings.blocks(id);
    (blocks.len() <= MAX_BLOCKS).then_some(blocks)
}

/// What is left of the weight of a word that so many of the blocks alike have.
fn tells(have: Option<usize>, alike: usize) -> f32 {
    let share = have.map_or(1.0, |have| have as f32 / alike as f32);
    (1.0 - share / COMMON).max(FLOOR)
}

/// What a word tells by itself.
pub(super) fn weight(words: &Words, id: TokenId) -> f32 {
    // A word that stands nowhere in the text was a name, or a common one that was replaced all over.
    if id == UNKNOWN {
        words.weights.most() / 2.0
    } else {
        words.weights.weight(id)
    }
}
