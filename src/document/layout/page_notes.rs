//! Footnotes as a page prints them: `1 See A/68/1.` at its end, and `1` after a word above.
//!
//! They become footnotes of Markdown if every note of the page has its mark above it, in the same
//! order. Otherwise they stay text.

use super::Sheet;
use super::prose::{refers, unescaped};
use crate::document::notes::{RAISED, lowered};
use crate::document::repair::RepairKind;
use crate::fold::{is_among, lower};
use std::ops::Range;

pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut start = 0;
    let mut ends: Vec<usize> = sheet.furniture.iter().map(|line| line - 1).collect();
    ends.push(sheet.lines.len());
    for end in ends {
        let notes = notes(sheet, start, end);
        for marks in marks(sheet, start, &notes).chunk_by(|a, b| a.line == b.line) {
            put(sheet, marks);
        }
        start = end + 1;
    }
}

/// A line that may begin a note.
#[derive(Clone, Copy)]
struct Note {
    line: usize,
    number: u64,
    /// Whether the number is in brackets with spaces, `( 1 )`, as in EUR-Lex.
    is_spaced: bool,
    /// The byte offset of its words.
    words: usize,
}

impl Note {
    fn of(line: usize, text: &str) -> Option<Self> {
        let rest = text.trim_start();
        let inside = rest.strip_prefix('\\').unwrap_or(rest).strip_prefix('(');
        let spaced = inside.and_then(|inside| inside.strip_prefix([' ', '\u{a0}']));
        let (number, after) = digits(spaced.unwrap_or(rest).trim_start())?;
        let words = match spaced {
            Some(_) => after
                .trim_start()
                .trim_start_matches('\\')
                .strip_prefix(')')?,
            None => after.strip_prefix([' ', '\t', '\u{a0}'])?,
        };
        let words = words.trim_start();
        let begins = |c: char| c.is_alphabetic() || "\\“\"‘«(".contains(c);
        words.starts_with(begins).then_some(Self {
            line,
            number,
            is_spaced: spaced.is_some(),
            words: text.len() - words.len(),
        })
    }

    fn is_next_of(&self, before: &Self) -> bool {
        self.number == before.number + 1 && self.is_spaced == before.is_spaced
    }
}

/// The number at the beginning of a text, if notes reach it, and the rest.
fn digits(text: &str) -> Option<(u64, &str)> {
    /// The most digits of a note's number; a year has more.
    const MOST: usize = 3;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let (digits, rest) = text.split_at_checked(text.len() - rest.len())?;
    let number = digits.parse().ok().filter(|number| *number > 0)?;
    (digits.len() <= MOST).then_some((number, rest))
}

/// The notes at the end of a page: adjacent paragraphs that all begin with the next number.
fn notes(sheet: &Sheet<'_>, start: usize, end: usize) -> Vec<Note> {
    let is_first = |line: usize| line == start || sheet.is_blank(line - 1);
    let mut notes: Vec<Note> = Vec::new();
    let mut first = end;
    let mut has_text = false;
    for line in (start..end).rev() {
        if sheet.is_blank(line) || !is_first(line) {
            continue;
        }
        has_text = Note::of(line, sheet.text(line)).is_none();
        if has_text {
            break;
        }
        first = line;
    }
    // Without text above it, the page is a list of its own.
    if !has_text {
        return notes;
    }
    for line in first..end {
        if let Some(note) = Note::of(line, sheet.text(line)) {
            let is_next = notes.last().is_none_or(|last| note.is_next_of(last));
            if !is_next && is_first(line) {
                // An earlier count is that of paragraphs.
                notes.clear();
            }
            if is_next || notes.is_empty() {
                notes.push(note);
            }
        }
    }
    notes
}

/// The mark of a note in the text above.
struct Mark {
    line: usize,
    place: Range<usize>,
    note: Note,
}

/// The marks of the notes among the lines above them, in order; empty if one is missing.
fn marks(sheet: &Sheet<'_>, start: usize, notes: &[Note]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let Some(first) = notes.first() else {
        return marks;
    };
    for line in start..first.line {
        let text = sheet.text(line);
        if Note::of(line, text).is_some_and(|note| first.is_next_of(&note)) {
            return Vec::new();
        }
        let mut at = 0;
        while let Some(note) = notes.get(marks.len())
            && let Some((number, place)) = number_in(text, at)
        {
            at = place.end;
            if number != Some(note.number) {
                continue;
            }
            let place = match note.is_spaced {
                true => in_brackets(text, place),
                false => Some(place).filter(|place| is_after_word(text, place)),
            };
            let note = *note;
            marks.extend(place.map(|place| Mark { line, place, note }));
        }
    }
    if marks.len() < notes.len() {
        marks.clear();
    }
    marks
}

