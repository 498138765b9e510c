//! Unicode Normalization Form C (Unicode Standard Annex #15).
//!
//! In a browser the engine's own ([`engine`](crate::engine)): the tables for it are 57 kB of compressed
//! download. The form of an assigned character never changes, so every engine and library gives the same.
//!
//! Accents are composed in pieces: browsers take the square of their number on one letter (so does
//! `ui/shaping.rs` when it lays them out). Slugs of headings are composed here too.

use std::borrow::Cow;

use crate::engine;

/// Returns the text in Normalization Form C.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    /// Below the first combining mark every text is composed already.
    const FIRST_MARK: char = '\u{300}';
    if text.chars().all(|c| c < FIRST_MARK) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(pieces(text).map(engine::compose).collect())
    }
}

/// Tells whether a character joins no character before it: nothing below the first mark does, and
/// no ideograph of the main block.
pub(crate) fn stands_alone(c: char) -> bool {
    c < '\u{300}' || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// How many code points the engine gets at once. More would let a letter with as many accents take the
/// square of their number; fewer would call the browser more often. Only a letter with more accents
/// than that has another form than the standard gives it.
const PIECE: usize = 1_024;

/// Cuts a text into pieces of about [`PIECE`] code points where nothing is composed.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at_checked(piece_end(rest))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Where the first piece ends, in bytes.
fn piece_end(text: &str) -> usize {
    let later = text.char_indices().skip(PIECE);
    let mut near = later.take(PIECE + 1).peekable();
    let Some(&(first, _)) = near.peek() else {
        return text.len();
    };
    let cut = near.find(|(_, c)| stands_alone(*c));
    cut.map_or(first, |(at, _)| at)
}
