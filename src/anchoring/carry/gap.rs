//! The place of a range without words in the new text.

use super::super::{Resolution, TextRange};
use super::place::shifted;
use super::{BlockChange, CarryOver};

impl CarryOver<'_> {
    /// Carries a range without words to the gap between the adjacent words, if they are still
    /// adjacent.
    pub(super) fn carry_gap(&self, range: &TextRange) -> Resolution {
        let Some(block) = self.alignment.of_old(range.block) else {
            return Resolution::Orphaned(None);
        };
        let at = self.texts.old.within(range).start;
        let own = self.texts.old.of_block(range.block);
        let before = at.checked_sub(1).filter(|before| own.contains(before));
        let after = Some(at).filter(|after| own.contains(after));
        let went = |word: usize| self.kept(&(word..word + 1)).next().map(|kept| kept.1);
        let anchor = |old: (usize, usize), end: bool, new: usize| {
            let (start, stop) = self.texts.new.span(new);
            let (from, to) = if end { (old.1, stop) } else { (old.0, start) };
            let block = self.texts.new.block_of(new);
            TextRange {
                block,
                start: shifted(range.start, from, to),
                end_block: block,
                end: shifted(range.end, from, to),
            }
        };
        let place = match (before, after) {
            _ if !range.is_in_one_block() => self.over_kept(range),
            (None, None) => (block.new.len() == 1).then_some(TextRange {
                block: block.new.start,
                end_block: block.new.start,
                ..*range
            }),
            (before, after) => before
                .and_then(|word| Some((word, true, went(word)?)))
                .or_else(|| after.and_then(|word| Some((word, false, went(word)?))))
                .map(|(word, end, new)| anchor(self.texts.old.span(word), end, new)),
        };
        match place.and_then(|place| place.clamped(self.new_document())) {
            Some(place) if self.is_in_place(range, &place) => Resolution::Exact(place),
            Some(place) => Resolution::Moved(place),
            None => Resolution::Orphaned(None),
        }
    }

    /// Places a range without words over several blocks. Its first and last block must be unchanged
    /// and as far apart as before.
    fn over_kept(&self, range: &TextRange) -> Option<TextRange> {
        let kept = |block: usize| {
            let pair = self.alignment.of_old(block)?;
            (pair.change == BlockChange::Kept).then_some(pair.new.start)
        };
        let (block, end_block) = (kept(range.block)?, kept(range.end_block)?);
        let is_as_far = end_block.checked_sub(block)? == range.end_block - range.block;
        is_as_far.then_some(TextRange {
            block,
            end_block,
            ..*range
        })
    }
}
