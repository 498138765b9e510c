//! The tags inside a paragraph, heading or cell: marks of style, line breaks, links, anchors.

use super::element::{Element, names};
use super::tag::{HtmlPart, HtmlTag, html_parts};
use crate::document::block::{Link, Script};
use crate::document::index::Index;
use crate::document::inline::{Inline, Span, SpanKind, Style};
use crate::document::leaves::{Leaf, Shape};
use crate::document::link;
use crate::document::repair::{Repair, RepairKind};
use crate::document::source::Lines;
use pulldown_cmark::LinkType;
use std::sync::Arc;

/// Reads the tags in the texts of all blocks. A block without other content is dropped, and its
/// anchors lead to the next block.
pub(in crate::document) fn read_tags<'a>(
    leaves: Vec<Leaf<'a>>,
    lines: &Lines,
    repairs: &mut Vec<Repair>,
) -> Vec<Leaf<'a>> {
    let mut kept: Vec<Leaf<'a>> = Vec::with_capacity(leaves.len());
    let mut anchors: Vec<String> = Vec::new();
    let mut item = None;
    for mut leaf in leaves {
        let mut read = Read::default();
        read.inline(&mut leaf.inline);
        if let Shape::Table { rows, .. } = &mut leaf.shape {
            for cell in rows.iter_mut().flatten() {
                read.inline(cell);
            }
        }
        let is_read = read.first.is_some();
        read.tell(leaf.line, lines, repairs);
        anchors.append(&mut read.anchors);
        leaf.anchors.append(&mut anchors);
        if is_read && leaf.is_empty() {
            anchors = std::mem::take(&mut leaf.anchors);
            item = item.or(leaf.item.map(|item| (leaf.level, item)));
            continue;
        }
        if let Some((level, item)) = item.take()
            && level == leaf.level
        {
            leaf.item.get_or_insert(item);
        }
        kept.push(leaf);
    }
    if let Some(last) = kept.last_mut() {
        last.anchors.append(&mut anchors);
    }
    kept
}

/// The content of the tags of one block.
#[derive(Default)]
struct Read {
    /// The byte offset of the first tag.
    first: Option<usize>,
    /// The start tags, without duplicates.
    tags: Vec<String>,
    /// The last end tag without a partner.
    lone_end: Option<String>,
    comments: Vec<(usize, String)>,
    anchors: Vec<String>,
}

/// A tag in a text: its meaning, and whether its partner exists.
pub(super) struct Found {
    pub(super) tag: HtmlTag,
    element: Element,
    pub(super) is_paired: bool,
    /// Whether it is a tag without partner that only names a place: `<a id="x"/>`, or an unclosed
    /// `<a name="x">`.
    is_alone: bool,
}

impl Read {
    fn inline(&mut self, inline: &mut Inline<'_>) {
        if inline.spans.iter().all(|span| span.kind != SpanKind::Tag) {
            return;
        }
        let found = pair(&inline.spans);
        let spans = std::mem::take(&mut inline.spans);
        let mut text = Text::default();
        for (span, found) in spans.into_iter().zip(found) {
            match found {
                Some(found) if found.is_paired => {
                    self.tag(&found, &span);
                    text.tag(&found, &span);
                }
                None if span.kind == SpanKind::Tag && is_comment(&span.text) => {
                    self.first.get_or_insert(span.at);
                    if says_anything(&span.text) {
                        self.comments.push((span.at, span.text.to_string()));
                    }
                }
                _ => text.words(span),
            }
        }
        inline.spans = text.spans;
    }

    fn tag(&mut self, found: &Found, span: &Span<'_>) {
        self.first.get_or_insert(span.at);
        self.anchors.extend(names(&found.tag));
        if found.is_alone && found.tag.ends {
            self.lone_end = Some(span.text.to_string());
        } else {
            self.tags.push(span.text.to_string());
        }
    }

    fn tell(&mut self, line: usize, lines: &Lines, repairs: &mut Vec<Repair>) {
        for (at, source) in self.comments.drain(..) {
            let line = lines.line(at);
            let kind = RepairKind::Comment { source };
            repairs.push(Repair { line, kind });
        }
        let mut tags = told(std::mem::take(&mut self.tags));
        tags.extend(self.lone_end.take());
        if !tags.is_empty() {
            let line = self.first.map_or(line, |first| lines.line(first));
            let kind = RepairKind::HtmlTags { tags };
            repairs.push(Repair { line, kind });
        }
    }
}

/// Selects the tags worth reporting, without duplicates. Plain end tags are omitted.
pub(super) fn told(tags: Vec<String>) -> Vec<String> {
    let mut seen = Index::default();
    let says = |tag: &String| !tag.starts_with("</") || tag.contains([' ', '\t', '\n']);
    let tags = tags.into_iter().filter(says);
    tags.filter(|tag| seen.add(tag, 0)).collect()
}

/// Returns whether a comment is worth reporting.
pub(super) fn says_anything(comment: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "<!->".contains(c);
    !comment.chars().all(marks)
}

fn is_comment(text: &str) -> bool {
    matches!(html_parts(text).as_slice(), [HtmlPart::Comment(_)])
}

