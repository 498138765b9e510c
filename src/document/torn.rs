//! Sentences split by a page: the text before and after its furniture is one paragraph.

use super::inline::{SpanKind, Style};
use super::layout::{connects, tears};
use super::leaves::{Leaf, Shape};
use super::repair::{Repair, RepairKind};
use crate::fold::lower;
use crate::sort::sort_by;
use std::ops::Range;

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
        let gap = match last.is_left {
            true => Some(Gap::Page),
            false => gap(&breaks, begins..leaf.line),
        };
        last.is_left = false;
        let before = leaves.get_mut(last.index);
        match (before, gap) {
            (Some(before), Some(gap)) if is_torn(before, gap, &leaf) => {
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

/// The certainty that a page ends between two paragraphs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// A rule or a comment, which may equally divide the text.
    Rule,
    /// Furniture, notes, or a command that ends a page.
    Page,
}

/// The lines on which a page may end, in order.
fn breaks(furniture: &[usize], repairs: &[Repair]) -> Vec<(usize, Gap)> {
    let told = repairs.iter().filter_map(|repair| {
        let gap = match &repair.kind {
            RepairKind::HtmlTags { tags } if tags.iter().any(|tag| ends_page(tag)) => Gap::Page,
            RepairKind::Comment { source } if names_page(source) => Gap::Page,
            RepairKind::Comment { .. } | RepairKind::HorizontalLine => Gap::Rule,
            _ => return None,
        };
        Some((repair.line, gap))
    });
    let furniture = furniture.iter().map(|line| (*line, Gap::Page));
    let mut breaks: Vec<(usize, Gap)> = furniture.chain(told).collect();
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

fn names_page(comment: &str) -> bool {
    lower(comment)
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.starts_with("page"))
}

/// The strongest break in these lines. A tag may be on the line of the second paragraph.
fn gap(breaks: &[(usize, Gap)], lines: Range<usize>) -> Option<Gap> {
    let first = breaks.partition_point(|(line, _)| *line <= lines.start);
    let between = breaks.iter().skip(first);
    let between = between.take_while(|(line, _)| *line <= lines.end);
    between.map(|(_, gap)| *gap).max()
}

fn is_torn(before: &Leaf<'_>, gap: Gap, after: &Leaf<'_>) -> bool {
    let texts = |leaf: &Leaf<'_>| matches!(leaf.shape, Shape::Paragraph);
    let of = |leaf: &Leaf<'_>| leaf.note.as_ref().map(|note| note.label.clone());
    let tail = before.inline.tail();
    of(before) == of(after)
        && texts(before)
        && texts(after)
        && after.item.is_none()
        && (gap == Gap::Page || connects(&tail))
        && tears(&tail, &after.inline.head(usize::MAX))
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
