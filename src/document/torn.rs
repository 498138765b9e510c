//! Sentences split by a page: the text before and after its furniture is one paragraph.

use super::inline::{SpanKind, Style};
use super::layout::tears;
use super::leaves::{Leaf, Shape};
use super::repair::{Repair, RepairKind};
use crate::fold::lower;
use crate::sort::sort_by;

/// Joins paragraphs with nothing but furniture and footnotes between them, if a sentence runs
/// through both.
pub(super) fn join(leaves: &mut Vec<Leaf<'_>>, furniture: &[usize], repairs: &mut Vec<Repair>) {
    let breaks = breaks(furniture, repairs);
    let all = std::mem::take(leaves);
    let mut text = Last::default();
    let mut note = Last::default();
    for leaf in all {
        let is_note = leaf.note.is_some();
        let last = if is_note { &mut note } else { &mut text };
        let begins = std::mem::replace(&mut last.line, leaf.line);
        let is_parted = std::mem::take(&mut last.is_left) || has_break(&breaks, begins, leaf.line);
        match leaves.get_mut(last.index) {
            Some(before) if is_parted && is_torn(before, &leaf) => {
                repairs.push(Repair {
                    line: leaf.line,
                    kind: RepairKind::Torn {
                        words: (last_word(before), first_word(&leaf)),
                    },
                });
                append(before, leaf);
            }
            _ => {
                last.index = leaves.len();
                leaves.push(leaf);
            }
        }
        text.is_left |= is_note;
    }
}

/// The last block of the text, or of the notes.
#[derive(Default)]
struct Last {
    index: usize,
    /// The beginning of its last part.
    line: usize,
    /// Whether notes follow it.
    is_left: bool,
}

/// The lines on which a page may end, in order.
fn breaks(furniture: &[usize], repairs: &[Repair]) -> Vec<usize> {
    let mut breaks = furniture.to_vec();
    for repair in repairs {
        let ends_page = match &repair.kind {
            RepairKind::HtmlTags { tags } => tags.iter().any(|tag| ends_page(tag)),
            RepairKind::Comment { source } => lower(source).contains("page"),
            _ => false,
        };
        if ends_page {
            breaks.push(repair.line);
        }
    }
    sort_by(&mut breaks, Ord::cmp);
    breaks
}

/// Whether a tag ends a page (`page-break-after`, `break-before`) or names one (`id="page-3-0"`).
fn ends_page(tag: &str) -> bool {
    let tag = lower(tag);
    let breaks = tag.contains("page") && tag.contains("break");
    breaks
        || ["break-before", "break-after", "\"page-"]
            .iter()
            .any(|name| tag.contains(name))
}

/// Whether a page may end between two lines. A tag may be on the second.
fn has_break(breaks: &[usize], above: usize, below: usize) -> bool {
    let next = breaks.partition_point(|line| *line <= above);
    breaks.get(next).is_some_and(|line| *line <= below)
}

fn is_torn(before: &Leaf<'_>, after: &Leaf<'_>) -> bool {
    let texts = |leaf: &Leaf<'_>| matches!(leaf.shape, Shape::Paragraph);
    let of = |leaf: &Leaf<'_>| leaf.note.as_ref().map(|note| note.label.clone());
    of(before) == of(after)
        && texts(before)
        && texts(after)
        && after.item.is_none()
        && tears(&before.inline.tail(), &after.inline.head(usize::MAX))
}

/// The bytes of a text that show how its sentence begins.
const HEAD: usize = 64;

fn last_word(leaf: &Leaf<'_>) -> String {
    let tail = leaf.inline.tail();
    tail.split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_owned()
}

fn first_word(leaf: &Leaf<'_>) -> String {
    let head = leaf.inline.head(HEAD);
    head.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn append<'a>(before: &mut Leaf<'a>, after: Leaf<'a>) {
    let at = after.inline.spans.first().map_or(0, |span| span.at);
    before
        .inline
        .push(SpanKind::SoftBreak, " ".into(), &Style::default(), at);
    before.inline.spans.extend(after.inline.spans);
    before.anchors.extend(after.anchors);
}
