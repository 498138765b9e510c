//! Words that a reader of Markdown would swallow, shown as they were written.

use std::borrow::Cow;

use pulldown_cmark::{Options, Parser};

use super::rich_text::MOST_CODE_POINTS;
use crate::document::{escape_as_written, shallow};

/// What notes may hold beside CommonMark.
pub const NOTE_SYNTAX: Options = Options::ENABLE_STRIKETHROUGH.union(Options::ENABLE_TABLES);

/// The Markdown of a note in which nothing is swallowed: definitions and links that are none are words,
/// as in a report, and so are quotations and lists that nest without end.
pub fn as_written(source: &str) -> Cow<'_, str> {
    // A parser is soon done with a short note, however deep it nests.
    let shallow = match source.len() > MOST_CODE_POINTS {
        true => shallow(source, |_| {}),
        false => Cow::Borrowed(source),
    };
    let shown = definitions_shown(&shallow);
    let written = escape_as_written(&shown);
    if *written == *source {
        return Cow::Borrowed(source);
    }
    Cow::Owned(written.into_owned())
}

/// The Markdown of a note with its link definitions escaped (`[12]: Ibid.`): a reader of Markdown
/// drops them, and they are words of the note. They would also hold for every other note of a text.
pub fn definitions_shown(source: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(source);
    // Of several definitions of one label only the first is found at a time.
    for find in [definitions, definitions, brackets_at_starts, brackets] {
        if definitions(&shown).is_empty() {
            return shown;
        }
        let places = find(&shown);
        shown = Cow::Owned(escaped(&shown, places));
    }
    shown
}

/// The text with a backslash before each of these bytes.
pub fn escaped(text: &str, mut places: Vec<usize>) -> String {
    crate::sort::sort_by(&mut places, usize::cmp);
    places.dedup();
    let mut escaped = String::with_capacity(text.len() + places.len());
    let mut done = 0;
    for place in places {
        if let Some(before) = text.get(done..place) {
            escaped.push_str(before);
            escaped.push('\\');
            done = place;
        }
    }
    escaped.push_str(text.get(done..).unwrap_or_default());
    escaped
}

/// Where link definitions begin.
fn definitions(text: &str) -> Vec<usize> {
    if !text.contains("]:") {
        return Vec::new();
    }
    let parser = Parser::new_ext(text, NOTE_SYNTAX);
    let all = parser.reference_definitions().iter();
    all.map(|(_, definition)| definition.span.start).collect()
}

/// The brackets that a line begins with, behind what opens lists and quotes.
fn brackets_at_starts(text: &str) -> Vec<usize> {
    let mut at_start = true;
    let mut starts = Vec::new();
    for (place, letter) in text.char_indices() {
        if at_start && letter == '[' {
            starts.push(place);
        }
        at_start = match letter {
            '\n' | '\r' => true,
            ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9' => at_start,
            _ => false,
        };
    }
    starts
}

fn brackets(text: &str) -> Vec<usize> {
    text.match_indices('[').map(|(place, _)| place).collect()
}
