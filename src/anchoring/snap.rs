//! Ranges that begin and end where people expect: at whole characters and words.
//!
//! All offsets are code points of the open text. Boundaries are those of Unicode Standard Annex
//! #29, *Unicode Text Segmentation*.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Returns the smallest range of whole extended grapheme clusters around `range`, cut to the text.
/// Readers take such a cluster for one character: a letter with its marks, a flag, a family. An
/// empty range stays empty and moves to the start of its cluster.
pub fn to_graphemes(text: &str, range: Range<usize>) -> Range<usize> {
    let empty = range.is_empty();
    let mut snapped = None;
    let mut end = 0;
    for cluster in text.graphemes(true) {
        let start = end;
        end += cluster.chars().count();
        if snapped.is_none() && range.start < end {
            snapped = Some(start);
        }
        if let Some(snapped) = snapped
            && range.end <= end
        {
            return snapped..if empty { snapped } else { end };
        }
    }
    snapped.map_or(end..end, |start| start..end)
}

/// Returns the stops for choosing words with the keyboard: each word, and each run of punctuation
/// and signs between words. White space is no stop. In texts without spaces between words (Chinese,
/// Thai), the stops are as fine as the annex allows without a dictionary.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut signs_before = false;
    let mut end = 0;
    for segment in text.split_word_bounds() {
        let start = end;
        end += segment.chars().count();
        let signs = !segment.contains(char::is_alphanumeric);
        if segment.chars().all(char::is_whitespace) {
            signs_before = false;
            continue;
        }
        match words.last_mut() {
            Some(last) if signs && signs_before => last.end = end,
            _ => words.push(start..end),
        }
        signs_before = signs;
    }
    words
}

/// Returns the stops for choosing characters with the keyboard: every extended grapheme cluster
/// that is not just white space.
pub fn characters(text: &str) -> Vec<Range<usize>> {
    let mut characters = Vec::new();
    let mut end = 0;
    for cluster in text.graphemes(true) {
        let start = end;
        end += cluster.chars().count();
        if !cluster.chars().all(char::is_whitespace) {
            characters.push(start..end);
        }
    }
    characters
}

/// Returns `range`, cut to the text, without white space at its ends; empty if nothing else
/// remains.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let len = range.end.saturating_sub(range.start);
    let mut trimmed: Option<Range<usize>> = None;
    for (at, c) in text.chars().enumerate().skip(range.start).take(len) {
        if !c.is_whitespace() {
            trimmed.get_or_insert(at..at).end = at + 1;
        }
    }
    trimmed.unwrap_or_else(|| {
        let start = range.start.min(text.chars().count());
        start..start
    })
}
