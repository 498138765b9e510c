//! Finding the numbers of pages: lines in a form that only page numbers have, and lines that count
//! on from page to page.

use super::super::page::Edge;
use super::super::prose::{ends_sentence, is_heading, names_paper, plain};
use super::{Group, MOST_LINES, Pages};
use crate::sort::sort_by;

/// The number of a page.
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) group: usize,
    page: u64,
    /// The number of all pages, if nothing else shows that this is a page.
    total: Option<u64>,
    proof: Proof,
    /// The byte offset of its group in the source.
    offset: usize,
    /// Whether it may be the number of the paragraph below it.
    is_number: bool,
}

/// The additional proof that a mark needs to be that of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// None.
    Sure,
    /// Another mark that it counts on from, since it is inside a paragraph.
    Inside,
    /// A run of pages.
    Weak,
}

impl Mark {
    pub(super) fn is_sure(&self) -> bool {
        self.proof == Proof::Sure
    }
}

/// The shortest page, in bytes, if its number may equally be that of a paragraph. A lower value
/// would remove numbers of long paragraphs, a higher one would leave those of short pages.
const SHORTEST_PAGE: usize = 600;

/// Returns the numbers of pages, in order.
pub(super) fn find(pages: &Pages<'_>, breaks: &[usize]) -> Vec<Mark> {
    let mut marks = Vec::new();
    // The number of the previous paragraph.
    let mut number = 0;
    for (index, group) in pages.groups.iter().enumerate() {
        match group.is_text {
            true => inside(pages, index, group, &mut marks),
            false => alone(pages, index, group, number, breaks, &mut marks),
        }
        number = pages.number(group).unwrap_or(number);
    }
    drop_early(&mut marks);
    let runs = runs(&marks);
    let of = runs.of.into_iter().map(|run| runs.all.get(run));
    let judged = marks.into_iter().zip(of);
    let kept = judged.filter(|(mark, run)| run.is_some_and(|run| run.holds(mark)));
    kept.map(|(mark, _)| mark).collect()
}

/// Finds the marks in a group without text.
fn alone(
    pages: &Pages<'_>,
    index: usize,
    group: &Group,
    number: u64,
    breaks: &[usize],
    marks: &mut Vec<Mark>,
) {
    let is_weak = |edge: &&Edge| matches!(edge, Edge::Bare(_) | Edge::Ratio(..));
    let has_other = group.edges.iter().filter(is_weak).count() > 1;
    let is_torn = pages.is_torn(index);
    let after = pages.text_after(index);
    let next = after.and_then(|group| pages.number(group));
    let is_number = after.is_some_and(|after| {
        !is_torn && next.is_none() && !is_heading(pages.sheet.line(after.start), 1)
    });
    for (line, edge) in (group.start..).zip(&group.edges) {
        let (page, total, is_sure) = match edge {
            Edge::Number(page) => {
                let speaks_of = |group: &Group| names_paper(&pages.last_line(group));
                let is_head =
                    group.is_in_page_head && !pages.text_before(index).is_some_and(speaks_of);
                let may_be_words = is_small(pages, line) && is_torn && !is_head;
                (*page, None, !may_be_words)
            }
            Edge::Numbered(symbol, page) => (
                *page,
                None,
                pages.recurring.get(symbol) > Some(1) || pages.own.contains(symbol),
            ),
            Edge::Dated(title, page) => {
                let is_head = pages.torn.contains(title) && !pages.is_beside_figure(index);
                (*page, None, is_head)
            }
            Edge::Bare(page) | Edge::Titled(_, page) => (*page, None, false),
            Edge::Ratio(page, total) => (*page, Some(*total), false),
            _ => continue,
        };
        let continues = is_number && number > 0 && page == number + 1;
        if !is_sure && (has_other || continues || !(is_torn || pages.may_end_page(index))) {
            continue;
        }
        let next_break = breaks.partition_point(|line| line + 2 < group.start);
        let is_broken = breaks
            .get(next_break)
            .is_some_and(|line| *line <= group.end + 1);
        marks.push(Mark {
            line,
            group: index,
            page,
            total,
            proof: match is_sure || is_broken {
                true => Proof::Sure,
                false => Proof::Weak,
            },
            offset: group.offset,
            is_number: (is_number || matches!(edge, Edge::Titled(..) | Edge::Dated(..)))
                && !is_sure,
        });
    }
}

/// Finds the marks in a paragraph: a number in a form that only page numbers have, in a place where
/// a page may end.
fn inside(pages: &Pages<'_>, index: usize, group: &Group, marks: &mut Vec<Mark>) {
    let edge = |line: usize| Edge::of(pages.sheet.line(line));
    let is_edge = |line: &usize| {
        let edge = edge(*line);
        matches!(edge, Edge::Number(_) | Edge::Symbol(_) | Edge::Break)
    };
    let first = group.start + (group.start..group.end).take_while(is_edge).count();
    let last = group.end - (first..group.end).rev().take_while(is_edge).count();
    for line in group.start..group.end {
        let Edge::Number(page) = edge(line) else {
            continue;
        };
        let at_edge = line < first || line >= last;
        if is_small(pages, line)
            || at_edge && (first - group.start).max(group.end - last) > MOST_LINES
        {
            continue;
        }
        let (before, after) = match () {
            () if line < first => (
                pages.text_before(index).map(Group::lines),
                Some((first, last)),
            ),
            () if line >= last => (
                Some((first, last)),
                pages.text_after(index).map(Group::lines),
            ),
            () => (Some((first, line)), Some((line + 1, last))),
        };
        let is_torn = before
            .zip(after)
            .is_some_and(|(before, after)| pages.tears(before, after));
        let ends = before.is_none_or(|(_, end)| ends_sentence(&plain(pages.sheet.line(end - 1))));
        if !(is_torn || at_edge && ends) {
            continue;
        }
        marks.push(Mark {
            line,
            group: index,
            page,
            total: None,
            proof: match is_torn && at_edge {
                true => Proof::Sure,
                false => Proof::Inside,
            },
            offset: group.offset,
            is_number: false,
        });
    }
}

