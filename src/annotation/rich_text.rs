//! The Markdown of a note as a tree that is small enough to be drawn.
//!
//! Drawing a tree recurses at every level, and a note from a file may nest arbitrarily deep. So the
//! tree has a maximum depth and number of nodes. No word is lost: deeper nesting is flattened, and
//! later parts become plain text. The note itself is never changed.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escaping::{MOST_CODE_POINTS, as_written};
use super::note_events::note_events;
use crate::document::{Link, shallow};

/// The maximum nesting of elements. More would only use stack (drawing some 600 levels overflowed it).
/// Fewer might flatten what a person wrote, which rarely exceeds five.
pub const MOST_LEVELS: usize = 24;

/// The maximum number of nodes in a note. More would take longer to draw; fewer might show a long note
/// without its markup. A page of a note has some fifty.
pub const MOST_NODES: usize = 2_000;

/// A note as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The top-level nodes, in order.
    pub nodes: Vec<RichNode>,
    /// Whether some of the markup is not shown, because it is too deep or too much.
    pub is_simplified: bool,
}

/// A part of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichNode {
    /// Words.
    Text(String),
    /// Words marked as code.
    Code(String),
    /// The end of a line.
    Break,
    /// A horizontal rule.
    Rule,
    /// An element with its contents.
    Element(RichElement, Vec<RichNode>),
    /// The rest of an oversized note: plain text, with lines separated by `\n`.
    Rest(String),
}

/// An element of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichElement {
    /// A paragraph.
    Paragraph,
    /// A heading of any level.
    Heading,
    /// A quotation.
    Quote,
    /// Lines of code.
    CodeBlock,
    /// A list with numbers.
    Ordered,
    /// A list with bullets.
    Bulleted,
    /// An item of a list, with its number if it has one.
    Item(Option<u64>),
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `~~struck through~~`
    Struck,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A link with its allowed target.
    Link(String),
    /// Content without an element of its own, such as a picture, which is not loaded.
    Bare,
}

/// Parses the Markdown of a note.
pub fn rich_text(markdown: &str) -> RichText {
    let mut builder = Builder::default();
    // In a short note, markup that nests too deep need not be read as words.
    let markdown = match markdown.len() > MOST_CODE_POINTS {
        true => shallow(markdown, |_| builder.done.is_simplified = true),
        false => Cow::Borrowed(markdown),
    };
    for (event, number) in note_events(&as_written(&markdown)) {
        builder.take(event, number);
    }
    builder.finish()
}

/// Returns the beginning of a text longer than `most` code points. It is cut at the end of a line or
/// word if one is near. `None` if the text is shorter.
pub fn beginning(text: &str, most: usize) -> Option<&str> {
    // Most texts are short, and their length in bytes is already known.
    if text.len() <= most {
        return None;
    }
    let (end, _) = text.char_indices().nth(most)?;
    let head = text.get(..end)?;
    let half = head.len() / 2;
    let near = |at: &usize| *at > half;
    let cut = head.rfind('\n').filter(near);
    let cut = cut.or_else(|| head.rfind(char::is_whitespace).filter(near));
    Some(cut.and_then(|cut| head.get(..cut)).unwrap_or(head))
}

