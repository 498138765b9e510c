//! The table of a row, cell by cell.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::changes::{Row, all};
use super::parts::Part;
use crate::annotation::{Edit, redline};
use crate::cells::{Grid, Tables};
use crate::difference::{Common, common};
use crate::document::{BlockKind, Document};

/// Two tables as one: the rows and columns of the new table, and deleted ones at their old place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The cells, row by row; all rows have the same length.
    pub rows: Vec<Vec<Cell>>,
    /// The index of each column in the new table, or in the old table if the column is gone.
    pub columns: Vec<usize>,
    /// The number of rows that moved relative to the others.
    pub moved_rows: usize,
    /// The number of columns that moved relative to the others.
    pub moved_columns: usize,
}

/// A cell of the two tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its changes.
    pub edits: Vec<Edit>,
    /// The start of its text in the text of the old table, in code points.
    pub old_start: usize,
    /// The start of its text in the text of the new table, in code points.
    pub new_start: usize,
}

impl Row {
    /// Returns the table in a part of this row, cell by cell. `None` if the part is not a table, or if
    /// either side has several blocks.
    pub fn cells(&self, part: &Part, old: &Document, new: &Document) -> Option<Cells> {
        let none = Table::new();
        match (self.old.len(), self.new.len()) {
            (0, _) => Some(Cells::of(&none, &table(new, part.block)?)),
            (_, 0) => Some(Cells::of(&table(old, part.block)?, &none)),
            (1, 1) => {
                let (old, new) = (table(old, self.old.start)?, table(new, self.new.start)?);
                let count = |table: &Table<'_>| table.iter().map(Vec::len).sum::<usize>();
                (count(&old).max(count(&new)) <= MOST_CELLS).then(|| Cells::of(&old, &new))
            }
            _ => None,
        }
    }
}

/// The most cells of a table that is compared cell by cell. More would keep the page busy; fewer would
/// show long tables as replaced.
const MOST_CELLS: usize = 20_000;

/// The texts of a table's cells, each with its start in the table's text, in code points.
type Table<'a> = Vec<Vec<(&'a str, usize)>>;

impl Cells {
    fn of(old: &Table<'_>, new: &Table<'_>) -> Self {
        let mut words = Numbers::default();
        let (of_old, of_new) = (words.of(old), words.of(new));
        let found = Tables {
            old: &grid(&of_old),
            new: &grid(&of_new),
            has_head: true,
            has_letters: &|word| words.has_letters(word),
        }
        .aligned();
        let width = |table: &Table<'_>| table.iter().map(Vec::len).max().unwrap_or(0);
        let mut row_of_old = found.rows;
        pair_between(&mut row_of_old, new.len());
        let rows = Order::of(&row_of_old, new.len());
        let columns = Order::of(&found.columns, width(new));
        let both = |row: &Track, column: &Track| {
            let before = cell(old, row.old, column.old);
            let after = cell(new, row.new, column.new);
            let edits = match (before, after) {
                (Some((before, _)), Some((after, _))) => redline(before, after),
                (Some((before, _)), None) => all(before.to_owned(), Edit::Delete),
                (None, Some((after, _))) => all(after.to_owned(), Edit::Insert),
                (None, None) => Vec::new(),
            };
            Cell {
                edits,
                old_start: before.map_or(0, |(_, start)| start),
                new_start: after.map_or(0, |(_, start)| start),
            }
        };
        let row = |row: &Track| {
            let cells = columns.places.iter().map(|column| both(row, column));
            cells.collect()
        };
        let number = |column: &Track| column.new.or(column.old).unwrap_or_default();
        Self {
            rows: rows.places.iter().map(row).collect(),
            columns: columns.places.iter().map(number).collect(),
            moved_rows: rows.moved,
            moved_columns: columns.moved,
        }
    }
}

fn cell<'a>(
    table: &Table<'a>,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<(&'a str, usize)> {
    table.get(row?)?.get(column?).copied()
}

/// A row or column, in one or both tables.
#[derive(Clone, Copy)]
struct Track {
    old: Option<usize>,
    new: Option<usize>,
}

/// The reading order of rows or columns: the new order, with deleted ones at their old place.
struct Order {
    places: Vec<Track>,
    /// The number that moved.
    moved: usize,
}

