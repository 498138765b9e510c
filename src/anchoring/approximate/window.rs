//! The words of a target and their context, block by block.

use std::ops::Range;

use super::super::MAX_CONTEXT;
use super::super::ends::{first, last};
use super::super::evidence::Clues;
use super::super::fingerprint::block_fingerprint;
use super::super::index::WordIndex;
use super::super::quote::Quote;
use super::super::tables::Rows;
use super::super::tokens::{TokenId, UNKNOWN};
use crate::annotation::BlockPrint;

/// Code points before and after the phrase in its block that are searched for with it.
const MOST_CONTEXT: usize = 2 * MAX_CONTEXT;

/// The knowledge of a target about one block that contains a part of its phrase. Words have the
/// numbers of the text to be searched.
pub(super) struct Window {
    pub(super) ids: Vec<TokenId>,
    /// Which words are names.
    pub(super) names: Vec<bool>,
    /// The words of the phrase.
    pub(super) phrase: Range<usize>,
    /// The code points of the first and of the last word that are outside the phrase.
    pub(super) cut: (usize, usize),
    /// Whether the window begins and ends with its block.
    pub(super) bounds: (bool, bool),
    /// The fingerprint of the block.
    pub(super) own: Option<String>,
    pub(super) before: Beside,
    pub(super) after: Beside,
    /// Whether the block is the first of the phrase, about which the target knows most.
    pub(super) is_first: bool,
    /// The number of other blocks of the old text with its words, if known.
    pub(super) twins: Option<usize>,
    /// The known rows of the block, if it is a table.
    pub(super) rows: Option<Rows>,
}

/// The knowledge about a neighbour of the block.
#[derive(Default)]
pub(super) struct Beside {
    /// The fingerprint of the neighbour. The inner `None` means that there is no neighbour.
    pub(super) print: Option<Option<String>>,
    /// The words of the neighbour, nearest first.
    pub(super) words: Vec<TokenId>,
}

impl Beside {
    /// Returns the fingerprint of the neighbour, if there is a neighbour and it is known.
    pub(super) fn known(&self) -> Option<&str> {
        self.print.as_ref()?.as_deref()
    }
}

/// The known text of one block.
struct Line<'a> {
    prefix: &'a str,
    phrase: &'a str,
    suffix: &'a str,
    begins: bool,
    ends: bool,
}

impl Window {
    pub(super) fn phrase_ids(&self) -> &[TokenId] {
        self.ids.get(self.phrase.clone()).unwrap_or_default()
    }

    /// Makes a window for each block of the phrase, in order.
    pub(super) fn all(clues: &Clues<'_>, quote: &Quote<'_>, words: &WordIndex) -> Vec<Self> {
        let known = Known::of(clues, quote);
        let windows = known.lines.iter().enumerate();
        windows
            .map(|(at, line)| known.window(at, line, words))
            .collect()
    }
}

/// The statements of a target about the blocks of its phrase and their neighbours.
struct Known<'a> {
    /// The print of the first block.
    print: Option<&'a BlockPrint>,
    /// Whether the phrase is certainly in one block.
    is_in_one_block: bool,
    lines: Vec<Line<'a>>,
    /// The texts of the lines.
    texts: Vec<String>,
    /// The text before the first block, and after the last.
    before: &'a str,
    after: &'a str,
}

impl<'a> Known<'a> {
    fn of(clues: &Clues<'a>, quote: &Quote<'a>) -> Self {
        let print = clues.print();
        let (before, lines, after) = lines(clues, quote);
        // The target may note more of the neighbours of the first block than the quote contains.
        let noted = |text: fn(&BlockPrint) -> &Option<String>| text(print?).as_deref();
        let behind_first = noted(|print| &print.text_after).filter(|_| lines.len() == 1);
        let texts = lines.iter();
        let texts = texts.map(|line| [line.prefix, line.phrase, line.suffix].concat());
        Self {
            print,
            is_in_one_block: clues.in_block.is_some(),
            texts: texts.collect(),
            lines,
            before: longer(before, noted(|print| &print.text_before)),
            after: longer(after, behind_first),
        }
    }

