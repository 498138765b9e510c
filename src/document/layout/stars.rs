//! Notes below a text or table that begin with asterisks: `* Provisional figures.`
//!
//! Asterisks in the text lead to them: `5*`.
//!
//! GitHub's Markdown writes notes differently, and asterisks would become bullets or get lost.

use super::Sheet;
use super::signs::first_words;
use crate::document::repair::RepairKind;
use crate::sort::sort_by;

/// The most asterisks of a mark.
const MOST: usize = 3;

/// Whether the text has each mark, by the number of asterisks.
type Marks = [bool; MOST + 1];

pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let lines = 0..sheet.lines.len();
    let mut marks = Marks::default();
    for index in lines.clone() {
        for (_, len) in stars(sheet.text(index)) {
            set(&mut marks, len);
        }
    }
    let mut notes = Marks::default();
    for index in lines.clone() {
        let (len, words) = note(sheet.text(index));
        let is_alike = |other: usize| note(sheet.text(other)).0 == len;
        let is_listed = || {
            let above = (0..index).rev().find(|index| !sheet.is_blank(*index));
            let below = (index + 1..sheet.lines.len()).find(|index| !sheet.is_blank(*index));
            above.is_some_and(is_alike) || below.is_some_and(is_alike)
        };
        if marks.get(len) == Some(&true) && !is_listed() {
            let sign = "*".repeat(len);
            let line = format!("[^{sign}]: {words}");
            let words = first_words(words);
            sheet.replace(index, line);
            sheet.repair(index, RepairKind::SignKept { sign, words });
            set(&mut notes, len);
        }
    }
    for index in lines.filter(|_| notes.contains(&true)) {
        let mut line = sheet.text(index).to_owned();
        if line.starts_with("[^*") {
            continue;
        }
        let mut ends = stars(&line);
        ends.retain(|(_, len)| notes.get(*len) == Some(&true));
        for (end, len) in ends.into_iter().rev() {
            let written = end.saturating_sub(len)..end;
            line.replace_range(written, &"\\*".repeat(len));
            sheet.replace(index, line.clone());
        }
    }
}

fn set(marks: &mut Marks, len: usize) {
    if let Some(mark) = marks.get_mut(len) {
        *mark = true;
    }
}

/// The number of asterisks before the words of a line, and the words. The number is zero if the
/// line is not a note.
fn note(line: &str) -> (usize, &str) {
    let text = line.trim_start().trim_start_matches('\\');
    let words = text.trim_start_matches(['*', '\\']);
    let signs = text.get(..text.len() - words.len()).unwrap_or_default();
    let len = signs.matches('*').count();
    match words.strip_prefix(' ').map(str::trim) {
        Some(words) if !words.is_empty() && len <= MOST => (len, words),
        _ => (0, ""),
    }
}

/// The ends of marks after words, without a partner in their cell, and their asterisks.
fn stars(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for cell in line.split_inclusive('|') {
        let mut marks: Marks = [false; MOST + 1];
        let mut last = [0; MOST + 1];
        let mut at = 0;
        while let Some(first) = cell.get(at..).and_then(|rest| rest.find('*')) {
            let begin = at + first;
            let rest = cell.get(begin..).unwrap_or_default();
            let len = rest.bytes().take_while(|byte| *byte == b'*').count();
            at = begin + len;
            let before = cell.get(..begin).and_then(|head| head.chars().next_back());
            let after = rest.get(len..).and_then(|rest| rest.chars().next());
            let is_behind = before.is_some_and(|c| !c.is_whitespace() && c != '\\');
            let is_end = after.is_none_or(|c| !c.is_alphanumeric() && c != '*');
            if let (Some(mark), Some(last)) = (marks.get_mut(len), last.get_mut(len)) {
                *mark = !*mark;
                *last = if is_behind && is_end { start + at } else { 0 };
            }
        }
        let ends = marks.into_iter().zip(last).zip(0..);
        found.extend(
            ends.filter_map(|((is_alone, end), len)| (is_alone && end > 0).then_some((end, len))),
        );
        start += cell.len();
    }
    sort_by(&mut found, Ord::cmp);
    found
}
