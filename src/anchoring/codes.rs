//! Codes of papers as single words: `A/RES/68/1`, `M.1036`.
//!
//! Parts of a code tell nothing. Many codes of one report share all parts but the last.

use std::ops::Range;

use super::folding::Letter;
use super::joining::joins;

/// The most letters of a code. Of a longer one, the rest is another word. A higher value takes
/// longer in texts of slashes, a lower one would cut the longest symbols of papers.
pub(super) const LONGEST_CODE: usize = 48;

/// The signs that join the parts of a code.
pub(super) const SIGNS: [char; 3] = ['/', '-', '.'];

/// The most letters before the first dot of a code, as in `Rev.1`. With more, the end of a sentence
/// and the number of its footnote would be a code.
const SHORT: usize = 3;

/// Returns one past the last letter of the code that begins at `start`, if one does. Slashes and
/// dots join its parts, and some part has a figure.
pub(super) fn code_end(letters: &[Letter], start: usize) -> Option<usize> {
    let letters = letters
        .get(..start.saturating_add(LONGEST_CODE))
        .unwrap_or(letters);
    let part = |from: usize| {
        let rest = letters.get(from..).unwrap_or_default().iter();
        from..from + rest.take_while(|letter| joins(letter.letter)).count()
    };
    let has_figure = |part: &Range<usize>| {
        let mut part = letters.get(part.clone()).unwrap_or_default().iter();
        part.any(|letter| letter.letter.is_numeric())
    };
    let mut last = part(start);
    let (mut is_joined, mut figures) = (false, has_figure(&last));
    while let Some(sign) = letters.get(last.end).map(|sign| sign.letter) {
        let next = part(last.end + 1);
        let is_short = is_joined || last.len() <= SHORT || has_figure(&last);
        let joins = match sign {
            '/' | '-' => !next.is_empty(),
            '.' => is_short && has_figure(&next),
            _ => false,
        };
        if !joins || last.is_empty() {
            break;
        }
        is_joined |= sign != '-';
        figures |= has_figure(&next);
        last = next;
    }
    (is_joined && figures).then_some(last.end)
}

/// Returns whether a word is a code: one with a slash, or with a dot and letters.
pub(super) fn is_code(word: &str) -> bool {
    let has_letters = word.contains(char::is_alphabetic);
    word.len() > 1
        && word.contains(char::is_numeric)
        && (word.contains('/') || word.contains('.') && has_letters)
}

/// Returns the index of the sign after a letter that counts a paragraph but is part of its `text`:
/// `א. `, `(στ) `, `أ - `. Such letters change with every item inserted or deleted, and so tell
/// nothing. A capital with a dot is an initial.
pub(super) fn counting_sign(text: &str, letters: &[Letter]) -> Option<usize> {
    /// The most letters, as in the tenth and later items.
    const MOST: usize = 2;
    let sign = |at: usize| letters.get(at).map(|letter| letter.letter);
    let start = usize::from(matches!(sign(0)?, '(' | '['));
    let is_letter = |at: &usize| sign(*at).is_some_and(char::is_alphabetic);
    let mut at = (start..=start + MOST).find(|at| !is_letter(at))?;
    let count = at - start;
    if sign(at) == Some(' ') && sign(at + 1) == Some('-') {
        at += 1;
    }
    let original = text.chars().nth(letters.get(start)?.start);
    let is_capital = original.is_some_and(char::is_uppercase);
    let is_closed = match sign(at)? {
        ')' => start == 0 || count == 1 || !sign(start)?.is_ascii(),
        '.' => start == 0 && !is_capital,
        '-' | '\'' | '\u{5f3}' => start == 0 && count == 1 && !is_capital,
        ']' => start == 1 && count == 1 && !is_capital,
        _ => false,
    };
    (is_closed && count > 0 && sign(at + 1)? == ' ').then_some(at)
}