/// Whether a line begins with a small letter, like the middle of a sentence.
fn is_small(pages: &Pages<'_>, line: usize) -> bool {
    plain(pages.sheet.line(line)).starts_with(char::is_lowercase)
}

impl Group {
    fn lines(&self) -> (usize, usize) {
        (self.start, self.end)
    }
}

impl Pages<'_> {
    /// Whether another figure is right before or after a group, as in a list.
    fn is_beside_figure(&self, index: usize) -> bool {
        let is_figure = |group: Option<&Group>| {
            let is_figure =
                |edge: &Edge| matches!(edge, Edge::Bare(_) | Edge::Ratio(..) | Edge::Dated(..));
            group.is_some_and(|group| group.edges.iter().any(is_figure))
        };
        let beside = index
            .checked_sub(1)
            .and_then(|index| self.groups.get(index));
        is_figure(beside) || is_figure(self.groups.get(index + 1))
    }

    /// Whether the text before a number may be the end of a page: a whole sentence, not a label, a
    /// heading or another figure.
    fn may_end_page(&self, index: usize) -> bool {
        if self.is_beside_figure(index) {
            return false;
        }
        let Some(before) = self.text_before(index) else {
            return index == 0;
        };
        let line = self.last_line(before);
        let is_sentence = ends_sentence(&line)
            || self.number(before).is_some() && {
                let after_number = line.split_once(char::is_whitespace);
                after_number.is_some_and(|(_, text)| text.contains(". "))
            };
        let is_short = line.starts_with(['#', '|']) || line.ends_with([':', '：', '|']);
        is_sentence && !is_short
    }
}

/// Drops uncertain numbers that the next page certainly has.
fn drop_early(marks: &mut Vec<Mark>) {
    let mut next = 0;
    let mut keep: Vec<bool> = Vec::with_capacity(marks.len());
    for mark in marks.iter().rev() {
        keep.push(mark.is_sure() || mark.page != next);
        if mark.is_sure() {
            next = mark.page;
        }
    }
    marks.retain(|_| keep.pop().unwrap_or(true));
}

/// Pages that count consecutively.
#[derive(Clone, Copy, Default)]
struct Run {
    marks: usize,
    sure: usize,
    /// Marks that may be the numbers of paragraphs, and all uncertain marks.
    numbers: usize,
    weak: usize,
    first: usize,
    last: usize,
}

impl Run {
    fn add(&mut self, mark: &Mark) {
        if self.marks == 0 {
            self.first = mark.offset;
        }
        self.marks += 1;
        self.last = mark.offset;
        self.numbers += usize::from(mark.is_number);
        match mark.proof {
            Proof::Weak => self.weak += 1,
            Proof::Sure | Proof::Inside => self.sure += 1,
        }
    }

    fn holds(&self, mark: &Mark) -> bool {
        let pages = self.marks.saturating_sub(1);
        let are_numbers =
            2 * self.numbers > self.weak && self.last - self.first < pages * SHORTEST_PAGE;
        match mark.proof {
            Proof::Sure => true,
            Proof::Inside => self.sure > 1,
            Proof::Weak => !are_numbers && (self.marks >= 3 || self.marks == 2 && self.sure > 0),
        }
    }
}

struct Runs {
    all: Vec<Run>,
    /// The run of each mark.
    of: Vec<usize>,
}

fn runs(marks: &[Mark]) -> Runs {
    // Marks sorted by page, and within a page by position.
    let mut by_page: Vec<(u64, usize)> = marks.iter().map(|mark| mark.page).zip(0..).collect();
    sort_by(&mut by_page, Ord::cmp);
    let last = |page: Option<u64>, before: usize| {
        let page = page?;
        let at = by_page.partition_point(|entry| *entry < (page, before));
        let (found, index) = by_page.get(at.checked_sub(1)?)?;
        (*found == page).then_some(*index)
    };
    let mut runs = Runs {
        all: Vec::new(),
        of: Vec::with_capacity(marks.len()),
    };
    let mut sure: Option<usize> = None;
    for (index, mark) in marks.iter().enumerate() {
        // No other page is between them, and the totals agree.
        let agrees = |other: &usize| {
            let total = marks.get(*other).and_then(|other| other.total);
            let between = sure
                .filter(|sure| sure > other)
                .and_then(|sure| marks.get(sure));
            between.is_none_or(|sure| sure.page == mark.page || sure.page + 1 == mark.page)
                && (total.is_none() || mark.total.is_none() || total == mark.total)
        };
        let before = last(mark.page.checked_sub(1), index).filter(agrees);
        // A page may have its number at the top and at the bottom.
        let twice = || {
            let other = last(Some(mark.page), index).filter(agrees)?;
            let is_sure = marks.get(other)?.proof == Proof::Sure;
            (is_sure && mark.proof == Proof::Weak).then_some(other)
        };
        let run = before
            .or_else(twice)
            .and_then(|mark| runs.of.get(mark).copied());
        let run = run.unwrap_or(runs.all.len());
        if run == runs.all.len() {
            runs.all.push(Run::default());
        }
        if let Some(run) = runs.all.get_mut(run) {
            run.add(mark);
        }
        runs.of.push(run);
        if mark.is_sure() {
            sure = Some(index);
        }
    }
    runs
}
