//! The running heads: symbols and words that recur with the numbers of pages.

use super::super::page::{Edge, is_job_number, reads_as_title};
use super::super::prose::{ends_sentence, hangs, is_heading, names_paper, plain};
use super::pages::Mark;
use super::{Group, OWN, Pages, RECURS};
use crate::document::index::Index;
use crate::sort::sort_by;

/// A line beside the number of a page.
struct Head<'a> {
    words: &'a str,
    line: usize,
    group: usize,
    /// The mark of the page.
    mark: usize,
    is_below: bool,
    is_symbol: bool,
}

/// Returns the lines that are running heads, in order.
pub(super) fn find(pages: &Pages<'_>, marks: &[Mark]) -> Vec<usize> {
    let mut heads = beside(pages, marks);
    sort_by(&mut heads, |a, b| (a.words, a.line).cmp(&(b.words, b.line)));
    let headings = headings(pages);
    let mut found = Vec::new();
    for same in heads.chunk_by(|a, b| a.words == b.words) {
        let recurs = recur(same);
        let are_words = recurs && are_words_of_pages(pages, marks, same, &headings);
        let is_head = |head: &&Head<'_>| match head.is_symbol {
            true => is_symbol_of_page(pages, marks, head, recurs),
            false => are_words,
        };
        found.extend(same.iter().filter(is_head).map(|head| head.line));
    }
    found.extend(recurring_symbols(pages));
    sort_by(&mut found, Ord::cmp);
    found.dedup();
    found
}

/// The lines with nothing but a job number or the document's own symbol, if these recur between
/// sentences or inside long ones.
fn recurring_symbols(pages: &Pages<'_>) -> Vec<usize> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (index, group) in pages.groups.iter().enumerate() {
        let is_between = || {
            pages.is_torn(index)
                || pages.text_before(index).is_some_and(|text| {
                    let line = pages.last_line(text);
                    ends_sentence(&line) && !line.ends_with([':', '：'])
                })
        };
        if group.is_text || !group.is_below_text || !is_between() {
            continue;
        }
        for (edge, line) in group.edges.iter().zip(group.start..) {
            let Edge::Symbol(symbol) = edge else { continue };
            let is_own =
                group.edges.len() == 1 && pages.own.get(symbol).is_some_and(|words| words <= OWN);
            if is_own || is_job_number(symbol) {
                found.push((symbol, line));
            }
        }
    }
    let mut counts = Index::default();
    for (symbol, _) in &found {
        counts.set(symbol, counts.get(symbol).unwrap_or_default() + 1);
    }
    found.retain(|(symbol, _)| counts.get(symbol) >= Some(RECURS));
    found.into_iter().map(|(_, line)| line).collect()
}

/// The lines beside the numbers of pages, below the masthead.
fn beside<'a>(pages: &'a Pages<'_>, marks: &[Mark]) -> Vec<Head<'a>> {
    let mut heads = Vec::new();
    for (index, group) in pages.groups.iter().enumerate() {
        for (line, edge) in (group.start..).zip(&group.edges) {
            let (words, is_symbol) = match edge {
                Edge::Words(words) => (words, false),
                Edge::Symbol(words) => (words, true),
                _ => continue,
            };
            if let (Some(mark), true) = (
                mark_beside(pages, marks, index, line),
                group.is_below_masthead,
            ) {
                heads.push(Head {
                    words,
                    line,
                    group: index,
                    mark,
                    is_below: marks.get(mark).is_some_and(|mark| mark.line < line),
                    is_symbol,
                });
            }
        }
    }
    heads
}

/// The page mark beside a line, with only furniture between them.
fn mark_beside(pages: &Pages<'_>, marks: &[Mark], index: usize, line: usize) -> Option<usize> {
    let next = marks.partition_point(|mark| mark.line < line);
    let touches = |mark: &Mark| {
        let (first, last) = (mark.group.min(index), mark.group.max(index));
        let between = pages.groups.get(first + 1..last).unwrap_or_default();
        last - first <= super::MOST_LINES && between.iter().all(|group| !group.is_text)
    };
    let above = next.checked_sub(1);
    let above = above.filter(|at| marks.get(*at).is_some_and(touches));
    above.or_else(|| marks.get(next).is_some_and(touches).then_some(next))
}

