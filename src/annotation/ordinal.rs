//! Numbers of paragraphs inserted between numbered ones.

use crate::document::LATIN_ORDINALS;

/// Suggests the number for a paragraph added after the one at the address `number`. That is `5.9bis`,
/// or if taken `5.9ter`, and so on to `5.9decies`. After `5.9bis` comes `5.9ter`. `taken` tells whether
/// the document or a proposal already has an address.
///
/// An item's ordinal goes inside its bracket, separated from a letter by a space: `6.1 b bis)` after
/// `6.1 b)`. On paper, italics distinguish the ordinal from the letter; plain text has only the space.
///
/// `None` if the address has no number to continue from (`Title`, `5.9 ¶2`), and after the tenth.
pub fn next_number(number: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let number = Number::parse(number)?;
    let numbers = LATIN_ORDINALS.iter().skip(number.ordinals);
    let mut numbers = numbers.map(|ordinal| number.with(ordinal));
    numbers.find(|number| !taken(number))
}

/// A parsed address.
struct Number<'a> {
    /// The address without ordinal and bracket: `5.9`, `6.1 b`.
    stem: &'a str,
    /// `)` if the address ends with an item's marker.
    bracket: &'static str,
    /// The separator between the stem and an ordinal.
    space: &'static str,
    /// The number of ordinals used so far: two for `5.9ter`.
    ordinals: usize,
}

impl<'a> Number<'a> {
    fn parse(address: &'a str) -> Option<Self> {
        let (inner, bracket) = match address.strip_suffix(')') {
            Some(inner) => (inner, ")"),
            None => (address, ""),
        };
        let (stem, ordinals) = without_ordinal(inner);
        let (before, token) = stem.rsplit_once(' ').unwrap_or(("", stem));
        let is_letter = is_letter(token);
        let fits = match bracket {
            "" => is_number(token) && (before.is_empty() || follows_number(before)),
            _ => is_letter || is_number(token),
        };
        fits.then_some(Self {
            stem,
            bracket,
            space: if is_letter { " " } else { "" },
            ordinals,
        })
    }

    fn with(&self, ordinal: &str) -> String {
        let Self {
            stem,
            bracket,
            space,
            ..
        } = self;
        format!("{stem}{space}{ordinal}{bracket}")
    }
}

/// Splits off the ordinal at the end of an address; returns its position in the list, counted from one.
fn without_ordinal(address: &str) -> (&str, usize) {
    // From the end of the list, because `quater` ends with `ter`.
    let mut ordinals = LATIN_ORDINALS.iter().enumerate().rev();
    let found = ordinals.find_map(|(index, ordinal)| {
        let stem = address.strip_suffix(ordinal)?;
        Some((stem.trim_end(), index + 1))
    });
    found.unwrap_or((address, 0))
}

/// Returns whether a token is a number such as `5.9`, `5.9A` or `3`; a year is not.
fn is_number(token: &str) -> bool {
    let digits = token.strip_suffix(|c: char| c.is_ascii_uppercase());
    digits
        .unwrap_or(token)
        .split('.')
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns whether a token is `b`, `aa`, `iv`, or a letter of another script.
fn is_letter(token: &str) -> bool {
    let mut chars = token.chars();
    let Some(first) = chars.next().filter(|c| c.is_alphabetic()) else {
        return false;
    };
    chars.clone().all(|c| c == first) || token.bytes().all(|byte| b"ivxlIVXL".contains(&byte))
}

/// Returns whether a plain number after this part of an address counts something: `Article 2,`, `1.1 b)`,
/// `1.1`, `Article`.
fn follows_number(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or(before);
    last.ends_with([',', ')']) || is_number(last) || before.chars().all(char::is_alphabetic)
}
