//! Quotes without enough context to tell one place of a text from another.
//!
//! Many programs write only the words. Words that occur once in the text have their place. For
//! words that occur several times, the little context beside them decides, or nothing does.
//! Matching word by word ignores white space, line ends and case. A second attempt leaves out the
//! additions of a page: printed numbers, hyphens at line ends, ellipses and quotation marks around
//! a quote.
//!
//! Since other programs write no context, words alone are a place if they occur once. If the
//! context contradicts the only place, that place is only suggested, never taken. Targets with
//! fingerprints are judged by the fingerprints.

use super::ends::{first, last};
use super::evidence::Clues;
use super::folding::{Folding, Letter};
use super::index::Index;
use super::occurrences::occurrences;
use super::plain_text::{PlainText, Ranges};
use super::quote::Quote;
use super::tokens::UNKNOWN;
use super::{Likeness, MAX_PLACES, Resolution, TextRange};
use crate::document::printed_marker;

/// The most places that are compared by their context. Hardly anything tells more places apart, and
/// a higher value costs time for each of them.
const MOST_LOOKED_AT: usize = 256;

/// Letters of context that are compared on each side, the nearest ones: a dozen words. More letters
/// tell hardly more, and cost time for a quote with a long context and many places.
const MOST_LETTERS: usize = 64;

/// Blocks to search for these letters on each side. Fewer may miss letters when there are short
/// lines beside the words. With more, empty blocks cost more.
const MOST_BLOCKS: usize = 16;

/// The places of the words of a quote, whatever their surroundings.
#[derive(Default)]
pub(super) struct Places {
    /// The number of all places.
    pub(super) count: usize,
    /// The places in order; at most [`MOST_LOOKED_AT`] of them.
    some: Vec<TextRange>,
}

impl Places {
    /// Returns all places of the words as they are quoted. Failing that, matches may begin or end
    /// inside a word, then the additions of a page are left out.
    pub(super) fn of(exact: &str, text: &PlainText<'_>, index: &Index) -> Self {
        let whole = Self::of_words(exact, text, index);
        let cut = || Self::of_letters(exact, text);
        whole.or_else(cut).unwrap_or_else(|| {
            let forms = [Some(exact.to_owned())].into_iter();
            let forms = forms.chain([false, true].map(|hyphens| without_marks(exact, hyphens)));
            let mut found = forms.flatten().filter_map(|form| {
                // Try with the signs around the words, then without.
                let inner = form.trim_matches(|c: char| !c.is_alphanumeric());
                let found = Self::of_words(&form, text, index);
                found.or_else(|| Self::of_words(inner, text, index))
            });
            found.next().unwrap_or_default()
        })
    }

    fn of_words(form: &str, text: &PlainText<'_>, index: &Index) -> Option<Self> {
        let words = index.words(text);
        let (ids, _) = words.vocabulary.read(form);
        if ids.is_empty() || ids.contains(&UNKNOWN) {
            return None;
        }
        let all = words.tokens.ids();
        let begin = index.phrases(text).find(all, &ids);
        let mut some: Vec<usize> = begin
            .iter()
            .map(|at| *at as usize)
            .take(MOST_LOOKED_AT)
            .collect();
        some.sort_unstable();
        let ranges = some.into_iter().map(|at| at..at + ids.len());
        (!begin.is_empty()).then(|| Self {
            count: begin.len(),
            some: ranges.filter_map(|at| words.tokens.range(&at)).collect(),
        })
    }

    fn of_letters(exact: &str, text: &PlainText<'_>) -> Option<Self> {
        let mut ranges = Ranges::new(text);
        let found = occurrences(text.text(), exact);
        let some = found.iter().take(MOST_LOOKED_AT);
        (!found.is_empty()).then(|| Self {
            count: found.len(),
            some: some
                .filter_map(|at| ranges.at(*at..at + exact.len()))
                .collect(),
        })
    }
}

/// The quote without the printed numbers at the beginning of its lines. If `hyphens` is set, words
/// split at line ends are rejoined too. Returns `None` if nothing changes.
fn without_marks(exact: &str, hyphens: bool) -> Option<String> {
    let mut form = String::new();
    for line in exact.lines().map(str::trim) {
        let marker = printed_marker(line).filter(|len| *len < line.len());
        let line = line.get(marker.unwrap_or(0)..).unwrap_or_default();
        match form.strip_suffix(['-', '\u{2010}', '\u{ad}']) {
            Some(parted) if hyphens && parted.ends_with(char::is_alphabetic) => {
                form.truncate(parted.len());
            }
            _ => form.push('\n'),
        }
        form.push_str(line.trim_start());
    }
    (form.trim() != exact.trim()).then_some(form)
}

