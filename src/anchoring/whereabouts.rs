//! Where in a text the words of a target need to be looked for.
//!
//! Searching all of a text for each target costs its length every time. Words that are to be believed
//! stand in their own block, beside their own neighbours or behind or before what stood around them
//! (`evidence`), and blocks are found by their fingerprints and by the words in them.

use std::ops::Range;

use super::evidence::Clues;
use super::index::{Index, Words};
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use super::tokens::UNKNOWN;

/// If even the rarest word of a line stands in so many blocks, all of the text is searched.
const MAX_BLOCKS: usize = 256;

/// How many words at each end of a line may be parts of other words in the text: of `318,` at the end,
/// `318` and `,` may be parts of `318,000`.
const CUT: usize = 2;

/// The occurrences of the words of a target, in order: all that may be believed, and all that may
/// speak against one of those.
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
    let before = [quote.prefix, quote.exact].concat();
    let after = [quote.exact, quote.suffix].concat();
    let (Some(before), Some(after)) = (with_line(&before, words), with_line(&after, words)) else {
        return vec![0..all];
    };
    let mut blocks = before;
    blocks.extend(after);
    if let Some(print) = clues.print() {
        let prints = index.prints(text);
        let noted = [
            Some(&print.own),
            print.before.as_ref(),
            print.after.as_ref(),
        ];
        blocks.extend(
            noted
                .into_iter()
                .flatten()
                .flat_map(|print| prints.blocks(print)),
        );
    }
    blocks.sort_unstable();
    let ends = [quote.prefix, quote.exact, quote.suffix];
    let reach = 1 + ends
        .map(|part| part.matches('\n').count())
        .iter()
        .sum::<usize>();
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

/// The blocks in which the longest line of some words may stand; `None` where that cannot be told.
fn with_line(phrase: &str, words: &Words) -> Option<Vec<usize>> {
    let line = phrase.split('\n').max_by_key(|line| line.len())?;
    let (ids, _) = words.vocabulary.read(line);
    let inside = ids.get(CUT..ids.len().saturating_sub(CUT))?;
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
