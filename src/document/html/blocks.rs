//! Blocks of HTML between the paragraphs of Markdown.

use super::element::{Element, names};
use super::lists::Lists;
use super::marks::{says_anything, told};
use super::table::TableReader;
use super::tag::{HtmlPart, HtmlTag, html_parts};
use crate::document::inline::{SpanKind, Style};
use crate::document::leaves::Shape;
use crate::document::markdown::Reader;
use crate::document::repair::RepairKind;
use pulldown_cmark::{CowStr, Event, Parser};
use std::borrow::Cow;

/// Elements whose words are no text that a browser would show as such.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// A block of HTML being read.
pub(in crate::document) struct HtmlBlock<'a> {
    lines: Vec<(CowStr<'a>, usize)>,
}

/// A block of HTML as one text.
struct Whole {
    text: String,
    /// Where each line begins in the text, and in the source.
    starts: Vec<(usize, usize)>,
}

impl Whole {
    fn at(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        let line = after.checked_sub(1).and_then(|line| self.starts.get(line));
        line.map_or(0, |(start, at)| at + offset - start)
    }

    fn part(&self, part: &HtmlPart) -> &str {
        self.text.get(part.range()).unwrap_or_default()
    }
}

impl<'a> HtmlBlock<'a> {
    pub(in crate::document) fn new() -> Self {
        Self { lines: Vec::new() }
    }

    pub(in crate::document) fn line(&mut self, text: CowStr<'a>, at: usize) {
        self.lines.push((text, at));
    }

    /// Reads the block into paragraphs and tables.
    pub(in crate::document) fn finish(self, reader: &mut Reader<'a, '_>, at: usize) {
        let mut whole = Whole {
            text: String::new(),
            starts: Vec::with_capacity(self.lines.len()),
        };
        for (line, at) in &self.lines {
            whole.starts.push((whole.text.len(), *at));
            whole.text.push_str(line);
        }
        let parts = html_parts(&whole.text);
        if is_raw(parts.first()) {
            reader.open(Shape::Paragraph, at);
            for (line, at) in self.lines {
                reader.html_line(line, at);
            }
            reader.leaves.close();
            return;
        }
        read(&whole, parts, reader, at);
    }
}

/// Whether a block begins with what is shown as written, line by line.
fn is_raw(first: Option<&HtmlPart>) -> bool {
    match first {
        Some(HtmlPart::Tag(tag, _)) => RAW.contains(&tag.name.as_str()),
        Some(HtmlPart::Comment(_)) => false,
        _ => true,
    }
}

fn read<'a>(whole: &Whole, parts: Vec<HtmlPart>, reader: &mut Reader<'a, '_>, at: usize) {
    let ends = table_ends(&parts);
    let mut tags: Vec<String> = Vec::new();
    let mut heading = None;
    let mut lists = Lists::default();
    let mut parts = parts.into_iter().enumerate();
    while let Some((index, part)) = parts.next() {
        let place = whole.at(part.range().start);
        let written = whole.part(&part);
        let HtmlPart::Tag(tag, _) = &part else {
            let is_words = matches!(part, HtmlPart::Words(_));
            if is_words {
                open(reader, heading, written, place);
                words(written, |kind, text| {
                    reader.html_span(kind, text, place);
                });
            } else {
                reader.comment(written, place);
            }
            continue;
        };
        match Element::of(tag) {
            Some(Element::Table) if !tag.ends && ends.get(index).is_some_and(|end| *end > 0) => {
                let end = ends.get(index).copied().unwrap_or_default();
                let inside = parts.by_ref().take(end - index).map(|(_, part)| part);
                tags.push(written.to_owned());
                reader.leaves.anchors(names(tag));
                let mut table = TableReader::default();
                for part in inside {
                    let place = whole.at(part.range().start);
                    table.part(&part, whole.part(&part), place);
                }
                table.finish(reader, place, &mut tags);
            }
            Some(Element::Block | Element::Heading(_) | Element::Rule) => {
                reader.leaves.close();
                reader.leaves.anchors(names(tag));
                heading = level(tag);
                tags.push(written.to_owned());
            }
            Some(element @ (Element::List { .. } | Element::Item)) => {
                lists.tag(tag, element, reader, place);
                reader.leaves.anchors(names(tag));
                heading = None;
                tags.push(written.to_owned());
            }
            _ => {
                open(reader, heading, written, place);
                reader.html_span(SpanKind::Tag, written.to_owned().into(), place);
            }
        }
    }
    reader.leaves.close();
    lists.end(reader);
    let tags = told(tags);
    if !tags.is_empty() {
        reader.repair(at, RepairKind::HtmlTags { tags });
    }
}

