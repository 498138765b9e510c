//! Two revisions as one text.
//!
//! A moved paragraph is read twice: as deleted where it stood and as inserted where it stands, each
//! leading to the other. So the kept and inserted words are the new text, and the kept and deleted
//! words the old text (`tests/native/comparing/laws.rs`).

use std::ops::ControlFlow;

use super::changes::{Row, RowKind};
use super::reading_order::{Joined, Step, joined, steps};
use super::sections::{Section, sections};
use crate::anchoring::{BlockChange, CarryOver, Pair};
use crate::document::{Block, BlockKind, Document};

/// Two revisions as one text, in reading order: the new one's, with what is gone where it stood.
///
/// What is kept and inserted in the rows is the new text, what is kept and deleted the old one, each
/// in its own order. A moved block is therefore read twice: as deleted where it stood, as inserted
/// where it stands.
///
/// ```
/// use rapporteur::comparing::Comparison;
/// use rapporteur::document::Document;
///
/// let old = Document::parse("5.9 The Group met.\n\n5.10 The Council agreed on a plan.\n");
/// let new = Document::parse("5.9 The Group met.\n\n5.10 The Council agreed on the plan.\n");
/// let comparison = Comparison::of(&old, &new);
/// assert_eq!(comparison.rows().len(), 2);
/// assert_eq!(comparison.changes().collect::<Vec<_>>(), [1]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    rows: Vec<Row>,
    sections: Vec<Section>,
    renumbering: Vec<Renumbered>,
    row_of_new: Vec<usize>,
    row_of_old: Vec<usize>,
}

/// A block that has another address in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// The block of the old text.
    pub old: usize,
    /// The block of the new text.
    pub new: usize,
}

impl Comparison {
    /// Compares two texts.
    pub fn of(old: &Document, new: &Document) -> Self {
        Self::by_pairs(old, new, CarryOver::new(old, new).alignment().pairs())
    }

    /// Compares two texts whose blocks are aligned; see [`Comparing`].
    pub fn by_pairs(old: &Document, new: &Document, pairs: &[Pair]) -> Self {
        let mut comparing = Comparing::new(old, new, pairs);
        loop {
            match comparing.step() {
                ControlFlow::Continue(next) => comparing = next,
                ControlFlow::Break(comparison) => return comparison,
            }
        }
    }

    /// Returns everything there is to read, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the rows in which something was done, in order.
    pub fn changes(&self) -> impl Iterator<Item = usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.is_change())
            .map(|(index, _)| index)
    }

    /// Returns the headings of both texts in order, with the changes under each.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Returns the blocks that have another address now, in the order of the new text.
    pub fn renumbering(&self) -> &[Renumbered] {
        &self.renumbering
    }

    /// Returns the row in which a block of the new text is read.
    pub fn row_of_new(&self, block: usize) -> Option<usize> {
        self.row_of_new.get(block).copied()
    }

    /// Returns the row in which a block of the old text is read.
    pub fn row_of_old(&self, block: usize) -> Option<usize> {
        self.row_of_old.get(block).copied()
    }
}

/// What a report has only one of: the date of the one stands for that of the other, whatever it says.
fn fields(old: &Document, new: &Document) -> Vec<Pair> {
    let is_field = |kind: &BlockKind| {
        matches!(
            kind,
            BlockKind::Masthead(_) | BlockKind::Title | BlockKind::Subtitle | BlockKind::Signature
        )
    };
    let blocks = new.blocks().iter().enumerate();
    let pair = |(at, block): (usize, &Block)| {
        let before = old.position(block.id())?;
        is_field(block.kind()).then_some(Pair {
            old: before..before + 1,
            new: at..at + 1,
            change: BlockChange::Reworded,
            moved: false,
        })
    };
    blocks.filter_map(pair).collect()
}

/// Two texts that are being compared, row by row, so that a caller that must answer meanwhile can.
pub struct Comparing<'a> {
    old: &'a Document,
    new: &'a Document,
    joined: Vec<Joined>,
    steps: Vec<Step>,
    /// In which row each of the joined blocks stands, and in which it stood.
    moves: Vec<(usize, usize)>,
    rows: Vec<Row>,
}

