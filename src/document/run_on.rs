//! Items on separate lines without blank lines between them, which Markdown reads as one paragraph:
//! `(a) …` and on the next line `(b) …`, or `• …` on each.

use super::inline::{Inline, Span, SpanKind};
use super::layout::{ends_sentence, is_full, refers};
use super::leaves::{Leaf, Shape};
use super::marker::{self, Delimiter, Marker};
use super::repair::{Repair, RepairKind};
use super::source::Lines;
use crate::sort::sort_by;

/// Divides such paragraphs into their items.
pub(super) fn divide<'a>(
    leaves: Vec<Leaf<'a>>,
    lines: &Lines,
    repairs: &mut Vec<Repair>,
) -> Vec<Leaf<'a>> {
    let mut cuts = Vec::with_capacity(leaves.len());
    for near in leaves.chunk_by(|above, below| touch(above, below, lines)) {
        let all = cuts_of(near);
        let divided = all.iter().filter(|cuts| cuts.iter().any(Cut::is_inside));
        let markers: Vec<String> = divided.flatten().map(|cut| cut.marker.clone()).collect();
        let first = all.iter().position(|cuts| cuts.iter().any(Cut::is_inside));
        if let Some(first) = first.and_then(|first| near.get(first)) {
            repairs.push(Repair {
                line: first.line,
                kind: RepairKind::RunOnItems { markers },
            });
        }
        cuts.extend(all);
    }
    let mut divided = Vec::with_capacity(leaves.len());
    for (leaf, cuts) in leaves.into_iter().zip(cuts) {
        if cuts.iter().any(Cut::is_inside) {
            parts(leaf, &cuts, lines, &mut divided);
        } else {
            divided.push(leaf);
        }
    }
    divided
}

/// The beginning of an item in a paragraph: its first span, and its marker as printed.
#[derive(Clone)]
struct Cut {
    span: usize,
    marker: String,
}

impl Cut {
    fn is_inside(&self) -> bool {
        self.span > 0
    }
}

/// Whether a paragraph begins on the line below the last line of another. Markdown reads `1.` and
/// `-` as the beginning of a list without a blank line, but not `(a)`.
fn touch(above: &Leaf<'_>, below: &Leaf<'_>, lines: &Lines) -> bool {
    let last = above.inline.spans.last();
    let last = last.map_or(above.line, |span| lines.line(span.at));
    is_paragraph(above) && is_paragraph(below) && last + 1 == below.line
}

fn is_paragraph(leaf: &Leaf<'_>) -> bool {
    matches!(leaf.shape, Shape::Paragraph)
}

/// A line that begins with a marker: its paragraph and first span, and the marker.
struct Start {
    leaf: usize,
    span: usize,
    marker: Marker,
    /// Whether Markdown has read it.
    is_numbered: bool,
    /// Whether it is not in the middle of a wrapped line.
    is_parted: bool,
}

