//! Marks of changes around several blocks: `<del>` before the first paragraph, `</del>` after the
//! last.

use super::marks::{Found, pair};
use crate::document::inline::{Span, SpanKind, Style};
use crate::document::leaves::{Leaf, Shape};
use crate::document::marker;
use crate::fold::is_among;

/// The marks of changes. Others around several blocks are rather errors.
const CHANGES: &str = "del ins s strike u";

/// A mark without its partner in its block.
struct Edge {
    leaf: usize,
    name: String,
    written: String,
    ends: bool,
    /// Whether all words of the block are on one side of it.
    is_outside: bool,
}

/// Closes such marks at the end of each block, and opens them again in the next.
pub(in crate::document) fn divide_marks(leaves: &mut [Leaf<'_>]) {
    let edges: Vec<Edge> = (0..).zip(&*leaves).flat_map(edges).collect();
    let mut open: Vec<&Edge> = Vec::new();
    for edge in &edges {
        let start = open.iter().position(|start| start.name == edge.name);
        match (start, edge.ends) {
            // Inside another of its kind a mark changes nothing.
            (None, false) if edge.is_outside => open.push(edge),
            (Some(start), true) => {
                let start = open.swap_remove(start);
                if edge.is_outside {
                    wrap(leaves, start, edge);
                }
            }
            _ => {}
        }
    }
}

/// The marks of changes without partner in a block.
fn edges((index, leaf): (usize, &Leaf<'_>)) -> Vec<Edge> {
    let spans = &leaf.inline.spans;
    if !takes_marks(leaf) || spans.iter().all(|span| span.kind != SpanKind::Tag) {
        return Vec::new();
    }
    let has_words =
        |span: &Span<'_>| span.kind != SpanKind::Tag && span.text.contains(char::is_alphanumeric);
    let last = spans.iter().rposition(has_words);
    let mut head = String::new();
    let mut edges = Vec::new();
    for ((at, span), found) in spans.iter().enumerate().zip(pair(spans)) {
        match found {
            Some(Found {
                tag,
                is_paired: false,
                ..
            }) if is_among(CHANGES, &tag.name) => {
                let is_outside = match tag.ends {
                    true => last.is_none_or(|last| last < at),
                    false => is_marker(head.trim()),
                };
                edges.push(Edge {
                    leaf: index,
                    name: tag.name,
                    written: span.text.to_string(),
                    ends: tag.ends,
                    is_outside,
                });
            }
            None if head.len() < marker::HEAD => head.push_str(&span.text),
            _ => {}
        }
    }
    edges
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
