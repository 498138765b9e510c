//! The bar and its menus; lists and numbers in a line.

use std::borrow::Borrow;

compiled!("frame");

/// Joins parts that belong together: `Li Wei · Adviser`.
pub fn side_by_side<S: Borrow<str>>(parts: &[S]) -> String {
    parts.join(" · ")
}

/// Returns the title of the page while a document is open.
pub fn page_title(symbol: &str) -> String {
    side_by_side(&[symbol, app()])
}

/// Lists names in one line. Of a very long list it names the first: `F, J, G and 4970 more`.
pub fn listed(names: &[String]) -> String {
    const MOST: usize = 30;
    let shown = joined(names.get(..MOST).unwrap_or(names));
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => list_cut(&shown, more),
    }
}

/// Lists all parts: `1, 2, 3`.
pub(super) fn joined<S: Borrow<str>>(parts: &[S]) -> String {
    parts.join(list_separator())
}

/// Lists all parts as in a sentence: `1, 2 and 3`.
pub(super) fn and<S: Borrow<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [others @ .., last] => list_end(&joined(others), last.borrow()),
    }
}

/// A count of things, with the message that states it.
pub(super) type Counted = (usize, fn(usize) -> String);

/// States each count above zero.
pub(super) fn each_counted(all: &[Counted]) -> Vec<String> {
    let there = all.iter().filter(|(count, _)| *count > 0);
    there.map(|(count, say)| say(*count)).collect()
}

/// Converts bytes to megabytes, rounded up.
pub(super) fn megabytes(bytes: u64) -> usize {
    bytes.div_ceil(1_000_000) as usize
}
