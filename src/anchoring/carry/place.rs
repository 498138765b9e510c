//! The place of a phrase of the old text in the new text.

use std::ops::Range;

use super::super::tokens::{TokenId, Tokens, only};
use super::super::{Likeness, MAX_PLACES, Resolution, TextRange};
use super::stray::Found;
use super::{BlockChange, CarryOver};

/// The least part of a phrase, in percent of its words, that must survive. With less, the phrase
/// counts as removed rather than changed.
pub const LEAST_KEPT: usize = 40;

/// The fewest words of a phrase that is recognised elsewhere in its block. Shorter phrases recur
/// too often by chance.
const LEAST_WHOLE: usize = 2;

/// The fewest words of a phrase that is recognised with different signs between its words. With
/// fewer, the end of one sentence and the beginning of the next would count as a phrase.
const LEAST_UNSIGNED: usize = 3;

/// A block and a code point in its text.
type Point = (usize, usize);

/// Old words and the place they went to.
pub(super) struct CarriedWords {
    pub(super) old: Range<usize>,
    /// New words, from the first to the last that corresponds to the phrase.
    pub(super) new: Range<usize>,
    /// The number of old words among them.
    pub(super) kept: usize,
    /// The number of old tokens that are not among them.
    pub(super) missing: usize,
}

