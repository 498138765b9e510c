//! Words that a converter left split at the ends of printed lines: `atten- tion`.
//!
//! The printer may have added the hyphen, or it belongs to the word (`low- cost`). Only a
//! dictionary could always tell. This file lists the words that most often keep their hyphen. A
//! wrong guess changes one word of a passage, no more.

/// Words that begin compounds with a hyphen of their own.
const COMPOUNDING: [&str; 36] = [
    "all", "best", "cost", "cross", "decision", "end", "evidence", "ex", "five", "four", "full",
    "half", "high", "in", "large", "long", "low", "mid", "multi", "near", "non", "on", "one",
    "open", "policy", "self", "semi", "short", "six", "small", "so", "three", "two", "vice",
    "well", "year",
];

/// Words between two others of equal rank. A hyphen before such a word stands for the rest of the
/// other: `short- and long-term`.
const JOINING: [&str; 14] = [
    "and", "or", "to", "as", "nor", "und", "oder", "bis", "et", "ou", "y", "e", "o", "и",
];

/// The most white space between the halves of a word, in code points: a line end and an indent. A
/// higher value would take dashes for hyphens, a lower one would miss indents.
const MOST_SPACE: usize = 8;

/// Returns the code points of a text that split a word: a hyphen at a line end, and the white space
/// after it.
pub(super) fn line_ends(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !text.contains(is_hyphen) {
        return found;
    }
    let mut letters = text.char_indices().enumerate().peekable();
    while let Some((at, (byte, c))) = letters.next() {
        if !is_hyphen(c) {
            continue;
        }
        let before = text.get(..byte).unwrap_or_default();
        let behind = text.get(byte + c.len_utf8()..).unwrap_or_default();
        let word = behind.trim_start();
        let space = behind.get(..behind.len() - word.len()).unwrap_or_default();
        let space = space.chars().count();
        if (1..=MOST_SPACE).contains(&space) && joins(c, before, word) {
            found.extend(at..=at + space);
            for _ in 0..space {
                letters.next();
            }
        }
    }
    found
}

/// Whether a character is a hyphen: a true one, one that editors put in its place, or a soft one.
/// Dashes do not count.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

/// Whether a hyphen with white space after it splits a single word.
fn joins(hyphen: char, before: &str, behind: &str) -> bool {
    let no_letter = |c: char| !c.is_alphabetic();
    let first = before.rsplit(no_letter).next().unwrap_or_default();
    let second = behind.split(no_letter).next().unwrap_or_default();
    if first.is_empty() || !second.starts_with(char::is_lowercase) {
        return false;
    }
    // A soft hyphen never belongs to the word.
    hyphen == '\u{ad}' || !is_among(&COMPOUNDING, first) && !joins_words(second)
}

/// Returns whether a word such as *and* stands between two others of equal rank.
pub(super) fn joins_words(word: &str) -> bool {
    is_among(&JOINING, word)
}

fn is_among(words: &[&str], word: &str) -> bool {
    words.iter().any(|other| other.eq_ignore_ascii_case(word))
}
