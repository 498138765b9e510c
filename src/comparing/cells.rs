//! A table of a row, cell by cell.

use std::ops::Range;

use super::changes::{Row, all};
use super::parts::Part;
use crate::annotation::{Edit, redline};
use crate::document::{BlockKind, Document};

/// What changed in each cell of a table, row by row.
pub type Cells = Vec<Vec<Vec<Edit>>>;

impl Row {
    /// The table that a part of this row is, cell by cell. `None` where it is no table, or where its
    /// cells cannot be told from those before: the old one had other rows or columns, or there were
    /// several blocks, or there are.
    pub fn cells(&self, part: &Part, old: &Document, new: &Document) -> Option<Cells> {
        match (self.old.len(), self.new.len()) {
            (0, _) => Some(only(&table(new, part.block)?, Edit::Insert)),
            (_, 0) => Some(only(&table(old, part.block)?, Edit::Delete)),
            (1, 1) => both(&table(old, self.old.start)?, &table(new, self.new.start)?),
            _ => None,
        }
    }
}

/// How many cells two tables have at most to be compared cell by cell. More would keep the page busy;
/// fewer would show long tables as replaced.
const MOST_CELLS: usize = 20_000;

/// The texts of the cells of a table.
type Table<'a> = Vec<Vec<&'a str>>;

/// A table that one text alone has.
fn only(table: &Table<'_>, edit: fn(String) -> Edit) -> Cells {
    let row = |cells: &Vec<&str>| {
        let cells = cells.iter();
        cells.map(|text| all((*text).to_owned(), edit)).collect()
    };
    table.iter().map(row).collect()
}

/// Two tables, if they have the same rows and columns.
fn both(old: &Table<'_>, new: &Table<'_>) -> Option<Cells> {
    let widths = |table: &Table<'_>| table.iter().map(Vec::len).collect::<Vec<_>>();
    if widths(old) != widths(new) || old.iter().map(Vec::len).sum::<usize>() > MOST_CELLS {
        return None;
    }
    let row = |(old, new): (&Vec<&str>, &Vec<&str>)| {
        let cells = old.iter().zip(new);
        cells.map(|(old, new)| redline(old, new)).collect()
    };
    Some(old.iter().zip(new).map(row).collect())
}

fn table(document: &Document, block: usize) -> Option<Table<'_>> {
    let block = document.blocks().get(block)?;
    let BlockKind::Table(table) = block.kind() else {
        return None;
    };
    let text = |cell: &Range<usize>| block.slice(cell.clone());
    let rows = table.rows.iter();
    Some(rows.map(|cells| cells.iter().map(text).collect()).collect())
}
