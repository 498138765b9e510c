//! The Markdown of a note as Yew nodes.
//!
//! Nodes are built from a tree that is small enough to draw (`annotation::rich_text`), never from an
//! HTML string. So raw HTML in a note is shown as text. Pictures are replaced by their words, because
//! nothing is requested from other hosts. Headings become bold lines, so that a note cannot disturb the
//! outline of the page.

use pulldown_cmark::Event;
use yew::prelude::*;
use yew::virtual_dom::{VList, VTag};

use super::messages as m;
use super::shaping::shaped;
use crate::annotation::{
    MOST_CODE_POINTS, RichElement, RichNode, RichText, as_written, beginning, note_events,
    rich_text,
};

/// Draws a note in full, however long it is.
pub fn whole(source: &str) -> Html {
    drawn(&rich_text(source))
}

/// Draws a note. If it is very long, the beginning is drawn, with the rest on demand.
pub fn render(source: &str) -> Html {
    match beginning(source, MOST_CODE_POINTS) {
        None => drawn(&rich_text(source)),
        Some(_) => html! { <Long source={source.to_owned()} /> },
    }
}

/// Draws a text without markup, however long it is: every character represents itself.
pub fn plain(text: &str) -> Html {
    html! { <div class="rest">{shaped(text)}</div> }
}

/// Draws a text without markup. If it is very long, the beginning is drawn, with the rest on demand.
pub fn render_plain(text: &str) -> Html {
    match beginning(text, MOST_CODE_POINTS) {
        None => plain(text),
        Some(_) => html! { <Long source={text.to_owned()} is_plain=true /> },
    }
}

#[derive(Properties, PartialEq)]
struct LongProps {
    source: String,
    #[prop_or_default]
    is_plain: bool,
}

/// Draws as much of a long note as the person asked for.
#[component]
fn Long(props: &LongProps) -> Html {
    let most = use_state(|| MOST_CODE_POINTS);
    let shown = beginning(&props.source, *most);
    let left = shown.and_then(|shown| props.source.get(shown.len()..));
    let left = left.map_or(0, |left| left.chars().count());
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most * 4))
    };
    let source = shown.unwrap_or(&props.source);
    let drawn = match props.is_plain {
        true => plain(source),
        false => drawn(&rich_text(source)),
    };
    html! {
        <>
            {drawn}
            <p class="hint" hidden={left == 0}>
                {m::more_characters(left)}{" "}
                <button type="button" class="link" onclick={more}>{m::show_whole_note()}</button>
            </p>
        </>
    }
}

fn drawn(text: &RichText) -> Html {
    let mut nodes: Vec<Html> = text.nodes.iter().map(node).collect();
    if text.is_simplified {
        nodes.push(html! { <p class="hint">{m::simplified_note()}</p> });
    }
    list(nodes)
}

/// Draws a node with its children. The tree has at most `MOST_LEVELS` levels.
fn node(node: &RichNode) -> Html {
    match node {
        RichNode::Text(text) => shaped(text),
        RichNode::Code(text) => html! { <code>{shaped(text)}</code> },
        RichNode::Break => html! { <br /> },
        RichNode::Rule => html! { <hr /> },
        RichNode::Rest(text) => html! { <div class="rest">{shaped(text)}</div> },
        RichNode::Element(element, children) => self::element(element, children),
    }
}

fn element(element: &RichElement, children: &[RichNode]) -> Html {
    let children: Vec<Html> = children.iter().map(node).collect();
    let name = match element {
        RichElement::Paragraph | RichElement::Heading => "p",
        RichElement::Quote => "blockquote",
        RichElement::CodeBlock => "code",
        RichElement::Ordered => "ol",
        RichElement::Bulleted => "ul",
        RichElement::Item(_) => "li",
        RichElement::Emphasis => "em",
        RichElement::Strong => "strong",
        RichElement::Struck => "s",
        RichElement::Table => "table",
        RichElement::Row => "tr",
        RichElement::Cell => "td",
        RichElement::Link(_) => "a",
        RichElement::Bare => return list(children),
    };
    let mut tag = VTag::new(name);
    tag.add_children(children);
    match element {
        RichElement::Heading => tag.add_attribute("class", "heading-line"),
        RichElement::Item(Some(number)) => tag.add_attribute("value", number.to_string()),
        RichElement::Link(target) => link_attributes(&mut tag, target),
        RichElement::CodeBlock => return html! { <pre>{Html::from(tag)}</pre> },
        _ => {}
    }
    tag.into()
}

fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Returns the beginning of a note without its markup, at most `most` code points, for a line.
pub fn first_words(source: &str, most: usize) -> String {
    // Markup takes room too. A beginning of nothing but markup has no words to show.
    let source = beginning(source, most * 16).unwrap_or(source);
    let mut words = String::new();
    let mut left = most;
    for (event, _) in note_events(&as_written(source)) {
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

fn link_attributes(element: &mut VTag, target: &str) {
    element.add_attribute("href", target.to_owned());
    if !target.starts_with('#') {
        element.add_attribute("target", "_blank");
        element.add_attribute("rel", "noopener noreferrer");
    }
}
