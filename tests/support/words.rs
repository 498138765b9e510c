//! The words of a document, and their places.

use rapporteur::anchoring::TextRange;
use rapporteur::document::{Block, Document};
use std::ops::Range;

/// A word and its place.
#[derive(Clone)]
pub struct Word {
    pub text: String,
    pub block: usize,
    /// Code points of the block's text.
    pub span: Range<usize>,
}

/// Returns where some consecutive words occur, at most twice.
pub fn places_of(text: &[Word], run: &[Word]) -> Vec<usize> {
    let same = |window: &[Word]| window.iter().zip(run).all(|(a, b)| a.text == b.text);
    let windows = text.windows(run.len()).enumerate();
    windows
        .filter(|(_, window)| same(window))
        .map(|(at, _)| at)
        .take(2)
        .collect()
}

/// Returns the words of a text with their code points.
pub fn split(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        if !c.is_alphanumeric() {
            continue;
        }
        let small = c.to_lowercase();
        match words.last_mut() {
            Some((span, word)) if span.end == at => {
                span.end = at + 1;
                word.extend(small);
            }
            _ => words.push((at..at + 1, small.collect())),
        }
    }
    words.into_iter()
}

/// Returns all words of a document.
pub fn words(document: &Document) -> Vec<Word> {
    let blocks = document.blocks().iter().map(Block::text).enumerate();
    let of = |(block, text): (usize, &str)| {
        let words = split(text).map(move |(span, text)| Word { text, block, span });
        words.collect::<Vec<_>>()
    };
    blocks.flat_map(of).collect()
}

/// Returns the range of a run of words.
pub fn range(words: &[Word], run: &Range<usize>) -> TextRange {
    let (first, last) = (&words[run.start], &words[run.end - 1]);
    TextRange {
        block: first.block,
        start: first.span.start,
        end_block: last.block,
        end: last.span.end,
    }
}
