//! Finding a phrase in the new text alone, if it was not found with its block.
//!
//! Such a place is rejected in three cases: its words replace other old ones, its sentence names
//! somebody else, or it lies in tables. Changed words are accepted only in a new block that took
//! the place of a deleted one.

use std::ops::Range;

use super::super::tokens::only;
use super::super::{Resolution, TextRange};
use super::place::CarriedWords;
use super::stray::Found;
use super::{BlockChange, CarryOver};
use crate::annotation::Target;
use crate::fold::ligature;

/// The fewest words of a phrase that is recognised if unique in both texts and in its block's
/// place. Shorter phrases tend to be written again.
const LEAST_ALONE: usize = 5;

/// The most blocks between two pairs among which to search for a phrase.
const MOST: usize = 32;

impl CarryOver<'_> {
    /// Returns the place of a phrase of several words if it is unique. That means once in the old
    /// text, and once in the former place of its block.
    pub(super) fn once_where_it_stood(
        &self,
        range: &TextRange,
        words: &Range<usize>,
    ) -> Option<CarriedWords> {
        let phrase = self.texts.old.slice(words);
        let count = self.count_old(words.clone());
        if count < LEAST_ALONE || !range.is_in_one_block() {
            return None;
        }
        let around = self.texts.new.of_blocks(&self.where_it_stood(range.block)?);
        let start = around.start + only(self.texts.new.slice(&around), phrase)?;
        let new = start..start + phrase.len();
        only(self.texts.old.ids(), phrase)?;
        let found = Found {
            old: words.clone(),
            new: new.clone(),
        };
        self.is_its_own(&found).then(|| CarriedWords {
            old: words.clone(),
            new,
            kept: count,
            missing: 0,
        })
    }

    /// Finds a target in the new text alone, unless both texts prove that the words there are
    /// others. Two texts never know less than one. Changed words are accepted only in a new block
    /// that took the place of a deleted one.
    pub(super) fn found_alone(&self, target: &Target, range: &TextRange) -> Option<Resolution> {
        let resolved = self.in_new.resolve(target);
        let place = resolved.range()?;
        let found = Found {
            old: self.texts.old.within(range),
            new: self.texts.new.within(&place),
        };
        let is_same = !matches!(resolved, Resolution::Changed(_));
        let stood = self.where_it_stood(range.block);
        let is_there = stood
            .is_some_and(|stood| stood.contains(&place.block) && stood.contains(&place.end_block));
        let is_replaced = is_there && self.is_replaced(range, &place);
        (is_same || is_replaced)
            .then_some(resolved)
            .filter(|_| self.is_its_own(&found))
    }

    /// Whether a phrase of several words, unique in both texts, reaches into new words. That
    /// happens when it was joined with an adjacent sentence.
    fn is_known(&self, found: &Found) -> bool {
        let (old, new) = (&self.texts.old, &self.texts.new);
        let mut words = found.new.clone();
        self.count_old(found.old.clone()) >= LEAST_ALONE
            && words.any(|word| self.is_added(&(word..word + 1)))
            && only(old.ids(), old.slice(&found.old)).is_some()
            && only(new.ids(), old.slice(&found.old)).is_some()
    }

    /// Whether a place is in inserted blocks only, and all blocks of a range were deleted.
    fn is_replaced(&self, range: &TextRange, place: &TextRange) -> bool {
        let is_gone = |block| {
            let pair = self.alignment.of_old(block);
            pair.is_some_and(|pair| pair.change == BlockChange::Deleted)
        };
        let is_new = |block| {
            let pair = self.alignment.of_new(block);
            pair.is_some_and(|pair| pair.change == BlockChange::Inserted)
        };
        (range.block..=range.end_block).all(is_gone) && (place.block..=place.end_block).all(is_new)
    }

    /// Whether the same words in both texts may correspond. The new words must not replace others,
    /// nor be in somebody else's sentence.
    fn is_its_own(&self, found: &Found) -> bool {
        let (old, new) = (found.old.start, found.new.start);
        let is_by_cells = self.is_by_cells(self.texts.old.block_of(old))
            && self.texts.new_tables.has(self.texts.new.block_of(new));
        !is_by_cells
            && (self.is_added(&found.new) || self.is_known(found))
            && !self.stray().is_anothers(&self.texts, found)
    }

    /// The new blocks in the former place of an old one, between the pairs before and after it.
    fn where_it_stood(&self, block: usize) -> Option<Range<usize>> {
        let blocks = self.alignment.pair_of_old.len();
        let staying = |block: &usize| {
            let pair = self.alignment.of_old(*block)?;
            (!pair.new.is_empty() && !pair.moved).then(|| pair.new.clone())
        };
        let from = block.saturating_sub(MOST);
        let start = match (from..block).rev().find_map(|block| staying(&block)) {
            Some(before) => before.end,
            None if from == 0 => 0,
            None => return None,
        };
        let to = (block + 1 + MOST).min(blocks);
        let end = match (block + 1..to).find_map(|block| staying(&block)) {
            Some(after) => after.start,
            None if to == blocks => self.alignment.pair_of_new.len(),
            None => return None,
        };
        (start < end && end - start <= MOST).then_some(start..end)
    }

    /// Returns whether none of some new words has an old counterpart.
    pub(super) fn is_added(&self, new: &Range<usize>) -> bool {
        let blocks = self.texts.new.block_of(new.start)
            ..self.texts.new.block_of(new.end.saturating_sub(1)) + 1;
        let mut blocks = blocks.filter(|block| !self.texts.new.of_block(*block).is_empty());
        blocks.all(|block| {
            let pair = self.alignment.pair_of_new.get(block);
            let own = self.texts.new.of_block(block);
            let part = own.start.max(new.start)..own.end.min(new.end);
            let trace = pair.and_then(|pair| self.trace_of(*pair));
            trace.is_some_and(|trace| {
                let mut added = trace.added();
                added.any(|added| added.start <= part.start && part.end <= added.end)
            })
        })
    }

    /// Returns the words in the place of a phrase if only their spelling differs. They may have the
    /// same letters, as `cooperate` and `co-operate` or `resume` and `résumé`, or correct a slip:
    /// `bugdet`, `budget`.
    pub(super) fn written_otherwise(&self, words: &Range<usize>) -> Option<CarriedWords> {
        let new = self.in_its_place(words)?;
        let old = self.texts.old.range(words)?.words(self.old());
        let now = self.texts.new.range(&new)?.words(self.new_document());
        is_written_otherwise(old, now).then(|| CarriedWords {
            old: words.clone(),
            new,
            kept: self.count_old(words.clone()),
            missing: words.len(),
        })
    }
}

