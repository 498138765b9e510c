//! The annotated phrases.

use super::model::{Block, Kind, Report};
use super::random::Random;
use super::render::Printed;
use rapporteur::anchoring::TextRange;
use std::ops::Range;

/// The length of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// One word.
    Word,
    /// Two to five words.
    Words,
    /// Part of a sentence.
    Clause,
    /// A sentence among others.
    Sentence,
    /// A whole block.
    Block,
    /// From one block into another.
    Blocks,
}

impl Length {
    /// All lengths.
    pub const ALL: [Self; 6] = [
        Self::Word,
        Self::Words,
        Self::Clause,
        Self::Sentence,
        Self::Block,
        Self::Blocks,
    ];

    /// Returns the README's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Words => "words",
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Block => "block",
            Self::Blocks => "blocks",
        }
    }
}

/// A phrase of the old report.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Its length.
    pub length: Length,
    /// Its words, in the reading order of the old report.
    pub words: Range<usize>,
    /// The blocks of the old report that contain them.
    pub blocks: Range<usize>,
    /// Its position in its blocks: `start`, `middle`, `end`, `whole`.
    pub position: &'static str,
    /// Its place in the old document.
    pub range: TextRange,
}

/// The old report with the first word of each block.
pub struct Phrases<'a> {
    report: &'a Report,
    printed: &'a Printed,
    starts: Vec<usize>,
}

impl<'a> Phrases<'a> {
    /// Returns the phrases of this report and its printed form.
    pub fn new(report: &'a Report, printed: &'a Printed) -> Self {
        let mut next = 0;
        let starts = report.blocks.iter().map(|block| {
            let start = next;
            next += block.words.len();
            start
        });
        Self {
            report,
            printed,
            starts: starts.collect(),
        }
    }

    /// Draws a phrase of a length that begins in a block; `None` if the block has none.
    pub fn draw(&self, length: Length, block: usize, random: &mut Random) -> Option<Phrase> {
        let words = &self.report.blocks[block].words;
        let within = match length {
            Length::Word => run(words.len(), 1, random)?,
            Length::Words => run(words.len(), random.between(2, 5), random)?,
            Length::Clause => clause(&self.report.blocks[block], random)?,
            Length::Sentence => {
                let sentences = self.report.blocks[block].sentences();
                (sentences.len() > 1).then(|| random.pick(&sentences).clone())?
            }
            Length::Block => 0..words.len(),
            Length::Blocks => return self.several_blocks(block, random),
        };
        let start = self.starts[block];
        Some(self.phrase(
            length,
            block..block + 1,
            start + within.start..start + within.end,
        ))
    }

    fn several_blocks(&self, block: usize, random: &mut Random) -> Option<Phrase> {
        let last = block + random.between(1, 2);
        let end = self.report.blocks.get(last)?.words.len();
        let first = self.report.blocks[block].words.len();
        let from = if random.percent(40) {
            0
        } else {
            random.below(first)
        };
        let to = if random.percent(40) {
            end
        } else {
            random.between(1, end)
        };
        let words = self.starts[block] + from..self.starts[last] + to;
        Some(self.phrase(Length::Blocks, block..last + 1, words))
    }

    fn phrase(&self, length: Length, blocks: Range<usize>, words: Range<usize>) -> Phrase {
        let last = blocks.end - 1;
        let at_start = words.start == self.starts[blocks.start];
        let at_end = words.end == self.starts[last] + self.report.blocks[last].words.len();
        let position = match (at_start, at_end) {
            (true, true) => "whole",
            (true, false) => "start",
            (false, true) => "end",
            (false, false) => "middle",
        };
        let range = self.range(length, &blocks, &words);
        Phrase {
            length,
            words,
            blocks,
            position,
            range,
        }
    }

    /// Returns the range of a phrase: sentences with their stop, blocks with all their content.
    /// Other phrases reach from the first letter to the last.
    fn range(&self, length: Length, blocks: &Range<usize>, words: &Range<usize>) -> TextRange {
        let range = self.printed.range(words);
        let document = &self.printed.document;
        match length {
            Length::Block => TextRange::block(document, range.block).unwrap_or(range),
            Length::Sentence => {
                let last = words.end - 1 - self.starts[blocks.start];
                let stop = &self.report.blocks[blocks.start].words[last].after;
                TextRange {
                    end: range.end + stop.chars().count(),
                    ..range
                }
            }
            _ => range,
        }
    }
}

/// Returns a number of consecutive words, not all of them: early, in the middle or late.
fn run(all: usize, count: usize, random: &mut Random) -> Option<Range<usize>> {
    let last = all.checked_sub(count).filter(|last| *last > 0)?;
    let start = match random.below(4) {
        0 => 0,
        1 => last,
        _ => random.below(last + 1),
    };
    Some(start..start + count)
}

/// Returns a part of a sentence of at least four words that does not reach its end.
fn clause(block: &Block, random: &mut Random) -> Option<Range<usize>> {
    if block.kind == Kind::Table {
        return None;
    }
    let sentence = random.pick(&block.sentences()).clone();
    let most = sentence.len().checked_sub(1).filter(|most| *most >= 4)?;
    let count = random.between(4, most.min(14));
    let start = sentence.start + random.below(most - count + 1);
    Some(start..start + count)
}
