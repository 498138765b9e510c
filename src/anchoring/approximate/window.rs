//! The words of a target with those around them, block by block.

use std::ops::Range;

use super::super::MAX_CONTEXT;
use super::super::evidence::Clues;
use super::super::fingerprint::block_fingerprint;
use super::super::index::Words;
use super::super::quote::Quote;
use super::super::tokens::TokenId;
use crate::annotation::BlockPrint;

/// Code points before and after the phrase in its block that are looked for with it.
const MOST_CONTEXT: usize = 2 * MAX_CONTEXT;

/// What a target tells of one block in which a part of its phrase stands: the words that are known
/// of it, as numbers of the text they are looked for in.
pub(super) struct Window {
    pub(super) ids: Vec<TokenId>,
    /// Those of the phrase.
    pub(super) phrase: Range<usize>,
    /// Whether the window begins and ends with its block.
    pub(super) bounds: (bool, bool),
    /// The fingerprint of the block.
    pub(super) own: Option<String>,
    pub(super) before: Beside,
    pub(super) after: Beside,
    /// Whether the block is the first of the phrase: of that the target knows most.
    pub(super) is_first: bool,
    /// How many other blocks of the old text had its words, if that is known.
    pub(super) twins: Option<usize>,
}

/// What is known of a neighbour of the block.
#[derive(Default)]
pub(super) struct Beside {
    /// Its fingerprint; the inner `None` where nothing stands there.
    pub(super) print: Option<Option<String>>,
    /// Its words, the nearest first.
    pub(super) words: Vec<TokenId>,
}

/// One block's text as far as it is known.
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

    /// One window for each block of the phrase, in order.
    pub(super) fn all(clues: &Clues<'_>, quote: &Quote<'_>, words: &Words) -> Vec<Self> {
        let (outer_before, lines, outer_after) = lines(clues, quote);
        // More is noted of the neighbours of the first block than may stand in the quote.
        let noted = |text: fn(&BlockPrint) -> &Option<String>| {
            clues.print().and_then(|print| text(print).as_deref())
        };
        let outer_before = longer(outer_before, noted(|print| &print.text_before));
        let outer_after = match lines.len() {
            1 => longer(outer_after, noted(|print| &print.text_after)),
            _ => outer_after,
        };
        let texts: Vec<String> = lines
            .iter()
            .map(|line| [line.prefix, line.phrase, line.suffix].concat())
            .collect();
        let text = |at: Option<usize>| at.and_then(|at| texts.get(at)).map(String::as_str);
        let print = clues.print();
        let whole = |at: usize| {
            let line = lines.get(at).filter(|line| line.begins && line.ends)?;
            Some(block_fingerprint(text(Some(at))?)).filter(|_| !line.phrase.is_empty())
        };
        // The target has the fingerprints of the first block, the one before and the one after.
        let noted = |at: Option<usize>| match at {
            Some(0) => print.map(|print| print.own.clone()),
            Some(1) => print.and_then(|print| print.after.clone()),
            _ => None,
        };
        let known = |at: usize| noted(Some(at)).or_else(|| whole(at));
        let last = lines.len().saturating_sub(1);
        let windows = lines.iter().enumerate().map(|(at, line)| {
            let before = match at {
                0 => print.map(|print| print.before.clone()),
                at => known(at - 1).map(Some),
            };
            let after = match at {
                0 if last == 0 => print.map(|print| print.after.clone()),
                at if at < last => known(at + 1).map(Some),
                _ => None,
            };
            let mut words_before = read(words, text(at.checked_sub(1)).unwrap_or(outer_before));
            words_before.reverse();
            let next = (at < last).then_some(at + 1);
            let words_after = read(words, text(next).unwrap_or(outer_after));
            let (ids, phrase) = line.read(words);
            Self {
                ids,
                phrase,
                bounds: (line.begins, line.ends),
                own: known(at),
                is_first: at == 0,
                twins: print.filter(|_| at == 0).and_then(|print| print.twins),
                before: Beside {
                    print: before,
                    words: words_before,
                },
                after: Beside {
                    print: after,
                    words: words_after,
                },
            }
        });
        windows.collect()
    }
}

impl Line<'_> {
    fn read(&self, words: &Words) -> (Vec<TokenId>, Range<usize>) {
        let start = self.prefix.chars().count();
        let end = start + self.phrase.chars().count();
        let text = [self.prefix, self.phrase, self.suffix].concat();
        let (ids, spans) = words.vocabulary.read(&text);
        let first = spans.partition_point(|span| span.1 <= start);
        let last = spans.partition_point(|span| span.0 < end);
        (ids, first..last.max(first))
    }
}

fn read(words: &Words, text: &str) -> Vec<TokenId> {
    words.vocabulary.read(text).0
}

fn longer<'a>(quoted: &'a str, noted: Option<&'a str>) -> &'a str {
    match noted {
        Some(noted) if noted.len() > quoted.len() => noted,
        _ => quoted,
    }
}

/// The blocks of a quote, and what is quoted of those before and after them. Between blocks stands
/// a line end; the offsets and the fingerprint of the block tell it from one inside of a block.
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
    // Far away words cost more than they tell.
    let near_prefix = prefix.get(end_of(prefix, MOST_CONTEXT)..).unwrap_or(prefix);
    let near_suffix = suffix
        .get(..start_of(suffix, MOST_CONTEXT))
        .unwrap_or(suffix);
    let begins = begins && near_prefix.len() == prefix.len();
    let ends = ends && near_suffix.len() == suffix.len();
    let last = phrases.len() - 1;
    let lines = phrases.into_iter().enumerate().map(|(at, phrase)| Line {
        prefix: if at == 0 { near_prefix } else { "" },
        phrase,
        suffix: if at == last { near_suffix } else { "" },
        begins: at > 0 || begins,
        ends: at < last || ends,
    });
    (outer_before, lines.collect(), outer_after)
}

/// What of the prefix stands before the block, what in it, and whether that is all there is.
fn cut_prefix<'a>(clues: &Clues<'_>, quote: &Quote<'a>) -> (&'a str, &'a str, bool) {
    let Some((start, _)) = clues.in_block else {
        return match quote.prefix.rsplit_once('\n') {
            Some((outer, inner)) => (outer, inner, true),
            None => ("", quote.prefix, false),
        };
    };
    let (outer, inner) = quote.prefix.split_at(end_of(quote.prefix, start));
    let begins = inner.chars().count() == start;
    (outer.strip_suffix('\n').unwrap_or(outer), inner, begins)
}

/// What of the suffix stands in the block, what behind it, and whether the block ends between them.
fn cut_suffix<'a>(clues: &Clues<'_>, quote: &Quote<'a>, prefix: &str) -> (&'a str, &'a str, bool) {
    /// Line ends that are tried.
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

/// The byte at which the first `count` code points end.
fn start_of(text: &str, count: usize) -> usize {
    let end = text.char_indices().nth(count);
    end.map_or(text.len(), |(byte, _)| byte)
}

/// The byte at which the last `count` code points begin.
fn end_of(text: &str, count: usize) -> usize {
    if count == 0 {
        return text.len();
    }
    let start = text.char_indices().rev().nth(count - 1);
    start.map_or(0, |(byte, _)| byte)
}