/// Whether words are at the same edge of more than one page.
fn recur(same: &[Head<'_>]) -> bool {
    let edge = same.first().map(|head| head.is_below);
    let pages = same.chunk_by(|a, b| a.mark == b.mark).count();
    pages > 1 && same.iter().all(|head| Some(head.is_below) == edge)
}

/// Whether recurring words are a running head. They are on most pages and nowhere else, or
/// sentences continue after them.
fn are_words_of_pages(
    pages: &Pages<'_>,
    marks: &[Mark],
    same: &[Head<'_>],
    headings: &Index,
) -> bool {
    let Some(first) = same.first() else {
        return false;
    };
    let in_text = pages.recurring.get(first.words).unwrap_or_default();
    let often = same.len() >= RECURS && 2 * same.len() >= marks.len();
    let torn = || {
        same.iter()
            .all(|head| pages.is_torn(head.group) && is_alone(pages, head))
    };
    reads_as_title(first.words)
        && !headings.contains(first.words)
        && in_text == same.len()
        && (often || torn())
}

fn is_alone(pages: &Pages<'_>, head: &Head<'_>) -> bool {
    let group = pages.groups.get(head.group);
    group.is_some_and(|group| group.end - group.start == 1)
}

/// Whether a symbol belongs to the page. It recurs or is that of the document. It is not part of a
/// sentence or of a list of symbols.
fn is_symbol_of_page(pages: &Pages<'_>, marks: &[Mark], head: &Head<'_>, recurs: bool) -> bool {
    let Some(group) = pages.groups.get(head.group) else {
        return false;
    };
    if group.is_text {
        let mark = marks.get(head.mark);
        return mark.is_some_and(|mark| mark.is_sure() && mark.line + 1 == head.line);
    }
    let before = head
        .group
        .checked_sub(1)
        .and_then(|index| pages.groups.get(index));
    let runs_on = head.line == group.start
        && before.is_some_and(|before| {
            let last = before.end - 1;
            let line = plain(pages.sheet.line(last));
            let is_mark = marks.binary_search_by(|mark| mark.line.cmp(&last)).is_ok();
            // On several pages, a symbol splits sentences that do not mention it.
            let tears = recurs && pages.is_torn(head.group) && !names_paper(&line);
            before.is_text
                && !is_mark
                && (!ends_sentence(&line) && !tears || line.ends_with([':', '：', ';', ',']))
        });
    !runs_on
        && (is_job_number(head.words) || !is_in_list(pages, head))
        && (recurs || pages.own.contains(head.words) || tears_alone(pages, marks, head))
}

/// Whether a symbol is beside the number of a page, inside a sentence that does not mention it.
fn tears_alone(pages: &Pages<'_>, marks: &[Mark], head: &Head<'_>) -> bool {
    let mark = marks.get(head.mark);
    let is_sure = mark.is_some_and(Mark::is_sure);
    let speaks_of = |group: &Group| {
        let line = pages.last_line(group);
        hangs(&line) || names_paper(&line)
    };
    let before = pages.text_before(head.group);
    is_sure && pages.is_torn(head.group) && !before.is_some_and(speaks_of)
}

/// Whether another symbol is beside this one.
fn is_in_list(pages: &Pages<'_>, head: &Head<'_>) -> bool {
    let others = |group: &Group| {
        let other = |edge: &Edge| matches!(edge, Edge::Symbol(words) if words != head.words && !is_job_number(words));
        group.edges.iter().any(other)
    };
    let all = &pages.groups;
    let before = all.get(..head.group).unwrap_or_default().iter().rev();
    let after = all.get(head.group + 1..).unwrap_or_default().iter();
    let near = before.take(2).take_while(|group| !group.is_text);
    let near = near.chain(after.take(2).take_while(|group| !group.is_text));
    near.chain(all.get(head.group)).any(others)
}

/// The headings except for the first, which is the title that pages repeat.
fn headings(pages: &Pages<'_>) -> Index {
    let mut headings = Index::default();
    let mut is_first = true;
    for group in &pages.groups {
        for line in group.start..group.end {
            let line = pages.sheet.line(line);
            if is_heading(line, 1) && !std::mem::take(&mut is_first) {
                headings.set(&plain(line.trim_matches(['#', ' '])), 0);
            }
        }
    }
    headings
}
