//! Markdown → leaf blocks with their inline text, in source order.
//!
//! Only blocks with text are kept. Markdown's containers survive as the level of lists, the marker
//! of an item, and whether the text is quoted. HTML is read in `html`. Content that Markdown would
//! drop without a trace is shown as written, or quoted by a repair: definitions (`definitions`),
//! links that lead nowhere (`links`), further cells of a row.
//!
//! Nothing is dropped silently. A definition counts only if a link uses it, and a link only if its
//! target is an address (`link`). Everything else is text as written.

use super::block::{Alignment, Link};
use super::definitions::{self, Definitions};
use super::html::HtmlBlock;
use super::inline::{SpanKind, Style};
use super::leaves::{Leaf, Leaves, Shape};
use super::list_numbers::list_marker;
use super::mathematics::has_formula;
use super::notes::definition;
use super::reading::Reader;
use super::repair::{AsWritten, Repair, RepairKind};
use super::source::Lines;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The most cells to read in all tables of a report. Each takes some 200 bytes while it is read.
/// Four million cells would take the memory that a phone gives a page. A lower value would cut real
/// annexes.
const MOST_CELLS: usize = 200_000;

/// Reads the leaf blocks of a normalised source.
pub(super) fn read<'a>(source: &'a str, lines: &Lines) -> (Vec<Leaf<'a>>, Vec<Repair>) {
    let reader = read_all(source, lines);
    (reader.leaves.finish(), reader.repairs)
}

fn read_all<'a, 'l>(source: &'a str, lines: &'l Lines) -> Reader<'a, 'l> {
    let events = parser(source);
    let mut reader = Reader {
        source,
        lines,
        leaves: Leaves::default(),
        repairs: Vec::new(),
        styles: Vec::new(),
        links: Vec::new(),
        definitions: Definitions::of(&events, || parser(source)),
        html: None,
        read: 0,
        cells: 0,
        in_row_as_written: false,
    };
    for (event, range) in events {
        reader.event(event, range);
    }
    reader.leaves.close();
    reader.between_blocks(source.len());
    reader
}

/// Parses Markdown with the extensions that reports use.
pub(super) fn parser(source: &str) -> OffsetIter<'_> {
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    options.set(Options::ENABLE_MATH, has_formula(source));
    Parser::new_ext(source, options).into_offset_iter()
}

