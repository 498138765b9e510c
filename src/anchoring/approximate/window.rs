//! The words of a target with those around them.

use std::ops::Range;

use super::super::MIN_CONTEXT;
use super::super::index::Words;
use super::super::quote::Quote;
use super::super::tokens::TokenId;

/// The words of a target and those around them in their blocks, as numbers of the text they are
/// looked for in.
pub(super) struct Window {
    pub(super) ids: Vec<TokenId>,
    pub(super) phrase: Range<usize>,
    /// How many blocks the phrase spans.
    pub(super) blocks: usize,
    /// Whether more context was needed than usual to tell it apart.
    pub(super) widened: bool,
    /// The first word behind its first block, and that with which its last begins.
    pub(super) breaks: (usize, usize),
    /// Whether the window begins and ends with its blocks.
    pub(super) bounds: (bool, bool),
    /// What stands before and after the blocks of the phrase.
    pub(super) before: Vec<TokenId>,
    pub(super) after: Vec<TokenId>,
}

impl Window {
    pub(super) fn of(quote: &Quote<'_>, words: &Words) -> Self {
        let (outer_before, prefix) = quote.prefix.rsplit_once('\n').unwrap_or(("", quote.prefix));
        let (suffix, outer_after) = quote.suffix.split_once('\n').unwrap_or((quote.suffix, ""));
        let start = prefix.chars().count();
        let end = start + quote.exact.chars().count();
        let (ids, spans) = words
            .vocabulary
            .read(&[prefix, quote.exact, suffix].concat());
        let first = spans.partition_point(|span| span.1 <= start);
        let last = spans.partition_point(|span| span.0 < end);
        let lines = |at: Option<usize>| {
            at.and_then(|byte| quote.exact.get(..byte))
                .map(|line| start + line.chars().count())
        };
        let token = |at: Option<usize>| at.map(|at| spans.partition_point(|span| span.0 < at));
        let breaks = (
            token(lines(quote.exact.find('\n'))).unwrap_or(last),
            token(lines(quote.exact.rfind('\n'))).unwrap_or(first),
        );
        Self {
            ids,
            phrase: first..last.max(first),
            blocks: quote.exact.matches('\n').count() + 1,
            widened: [quote.prefix, quote.suffix]
                .iter()
                .any(|part| part.chars().count() > MIN_CONTEXT),
            breaks,
            bounds: (quote.prefix.contains('\n'), quote.suffix.contains('\n')),
            before: words.vocabulary.read(outer_before).0,
            after: words.vocabulary.read(outer_after).0,
        }
    }
}
