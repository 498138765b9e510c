//! Weighing a pair of blocks that may be one block, reworded.

use super::super::parts::Parts;
use super::super::tokens::TokenId;
use super::super::weights::{Bag, Postings};
use super::matching::Matching;
use super::telling::Telling;
use super::text::TextPair;

/// What a pair of blocks must share to be paired, of what both say (Dice's coefficient over the
/// weights of words), by how many of their two neighbours are paired with each other. A fifth of
/// the words edited leaves 0.6 to 0.9; two paragraphs of one report on different things share 0.05
/// to 0.25, and with a common turn of speech 0.4 to 0.5. Beside two pairs there is nothing else that a
/// block could have become.
const LEAST_SHARED: [f32; 3] = [0.6, 0.4, 0.35];

/// Where other blocks share the same words too (boilerplate with another name), those say nothing of
/// which is which: then both neighbours must agree, and most words.
const LEAST_SHARED_BOILERPLATE: f32 = 0.5;

/// What must be left of a pair in the order it had (Dice's coefficient over the weights of words).
/// It holds where the pair shares less than is enough without neighbours. A paragraph that replaced
/// another of the same report shares turns of speech with it, but hardly a stretch. Measured on
/// 60,000 generated notes, in pairs that share less than a half: of 39 silently wrong in reworded
/// blocks 18 had less, of 24,675 right ones none. A sentence written anew around one rare word has
/// 0.27.
const LEAST_IN_ORDER: f32 = 0.26;

/// A word that tells so much among blocks alike, in weights of the rarest one, tells them apart: a word
/// of boilerplate tells nothing, the name of one delegation 0.7 to 0.9.
const TELLS_APART: f32 = 0.4;

/// A block that is part of another, as a half of a paragraph that was split, is as good as one
/// that shares so much of both.
const PART: f32 = 0.75;

/// How much of it must be in the other for that.
const CONTAINED: f32 = 0.65;

/// The least words of such a part: shorter ones are part of something by chance.
const LEAST_PART: usize = 5;

/// What each neighbour that is paired too adds to what is shared, in weights of the rarest word. It
/// is less than a name that stands in two or three blocks, so that reservations that changed places
/// are told apart. With more, a fifth more of the generated notes were silently wrong.
const NEIGHBOUR: f32 = 0.6;

/// What words that only one of the two has take away, of their weight: little, since words are added
/// and replaced more often than two blocks are alike by chance.
const EXTRA: f32 = 0.1;

/// A candidate beside a pair that leads by so much is the only one, and less will do.
const LEAD: f32 = 1.0;

/// How much less then.
const LEAD_BONUS: f32 = 0.1;

/// What two paragraphs share that are the same but for a word or two,
const NEARLY: f32 = 0.7;

/// and how many words and signs they have at least: shorter ones are said again of another.
const LEAST_NEARLY: usize = 12;

/// How many free blocks may stand between a block and a pair that is its neighbour nevertheless.
const NEAR: usize = 3;

/// How many of the rarest shared words must stand together in no other old block.
const TELLING: usize = 4;

/// The most blocks that are looked at for one word: words in more say too little.
pub(super) const MAX_BLOCKS: usize = 64;

/// Two free blocks that may be one.
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    shared: f32,
    /// What the words tell that they share, less what the others do, in weights of the rarest word.
    worth: f32,
    /// Whether one is part of the other: another part may be as good.
    pub(super) is_part: bool,
    /// Whether other old blocks have the same in common with the new one.
    boilerplate: bool,
    /// Whether each has a name that the other one lacks: in another place that is the paragraph of
    /// another delegation, not the same one reworded.
    pub(super) renamed: bool,
}

/// The words of a block.
pub(super) struct BlockWords {
    bag: Bag,
    pub(super) telling: Telling,
}

impl BlockWords {
    pub(super) fn of(
        texts: &TextPair,
        postings: &Postings,
        (block, ids): (usize, &[TokenId]),
    ) -> Self {
        Self {
            bag: Bag::of(ids, &texts.weights),
            telling: Telling::of(block, ids, postings, &texts.weights),
        }
    }
}

impl Candidate {
    pub(super) fn weigh(
        texts: &TextPair,
        (old, old_words): (usize, &BlockWords),
        (new, new_words): (usize, &BlockWords),
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
        let telling = (&old_words.telling, &new_words.telling);
        if boilerplate && is_anothers(texts, old, &common, telling) {
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
            renamed: is_renamed(texts, shared, (old, &old_words.bag), (new, &new_words.bag)),
        })
    }

    pub(super) fn likeness(&self, matching: &Matching) -> f32 {
        self.worth + NEIGHBOUR * neighbours(matching, self.old, self.new) as f32
    }

    /// Tells whether a pair of either block yields to this one if it is renamed: here both name the
    /// same, and most of the rest is the same too.
    pub(super) fn is_of_the_same(&self) -> bool {
        let [sure, ..] = LEAST_SHARED;
        !self.renamed && self.shared >= sure
    }

    pub(super) fn is_enough(&self, matching: &Matching, lead: f32) -> bool {
        let neighbours = neighbours(matching, self.old, self.new);
        let least = LEAST_SHARED.get(neighbours).copied().unwrap_or(1.0);
        match neighbours {
            0 if self.renamed => false,
            _ if self.boilerplate => neighbours == 2 && self.shared >= LEAST_SHARED_BOILERPLATE,
            1.. if lead >= LEAD => self.shared >= least - LEAD_BONUS,
            _ => self.shared >= least,
        }
    }
}

/// What two blocks share, of what both say, by the weight of the words in `both`; and whether one is
/// part of the other, which counts as sharing more.
fn share(texts: &TextPair, bags: [&Bag; 2], both: f32) -> (f32, bool) {
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

/// Tells whether another old block has the common words of the two, and also a telling word of the
/// new block that this block lacks. A reworded reservation is not that of a delegation beside it.
fn is_anothers(
    texts: &TextPair,
    old: usize,
    common: &[TokenId],
    (old_words, new_words): (&Telling, &Telling),
) -> bool {
    let least = TELLS_APART * texts.weights.most();
    let mut telling = new_words.telling_without(old_words, least);
    telling.any(|word| texts.others_have(old, &[common, &[word]].concat(), MAX_BLOCKS))
}

/// Whether enough of the words of two blocks is left in the order they had, sentence by sentence, or of
/// one of them in the other.
fn is_in_order(texts: &TextPair, old: usize, new: usize) -> bool {
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

/// Whether each of two blocks has a name that the other one lacks. Where nearly all of a long
/// paragraph is left, only words count that stand where a speaker is named. `the rules of Norland`
/// may have become those of Southmark, but what a delegation said is not what another did.
fn is_renamed(
    texts: &TextPair,
    shared: f32,
    (old, old_bag): (usize, &Bag),
    (new, new_bag): (usize, &Bag),
) -> bool {
    let (of_old, of_new) = (texts.old.of_block(old), texts.new.of_block(new));
    let (old_ids, new_ids) = (texts.old.slice(&of_old), texts.new.slice(&of_new));
    let is_long = old_ids.len().min(new_ids.len()) >= LEAST_NEARLY;
    if shared < NEARLY || !is_long {
        return texts.names_more(old_bag, new_bag) && texts.names_more(new_bag, old_bag);
    }
    texts.names_speaker(old_ids, new_bag) && texts.names_speaker(new_ids, old_bag)
}

/// How many of the neighbours of two blocks are paired with each other.
fn neighbours(matching: &Matching, old: usize, new: usize) -> usize {
    usize::from(matching.follow(old, new, NEAR)) + usize::from(matching.precede(old, new, NEAR))
}
