//! The words of the first drawing, before the app has loaded.

compiled!("first");

/// Shortens a very long section title, so that it fits in a line.
pub fn short_name(name: &str) -> String {
    const MOST: usize = 200;
    match name.char_indices().nth(MOST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
    }
}

/// States how much of a large table is not shown: `… 1960 more rows and 1950 more columns.`
pub fn table_left(rows: usize, columns: usize) -> String {
    match (rows, columns) {
        (rows, 0) => table_left_rows(rows),
        (0, columns) => table_left_columns(columns),
        (rows, columns) => table_left_both(rows, columns),
    }
}

/// Labels the button that shows the next part of a list: `Show 50 more of 136`.
pub fn show_more(next: usize, rest: usize) -> String {
    if next == rest {
        show_rest(rest)
    } else {
        show_next(next, rest)
    }
}
