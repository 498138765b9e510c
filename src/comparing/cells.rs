//! A table of a row, cell by cell.

use std::collections::HashMap;
use std::ops::Range;

use super::changes::{Row, all};
use super::parts::Part;
use crate::annotation::{Edit, redline};
use crate::difference::{Common, common};
use crate::document::{BlockKind, Document};

/// What changed in each cell of a table, row by row.
pub type Cells = Vec<Vec<Vec<Edit>>>;

impl Row {
    /// The table that a part of this row is, cell by cell. `None` where it is no table, or where its
    /// cells cannot be told from those before: the old one had other columns, or there were several
    /// blocks, or there are.
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
    table.iter().map(|row| one_sided(row, edit)).collect()
}

/// Two tables of the same columns, row by row: a row is the one that begins with the same cell.
fn both(old: &Table<'_>, new: &Table<'_>) -> Option<Cells> {
    let width = |table: &Table<'_>| table.first().map(Vec::len);
    let all = old.iter().chain(new);
    let cells = all.clone().map(Vec::len).sum::<usize>();
    let is_even = all.clone().all(|row| Some(row.len()) == width(new));
    if width(old) != width(new) || !is_even || cells > 2 * MOST_CELLS {
        return None;
    }
    let mut rows = Vec::new();
    for (before, after) in paired(old, new) {
        let row = match (old.get(before..).unwrap_or_default(), new.get(after..)) {
            _ if before == NONE => new.get(after).map(|row| one_sided(row, Edit::Insert)),
            _ if after == NONE => old.get(before).map(|row| one_sided(row, Edit::Delete)),
            ([old, ..], Some([new, ..])) => {
                let cells = old.iter().zip(new);
                Some(cells.map(|(old, new)| redline(old, new)).collect())
            }
            _ => None,
        };
        rows.extend(row);
    }
    Some(rows)
}

/// Stands for the row of a table that has none there.
const NONE: usize = usize::MAX;

/// The rows of two tables in the order in which they are read, what is gone before what is new. Where
/// both have as many rows between two that begin alike, they are each other: their first cell changed.
fn paired(old: &Table<'_>, new: &Table<'_>) -> Vec<(usize, usize)> {
    let mut numbers = HashMap::new();
    let mut keys = |table: &Table<'_>| -> Vec<u32> {
        let mut number = |row: &Vec<&str>| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let key = row.first().copied().unwrap_or_default().to_owned();
            *numbers.entry(key).or_insert(next)
        };
        table.iter().map(&mut number).collect()
    };
    let (of_old, of_new) = (keys(old), keys(new));
    let end = Common {
        old: old.len(),
        new: new.len(),
        len: 0,
    };
    let (mut before, mut after) = (0, 0);
    let mut rows = Vec::new();
    for run in common(&of_old, &of_new).into_iter().chain([end]) {
        let (gone, added) = (before..run.old, after..run.new);
        if gone.len() == added.len() {
            rows.extend(gone.zip(added));
        } else {
            rows.extend(gone.map(|row| (row, NONE)));
            rows.extend(added.map(|row| (NONE, row)));
        }
        rows.extend((0..run.len).map(|step| (run.old + step, run.new + step)));
        (before, after) = (run.old + run.len, run.new + run.len);
    }
    rows
}

fn one_sided(row: &[&str], edit: fn(String) -> Edit) -> Vec<Vec<Edit>> {
    let cells = row.iter();
    cells.map(|text| all((*text).to_owned(), edit)).collect()
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
