//! The edit script: the changes to a report before its next edition.
//!
//! First words and sentences are changed, then blocks and sections, then everything that is not a
//! word: typography and white space. Every step records the blocks and words it touched.
//! typography and white space. Every step notes which blocks and words it touched.

mod blocks;
mod marks;
mod sections;
mod sentences;
mod structure;
mod tables;
mod words;

use super::lexicon::Lexicon;
use super::model::{Block, Report};
use super::operation::Operation;
use super::random::Random;
use std::ops::Range;

/// The effect of one step on the old report.
#[derive(Clone, Debug)]
pub struct Touch {
    /// The kind of change.
    pub operation: Operation,
    /// The blocks of the old report that it touched, or beside which it inserted something.
    pub blocks: Vec<usize>,
    /// The words of the old report that it touched; the two around an insertion.
    pub words: Vec<usize>,
}

/// The amount of change.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// The share of words that are replaced, added or removed, at most, in percent.
    pub percent: usize,
    /// The number of steps on blocks and sections.
    pub steps: usize,
}

/// The result of all steps.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The new report.
    pub report: Report,
    /// The steps.
    pub touches: Vec<Touch>,
    /// The number of words replaced, added or removed in blocks that stayed.
    pub words: usize,
    /// Words that are in another block than before because their sentence is.
    pub strayed: Vec<usize>,
}

/// Edits a report.
pub fn edit(old: &Report, amount: Amount, lexicon: &Lexicon, random: &mut Random) -> Edited {
    let budget = old.len() * amount.percent / 100;
    let mut editor = Editor {
        lexicon,
        grows: random.percent(50),
        random,
        report: old.clone(),
        touches: Vec::new(),
        words: 0,
        budget,
        strayed: Vec::new(),
    };
    editor.sentences();
    editor.all_words();
    for _ in 0..amount.steps {
        editor.block_step();
    }
    editor.duplicates();
    editor.marks();
    editor.dehyphenate();
    Edited {
        report: editor.report,
        touches: editor.touches,
        words: editor.words,
        strayed: editor.strayed,
    }
}

struct Editor<'a> {
    lexicon: &'a Lexicon,
    random: &'a mut Random,
    report: Report,
    touches: Vec<Touch>,
    /// The number of words changed so far, and its limit.
    words: usize,
    budget: usize,
    strayed: Vec<usize>,
    /// Whether boilerplate is added or removed. Never both: a reservation in place of another
    /// delegation's may be read as a rewording.
    grows: bool,
}

impl Editor<'_> {
    fn blocks(&self) -> &[Block] {
        &self.report.blocks
    }

    /// Records a step on blocks, by their present places.
    fn touch(&mut self, operation: Operation, blocks: Range<usize>) {
        let blocks = self.report.blocks[blocks].iter();
        let blocks = blocks.filter_map(|block| block.id).collect();
        self.touches.push(Touch {
            operation,
            blocks,
            words: Vec::new(),
        });
    }

    /// Records a step on the blocks on both sides of a gap between blocks.
    fn touch_around(&mut self, operation: Operation, gap: usize) {
        let end = (gap + 1).min(self.report.blocks.len());
        self.touch(operation, gap.saturating_sub(1)..end);
    }

    /// Returns a block that satisfies `wanted`, never the title.
    fn find(&mut self, wanted: impl Fn(&Block) -> bool) -> Option<usize> {
        let found: Vec<_> = (1..self.report.blocks.len())
            .filter(|index| wanted(&self.report.blocks[*index]))
            .collect();
        (!found.is_empty()).then(|| *self.random.pick(&found))
    }
}
