//! The fate of a phrase, read off the edit script by the identities of its words.

use super::edit::Edited;
use super::model::{Origin, Report};
use super::phrase::{Length, Phrase};
use super::render::Printed;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The number of foreign words beyond which words of a phrase count as separate pieces, if it is
/// also more than half the phrase.
const APART: usize = 12;
/// The least share of a torn phrase, one word in this many, by which a piece counts as its place. A
/// smaller piece is a scrap.
const PIECE: usize = 4;

/// The fate of the words of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// All remain, in order, with nothing between them.
    Same,
    /// At least half remain.
    Changed,
    /// Some remain, but less than half.
    Between,
    /// None remains.
    Gone,
}

/// A place of a phrase in the new report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the first remaining word to the last.
    pub words: Range<usize>,
    /// The same with the new words at its edges. Which of them belong to a changed phrase is a
    /// matter of taste.
    pub wide: Range<usize>,
    /// Whether the place has the old address and offsets.
    pub exact: bool,
}

/// The right answers for one phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    /// The fate of the words.
    pub fate: Fate,
    /// The right places: one, or several if the phrase is torn or occurs twice.
    pub places: Vec<Place>,
    /// All remaining words, by their places in the new report, in order.
    pub kept: Vec<usize>,
    /// Whether an orphan is also right.
    pub or_orphaned: bool,
    /// Whether a place with other edges is right although all words remain.
    pub or_changed: bool,
    /// Whether an ambiguous answer is right, if a right place is among the candidates.
    pub or_ambiguous: bool,
}

/// The places of the old report's words in the new one.
pub struct Fates<'a> {
    old: &'a Printed,
    new: &'a Printed,
    origins: Vec<Origin>,
    /// The blocks of the new report, by their identities in the old one.
    ids: Vec<Option<usize>>,
    kept: BTreeMap<usize, usize>,
    copies: BTreeMap<usize, usize>,
    strayed: BTreeSet<usize>,
}

impl<'a> Fates<'a> {
    /// Finds the words in the new report.
    pub fn new(old: &'a Printed, new: &'a Printed, edited: &Edited) -> Self {
        let origins = origins(&edited.report);
        let mut fates = Self {
            old,
            new,
            ids: edited.report.blocks.iter().map(|block| block.id).collect(),
            kept: BTreeMap::new(),
            copies: BTreeMap::new(),
            strayed: edited.strayed.iter().copied().collect(),
            origins,
        };
        for (at, origin) in fates.origins.iter().enumerate() {
            match origin {
                Origin::Old(id) => fates.kept.insert(*id, at),
                Origin::Copy(id) => fates.copies.insert(*id, at),
                Origin::New => None,
            };
        }
        fates
    }

    /// Returns the place of a word of the old report in the new one.
    pub fn of_word(&self, id: usize) -> Option<usize> {
        self.kept.get(&id).copied()
    }

    /// Returns whether one of the words is in a paragraph that has a copy right below it.
    pub fn is_copied(&self, mut words: Range<usize>) -> bool {
        words.any(|id| self.copies.contains_key(&id))
    }

    /// Returns the truth about a phrase.
    pub fn of(&self, phrase: &Phrase) -> Truth {
        let all = phrase.words.len();
        let mut kept = self.positions(phrase, &self.kept);
        let fate = fate(&kept, all);
        kept.sort_unstable();
        let mut places = self.places(phrase, &kept, fate);
        let torn = fate == Fate::Changed && places.iter().all(|place| place.words.len() * 2 < all);
        let mut copies = self.positions(phrase, &self.copies);
        copies.sort_unstable();
        let has_copy = fate != Fate::Gone && !copies.is_empty();
        if has_copy {
            places.extend(self.places(phrase, &copies, fate));
        }
        let strayed = phrase.words.clone().filter(|id| self.strayed.contains(id));
        Truth {
            fate,
            or_orphaned: fate >= Fate::Between || strayed.count() * 2 > kept.len() || torn,
            or_changed: self.has_other_signs(phrase, &places)
                || phrase.length == Length::Block
                    && places.iter().any(|place| place.wide != place.words),
            or_ambiguous: has_copy,
            places,
            kept,
        }
    }

    /// Returns whether a phrase is now in more blocks or fewer.
    pub fn spans_other_blocks(&self, truth: &Truth, phrase: &Phrase) -> bool {
        truth.places.iter().any(|place| {
            let range = self.new.range(&place.words);
            range.end_block - range.block + 1 != phrase.blocks.len()
        })
    }

    /// Returns whether the signs between the words of a phrase have changed.
    fn has_other_signs(&self, phrase: &Phrase, places: &[Place]) -> bool {
        let old = signs(self.old, &phrase.words);
        let mut places = places.iter();
        places.any(|place| signs(self.new, &place.words) != old)
    }

