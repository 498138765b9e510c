//! Weighing two blocks that may be one block, reworded.

use super::super::parts::Parts;
use super::super::tokens::TokenId;
use super::super::weights::{Bag, Postings};
use super::matching::Matching;
use super::telling::Telling;
use super::text::TextPair;

/// The least common share of two blocks to be paired, by the number of neighbours paired with each
/// other. The measure is Dice's coefficient over the weights of words. Editing a fifth of the words
/// leaves 0.6 to 0.9. Two paragraphs of one report on different subjects share 0.05 to 0.25. With a
/// common turn of speech they share 0.4 to 0.5. Beside two pairs, the block could not have become
/// anything else.
const LEAST_SHARED: [f32; 3] = [0.6, 0.4, 0.35];

/// The same share if other blocks have the common words too (boilerplate with another name). Such
/// words do not tell which is which, so both neighbours must agree too.
const LEAST_SHARED_BOILERPLATE: f32 = 0.5;

/// The least share of two blocks that must survive in order (Dice's coefficient over the weights of
/// words). It applies to blocks that share less than is enough without neighbours. A paragraph that
/// replaced another of the same report shares turns of speech with it, but hardly a stretch. It was
/// measured on 60,000 generated notes, in pairs that share less than a half. Of 39 silently wrong
/// notes in reworded blocks, 18 had less. Of 24,675 right ones, none had less. A sentence written
/// anew around one rare word has 0.27.
const LEAST_IN_ORDER: f32 = 0.26;

/// The least weight of a word that tells similar blocks apart, in weights of the rarest word. A
/// word of boilerplate has none, the name of one delegation 0.7 to 0.9.
const TELLS_APART: f32 = 0.4;

/// The share that counts for a block contained in the other one, such as half of a split paragraph.
const PART: f32 = 0.75;

/// The least share of a block that must be in the other for that.
const CONTAINED: f32 = 0.65;

/// The fewest words of such a part; shorter ones are contained in something by chance.
const LEAST_PART: usize = 5;

/// The worth that each paired neighbour adds, in weights of the rarest word. It is less than a name
/// in two or three blocks, which keeps apart reservations that changed places. With more, a fifth
/// more of the generated notes were silently wrong.
const NEIGHBOUR: f32 = 0.6;

/// The share of the weight of words in only one of two blocks that counts against the pair. It is
/// low since words are added and replaced more often than two blocks are alike by chance.
const EXTRA: f32 = 0.1;

/// The lead, in weights of the rarest word, from which on a candidate beside a pair has no rival. A
/// smaller share will then do.
const LEAD: f32 = 1.0;

/// The reduction of the least share for such a candidate.
const LEAD_BONUS: f32 = 0.1;

/// The share of two paragraphs that differ only in a word or two.
const NEARLY: f32 = 0.7;

/// The fewest words and signs of such paragraphs. Shorter ones are repeated about another subject.
const LEAST_NEARLY: usize = 12;

/// The most free blocks between a block and a pair that still counts as its neighbour.
const NEAR: usize = 3;

/// The number of the rarest shared words that must not occur together in another old block.
const TELLING: usize = 4;

/// The most blocks to look at for one word. A word in more blocks says too little.
pub(super) const MAX_BLOCKS: usize = 64;

/// Two free blocks that may correspond.
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    shared: f32,
    /// The weight of the shared words, less a share of that of the others, in weights of the rarest
    /// word.
    worth: f32,
    /// Whether one block is part of the other. Another part may be equally good.
    pub(super) is_part: bool,
    /// Whether other old blocks have the same words in common with the new one.
    boilerplate: bool,
    /// Whether each block has a name that the other lacks. Elsewhere, this is the paragraph of
    /// another delegation rather than the same one reworded.
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

    /// Returns whether this pair excludes renamed pairs of either block. It does if both blocks have
    /// the same names and most other words in common.
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

/// The share of two blocks that is in both, by the weight `both` of the common words. Also returns
/// whether one block is part of the other, which raises the share.
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

/// Returns whether another old block has the common words, and a telling new word that this block
/// lacks. A reworded reservation is not that of the neighbouring delegation.
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

/// Whether enough of the words of two blocks survives in order, sentence by sentence. Enough of one
/// block in the other will do too.
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

/// Whether each of two blocks has a name that the other lacks. If nearly all of a long paragraph
/// survives, only words in the place of a speaker count. `the rules of Norland` may have become
/// those of Southmark. But a statement of one delegation is not that of another.
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

/// The number of neighbours of two blocks that are paired with each other.
fn neighbours(matching: &Matching, old: usize, new: usize) -> usize {
    usize::from(matching.follow(old, new, NEAR)) + usize::from(matching.precede(old, new, NEAR))
}