/// The beginnings of items in each of some paragraphs without blank lines between them. A marker
/// counts if the next of its kind is among the same lines.
fn cuts_of(leaves: &[Leaf<'_>]) -> Vec<Vec<Cut>> {
    let mut cuts = vec![Vec::new(); leaves.len()];
    if !leaves.iter().any(has_lines) {
        return cuts;
    }
    let starts: Vec<Start> = (0..).zip(leaves).flat_map(starts).collect();
    let counts = counting(&starts);
    for (start, counts) in starts.into_iter().zip(counts) {
        if let Some(cuts) = cuts.get_mut(start.leaf)
            && counts
            && !start.is_numbered
        {
            cuts.push(Cut {
                span: start.span,
                marker: start.marker.printed,
            });
        }
    }
    for (cuts, leaf) in cuts.iter_mut().zip(leaves) {
        let is_in_list = leaf.item.as_ref().is_some_and(|item| item.bullet.is_some());
        let bullets = bullets(&leaf.inline, is_in_list);
        if bullets.len() + usize::from(is_in_list) > 1 && has_lines(leaf) {
            cuts.extend(bullets);
            sort_by(cuts, |a, b| a.span.cmp(&b.span));
        }
    }
    cuts
}

fn has_lines(leaf: &Leaf<'_>) -> bool {
    let breaks = |span: &Span<'_>| span.kind != SpanKind::Text;
    is_paragraph(leaf) && leaf.inline.spans.iter().any(breaks)
}

fn starts((index, leaf): (usize, &Leaf<'_>)) -> Vec<Start> {
    let inline = &leaf.inline;
    let number = leaf.item.as_ref().and_then(|item| item.marker.as_deref());
    let starts = line_starts(inline).into_iter().filter_map(|span| {
        // The number of a Markdown list is not part of the text.
        let number = number.filter(|_| span == 0);
        let (marker, _) = marker::read(number.unwrap_or(head(inline, span).trim_start()))?;
        // In a list, Markdown has read every `2.` except those that an earlier phase kept as text.
        let is_dotted = matches!(marker.delimiter, Delimiter::Dot | Delimiter::Bracket);
        if leaf.level > 0 && span > 0 && marker.is_number() && is_dotted {
            return None;
        }
        let is_signed = marker.printed.ends_with(['-', 'º', '°']);
        let above = end_before(inline, span);
        let is_item = (is_signed || !marker.is_weak()) && !refers(&above);
        is_item.then_some(Start {
            leaf: index,
            span,
            marker,
            is_numbered: number.is_some(),
            is_parted: span == 0 || ends_item(&above) || !is_full(&above),
        })
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

/// The lines that begin with a bullet other than Markdown's. A sign that also stands before
/// ordinary words counts if every line above ends like an item, or below a bullet after a line that
/// is not full.
fn bullets(inline: &Inline<'_>, is_in_list: bool) -> Vec<Cut> {
    const BULLETS: &str = "•●▪◦‣∙·■□➢➤►\u{f0b7}\u{f0a7}\u{f0d8}";
    const DASHES: &str = "–—o";
    let mut found: Vec<Cut> = Vec::new();
    let (mut parted, mut is_list) = (true, is_in_list);
    for span in line_starts(inline) {
        let line = head(inline, span);
        let mut chars = line.trim_start().chars();
        let (first, second) = (chars.next(), chars.next());
        let above = end_before(inline, span);
        parted &= span == 0 || ends_item(&above);
        let dashes = |c: &char| {
            let words = line.split_whitespace();
            words
                .filter(|word| word.starts_with(*c) && word.len() == c.len_utf8())
                .count()
        };
        let is_dash = |c: &char| parted || is_list && !is_full(&above) && dashes(c) == 1;
        let sign = first.filter(|_| second.is_some_and(char::is_whitespace));
        let is_bullet = |c: &char| BULLETS.contains(*c) || DASHES.contains(*c) && is_dash(c);
        let Some(sign) = sign.filter(is_bullet) else {
            continue;
        };
        is_list |= BULLETS.contains(sign);
        found.push(Cut {
            span,
            marker: sign.to_string(),
        });
    }
    // A single `o` is a word: `adotar o orçamento`.
    let count = |sign: &str| found.iter().filter(|cut| cut.marker == sign).count();
    let is_word = !parted && count("o") == 1;
    found.retain(|cut| !is_word || cut.marker != "o");
    found
}

/// Whether a line ends like an item or a lead-in.
fn ends_item(line: &str) -> bool {
    let line = line.trim_end();
    ends_sentence(line) || line.ends_with([',', '،', '，'])
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
            other.is_some_and(|other| {
                let is_near = other.leaf == start.leaf || other.is_parted && start.is_parted;
                is_near && start.marker.is_next_of(&other.marker)
            })
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

fn parts<'a>(leaf: Leaf<'a>, cuts: &[Cut], lines: &Lines, divided: &mut Vec<Leaf<'a>>) {
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
    let mut cuts = cuts.iter().map(|cut| cut.span).peekable();
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
