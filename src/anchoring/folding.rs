//! Letters in the form used for comparison, with a map back to code points.
//!
//! These make no difference between two texts: case, canonical form (NFC or NFD), kinds of
//! quotation marks and hyphens, ligatures, hyphens at line ends, and invisible characters.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::hyphens::line_ends;
use crate::fold::ligature;
use crate::nfc::nfc;

/// A letter in its form for comparison, and the code points it was folded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) letter: char,
    /// The first code point in the original text.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
}

/// Folds texts one after the other, and caches answers of the browser.
#[derive(Default)]
pub(super) struct Folding {
    /// The composed forms of the clusters met so far. Asking the browser costs a call out of
    /// WebAssembly.
    composed: HashMap<String, String>,
}

impl Folding {
    /// Appends the letters of `text` in order, with white space unchanged. Starts and ends never
    /// decrease.
    pub(super) fn letters(&mut self, text: &str, letters: &mut Vec<Letter>) {
        self.written(text, letters);
        let mut hyphens = line_ends(text).into_iter().peekable();
        if hyphens.peek().is_some() {
            letters.retain(|letter| {
                while hyphens.next_if(|at| *at < letter.start).is_some() {}
                hyphens.peek() != Some(&letter.start)
            });
        }
    }

    /// The letters, including hyphens at line ends.
    fn written(&mut self, text: &str, letters: &mut Vec<Letter>) {
        letters.clear();
        letters.reserve(text.len());
        if !text.contains(may_compose) || *nfc(text) == *text {
            for (at, c) in text.chars().enumerate() {
                push(letters, c, at, at + 1);
            }
            return;
        }
        // A composition never crosses the boundary of a grapheme cluster (UAX #29).
        let mut start = 0;
        for cluster in text.graphemes(true) {
            let end = start + cluster.chars().count();
            if cluster.is_ascii() {
                let each = cluster.chars().enumerate();
                each.for_each(|(at, c)| push(letters, c, start + at, start + at + 1));
            } else {
                let composed = self.compose(cluster);
                composed.chars().for_each(|c| push(letters, c, start, end));
            }
            start = end;
        }
    }

    fn compose(&mut self, cluster: &str) -> &str {
        if !self.composed.contains_key(cluster) {
            let composed = nfc(cluster).into_owned();
            self.composed.insert(cluster.to_owned(), composed);
        }
        self.composed.get(cluster).map_or("", String::as_str)
    }
}

/// Whether a text with this character may have another composed form. Punctuation and ideographs of
/// the main block have none, and are common beside Latin letters.
fn may_compose(c: char) -> bool {
    c >= '\u{300}' && !matches!(c, '\u{2002}'..='\u{206f}' | '\u{4e00}'..='\u{9fff}')
}

fn push(letters: &mut Vec<Letter>, c: char, start: usize, end: usize) {
    let mut push = |letter| letters.push(Letter { letter, start, end });
    // The fast path for most letters of most reports.
    if matches!(c, 'a'..='z' | ' ') {
        return push(c);
    }
    if let Some(parts) = ligature(c) {
        return parts.chars().for_each(push);
    }
    match plain(c) {
        c if is_unseen(c) => {}
        c if c.is_ascii() => push(c.to_ascii_lowercase()),
        'ς' => push('σ'),
        c => c.to_lowercase().for_each(push),
    }
}

/// Characters without width: soft hyphens, marks that allow or forbid a line break, and direction
/// marks.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Returns the keyboard character for a sign that has several printed forms.
pub(super) fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}
