//! Marks of changes around several blocks: `<del>` before the first paragraph, `</del>` after the
//! last.

use super::marks::pair;
use super::tag::HtmlTag;
use crate::document::inline::{Span, SpanKind, Style};
use crate::document::leaves::{Leaf, Shape};
use crate::document::marker;
use crate::fold::is_among;

/// The marks of changes. Others around several blocks are rather errors.
const CHANGES: &str = "del ins s strike u";

/// A mark without its partner in its block.
struct Edge {
    leaf: usize,
    tag: HtmlTag,
    written: String,
    /// Whether all words of the block are on one side of it.
    is_outside: bool,
}

/// Closes such marks at the end of each block, and opens them again in the next.
pub(in crate::document) fn divide_marks(leaves: &mut [Leaf<'_>]) {
    let mut edges = Vec::new();
    for (index, leaf) in leaves.iter().enumerate() {
        add_edges(index, leaf, &mut edges);
    }
    let mut open: Vec<Edge> = Vec::new();
    for edge in edges {
        let start = open
            .iter()
            .position(|start| start.tag.name == edge.tag.name);
        match start {
            // Inside another of its kind a mark changes nothing.
            None if edge.is_outside && !edge.tag.ends => open.push(edge),
            Some(start) if edge.tag.ends => {
                let start = open.swap_remove(start);
                if edge.is_outside {
                    wrap(leaves, &start, &edge);
                }
            }
            _ => {}
        }
    }
}

/// Adds the marks of changes without partner in a block.
fn add_edges(index: usize, leaf: &Leaf<'_>, edges: &mut Vec<Edge>) {
    let spans = &leaf.inline.spans;
    let is_tag = |span: &Span<'_>| span.kind == SpanKind::Tag;
    if !takes_marks(leaf) || !spans.iter().any(is_tag) {
        return;
    }
    let has_words = |span: &Span<'_>| !is_tag(span) && span.text.contains(char::is_alphanumeric);
    let last = spans.iter().rposition(has_words);
    let mut head = String::new();
    for ((at, span), found) in spans.iter().enumerate().zip(pair(spans)) {
        match found {
            Some(found) if !found.is_paired && is_among(CHANGES, &found.tag.name) => {
                let is_outside = match found.tag.ends {
                    true => last.is_none_or(|last| last < at),
                    false => is_marker(head.trim()),
                };
                edges.push(Edge {
                    leaf: index,
                    tag: found.tag,
                    written: span.text.to_string(),
                    is_outside,
                });
            }
            None if head.len() < marker::HEAD => head.push_str(&span.text),
            _ => {}
        }
    }
}

/// Whether a text has nothing but the number of its block.
fn is_marker(text: &str) -> bool {
    text.is_empty() || marker::read(text).is_some_and(|(_, len)| len == text.len())
}

fn takes_marks(leaf: &Leaf<'_>) -> bool {
    !matches!(leaf.shape, Shape::Code { .. } | Shape::Table { .. })
}

fn wrap(leaves: &mut [Leaf<'_>], start: &Edge, end: &Edge) {
    let inside = leaves.get_mut(start.leaf..=end.leaf).unwrap_or_default();
    let last = inside.len() - 1;
    let leaves = inside.iter_mut().enumerate();
    for (index, leaf) in leaves.filter(|(_, leaf)| takes_marks(leaf)) {
        let spans = &mut leaf.inline.spans;
        let tag = |written: &str, at: usize| Span {
            kind: SpanKind::Tag,
            text: written.to_owned().into(),
            style: Style::default(),
            at,
        };
        let at = spans.first().map_or(0, |span| span.at);
        if index > 0 {
            spans.insert(0, tag(&start.written, at));
        }
        if index < last {
            let at = spans.last().map_or(at, |span| span.at);
            spans.push(tag(&end.written, at));
        }
    }
}
