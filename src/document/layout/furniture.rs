//! Setting aside the furniture of pages, which is not part of the text and tears sentences apart.
//!
//! In case of doubt a line is text: a stray number does less harm than missing words.

mod heads;
mod pages;

use super::Sheet;
use super::page::{Edge, is_field, is_symbol};
use super::prose::{ends_sentence, is_heading, plain, tears, unescaped};
use crate::document::index::Index;
use crate::document::marker;
use crate::document::repair::RepairKind;
use crate::sort::sort_by;

/// Adjacent lines, between blank ones.
struct Group {
    start: usize,
    end: usize,
    /// The possible kind of each line; empty if the group has more lines than pages print.
    edges: Vec<Edge>,
    /// Whether it has text. Words that recur like running heads are not text.
    is_text: bool,
    /// Whether it is the head of a page, or the field between the symbol and the number of a head.
    is_in_page_head: bool,
    /// Whether it is below the title, the symbol and the date.
    is_below_masthead: bool,
    /// Whether it is below the first sentence or number of the text.
    is_below_text: bool,
    /// The byte offset of the group in the source.
    offset: usize,
}

/// The most lines of furniture; a larger group is text.
const MOST_LINES: usize = 4;

/// The number of occurrences from which on words on their own may be a running head.
const RECURS: usize = 3;

/// The most words on the line with the document's own symbol: `Document C14/41-E`. On longer lines
/// are those of other papers.
const OWN: usize = 2;

/// The number of lines at the top that may contain the document's symbol.
const MASTHEAD: usize = 30;

pub(super) fn set_aside(sheet: &mut Sheet<'_>) {
    let breaks = page_breaks(sheet);
    let mut aside = Vec::new();
    {
        let pages = Pages::of(sheet);
        let marks = pages::find(&pages, &breaks);
        aside.extend(marks.iter().map(|mark| mark.line));
        let heads = heads::find(&pages, &marks);
        for group in &pages.groups {
            // The symbol may be beyond a blank line.
            let next = heads.partition_point(|line| *line + 2 < group.start);
            let is_head =
                group.is_in_page_head && heads.get(next).is_some_and(|line| *line < group.end + 2);
            for line in group.start..group.end {
                let edge = group.edges.get(line - group.start);
                if is_head && matches!(edge, Some(Edge::Words(_))) || is_break(sheet.line(line)) {
                    aside.push(line);
                }
            }
        }
        aside.extend(heads);
    }
    sort_by(&mut aside, Ord::cmp);
    aside.dedup();
    for line in aside {
        let words = unescaped(sheet.line(line));
        sheet.repair(line, RepairKind::Furniture { words });
        sheet.replace(line, String::new());
        sheet.furniture.push(line + 1);
    }
}

/// Whether a line is a command or mark that ends a page.
fn is_break(line: &str) -> bool {
    let marks = line.trim_start_matches(['*', '_', ' ', '\t', '\u{a0}', '\u{c}']);
    marks.starts_with(['\\', '{']) && Edge::of(line) == Edge::Break
}

/// The lines with a form feed, each of which is replaced by a space.
fn page_breaks(sheet: &mut Sheet<'_>) -> Vec<usize> {
    let broken: Vec<usize> = (0..sheet.lines.len())
        .filter(|index| sheet.text(*index).contains('\u{c}'))
        .collect();
    for index in &broken {
        let line = sheet.line(*index).replace('\u{c}', " ");
        sheet.replace(*index, line.trim_start().to_owned());
    }
    broken
}

/// The lines of a source, in groups.
struct Pages<'a> {
    sheet: &'a Sheet<'a>,
    groups: Vec<Group>,
    /// How often the same words are on their own in the text.
    recurring: Index,
    /// The titles with dates that tear a sentence somewhere.
    torn: Index,
    /// The symbols in the masthead, each with the number of words on its line.
    own: Index,
}

fn is_prose(edge: &Edge) -> bool {
    use Edge::{Dated, Text, Titled, Words};
    matches!(edge, Text | Words(_) | Titled(..) | Dated(..))
}

