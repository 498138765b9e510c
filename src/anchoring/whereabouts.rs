//! The blocks in which the words of a target need to be looked for.
//!
//! Searching all of a text for each target costs its length every time. Believable words stand in
//! their own block, beside their own neighbours, or between the words that stood around them
//! (`evidence`). Blocks are found by their fingerprints and by the words in them.

use std::ops::Range;

use super::evidence::Clues;
use super::index::{Index, WordIndex};
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use super::tokens::UNKNOWN;

/// If even the rarest word of a line stands in this many blocks, all of the text is searched.
const MAX_BLOCKS: usize = 256;

/// Returns the occurrences of the words of a target, in order: all that may be believed, and all
/// that may speak against one of those.
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

/// Runs of blocks in order, each with as many around it as the words and their context may reach.
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
    // All of the context must agree or, where it reaches out of the block, one side of it.
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

/// Widens some of `all` blocks by `reach` blocks on each side and joins what overlaps.
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

/// The blocks in which the longest line of a window may stand; `None` where that cannot be told.
fn with_line(window: &str, words: &WordIndex) -> Option<Vec<usize>> {
    let lines = || window.split('\n').enumerate();
    let (at, line) = lines().max_by_key(|(_, line)| line.len())?;
    let (ids, _) = words.vocabulary.read(line);
    // What is cut off at the ends of the window may make other words of those there.
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

/// How many words at an end of a window may be parts of others: a sign may join the word beside it to
/// what is cut off, as in `318,000`.
fn cut(outermost: Option<char>) -> usize {
    match outermost {
        Some(letter) if letter.is_alphanumeric() => 1,
        _ => 2,
    }
}
