//! The blocks in which the words of a target need to be searched for.
//!
//! Searching the whole text for each target would cost its length every time. Credible occurrences
//! are in their own block, beside their own neighbours, or amid their former context (`evidence`).
//! Such blocks are found by their fingerprints and by the words in them.

use std::ops::Range;

use super::codes::{LONGEST_CODE, SIGNS as CODE_SIGNS};
use super::evidence::Clues;
use super::index::Index;
use super::joining::joins;
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use super::tokens::TokenId;

/// The number of places from which on a line does not narrow the search. With more, each target
/// costs more. With fewer, the whole text is searched for more of them.
const MAX_PLACES: usize = 128;

/// The blocks that are searched at once. More cost more where the first ones have many places.
const PIECE: usize = 64;

/// Returns occurrences of the words of a target, in order. They include all that may be trusted,
/// and all that may contradict one of those.
pub(super) fn hits(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Vec<Hit> {
    let runs = whereabouts(clues, quote, text, index).into_iter();
    let words = |blocks: &Range<usize>| {
        let bytes = text.bytes_of_blocks(blocks.start, blocks.end.saturating_sub(1));
        (bytes.start, text.text().get(bytes).unwrap_or_default())
    };
    let moved = |hit: Hit, start| Hit {
        at: hit.at + start,
        ..hit
    };
    if clues.print().is_some() {
        let hits = runs.flat_map(|blocks| {
            let (start, words) = words(&blocks);
            quote.hits(words).map(move |hit| moved(hit, start))
        });
        return hits.collect();
    }
    // Without fingerprints, only the whole context tells places apart. A few equal ones suffice.
    let hits = runs.flat_map(|blocks| {
        let (start, words) = words(&blocks);
        let hits = quote.hits_in_context(words);
        hits.map(move |hit| moved(hit, start))
    });
    let mut hits: Vec<Hit> = hits.take(MAX_PLACES).collect();
    hits.sort_unstable_by_key(|hit| hit.at);
    hits.dedup_by_key(|hit| hit.at);
    hits
}

/// Runs of blocks, with as many blocks around each as the words and their context may reach.
fn whereabouts(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Vec<Range<usize>> {
    let all = text.document().blocks().len();
    let Quote {
        exact,
        prefix,
        suffix,
    } = *quote;
    let lines = [prefix, exact, suffix].map(|part| part.matches('\n').count());
    let reach = 1 + lines.iter().sum::<usize>();
    // All of the context must agree or, if it reaches beyond the block, one side of it.
    let both = Some([prefix, exact, suffix].concat());
    let is_plain = clues.print().is_none();
    let reaches = |side: &str| !is_plain && side.contains('\n');
    let before = reaches(prefix).then(|| [prefix, exact].concat());
    let after = reaches(suffix).then(|| [exact, suffix].concat());
    let mut blocks = Vec::new();
    if is_plain {
        blocks.extend(clues.named(text));
        blocks.extend(clues.claims(text).map(|range| range.block));
    }
    for window in [both, before, after].into_iter().flatten() {
        match with_line(&window, is_plain, text, index) {
            Some(with_line) => blocks.extend(with_line),
            None if is_plain => {
                let near = runs(blocks, reach, all).into_iter();
                let pieces = (0..all).step_by(PIECE);
                let pieces = pieces.map(|start| start..(start + PIECE + reach).min(all));
                return near.chain(pieces).collect();
            }
            None => return std::iter::once(0..all).collect(),
        }
    }
    if let Some(print) = clues.print() {
        let beside = [&print.before, &print.after].into_iter().flatten();
        let noted = std::iter::once(&print.own).chain(beside);
        blocks.extend(noted.flat_map(|print| index.prints(text).blocks(print)));
    }
    runs(blocks, reach, all)
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

/// The blocks that may contain the longest line of a window; `None` if these are too many to tell.
fn with_line(
    window: &str,
    is_plain: bool,
    text: &PlainText<'_>,
    index: &Index,
) -> Option<Vec<usize>> {
    let words = index.words(text);
    let lines = || window.split('\n').enumerate();
    let (at, line) = lines().max_by_key(|(_, line)| line.len())?;
    let (ids, spans) = words.vocabulary.read(line);
    let is_last = at + 1 == lines().count();
    let inside = inside(line, (&ids, &spans), at == 0, is_last);
    let tokens = &words.tokens;
    let find = |ids| index.phrases(text).find(tokens.ids(), ids);
    let mut found = find(inside);
    if inside.is_empty() || found.len() > MAX_PLACES {
        // So many places of all the words are equal to other programs.
        let is_whole = is_plain && line.len() == window.len();
        let all = if is_whole { find(&ids) } else { &[] };
        found = all.get(..all.len().min(MAX_PLACES))?;
        if found.is_empty() {
            return None;
        }
    }
    let blocks = found.iter().map(|at| tokens.block_of(*at as usize));
    Some(blocks.collect())
}

/// Returns the words of a line except for those at its ends that may be cut, and so be others.
pub(super) fn inside<'a>(
    line: &str,
    (ids, spans): (&'a [TokenId], &[(usize, usize)]),
    is_first: bool,
    is_last: bool,
) -> &'a [TokenId] {
    let from = match is_first {
        true => {
            let cut = fragment(line.chars());
            let code = spans.partition_point(|(start, _)| *start < cut);
            code.max(beside_sign(line.chars().next()))
        }
        false => 0,
    };
    let to = match is_last {
        true => {
            let cut = fragment(line.chars().rev());
            let end = spans.last().map_or(0, |(_, end)| end.saturating_sub(cut));
            let code = spans.len() - spans.partition_point(|(_, to)| *to <= end);
            code.max(beside_sign(line.chars().next_back()))
        }
        false => 0,
    };
    let end = ids.len().saturating_sub(to);
    ids.get(from..end).unwrap_or_default()
}

/// The code points at an end of a line that may be a part of a code: letters, and signs that join
/// the parts of a code.
fn fragment(outermost: impl Iterator<Item = char>) -> usize {
    let is_part = |letter: &char| joins(*letter) || CODE_SIGNS.contains(letter);
    outermost.take(LONGEST_CODE).take_while(is_part).count()
}

/// The number of words at an end of a window that may be fragments. A sign may join the word beside
/// it to the part cut off, as in `318,000`.
fn beside_sign(outermost: Option<char>) -> usize {
    match outermost {
        Some(letter) if letter.is_alphanumeric() => 1,
        _ => 2,
    }
}
