//! The Markdown of a note as a tree that is small enough to be drawn.
//!
//! What draws a tree calls itself for every level of it, and a note from a file may nest as deep as
//! its writer liked. So the tree has a greatest depth and a greatest number of nodes. No word is
//! left out of it: what nests deeper is flattened, what comes later is plain text. The note itself
//! is never changed.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escaping::as_written;
use super::note_events::note_events;
use crate::document::{is_allowed_link, shallow};

/// How many elements lie in each other at most. More would only take stack (the drawing of some 600
/// levels overflowed it); fewer might flatten what a person wrote, which is hardly above five.
pub const MOST_LEVELS: usize = 24;

/// How many nodes a note has at most. More would take longer to draw; fewer might show a long note
/// without its marks. A page of a note has some fifty.
pub const MOST_NODES: usize = 2_000;

/// How many code points of a note are drawn before the reader asks for more. More would keep the
/// page busy, and push all others away; fewer would cut notes that people write (a page has 3,000).
pub const MOST_CODE_POINTS: usize = 10_000;

/// A note as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// What stands one after the other.
    pub nodes: Vec<RichNode>,
    /// Whether some of the marks are not shown, because they nest too deep or are too many.
    pub is_simplified: bool,
}

/// A part of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichNode {
    /// Words.
    Text(String),
    /// Words with the marks of code.
    Code(String),
    /// The end of a line.
    Break,
    /// A line across.
    Rule,
    /// What lies in an element.
    Element(RichElement, Vec<RichNode>),
    /// Everything that follows, where there was too much of it: plain text, lines divided by `\n`.
    Rest(String),
}

/// An element of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichElement {
    /// A paragraph.
    Paragraph,
    /// A heading, of whatever level.
    Heading,
    /// A quotation.
    Quote,
    /// Lines of code.
    CodeBlock,
    /// A list with the number of its first item.
    Ordered(u64),
    /// A list with bullets.
    Bulleted,
    /// An item of a list.
    Item,
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
    /// What has no element of its own, such as a picture, which is not loaded.
    Bare,
}

/// Reads the Markdown of a note.
pub fn rich_text(markdown: &str) -> RichText {
    let mut builder = Builder::default();
    // Of a short note the marks that nest too deep need not be read as words.
    let markdown = match markdown.len() > MOST_CODE_POINTS {
        true => shallow(markdown, |_| builder.done.is_simplified = true),
        false => Cow::Borrowed(markdown),
    };
    for event in note_events(&as_written(&markdown)) {
        builder.take(event);
    }
    builder.finish()
}

/// The beginning of a text, where that is longer than `most` code points: cut at the end of a line
/// or a word, if there is one nearby.
pub fn beginning(text: &str, most: usize) -> Option<&str> {
    // Most texts are short, and their bytes are counted already.
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

/// The tree in the making.
#[derive(Default)]
struct Builder {
    done: RichText,
    /// What is open, outermost first, with what lies in it so far.
    open: Vec<(RichElement, Vec<RichNode>)>,
    /// How many elements were begun and not opened, because they lie too deep.
    flattened: usize,
    nodes: usize,
    /// The numbers and addresses that are written out where their element is not drawn.
    unmarked: Unmarked,
    /// The plain text that everything else becomes, once there are too many nodes.
    rest: Option<String>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        let is_drawn = self.is_drawn(&event);
        let words = self.unmarked.words(&event, is_drawn);
        if let Some(rest) = &mut self.rest {
            rest.push_str(&words.unwrap_or_default());
            return take_plainly(rest, &event);
        }
        let is_end = matches!(event, Event::End(_));
        let is_start = matches!(event, Event::Start(_));
        if let (true, Some(words)) = (is_end, &words) {
            self.text(words);
        }
        self.take_marked(event, is_drawn);
        if let (false, Some(words)) = (is_end, &words) {
            self.text(words);
        }
        // A link that has just begun keeps its words.
        if self.nodes >= MOST_NODES && !is_start {
            while self.close() {}
            self.rest = Some(String::new());
        }
    }

    /// Whether an element that begins here becomes one of the tree.
    fn is_drawn(&self, event: &Event<'_>) -> bool {
        let Event::Start(tag) = event else {
            return false;
        };
        let levels = self.open.len() + levels(&element(tag));
        self.rest.is_none() && self.flattened == 0 && levels <= MOST_LEVELS
    }

    fn take_marked(&mut self, event: Event<'_>, is_drawn: bool) {
        match event {
            Event::Start(tag) => self.start(&tag, is_drawn),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.push(RichNode::Code(text.to_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.push(RichNode::Break),
            Event::Rule => self.push(RichNode::Rule),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, is_drawn: bool) {
        if is_drawn {
            self.nodes += 1;
            self.open.push((element(tag), Vec::new()));
            return;
        }
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

    /// Keeps lines of what is flattened apart.
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

/// What the marks of lists and links say, for where they are not drawn.
#[derive(Default)]
struct Unmarked {
    /// The open lists, each with the number of its next item, if it has numbers.
    lists: Vec<Option<u64>>,
    /// The open links, each with its address, if that has to be written out.
    links: Vec<Option<String>>,
}

impl Unmarked {
    /// The number of an item that begins and the address of a link that ends, if these are not drawn.
    fn words(&mut self, event: &Event<'_>, is_drawn: bool) -> Option<String> {
        match event {
            Event::Start(Tag::List(first)) => self.lists.push(*first),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => {
                let next = self.lists.last_mut()?.as_mut()?;
                let number = format!("{next}. ");
                *next = next.saturating_add(1);
                return (!is_drawn).then_some(number);
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let is_shown = is_drawn || *link_type != LinkType::Inline;
                self.links.push((!is_shown).then(|| dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => return Some(format!(" ({})", self.links.pop()??)),
            _ => {}
        }
        None
    }
}

/// Adds what an event says to a plain text.
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

fn element(tag: &Tag<'_>) -> RichElement {
    match tag {
        Tag::Paragraph => RichElement::Paragraph,
        Tag::Heading { .. } => RichElement::Heading,
        Tag::BlockQuote(_) => RichElement::Quote,
        Tag::CodeBlock(_) => RichElement::CodeBlock,
        Tag::List(Some(first)) => RichElement::Ordered(*first),
        Tag::List(None) => RichElement::Bulleted,
        Tag::Item => RichElement::Item,
        Tag::Emphasis => RichElement::Emphasis,
        Tag::Strong => RichElement::Strong,
        Tag::Strikethrough => RichElement::Struck,
        Tag::Table(_) => RichElement::Table,
        Tag::TableHead | Tag::TableRow => RichElement::Row,
        Tag::TableCell => RichElement::Cell,
        Tag::Link { dest_url, .. } if is_allowed_link(dest_url) => {
            RichElement::Link(dest_url.to_string())
        }
        _ => RichElement::Bare,
    }
}

/// How many levels an element needs: a list makes no sense without its items.
fn levels(element: &RichElement) -> usize {
    match element {
        RichElement::Table => 3,
        RichElement::Ordered(_) | RichElement::Bulleted | RichElement::Row => 2,
        _ => 1,
    }
}

/// Whether an element stands on lines of its own.
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