/// The progress of a comparison, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The rows that are compared.
    pub compared: usize,
    /// The rows that there will be.
    pub all: usize,
}

impl<'a> Comparing<'a> {
    /// Begins to compare two texts whose blocks are aligned. Blocks that are in no pair are taken for
    /// deleted and inserted.
    pub fn new(old: &'a Document, new: &'a Document, pairs: &[Pair]) -> Self {
        let (old_len, new_len) = (old.blocks().len(), new.blocks().len());
        let fields = fields(old, new);
        let joined = joined(pairs.iter().chain(&fields), old_len, new_len);
        let steps = steps(&joined, old_len, new_len);
        let mut moves = vec![(0, 0); joined.len()];
        for (row, step) in steps.iter().enumerate() {
            match step {
                Step::Here(index) => update(&mut moves, *index, |(here, _)| *here = row),
                Step::Away(index) => update(&mut moves, *index, |(_, away)| *away = row),
                _ => {}
            }
        }
        Self {
            old,
            new,
            joined,
            rows: Vec::with_capacity(steps.len()),
            steps,
            moves,
        }
    }

    /// Counts the rows that are compared, and all that there will be.
    pub fn progress(&self) -> Progress {
        Progress {
            compared: self.rows.len(),
            all: self.steps.len(),
        }
    }

    /// Compares the next row, or tells what came of all.
    pub fn step(mut self) -> ControlFlow<Comparison, Self> {
        match self
            .steps
            .get(self.rows.len())
            .and_then(|step| self.row(step))
        {
            Some(row) => self.rows.push(row),
            None => return ControlFlow::Break(self.compared()),
        }
        ControlFlow::Continue(self)
    }

    fn row(&self, step: &Step) -> Option<Row> {
        let (old, new) = (self.old, self.new);
        let of = |index: &usize| Some((self.joined.get(*index)?, self.moves.get(*index)?));
        Some(match step {
            Step::Both(index) => {
                let (one, _) = of(index)?;
                Row::of_both((old, new), one.old.clone(), one.new.clone())
            }
            Step::Old(block) => Row::of_old(old, *block..block + 1, RowKind::Deleted),
            Step::New(block) => Row::of_new(new, *block..block + 1, RowKind::Inserted),
            Step::Away(index) => {
                let (one, (here, _)) = of(index)?;
                Row::of_old(old, one.old.clone(), RowKind::MovedAway { to: *here })
            }
            Step::Here(index) => {
                let (one, (_, away)) = of(index)?;
                let blocks = (&one.old, one.new.clone());
                Row::of_moved((old, new), blocks, RowKind::MovedHere { from: *away })
            }
        })
    }

    fn compared(self) -> Comparison {
        let Self { old, new, rows, .. } = self;
        Comparison {
            sections: sections(old, new, &rows),
            renumbering: renumbering(old, new, &self.joined),
            row_of_new: places(&rows, new.blocks().len(), |row| &row.new),
            row_of_old: places(&rows, old.blocks().len(), |row| &row.old),
            rows,
        }
    }
}

fn update<T>(items: &mut [T], index: usize, change: impl Fn(&mut T)) {
    if let Some(item) = items.get_mut(index) {
        change(item);
    }
}

fn renumbering(old: &Document, new: &Document, joined: &[Joined]) -> Vec<Renumbered> {
    let address = |document: &Document, block: usize| {
        let block = document.blocks().get(block);
        block.map(Block::address).unwrap_or_default().to_owned()
    };
    let mut renumbering = Vec::new();
    for one in joined {
        for of_new in one.new.clone() {
            let pairs = one.old.clone().map(|of_old| Renumbered {
                old: of_old,
                new: of_new,
            });
            renumbering
                .extend(pairs.filter(|pair| address(old, pair.old) != address(new, pair.new)));
        }
    }
    renumbering
}

/// The row in which each block of one text is read.
fn places(
    rows: &[Row],
    len: usize,
    blocks: impl Fn(&Row) -> &std::ops::Range<usize>,
) -> Vec<usize> {
    let mut places = vec![0; len];
    for (index, row) in rows.iter().enumerate() {
        if let Some(of_row) = places.get_mut(blocks(row).clone()) {
            of_row.fill(index);
        }
    }
    places
}