/// The next number in a line, plain or raised.
fn number_in(text: &str, from: usize) -> Option<(Option<u64>, Range<usize>)> {
    let is_digit = |c: char| c.is_ascii_digit() || RAISED.contains(&c);
    let rest = text.get(from..)?;
    let start = from + rest.find(is_digit)?;
    let digits = text.get(start..)?;
    let is_raised = digits.starts_with(RAISED);
    let end = digits.find(|c: char| !is_digit(c) || RAISED.contains(&c) != is_raised);
    let digits = digits.get(..end.unwrap_or(digits.len()))?;
    let plain: String = digits.chars().map(lowered).collect();
    Some((plain.parse().ok(), start..start + digits.len()))
}

/// The place of a number with its brackets, `( 1 )`, inside a line.
fn in_brackets(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    let space = [' ', '\u{a0}'];
    let before = text
        .get(..place.start)?
        .strip_suffix(space)?
        .strip_suffix('(')?;
    let before = before.strip_suffix('\\').unwrap_or(before);
    let after = text.get(place.end..)?.strip_prefix(space)?;
    let after = after
        .strip_prefix('\\')
        .unwrap_or(after)
        .strip_prefix(')')?;
    let is_inside = !before.trim().is_empty();
    is_inside.then_some(before.len()..text.len() - after.len())
}

/// Whether a number is right after a word or sentence, and is not part of a symbol, reference or
/// unit.
fn is_after_word(text: &str, place: &Range<usize>) -> bool {
    /// The shortest word, in code points; shorter ones may be units or names of substances.
    const SHORTEST: usize = 3;
    /// Abbreviations before a number.
    const SHORT: &str = "add rev corr amend vol fig sec chap part annex table";
    let start = text.floor_char_boundary(place.start.saturating_sub(super::page::LONGEST));
    let near = text.get(start..place.start).unwrap_or_default();
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.replace('\\', "");
    let after = text.get(place.end..).unwrap_or_default();
    let mut after = after.strip_prefix('\\').unwrap_or(after).chars();
    let (first, second) = (after.next(), after.next());
    let ends = first.is_none_or(|c| c.is_whitespace() || ",;:.)”\"’]—".contains(c))
        && !second.is_some_and(|c| c.is_ascii_digit());
    let bare = word.trim_end_matches(['.', ',', ';', ':', '”', '"', '’', ')', '»']);
    let letters = bare.trim_start_matches(|c: char| !c.is_alphabetic());
    let is_word = letters.chars().nth(SHORTEST - 1).is_some()
        && letters
            .chars()
            .all(|c| c.is_alphabetic() || "-’'".contains(c))
        && letters.ends_with(char::is_lowercase);
    ends && is_word && !refers(&word) && !is_among(SHORT, &lower(letters))
}

/// Writes the marks of a line and their notes as Markdown has them.
fn put(sheet: &mut Sheet<'_>, marks: &[Mark]) {
    let Some(line) = marks.first().map(|mark| mark.line) else {
        return;
    };
    let text = sheet.line(line).to_owned();
    let mut changed = String::new();
    let mut at = 0;
    for Mark { place, note, .. } in marks {
        let label = format!("[^{}]", note.number);
        let before = text.get(at..place.start).unwrap_or_default();
        changed.push_str(before);
        changed.push_str(&label);
        at = place.end;
        let word = before.rsplit(char::is_whitespace).next();
        let mark = text.get(place.clone()).unwrap_or_default();
        let mark = unescaped(&[word.unwrap_or_default(), mark].concat());
        let source = sheet.line(note.line);
        let words = source.get(note.words..).unwrap_or_default();
        let (changed, source) = (format!("{label}: {words}"), unescaped(source));
        sheet.replace(note.line, changed);
        sheet.repair(note.line, RepairKind::PageNote { note: source, mark });
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    sheet.replace(line, changed);
}