/// Returns the tags among the spans, each with whether it counts. A mark without its partner is text.
pub(super) fn pair(spans: &[Span<'_>]) -> Vec<Option<Found>> {
    let mut found: Vec<Option<Found>> = spans.iter().map(read).collect();
    let mut known = Index::default();
    let mut open: Vec<Vec<usize>> = Vec::new();
    for index in 0..found.len() {
        let Some(Some(one)) = found.get(index) else {
            continue;
        };
        if one.is_paired {
            continue;
        }
        if known.add(&one.tag.name, open.len()) {
            open.push(Vec::new());
        }
        let name = known.get(&one.tag.name);
        let Some(open) = name.and_then(|name| open.get_mut(name)) else {
            continue;
        };
        if !one.tag.ends {
            open.push(index);
            continue;
        }
        let partner = open.pop();
        for index in partner.into_iter().flat_map(|partner| [partner, index]) {
            if let Some(Some(one)) = found.get_mut(index) {
                one.is_paired = true;
            }
        }
    }
    for one in found.iter_mut().flatten().filter(|one| !one.is_paired) {
        let only_names = matches!(one.element, Element::Bare | Element::Anchor);
        // A highlighter's mark needs no partner, since nothing is drawn for it.
        let is_highlight = one.tag.name == "mark";
        one.is_alone = is_highlight || only_names && names(&one.tag).next().is_some();
        one.is_paired = one.is_alone;
    }
    found
}

/// The tag in a span, if it may count here.
fn read(span: &Span<'_>) -> Option<Found> {
    if span.kind != SpanKind::Tag || span.style.image.is_some() {
        return None;
    }
    let mut parts = html_parts(&span.text).into_iter();
    let (Some(HtmlPart::Tag(tag, _)), None) = (parts.next(), parts.next()) else {
        return None;
    };
    let element = Element::of(&tag)?;
    let only_names = matches!(element, Element::Bare | Element::Anchor);
    let is_alone = only_names && span.text.ends_with("/>") && names(&tag).next().is_some();
    let is_paired = match element {
        Element::Break | Element::Block | Element::Heading(_) => true,
        // Lists are blocks of their own, and in cells lines.
        Element::List { .. } | Element::Item => true,
        Element::MayBreak | Element::Rule | Element::Picture => !tag.ends,
        Element::Bare | Element::Anchor => is_alone,
        Element::Mark(_) => false,
        _ => return None,
    };
    Some(Found {
        tag,
        element,
        is_paired,
        is_alone,
    })
}

/// Trims the white space at one end of some words.
fn trim(span: &mut Span<'_>, trimmed: fn(&str) -> &str) {
    let text = trimmed(&span.text);
    if span.kind == SpanKind::Text && text.len() < span.text.len() {
        span.text = text.to_owned().into();
    }
}

/// The text of a block under construction, without its tags.
#[derive(Default)]
struct Text<'a> {
    spans: Vec<Span<'a>>,
    /// The number of open tags for each mark.
    open: [usize; 7],
    /// The targets of the open link tags.
    links: Vec<Option<Link>>,
    /// Whether a line break has just been added.
    is_broken: bool,
}

impl<'a> Text<'a> {
    fn words(&mut self, mut span: Span<'a>) {
        if self.is_broken && span.kind == SpanKind::SoftBreak {
            return;
        }
        if span.kind == SpanKind::Tag {
            span.kind = SpanKind::Text;
        }
        if self.is_broken && span.kind == SpanKind::Text {
            trim(&mut span, str::trim_start);
        }
        self.is_broken &= span.is_blank();
        self.dress(&mut span.style);
        self.spans.push(span);
    }

    /// Adds the open marks to a style.
    fn dress(&self, style: &mut Style) {
        let [strong, emphasis, code, struck, underlined, raised, lowered] =
            self.open.map(|open| open > 0);
        style.strong |= strong;
        style.emphasis |= emphasis;
        style.code |= code;
        style.strikethrough |= struck;
        style.underline |= underlined;
        if raised {
            style.script = Script::Superscript;
        } else if lowered {
            style.script = Script::Subscript;
        }
        if style.link.is_none() {
            style.link = self.links.last().cloned().flatten();
        }
    }

    fn tag(&mut self, found: &Found, span: &Span<'a>) {
        let tag = &found.tag;
        match found.element {
            Element::Break
            | Element::Block
            | Element::Heading(_)
            | Element::List { .. }
            | Element::Item
            | Element::Rule => {
                let is_needed = found.element == Element::Break || !self.is_broken;
                if is_needed && !self.spans.is_empty() {
                    if let Some(last) = self.spans.last_mut() {
                        trim(last, str::trim_end);
                    }
                    self.add(SpanKind::HardBreak, "\n", span);
                }
                self.is_broken = true;
            }
            Element::Picture => self.picture(tag, span),
            Element::Mark(mark) => {
                if let Some(open) = self.open.get_mut(mark as usize) {
                    *open = if tag.ends {
                        open.saturating_sub(1)
                    } else {
                        *open + 1
                    };
                }
            }
            Element::Anchor if tag.ends => {
                self.links.pop();
            }
            Element::Anchor if !found.is_alone => {
                let target = tag.attribute("href").filter(|href| link::is_address(href));
                let link = target.filter(|href| !href.is_empty());
                let link = link.map(|href| Link::of(LinkType::Inline, href));
                let outer = || self.links.last().cloned().flatten();
                let link = link.or_else(outer);
                self.links.push(link);
            }
            _ => {}
        }
    }

    fn picture(&mut self, tag: &HtmlTag, span: &Span<'a>) {
        let source = tag.attribute("src").unwrap_or_default();
        let image = link::image(source, tag.attribute("title").unwrap_or_default());
        let mut span = Span {
            kind: SpanKind::Text,
            text: tag.attribute("alt").unwrap_or_default().to_owned().into(),
            style: span.style.clone(),
            at: span.at,
        };
        span.style.image = Some(Arc::new(image));
        self.words(span);
    }

    fn add(&mut self, kind: SpanKind, text: &'static str, span: &Span<'a>) {
        self.spans.push(Span {
            kind,
            text: text.into(),
            style: Style::default(),
            at: span.at,
        });
    }
}
