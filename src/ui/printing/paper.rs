//! yew's nodes as elements, made at once. Components and controls are left out because they are useless
//! on paper. So are hidden elements, and words that are only announced.

use web_sys::{Element, Node};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The elements left out because they are pressed, typed in or drawn.
const LEFT_OUT: [&str; 5] = ["button", "input", "select", "svg", "textarea"];

/// The attributes with an effect on paper. Ids are left out, because an id must be unique in a page.
const KEPT: [&str; 5] = ["class", "dir", "href", "lang", "start"];

/// The class of words that are announced but not seen.
const HEARD: &str = "hidden-words";

/// Makes the element of a node, if the node is an element.
pub fn element(html: &Html) -> Option<Element> {
    match html {
        VNode::VTag(tag) => tag_element(tag),
        _ => None,
    }
}

fn tag_element(tag: &VTag) -> Option<Element> {
    let is_heard = |(name, value): (&str, &str)| name == "class" && value == HEARD;
    let is_hidden = |one: (&str, &str)| one.0 == "hidden" || is_heard(one);
    if LEFT_OUT.contains(&tag.tag()) || tag.attributes.iter().any(is_hidden) {
        return None;
    }
    let element = gloo::utils::document().create_element(tag.tag()).ok()?;
    for (name, value) in tag
        .attributes
        .iter()
        .filter(|(name, _)| KEPT.contains(name))
    {
        let _ = element.set_attribute(name, value);
    }
    if let Some(children) = tag.children() {
        append(&element, children);
    }
    Some(element)
}

fn append(parent: &Node, html: &Html) {
    match html {
        VNode::VList(list) => list.iter().for_each(|child| append(parent, child)),
        VNode::VText(text) => {
            let _ = parent.append_child(&gloo::utils::document().create_text_node(&text.text));
        }
        VNode::VTag(tag) => {
            if let Some(element) = tag_element(tag) {
                let _ = parent.append_child(&element);
            }
        }
        _ => {}
    }
}
