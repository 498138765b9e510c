//! The pieces of a phrase whose words went to different places.

use std::ops::Range;

use super::super::trace::Bias;
use super::CarryOver;
use super::place::CarriedWords;
use crate::sort::sort_by;

/// The most words between words in one place, unless the phrase is longer.
const APART: usize = 30;

/// The most words of other blocks between words in one place, unless half the phrase is longer.
const FOREIGN: usize = 12;

impl CarryOver<'_> {
    /// Finds where the words of a phrase went with their blocks. If they went to different places,
    /// most of them decide.
    pub(super) fn follow(&self, words: &Range<usize>) -> Option<CarriedWords> {
        let kept = self.largest_piece(words, self.kept(words).collect());
        let (first, last) = (kept.first()?, kept.last()?);
        let apart = APART.max(self.count_old(words.clone()));
        let own = |word: usize| self.texts.old.of_block(self.texts.old.block_of(word));
        let boundary = |word: usize, at: usize, bias| {
            let block = self.texts.old.block_of(word);
            // If no block replaced this one, its surroundings hold none of the phrase.
            self.alignment
                .of_old(block)
                .filter(|pair| !pair.new.is_empty())?;
            self.trace(block)?.boundary(at, bias)
        };
        // Words replaced at the ends of the phrase belong to it, unless they are elsewhere. So do
        // words replaced at the ends of its surviving part.
        let blocks = self.blocks_of(words);
        let starts = [words.start, own(first.0).start.max(words.start)];
        let start = starts
            .into_iter()
            .filter_map(|at| boundary(at, at, Bias::Start))
            .filter(|start| (first.1.saturating_sub(apart)..=first.1).contains(start))
            .find(|start| self.count_foreign(&blocks, *start..first.1) == 0);
        let ends = [words.end, own(last.0).end.min(words.end)];
        let end = ends
            .into_iter()
            .filter_map(|at| boundary(at.checked_sub(1)?, at, Bias::End))
            .filter(|end| (last.1 + 1..=last.1 + 1 + apart).contains(end))
            .find(|end| self.count_foreign(&blocks, last.1..*end) == 0);
        Some(CarriedWords {
            old: words.clone(),
            kept: self.count_kept(words, kept.iter().map(|kept| kept.0)),
            missing: words.len() - kept.len(),
            new: start.unwrap_or(first.1)..end.unwrap_or(last.1 + 1),
        })
    }

    /// Returns the new words in the place of some old ones, whatever they are.
    pub(super) fn in_its_place(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let boundary = |word: usize, at: usize, bias| {
            let block = self.texts.old.block_of(word);
            let pair = self.alignment.of_old(block)?;
            let is_left = !pair.new.is_empty();
            is_left
                .then(|| self.trace(block)?.boundary(at, bias))
                .flatten()
        };
        let start = boundary(words.start, words.start, Bias::Start)?;
        let end = boundary(words.end.checked_sub(1)?, words.end, Bias::End)?;
        (start < end).then_some(start..end)
    }

    /// The old blocks that contain some words.
    fn blocks_of(&self, words: &Range<usize>) -> Range<usize> {
        let last = words.end.saturating_sub(1);
        self.texts.old.block_of(words.start)..self.texts.old.block_of(last) + 1
    }

    /// The words that went to the same place as most others, in the order of the new text.
    fn largest_piece(
        &self,
        words: &Range<usize>,
        mut kept: Vec<(usize, usize)>,
    ) -> Vec<(usize, usize)> {
        sort_by(&mut kept, |a, b| a.1.cmp(&b.1));
        let len = self.count_old(words.clone());
        let blocks = self.blocks_of(words);
        let is_together = |a: &(usize, usize), b: &(usize, usize)| {
            // Words that swapped places with following words count as apart sooner.
            let apart = if a.0 < b.0 { APART.max(len) } else { len };
            b.1 - a.1 <= apart && self.count_foreign(&blocks, a.1..b.1) <= FOREIGN.max(len / 2)
        };
        let pieces = kept.chunk_by(is_together);
        let largest = pieces.max_by_key(|piece| self.count_old(piece.iter().map(|kept| kept.0)));
        largest.unwrap_or_default().to_vec()
    }

    /// The number of words of a new stretch that are in counterparts of other old blocks.
    fn count_foreign(&self, blocks: &Range<usize>, new: Range<usize>) -> usize {
        let of = self.texts.new.block_of(new.start)..self.texts.new.block_of(new.end) + 1;
        let is_foreign = |block: &usize| {
            self.alignment.of_new(*block).is_some_and(|pair| {
                let is_own = pair.old.start < blocks.end && blocks.start < pair.old.end;
                !pair.old.is_empty() && !is_own
            })
        };
        let words = |block: usize| {
            let own = self.texts.new.of_block(block);
            own.end
                .min(new.end)
                .saturating_sub(own.start.max(new.start))
        };
        of.filter(is_foreign).map(words).sum()
    }
}
