//! Sentences split by a page: the text before and after its furniture is one paragraph.

use super::inline::{SpanKind, Style};
use super::layout::tears;
use super::leaves::{Leaf, Shape};
use super::repair::{Repair, RepairKind};

/// Joins paragraphs with nothing but furniture between them, if a sentence runs through both.
pub(super) fn join(leaves: &mut Vec<Leaf<'_>>, furniture: &[usize], repairs: &mut Vec<Repair>) {
    if furniture.is_empty() {
        return;
    }
    let all = std::mem::take(leaves);
    // The beginning of the last part of the previous block.
    let mut last = 0;
    for leaf in all {
        let begins = std::mem::replace(&mut last, leaf.line);
        match leaves.last_mut() {
            Some(before) if is_torn(before, begins, &leaf, furniture) => {
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

fn is_torn(before: &Leaf<'_>, begins: usize, after: &Leaf<'_>, furniture: &[usize]) -> bool {
    let next = furniture.partition_point(|line| *line <= begins);
    let between = furniture.get(next).is_some_and(|line| *line < after.line);
    let texts = |leaf: &Leaf<'_>| matches!(leaf.shape, Shape::Paragraph);
    let of = |leaf: &Leaf<'_>| leaf.note.as_ref().map(|note| note.label.clone());
    between
        && of(before) == of(after)
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