    fn positions(&self, phrase: &Phrase, map: &BTreeMap<usize, usize>) -> Vec<usize> {
        let ids = phrase.words.clone();
        ids.filter_map(|id| map.get(&id).copied()).collect()
    }

    /// Returns the pieces of a phrase: one, unless parts of it went to different places. If most of
    /// it is gone, the rest is its place, however little. A phrase of several blocks that all
    /// remain in a row may be read as everything from its first word to its last.
    fn places(&self, phrase: &Phrase, kept: &[usize], fate: Fate) -> Vec<Place> {
        let all = phrase.words.len();
        let pieces: Vec<&[usize]> = kept
            .chunk_by(|one, next| self.foreign(phrase, *one + 1..*next) <= APART.max(all / 2))
            .filter(|piece| fate == Fate::Between || piece.len() * PIECE >= all)
            .collect();
        let whole = (phrase.length == Length::Blocks && pieces.len() > 1).then_some(kept);
        let bounds = |piece: &[usize]| Some(*piece.first()?..*piece.last()? + 1);
        let whole = whole.and_then(bounds).filter(|words| {
            let range = self.new.range(words);
            (range.block..=range.end_block).all(|block| self.is_of(phrase, block))
        });
        let pieces = pieces.into_iter().filter_map(bounds).chain(whole);
        pieces.map(|words| self.place(phrase, words)).collect()
    }

    /// Returns whether a block of the new document is one that contained the phrase.
    fn is_of(&self, phrase: &Phrase, block: usize) -> bool {
        let id = self.ids[block - self.new.offset];
        id.is_some_and(|id| phrase.blocks.contains(&id))
    }

    /// Returns the number of foreign words of the old report among these of the new one.
    fn foreign(&self, phrase: &Phrase, words: Range<usize>) -> usize {
        let is_foreign = |origin: &&Origin| match origin {
            Origin::Old(id) | Origin::Copy(id) => !phrase.words.contains(id),
            Origin::New => false,
        };
        self.origins[words].iter().filter(is_foreign).count()
    }

    fn place(&self, phrase: &Phrase, words: Range<usize>) -> Place {
        let belongs = |at: &usize, edge: usize| {
            let block = self.new.spots[*at].block;
            let same_block = block == self.new.spots[edge].block || self.is_of(phrase, block);
            same_block && self.is_added(phrase, self.origins[*at])
        };
        let (before, after) = (0..words.start, words.end..self.origins.len());
        let first = before
            .rev()
            .take_while(|at| belongs(at, words.start))
            .last();
        let last = after.take_while(|at| belongs(at, words.end - 1)).last();
        let wide = first.unwrap_or(words.start)..last.map_or(words.end, |at| at + 1);
        Place {
            exact: self.is_exact(phrase, &words),
            words,
            wide,
        }
    }

    /// Returns whether a word was added: written anew or, if a whole block is annotated, moved
    /// there with a sentence of another block.
    fn is_added(&self, phrase: &Phrase, origin: Origin) -> bool {
        match origin {
            Origin::New => true,
            Origin::Old(id) => phrase.length == Length::Block && self.strayed.contains(&id),
            Origin::Copy(_) => false,
        }
    }

    /// Returns whether the first word begins and the last ends where they did: same block id, same
    /// offset.
    fn is_exact(&self, phrase: &Phrase, words: &Range<usize>) -> bool {
        let place = |printed: &Printed, words: &Range<usize>| {
            let range = printed.range(words);
            let id = |block: usize| printed.document.blocks()[block].id().to_owned();
            (id(range.block), range.start, id(range.end_block), range.end)
        };
        place(self.old, &phrase.words) == place(self.new, words)
    }
}

/// Returns the signs between the first letter of some words and the last, regardless of formatting.
fn signs(printed: &Printed, words: &Range<usize>) -> String {
    let range = printed.range(words);
    let is_sign = |c: &char| c.is_ascii_punctuation() || matches!(c, '،' | '，' | '。' | '；');
    let text = range.words(&printed.document);
    let plain = text
        .replace(['“', '”'], "\"")
        .replace('’', "'")
        .replace('\u{2011}', "-");
    plain.chars().filter(is_sign).collect()
}

fn fate(kept: &[usize], all: usize) -> Fate {
    let in_a_run = kept.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match kept.len() {
        0 => Fate::Gone,
        count if count == all && in_a_run => Fate::Same,
        count if count * 2 >= all => Fate::Changed,
        _ => Fate::Between,
    }
}

fn origins(report: &Report) -> Vec<Origin> {
    let words = report.blocks.iter().flat_map(|block| &block.words);
    words.map(|word| word.origin).collect()
}
