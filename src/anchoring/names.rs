//! Names, and phrases that have become part of a longer name: `Guinea`, `Equatorial Guinea`.
//!
//! The words of a longer name are about somebody else. In scripts with capitals, two adjacent capitals make one name. In
//! others, only a phrase that was an item of its own can be judged.

use super::TextRange;
use super::hyphens::joins_words;
use super::plain_text::PlainText;
use super::quote::Quote;
use crate::document::BlockKind;

/// The fewest letters of a word that makes another name. Shorter words are titles and initials: `Mr`,
/// `Dr`, `J`.
const LEAST_LETTERS: usize = 3;

/// The most letters of an item in a script without capitals that may be a name. Longer ones are
/// sentences, which grow in other ways.
const LONGEST: usize = 12;

/// The most small words inside a name, and their most letters: `Republic of the Congo`.
const MOST_SMALL: usize = 2;
const LONGEST_SMALL: usize = 3;

/// Returns whether a phrase is a name of several words: all have capitals, and none is also written
/// small. `is_small` tells that of a word.
pub(super) fn is_name(phrase: &str, is_small: impl Fn(&str) -> bool) -> bool {
    let words = || phrase.split(no_letter).filter(|word| !word.is_empty());
    words().nth(1).is_some() && words().all(|word| is_capital(word) && !is_small(word))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn no_letter(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '\'' | '’')
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Returns whether the quoted words, found in `range`, are now part of a longer name. `is_small`
/// tells whether a word also occurs with a small letter.
pub(super) fn is_in_longer_name(
    quote: &Quote<'_>,
    range: &TextRange,
    text: &PlainText<'_>,
    is_small: impl Fn(&str) -> bool,
) -> bool {
    let kind = text.block(range.block).map(|block| block.kind());
    if matches!(kind, Some(BlockKind::Heading { .. })) {
        return false;
    }
    let at = text.bytes(range);
    let all = text.text();
    let sides = [
        (Side::Before, quote.prefix, all.get(..at.start)),
        (Side::After, quote.suffix, all.get(at.end..)),
    ];
    let is_item = sides.iter().all(|side| word(side.0, side.1).is_empty());
    let exact = quote.exact.trim();
    sides.into_iter().any(|(side, old, new)| {
        let (old, new) = (word(side, old), new.unwrap_or_default());
        let edge = match side {
            Side::Before => word(Side::After, exact),
            Side::After => word(Side::Before, exact),
        };
        let added = word(side, new);
        if added.is_empty() || added == old || edge.is_empty() {
            return false;
        }
        if has_no_case(edge) {
            return is_item && has_no_case(added) && exact.chars().count() <= LONGEST;
        }
        // The other cells of a row tell that it is the same.
        let goes_on = is_item && !matches!(kind, Some(BlockKind::Table(_)));
        let added = if goes_on {
            beyond_small(side, new)
        } else {
            added
        };
        let is_long = added.chars().count() >= LEAST_LETTERS;
        let is_name = |word: &str| is_capital(word) && !is_small(word);
        is_long && is_name(edge) && is_name(added)
    })
}

/// The word at the end of a text before a phrase, or at the beginning of the text after it. The word
/// is empty if more than a space or a hyphen is between.
fn word(side: Side, text: &str) -> &str {
    let apart = [' ', '\u{a0}', '-', '\u{2011}'];
    let word = match side {
        Side::Before => text
            .strip_suffix(apart)
            .unwrap_or(text)
            .rsplit(no_letter)
            .next(),
        Side::After => text
            .strip_prefix(apart)
            .unwrap_or(text)
            .split(no_letter)
            .next(),
    };
    word.unwrap_or_default()
}

/// The first word that is not a small one.
fn beyond_small(side: Side, text: &str) -> &str {
    let mut rest = text;
    for _ in 0..MOST_SMALL {
        let small = word(side, rest);
        let letters = small.chars().count();
        let is_small = small.starts_with(char::is_lowercase) && letters <= LONGEST_SMALL;
        if !is_small || joins_words(small) {
            break;
        }
        let len = small.len() + 1;
        rest = match side {
            Side::Before => rest.get(..rest.len() - len),
            Side::After => rest.get(len..),
        }
        .unwrap_or_default();
    }
    word(side, rest)
}

fn has_no_case(word: &str) -> bool {
    let mut letters = word.chars();
    letters.all(|c| !c.is_lowercase() && !c.is_uppercase() && c.is_alphabetic())
}
