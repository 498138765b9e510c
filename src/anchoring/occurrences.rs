//! Exact search.

use memchr::memmem::Finder;

/// Returns the byte offsets at which `pattern` occurs in `text`, in ascending order and including
/// overlaps. An empty pattern names no words and occurs nowhere.
///
/// The search is linear in the length of the text, however repetitive the text is. Overlapping
/// occurrences are found as in Knuth, Morris and Pratt (*Fast pattern matching in strings*, SIAM J.
/// Comput. 6, 1977). The next occurrence without overlap is found by substring search. Since both
/// strings are UTF-8, a match always falls on character boundaries.
pub(super) fn occurrences(text: &str, pattern: &str) -> Vec<usize> {
    let (text, pattern) = (text.as_bytes(), pattern.as_bytes());
    let mut found = Vec::new();
    if pattern.is_empty() {
        return found;
    }
    let finder = Finder::new(pattern);
    let mut borders = Vec::new();
    let mut from = 0;
    while let Some(next) = text.get(from..).and_then(|rest| finder.find(rest)) {
        found.push(from + next);
        if borders.is_empty() {
            borders = self::borders(pattern);
        }
        from = follow(
            text,
            pattern,
            &borders,
            from + next + pattern.len(),
            &mut found,
        );
    }
    found
}

/// Finds the occurrences that overlap the one ending before the byte `at`, and each other. Returns
/// the byte where no occurrence is under way any more.
fn follow(
    text: &[u8],
    pattern: &[u8],
    borders: &[usize],
    mut at: usize,
    found: &mut Vec<usize>,
) -> usize {
    let mut matched = borders.last().copied().unwrap_or(0);
    while matched > 0 {
        let Some(byte) = text.get(at) else { break };
        matched = extend(pattern, borders, matched, *byte);
        at += 1;
        if matched == pattern.len() {
            found.push(at - matched);
        }
    }
    at
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

/// The matched length of `pattern` once `byte` follows `matched` bytes of it.
fn extend(pattern: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while pattern.get(matched) != Some(&byte) {
        if matched == 0 {
            return 0;
        }
        matched = borders.get(matched).copied().unwrap_or(0);
    }
    matched + 1
}
