//! The blocks in which the words of a target need to be searched for.
//!
//! Searching the whole text for each target would cost its length every time. Credible occurrences
//! are in their own block, beside their own neighbours, or amid their former context (`evidence`).
//! Such blocks are found by their fingerprints and by the words in them.

use std::ops::Range;

use super::evidence::Clues;
use super::index::{Index, WordIndex};
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use super::tokens::UNKNOWN;

/// The number of blocks from which on the rarest word of a line does not narrow the search. Then
/// the whole text is searched.
const MAX_BLOCKS: usize = 256;

/// Returns occurrences of the words of a target, in order. They include all that may be trusted,
/// and all that may contradict one of those.
pub(super) fn hits(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> impl Iterator<Item = Hit> {
    let runs = whereabouts(clues, quote, text, index);
    runs.into_iter().flat_map(|blocks| {
        let bytes = text.bytes_of_blocks(blocks.start, blocks.end.saturating_sub(1));
        let start = bytes.start;
        let hits = quote.hits(text.text().get(bytes).unwrap_or_default());
        hits.map(move |hit| Hit {
            at: hit.at + start,
            ..hit
        })
    })
}

/// Runs of blocks in order, with as many blocks around each as the words and their context may
/// reach.
fn whereabouts(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Vec<Range<usize>> {
    let all = text.document().blocks().len();
    let words = index.words(text);
    let Quote {
        exact,
        prefix,
        suffix,
    } = *quote;
    // All of the context must agree or, if it reaches beyond the block, one side of it.
    let both = Some([prefix, exact, suffix].concat());
    let before = prefix.contains('\n').then(|| [prefix, exact].concat());
    let after = suffix.contains('\n').then(|| [exact, suffix].concat());
    let mut blocks = Vec::new();
    for window in [both, before, after].into_iter().flatten() {
        match with_line(&window, words) {
            Some(with_line) => blocks.extend(with_line),
            None => return std::iter::once(0..all).collect(),
        }
    }
    if let Some(print) = clues.print() {
        let beside = [&print.before, &print.after].into_iter().flatten();
        let noted = std::iter::once(&print.own).chain(beside);
        blocks.extend(noted.flat_map(|print| index.prints(text).blocks(print)));
    }
    let lines = [prefix, exact, suffix].map(|part| part.matches('\n').count());
    runs(blocks, 1 + lines.iter().sum::<usize>(), all)
}

/// Extends some of `all` blocks by `reach` blocks on each side, and joins overlapping runs.
fn runs(mut blocks: Vec<usize>, reach: usize, all: usize) -> Vec<Range<usize>> {
    blocks.sort_unstable();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for block in blocks {
        let (start, end) = (block.saturating_sub(reach), (block + reach + 1).min(all));
        match runs.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => runs.push(start..end),
        }
    }
    runs
}

/// The blocks that may contain the longest line of a window; `None` if that cannot be told.
fn with_line(window: &str, words: &WordIndex) -> Option<Vec<usize>> {
    let lines = || window.split('\n').enumerate();
    let (at, line) = lines().max_by_key(|(_, line)| line.len())?;
    let (ids, _) = words.vocabulary.read(line);
    // The window may cut words at its ends, which turns them into other words.
    let from = if at == 0 { cut(line.chars().next()) } else { 0 };
    let is_last = at + 1 == lines().count();
    let to = if is_last {
        cut(line.chars().next_back())
    } else {
        0
    };
    let inside = ids.get(from..ids.len().saturating_sub(to))?;
    if inside.contains(&UNKNOWN) {
        return Some(Vec::new());
    }
    let blocks = inside.iter().map(|id| words.postings.blocks(*id));
    let fewest = blocks.min_by_key(|blocks| blocks.len())?;
    let has_all = |block: &usize| {
        let mut ids = inside.iter();
        ids.all(|id| words.postings.blocks(*id).binary_search(block).is_ok())
    };
    let is_told = fewest.len() <= MAX_BLOCKS;
    is_told.then(|| fewest.iter().copied().filter(has_all).collect())
}

/// The number of words at an end of a window that may be fragments. A sign may join the word beside
/// it to the part cut off, as in `318,000`.
fn cut(outermost: Option<char>) -> usize {
    match outermost {
        Some(letter) if letter.is_alphanumeric() => 1,
        _ => 2,
    }
}
