//! Two revisions as one text.
//!
//! A moved paragraph is read twice: as deleted at its old place and as inserted at its new one. The two
//! lead to each other. So the kept and inserted words are the new text, and the kept and deleted words
//! the old text (`tests/native/comparing/laws.rs`).

use std::ops::ControlFlow;

use super::changes::{Row, RowKind};
use super::reading_order::{Joined, Step, joined, steps};
use super::sections::{Section, sections};
use crate::anchoring::{BlockChange, CarryOver, Pair};
use crate::document::{Block, BlockKind, Document};

/// Two revisions as one text, in the reading order of the new one, with deleted blocks at their old
/// place.
///
/// The kept and inserted parts of the rows are the new text, in its order. The kept and deleted parts
/// are the old text, in its order. A moved block is therefore read twice: as deleted at its old place,
/// as inserted at its new one.
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

/// A block with a different address in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// The block in the old text.
    pub old: usize,
    /// The block in the new text.
    pub new: usize,
}

impl Comparison {
    /// Compares two texts.
    pub fn of(old: &Document, new: &Document) -> Self {
        Self::by_pairs(old, new, CarryOver::new(old, new).alignment().pairs())
    }

    /// Compares two texts with aligned blocks; see [`Comparing`].
    pub fn by_pairs(old: &Document, new: &Document, pairs: &[Pair]) -> Self {
        let mut comparing = Comparing::new(old, new, pairs);
        loop {
            match comparing.step() {
                ControlFlow::Continue(next) => comparing = next,
                ControlFlow::Break(comparison) => return comparison,
            }
        }
    }

    /// Returns all rows, in reading order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the rows with changes, in order.
    pub fn changes(&self) -> impl Iterator<Item = usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.is_change())
            .map(|(index, _)| index)
    }

    /// Returns the headings of both texts in order, with the changes under each.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Returns the blocks whose address changed, in the order of the new text.
    pub fn renumbering(&self) -> &[Renumbered] {
        &self.renumbering
    }

    /// Returns the row of a block of the new text.
    pub fn row_of_new(&self, block: usize) -> Option<usize> {
        self.row_of_new.get(block).copied()
    }

    /// Returns the row of a block of the old text.
    pub fn row_of_old(&self, block: usize) -> Option<usize> {
        self.row_of_old.get(block).copied()
    }
}

/// Pairs the fields that a report has only once. Their texts may differ completely: one date
/// corresponds to the other.
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

/// A comparison in progress, row by row, for callers that must stay responsive.
pub struct Comparing<'a> {
    old: &'a Document,
    new: &'a Document,
    joined: Vec<Joined>,
    steps: Vec<Step>,
    /// The old and the new row of each moved block.
    moves: Vec<(usize, usize)>,
    rows: Vec<Row>,
}

/// The progress of a comparison, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of rows compared so far.
    pub compared: usize,
    /// The number of all rows.
    pub all: usize,
}

impl<'a> Comparing<'a> {
    /// Begins to compare two texts with aligned blocks. Blocks in no pair count as deleted and
    /// inserted.
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

    /// Returns the number of rows compared so far and of all rows.
    pub fn progress(&self) -> Progress {
        Progress {
            compared: self.rows.len(),
            all: self.steps.len(),
        }
    }

    /// Compares the next row, or returns the finished comparison.
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

/// Returns the row of each block of one text.
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
