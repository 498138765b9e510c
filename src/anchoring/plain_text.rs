//! The plain text of a document, and the places of its blocks in it.

use std::cell::OnceCell;
use std::ops::Range;

use super::TextRange;
use crate::document::{Block, Document};

/// Converts between (block, code point), code points of the whole text, and bytes. Blocks are
/// joined by one `\n`, so each place in the text is one place in one block.
pub(super) struct PlainText<'a> {
    document: &'a Document,
    starts: Vec<Start>,
    /// The byte of every 256th code point, so that finding a place never walks through a long
    /// block.
    marks: OnceCell<Vec<usize>>,
}

/// Code points from one mark to the next. A higher value makes finding a place slower. A lower one
/// takes more memory for the marks, which is a fiftieth of the text.
const MARKED: usize = 256;

fn marks(text: &str) -> Vec<usize> {
    let chars = text.char_indices().step_by(MARKED);
    chars.map(|(byte, _)| byte).collect()
}

/// The beginning of a block in the text.
#[derive(Clone, Copy)]
struct Start {
    byte: usize,
    code_point: usize,
}

impl<'a> PlainText<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut next = Start {
            byte: 0,
            code_point: 0,
        };
        let starts = document.blocks().iter().map(|block| {
            let start = next;
            next.byte += block.text().len() + 1;
            next.code_point += block.len() + 1;
            start
        });
        Self {
            document,
            starts: starts.collect(),
            marks: OnceCell::new(),
        }
    }

    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    pub(super) fn text(&self) -> &'a str {
        self.document.text()
    }

    /// Returns the words of a range that lies in the document.
    pub(super) fn words(&self, range: &TextRange) -> &'a str {
        self.text().get(self.bytes(range)).unwrap_or_default()
    }

    /// Returns the bytes of a range that lies in the document.
    pub(super) fn bytes(&self, range: &TextRange) -> Range<usize> {
        self.byte(range.block, range.start)..self.byte(range.end_block, range.end)
    }

    /// Returns the bytes from the beginning of one block to the end of another.
    pub(super) fn bytes_of_blocks(&self, first: usize, last: usize) -> Range<usize> {
        let length = self.block(last).map_or(0, |block| block.text().len());
        self.start(first).byte..self.start(last).byte + length
    }

    /// Returns the code points of a range that lies in the document.
    pub(super) fn code_points(&self, range: &TextRange) -> Range<usize> {
        self.start(range.block).code_point + range.start
            ..self.start(range.end_block).code_point + range.end
    }

    /// Returns the range of these code points; `None` if they lie outside the text.
    pub(super) fn at_code_points(&self, start: usize, end: usize) -> Option<TextRange> {
        let place = |at: usize| {
            let block = self.block_with(|start| start.code_point <= at)?;
            let offset = at - self.start(block).code_point;
            (offset <= self.block(block)?.len()).then_some((block, offset))
        };
        let ((block, start), (end_block, end)) = (place(start)?, place(end)?);
        ((block, start) <= (end_block, end)).then_some(TextRange {
            block,
            start,
            end_block,
            end,
        })
    }

    /// The last block for which `begins_before` holds.
    fn block_with(&self, begins_before: impl Fn(&Start) -> bool) -> Option<usize> {
        self.starts.partition_point(begins_before).checked_sub(1)
    }

    pub(super) fn block(&self, index: usize) -> Option<&'a Block> {
        self.document.blocks().get(index)
    }

    fn start(&self, block: usize) -> Start {
        self.starts.get(block).copied().unwrap_or(Start {
            byte: 0,
            code_point: 0,
        })
    }

    fn byte(&self, block: usize, offset: usize) -> usize {
        let offset = offset.min(self.block(block).map_or(0, Block::len));
        let code_point = self.start(block).code_point + offset;
        let marks = self.marks.get_or_init(|| marks(self.text()));
        let Some(mark) = marks.get(code_point / MARKED).copied() else {
            return self.text().len();
        };
        let rest = self.text().get(mark..).unwrap_or_default();
        let mut chars = rest.char_indices();
        let beyond = chars.nth(code_point % MARKED);
        mark + beyond.map_or(rest.len(), |(byte, _)| byte)
    }
}

/// Converts bytes to ranges. Calls in ascending order are cheap: each block is walked through once,
/// whatever the number of places in it.
pub(super) struct Ranges<'a> {
    text: &'a PlainText<'a>,
    starts: Cursor,
    ends: Cursor,
}

/// The last place found.
#[derive(Clone, Copy, Default)]
struct Cursor {
    byte: usize,
    block: usize,
    offset: usize,
}

impl<'a> Ranges<'a> {
    pub(super) fn new(text: &'a PlainText<'a>) -> Self {
        Self {
            text,
            starts: Cursor::default(),
            ends: Cursor::default(),
        }
    }

    /// Returns the range of these bytes; `None` unless they lie on character boundaries of the
    /// text.
    pub(super) fn at(&mut self, bytes: Range<usize>) -> Option<TextRange> {
        self.starts = self.starts.moved_to(bytes.start, self.text)?;
        self.ends = self.ends.moved_to(bytes.end, self.text)?;
        Some(TextRange {
            block: self.starts.block,
            start: self.starts.offset,
            end_block: self.ends.block,
            end: self.ends.offset,
        })
    }
}

impl Cursor {
    fn moved_to(self, byte: usize, text: &PlainText<'_>) -> Option<Self> {
        let block = text.block_with(|start| start.byte <= byte)?;
        let from = if block == self.block && self.byte <= byte {
            self
        } else {
            Self {
                byte: text.start(block).byte,
                block,
                offset: 0,
            }
        };
        let between = text.text().get(from.byte..byte)?;
        Some(Self {
            byte,
            block,
            offset: from.offset + between.chars().count(),
        })
    }
}

impl TextRange {
    /// Returns the range of the code points `start..end` of the document's plain text, as
    /// TextPosition selectors count them. Returns `None` if they lie outside the text.
    pub fn at(document: &Document, start: usize, end: usize) -> Option<Self> {
        PlainText::new(document).at_code_points(start, end)
    }

    /// Returns the words of the range, with blocks joined by a line feed; empty if it lies outside
    /// the document.
    pub fn words<'a>(&self, document: &'a Document) -> &'a str {
        PlainText::new(document).words(self)
    }

    /// Returns the place of the range in the document's plain text, in code points.
    pub fn code_points(&self, document: &Document) -> Range<usize> {
        PlainText::new(document).code_points(self)
    }
}
