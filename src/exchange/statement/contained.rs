//! Markdown that ends where it ends.
//!
//! A statement puts many notes into one text. What opens in one of them and is never closed, a
//! fence or a comment of HTML, would swallow the notes after it. A heading would look like one of
//! the statement's. A definition of a link would hold for all of them.
//!
//! Of a note's Markdown only what reaches out of it is escaped or closed: headings, raw HTML,
//! definitions, footnotes, open fences. The outcome is looked at again, and what cannot be tamed is
//! written literally. In plain text headings alone begin at the margin.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use crate::annotation::{NOTE_SYNTAX, as_written, escaped};

/// How often what was escaped is looked at again: words behind an escaped mark may be marks
/// themselves. More costs time on hostile notes only; with fewer some of them would lose their
/// emphasis and lists, not their words.
const ROUNDS: usize = 8;

/// Returns the Markdown of a note as it may stand among others: every heading, raw HTML, definition
/// and footnote in it is shown as it was written, and what it opens it closes.
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

/// The text with a line that closes the block of code it leaves open, if it does.
fn closed(text: String) -> Option<String> {
    if ends(&text) {
        return Some(text);
    }
    let text = format!("{text}\n{}", last_fence(&text)?);
    ends(&text).then_some(text)
}

/// Writes plain text as Markdown that says the same words, each line as it stands.
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

/// One line of plain text: what is a mark anywhere, or where a line begins, is escaped.
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

/// Where the text has to be escaped so that nothing of it is a heading, raw HTML or a footnote.
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

/// What makes a heading of these words: their number sign, or the line below them.
fn heading_mark(heading: &str, start: usize) -> Option<usize> {
    if heading.starts_with('#') {
        return Some(start);
    }
    let lines = heading.trim_end();
    let last = lines.rfind('\n').map_or(0, |end| end + 1);
    let line = lines.get(last..).unwrap_or_default();
    Some(start + last + line.find(['=', '-'])?)
}

/// Whether what follows the text, behind an empty line, is outside of everything in it.
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