    fn window(&self, at: usize, line: &Line<'_>, words: &WordIndex) -> Window {
        let Read {
            ids,
            names,
            phrase,
            cut,
            rows,
        } = line.read(words);
        let first = self.print.filter(|_| at == 0);
        Window {
            ids,
            names,
            phrase,
            cut,
            bounds: (line.begins, line.ends),
            own: self.own(at),
            is_first: at == 0,
            twins: first.and_then(|print| print.twins),
            // A phrase over several blocks is cut at the ends of rows too.
            rows: rows.filter(|_| self.is_in_one_block),
            before: self.before(at, words),
            after: self.after(at, words),
        }
    }

    /// The fingerprint of a block, which is noted for the first block and the one after it.
    fn own(&self, at: usize) -> Option<String> {
        let noted = match at {
            0 => self.print.map(|print| &print.own),
            1 => self.print.and_then(|print| print.after.as_ref()),
            _ => None,
        };
        noted.cloned().or_else(|| {
            let line = self.lines.get(at).filter(|line| line.begins && line.ends)?;
            let text = self.texts.get(at).filter(|_| !line.phrase.is_empty())?;
            Some(block_fingerprint(text))
        })
    }

    fn before(&self, at: usize, words: &WordIndex) -> Beside {
        let other = at.checked_sub(1);
        let text = other.and_then(|at| self.texts.get(at));
        let mut nearest = read(words, text.map_or(self.before, String::as_str));
        nearest.reverse();
        Beside {
            print: match other {
                Some(other) => self.own(other).map(Some),
                None => self.print.map(|print| print.before.clone()),
            },
            words: nearest,
        }
    }

    fn after(&self, at: usize, words: &WordIndex) -> Beside {
        let text = self.texts.get(at + 1);
        Beside {
            print: match text {
                Some(_) => self.own(at + 1).map(Some),
                None if at == 0 => self.print.map(|print| print.after.clone()),
                None => None,
            },
            words: read(words, text.map_or(self.after, String::as_str)),
        }
    }
}

/// The words of a line.
struct Read {
    ids: Vec<TokenId>,
    names: Vec<bool>,
    phrase: Range<usize>,
    cut: (usize, usize),
    rows: Option<Rows>,
}

impl Line<'_> {
    /// The white space that a program cut off at the ends of the phrase. Without it, a word of the
    /// phrase and one of the context would read as a single unknown word.
    fn gaps(&self, words: &WordIndex) -> [&'static str; 2] {
        let start = self.prefix.chars().count();
        let end = start + self.phrase.chars().count();
        let read = |text: &str| words.vocabulary.read(text);
        let (own, _) = read(self.phrase);
        let (ids, spans) = read(&[self.prefix, self.phrase, self.suffix].concat());
        [(start, own.first()), (end, own.last())].map(|(at, own)| {
            let next = spans.partition_point(|span| span.1 <= at);
            let is_inside = spans.get(next).is_some_and(|span| span.0 < at);
            let is_new = is_inside && ids.get(next) == Some(&UNKNOWN);
            let is_known = own.is_some_and(|id| *id != UNKNOWN);
            if is_new && is_known { " " } else { "" }
        })
    }

    fn read(&self, words: &WordIndex) -> Read {
        let [before, after] = self.gaps(words);
        let start = self.prefix.chars().count() + before.len();
        let end = start + self.phrase.chars().count();
        let text = [self.prefix, before, self.phrase, after, self.suffix].concat();
        let (ids, spans) = words.vocabulary.read(&text);
        let first = spans.partition_point(|span| span.1 <= start);
        let last = spans.partition_point(|span| span.0 < end);
        let names = words.vocabulary.names(&text, &ids, &spans);
        let rows = text.contains('\t').then(|| rows(&text, &spans));
        let cut = (
            spans
                .get(first)
                .map_or(0, |span| start.saturating_sub(span.0)),
            last.checked_sub(1)
                .and_then(|last| spans.get(last))
                .map_or(0, |span| span.1.saturating_sub(end)),
        );
        Read {
            ids,
            names,
            phrase: first..last.max(first),
            cut,
            rows,
        }
    }
}

