//! Markdown → leaf blocks with their inline text, in source order.
//!
//! Only what carries text is kept: of Markdown's containers there remain the level of lists, the
//! marker an item begins with and whether the text is quoted. Raw HTML is text like any other.

use super::block::Alignment;
use super::inline::{Inline, SpanKind, Style};
use super::link;
use super::repair::{Repair, RepairKind};
use super::source::Lines;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A leaf block as Markdown has it.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    pub(super) line: usize,
    pub(super) shape: Shape<'a>,
    pub(super) inline: Inline<'a>,
    /// How many lists the block lies in.
    pub(super) level: usize,
    /// The list item that begins with this block.
    pub(super) item: Option<ItemStart>,
}

/// What Markdown takes a leaf block for.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    Heading {
        level: usize,
    },
    Paragraph,
    Quote,
    Code {
        language: String,
    },
    Table {
        columns: Vec<Alignment>,
        rows: Vec<Vec<Inline<'a>>>,
    },
}

/// How a list item begins.
#[derive(Clone, Debug, Default)]
pub(super) struct ItemStart {
    /// The list whose bullet stands here, as a number that tells lists apart.
    pub(super) bullet: Option<usize>,
    /// The number as printed with its delimiter, e.g. `1.`.
    pub(super) marker: Option<String>,
}

/// Reads the leaf blocks of a normalised source.
pub(super) fn read<'a>(source: &'a str, lines: &Lines) -> (Vec<Leaf<'a>>, Vec<Repair>) {
    let mut reader = Reader::new(source, lines);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close_leaf();
    reader.number_lazy_lists();
    (reader.leaves, reader.repairs)
}

/// An ordered or bullet list that is open or has been.
struct List {
    ordered: bool,
    /// The leaves that begin with an item of this ordered list, with the item's number.
    numbers: Vec<(usize, u64)>,
}

/// An item that has begun and has no text yet.
struct PendingItem {
    list: usize,
    line: usize,
    number: Option<(u64, String)>,
}

struct Reader<'a, 'l> {
    source: &'a str,
    lines: &'l Lines,
    leaves: Vec<Leaf<'a>>,
    repairs: Vec<Repair>,
    open: Option<Leaf<'a>>,
    styles: Vec<Style>,
    /// For each open link or picture: how many spans there were when it began.
    marks: Vec<usize>,
    lists: Vec<List>,
    open_lists: Vec<usize>,
    pending: Vec<PendingItem>,
    quotes: usize,
}

