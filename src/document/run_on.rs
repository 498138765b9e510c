//! Items on separate lines without blank lines between them, which Markdown reads as one paragraph:
//! `(a) …` and on the next line `(b) …`, or `• …` on each.

use super::inline::{Inline, Span, SpanKind};
use super::layout::refers;
use super::leaves::{Leaf, Shape};
use super::marker::{self, Marker};
use super::repair::{Repair, RepairKind};
use super::source::Lines;

/// Divides such paragraphs into their items.
pub(super) fn divide<'a>(
    leaves: Vec<Leaf<'a>>,
    lines: &Lines,
    repairs: &mut Vec<Repair>,
) -> Vec<Leaf<'a>> {
    let mut divided = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let cuts = cuts(&leaf);
        if cuts.is_empty() {
            divided.push(leaf);
        } else {
            parts(leaf, &cuts, lines, repairs, &mut divided);
        }
    }
    divided
}

/// A line that begins with a marker: its first span, and the marker.
struct Start {
    span: usize,
    marker: Marker,
}

/// The spans that begin items, with their markers as printed. The result is empty unless two lines
/// count consecutively.
fn cuts(leaf: &Leaf<'_>) -> Vec<(usize, String)> {
    let breaks = |span: &Span<'_>| span.kind != SpanKind::Text;
    if !matches!(leaf.shape, Shape::Paragraph) || !leaf.inline.spans.iter().any(breaks) {
        return Vec::new();
    }
    let bullets = bullets(&leaf.inline);
    if bullets.len() > 1 {
        return bullets;
    }
    let starts = starts(&leaf.inline);
    if starts.len() < 2 {
        return Vec::new();
    }
    let counts = counting(&starts);
    let items = starts.into_iter().zip(counts).filter(|(_, counts)| *counts);
    items
        .map(|(start, _)| (start.span, start.marker.printed))
        .collect()
}

fn starts(inline: &Inline<'_>) -> Vec<Start> {
    let starts = line_starts(inline).into_iter().filter_map(|span| {
        let (marker, _) = marker::read(head(inline, span).trim_start())?;
        let is_signed = marker.printed.ends_with(['-', 'º', '°']);
        let is_item = (is_signed || !marker.is_weak()) && !refers(&end_before(inline, span));
        is_item.then_some(Start { span, marker })
    });
    starts.collect()
}

/// The spans at the beginning of lines.
fn line_starts(inline: &Inline<'_>) -> Vec<usize> {
    let is_text = |span: usize| {
        let span = inline.spans.get(span);
        span.is_some_and(|span| span.kind == SpanKind::Text)
    };
    let begins = |span: &usize| is_text(*span) && (*span == 0 || !is_text(*span - 1));
    (0..inline.spans.len()).filter(begins).collect()
}

/// The last words of the line above the one that begins with a span.
fn end_before(inline: &Inline<'_>, span: usize) -> String {
    let mut above = inline.spans.iter().take(span).rev();
    let last = above.find(|span| span.kind == SpanKind::Text);
    last.map(|span| span.text.to_string()).unwrap_or_default()
}

/// The lines that begin with a bullet other than Markdown's. A dash counts if every line above ends
/// like an item.
fn bullets(inline: &Inline<'_>) -> Vec<(usize, String)> {
    const BULLETS: &str = "•●▪◦‣∙·■□➢➤►\u{f0b7}\u{f0a7}\u{f0d8}";
    // Signs that also occur before ordinary words.
    const DASHES: &str = "–—o";
    let mut found = Vec::new();
    let mut parted = true;
    for span in line_starts(inline) {
        let line = head(inline, span);
        let mut chars = line.trim_start().chars();
        let (first, second) = (chars.next(), chars.next());
        let above = end_before(inline, span);
        parted &= span == 0 || above.trim_end().ends_with([';', ':', '.', ',']);
        let sign = first.filter(|_| second.is_some_and(char::is_whitespace));
        let is_bullet = sign.is_some_and(|c| BULLETS.contains(c) || DASHES.contains(c) && parted);
        found.extend(
            sign.filter(|_| is_bullet)
                .map(|sign| (span, sign.to_string())),
        );
    }
    found
}

/// The beginning of the line that starts at a span.
fn head(inline: &Inline<'_>, span: usize) -> String {
    const ENOUGH: usize = 32;
    let mut head = String::new();
    let rest = inline.spans.iter().skip(span);
    for span in rest.take_while(|span| span.kind == SpanKind::Text) {
        head.push_str(&span.text);
        if head.len() >= ENOUGH {
            break;
        }
    }
    head
}

/// Whether each marker is the successor of an earlier one, or has a successor.
fn counting(starts: &[Start]) -> Vec<bool> {
    /// The most nested open runs. More would cost time. Fewer might not find the next item after
    /// the runs inside the previous one.
    const MOST_RUNS: usize = 6;
    let mut counts = vec![false; starts.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let before = open.iter().rposition(|other| {
            let other = starts.get(*other);
            other.is_some_and(|other| start.marker.is_next_of(&other.marker))
        });
        if let Some(before) = before {
            for item in open.drain(before..).take(1).chain([index]) {
                if let Some(counts) = counts.get_mut(item) {
                    *counts = true;
                }
            }
        }
        if open.len() == MOST_RUNS {
            open.remove(0);
        }
        open.push(index);
    }
    counts
}

fn parts<'a>(
    leaf: Leaf<'a>,
    cuts: &[(usize, String)],
    lines: &Lines,
    repairs: &mut Vec<Repair>,
    divided: &mut Vec<Leaf<'a>>,
) {
    let mut part = Inline::default();
    let mut line = leaf.line;
    let mut item = leaf.item;
    let mut anchors = leaf.anchors;
    let mut note = leaf.note;
    let mut push = |inline: Inline<'a>, line: usize, item| {
        divided.push(Leaf {
            line,
            shape: Shape::Paragraph,
            inline,
            level: leaf.level,
            item,
            anchors: std::mem::take(&mut anchors),
            note: note.clone(),
        });
        if let Some(note) = &mut note {
            note.begins = false;
        }
    };
    repairs.push(Repair {
        line: leaf.line,
        kind: RepairKind::RunOnItems {
            markers: cuts.iter().map(|(_, marker)| marker.clone()).collect(),
        },
    });
    let mut cuts = cuts.iter().map(|(span, _)| *span).peekable();
    for (index, span) in leaf.inline.spans.into_iter().enumerate() {
        if cuts.next_if_eq(&index).is_some() && index > 0 {
            // Drop the break before an item.
            part.spans.pop();
            push(std::mem::take(&mut part), line, item.take());
            line = lines.line(span.at);
        }
        part.spans.push(span);
    }
    push(part, line, item);
}