/// The rows of a table's text. The first row may be cut to its last cells.
fn rows(text: &str, spans: &[(usize, usize)]) -> Rows {
    let mut rows = Rows::new();
    let mut at = 0;
    for line in text.split('\n') {
        let cells = line.split('\t').map(|cell| {
            let end = at + cell.chars().count();
            let first = spans.partition_point(|span| span.0 < at);
            let last = spans.partition_point(|span| span.0 < end);
            at = end + 1;
            first..last
        });
        rows.push(cells.collect());
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if let Some(first) = rows.first_mut() {
        let start = first.first().map_or(0, |cell| cell.start);
        let missing = width - first.len();
        first.splice(0..0, (0..missing).map(|_| start..start));
    }
    rows
}

fn read(words: &WordIndex, text: &str) -> Vec<TokenId> {
    words.vocabulary.read(text).0
}

fn longer<'a>(quoted: &'a str, noted: Option<&'a str>) -> &'a str {
    match noted {
        Some(noted) if noted.len() > quoted.len() => noted,
        _ => quoted,
    }
}

/// The blocks of a quote, and the quoted text before and after them. Blocks are separated by line
/// ends. Offsets and the fingerprint of the block tell these from line ends inside a block.
fn lines<'a>(clues: &Clues<'_>, quote: &Quote<'a>) -> (&'a str, Vec<Line<'a>>, &'a str) {
    let (outer_before, prefix, begins) = cut_prefix(clues, quote);
    let is_one = clues.in_block.is_some() || !quote.exact.contains('\n');
    let (suffix, outer_after, ends) = if is_one {
        cut_suffix(clues, quote, prefix)
    } else {
        match quote.suffix.split_once('\n') {
            Some((inner, outer)) => (inner, outer, true),
            None => (quote.suffix, "", false),
        }
    };
    let phrases: Vec<&str> = if is_one {
        vec![quote.exact]
    } else {
        quote.exact.split('\n').collect()
    };
    // Distant words cost more than they tell.
    let near_prefix = last(prefix, MOST_CONTEXT);
    let near_suffix = first(suffix, MOST_CONTEXT);
    let begins = begins && near_prefix.len() == prefix.len();
    let ends = ends && near_suffix.len() == suffix.len();
    let end = phrases.len() - 1;
    let lines = phrases.into_iter().enumerate().map(|(at, phrase)| Line {
        prefix: if at == 0 { near_prefix } else { "" },
        phrase,
        suffix: if at == end { near_suffix } else { "" },
        begins: at > 0 || begins,
        ends: at < end || ends,
    });
    (outer_before, lines.collect(), outer_after)
}

/// The part of the prefix before the block, the part in the block, and whether the latter is
/// complete.
fn cut_prefix<'a>(clues: &Clues<'_>, quote: &Quote<'a>) -> (&'a str, &'a str, bool) {
    let Some((start, _)) = clues.in_block else {
        return match quote.prefix.rsplit_once('\n') {
            Some((outer, inner)) => (outer, inner, true),
            None => ("", quote.prefix, false),
        };
    };
    let inner = last(quote.prefix, start);
    let outer = quote.prefix.strip_suffix(inner).unwrap_or_default();
    let begins = inner.chars().count() == start;
    (outer.strip_suffix('\n').unwrap_or(outer), inner, begins)
}

/// The part of the suffix in the block, the part after it, and whether the block ends between them.
fn cut_suffix<'a>(clues: &Clues<'_>, quote: &Quote<'a>, prefix: &str) -> (&'a str, &'a str, bool) {
    /// The most line ends to try.
    const MOST: usize = 64;
    let ends = quote.suffix.match_indices('\n').map(|(at, _)| at);
    let is_own = |at: &usize| {
        let inner = quote.suffix.get(..*at).unwrap_or_default();
        let text = [prefix, quote.exact, inner].concat();
        clues
            .print()
            .is_some_and(|print| print.own == block_fingerprint(&text))
    };
    let all = quote.suffix.len();
    let known = ends.clone().take(MOST).chain([all]).find(is_own);
    match known.or(ends.clone().next()) {
        Some(at) => {
            let (inner, outer) = quote.suffix.split_at(at);
            (inner, outer.strip_prefix('\n').unwrap_or(outer), true)
        }
        None => (quote.suffix, "", false),
    }
}
