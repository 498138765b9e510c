//! Marks of style around several blocks: `<del>` before the first paragraph, `</del>` after the last.

use super::element::Element;
use super::marks::{Found, pair};
use crate::document::inline::{Span, SpanKind, Style};
use crate::document::leaves::{Leaf, Shape};

/// A mark at the beginning or end of a block, without its partner there.
struct Edge {
    leaf: usize,
    name: String,
    written: String,
    ends: bool,
}

/// Closes such marks at the end of each block, and opens them again in the next.
pub(in crate::document) fn divide_marks(leaves: &mut [Leaf<'_>]) {
    let edges: Vec<Edge> = (0..).zip(&*leaves).flat_map(edges).collect();
    let mut open: Vec<&Edge> = Vec::new();
    for edge in &edges {
        let start = open.iter().position(|start| start.name == edge.name);
        match (start, edge.ends) {
            // Inside another of its kind a mark changes nothing.
            (None, false) => open.push(edge),
            (Some(start), true) => wrap(leaves, open.swap_remove(start), edge),
            _ => {}
        }
    }
}

/// The marks without partner at the edges of a block.
fn edges((index, leaf): (usize, &Leaf<'_>)) -> Vec<Edge> {
    let spans = &leaf.inline.spans;
    if !takes_marks(leaf) || spans.iter().all(|span| span.kind != SpanKind::Tag) {
        return Vec::new();
    }
    let is_words = |span: &Span<'_>| span.kind != SpanKind::Tag && !span.is_blank();
    let first = spans.iter().position(is_words).unwrap_or(spans.len());
    let last = spans.iter().rposition(is_words).unwrap_or(0);
    let found = pair(spans).into_iter().zip(spans).zip(0..);
    let marks = found.filter_map(|((found, span), at)| {
        let Found {
            tag,
            element,
            is_paired,
            ..
        } = found?;
        let is_at_edge = if tag.ends { at >= last } else { at < first };
        let is_mark = matches!(element, Element::Mark(_)) && !is_paired && is_at_edge;
        is_mark.then(|| Edge {
            leaf: index,
            name: tag.name.clone(),
            written: span.text.to_string(),
            ends: tag.ends,
        })
    });
    marks.collect()
}

fn takes_marks(leaf: &Leaf<'_>) -> bool {
    !matches!(leaf.shape, Shape::Code { .. } | Shape::Table { .. })
}

fn wrap(leaves: &mut [Leaf<'_>], start: &Edge, end: &Edge) {
    let inside = leaves.get_mut(start.leaf..=end.leaf).unwrap_or_default();
    let last = inside.len() - 1;
    for (index, leaf) in inside
        .iter_mut()
        .enumerate()
        .filter(|(_, leaf)| takes_marks(leaf))
    {
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
