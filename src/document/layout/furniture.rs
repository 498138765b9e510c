//! Sets aside what pages print around their text: it is no part of it, and tears sentences apart.

use super::Sheet;
use super::page::Edge;
use super::prose::{ends_sentence, is_heading, plain, tears, unescaped};
use crate::document::marker;
use crate::document::repair::RepairKind;
use crate::sort::sort_by;

/// Lines that stand together, between blank ones.
struct Group {
    start: usize,
    end: usize,
    /// What each line may be, where all of them may be furniture.
    edges: Vec<Edge>,
}

/// A group of more lines is text.
const MOST_LINES: usize = 3;

pub(super) fn set_aside(sheet: &mut Sheet<'_>) {
    let breaks = page_breaks(sheet);
    let groups = groups(sheet);
    let mut aside = Vec::new();
    let mut edge = vec![false; groups.len()];
    for (group, is_edge) in groups.iter().zip(&mut edge) {
        let is_sure = |edge: &Edge| matches!(edge, Edge::Number(_) | Edge::Break);
        *is_edge = group.edges.iter().any(is_sure);
        if group.edges.is_empty() {
            aside.extend(within(sheet, group));
        } else {
            let lines = (group.start..).zip(&group.edges);
            aside.extend(
                lines
                    .filter(|(_, edge)| is_sure(edge))
                    .map(|(line, _)| line),
            );
        }
    }
    let near = |edge: &[bool], index: usize| {
        let at = |index: usize| edge.get(index).copied().unwrap_or_default();
        at(index) || at(index + 1) || index > 0 && at(index - 1)
    };
    let bare = Bare::of(sheet, &groups);
    let mut last_page = 0;
    for (index, (group, next_page)) in groups.iter().zip(next_pages(&groups)).enumerate() {
        for (line, found) in (group.start..).zip(&group.edges) {
            if let Edge::Number(page) = found {
                last_page = *page;
            }
            let broken = || {
                let next = breaks.partition_point(|line| line + 2 < group.start);
                breaks.get(next).is_some_and(|line| *line <= group.end + 1)
            };
            if let Edge::Bare(page) = found
                && (last_page..=next_page).contains(page)
                && group
                    .edges
                    .iter()
                    .all(|edge| matches!(edge, Edge::Bare(_) | Edge::Symbol))
                && (near(&edge, index) || bare.is_page(sheet, &groups, index) || broken())
            {
                aside.push(line);
                last_page = *page;
                if let Some(edge) = edge.get_mut(index) {
                    *edge = true;
                }
            }
        }
    }
    aside.extend(heads(sheet, &groups, &edge));
    sort_by(&mut aside, Ord::cmp);
    aside.dedup();
    for line in aside {
        let words = unescaped(sheet.line(line));
        sheet.repair(line, RepairKind::Furniture { words });
        sheet.replace(line, String::new());
        sheet.furniture.push(line + 1);
    }
}

/// For each group the next number that is that of a page for certain, or a higher one.
fn next_pages(groups: &[Group]) -> Vec<u64> {
    let mut next = u64::MAX;
    let mut pages = Vec::with_capacity(groups.len());
    for group in groups.iter().rev() {
        for edge in group.edges.iter().rev() {
            if let Edge::Number(page) = edge {
                next = *page;
            }
        }
        pages.push(next);
    }
    pages.reverse();
    pages
}

/// The lines that a form feed begins; it is a space from here on.
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

fn groups(sheet: &Sheet<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut start = None;
    for index in 0..=sheet.lines.len() {
        let filled = !sheet.text(index).trim().is_empty();
        match (start, filled) {
            (None, true) => start = Some(index),
            (Some(first), false) => {
                groups.push(group(sheet, first, index));
                start = None;
            }
            _ => {}
        }
    }
    groups
}

fn group(sheet: &Sheet<'_>, start: usize, end: usize) -> Group {
    let mut edges = Vec::new();
    if end - start <= MOST_LINES {
        edges.extend((start..end).map(|line| Edge::of(sheet.line(line))));
    }
    if edges.contains(&Edge::Text) {
        edges.clear();
    }
    Group { start, end, edges }
}

/// The lines within a text that can be nothing but furniture.
fn within(sheet: &Sheet<'_>, group: &Group) -> Vec<usize> {
    let lines = group.start..group.end;
    lines
        .filter(|line| {
            let at_end = *line == group.start || *line + 1 == group.end;
            match Edge::of(sheet.line(*line)) {
                Edge::Break => true,
                Edge::Number(_) => at_end || tears(sheet.line(line - 1), sheet.line(line + 1)),
                _ => false,
            }
        })
        .collect()
}

/// What the numbers that stand alone are in this text.
struct Bare {
    /// Whether its paragraphs have numbers of their own.
    is_numbered: bool,
    /// Whether they are the numbers of the paragraphs below them.
    are_numbers: bool,
}

impl Bare {
    fn of(sheet: &Sheet<'_>, groups: &[Group]) -> Self {
        let starts_numbered = |group: &Group| {
            let line = plain(sheet.line(group.start));
            let line = line.trim_start_matches(['#', ' ']);
            marker::read(line).is_some_and(|(marker, len)| len < line.len() && !marker.is_weak())
        };
        let numbered = groups.iter().filter(|group| starts_numbered(group)).count();
        let (mut bare, mut before_text) = (0, 0);
        for (group, next) in groups.iter().zip(groups.iter().skip(1)) {
            if matches!(group.edges.as_slice(), [Edge::Bare(_)]) {
                bare += 1;
                before_text += usize::from(!starts_numbered(next));
            }
        }
        Self {
            is_numbered: numbered > 0,
            are_numbers: bare > 0 && numbered < bare && 2 * before_text > bare,
        }
    }

    fn is_page(&self, sheet: &Sheet<'_>, groups: &[Group], index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|index| groups.get(index));
        let after = groups.get(index + 1);
        let torn = before.zip(after).is_some_and(|(before, after)| {
            tears(sheet.line(before.end - 1), sheet.line(after.start))
        });
        torn || self.is_numbered && !self.are_numbers
    }
}

/// The running heads: symbols and repeated words beside the numbers of pages, in the text proper.
fn heads(sheet: &Sheet<'_>, groups: &[Group], edge: &[bool]) -> Vec<usize> {
    let at = |index: Option<usize>| index.and_then(|index| edge.get(index)).copied() == Some(true);
    let mut in_text = false;
    let mut found: Vec<(usize, &Edge)> = Vec::new();
    // The words and the groups they stand in.
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let near = at(Some(index)) || at(index.checked_sub(1)) || at(Some(index + 1));
        if near && in_text {
            for (line, edge) in (group.start..).zip(&group.edges) {
                if let Edge::Words(words) = edge {
                    seen.push((words, index));
                }
                found.push((line, edge));
            }
        }
        let line = sheet.line(group.start);
        in_text |= is_heading(line, 1) || marker::read(plain(line).trim()).is_some();
        in_text |= group.edges.is_empty() && ends_sentence(line);
    }
    sort_by(&mut seen, Ord::cmp);
    seen.dedup();
    let is_head = |edge: &Edge| match edge {
        Edge::Symbol => true,
        Edge::Words(words) => {
            let first = seen.partition_point(|(other, _)| *other < words.as_str());
            let second = seen.get(first + 1);
            second.is_some_and(|(other, _)| *other == words.as_str())
        }
        _ => false,
    };
    let heads = found.into_iter().filter(|(_, edge)| is_head(edge));
    heads.map(|(line, _)| line).collect()
}
