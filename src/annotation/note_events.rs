//! What a reader of Markdown finds in a note, and the words that it leaves out.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::escaping::NOTE_SYNTAX;
use crate::document::further_cells;

/// The events of a note as [`super::as_written`] gives it, with those of the words that Markdown
/// drops: the cells of a row beyond those of the head of its table, and what stands behind the
/// fence of a code block, unless it names a language.
pub fn note_events(written: &str) -> impl Iterator<Item = Event<'_>> {
    let mut read = 0;
    let events = Parser::new_ext(written, NOTE_SYNTAX).into_offset_iter();
    events.flat_map(move |(event, range)| {
        let mut before = Vec::new();
        let mut after = None;
        match &event {
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
        before.into_iter().chain([event]).chain(after)
    })
}

/// Whether the words behind a fence name the language of the code, as `rust` or `c++`, or are none.
/// A name with capitals may be that of a delegation.
fn is_language(info: &str) -> bool {
    let mut letters = info.chars();
    letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-#_.".contains(c))
}