impl<'a> Reader<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.in_row_as_written {
            return self.end_row_as_written(&event, range);
        }
        if !self.leaves.is_open() && self.html.is_none() {
            let end = matches!(event, Event::End(_));
            self.between_blocks(if end { range.end } else { range.start });
        }
        let Range { start, end } = range;
        match event {
            Event::Start(tag) => {
                self.read = self.read.max(start);
                return self.start(tag, range);
            }
            Event::End(tag) => self.end(tag, range),
            Event::Code(text) => {
                let mut style = self.style();
                style.code = style.image.is_none();
                self.span(SpanKind::Text, text, &style, range.start);
            }
            Event::Html(text) => match &mut self.html {
                Some(block) => block.line(text, range.start),
                None => self.html_line(text, range.start),
            },
            Event::InlineHtml(text) => self.span(SpanKind::Tag, text, &self.style(), range.start),
            Event::SoftBreak => {
                self.span(SpanKind::SoftBreak, " ".into(), &self.style(), range.start)
            }
            Event::HardBreak => {
                self.span(SpanKind::HardBreak, "\n".into(), &self.style(), range.start)
            }
            Event::Rule => {
                self.leaves.close();
                self.repair(range.start, RepairKind::HorizontalLine);
            }
            Event::InlineMath(text) => self.formula(&text, range.clone(), false),
            Event::DisplayMath(text) => self.formula(&text, range.clone(), true),
            Event::Text(text) => self.span(SpanKind::Text, text, &self.style(), range.start),
            Event::FootnoteReference(label) => self.note_mark(&label, range.start),
            Event::TaskListMarker(_) => {}
        }
        self.read = self.read.max(end);
    }

    /// Handles content that Markdown drops between two blocks. Besides marks of quotes and items
    /// there are only definitions.
    fn between_blocks(&mut self, to: usize) {
        let between = self.read..to;
        for part in self.definitions.parts(self.source, between) {
            let written =
                definitions::written(self.source, part.range.clone(), self.leaves.quotes());
            let at = part.range.start;
            if part.is_read {
                self.repair(at, RepairKind::Definition { source: written });
            } else {
                self.definition(&written, at);
                self.repair(
                    at,
                    RepairKind::ShownAsWritten {
                        source: written,
                        why: AsWritten::Definition,
                    },
                );
            }
        }
    }

    /// Turns a definition that no link uses into a footnote.
    fn definition(&mut self, written: &str, at: usize) {
        let note = definition(written);
        if let Some((label, _)) = note {
            self.leaves.start_note(label);
        }
        let text = note.map_or(written, |(_, text)| text).to_owned();
        self.open(Shape::Paragraph, at);
        self.span(SpanKind::Text, text.into(), &Style::default(), at);
        self.leaves.close();
        if note.is_some() {
            self.leaves.end_note(self.lines.line(at));
        }
    }

    fn note_mark(&mut self, label: &str, at: usize) {
        self.push_style(|style| style.link = Some(Link::Note(label.into())));
        let mark = format!("[{label}]");
        self.span(SpanKind::Text, mark.into(), &self.style(), at);
        self.pop_style();
    }

    fn start_row(&mut self, row: Range<usize>) {
        self.leaves.start_row();
        let was_read = self.cells <= MOST_CELLS;
        let source = self.source.get(row.clone()).unwrap_or_default();
        self.cells += source.bytes().filter(|byte| *byte == b'|').count();
        self.in_row_as_written = self.cells > MOST_CELLS;
        if self.in_row_as_written && was_read {
            self.repair(row.start, RepairKind::TooManyCells);
        }
    }

    /// Adds a row as written, at its end.
    fn end_row_as_written(&mut self, event: &Event<'a>, row: Range<usize>) {
        if matches!(event, Event::End(TagEnd::TableHead | TagEnd::TableRow)) {
            self.in_row_as_written = false;
            let text = self.source.get(row.clone()).unwrap_or_default().trim();
            self.span(SpanKind::Text, text.into(), &Style::default(), row.start);
            self.leaves.end_cell();
            self.read = self.read.max(row.end);
        }
    }

    /// Adds the cells of a row beyond those of the table head, which Markdown drops.
    fn further_cells(&mut self, row: Range<usize>) {
        let rest = self.source.get(self.read..row.end).unwrap_or_default();
        let cells = further_cells(rest);
        if cells.iter().all(String::is_empty) {
            return;
        }
        self.repair(
            row.start,
            RepairKind::FurtherCells {
                cells: cells.clone(),
            },
        );
        for cell in cells {
            self.span(SpanKind::Text, cell.into(), &Style::default(), row.start);
            self.leaves.end_cell();
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.open(
                Shape::Heading {
                    level: level as usize,
                },
                at,
            ),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let language = info
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                self.open(Shape::Code { language }, at);
                if !info.is_empty() {
                    self.repair(at, RepairKind::CodeInfo { info });
                }
            }
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(alignment).collect();
                self.open(
                    Shape::Table {
                        columns,
                        rows: Vec::new(),
                        head: 1,
                        forms: Vec::new(),
                    },
                    at,
                );
            }
            Tag::TableHead | Tag::TableRow => self.start_row(range),
            Tag::FootnoteDefinition(label) => {
                self.leaves.start_note(&label);
                let written = self.source.get(at..).unwrap_or_default();
                self.read = at + written.find("]:").map_or(0, |end| end + 2);
            }
            Tag::BlockQuote(_) => self.leaves.start_quote(),
            Tag::List(_) => self.leaves.start_list(),
            Tag::Item => {
                let text = self.source.get(at..).unwrap_or_default();
                let number = list_marker(text);
                let number = number.map(|(number, printed)| (number, printed.to_owned()));
                self.start_item(number, at);
            }
            Tag::Emphasis => self.emphasise(&range, 1, |style| style.emphasis = true),
            Tag::Strong => self.emphasise(&range, 2, |style| style.strong = true),
            Tag::Strikethrough => self.push_style(|style| style.strikethrough = true),
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => self.start_link(range, link_type, &dest_url, &title, &id),
            Tag::Image {
                dest_url,
                title,
                id,
                ..
            } => self.start_image(range, &dest_url, &title, &id),
            Tag::Paragraph => self.open(Shape::Paragraph, at),
            Tag::HtmlBlock => self.html = Some(HtmlBlock::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html.take() {
                    block.finish(self, range.start);
                }
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table => {
                self.leaves.close()
            }
            TagEnd::TableCell => self.leaves.end_cell(),
            TagEnd::TableRow => self.further_cells(range),
            TagEnd::FootnoteDefinition => self.leaves.end_note(self.lines.line(range.start)),
            TagEnd::BlockQuote(_) => self.leaves.end_quote(),
            TagEnd::List(_) => self.leaves.end_list(),
            TagEnd::Item => self.leaves.end_item(),
            TagEnd::Emphasis => self.end_emphasis(&range, 1),
            TagEnd::Strong => self.end_emphasis(&range, 2),
            TagEnd::Strikethrough => self.pop_style(),
            TagEnd::Link | TagEnd::Image => self.end_link(range),
            _ => {}
        }
    }

    /// Begins words between signs of `len` bytes. A sign alone in brackets is the mark of a note,
    /// and then neither emphasises anything: `[*] … [*]`.
    fn emphasise(&mut self, range: &Range<usize>, len: usize, change: impl FnOnce(&mut Style)) {
        match self.lone_sign(range, len) {
            None => self.push_style(change),
            Some(sign) => {
                self.push_style(|_| ());
                self.span(SpanKind::Text, sign.into(), &self.style(), range.start);
            }
        }
    }

    fn end_emphasis(&mut self, range: &Range<usize>, len: usize) {
        self.pop_style();
        if let Some(sign) = self.lone_sign(range, len) {
            self.span(SpanKind::Text, sign.into(), &self.style(), range.end - len);
        }
    }

    fn lone_sign(&self, range: &Range<usize>, len: usize) -> Option<&'a str> {
        let at = |place: usize| self.source.as_bytes().get(place).copied();
        let is_alone = |start: usize| {
            matches!(at(start.wrapping_sub(1)), Some(b'[' | b'('))
                && matches!(at(start + len), Some(b']' | b')'))
        };
        let has_lone = is_alone(range.start) || is_alone(range.end.saturating_sub(len));
        self.source
            .get(range.start..range.start + len)
            .filter(|_| has_lone)
    }

    pub(super) fn style(&self) -> Style {
        self.styles.last().cloned().unwrap_or_default()
    }

    /// Opens a style, except in the description of a picture.
    pub(super) fn push_style(&mut self, change: impl FnOnce(&mut Style)) {
        let mut style = self.style();
        if style.image.is_none() {
            change(&mut style);
        }
        self.styles.push(style);
    }

    pub(super) fn pop_style(&mut self) {
        self.styles.pop();
    }

    pub(super) fn repair(&mut self, at: usize, kind: RepairKind) {
        self.repairs.push(Repair {
            line: self.lines.line(at),
            kind,
        });
    }

    /// Appends a span to the open block. The text of a tight list item opens a paragraph of its
    /// own.
    pub(super) fn span(&mut self, kind: SpanKind, text: CowStr<'a>, style: &Style, at: usize) {
        self.leaves.open_text(self.lines.line(at));
        self.leaves.push(kind, text, style, at);
    }

    pub(super) fn html_line(&mut self, text: CowStr<'a>, at: usize) {
        let line = text.trim_end_matches('\n').to_owned();
        let broken = line.len() < text.len();
        self.span(SpanKind::Text, line.into(), &Style::default(), at);
        if broken {
            self.span(SpanKind::HardBreak, "\n".into(), &Style::default(), at);
        }
    }

    pub(super) fn open(&mut self, shape: Shape<'a>, at: usize) {
        self.leaves.open(shape, self.lines.line(at));
    }

    pub(super) fn start_item(&mut self, number: Option<(u64, String)>, at: usize) {
        self.leaves.start_item(self.lines.line(at), number);
    }

    pub(super) fn open_text(&mut self, at: usize) {
        self.leaves.open_text(self.lines.line(at));
    }
}

/// Returns the remaining cells of a row, without surrounding white space and bars.
pub fn further_cells(rest: &str) -> Vec<String> {
    let rest = rest.trim();
    let rest = rest.strip_prefix('|').unwrap_or(rest);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in rest.chars() {
        match (c, cells.last_mut()) {
            ('|', Some(cell)) if escaped => {
                cell.pop();
                cell.push(c);
            }
            ('|', _) => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Natural,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
