//! The header cells and spans of a table.

use crate::document::{CellForm, Table};
use crate::sort::sort_by;

/// The cells of a table that are headers or span several cells.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    head: usize,
    cells: &'a [CellForm],
}

/// The kind of a cell, with the number of rows and columns that it spans, if more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The value of `scope` for a header cell; `None` for a cell of data.
    pub header: Option<&'static str>,
    /// How many rows the cell spans, if more than one.
    pub rows: Option<usize>,
    /// How many columns the cell spans, if more than one.
    pub columns: Option<usize>,
}

impl Default for Form<'_> {
    /// Makes the form of a table whose first row is its header.
    fn default() -> Self {
        Self {
            head: 1,
            cells: &[],
        }
    }
}

impl<'a> Form<'a> {
    /// Takes the form of a table.
    pub fn of(table: &'a Table) -> Self {
        Self {
            head: table.head,
            cells: &table.forms,
        }
    }

    /// Lists, in order, the cells covered by others that span them, as far as the table is drawn.
    pub fn covered(self, (rows, columns): (usize, usize)) -> Vec<(usize, usize)> {
        let mut covered = Vec::new();
        for form in self.cells.iter().take_while(|form| form.row < rows) {
            for row in form.row..(form.row + form.rows).min(rows) {
                let across = form.column..(form.column + form.columns).min(columns);
                let places = across.map(|column| (row, column));
                covered.extend(places.filter(|place| *place != (form.row, form.column)));
            }
        }
        sort_by(&mut covered, Ord::cmp);
        covered
    }

    /// Returns the kind and the span of a cell.
    pub fn scope(self, row: usize, column: usize) -> Scope {
        let own = self.cell(row, column);
        let reach = |all: fn(&CellForm) -> usize| own.map(all).filter(|reach| *reach > 1);
        let (rows, columns) = (reach(|form| form.rows), reach(|form| form.columns));
        let header = match own {
            _ if row < self.head && columns.is_some() => Some("colgroup"),
            _ if row < self.head => Some("col"),
            Some(own) if own.head && rows.is_some() => Some("rowgroup"),
            Some(own) if own.head => Some("row"),
            _ => None,
        };
        Scope {
            header,
            rows,
            columns,
        }
    }

    fn cell(self, row: usize, column: usize) -> Option<&'a CellForm> {
        let place = |form: &CellForm| (form.row, form.column);
        let found = self.cells.binary_search_by_key(&(row, column), place);
        found.ok().and_then(|found| self.cells.get(found))
    }
}
