//! Markdown of a note → Yew nodes.
//!
//! Nodes are built from the parser's events, never from an HTML string: raw HTML in a note is shown
//! as text. Pictures are not loaded (no other host is asked for anything); their words are shown.
//! Headings become bold lines, so that a note cannot disturb the outline of the page.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use yew::prelude::*;
use yew::virtual_dom::{VList, VTag};

use crate::document::{escape_as_written, is_allowed_link};

/// An element that is open while its children are collected.
struct Open {
    tag: Option<VTag>,
    children: Vec<Html>,
}

/// The rendered note.
pub fn render(source: &str) -> Html {
    let mut stack = vec![Open {
        tag: None,
        children: Vec::new(),
    }];
    for event in Parser::new_ext(
        &escape_as_written(source),
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES,
    ) {
        match event {
            Event::Start(tag) => stack.push(Open {
                tag: element(&tag),
                children: Vec::new(),
            }),
            Event::End(end) => close(&mut stack, end),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                add(&mut stack, html! { {text.to_string()} })
            }
            Event::Code(text) => add(&mut stack, html! { <code>{text.to_string()}</code> }),
            Event::SoftBreak => add(&mut stack, html! { {" "} }),
            Event::HardBreak => add(&mut stack, html! { <br /> }),
            Event::Rule => add(&mut stack, html! { <hr /> }),
            _ => {}
        }
    }
    let mut nodes = Vec::new();
    while let Some(open) = stack.pop() {
        nodes = open.children.into_iter().chain(nodes).collect();
    }
    VList::with_children(nodes, None).into()
}

/// The beginning of a note without its marks, at most `most` code points, for where there is room
/// for one line.
pub fn first_words(source: &str, most: usize) -> String {
    let mut words = String::new();
    let mut left = most;
    for event in Parser::new(&escape_as_written(source)) {
        let text = match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                text
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => " ".into(),
            _ => continue,
        };
        let blank = words.is_empty() || words.ends_with(' ');
        for sign in text.chars().skip(usize::from(blank && &*text == " ")) {
            if left == 0 {
                return words.trim_end().to_owned() + "…";
            }
            left -= 1;
            words.push(sign);
        }
    }
    words.trim_end().to_owned()
}

fn add(stack: &mut [Open], node: Html) {
    if let Some(open) = stack.last_mut() {
        open.children.push(node);
    }
}

fn close(stack: &mut Vec<Open>, end: TagEnd) {
    let Some(Open { tag, children }) = stack.pop() else {
        return;
    };
    let node = match tag {
        Some(mut tag) => {
            tag.add_children(children);
            if matches!(end, TagEnd::CodeBlock) {
                html! { <pre>{Html::from(tag)}</pre> }
            } else {
                tag.into()
            }
        }
        None => VList::with_children(children, None).into(),
    };
    add(stack, node);
}

/// The element for a tag; none where only the children count.
fn element(tag: &Tag) -> Option<VTag> {
    let name = match tag {
        Tag::Paragraph | Tag::Heading { .. } => "p",
        Tag::BlockQuote(_) => "blockquote",
        Tag::CodeBlock(_) => "code",
        Tag::List(Some(_)) => "ol",
        Tag::List(None) => "ul",
        Tag::Item => "li",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Strikethrough => "s",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Link { dest_url, .. } if is_allowed_link(dest_url) => "a",
        _ => return None,
    };
    let mut element = VTag::new(name);
    match tag {
        Tag::Heading { .. } => element.add_attribute("class", "heading-line"),
        Tag::List(Some(start)) if *start != 1 => element.add_attribute("start", start.to_string()),
        Tag::Link { dest_url, .. } => link_attributes(&mut element, dest_url),
        _ => {}
    }
    Some(element)
}

fn link_attributes(element: &mut VTag, target: &str) {
    element.add_attribute("href", target.to_owned());
    if !target.starts_with('#') {
        element.add_attribute("target", "_blank");
        element.add_attribute("rel", "noopener noreferrer");
    }
}
