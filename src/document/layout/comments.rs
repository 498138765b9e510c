//! Comments that begin inside a line and end on a later line. Markdown ends them, and their
//! paragraph, at an empty line.

use super::Sheet;
use crate::document::repair::RepairKind;

const START: &str = "<!--";
const END: &str = "-->";

/// Takes such comments out of the text. The words after a comment move to the line before it.
pub(super) fn take_out(sheet: &mut Sheet<'_>) {
    let ends = (0..sheet.lines.len()).rev();
    let last_end = ends
        .into_iter()
        .find(|index| sheet.text(*index).contains(END));
    let mut index = 0;
    while index < last_end.unwrap_or(0) {
        let begun = begun(sheet.text(index));
        let end = begun.and_then(|_| {
            let mut below = index + 1..sheet.lines.len();
            below.find(|below| sheet.text(*below).contains(END))
        });
        if let (Some(at), Some(end)) = (begun, end) {
            take(sheet, index, at, end);
        } else {
            index += 1;
        }
    }
}

/// The place of a comment that begins after words, and does not end on the line.
fn begun(line: &str) -> Option<usize> {
    let at = line.rfind(START)?;
    let (before, rest) = line.split_at_checked(at)?;
    // Code may speak of comments.
    let has_words = !before.trim().is_empty() && !before.contains('`');
    (has_words && !rest.contains(END)).then_some(at)
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
