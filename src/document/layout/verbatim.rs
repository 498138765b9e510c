//! Lines other than prose and code: mathematics, comments, preformatted HTML, tables of HTML.

use super::Sheet;

/// The beginnings and the ends of such lines.
const KINDS: [(&str, &str); 6] = [
    ("$$", "$$"),
    ("<!--", "-->"),
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<table", TABLE_END),
];

const TABLE_END: &str = "</table>";

/// Fills the empty lines of a table, at which Markdown would end it.
const IN_TABLE: &str = "<!-- -->";

pub(super) fn mark(sheet: &mut Sheet<'_>) {
    let mut last = [None; KINDS.len()];
    for index in 0..sheet.lines.len() {
        for ((_, end), last) in KINDS.iter().zip(&mut last) {
            if holds(sheet.text(index), end) {
                *last = Some(index);
            }
        }
    }
    let mut until: Option<&str> = None;
    for index in 0..sheet.lines.len() {
        let line = sheet.text(index);
        match until {
            Some(end) => {
                if holds(line, end) {
                    until = None;
                } else if end == TABLE_END && sheet.is_blank(index) {
                    sheet.replace(index, IN_TABLE.to_owned());
                }
            }
            None => {
                let text = line.trim_start();
                let begun = KINDS.iter().zip(last).find_map(|((start, end), last)| {
                    let rest = begun(text, start)?;
                    (last >= Some(index)).then_some((*end, rest))
                });
                let Some((end, rest)) = begun else { continue };
                if !holds(rest, end) {
                    // The line on which it begins may also be its last.
                    until = last_after(&last, end, index).then_some(end);
                    if until.is_none() {
                        continue;
                    }
                }
            }
        }
        if let Some(verbatim) = sheet.verbatim.get_mut(index) {
            *verbatim = true;
        }
    }
}

/// The text after the beginning of a kind, regardless of case. The name of a tag must end there.
fn begun<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    let (head, rest) = line.split_at_checked(start.len())?;
    let ends = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let is_whole =
        !start.ends_with(char::is_alphabetic) || rest.is_empty() || rest.starts_with(ends);
    (head.eq_ignore_ascii_case(start) && is_whole).then_some(rest)
}

fn holds(line: &str, end: &str) -> bool {
    line.contains(end) || end.starts_with("</") && line.to_ascii_lowercase().contains(end)
}

fn last_after(last: &[Option<usize>], end: &str, index: usize) -> bool {
    let kind = KINDS.iter().position(|(_, other)| *other == end);
    let last = kind.and_then(|kind| last.get(kind).copied().flatten());
    last.is_some_and(|last| last > index)
}
