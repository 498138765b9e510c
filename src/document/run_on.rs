//! Items on separate lines without blank lines between them, which Markdown reads as one paragraph:
//! `(a) …` and on the next line `(b) …`, or `• …` on each.

use super::inline::{Inline, SpanKind};
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
    let mut cuts = cuts(&leaves, lines).into_iter().peekable();
    let mut divided = Vec::with_capacity(leaves.len());
    let mut told = None;
    for (index, leaf) in leaves.into_iter().enumerate() {
        let mut own = Vec::new();
        while let Some(cut) = cuts.next_if(|cut| cut.leaf == index) {
            own.push(cut);
        }
        let Some(last) = own.last().filter(|last| last.span > 0) else {
            divided.push(leaf);
            continue;
        };
        let group = last.group;
        if told.replace(group) != Some(group) {
            repairs.push(Repair {
                line: leaf.line,
                kind: RepairKind::RunOnItems {
                    markers: Vec::new(),
                },
            });
        }
        let mut at = Vec::with_capacity(own.len());
        for cut in own {
            at.push(cut.span);
            if let Some(RepairKind::RunOnItems { markers }) =
                repairs.last_mut().map(|last| &mut last.kind)
            {
                markers.push(cut.printed);
            }
        }
        parts(leaf, &at, lines, &mut divided);
    }
    divided
}

/// The beginning of an item: its paragraph, its first span there, and its marker as printed.
struct Cut {
    leaf: usize,
    span: usize,
    printed: String,
    /// The first of the paragraphs without blank lines between them.
    group: usize,
}

/// The beginnings of items, in order. A marker counts if the next of its kind is among the same
/// lines.
fn cuts(leaves: &[Leaf<'_>], lines: &Lines) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut counting = Counting::default();
    let mut group = 0;
    for (index, leaf) in leaves.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| leaves.get(above));
        let is_parted =
            |above: &Leaf<'_>| !touch(above, leaf, lines) || is_quote(above) != is_quote(leaf);
        if above.is_none_or(is_parted) {
            counting.end(&mut cuts);
            group = index;
        }
        if !matches!(leaf.shape, Shape::Paragraph | Shape::Quote) {
            continue;
        }
        for span in line_starts(&leaf.inline) {
            if let Some(start) = start(leaf, span) {
                counting.add(start, index, group);
            }
        }
        let is_in_list = leaf.item.as_ref().is_some_and(|item| item.bullet.is_some());
        let bullets = bullets(&leaf.inline, is_in_list);
        if bullets.len() + usize::from(is_in_list) > 1 {
            for (span, printed) in bullets {
                cuts.push(Cut {
                    leaf: index,
                    span,
                    printed,
                    group,
                });
            }
        }
    }
    counting.end(&mut cuts);
    sort_by(&mut cuts, |a, b| (a.leaf, a.span).cmp(&(b.leaf, b.span)));
    cuts
}

/// Whether a paragraph begins on the line below the last line of another. Markdown reads `1.` and
/// `-` as the beginning of a list without a blank line, but not `(a)`.
fn touch(above: &Leaf<'_>, below: &Leaf<'_>, lines: &Lines) -> bool {
    let last = above.inline.spans.last();
    last.map_or(above.line, |span| lines.line(span.at)) + 1 == below.line
}

fn is_quote(leaf: &Leaf<'_>) -> bool {
    matches!(leaf.shape, Shape::Quote)
}

/// A line that begins with a marker.
struct Start {
    span: usize,
    marker: Marker,
    /// Whether Markdown has read it.
    is_numbered: bool,
    /// Whether it is not in the middle of a wrapped line.
    is_parted: bool,
}

fn start(leaf: &Leaf<'_>, span: usize) -> Option<Start> {
    let item = leaf.item.as_ref().filter(|_| span == 0);
    let number = item.and_then(|item| item.marker.as_deref());
    let head = head(&leaf.inline, span);
    // The number of a Markdown list is not part of the text.
    let (marker, _) = marker::read(number.unwrap_or(head.trim_start()))?;
    // In a list, Markdown has read every `2.` except those that an earlier phase kept as text.
    let is_dotted = matches!(marker.delimiter, Delimiter::Dot | Delimiter::Bracket);
    let is_kept = leaf.level > 0 && span > 0 && marker.is_number() && is_dotted;
    let is_signed = marker.printed.ends_with(['-', 'º', '°']);
    let above = end_before(&leaf.inline, span);
    let is_item = (is_signed || !marker.is_weak()) && !is_kept && !refers(&above);
    is_item.then(|| Start {
        span,
        marker,
        is_numbered: number.is_some(),
        is_parted: span == 0 || ends_item(&above) || !is_full(&above),
    })
}

/// The markers of paragraphs without blank lines between them.
#[derive(Default)]
struct Counting {
    all: Vec<(Start, Cut)>,
    /// Whether each marker is the successor of an earlier one, or has a successor.
    counts: Vec<bool>,
    /// The open runs.
    open: Vec<usize>,
}

impl Counting {
    fn add(&mut self, start: Start, leaf: usize, group: usize) {
        /// The most nested open runs. More would cost time. Fewer might not find the next item after
        /// the runs inside the previous one.
        const MOST_RUNS: usize = 6;
        let index = self.all.len();
        let before = self.open.iter().rposition(|other| {
            self.all.get(*other).is_some_and(|(other, cut)| {
                let is_near = cut.leaf == leaf || other.is_parted && start.is_parted;
                is_near && start.marker.is_next_of(&other.marker)
            })
        });
        if let Some(before) = before {
            if let Some(counts) = self
                .open
                .get(before)
                .and_then(|at| self.counts.get_mut(*at))
            {
                *counts = true;
            }
            self.open.truncate(before);
        }
        if self.open.len() == MOST_RUNS {
            self.open.remove(0);
        }
        self.open.push(index);
        self.counts.push(before.is_some());
        let cut = Cut {
            leaf,
            span: start.span,
            printed: start.marker.printed.clone(),
            group,
        };
        self.all.push((start, cut));
    }

    fn end(&mut self, cuts: &mut Vec<Cut>) {
        self.open.clear();
        for ((start, cut), counts) in self.all.drain(..).zip(self.counts.drain(..)) {
            if counts && !start.is_numbered {
                cuts.push(cut);
            }
        }
    }
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
fn bullets(inline: &Inline<'_>, is_in_list: bool) -> Vec<(usize, String)> {
    const BULLETS: &str = "•●▪◦‣∙·■□➢➤►\u{f0b7}\u{f0a7}\u{f0d8}";
    const DASHES: &str = "–—o";
    let mut found: Vec<(usize, String)> = Vec::new();
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
        found.push((span, sign.to_string()));
    }
    // A single `o` is a word: `adotar o orçamento`.
    let count = found.iter().filter(|(_, sign)| sign == "o").count();
    found.retain(|(_, sign)| parted || count > 1 || sign != "o");
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

fn parts<'a>(leaf: Leaf<'a>, cuts: &[usize], lines: &Lines, divided: &mut Vec<Leaf<'a>>) {
    let mut part = Inline::default();
    let is_quote = is_quote(&leaf);
    let mut line = leaf.line;
    let mut item = leaf.item;
    let mut anchors = leaf.anchors;
    let mut note = leaf.note;
    let mut push = |inline: Inline<'a>, line: usize, item| {
        divided.push(Leaf {
            line,
            shape: match is_quote {
                true => Shape::Quote,
                false => Shape::Paragraph,
            },
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
    let mut cuts = cuts.iter().copied().peekable();
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
