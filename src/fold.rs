//! Folds texts so that they are found however they are written: without case and diacritics.
//!
//! The only folding, for filters, searches and delegations.

use crate::engine;
use crate::nfc::pieces;

/// Returns the text as it is searched: in lower case, without diacritics, ligatures and soft
/// hyphens. It is decomposed (NFKD of Unicode Standard Annex #15) and its combining marks are left
/// out. For comparison only; text in scripts without case or marks is unchanged.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for piece in pieces(text) {
        for c in engine::decompose(piece).chars().filter(|c| !is_mark(*c)) {
            match plain_letters(c) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(c),
            }
        }
    }
    let lower = lower(&plain);
    // Lower case may add a mark: `İ` becomes `i` with a dot above.
    if lower.chars().any(is_mark) {
        lower.chars().filter(|c| !is_mark(*c)).collect()
    } else {
        lower
    }
}

/// Returns the letters typed for one that does not decompose, on keyboards that lack it.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "",
        '’' | 'ʼ' => "'",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => return None,
    })
}

/// Returns the text in lower case, code point by code point. A capital sigma becomes `σ` even at
/// the end of a word.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    engine::lower(text)
}

/// Returns whether a word is among words separated by single spaces.
pub(crate) fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|other| other == word)
}

/// Returns the letters that a ligature stands for.
pub(crate) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// The blocks of combining diacritical marks, and the vowel points of Hebrew and Arabic.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}
