//! Comments that begin inside a line and end on a later line. Markdown ends them, and their
//! paragraph, at an empty line.

use super::Sheet;
use super::prose::{is_heading, numbered_by};
use crate::document::repair::RepairKind;

const START: &str = "<!--";
const END: &str = "-->";

/// Takes such comments out of the text. The words after a comment move to the line before it.
pub(super) fn take_out(sheet: &mut Sheet<'_>) {
    let ends = |index: &usize| sheet.text(*index).contains(END);
    let Some(last) = (0..sheet.lines.len()).rev().find(ends) else {
        return;
    };
    let mut index = 0;
    while index < last {
        let begun = begun(sheet.text(index));
        let end =
            begun.and_then(|_| (index + 1..=last).find(|line| sheet.text(*line).contains(END)));
        if let (Some(at), Some(end)) = (begun, end)
            && !(index + 1..=end).any(|line| begins_text(sheet.text(line)))
        {
            take(sheet, index, at, end);
        }
        index = end.map_or(index, |end| end - 1) + 1;
    }
}

/// The place of a comment that begins after words, and does not end on the line.
fn begun(line: &str) -> Option<usize> {
    let (at, _) = line.match_indices(START).last()?;
    let (before, rest) = line.split_at_checked(at)?;
    // Code may speak of comments.
    let is_code = before.starts_with(['\t']) || before.starts_with("    ") || before.contains('`');
    let has_words = !before.trim().is_empty() && !is_code;
    (has_words && !rest.contains(END)).then_some(at)
}

/// Whether a line is part of the report, so that the comment above was never ended.
fn begins_text(line: &str) -> bool {
    is_heading(line, 1) || numbered_by(line).is_some()
}

fn take(sheet: &mut Sheet<'_>, first: usize, at: usize, last: usize) {
    let lines: Vec<&str> = (first..=last).map(|index| sheet.line(index)).collect();
    let whole = lines.join("\n");
    let (before, rest) = whole.split_at_checked(at).unwrap_or_default();
    let (comment, after) = rest.split_once(END).unwrap_or_default();
    let source = format!("{comment}{END}");
    let line = format!("{before}{after}");
    sheet.replace(first, line);
    for index in first + 1..=last {
        sheet.replace(index, String::new());
    }
    sheet.repair(first, RepairKind::Comment { source });
}
