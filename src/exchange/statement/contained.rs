//! Markdown that stays within its note.
//!
//! A statement puts many notes into one text. An unclosed fence or HTML comment in one note would
//! swallow the notes after it. A heading would look like a heading of the statement. A link
//! definition would affect all notes.
//!
//! Only Markdown that reaches beyond its note is escaped or closed: headings, raw HTML,
//! definitions, footnotes, open fences. The result is checked again, and the rest is written
//! literally. In plain text only headings begin at the margin.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use crate::annotation::{NOTE_SYNTAX, as_written, escaped};

/// The number of checks after escaping, since words after an escaped mark may be marks themselves.
/// A higher value costs time on hostile notes only. With a lower one some of them would lose
/// emphasis and lists, but no words.
const ROUNDS: usize = 8;

/// Returns the Markdown of a note in a form that can be placed among others. Headings, raw HTML,
/// definitions and footnotes are shown as they were written, and open constructs are closed.
pub(super) fn contained(markdown: &str) -> String {
    let markdown = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = as_written(&markdown).into_owned();
    for _ in 0..ROUNDS {
        let marks = marks(&text);
        if marks.is_empty() {
            return closed(text).unwrap_or_else(|| literal(&markdown));
        }
        text = as_written(&escaped(&text, marks)).into_owned();
    }
    literal(&markdown)
}

/// The text, with the last block of code closed if it was left open. Returns `None` if that does
/// not help.
fn closed(text: String) -> Option<String> {
    if ends(&text) {
        return Some(text);
    }
    let text = format!("{text}\n{}", last_fence(&text)?);
    ends(&text).then_some(text)
}

/// Writes plain text as Markdown with the same words and lines.
pub(super) fn literal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let mut literal = String::with_capacity(text.len());
    for (index, line) in lines.iter().enumerate() {
        literal.push_str(&literal_line(line));
        let next = lines.get(index.saturating_add(1));
        match next {
            Some(next) if !next.is_empty() && !line.is_empty() => literal.push_str("\\\n"),
            Some(_) => literal.push('\n'),
            None => {}
        }
    }
    literal
}

/// Escapes one line of plain text: marks that count anywhere, or at the beginning of a line.
fn literal_line(line: &str) -> String {
    let mut places: Vec<usize> = line
        .char_indices()
        .filter(|(_, letter)| r"\`*_[]<>&~|#$".contains(*letter))
        .map(|(place, _)| place)
        .collect();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => places.push(digits),
        Some(b'-' | b'+' | b'=' | b':') if digits == 0 => places.push(0),
        _ => {}
    }
    escaped(line, places)
}

/// The bytes to escape so that the text has no heading, raw HTML or footnote.
fn marks(text: &str) -> Vec<usize> {
    let options = NOTE_SYNTAX.union(Options::ENABLE_FOOTNOTES);
    let mut marks = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let within = text.get(range.clone()).unwrap_or_default();
        let all = |mark: char, marks: &mut Vec<usize>| {
            let found = within.match_indices(mark);
            marks.extend(found.map(|(place, _)| range.start + place));
        };
        match event {
            Event::Start(Tag::Heading { .. }) => marks.extend(heading_mark(within, range.start)),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                all('<', &mut marks);
            }
            Event::Start(Tag::FootnoteDefinition(_)) => marks.push(range.start),
            Event::FootnoteReference(_) => all('[', &mut marks),
            _ => {}
        }
    }
    marks
}

/// The mark that makes these words a heading: the number sign, or the line below.
fn heading_mark(heading: &str, start: usize) -> Option<usize> {
    if heading.starts_with('#') {
        return Some(start);
    }
    let lines = heading.trim_end();
    let last = lines.rfind('\n').map_or(0, |end| end + 1);
    let line = lines.get(last..).unwrap_or_default();
    Some(start + last + line.find(['=', '-'])?)
}

/// Whether text after an empty line is outside all constructs of this text.
fn ends(text: &str) -> bool {
    let probed = format!("{text}\n\n## x\n");
    let place = text.len() + 2;
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(&probed, NOTE_SYNTAX).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) if range.start == place => return depth == 0,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// The marks of the fence that opens the last block of code.
fn last_fence(text: &str) -> Option<String> {
    let events = Parser::new_ext(text, NOTE_SYNTAX).into_offset_iter();
    let fenced = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => Some(range),
        _ => None,
    });
    let block = text.get(fenced.last()?)?;
    let mark = block.chars().next()?;
    Some(block.chars().take_while(|letter| *letter == mark).collect())
}
