//! Adds, removes and moves rows and columns of tables; changes cells.

use super::super::model::{self, Gap, Kind, Word};
use super::super::operation::Operation;
use super::Editor;
use std::ops::Range;

impl Editor<'_> {
    /// Makes one or two changes to a table: a row is often inserted above one that changed.
    pub(super) fn edit_table(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind == Kind::Table)?;
        let mut changed = None;
        for _ in 0..self.random.between(1, 2) {
            let done = match self.random.below(8) {
                0..=2 => self.edit_rows(at),
                3..=4 => self.change_cell(at),
                5 => self.take_column(at),
                6 => self.swap_columns(at),
                _ => self.sort_rows(at),
            };
            changed = changed.or(done);
        }
        changed?;
        self.touch(Operation::TableEdit, at..at + 1);
        Some(())
    }

    /// Adds or removes a row, or moves it down.
    fn edit_rows(&mut self, at: usize) -> Option<()> {
        let rows = rows(&self.blocks()[at].words);
        if rows.len() < 4 {
            return None;
        }
        let row = self.random.between(1, rows.len() - 2);
        let action = self.random.below(3);
        let (row, next) = (rows[row].clone(), rows[row + 1].clone());
        let put = self.row_like(at, &row);
        let words = &mut self.report.blocks[at].words;
        match action {
            0 => {
                words.splice(row.start..row.start, put?);
            }
            1 => {
                words.drain(row);
            }
            _ => words[row.start..next.end].rotate_left(row.len()),
        }
        Some(())
    }

    /// Changes a figure or word in a cell that is not the first of its row.
    fn change_cell(&mut self, at: usize) -> Option<()> {
        let rows = rows(&self.blocks()[at].words);
        let row = self.random.pick(&rows[1..]).clone();
        let cells = cells(&self.blocks()[at].words, &row);
        let cell = self.random.pick(cells.get(1..)?).clone();
        let gap = self.blocks()[at].words[cell.end - 1].gap;
        let known: Vec<_> = self.blocks()[at].words.iter().map(Word::folded).collect();
        let drawn = self.lexicon.draw("thing", self.random);
        let mut put = model::words(&drawn, self.lexicon);
        put.retain(|word| !known.contains(&word.folded()));
        put.last_mut()?.gap = gap;
        self.report.blocks[at].words.splice(cell, put);
        Some(())
    }

    fn take_column(&mut self, at: usize) -> Option<()> {
        let table = self.table(at)?;
        let columns = table.first()?.len();
        let gone = self
            .random
            .between(1, columns.checked_sub(1).filter(|last| *last > 0)?);
        self.put_table(at, table, |row| {
            row.remove(gone);
        });
        Some(())
    }

    fn swap_columns(&mut self, at: usize) -> Option<()> {
        let table = self.table(at)?;
        let last = table.first()?.len().checked_sub(1)?;
        self.put_table(at, table, |row| row.swap(0, last));
        Some(())
    }

    fn sort_rows(&mut self, at: usize) -> Option<()> {
        let mut table = self.table(at)?;
        let key = |row: &Vec<Vec<Word>>| {
            let words = row.iter().flatten().map(Word::folded);
            words.collect::<Vec<_>>()
        };
        table.get_mut(1..)?.sort_by_key(key);
        self.put_table(at, table, |_| {});
        Some(())
    }

    /// Returns the cells of a table; `None` if its rows differ in length.
    fn table(&self, at: usize) -> Option<Vec<Vec<Vec<Word>>>> {
        let words = &self.blocks()[at].words;
        let row = |row: &Range<usize>| {
            let cells = cells(words, row).into_iter();
            cells.map(|cell| words[cell].to_vec()).collect::<Vec<_>>()
        };
        let table: Vec<_> = rows(words).iter().map(row).collect();
        let width = table.first()?.len();
        table.iter().all(|row| row.len() == width).then_some(table)
    }

    fn put_table(
        &mut self,
        at: usize,
        mut table: Vec<Vec<Vec<Word>>>,
        mut change: impl FnMut(&mut Vec<Vec<Word>>),
    ) {
        let mut words = Vec::new();
        for row in &mut table {
            change(row);
            let last = row.len() - 1;
            for (column, cell) in row.iter_mut().enumerate() {
                if let Some(word) = cell.last_mut() {
                    word.gap = if column == last { Gap::Row } else { Gap::Cell };
                }
                words.append(cell);
            }
        }
        self.report.blocks[at].words = words;
    }

    /// Returns a new row with as many cells.
    fn row_like(&mut self, at: usize, row: &Range<usize>) -> Option<Vec<Word>> {
        let cells = cells(&self.blocks()[at].words, row).len();
        let cells: Vec<_> = (0..cells)
            .map(|_| self.lexicon.draw("thing", self.random))
            .collect();
        let mut words = model::words(&cells.join(" | "), self.lexicon);
        words.last_mut()?.gap = Gap::Row;
        Some(words)
    }
}

/// Returns the rows of a table's words.
fn rows(words: &[Word]) -> Vec<Range<usize>> {
    parts(words, &(0..words.len()), |word| word.gap == Gap::Row)
}

/// Returns the cells of one of its rows.
fn cells(words: &[Word], row: &Range<usize>) -> Vec<Range<usize>> {
    parts(words, row, Word::ends_cell)
}

fn parts(words: &[Word], all: &Range<usize>, ends: impl Fn(&Word) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = all.start;
    for at in all.clone() {
        if ends(&words[at]) || at + 1 == all.end {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    parts
}
