//! Tables, of which a report may bring any size.

use yew::prelude::*;

use super::messages as m;
use crate::document::{Alignment, Table};

/// How many cells of a table are drawn at first, and how many columns. More would keep the page busy
/// for seconds, again at every opening; fewer would cut tables that reports have.
const CELLS: usize = 2_000;
const COLUMNS: usize = 50;

/// How many rows and columns of a table are drawn where the person asked for so many times as much.
fn reach<T>(rows: &[Vec<T>], times: usize) -> (usize, usize) {
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns = widest.min(COLUMNS * times);
    let cells = CELLS * times * times;
    (rows.len().min((cells / columns.max(1)).max(1)), columns)
}

/// How many rows and columns of a table are not drawn at first.
pub fn left<T>(rows: &[Vec<T>], times: usize) -> (usize, usize) {
    let (shown, columns) = reach(rows, times);
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    (rows.len() - shown, widest - columns)
}

/// Whether some of a table is not drawn at first.
pub fn is_large(table: &Table) -> bool {
    left(&table.rows, 1) != (0, 0)
}

/// A table, the first row of which is its head. `draw` draws what stands in a cell. Of a large one the
/// first rows and columns are drawn, `times` as many as at first, and the others are told of.
pub fn table<T>(
    columns: &[Alignment],
    rows: &[Vec<T>],
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
    let table = html! {
        <table>
            for (number, row) in rows.iter().take(shown).enumerate() {
                <tr key={number}>
                    for (column, cell) in row.iter().take(across).enumerate() {
                        if number == 0 {
                            <th scope="col" class={class(column)}>{draw(cell)}</th>
                        } else {
                            <td class={class(column)}>{draw(cell)}</td>
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
