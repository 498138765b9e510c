//! Unicode Normalization Form C (Unicode Standard Annex #15).
//!
//! In a browser the engine's own is used ([`engine`](crate::engine)): its tables would be 57 kB of
//! compressed download. The form of an assigned character never changes, so all engines and libraries
//! agree.
//!
//! Accents are composed in pieces: browsers take time quadratic in the number of accents on one letter.
//! (`ui/shaping.rs` limits the same cost in layout.) Slugs of headings are composed here too.

use std::borrow::Cow;

use crate::engine;

/// Returns the text in Normalization Form C.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    /// The first combining mark. A text with only lower code points is already composed.
    const FIRST_MARK: char = '\u{300}';
    if text.chars().all(|c| c < FIRST_MARK) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(pieces(text).map(engine::compose).collect())
    }
}

/// Returns whether a character never combines with the one before it. That holds for all below the first
/// mark and for the ideographs of the main block.
pub(crate) fn stands_alone(c: char) -> bool {
    c < '\u{300}' || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// How many code points the engine gets at once. With a higher value, a letter with that many accents
/// takes quadratic time. With a lower one, the browser is called more often. Only a letter with more
/// accents than this gets another form than the standard gives it.
const PIECE: usize = 1_024;

/// Cuts a text into pieces of about [`PIECE`] code points, where nothing combines.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at_checked(piece_end(rest))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Returns the end of the first piece, in bytes.
fn piece_end(text: &str) -> usize {
    let later = text.char_indices().skip(PIECE);
    let mut near = later.take(PIECE + 1).peekable();
    let Some(&(first, _)) = near.peek() else {
        return text.len();
    };
    let cut = near.find(|(_, c)| stands_alone(*c));
    cut.map_or(first, |(at, _)| at)
}
