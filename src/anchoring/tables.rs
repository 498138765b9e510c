//! Tables as the words of their cells.

use std::collections::HashMap;
use std::ops::Range;

use super::TextRange;
use super::parts::Parts;
use super::tokens::{TokenId, Tokens, Vocabulary};
use super::trace::Trace;
use crate::cells::{Grid, Tables};
use crate::document::{BlockKind, Document};
use crate::sort::sort_by;

/// The rows of a table. Each cell is a stretch of words.
pub(super) type Rows = Vec<Vec<Range<usize>>>;

/// The tables of a text, by their blocks.
#[derive(Default)]
pub(super) struct TablesOf(HashMap<usize, Rows>);

impl TablesOf {
    pub(super) fn new(document: &Document, tokens: &Tokens) -> Self {
        let blocks = document.blocks().iter().enumerate();
        let tables = blocks.filter_map(|(block, content)| match content.kind() {
            BlockKind::Table(table) => {
                let cell = |cell: &Range<usize>| {
                    tokens.within(&TextRange {
                        block,
                        start: cell.start,
                        end_block: block,
                        end: cell.end,
                    })
                };
                let rows = table.rows.iter();
                let rows = rows.map(|cells| cells.iter().map(cell).collect());
                Some((block, rows.collect()))
            }
            _ => None,
        });
        Self(tables.collect())
    }

    /// Returns whether a block is a table.
    pub(super) fn has(&self, block: usize) -> bool {
        self.0.contains_key(&block)
    }

    /// Returns whether some words of a table hold the first cell of a row.
    pub(super) fn begins_row(&self, block: usize, words: &Range<usize>) -> bool {
        let rows = self.0.get(&block).into_iter().flatten();
        let mut first = rows.filter_map(|row| row.first());
        first.any(|cell| !cell.is_empty() && words.start <= cell.start && cell.end <= words.end)
    }

    /// Returns the rows of all tables among some blocks, one table below the other. Returns `None`
    /// if there is no table.
    pub(super) fn rows(&self, blocks: Range<usize>) -> Option<Rows> {
        let tables = blocks.filter_map(|block| self.0.get(&block));
        let rows: Rows = tables.flatten().cloned().collect();
        (!rows.is_empty()).then_some(rows)
    }
}

/// One side of a comparison of two tables: the rows, all words, and the words of which the cells
/// are part.
pub(super) struct Side<'a> {
    rows: &'a Rows,
    ids: &'a [TokenId],
    words: Range<usize>,
}

impl<'a> Side<'a> {
    pub(super) fn new(rows: &'a Rows, ids: &'a [TokenId], words: &Range<usize>) -> Self {
        Self {
            rows,
            ids,
            words: words.clone(),
        }
    }

    fn grid(&self) -> Grid<'_> {
        let cell = |cell: &Range<usize>| self.slice(cell);
        let row = |cells: &Vec<Range<usize>>| cells.iter().map(cell).collect();
        self.rows.iter().map(row).collect()
    }

    fn slice(&self, words: &Range<usize>) -> &[TokenId] {
        self.ids.get(words.clone()).unwrap_or_default()
    }
}

/// Finds where the words of a table went, cell by cell. `has_head` tells whether the first old row
/// is known to be the head.
pub(super) fn trace_cells(
    old: &Side<'_>,
    new: &Side<'_>,
    has_head: bool,
    vocabulary: &Vocabulary,
) -> Parts {
    let (old_grid, new_grid) = (old.grid(), new.grid());
    let cells = Tables {
        old: &old_grid,
        new: &new_grid,
        has_head,
        has_letters: &|id| vocabulary.has_letters(id),
    }
    .aligned();
    let place = |row: usize, column: usize| {
        let row = cells.rows.get(row).copied().flatten()?;
        let column = cells.columns.get(column).copied().flatten()?;
        new.rows.get(row)?.get(column).cloned()
    };
    let (mut parts, mut taken) = (Vec::new(), Vec::new());
    for (row, columns) in old.rows.iter().enumerate() {
        for (column, words) in columns.iter().enumerate() {
            let cell = place(row, column);
            let part = match &cell {
                Some(cell) => Trace::of_changed(
                    (words.clone(), old.slice(words)),
                    (cell.clone(), new.slice(cell)),
                    vocabulary,
                ),
                None => Trace::of_lost(words.clone()),
            };
            parts.push(part);
            taken.extend(cell);
        }
    }
    // The remaining new words, of other cells and between the tables.
    sort_by(&mut taken, |a, b| a.start.cmp(&b.start));
    let end = old.words.end..old.words.end;
    let mut next = new.words.start;
    taken.push(new.words.end..new.words.end);
    for cell in taken {
        parts.push(Trace::of_nothing(end.clone(), next..cell.start.max(next)));
        next = cell.end.max(next);
    }
    Parts::of(parts)
}
