//! Blocks of HTML between the paragraphs of Markdown.

use super::element::{Element, names};
use super::lists::Lists;
use super::marks::{says_anything, told};
use super::open::HtmlBlock;
use super::table::TableReader;
use super::tag::{HtmlPart, HtmlTag, html_parts};
use super::words::words;
use crate::document::inline::{SpanKind, Style};
use crate::document::leaves::Shape;
use crate::document::reading::Reader;
use crate::document::repair::RepairKind;
use pulldown_cmark::CowStr;

/// Elements with words that a browser would not show as ordinary text.
const RAW: [&str; 4] = ["script", "style", "pre", "textarea"];

/// A block of HTML as one text.
struct Whole {
    text: String,
    /// The beginning of each line in the text, and in the source.
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

/// Whether a block begins with content that is shown as written, line by line.
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

/// Opens a block for words, unless a block is open or the words are only white space.
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

/// For each `<table>` the index of the part that ends it, for everything else zero.
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
