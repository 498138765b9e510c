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

use super::approximate::approximate;
use super::ends::{first, last};
use super::evidence::Clues;
use super::folding::{Folding, Letter};
use super::index::Index;
use super::occurrences::occurrences;
use super::plain_text::{PlainText, Ranges};
use super::printed::{printed, without_marks};
use super::quote::Quote;
use super::tokens::UNKNOWN;
use super::whereabouts::inside;
use super::{Likeness, MAX_PLACES, Resolution, TextRange};
use crate::document::printed_marker;

/// The most places that are compared by their context. Hardly anything tells more places apart, and
/// a higher value costs time for each of them.
const MOST_LOOKED_AT: usize = 256;

/// Letters of context that are compared on each side, the nearest ones: a dozen words. More letters
/// tell hardly more, and cost time for a quote with a long context and many places.
const MOST_LETTERS: usize = 64;

/// Letters that are compared first. More cost time at each place, fewer rule out fewer places.
const NEAREST: usize = 8;

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
        let cut = || Self::of_letters(exact, text, index);
        whole.or_else(cut).unwrap_or_else(|| {
            let forms = [Some(exact.to_owned())].into_iter();
            let forms = forms.chain([false, true].map(|hyphens| without_numbers(exact, hyphens)));
            let mut found = forms.flatten().filter_map(|form| {
                // Try with the signs around the words, then without.
                let inner = form.trim_matches(|c: char| !c.is_alphanumeric());
                let found = Self::of_words(&form, text, index);
                found
                    .or_else(|| Self::of_words(inner, text, index))
                    .or_else(|| Self::of_printed(&form, text, index))
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

    fn of_printed(form: &str, text: &PlainText<'_>, index: &Index) -> Option<Self> {
        let some = printed(form, text, index);
        let count = some.len();
        (count > 0).then_some(Self { count, some })
    }

    fn of_letters(exact: &str, text: &PlainText<'_>, index: &Index) -> Option<Self> {
        // Searching the whole text costs its length for each quote.
        let words = index.words(text);
        let (ids, spans) = words.vocabulary.read(exact);
        let inside = inside(exact, (&ids, &spans), true, true);
        let phrases = index.phrases(text);
        let is_line = !exact.contains('\n') && !inside.is_empty();
        if is_line && phrases.find(words.tokens.ids(), inside).is_empty() {
            return None;
        }
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
fn without_numbers(exact: &str, hyphens: bool) -> Option<String> {
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

/// Returns the place of words that only the words and a little context tell apart. Words that the
/// text does not contain, or not in their long context, are searched for approximately.
pub(super) fn plain_quote(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Resolution {
    let places = Places::of(quote.exact, text, index);
    let is_all = places.some.len() == places.count;
    let agree = |needed: Needed| -> Vec<TextRange> {
        // Marks of footnotes count first, since bracketed numbers may be words.
        let found = [letters as Letters, without_marks]
            .into_iter()
            .map(|letters| {
                let around = Around::of(quote, letters);
                let ranges = places.some.iter().copied();
                let ranges = ranges.filter(|range| around.agrees(range, text, needed));
                ranges.collect::<Vec<_>>()
            });
        found
            .into_iter()
            .find(|some| !some.is_empty())
            .unwrap_or_default()
    };
    // Of words with a long context, only one of a few is taken.
    let in_context = match clues.enough_context && !is_all {
        true => Vec::new(),
        false => agree(Needed::Both),
    };
    let approximate = || approximate(clues, quote, text, index);
    match (places.some.as_slice(), in_context.as_slice()) {
        ([], _) => approximate(),
        (_, [range]) if is_all => clues.placed(*range, text),
        ([range], _) if !clues.enough_context && !agree(Needed::One).is_empty() => {
            clues.placed(*range, text)
        }
        // The context is missing.
        ([range], _) => match clues.enough_context.then(approximate) {
            Some(found) if !matches!(found, Resolution::Orphaned(_)) => found,
            _ => {
                let written = (quote.exact, text.words(range));
                Resolution::Orphaned(Some(Likeness::of(*range, 100, written)))
            }
        },
        _ if clues.enough_context => approximate(),
        (all, []) => among(all, is_all, clues, text),
        (_, some) => among(some, is_all, clues, text),
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

/// Reads the letters of a context, without white space.
type Letters = fn(&str) -> Vec<char>;

/// The quoted context.
struct Around {
    letters: Letters,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Around {
    fn of(quote: &Quote<'_>, letters: Letters) -> Self {
        // A number at the beginning of a prefix is no mark.
        let mut prefix = letters(&[" ", quote.prefix].concat());
        let mut suffix = letters(quote.suffix);
        prefix.drain(..prefix.len().saturating_sub(MOST_LETTERS));
        suffix.truncate(MOST_LETTERS);
        Self {
            letters,
            prefix,
            suffix,
        }
    }

    /// Whether the context surrounds a place.
    fn agrees(&self, range: &TextRange, text: &PlainText<'_>, needed: Needed) -> bool {
        let stands_near = |side: &[char], is_before: bool, labels: Labels, count: usize| {
            let beside = self.beside(range, text, is_before, (labels, count));
            let far = side.len().saturating_sub(count);
            match is_before {
                true => beside.ends_with(side.get(far..).unwrap_or_default()),
                false => beside.starts_with(side.get(..side.len() - far).unwrap_or_default()),
            }
        };
        let stands = |side: &[char], is_before: bool| {
            // The nearest letters rule most places out.
            let counts = [NEAREST.min(side.len()), side.len()];
            let agrees = |labels| {
                counts
                    .iter()
                    .all(|count| stands_near(side, is_before, labels, *count))
            };
            side.is_empty() || Labels::ALL.into_iter().any(agrees)
        };
        let before = || stands(&self.prefix, true);
        let after = || stands(&self.suffix, false);
        match needed {
            Needed::Both => before() && after(),
            Needed::One if self.prefix.is_empty() => after(),
            Needed::One if self.suffix.is_empty() => before(),
            Needed::One => before() || after(),
        }
    }

    /// At least this many letters before or after a range, as far as the text goes.
    fn beside(
        &self,
        range: &TextRange,
        text: &PlainText<'_>,
        is_before: bool,
        (labels, count): (Labels, usize),
    ) -> Vec<char> {
        let bytes = text.bytes(range);
        let label = |index: usize, counts: bool| {
            let block = text.block(index).filter(|_| counts);
            (self.letters)(block.map_or("", |block| block.label()))
        };
        let part = |from, to| text.text().get(from..to).unwrap_or_default();
        let mut found = Vec::new();
        if is_before {
            // Collect from the nearest letter to the farthest.
            let mut end = bytes.start;
            for index in (0..=range.block).rev().take(MOST_BLOCKS) {
                let words = part(text.bytes_of_blocks(index, index).start, end);
                found.extend((self.letters)(last(words, reach(count))).into_iter().rev());
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
            found.extend((self.letters)(first(words, reach(count))));
            if found.len() >= count {
                break;
            }
        }
        found
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