/// Whether words have the same letters, or differ in one corrected word.
fn is_written_otherwise(old: &str, new: &str) -> bool {
    let of = |words: &str| words.split_whitespace().map(letters).collect::<Vec<_>>();
    let (old, new) = (of(old), of(new));
    if old.concat() == new.concat() {
        return !old.concat().is_empty();
    }
    let mut changed = old.iter().zip(&new).filter(|(old, new)| old != new);
    let first = changed.next();
    old.len() == new.len()
        && changed.next().is_none()
        && first.is_some_and(|(old, new)| is_slip(old, new))
}

/// The fewest letters of a word with a slip. In shorter words one letter makes another word: *form*
/// and *from*.
const LEAST_OF_SLIP: usize = 6;

/// Whether one letter was omitted or added, or two were swapped. A replaced letter makes another
/// word too often: *million*, *billion*.
fn is_slip(old: &str, new: &str) -> bool {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let alike = |(a, b): &(&char, &char)| a == b;
    let start = old.iter().zip(&new).take_while(alike).count();
    let rest = |letters: &[char]| letters.get(start..).unwrap_or_default().to_vec();
    let (mut was, mut is) = (rest(&old), rest(&new));
    while let (Some(a), Some(b)) = (was.last(), is.last())
        && a == b
    {
        was.pop();
        is.pop();
    }
    let is_changed = match (was.as_slice(), is.as_slice()) {
        ([one], []) | ([], [one]) => one.is_alphabetic(),
        ([a, b], [c, d]) => a == d && b == c && a.is_alphabetic() && b.is_alphabetic(),
        _ => false,
    };
    is_changed && start > 0 && old.len().min(new.len()) >= LEAST_OF_SLIP
}

/// The letters and digits of some words, in lower case and without accents.
fn letters(words: &str) -> String {
    let small = words.chars().flat_map(char::to_lowercase);
    let plain = small.flat_map(|c| {
        base(c)
            .chars()
            .chain(Some(c).filter(|_| base(c).is_empty()))
    });
    plain.filter(|c| c.is_alphanumeric()).collect()
}

/// The letters in an accented letter or a ligature; empty for other letters.
fn base(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' | 'į' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ś' | 'š' | 'ş' => "s",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        _ => ligature(c).unwrap_or_default(),
    }
}
