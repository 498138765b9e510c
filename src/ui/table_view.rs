//! Tables, which may be of any size in a report.

use yew::prelude::*;

use super::messages as m;
use crate::document::{Alignment, Table};
use crate::page::Form;

/// How many cells and columns of a table are drawn at first. More would keep the page busy for seconds
/// at every opening. Fewer would cut tables of real reports.
const CELLS: usize = 2_000;
const COLUMNS: usize = 50;

/// Returns how many rows and columns of a table are drawn after `times` portions were asked for.
fn reach<T>(rows: &[Vec<T>], times: usize) -> (usize, usize) {
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns = widest.min(COLUMNS * times);
    let cells = CELLS * times * times;
    (rows.len().min((cells / columns.max(1)).max(1)), columns)
}

/// Returns how many rows and columns of a table are left out after `times` portions were asked for.
pub fn left<T>(rows: &[Vec<T>], times: usize) -> (usize, usize) {
    let (shown, columns) = reach(rows, times);
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    (rows.len() - shown, widest - columns)
}

/// Returns whether part of a table is left out at first.
pub fn is_large(table: &Table) -> bool {
    left(&table.rows, 1) != (0, 0)
}

/// Draws a table with a form; `draw` draws the content of a cell. Of a large table the first rows and
/// columns are drawn, `times` as many as at first. A line mentions the rest.
pub fn table<T>(
    columns: &[Alignment],
    rows: &[Vec<T>],
    form: Form<'_>,
    times: usize,
    draw: impl Fn(&T) -> Html,
) -> Html {
    let (shown, across) = reach(rows, times);
    let (rows_left, columns_left) = left(rows, times);
    let class = |column: usize| match columns.get(column) {
        Some(Alignment::Right) => "right",
        Some(Alignment::Center) => "center",
        _ => "",
    };
    let covered = form.covered((shown, across));
    let drawn = |number: usize, column: usize, cell: &T| {
        let scope = form.scope(number, column);
        let rowspan = scope.rows.map(|rows| rows.to_string());
        let colspan = scope.columns.map(|columns| columns.to_string());
        let class = class(column);
        match scope.header {
            Some(scope) => html! { <th {scope} {class} {rowspan} {colspan}>{draw(cell)}</th> },
            None => html! { <td {class} {rowspan} {colspan}>{draw(cell)}</td> },
        }
    };
    let is_drawn = |row, column| covered.binary_search(&(row, column)).is_err();
    let table = html! {
        <table>
            for (number, row) in rows.iter().take(shown).enumerate() {
                <tr key={number}>
                    for (column, cell) in row.iter().enumerate().take(across) {
                        if is_drawn(number, column) {
                            {drawn(number, column, cell)}
                        }
                    }
                </tr>
            }
        </table>
    };
    if (rows_left, columns_left) == (0, 0) {
        return table;
    }
    html! { <>{table}<p class="hint">{m::table_left(rows_left, columns_left)}</p></> }
}