fn level(tag: &HtmlTag) -> Option<usize> {
    match Element::of(tag) {
        Some(Element::Heading(level)) if !tag.ends => Some(level),
        _ => None,
    }
}

/// Opens a block for words, unless one is open or they are only white space.
fn open(reader: &mut Reader<'_, '_>, heading: Option<usize>, words: &str, at: usize) {
    if reader.leaves.is_open() || words.chars().all(char::is_whitespace) {
        return;
    }
    let shape = match heading {
        Some(level) => Shape::Heading { level },
        None => Shape::Paragraph,
    };
    reader.open(shape, at);
}

/// For each `<table>` the part that ends it, for everything else nothing.
fn table_ends(parts: &[HtmlPart]) -> Vec<usize> {
    let mut ends = vec![0; parts.len()];
    let mut open = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let HtmlPart::Tag(tag, _) = part else {
            continue;
        };
        match tag.name.as_str() {
            "table" if !tag.ends => open.push(index),
            "table" => {
                if let Some(end) = open.pop().and_then(|start: usize| ends.get_mut(start)) {
                    *end = index;
                }
            }
            _ => {}
        }
    }
    ends
}

/// Gives the words of HTML: white space that holds a line end is a soft break.
pub(super) fn words<'a>(text: &str, mut take: impl FnMut(SpanKind, CowStr<'a>)) {
    let mut lines = text.split('\n').peekable();
    let mut is_first = true;
    while let Some(line) = lines.next() {
        let start = if is_first { line } else { line.trim_start() };
        let words = if lines.peek().is_some() {
            start.trim_end()
        } else {
            start
        };
        if !is_first {
            take(SpanKind::SoftBreak, " ".into());
        }
        if !words.is_empty() {
            take(SpanKind::Text, decoded(words).into_owned().into());
        }
        is_first = false;
    }
}

/// Words with their entities decoded, by the parser that knows those of Markdown.
pub(super) fn decoded(words: &str) -> Cow<'_, str> {
    /// The longest entity has 33 bytes.
    const LONGEST: usize = 34;

    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut pieces = words.split('&');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.bytes().take(LONGEST).position(|byte| byte == b';');
        let decoded = end.and_then(|end| entity(piece.get(..end)?).zip(piece.get(end + 1..)));
        match decoded {
            Some((sign, rest)) => {
                text.push_str(&sign);
                text.push_str(rest);
            }
            None => {
                text.push('&');
                text.push_str(piece);
            }
        }
    }
    Cow::Owned(text)
}

/// What the entity of a name stands for.
fn entity(name: &str) -> Option<String> {
    let is_name = name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'#');
    let written = format!("&{name};");
    let mut texts = Parser::new(&written).filter_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let sign = texts.next().filter(|sign| is_name && *sign != written)?;
    texts.next().is_none().then_some(sign)
}

impl<'a> Reader<'a, '_> {
    fn html_span(&mut self, kind: SpanKind, text: CowStr<'a>, at: usize) {
        if self.leaves.is_open() {
            self.span(kind, text, &Style::default(), at);
        }
    }

    fn comment(&mut self, written: &str, at: usize) {
        if says_anything(written) {
            let source = written.to_owned();
            self.repair(at, RepairKind::Comment { source });
        }
    }
}
