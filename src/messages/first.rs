//! What the first drawing says, before the app is there.

compiled!("first");

/// Cuts a very long title of a section, so that it fits in a line.
pub fn short_name(name: &str) -> String {
    const MOST: usize = 200;
    match name.char_indices().nth(MOST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
    }
}

/// Says how much of a large table is not shown: `… 1960 more rows and 1950 more columns.`
pub fn table_left(rows: usize, columns: usize) -> String {
    match (rows, columns) {
        (rows, 0) => table_left_rows(rows),
        (0, columns) => table_left_columns(columns),
        (rows, columns) => table_left_both(rows, columns),
    }
}

/// Says what a button does that shows the next part of a list: `Show 50 more of 136`.
pub fn show_more(next: usize, rest: usize) -> String {
    if next == rest {
        show_rest(rest)
    } else {
        show_next(next, rest)
    }
}
