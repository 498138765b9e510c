//! Words that a converter left cut at the ends of printed lines: `atten- tion`.
//!
//! The hyphen may have been put in by the printer or be the word's own (`low- cost`). Only a
//! dictionary could always tell. The words that most often keep their hyphen are known here, and a
//! wrong guess changes one word of a passage, no more.

/// Words that begin compounds with a hyphen of their own.
const COMPOUNDING: [&str; 36] = [
    "all", "best", "cost", "cross", "decision", "end", "evidence", "ex", "five", "four", "full",
    "half", "high", "in", "large", "long", "low", "mid", "multi", "near", "non", "on", "one",
    "open", "policy", "self", "semi", "short", "six", "small", "so", "three", "two", "vice",
    "well", "year",
];

/// Words before which a hyphen stands for the rest of another word: `short- and long-term`.
const SUSPENDING: [&str; 14] = [
    "and", "or", "to", "as", "nor", "und", "oder", "bis", "et", "ou", "y", "e", "o", "и",
];

/// The most white space between the halves of a word (code points): a line end and an indent. More would
/// take a dash for a hyphen, fewer would miss indents.
const MOST_SPACE: usize = 8;

/// Returns the code points of a text that part a word in two: a hyphen that stood at a line end,
/// and the white space behind it.
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

/// Hyphens proper, those that editors put in their place, and soft ones; no dashes.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

/// Whether a hyphen with white space behind it parts one word.
fn joins(hyphen: char, before: &str, behind: &str) -> bool {
    let no_letter = |c: char| !c.is_alphabetic();
    let first = before.rsplit(no_letter).next().unwrap_or_default();
    let second = behind.split(no_letter).next().unwrap_or_default();
    if first.is_empty() || !second.starts_with(char::is_lowercase) {
        return false;
    }
    let keeps = |words: &[&str], word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    // A soft hyphen is never the word's own.
    hyphen == '\u{ad}' || !keeps(&COMPOUNDING, first) && !keeps(&SUSPENDING, second)
}
