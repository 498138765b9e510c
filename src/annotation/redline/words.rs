//! The words of two texts, and the changed words.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::difference::common;

/// A text split at its word bounds: words, white space, punctuation marks.
pub(super) struct SegmentedText<'a> {
    words: Vec<&'a str>,
    /// The end of each word, in bytes.
    ends: Vec<usize>,
}

/// The sort of characters in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// Letters or digits.
    Word,
    Punctuation,
    Space,
    /// White space that begins a line.
    Break,
}

/// Changed words: those of the present text are replaced by those of the proposed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

impl Hunk {
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

impl<'a> SegmentedText<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let words = with_signs(text);
        let mut end = 0;
        let ends = words.iter().map(|word| {
            end += word.len();
            end
        });
        let ends = ends.collect();
        Self { words, ends }
    }

    pub(super) fn get(&self, index: usize) -> Option<&'a str> {
        self.words.get(index).copied()
    }

    pub(super) fn slice(&self, words: &Range<usize>) -> &[&'a str] {
        self.words.get(words.clone()).unwrap_or_default()
    }

    pub(super) fn kinds(&self, words: &Range<usize>) -> impl Iterator<Item = WordKind> {
        self.slice(words).iter().map(|word| WordKind::of(word))
    }

    /// Returns the byte range of these words.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.start(words.start)..self.start(words.end)
    }

    fn start(&self, index: usize) -> usize {
        let before = index.checked_sub(1).and_then(|last| self.ends.get(last));
        before.copied().unwrap_or(0)
    }
}

/// Splits a text into words, each figure with the sign before it, because a lone struck-out minus is
/// easily overlooked.
fn with_signs(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for (at, word) in text.split_word_bound_indices() {
        let is_figure = word.starts_with(|c: char| c.is_numeric());
        let is_sign = |last: &&str| matches!(*last, "-" | "+" | "\u{2212}");
        let mut before = words.iter().rev().copied();
        let sign = before.next().filter(is_sign).filter(|_| is_figure);
        let is_signed = sign.is_some()
            && before
                .next()
                .is_none_or(|word| WordKind::of(word) != WordKind::Word);
        let signed = sign.filter(|_| is_signed).and_then(|sign| {
            words.pop();
            text.get(at - sign.len()..at + word.len())
        });
        words.push(signed.unwrap_or(word));
    }
    words
}

impl WordKind {
    pub(super) fn of(word: &str) -> Self {
        if word.contains(char::is_alphanumeric) {
            Self::Word
        } else if !word.contains(char::is_whitespace) {
            Self::Punctuation
        } else if word.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
            Self::Break
        } else {
            Self::Space
        }
    }
}

/// Returns the changed words in order, with unchanged ones between any two hunks.
pub(super) fn hunks(before: &SegmentedText<'_>, after: &SegmentedText<'_>) -> Vec<Hunk> {
    let mut numbers = HashMap::new();
    let mut numbered = |words: &SegmentedText<'_>| -> Vec<u32> {
        let number = words.words.iter().map(|word| {
            let next = numbers.len() as u32;
            *numbers.entry((*word).to_owned()).or_insert(next)
        });
        number.collect()
    };
    let (old, new) = (numbered(before), numbered(after));
    let kept = common(&old, &new)
        .into_iter()
        .map(|run| (run.old, run.new, run.len));
    let mut hunks = Vec::new();
    let mut done = (0, 0);
    for (old_start, new_start, len) in kept.chain([(old.len(), new.len(), 0)]) {
        if done != (old_start, new_start) {
            hunks.push(Hunk {
                before: done.0..old_start,
                after: done.1..new_start,
            });
        }
        done = (old_start + len, new_start + len);
    }
    hunks
}
