//! A place in a document.

use crate::document::Document;

/// A stretch of text from one block to the same or a later one. Offsets are code points in
/// [`Block::text`](crate::document::Block::text), `end` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// Index of the block in which the range begins.
    pub block: usize,
    /// The first code point, in the first block.
    pub start: usize,
    /// Index of the block in which the range ends.
    pub end_block: usize,
    /// One past the last code point, in the end block.
    pub end: usize,
}

impl TextRange {
    /// Returns the range of a whole block; `None` if the document has no such block.
    pub fn block(document: &Document, index: usize) -> Option<Self> {
        let block = document.blocks().get(index)?;
        Some(Self {
            block: index,
            start: 0,
            end_block: index,
            end: block.len(),
        })
    }

    /// Returns the range extended to whole blocks.
    pub fn whole_blocks(&self, document: &Document) -> Self {
        let last = document.blocks().get(self.end_block);
        Self {
            start: 0,
            end: last.map_or(self.end, |block| block.len()),
            ..*self
        }
    }

    /// Returns whether the range is exactly one whole block.
    pub fn is_block(&self, document: &Document) -> bool {
        Self::block(document, self.block).as_ref() == Some(self)
    }

    /// Returns whether the range has words and the document strikes out all of them.
    pub fn is_struck(&self, document: &Document) -> bool {
        let mut has_words = false;
        for index in self.block..=self.end_block {
            let Some(block) = document.blocks().get(index) else {
                return false;
            };
            let start = if index == self.block { self.start } else { 0 };
            let end = if index == self.end_block {
                self.end
            } else {
                block.len()
            };
            let inside = block
                .runs()
                .iter()
                .filter(|run| run.start < end && run.end > start);
            for run in inside {
                let words = block.slice(run.start.max(start)..run.end.min(end));
                let is_blank = words.trim().is_empty();
                if !is_blank && !run.strikethrough {
                    return false;
                }
                has_words |= !is_blank;
            }
        }
        has_words
    }

    /// Returns whether the range lies in one block.
    pub fn is_in_one_block(&self) -> bool {
        self.block == self.end_block
    }

    /// Returns the nearest range that lies in the document, with its end not before its start.
    /// Returns `None` if the document has no blocks.
    pub fn clamped(&self, document: &Document) -> Option<Self> {
        let blocks = document.blocks();
        let last = blocks.len().checked_sub(1)?;
        let place = |block: usize, offset: usize| match blocks.get(block) {
            Some(found) => (block, offset.min(found.len())),
            None => (last, blocks.last().map_or(0, |found| found.len())),
        };
        let (block, start) = place(self.block, self.start);
        let (end_block, end) = place(self.end_block, self.end).max((block, start));
        Some(Self {
            block,
            start,
            end_block,
            end,
        })
    }
}
