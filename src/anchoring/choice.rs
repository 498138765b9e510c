//! Choosing words: interpreting a selection, and growing or shrinking one step by step.

use std::ops::Range;

use super::TextRange;
use super::snap::{characters, to_graphemes, trimmed, words};
use crate::document::Document;

/// Returns the range a person means by a selection: whole characters, without white space and empty
/// blocks at its ends. Returns `None` if nothing else is selected.
pub fn chosen(range: &TextRange, document: &Document) -> Option<TextRange> {
    let range = range.clamped(document)?;
    let part = |index: usize| {
        let block = document.blocks().get(index)?;
        let start = if index == range.block { range.start } else { 0 };
        let end = if index == range.end_block {
            range.end
        } else {
            block.len()
        };
        let words = trimmed(block.text(), start..end);
        (!words.is_empty()).then(|| (index, to_graphemes(block.text(), words)))
    };
    let (block, first) = (range.block..=range.end_block).find_map(part)?;
    let (end_block, last) = (block..=range.end_block).rev().find_map(part)?;
    Some(TextRange {
        block,
        start: first.start,
        end_block,
        end: last.end,
    })
}

/// The unit of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Words, and runs of punctuation between them.
    Word,
    /// Characters as readers see them.
    Character,
}

/// The direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next word or character, even in the next block.
    Next(Unit),
    /// To the previous word or character.
    Previous(Unit),
    /// To the first word of the block.
    First,
    /// To the last word of the block.
    Last,
    /// To the next block with words.
    BlockAfter,
    /// To the previous block with words.
    BlockBefore,
}

/// A block's index and a code point in its text.
type Point = (usize, usize);

/// Words chosen with the keyboard; never empty. A choice consists of its first words and the point
/// up to which it was extended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    start: Point,
    end: Point,
    /// The moving end. At or before `start` the choice runs from here to `end`, otherwise from
    /// `start` to here.
    edge: Point,
}

impl Choice {
    /// Chooses the first word of a block; `None` if the block has no words.
    pub fn first_word(document: &Document, block: usize) -> Option<Self> {
        let word = units(document, block, Unit::Word).into_iter().next()?;
        Some(Self::on(block, &word))
    }

    /// Returns the chosen range.
    pub fn range(&self) -> TextRange {
        let (from, to) = if self.is_forward() {
            (self.start, self.edge)
        } else {
            (self.edge, self.end)
        };
        TextRange {
            block: from.0,
            start: from.1,
            end_block: to.0,
            end: to.1,
        }
    }

    /// Returns whether the moving end is the end rather than the beginning.
    pub fn is_forward(&self) -> bool {
        self.edge > self.start
    }

    /// Drops the current choice and chooses the unit one step away; `None` at the ends of the text.
    pub fn moved(&self, step: Step, document: &Document) -> Option<Self> {
        let range = self.range();
        let (from, to) = ((range.block, range.start), (range.end_block, range.end));
        let word = |block| units(document, block, Unit::Word);
        let (block, unit) = match step {
            Step::Next(unit) => after(document, to, unit, |unit, at| unit.start >= at)?,
            Step::Previous(unit) => before(document, from, unit, |unit, at| unit.end <= at)?,
            Step::First => (from.0, word(from.0).into_iter().next()?),
            Step::Last => (to.0, word(to.0).pop()?),
            Step::BlockAfter => blocks_after(document, to.0)
                .find_map(|block| Some((block, word(block).into_iter().next()?)))?,
            Step::BlockBefore => (0..from.0)
                .rev()
                .find_map(|block| Some((block, word(block).into_iter().next()?)))?,
        };
        Some(Self::on(block, &unit))
    }

