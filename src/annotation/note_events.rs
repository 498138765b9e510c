//! The Markdown events of a note, and the words that Markdown leaves out.

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Parser, Tag, TagEnd};

use super::escaping::NOTE_SYNTAX;
use crate::document::{further_cells, list_marker, shown_numbers};

/// Returns the events of a note in the form given by [`super::as_written`]. Each item of a numbered
/// list has its number as written. They include words that Markdown drops: surplus cells of a table
/// row, and words after a code fence. A language name after a fence stays out.
pub fn note_events(written: &str) -> impl Iterator<Item = (Event<'_>, Option<u64>)> {
    let mut read = 0;
    let mut numbers = item_numbers(written).into_iter();
    events(written).flat_map(move |(event, range)| {
        let mut before = Vec::new();
        let mut after = None;
        let mut number = None;
        match &event {
            Event::Start(Tag::Item) => number = numbers.next().flatten(),
            Event::End(TagEnd::TableRow) => {
                let rest = written.get(read..range.end).unwrap_or_default();
                for cell in further_cells(rest) {
                    before.push(Event::Start(Tag::TableCell));
                    before.push(Event::Text(cell.into()));
                    before.push(Event::End(TagEnd::TableCell));
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !is_language(info) => {
                after = Some(Event::Text(format!("{info}\n").into()));
            }
            _ => {}
        }
        let is_start = matches!(event, Event::Start(_));
        read = read.max(if is_start { range.start } else { range.end });
        let others = |event| (event, None);
        let before = before.into_iter().map(others);
        before.chain([(event, number)]).chain(after.map(others))
    })
}

fn events(written: &str) -> OffsetIter<'_> {
    Parser::new_ext(written, NOTE_SYNTAX).into_offset_iter()
}

/// Returns the number of each item, in the order in which items begin; `None` for bullets.
fn item_numbers(written: &str) -> Vec<Option<u64>> {
    let mut numbers = Vec::new();
    // The open lists, each with the places of its numbered items in `numbers`.
    let mut open: Vec<Vec<(usize, u64)>> = Vec::new();
    for (event, range) in events(written) {
        match event {
            Event::Start(Tag::List(_)) => open.push(Vec::new()),
            Event::Start(Tag::Item) => {
                let item = written.get(range).unwrap_or_default();
                let marker = list_marker(item).map(|(number, _)| number);
                if let (Some(list), Some(number)) = (open.last_mut(), marker) {
                    list.push((numbers.len(), number));
                }
                numbers.push(None);
            }
            Event::End(TagEnd::List(_)) => {
                let (places, written): (Vec<_>, Vec<_>) =
                    open.pop().unwrap_or_default().into_iter().unzip();
                for (place, shown) in places.into_iter().zip(shown_numbers(&written)) {
                    if let Some(number) = numbers.get_mut(place) {
                        *number = Some(shown);
                    }
                }
            }
            _ => {}
        }
    }
    numbers
}

/// Returns whether the words after a fence are empty or name a language, such as `rust` or `c++`. A name
/// with capitals may be that of a delegation.
fn is_language(info: &str) -> bool {
    let mut letters = info.chars();
    letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-#_.".contains(c))
}
