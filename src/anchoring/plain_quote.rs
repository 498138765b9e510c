//! Words without enough around them to tell one place of a text from another.
//!
//! Many programs write the words alone. Where such words stand in the text once, that is their
//! place. Where they stand several times, the little context beside them decides, or nothing does.
//! The words are looked for one by one, so that white space, line ends and case make no difference.
//! They are looked for once more without the additions of a page: printed numbers, hyphens at line
//! ends, ellipses and quotation marks around a quote.
//!
//! Other programs write no context, so words alone are a place where they stand once. Context that
//! contradicts the only place makes that place an offer, which is not taken. Targets with
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

/// Places that are told apart by what is known beside the words. In a text where the words stand
/// more often hardly anything does, and looking at each costs more with a higher value.
const MOST_LOOKED_AT: usize = 256;

/// Letters of context that are compared on each side, the nearest: a dozen words. More tell hardly
/// more, and cost more where a quote has a long one and many places.
const MOST_LETTERS: usize = 64;

/// Blocks in which these letters are looked for on each side. Fewer may miss some where short lines
/// stand beside the words; with more, empty blocks cost more.
const MOST_BLOCKS: usize = 16;

/// The places where the words of a quote stand, whatever stands around them.
#[derive(Default)]
pub(super) struct Places {
    /// How many places there are.
    pub(super) count: usize,
    /// The places in order; at most [`MOST_LOOKED_AT`] of them.
    some: Vec<TextRange>,
}

impl Places {
    /// Returns all places of the words: as they are quoted, else cut in the middle of a word, else
    /// without what a page adds.
    pub(super) fn of(exact: &str, text: &PlainText<'_>, index: &Index) -> Self {
        let whole = Self::of_words(exact, text, index);
        let cut = || Self::of_letters(exact, text);
        whole.or_else(cut).unwrap_or_else(|| {
            let forms = [Some(exact.to_owned())].into_iter();
            let forms = forms.chain([false, true].map(|hyphens| without_marks(exact, hyphens)));
            let mut found = forms.flatten().filter_map(|form| {
                // With the signs around the words, and without.
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

/// A quote without the printed numbers at the beginning of its lines and, where `hyphens` are left
/// out too, with words that were parted at line ends made whole; `None` where it is the same.
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

/// Returns the place of words that are told apart by nothing but themselves and a little context;
/// `None` where they do not stand in the text, or with more context and not in that.
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
        // What stood around them is not there.
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

/// One of several places if it alone lies where the target says, else all of them.
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

/// How much of the context has to agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// All that is quoted.
    Both,
    /// One side of it, if any is quoted.
    One,
}

/// What is quoted around the words, as letters without white space.
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

    /// Whether it stands around a place.
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

/// Which printed numbers count as text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    All,
    /// All but that of the block in which the words begin: the quote has it.
    Others,
    None,
}

impl Labels {
    const ALL: [Self; 3] = [Self::All, Self::Others, Self::None];
}

/// At least this many letters before or after a range, as far as the text has them.
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
        // From the nearest letter to the farthest.
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

/// White space and signs that are not seen may stand between the letters that are compared.
fn reach(count: usize) -> usize {
    count.saturating_mul(2).saturating_add(16)
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<Letter> = Vec::new();
    Folding::default().letters(text, &mut letters);
    let letters = letters.into_iter().map(|letter| letter.letter);
    letters.filter(|letter| *letter != ' ').collect()
}
