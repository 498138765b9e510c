//! The edit script: what becomes of a report before it comes out again.
//!
//! First words and sentences are changed, then blocks and sections, then what is no word at all:
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

/// What one step did to the old report.
#[derive(Clone, Debug)]
pub struct Touch {
    /// What was done.
    pub operation: Operation,
    /// The blocks of the old report that it touched, or beside which it put something.
    pub blocks: Vec<usize>,
    /// The words of the old report that it touched; the two around an insertion.
    pub words: Vec<usize>,
}

/// How much is changed.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// How many of a hundred words are replaced, added or taken out, at most.
    pub percent: usize,
    /// How many steps are done on blocks and sections.
    pub steps: usize,
}

/// What was done in all.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The new report.
    pub report: Report,
    /// The steps.
    pub touches: Vec<Touch>,
    /// Words of blocks that stayed which were replaced, added or taken out.
    pub words: usize,
    /// Words that stand in another block than before because their sentence does.
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
    /// Words changed so far, and how many may be.
    words: usize,
    budget: usize,
    strayed: Vec<usize>,
    /// Whether boilerplate is added or taken out. Not both: a reservation in the place of another
    /// delegation's may be read as the old one reworded.
    grows: bool,
}

impl Editor<'_> {
    fn blocks(&self) -> &[Block] {
        &self.report.blocks
    }

    /// Notes a step on blocks, by their present places.
    fn touch(&mut self, operation: Operation, blocks: Range<usize>) {
        let blocks = self.report.blocks[blocks].iter();
        let blocks = blocks.filter_map(|block| block.id).collect();
        self.touches.push(Touch {
            operation,
            blocks,
            words: Vec::new(),
        });
    }

    /// Notes a step on the blocks on both sides of a gap between blocks.
    fn touch_around(&mut self, operation: Operation, gap: usize) {
        let end = (gap + 1).min(self.report.blocks.len());
        self.touch(operation, gap.saturating_sub(1)..end);
    }

    /// A block of which `wanted` is true, the title never.
    fn find(&mut self, wanted: impl Fn(&Block) -> bool) -> Option<usize> {
        let found: Vec<_> = (1..self.report.blocks.len())
            .filter(|index| wanted(&self.report.blocks[*index]))
            .collect();
        (!found.is_empty()).then(|| *self.random.pick(&found))
    }
}