impl<'a> Pages<'a> {
    fn of(sheet: &'a Sheet<'a>) -> Self {
        let mut pages = Self {
            sheet,
            groups: groups(sheet),
            recurring: Index::default(),
            torn: Index::default(),
            own: Index::default(),
        };
        let (mut is_below, mut is_text) = (false, false);
        for group in &mut pages.groups {
            group.is_below_masthead = is_below;
            group.is_below_text = is_text;
            if !is_text && group.start < MASTHEAD {
                let lines = (group.start..group.end).take(MASTHEAD);
                for line in lines.map(|line| plain(sheet.line(line))) {
                    let symbols = line.split_whitespace().filter(|word| is_symbol(word));
                    let words = line.split_whitespace().count();
                    symbols.for_each(|symbol| pages.own.set(symbol, words));
                }
            }
            let line = sheet.line(group.start);
            is_text |= is_heading(line, 2) || marker::read(plain(line).trim()).is_some();
            is_text |= ends_sentence(line) && group.edges.first().is_none_or(is_prose);
            is_below |= is_heading(line, 1) || is_text;
            for edge in &group.edges {
                if let (
                    Edge::Words(words)
                    | Edge::Numbered(words, _)
                    | Edge::Titled(words, _)
                    | Edge::Dated(words, _),
                    true,
                ) = (edge, group.is_below_masthead)
                {
                    let count = pages.recurring.get(words).unwrap_or_default();
                    pages.recurring.set(words, count + 1);
                }
            }
        }
        for index in 0..pages.groups.len() {
            let is_head = pages.are_page_head(index..index + 1)
                || index > 0 && pages.are_page_head(index - 1..index + 2);
            let recurring = &pages.recurring;
            let recurs = |words: &str| recurring.get(words).unwrap_or_default() >= RECURS;
            let Some(group) = pages.groups.get_mut(index) else {
                continue;
            };
            group.is_in_page_head = is_head;
            group.is_text = group.edges.is_empty()
                || group.edges.iter().any(|edge| match edge {
                    Edge::Text => true,
                    Edge::Words(words) => !is_head && !recurs(words),
                    Edge::Titled(words, _) | Edge::Dated(words, _) => !recurs(words),
                    _ => false,
                });
        }
        for index in 0..pages.groups.len() {
            let edges = pages.groups.get(index).map(|group| group.edges.as_slice());
            if let Some([Edge::Dated(title, _)]) = edges
                && pages.is_torn(index)
            {
                pages.torn.add(title, index);
            }
        }
        pages
    }

    /// Whether groups consist only of a symbol, a page number and adjacent fields.
    fn are_page_head(&self, groups: std::ops::Range<usize>) -> bool {
        let (mut has_symbol, mut has_number) = (false, false);
        for group in self.groups.get(groups).unwrap_or_default() {
            for edge in &group.edges {
                match edge {
                    Edge::Symbol(_) => has_symbol = true,
                    Edge::Number(_) => has_number = true,
                    Edge::Words(words) if is_field(words) => {}
                    _ => return false,
                }
            }
            if group.edges.is_empty() {
                return false;
            }
        }
        has_symbol && has_number
    }

    /// The text before a group, with only furniture between them.
    fn text_before(&self, index: usize) -> Option<&Group> {
        let before = self.groups.get(..index)?.iter().rev();
        before.take(MOST_LINES).find(|group| group.is_text)
    }

    /// The text after a group, with only furniture between them.
    fn text_after(&self, index: usize) -> Option<&Group> {
        let after = self.groups.get(index + 1..)?.iter();
        after.take(MOST_LINES).find(|group| group.is_text)
    }

    /// Whether a sentence runs through a group.
    fn is_torn(&self, index: usize) -> bool {
        let texts = self.text_before(index).zip(self.text_after(index));
        texts.is_some_and(|(before, after)| {
            self.tears((before.start, before.end), (after.start, after.end))
        })
    }

    /// Whether a sentence continues from some lines to others.
    fn tears(&self, before: (usize, usize), after: (usize, usize)) -> bool {
        let last = before.0.max(before.1.saturating_sub(MOST_LINES))..before.1;
        let first = after.0..after.1.min(after.0 + MOST_LINES);
        tears(&self.text_of(last), &self.text_of(first))
    }

    /// The text of the last line of a group.
    fn last_line(&self, group: &Group) -> String {
        plain(self.sheet.line(group.end - 1))
    }

    fn text_of(&self, lines: std::ops::Range<usize>) -> String {
        let lines: Vec<String> = lines.map(|line| plain(self.sheet.line(line))).collect();
        lines.join(" ")
    }

    /// The number of a paragraph with a marker of its own.
    fn number(&self, group: &Group) -> Option<u64> {
        let line = plain(self.sheet.line(group.start));
        let line = line.trim_start_matches(['#', ' ']);
        let (marker, len) = marker::read(line)?;
        let is_strong = len < line.len() && !marker.is_weak();
        let value = marker.readings.first().map_or(0, |reading| reading.value);
        is_strong.then_some(value)
    }
}

fn groups(sheet: &Sheet<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut start = None;
    let (mut offset, mut read) = (0, 0);
    for index in 0..=sheet.lines.len() {
        let filled = !sheet.text(index).trim().is_empty();
        match (start, filled) {
            (None, true) => {
                start = Some(index);
                offset = read;
            }
            (Some(first), false) => {
                groups.push(group(sheet, first, index, offset));
                start = None;
            }
            _ => {}
        }
        read += sheet.line(index).len();
    }
    groups
}

fn group(sheet: &Sheet<'_>, start: usize, end: usize, offset: usize) -> Group {
    let mut edges = Vec::new();
    if end - start <= MOST_LINES {
        edges.extend((start..end).map(|line| Edge::of(sheet.line(line))));
    }
    Group {
        start,
        end,
        edges,
        is_text: true,
        is_in_page_head: false,
        is_below_masthead: false,
        is_below_text: false,
        offset,
    }
}
