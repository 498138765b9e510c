//! Footnotes in the form of Markdown's link definitions: `[4]: Reserved until the next session.`
//!
//! GitHub's Markdown marks them by a sign before the label, which is added to these lines.

use super::Sheet;
use crate::document::index::Index;
use crate::document::link::is_address;
use crate::document::repair::{AsWritten, RepairKind};
use crate::fold::lower;

/// The longest label of a note, in bytes. A longer one may be words in brackets.
const LONGEST_LABEL: usize = 12;

pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut targets = Index::default();
    let mut starts = Vec::new();
    for index in 0..sheet.lines.len() {
        if let Some(one) = Definition::of(sheet.text(index)) {
            starts.push(index);
            if one.leads {
                targets.add(&lower(one.label), index);
            }
        }
    }
    if starts.is_empty() {
        return;
    }
    let mut named = Index::default();
    for index in 0..sheet.lines.len() {
        for label in marks(sheet.text(index)) {
            named.add(&lower(label), index);
        }
    }
    let mut blanks: Vec<usize> = Vec::with_capacity(sheet.lines.len());
    for index in 0..sheet.lines.len() {
        let before = blanks.last().copied().unwrap_or_default();
        blanks.push(before + usize::from(sheet.is_blank(index)));
    }
    let mut last: Option<usize> = None;
    for index in starts {
        let Some(one) = Definition::of(sheet.text(index)) else {
            continue;
        };
        let label = lower(one.label);
        // Right below a note Markdown knows no definitions, so this is the next note.
        let follows = last.is_some_and(|last| blanks.get(last) == blanks.get(index));
        let is_named = is_count(&label) || named.contains(&label);
        if !follows && (!is_named || targets.contains(&label)) {
            continue;
        }
        last = Some(index);
        let source = format!("[{}]: {}", one.label, one.words);
        let line = format!("{}[^{}]: {}", " ".repeat(one.indent), one.label, one.words);
        sheet.replace(index, line);
        let why = AsWritten::Definition;
        sheet.repair(index, RepairKind::ShownAsWritten { source, why });
    }
}

/// A line that begins with a label and a colon.
struct Definition<'a> {
    indent: usize,
    label: &'a str,
    words: &'a str,
    /// Whether it holds the target of links.
    leads: bool,
}

impl<'a> Definition<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let (label, words) = text.strip_prefix('[')?.split_once("]:")?;
        let indent = line.len() - text.len();
        let words = words.trim();
        let mut parts = words.splitn(2, char::is_whitespace);
        let first = parts.next()?.trim_matches(['<', '>']);
        let rest = parts.next().unwrap_or_default().trim_start();
        let is_alone = rest.is_empty() || rest.starts_with(['"', '\'', '(']);
        let fits = indent <= 3 && is_label(label) && !first.is_empty();
        fits.then_some(Self {
            indent,
            label,
            words,
            leads: is_alone && is_address(first),
        })
    }
}

fn is_label(label: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || "*†‡§-./".contains(c);
    !label.is_empty() && label.len() <= LONGEST_LABEL && label.chars().all(sign)
}

/// Whether only notes have such a label: `4`, `4a`, `*`.
fn is_count(label: &str) -> bool {
    let digits = label.trim_start_matches(|c: char| c.is_numeric());
    let counts = digits.len() < label.len();
    let suffix = digits.chars().count() <= 1;
    counts && suffix || label.chars().all(|c| "*†‡§".contains(c))
}

/// The labels in brackets on a line, except for those that begin definitions.
fn marks(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split('[').skip(1);
    let marks = parts.filter_map(|part| part.split_once(']'));
    marks
        .filter(|(label, after)| is_label(label) && !after.starts_with(':'))
        .map(|(label, _)| label)
}