impl Order {
    fn of(new_of_old: &[Option<usize>], new_len: usize) -> Self {
        let mut old_of_new = vec![None; new_len];
        for (old, new) in new_of_old.iter().enumerate() {
            if let Some(place) = new.and_then(|new| old_of_new.get_mut(new)) {
                *place = Some(old);
            }
        }
        let staying = staying(new_of_old, &old_of_new);
        let mut places = Vec::new();
        let (mut old_at, mut new_at) = (0, 0);
        for (old, new) in staying.iter().copied().chain([(new_of_old.len(), new_len)]) {
            let is_gone = |old: &usize| new_of_old.get(*old) == Some(&None);
            let gone = (old_at..old).filter(is_gone);
            places.extend(gone.map(|old| Track {
                old: Some(old),
                new: None,
            }));
            places.extend((new_at..(new + 1).min(new_len)).map(|new| Track {
                old: old_of_new.get(new).copied().flatten(),
                new: Some(new),
            }));
            (old_at, new_at) = (old + 1, new + 1);
        }
        let both = new_of_old.iter().flatten().count();
        Self {
            places,
            moved: both - staying.len(),
        }
    }
}

/// Returns as many pairs as possible that keep their order.
fn staying(new_of_old: &[Option<usize>], old_of_new: &[Option<usize>]) -> Vec<(usize, usize)> {
    let number = |new: usize| u32::try_from(new).unwrap_or(u32::MAX);
    let paired = |all: &[Option<usize>]| -> Vec<usize> {
        let all = all.iter().enumerate();
        all.filter_map(|(at, other)| other.map(|_| at)).collect()
    };
    let (old, new) = (paired(new_of_old), paired(old_of_new));
    let partners: Vec<u32> = new_of_old
        .iter()
        .flatten()
        .map(|new| number(*new))
        .collect();
    let own: Vec<u32> = new.iter().map(|new| number(*new)).collect();
    let runs = common(&partners, &own).into_iter();
    runs.flat_map(|Common { old, new, len }| (0..len).map(move |step| (old + step, new + step)))
        .filter_map(|(at, place)| Some((*old.get(at)?, *new.get(place)?)))
        .collect()
}

/// Pairs the remaining rows between two pairs in order, if both tables have equally many. Then only the
/// words that begin each row have changed.
fn pair_between(new_of_old: &mut [Option<usize>], new_len: usize) {
    let mut is_taken = vec![false; new_len];
    for new in new_of_old.iter().flatten() {
        is_taken
            .get_mut(*new)
            .into_iter()
            .for_each(|taken| *taken = true);
    }
    let (mut old_from, mut new_from) = (0, 0);
    let pairs = new_of_old.iter().copied().enumerate();
    let pairs = pairs.filter_map(|(old, new)| Some((old, new?)));
    let pairs: Vec<_> = pairs.chain([(new_of_old.len(), new_len)]).collect();
    for (old, new) in pairs {
        let gone: Vec<usize> = (old_from..old).collect();
        let added: Vec<usize> = (new_from..new.max(new_from)).collect();
        let is_free = |new: &usize| is_taken.get(*new) == Some(&false);
        if gone.len() == added.len() && added.iter().all(is_free) {
            for (old, new) in gone.into_iter().zip(added) {
                new_of_old
                    .get_mut(old)
                    .into_iter()
                    .for_each(|place| *place = Some(new));
            }
        }
        (old_from, new_from) = (old + 1, new + 1);
    }
}

/// The words of tables, numbered.
#[derive(Default)]
struct Numbers<'a> {
    of_word: HashMap<&'a str, u32>,
    lettered: Vec<bool>,
}

/// The cells of a table as the numbers of their words.
type Numbered = Vec<Vec<Vec<u32>>>;

impl<'a> Numbers<'a> {
    fn of(&mut self, table: &Table<'a>) -> Numbered {
        let mut cell = |(text, _): &(&'a str, usize)| {
            let words = text.unicode_words();
            words.map(|word| self.number(word)).collect()
        };
        let mut row = |cells: &Vec<(&'a str, usize)>| cells.iter().map(&mut cell).collect();
        table.iter().map(&mut row).collect()
    }

    fn number(&mut self, word: &'a str) -> u32 {
        let next = u32::try_from(self.lettered.len()).unwrap_or(u32::MAX);
        *self.of_word.entry(word).or_insert_with(|| {
            self.lettered.push(word.contains(char::is_alphabetic));
            next
        })
    }

    fn has_letters(&self, word: u32) -> bool {
        self.lettered.get(word as usize) == Some(&true)
    }
}

fn grid(table: &Numbered) -> Grid<'_> {
    let rows = table.iter();
    rows.map(|cells| cells.iter().map(Vec::as_slice).collect())
        .collect()
}

fn table(document: &Document, block: usize) -> Option<Table<'_>> {
    let block = document.blocks().get(block)?;
    let BlockKind::Table(table) = block.kind() else {
        return None;
    };
    let text = |cell: &Range<usize>| (block.slice(cell.clone()), cell.start);
    let rows = table.rows.iter();
    Some(rows.map(|cells| cells.iter().map(text).collect()).collect())
}