impl<'a, 'l> Reader<'a, 'l> {
    fn new(source: &'a str, lines: &'l Lines) -> Self {
        Self {
            source,
            lines,
            leaves: Vec::new(),
            repairs: Vec::new(),
            open: None,
            styles: Vec::new(),
            marks: Vec::new(),
            lists: Vec::new(),
            open_lists: Vec::new(),
            pending: Vec::new(),
            quotes: 0,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Code(text) => {
                let style = Style {
                    code: true,
                    ..self.style()
                };
                self.span(SpanKind::Text, text, &style, range.start);
            }
            Event::Html(text) => self.html_line(text, range.start),
            Event::SoftBreak => {
                self.span(SpanKind::SoftBreak, " ".into(), &self.style(), range.start)
            }
            Event::HardBreak => {
                self.span(SpanKind::HardBreak, "\n".into(), &self.style(), range.start)
            }
            Event::Rule => {
                self.close_leaf();
                self.repair(range.start, RepairKind::HorizontalLine);
            }
            Event::Text(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => {
                self.span(SpanKind::Text, text, &self.style(), range.start);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.open_leaf(
                Shape::Heading {
                    level: level as usize,
                },
                at,
            ),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or_default()
                    }
                    CodeBlockKind::Indented => "",
                };
                self.open_leaf(
                    Shape::Code {
                        language: language.to_owned(),
                    },
                    at,
                );
            }
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(alignment).collect();
                self.open_leaf(
                    Shape::Table {
                        columns,
                        rows: Vec::new(),
                    },
                    at,
                );
            }
            Tag::TableHead | Tag::TableRow => self.with_rows(|rows| rows.push(Vec::new())),
            Tag::BlockQuote(_) => {
                self.close_leaf();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close_leaf();
                self.open_lists.push(self.lists.len());
                self.lists.push(List {
                    ordered: first.is_some(),
                    numbers: Vec::new(),
                });
            }
            Tag::Item => self.start_item(at),
            Tag::Emphasis => self.push_style(|style| style.emphasis = true),
            Tag::Strong => self.push_style(|style| style.strong = true),
            Tag::Strikethrough => self.push_style(|style| style.strikethrough = true),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.mark();
                self.push_style(|style| style.link = Some(link::link(link_type, &dest_url)));
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.open_text(at);
                self.mark();
                let image = link::image(&dest_url, &title);
                if image.source.is_none() {
                    self.repair(
                        at,
                        RepairKind::PictureElsewhere {
                            target: dest_url.to_string(),
                        },
                    );
                }
                self.push_style(|style| style.image = Some(image));
            }
            Tag::Paragraph | Tag::HtmlBlock => self.open_leaf(Shape::Paragraph, at),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table => self.close_leaf(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::BlockQuote(_) => {
                self.close_leaf();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close_leaf();
                self.open_lists.pop();
            }
            TagEnd::Item => {
                self.close_leaf();
                self.flush_pending();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.styles.pop();
            }
            TagEnd::Link => self.end_link(range.start),
            TagEnd::Image => self.end_image(range.start),
            _ => {}
        }
    }

    fn style(&self) -> Style {
        self.styles.last().cloned().unwrap_or_default()
    }

    fn push_style(&mut self, change: impl FnOnce(&mut Style)) {
        let mut style = self.style();
        change(&mut style);
        self.styles.push(style);
    }

    fn repair(&mut self, at: usize, kind: RepairKind) {
        self.repairs.push(Repair {
            line: self.lines.line(at),
            kind,
        });
    }

    /// Adds a span to the open block; text of a tight list item opens a paragraph of its own.
    fn span(&mut self, kind: SpanKind, text: CowStr<'a>, style: &Style, at: usize) {
        self.open_text(at);
        if let Some(leaf) = &mut self.open {
            leaf.inline.push(kind, text, style, at);
        }
    }

    fn html_line(&mut self, text: CowStr<'a>, at: usize) {
        let line = text.trim_end_matches('\n').to_owned();
        let broken = line.len() < text.len();
        self.span(SpanKind::Text, line.into(), &Style::default(), at);
        if broken {
            self.span(SpanKind::HardBreak, "\n".into(), &Style::default(), at);
        }
    }

    fn mark(&mut self) {
        self.marks
            .push(self.open.as_ref().map_or(0, |leaf| leaf.inline.spans.len()));
    }

    /// The words since the last mark.
    fn words_since_mark(&mut self) -> String {
        let from = self.marks.pop().unwrap_or_default();
        let spans = self
            .open
            .iter()
            .flat_map(|leaf| leaf.inline.spans.iter().skip(from));
        spans.map(|span| &*span.text).collect()
    }

    fn end_link(&mut self, at: usize) {
        let words = self.words_since_mark();
        match self.styles.pop().and_then(|style| style.link) {
            Some(super::Link::Missing) => self.repair(at, RepairKind::LinkTargetMissing { words }),
            Some(super::Link::Unsafe(target)) => {
                self.repair(at, RepairKind::LinkNotAllowed { words, target });
            }
            _ => {}
        }
    }

    /// A picture without a description still needs a span to stand in.
    fn end_image(&mut self, at: usize) {
        let style = self.styles.pop().unwrap_or_default();
        if self.words_since_mark().is_empty() {
            self.span(SpanKind::Text, "".into(), &style, at);
        }
    }

    fn with_rows(&mut self, change: impl FnOnce(&mut Vec<Vec<Inline<'a>>>)) {
        if let Some(Leaf {
            shape: Shape::Table { rows, .. },
            ..
        }) = &mut self.open
        {
            change(rows);
        }
    }

    fn end_cell(&mut self) {
        let cell = self
            .open
            .as_mut()
            .map(|leaf| std::mem::take(&mut leaf.inline));
        self.with_rows(|rows| {
            if let Some(row) = rows.last_mut() {
                row.extend(cell);
            }
        });
    }

    fn start_item(&mut self, at: usize) {
        self.close_leaf();
        if self
            .pending
            .last()
            .is_some_and(|item| item.number.is_some())
        {
            self.flush_pending();
        }
        let Some(&list) = self.open_lists.last() else {
            return;
        };
        let ordered = self.lists.get(list).is_some_and(|list| list.ordered);
        let number = ordered
            .then(|| list_marker(self.source.get(at..).unwrap_or_default()))
            .flatten();
        self.pending.push(PendingItem {
            list,
            line: self.lines.line(at),
            number,
        });
    }

    fn open_text(&mut self, at: usize) {
        if self.open.is_none() {
            self.open_leaf(Shape::Paragraph, at);
        }
    }

    fn open_leaf(&mut self, shape: Shape<'a>, at: usize) {
        self.close_leaf();
        let quoted = self.quotes > 0;
        let shape = match shape {
            Shape::Heading { .. } | Shape::Paragraph if quoted => Shape::Quote,
            shape => shape,
        };
        if matches!(shape, Shape::Code { .. } | Shape::Table { .. }) {
            self.flush_pending();
        }
        let item = self.take_pending();
        self.open = Some(Leaf {
            line: self.lines.line(at),
            shape,
            inline: Inline::default(),
            level: self.open_lists.len(),
            item,
        });
    }

    fn close_leaf(&mut self) {
        let Some(leaf) = self.open.take() else { return };
        let empty = match leaf.shape {
            Shape::Code { .. } | Shape::Table { .. } => false,
            _ => {
                leaf.inline.is_blank()
                    && leaf.item.as_ref().is_none_or(|item| item.marker.is_none())
            }
        };
        if !empty {
            self.leaves.push(leaf);
        }
    }

    /// The beginnings of all items that wait for text.
    fn take_pending(&mut self) -> Option<ItemStart> {
        let mut start: Option<ItemStart> = None;
        for item in self.pending.drain(..) {
            let start = start.get_or_insert_default();
            match item.number {
                Some((number, marker)) => {
                    start.marker = Some(marker);
                    if let Some(list) = self.lists.get_mut(item.list) {
                        list.numbers.push((self.leaves.len(), number));
                    }
                }
                None => start.bullet = start.bullet.or(Some(item.list)),
            }
        }
        start
    }

    /// A number that has no text of its own is a block of its own: it is on the paper.
    fn flush_pending(&mut self) {
        let line = self.pending.last().map_or(1, |item| item.line);
        let Some(item) = self.take_pending() else {
            return;
        };
        if item.marker.is_some() {
            self.leaves.push(Leaf {
                line,
                shape: if self.quotes > 0 {
                    Shape::Quote
                } else {
                    Shape::Paragraph
                },
                inline: Inline::default(),
                level: self.open_lists.len(),
                item: Some(item),
            });
        }
    }

    /// `1. 1. 1.` is Markdown's way to say "count for me"; any other numbers are the paper's own.
    fn number_lazy_lists(&mut self) {
        for list in &self.lists {
            let [(_, first), (_, second), ..] = list.numbers.as_slice() else {
                continue;
            };
            if first != second || list.numbers.iter().any(|(_, number)| number != first) {
                continue;
            }
            for (number, (leaf, _)) in (*first..).zip(&list.numbers) {
                let start = self
                    .leaves
                    .get_mut(*leaf)
                    .and_then(|leaf| leaf.item.as_mut());
                if let Some(marker) = start.and_then(|item| item.marker.as_mut()) {
                    let delimiter = marker.pop().unwrap_or('.');
                    *marker = format!("{number}{delimiter}");
                }
            }
        }
    }
}

/// The number and delimiter an ordered item begins with.
fn list_marker(item: &str) -> Option<(u64, String)> {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let number = item.get(..digits)?.parse().ok()?;
    Some((number, item.get(..digits + 1)?.to_owned()))
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Natural,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
