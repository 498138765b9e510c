//! Sentences split by a page: the text before and after its furniture is one paragraph.

use super::inline::{SpanKind, Style};
use super::layout::tears;
use super::leaves::{Leaf, Shape};
use super::repair::{Repair, RepairKind};
use crate::sort::sort_by;
use std::ops::Range;

/// Joins paragraphs with nothing but furniture and footnotes between them, if a sentence runs
/// through both.
pub(super) fn join(leaves: &mut Vec<Leaf<'_>>, furniture: &[usize], repairs: &mut Vec<Repair>) {
    let breaks = breaks(furniture, repairs);
    let all = std::mem::take(leaves);
    // The beginning of the last part of the previous text.
    let mut last = 0;
    for leaf in all {
        let notes = match leaf.note {
            None => leaves
                .iter()
                .rev()
                .take_while(|leaf| leaf.note.is_some())
                .count(),
            Some(_) => 0,
        };
        let text = leaves.len().checked_sub(notes + 1);
        let begins = match leaf.note {
            None => std::mem::replace(&mut last, leaf.line),
            Some(_) => leaves.last().map_or(0, |above| above.line),
        };
        let is_parted = leaves
            .iter()
            .rev()
            .take(notes)
            .any(|note| note.line > begins)
            || is_between(&breaks, begins..leaf.line);
        match text.and_then(|text| leaves.get_mut(text)) {
            Some(before) if is_parted && is_torn(before, &leaf) => {
                repairs.push(Repair {
                    line: leaf.line,
                    kind: RepairKind::Torn {
                        words: (last_word(before), first_word(&leaf)),
                    },
                });
                append(before, leaf);
            }
            _ => leaves.push(leaf),
        }
    }
}

/// The lines on which a page may end, in order: its furniture, and what stands for it in HTML and
/// Markdown.
fn breaks(furniture: &[usize], repairs: &[Repair]) -> Vec<usize> {
    let ends_page = |repair: &&Repair| match &repair.kind {
        RepairKind::Comment { .. } | RepairKind::HorizontalLine => true,
        RepairKind::HtmlTags { tags } => tags.iter().any(|tag| tag.contains("page")),
        _ => false,
    };
    let told = repairs.iter().filter(ends_page).map(|repair| repair.line);
    let mut breaks: Vec<usize> = furniture.iter().copied().chain(told).collect();
    sort_by(&mut breaks, Ord::cmp);
    breaks
}

fn is_between(breaks: &[usize], lines: Range<usize>) -> bool {
    let next = breaks.partition_point(|line| *line <= lines.start);
    breaks.get(next).is_some_and(|line| *line < lines.end)
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