    /// Moves the moving end by one step; `None` at the ends of the text.
    pub fn extended(&self, step: Step, document: &Document) -> Option<Self> {
        let edge = match step {
            Step::Next(unit) => self.edge_after(document, unit)?,
            Step::Previous(unit) => self.edge_before(document, unit)?,
            Step::First => first(document, self.edge.0)?,
            Step::Last => last(document, self.edge.0)?,
            Step::BlockAfter => self.edge_in_block_after(document)?,
            Step::BlockBefore => self.edge_in_block_before(document)?,
        };
        // A choice never becomes empty: it shrinks to its first words at most.
        let edge = if edge == self.start { self.end } else { edge };
        Some(Self {
            edge,
            ..self.clone()
        })
    }

    fn on(block: usize, unit: &Range<usize>) -> Self {
        let end = (block, unit.end);
        Self {
            start: (block, unit.start),
            end,
            edge: end,
        }
    }

    fn edge_after(&self, document: &Document, unit: Unit) -> Option<Point> {
        if self.is_forward() {
            let (block, unit) = after(document, self.edge, unit, |unit, at| unit.end > at)?;
            return Some((block, unit.end));
        }
        let (block, unit) = after(document, self.edge, unit, |unit, at| unit.start > at)?;
        Some((block, unit.start).min(self.start))
    }

    fn edge_before(&self, document: &Document, unit: Unit) -> Option<Point> {
        let shorter = before(document, self.edge, unit, |unit, at| unit.end < at)
            .map(|(block, unit)| (block, unit.end))
            .filter(|edge| self.is_forward() && *edge > self.start);
        let from = self.edge.min(self.start);
        shorter.or_else(|| {
            let (block, unit) = before(document, from, unit, |unit, at| unit.start < at)?;
            Some((block, unit.start))
        })
    }

    fn edge_in_block_after(&self, document: &Document) -> Option<Point> {
        let mut below = blocks_after(document, self.edge.0);
        if self.is_forward() {
            return below.find_map(|block| last(document, block));
        }
        let next = below.find_map(|block| first(document, block));
        Some(next.unwrap_or(self.start).min(self.start))
    }

    fn edge_in_block_before(&self, document: &Document) -> Option<Point> {
        let mut above = (0..self.edge.0).rev();
        if self.edge.0 > self.start.0 {
            let edge = above.find_map(|block| last(document, block))?;
            return Some(edge.max(self.start));
        }
        above.find_map(|block| first(document, block))
    }
}

fn units(document: &Document, block: usize, unit: Unit) -> Vec<Range<usize>> {
    let text = document
        .blocks()
        .get(block)
        .map_or("", |block| block.text());
    match unit {
        Unit::Word => words(text),
        Unit::Character => characters(text),
    }
}

fn first(document: &Document, block: usize) -> Option<Point> {
    let words = units(document, block, Unit::Word);
    words.first().map(|word| (block, word.start))
}

fn last(document: &Document, block: usize) -> Option<Point> {
    let words = units(document, block, Unit::Word);
    words.last().map(|word| (block, word.end))
}

fn blocks_after(document: &Document, block: usize) -> Range<usize> {
    block + 1..document.blocks().len()
}

/// The first unit at or after a point that fits it. Any unit of a later block fits.
fn after(
    document: &Document,
    from: Point,
    unit: Unit,
    fits: impl Fn(&Range<usize>, usize) -> bool,
) -> Option<(usize, Range<usize>)> {
    (from.0..document.blocks().len()).find_map(|block| {
        let mut units = units(document, block, unit).into_iter();
        let found = units.find(|unit| block != from.0 || fits(unit, from.1))?;
        Some((block, found))
    })
}

/// The last unit before a point that fits it. Any unit of an earlier block fits.
fn before(
    document: &Document,
    from: Point,
    unit: Unit,
    fits: impl Fn(&Range<usize>, usize) -> bool,
) -> Option<(usize, Range<usize>)> {
    (0..=from.0).rev().find_map(|block| {
        let mut units = units(document, block, unit).into_iter();
        let found = units.rfind(|unit| block != from.0 || fits(unit, from.1))?;
        Some((block, found))
    })
}