/// A tree under construction.
#[derive(Default)]
struct Builder {
    done: RichText,
    /// The open elements, outermost first, with their contents so far.
    open: Vec<(RichElement, Vec<RichNode>)>,
    /// The number of elements that were begun but not opened, because they are too deep.
    flattened: usize,
    nodes: usize,
    /// The open links, each with its address if it must be written out.
    links: Vec<Option<String>>,
    /// The plain text that everything becomes once there are too many nodes.
    rest: Option<String>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, number: Option<u64>) {
        let is_drawn = self.is_drawn(&event);
        let words = match number {
            Some(number) => (!is_drawn).then(|| format!("{number}. ")),
            None => self.address(&event, is_drawn),
        };
        if let Some(rest) = &mut self.rest {
            rest.push_str(&words.unwrap_or_default());
            return take_plainly(rest, &event);
        }
        let is_end = matches!(event, Event::End(_));
        let is_start = matches!(event, Event::Start(_));
        if let (true, Some(words)) = (is_end, &words) {
            self.text(words);
        }
        self.take_marked(event, number, is_drawn);
        if let (false, Some(words)) = (is_end, &words) {
            self.text(words);
        }
        // A link that has just begun keeps its words.
        if self.nodes >= MOST_NODES && !is_start {
            while self.close() {}
            self.rest = Some(String::new());
        }
    }

    /// Returns whether an element that begins here becomes part of the tree.
    fn is_drawn(&self, event: &Event<'_>) -> bool {
        let Event::Start(tag) = event else {
            return false;
        };
        let levels = self.open.len() + levels(&element(tag, None));
        self.rest.is_none() && self.flattened == 0 && levels <= MOST_LEVELS
    }

    /// Returns the address of a link that ends, if the link is not drawn.
    fn address(&mut self, event: &Event<'_>, is_drawn: bool) -> Option<String> {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let is_shown = is_drawn || *link_type != LinkType::Inline;
                self.links.push((!is_shown).then(|| dest_url.to_string()));
                None
            }
            Event::End(TagEnd::Link) => Some(format!(" ({})", self.links.pop()??)),
            _ => None,
        }
    }

    fn take_marked(&mut self, event: Event<'_>, number: Option<u64>, is_drawn: bool) {
        match event {
            Event::Start(tag) if is_drawn => {
                self.nodes += 1;
                self.open.push((element(&tag, number), Vec::new()));
            }
            Event::Start(tag) => self.flatten(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.push(RichNode::Code(text.to_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.push(RichNode::Break),
            Event::Rule => self.push(RichNode::Rule),
            _ => {}
        }
    }

    fn flatten(&mut self, tag: &Tag<'_>) {
        self.flattened += 1;
        self.done.is_simplified = true;
        if is_block(tag.to_end()) {
            self.line();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.flattened == 0 {
            self.close();
            return;
        }
        self.flattened -= 1;
        if is_block(tag) {
            self.line();
        }
    }

    /// Closes the innermost element, if any is open.
    fn close(&mut self) -> bool {
        let Some((element, children)) = self.open.pop() else {
            return false;
        };
        self.siblings().push(RichNode::Element(element, children));
        true
    }

    fn siblings(&mut self) -> &mut Vec<RichNode> {
        match self.open.last_mut() {
            Some((_, children)) => children,
            None => &mut self.done.nodes,
        }
    }

    fn push(&mut self, node: RichNode) {
        self.nodes += 1;
        self.siblings().push(node);
    }

    fn text(&mut self, text: &str) {
        match self.siblings().last_mut() {
            Some(RichNode::Text(words)) => words.push_str(text),
            _ => self.push(RichNode::Text(text.to_owned())),
        }
    }

    /// Keeps flattened lines apart.
    fn line(&mut self) {
        if !matches!(self.siblings().last(), None | Some(RichNode::Break)) {
            self.push(RichNode::Break);
        }
    }

    fn finish(mut self) -> RichText {
        while self.close() {}
        let rest = self.rest.unwrap_or_default();
        if !rest.trim().is_empty() {
            self.done.is_simplified = true;
            self.done.nodes.push(RichNode::Rest(rest));
        }
        self.done
    }
}

/// Appends the text of an event to a plain text.
fn take_plainly(rest: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => {
            rest.push_str(text);
        }
        Event::SoftBreak => rest.push(' '),
        Event::HardBreak => rest.push('\n'),
        Event::End(TagEnd::TableCell) => rest.push('\t'),
        Event::End(tag) if is_block(*tag) && !rest.ends_with('\n') => rest.push('\n'),
        _ => {}
    }
}

/// Returns the element for a tag; `number` is that of an item.
fn element(tag: &Tag<'_>, number: Option<u64>) -> RichElement {
    match tag {
        Tag::Paragraph => RichElement::Paragraph,
        Tag::Heading { .. } => RichElement::Heading,
        Tag::BlockQuote(_) => RichElement::Quote,
        Tag::CodeBlock(_) => RichElement::CodeBlock,
        Tag::List(Some(_)) => RichElement::Ordered,
        Tag::List(None) => RichElement::Bulleted,
        Tag::Item => RichElement::Item(number),
        Tag::Emphasis => RichElement::Emphasis,
        Tag::Strong => RichElement::Strong,
        Tag::Strikethrough => RichElement::Struck,
        Tag::Table(_) => RichElement::Table,
        Tag::TableHead | Tag::TableRow => RichElement::Row,
        Tag::TableCell => RichElement::Cell,
        Tag::Link {
            link_type,
            dest_url,
            ..
        } => match Link::of(*link_type, dest_url) {
            Link::To(target) => RichElement::Link(target.to_string()),
            Link::Note(_) | Link::Missing | Link::Unsafe(_) => RichElement::Bare,
        },
        _ => RichElement::Bare,
    }
}

/// Returns the levels that an element needs: a list makes no sense without its items.
fn levels(element: &RichElement) -> usize {
    match element {
        RichElement::Table => 3,
        RichElement::Ordered | RichElement::Bulleted | RichElement::Row => 2,
        _ => 1,
    }
}

/// Returns whether an element is a block.
fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
