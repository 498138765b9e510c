//! Finding words that a person typed, perhaps not exactly as printed.

use std::ops::Range;

use super::folding::{is_unseen, plain};
use super::hyphens::line_ends;
use super::snap::to_graphemes;
use crate::fold::ligature;

/// Returns the places of the typed words in `text`, in code points, in order and without overlap.
///
/// Ignored differences: case, the form of quotation marks, apostrophes and hyphens, ligatures,
/// hyphens at line ends, and the amount of white space. Matches consist of whole characters
/// (grapheme clusters). An empty input has no places.
pub fn typed_places(text: &str, typed: &str) -> Vec<Range<usize>> {
    let places = places(text, typed, true);
    if places.is_empty() {
        // The input may be half a word with its hyphen.
        return self::places(text, typed, false);
    }
    places
}

fn places(text: &str, typed: &str, fold: bool) -> Vec<Range<usize>> {
    let (text_letters, typed) = (letters(text, fold), letters(typed.trim(), fold));
    let mut places: Vec<Range<usize>> = Vec::new();
    if typed.is_empty() {
        return places;
    }
    for (start, window) in text_letters.windows(typed.len()).enumerate() {
        let same = window.iter().zip(&typed).all(|(a, b)| a.letter == b.letter);
        let next = text_letters.get(start + typed.len());
        let (Some(first), Some(last)) = (window.first(), window.last()) else {
            continue;
        };
        // A capital that has two small letters is found whole or not at all.
        let cuts = first.continues || next.is_some_and(|next| next.continues);
        let overlaps = places.last().is_some_and(|place| first.at < place.end);
        let place = first.at..last.end;
        if same && !cuts && !overlaps && to_graphemes(text, place.clone()) == place {
            places.push(place);
        }
    }
    places
}

/// A letter in its form for comparison.
struct Letter {
    letter: char,
    /// The place of the letter, in code points.
    at: usize,
    end: usize,
    /// Whether the letter shares its code point with the letter before it.
    continues: bool,
}

/// The letters of a text: all of them or, if `fold` is set, only those that make a difference.
fn letters(text: &str, fold: bool) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let hyphens = if fold { line_ends(text) } else { Vec::new() };
    let mut hyphens = hyphens.into_iter().peekable();
    for (at, c) in text.chars().enumerate() {
        if hyphens.next_if_eq(&at).is_some() || fold && is_unseen(c) {
            continue;
        }
        if let Some(parts) = ligature(c).filter(|_| fold) {
            letters.extend(parts.chars().enumerate().map(|(part, letter)| Letter {
                letter,
                at,
                end: at + 1,
                continues: part > 0,
            }));
            continue;
        }
        let c = plain(c);
        if let Some(last) = letters.last_mut()
            && c == ' '
            && last.letter == ' '
        {
            last.end = at + 1;
            continue;
        }
        letters.extend(c.to_lowercase().enumerate().map(|(part, letter)| Letter {
            letter,
            at,
            end: at + 1,
            continues: part > 0,
        }));
    }
    letters
}