/// Returns the place of words that only the words and a little context tell apart. Returns `None`
/// if the text does not contain them, or lacks their context where that is long enough.
pub(super) fn plain_quote(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Option<Resolution> {
    let places = Places::of(quote.exact, text, index);
    let around = Around::of(quote);
    let is_all = places.some.len() == places.count;
    let agree = |needed: Needed| -> Vec<TextRange> {
        let ranges = places.some.iter().copied();
        ranges
            .filter(|range| around.agrees(range, text, needed))
            .collect()
    };
    let in_context = agree(Needed::Both);
    if clues.enough_context {
        return match in_context.as_slice() {
            [range] if is_all => Some(clues.placed(*range, text)),
            _ => None,
        };
    }
    match (places.some.as_slice(), in_context.as_slice()) {
        ([], _) => None,
        (_, [range]) if is_all => Some(clues.placed(*range, text)),
        ([range], _) if !agree(Needed::One).is_empty() => Some(clues.placed(*range, text)),
        // The context is missing.
        ([range], _) => {
            let written = (quote.exact, text.words(range));
            Some(Resolution::Orphaned(Some(Likeness::of(
                *range, 100, written,
            ))))
        }
        (all, []) => Some(among(all, is_all, clues, text)),
        (_, some) => Some(among(some, is_all, clues, text)),
    }
}

/// One of several places if only that one is where the target says; otherwise all of them.
fn among(
    ranges: &[TextRange],
    is_all: bool,
    clues: &Clues<'_>,
    text: &PlainText<'_>,
) -> Resolution {
    let named = clues.named(text);
    let is_named = |range: &&TextRange| Some(range.block) == named;
    let is_placed = |range: &&TextRange| clues.in_block == Some((range.start, range.end));
    let named: Vec<&TextRange> = ranges.iter().filter(is_named).collect();
    let placed: Vec<&TextRange> = named.iter().copied().filter(is_placed).collect();
    match (named.as_slice(), placed.as_slice()) {
        ([range], _) | (_, [range]) if is_all => clues.placed(**range, text),
        _ => Resolution::Ambiguous(ranges.iter().take(MAX_PLACES).copied().collect()),
    }
}

/// The amount of context that must agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// All of the quoted context.
    Both,
    /// One side of the context, if any is quoted.
    One,
}

/// The quoted context, as letters without white space.
struct Around {
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Around {
    fn of(quote: &Quote<'_>) -> Self {
        let mut prefix = letters(quote.prefix);
        let mut suffix = letters(quote.suffix);
        prefix.drain(..prefix.len().saturating_sub(MOST_LETTERS));
        suffix.truncate(MOST_LETTERS);
        Self { prefix, suffix }
    }

    /// Whether the context surrounds a place.
    fn agrees(&self, range: &TextRange, text: &PlainText<'_>, needed: Needed) -> bool {
        let stands = |side: &[char], is_before: bool| {
            side.is_empty()
                || Labels::ALL.into_iter().any(|labels| {
                    let beside = beside(range, text, is_before, (labels, side.len()));
                    match is_before {
                        true => beside.ends_with(side),
                        false => beside.starts_with(side),
                    }
                })
        };
        let (before, after) = (stands(&self.prefix, true), stands(&self.suffix, false));
        match needed {
            Needed::Both => before && after,
            Needed::One if self.prefix.is_empty() => after,
            Needed::One if self.suffix.is_empty() => before,
            Needed::One => before || after,
        }
    }
}

/// The printed numbers that count as text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    All,
    /// All but the number of the first block, which is in the quote.
    Others,
    None,
}

impl Labels {
    const ALL: [Self; 3] = [Self::All, Self::Others, Self::None];
}

/// At least this many letters before or after a range, as far as the text goes.
fn beside(
    range: &TextRange,
    text: &PlainText<'_>,
    is_before: bool,
    (labels, count): (Labels, usize),
) -> Vec<char> {
    let bytes = text.bytes(range);
    let label = |index: usize, counts: bool| {
        let block = text.block(index).filter(|_| counts);
        letters(block.map_or("", |block| block.label()))
    };
    let part = |from, to| text.text().get(from..to).unwrap_or_default();
    let mut found = Vec::new();
    if is_before {
        // Collect from the nearest letter to the farthest.
        let mut end = bytes.start;
        for index in (0..=range.block).rev().take(MOST_BLOCKS) {
            let words = part(text.bytes_of_blocks(index, index).start, end);
            found.extend(letters(last(words, reach(count))).into_iter().rev());
            let own = index == range.block;
            let counts = labels == Labels::All || labels == Labels::Others && !own;
            found.extend(label(index, counts).into_iter().rev());
            let Some(next) = index.checked_sub(1).filter(|_| found.len() < count) else {
                break;
            };
            end = text.bytes_of_blocks(next, next).end;
        }
        found.reverse();
        return found;
    }
    let mut start = bytes.end;
    let blocks = range.end_block..text.document().blocks().len();
    for index in blocks.take(MOST_BLOCKS) {
        if index > range.end_block {
            start = text.bytes_of_blocks(index, index).start;
            found.extend(label(index, labels != Labels::None));
        }
        let words = part(start, text.bytes_of_blocks(index, index).end);
        found.extend(letters(first(words, reach(count))));
        if found.len() >= count {
            break;
        }
    }
    found
}

/// Leaves room for white space and invisible characters between the compared letters.
fn reach(count: usize) -> usize {
    count.saturating_mul(2).saturating_add(16)
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<Letter> = Vec::new();
    Folding::default().letters(text, &mut letters);
    let letters = letters.into_iter().map(|letter| letter.letter);
    letters.filter(|letter| *letter != ' ').collect()
}
