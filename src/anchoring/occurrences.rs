//! Exact search.

/// The byte offsets at which `pattern` occurs in `text`, overlapping ones too, in ascending order.
/// An empty pattern occurs nowhere: it names no words.
///
/// Knuth, Morris and Pratt, *Fast pattern matching in strings*, SIAM J. Comput. 6 (1977): linear
/// in the length of the text whatever repeats, unlike a substring search begun anew after each hit.
/// Both strings being UTF-8, a match always falls on character boundaries.
pub(super) fn occurrences(text: &str, pattern: &str) -> Vec<usize> {
    let (text, pattern) = (text.as_bytes(), pattern.as_bytes());
    let mut found = Vec::new();
    if pattern.is_empty() || pattern.len() > text.len() {
        return found;
    }
    let borders = borders(pattern);
    let mut matched = 0;
    for (at, byte) in text.iter().enumerate() {
        matched = extend(pattern, &borders, matched, *byte);
        if matched == pattern.len() {
            found.push(at + 1 - matched);
        }
    }
    found
}

/// For each length of a prefix of `pattern`, the length of its longest proper prefix that is also
/// its suffix.
fn borders(pattern: &[u8]) -> Vec<usize> {
    let mut borders = vec![0, 0];
    for byte in pattern.iter().skip(1) {
        let border = borders.last().copied().unwrap_or(0);
        let next = extend(pattern, &borders, border, *byte);
        borders.push(next);
    }
    borders
}

/// How much of `pattern` is matched once `byte` follows `matched` bytes of it.
fn extend(pattern: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while pattern.get(matched) != Some(&byte) {
        if matched == 0 {
            return 0;
        }
        matched = borders.get(matched).copied().unwrap_or(0);
    }
    matched + 1
}
