//! Markdown → leaf blocks with their inline text, in source order.
//!
//! Only what carries text is kept: of Markdown's containers there remain the level of lists, the
//! marker an item begins with and whether the text is quoted. Raw HTML is text like any other.

use super::block::Alignment;
use super::inline::{Span, SpanKind, Style};
use super::leaves::{Leaf, Leaves, Shape, list_marker};
use super::link;
use super::repair::{Repair, RepairKind};
use super::source::Lines;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use std::sync::Arc;

/// Reads the leaf blocks of a normalised source.
pub(super) fn read<'a>(source: &'a str, lines: &Lines) -> (Vec<Leaf<'a>>, Vec<Repair>) {
    let mut reader = Reader {
        source,
        lines,
        leaves: Leaves::default(),
        repairs: Vec::new(),
        styles: Vec::new(),
        marks: Vec::new(),
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    (reader.leaves.finish(), reader.repairs)
}

struct Reader<'a, 'l> {
    source: &'a str,
    lines: &'l Lines,
    leaves: Leaves<'a>,
    repairs: Vec<Repair>,
    /// The styles that are open, each with those outside it.
    styles: Vec<Style>,
    /// For each open link or picture: how many spans there were when it began.
    marks: Vec<usize>,
}

impl<'a> Reader<'a, '_> {
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
                self.leaves.close();
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
            Tag::Heading { level, .. } => self.open(
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
                self.open(
                    Shape::Code {
                        language: language.to_owned(),
                    },
                    at,
                );
            }
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(alignment).collect();
                self.open(
                    Shape::Table {
                        columns,
                        rows: Vec::new(),
                    },
                    at,
                );
            }
            Tag::TableHead | Tag::TableRow => self.leaves.start_row(),
            Tag::BlockQuote(_) => self.leaves.start_quote(),
            Tag::List(_) => self.leaves.start_list(),
            Tag::Item => {
                let text = self.source.get(at..).unwrap_or_default();
                self.leaves
                    .start_item(self.lines.line(at), list_marker(text));
            }
            Tag::Emphasis => self.push_style(|style| style.emphasis = true),
            Tag::Strong => self.push_style(|style| style.strong = true),
            Tag::Strikethrough => self.push_style(|style| style.strikethrough = true),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.mark();
                let link = Arc::new(link::link(link_type, &dest_url));
                self.push_style(|style| style.link = Some(link));
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.leaves.open_text(self.lines.line(at));
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
                self.push_style(|style| style.image = Some(Arc::new(image)));
            }
            Tag::Paragraph | Tag::HtmlBlock => self.open(Shape::Paragraph, at),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table => self.leaves.close(),
            TagEnd::TableCell => self.leaves.end_cell(),
            TagEnd::BlockQuote(_) => self.leaves.end_quote(),
            TagEnd::List(_) => self.leaves.end_list(),
            TagEnd::Item => self.leaves.end_item(),
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
        self.leaves.open_text(self.lines.line(at));
        self.leaves.push(kind, text, style, at);
    }

    fn html_line(&mut self, text: CowStr<'a>, at: usize) {
        let line = text.trim_end_matches('\n').to_owned();
        let broken = line.len() < text.len();
        self.span(SpanKind::Text, line.into(), &Style::default(), at);
        if broken {
            self.span(SpanKind::HardBreak, "\n".into(), &Style::default(), at);
        }
    }

    fn open(&mut self, shape: Shape<'a>, at: usize) {
        self.leaves.open(shape, self.lines.line(at));
    }

    fn mark(&mut self) {
        self.marks.push(self.leaves.open_spans().len());
    }

    /// The spans since the last mark.
    fn since_mark(&mut self) -> &[Span<'a>] {
        let from = self.marks.pop().unwrap_or_default();
        self.leaves.open_spans().get(from..).unwrap_or_default()
    }

    fn end_link(&mut self, at: usize) {
        let words = self.since_mark().iter().map(|span| &*span.text).collect();
        match self.styles.pop().and_then(|style| style.link).as_deref() {
            Some(super::Link::Missing) => self.repair(at, RepairKind::LinkTargetMissing { words }),
            Some(super::Link::Unsafe(target)) => {
                let target = target.clone();
                self.repair(at, RepairKind::LinkNotAllowed { words, target });
            }
            _ => {}
        }
    }

    /// A picture without a description still needs a span to stand in.
    fn end_image(&mut self, at: usize) {
        let style = self.styles.pop().unwrap_or_default();
        if self.since_mark().is_empty() {
            self.span(SpanKind::Text, "".into(), &style, at);
        }
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Natural,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