impl CarryOver<'_> {
    /// Finds the place in the new text of a range of the old one.
    pub(super) fn carry_range(&self, range: &TextRange) -> Resolution {
        let words = self.texts.old.within(range);
        if words.is_empty() {
            return self.carry_gap(range);
        }
        if let Some(rivals) = self.rivals.get(&range.block) {
            return self.among(range, &words, rivals);
        }
        let is_by_cells = self.is_by_cells(range.block);
        let found = self.follow(&words);
        let found = found.map(|found| {
            if is_by_cells {
                found
            } else {
                self.whole(found)
            }
        });
        if let Some(found) = &found
            && self.is_same(found)
        {
            return self.resolution(range, found);
        }
        // The shortest edit may scatter a phrase that occurs whole further on, though not in
        // another cell.
        if !is_by_cells && let Some(place) = self.elsewhere_in_block(range, &words) {
            return self.resolution(range, &place);
        }
        if let Some(found) = &found
            && self.is_kept(found)
        {
            return self.resolution(range, found);
        }
        let written = self.written_otherwise(&words);
        let once = || self.once_where_it_stood(range, &words);
        let item = || self.as_item(range, &words);
        if let Some(found) = written.or_else(once).or_else(item) {
            return self.resolution(range, &found);
        }
        let strayed = self.strayed(range, &words);
        match (strayed.as_slice(), found) {
            ([], None) => Resolution::Orphaned(None),
            ([], Some(found)) => Resolution::Orphaned(self.likeness(&found)),
            ([found], _) => self.resolution(range, found),
            (several, _) => {
                let ranges = several
                    .iter()
                    .filter_map(|found| self.texts.new.range(&found.new));
                Resolution::Ambiguous(ranges.take(MAX_PLACES).collect())
            }
        }
    }

    /// Returns whether the words of an old block were followed cell by cell.
    pub(super) fn is_by_cells(&self, block: usize) -> bool {
        let pair = self.alignment.of_old(block);
        pair.is_some_and(|pair| {
            let (mut old, mut new) = (pair.old.clone(), pair.new.clone());
            old.all(|block| self.texts.old_tables.has(block))
                && new.any(|block| self.texts.new_tables.has(block))
        })
    }

    /// Whether words that moved between tables brought along the beginning of their row. The same
    /// remark may be in many rows.
    fn is_with_its_row(&self, found: &Found) -> bool {
        let (old, new) = (found.old.start, found.new.start);
        let old_block = self.texts.old.block_of(old);
        let is_in_tables = self.texts.old_tables.has(old_block)
            && self.texts.new_tables.has(self.texts.new.block_of(new));
        !is_in_tables || self.texts.old_tables.begins_row(old_block, &found.old)
    }

    /// The phrase itself, if it occurs unbroken in the stretch to which its words went. The
    /// shortest edit may split it: in `the end of the autumn`, which `the` of `the autumn` is new?
    fn whole(&self, found: CarriedWords) -> CarriedWords {
        let missing = found.missing;
        // Words of one paragraph may reach into the next.
        let first = self.texts.new.block_of(found.new.start);
        let last = self.texts.new.block_of(found.new.end.saturating_sub(1));
        let of_old = self.texts.old.block_of(found.old.start)
            ..self.texts.old.block_of(found.old.end.saturating_sub(1));
        let beside = usize::from(of_old.is_empty());
        let around = first.saturating_sub(beside)..last + 1 + beside;
        let around = self.texts.new.of_blocks(&around);
        let stretch = found.new.start.saturating_sub(missing).max(around.start)
            ..(found.new.end + missing).min(around.end);
        let phrase = self.texts.old.slice(&found.old);
        let ids = self.texts.new.slice(&stretch);
        match only(ids, phrase) {
            Some(at) => CarriedWords {
                new: stretch.start + at..stretch.start + at + phrase.len(),
                kept: self.count_old(found.old.clone()),
                old: found.old,
                missing: 0,
            },
            None => found,
        }
    }

    /// Returns the surviving old words, each with its new number.
    pub(super) fn kept(&self, words: &Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let blocks = self.texts.old.block_of(words.start)
            ..=self.texts.old.block_of(words.end.saturating_sub(1));
        // Several of the blocks may be in one pair, so each block contributes only its own words.
        blocks
            .filter_map(move |block| {
                let own = self.texts.old.of_block(block);
                let part = own.start.max(words.start)..own.end.min(words.end);
                Some(self.trace(block)?.kept(&part).collect::<Vec<_>>())
            })
            .flatten()
    }

    fn is_kept(&self, found: &CarriedWords) -> bool {
        let all = self.count_old(found.old.clone());
        found.kept * 100 >= all * LEAST_KEPT
            && found.kept > 0
            && !self.is_another_name(found, all)
            && !self.has_another_code(found, all)
    }

    /// Counts the words that survive of a phrase. Punctuation does not count if the phrase has
    /// words.
    pub(super) fn count_kept(
        &self,
        phrase: &Range<usize>,
        kept: impl Iterator<Item = usize> + Clone,
    ) -> usize {
        let is_word = |token: &usize| {
            let id = self.texts.old.ids().get(*token);
            id.is_some_and(|id| self.texts.vocabulary.is_word(*id))
        };
        if phrase.clone().any(|token| is_word(&token)) {
            kept.filter(is_word).count()
        } else {
            kept.count()
        }
    }

    /// Counts the words among these tokens, or all tokens if none is a word.
    pub(super) fn count_old(&self, tokens: impl Iterator<Item = usize> + Clone) -> usize {
        let ids = tokens
            .clone()
            .filter_map(|token| self.texts.old.ids().get(token));
        let words = ids.filter(|id| self.texts.vocabulary.is_word(**id)).count();
        if words == 0 { tokens.count() } else { words }
    }

    /// Whether the words are the same.
    fn is_same(&self, found: &CarriedWords) -> bool {
        self.texts.old.slice(&found.old) == self.texts.new.slice(&found.new)
    }

    fn resolution(&self, range: &TextRange, found: &CarriedWords) -> Resolution {
        if !self.is_same(found) {
            return self
                .likeness(found)
                .map_or(Resolution::Orphaned(None), Resolution::Changed);
        }
        match self.same_words(range, found) {
            Some(place) if self.is_in_place(range, &place) => Resolution::Exact(place),
            Some(place) => Resolution::Moved(place),
            None => Resolution::Orphaned(None),
        }
    }

    pub(super) fn is_in_place(&self, old: &TextRange, new: &TextRange) -> bool {
        let place = |document: &crate::document::Document, range: &TextRange| {
            let id = |block: usize| {
                document
                    .blocks()
                    .get(block)
                    .map(|block| block.id().to_owned())
            };
            (id(range.block), range.start, id(range.end_block), range.end)
        };
        place(self.old(), old) == place(self.new_document(), new)
    }

    /// The exact place of words that are unchanged. It covers as much of the first and last word,
    /// and of the white space around, as before.
    fn same_words(&self, range: &TextRange, found: &CarriedWords) -> Option<TextRange> {
        let place = self.texts.new.range(&found.new)?;
        let old = self.texts.old.range(&found.old)?;
        Some(self.with_edges(range, &old, place))
    }

    /// Converts the place of whole words to that of `range`, which begins and ends in or beside
    /// them. The words `old` went to `place`.
    fn with_edges(&self, range: &TextRange, old: &TextRange, place: TextRange) -> TextRange {
        let start = self.edge(
            (range.block, range.start),
            (old.block, old.start),
            (place.block, place.start),
        );
        let end = self.edge(
            (range.end_block, range.end),
            (old.end_block, old.end),
            (place.end_block, place.end),
        );
        let ((block, start), (end_block, end)) = (start, end);
        let moved = TextRange {
            block,
            start,
            end_block,
            end,
        };
        moved.clamped(self.new_document()).unwrap_or(place)
    }

    /// Carries a point along with the end of a word, at the same distance. A point in another block
    /// than the word, without words between, goes with that block.
    fn edge(&self, at: Point, word: Point, new: Point) -> Point {
        if at.0 == word.0 {
            return (new.0, shifted(at.1, word.1, new.1));
        }
        let pair = self
            .alignment
            .of_old(at.0)
            .filter(|pair| pair.change == BlockChange::Kept);
        match pair.map(|pair| pair.new.start) {
            Some(block) if block + word.0 == new.0 + at.0 => (block, at.1),
            _ => new,
        }
    }

    fn likeness(&self, found: &CarriedWords) -> Option<Likeness> {
        let old = self.count_old(found.old.clone());
        let ids = self.texts.new.slice(&found.new);
        let new = ids
            .iter()
            .filter(|id| self.texts.vocabulary.is_word(**id))
            .count();
        let all = (old + new.max(1)).max(1);
        let range = self.texts.new.range(&found.new)?;
        let words = range.words(self.new_document());
        let old_words = self.texts.old.range(&found.old)?.words(self.old());
        Some(Likeness::of(
            range,
            200 * found.kept / all,
            (old_words, words),
        ))
    }

    /// Places a phrase in a block that cannot be told from others.
    fn among(&self, range: &TextRange, words: &Range<usize>, rivals: &[usize]) -> Resolution {
        let own = self.texts.old.of_block(range.block);
        let candidate = |block: &usize| {
            let start = self.texts.new.of_block(*block).start + (words.start - own.start);
            let found = CarriedWords {
                old: words.clone(),
                new: start..start + words.len(),
                kept: words.len(),
                missing: 0,
            };
            match self.resolution(range, &found) {
                Resolution::Exact(range) | Resolution::Moved(range) => Some((range, found)),
                _ => None,
            }
        };
        let places: Vec<_> = rivals
            .iter()
            .filter_map(candidate)
            .take(MAX_PLACES)
            .collect();
        match places.as_slice() {
            // The others lost the phrase, so this place merely resembles it.
            [(_, found)] => Resolution::Orphaned(self.likeness(found)),
            [] => Resolution::Orphaned(None),
            _ => Resolution::Ambiguous(places.into_iter().map(|(range, _)| range).collect()),
        }
    }

    /// A phrase of several words, unique in its old block and in the corresponding new ones, though
    /// in another order.
    fn elsewhere_in_block(&self, range: &TextRange, words: &Range<usize>) -> Option<CarriedWords> {
        let pair = self.alignment.of_old(range.block)?;
        let phrase = self.texts.old.slice(words);
        let count = self.count_old(words.clone());
        if count < LEAST_WHOLE || pair.new.is_empty() {
            return None;
        }
        only(
            self.texts.old.slice(&self.texts.old.of_blocks(&pair.old)),
            phrase,
        )?;
        let around = self.texts.new.of_blocks(&pair.new);
        let new = self.only_words(&self.texts.new, &around, phrase)?;
        Some(CarriedWords {
            old: words.clone(),
            missing: phrase.len().saturating_sub(new.len()),
            new,
            kept: count,
        })
    }

    /// The place of a phrase in some words, if it occurs once. A phrase of several words may have
    /// other signs between them.
    fn only_words(
        &self,
        text: &Tokens,
        around: &Range<usize>,
        phrase: &[TokenId],
    ) -> Option<Range<usize>> {
        if let Some(at) = only(text.slice(around), phrase) {
            return Some(around.start + at..around.start + at + phrase.len());
        }
        let is_word = |id: &TokenId| self.texts.vocabulary.is_word(*id);
        let phrase: Vec<TokenId> = phrase.iter().copied().filter(is_word).collect();
        let ids = around.clone().zip(text.slice(around));
        let (places, ids): (Vec<usize>, Vec<TokenId>) = ids
            .filter(|(_, id)| is_word(id))
            .map(|(at, id)| (at, *id))
            .unzip();
        let at = only(&ids, &phrase).filter(|_| phrase.len() >= LEAST_UNSIGNED)?;
        let last = at + phrase.len().saturating_sub(1);
        Some(*places.get(at)?..places.get(last)? + 1)
    }

    /// The places of a phrase that left its block.
    fn strayed(&self, range: &TextRange, words: &Range<usize>) -> Vec<CarriedWords> {
        if !range.is_in_one_block() {
            return Vec::new();
        }
        let Some(trace) = self.trace(range.block) else {
            return Vec::new();
        };
        let gone = trace
            .gone()
            .filter(|gone| gone.start < words.end && words.start < gone.end);
        let Some(gone) = gone.max_by_key(|gone| gone.len()) else {
            return Vec::new();
        };
        let found = self.stray().find(&self.texts, &gone, words);
        let found = found
            .iter()
            .filter(|found| self.is_with_its_row(found))
            .filter_map(|found| part(found, words).map(|new| (found, new)));
        let words = found.map(|(found, new)| {
            let old = found.old.start.max(words.start)..found.old.end.min(words.end);
            CarriedWords {
                old: words.clone(),
                new,
                missing: words.len() - old.len(),
                kept: self.count_kept(words, old),
            }
        });
        words
            .map(|words| self.whole(words))
            .filter(|words| self.is_kept(words))
            .collect()
    }
}

/// Returns the point as far from `to` as `at` is from `from`.
pub(super) fn shifted(at: usize, from: usize, to: usize) -> usize {
    (to + at).saturating_sub(from)
}

/// The new words in the part of `found` that belongs to `words`.
fn part(found: &Found, words: &Range<usize>) -> Option<Range<usize>> {
    let start = found.old.start.max(words.start) - found.old.start;
    let end = found.old.end.min(words.end).checked_sub(found.old.start)?;
    (start < end).then(|| found.new.start + start..found.new.start + end)
}
