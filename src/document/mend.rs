//! Mending the faults of PDF conversion inside one block.

use super::draft::{Draft, Role};
use super::inline::{Inline, Span, SpanKind};
use super::leaves::{Leaf, Shape};
use super::marker::CURRENCY_SIGNS;
use super::repair::{Repair, RepairKind};
use super::source::Lines;

/// Removes the stray asterisks of a block.
pub(super) fn stray_asterisks(
    leaf: &mut Leaf<'_>,
    source: &str,
    lines: &Lines,
    repairs: &mut Vec<Repair>,
) {
    if matches!(leaf.shape, Shape::Code { .. }) {
        return;
    }
    mend_asterisks(&mut leaf.inline, source, lines, repairs);
    if let Shape::Table { columns, rows, .. } = &mut leaf.shape {
        // Only a row shown as written has fewer cells than there are columns.
        let read = rows.iter_mut().filter(|row| row.len() >= columns.len());
        for cell in read.flatten() {
            mend_asterisks(cell, source, lines, repairs);
        }
    }
}

/// One character of a text: its origin, and whether it may be a stray mark.
struct Mark {
    c: char,
    span: usize,
    at: usize,
    markup: bool,
}

fn mend_asterisks(inline: &mut Inline<'_>, source: &str, lines: &Lines, repairs: &mut Vec<Repair>) {
    if !inline.spans.iter().any(|span| span.text.contains('*')) {
        return;
    }
    let marks: Vec<Mark> = inline
        .spans
        .iter()
        .enumerate()
        .flat_map(|(index, span)| marks(index, span, source))
        .collect();
    let mut kept = vec![String::new(); inline.spans.len()];
    let mut at = 0;
    while let Some((before, rest)) = marks.split_at_checked(at)
        && let Some(first) = rest.first()
    {
        let len = rest.iter().take_while(|mark| mark.markup).count().max(1);
        let (run, after) = rest.split_at(len);
        if first.markup && is_stray(before.last().map(|m| m.c), after.first().map(|m| m.c)) {
            repairs.push(Repair {
                line: lines.line(first.at),
                kind: stray(run, before, after),
            });
        } else {
            for mark in run {
                if let Some(text) = kept.get_mut(mark.span) {
                    text.push(mark.c);
                }
            }
        }
        at += len;
    }
    for (span, text) in inline.spans.iter_mut().zip(kept) {
        if *span.text != *text {
            span.text = text.into();
        }
    }
    inline
        .spans
        .retain(|span| !span.text.is_empty() || span.style.image.is_some());
}

/// Yields the characters of a span. An asterisk that is unescaped in both text and source found no
/// partner in Markdown.
fn marks<'s>(index: usize, span: &'s Span<'_>, source: &'s str) -> impl Iterator<Item = Mark> + 's {
    let end = span.at + span.text.len();
    let verbatim = span.kind == SpanKind::Text
        && !span.style.code
        && !span.style.math
        && source.get(span.at..end) == Some(&*span.text);
    span.text.char_indices().map(move |(offset, c)| {
        let at = span.at + offset;
        let markup = c == '*' && verbatim && !is_escaped(source, at);
        Mark {
            c,
            span: index,
            at,
            markup,
        }
    })
}

fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    before
        .iter()
        .rev()
        .take_while(|byte| **byte == b'\\')
        .count()
        % 2
        == 1
}

/// Whether an asterisk is stray. One after a word or between brackets is a footnote mark, one
/// between spaces a sign; all of these are on the paper. One that opens before a word, or closes
/// after punctuation, is emphasis that lost its partner.
fn is_stray(before: Option<char>, after: Option<char>) -> bool {
    let opens = after.is_some_and(|c| c.is_alphanumeric() || "(\"'“‘«[".contains(c));
    match before {
        Some(c) if c.is_alphanumeric() || CURRENCY_SIGNS.contains(&c) => false,
        Some('(' | '[') if after.is_some_and(|c| matches!(c, ')' | ']')) => false,
        Some(c) if !c.is_whitespace() => true,
        _ => opens,
    }
}

/// Names a stray mark by its word: the one it opens, or else the one it closes.
fn stray(marks: &[Mark], before: &[Mark], after: &[Mark]) -> RepairKind {
    const MOST: usize = 40;
    let opening = before.last().is_none_or(|mark| mark.c.is_whitespace());
    let word = if opening {
        after
            .iter()
            .map(|mark| mark.c)
            .take_while(|c| !c.is_whitespace())
            .take(MOST)
            .collect()
    } else {
        let back = before
            .iter()
            .rev()
            .take_while(|mark| !mark.c.is_whitespace())
            .take(MOST)
            .count();
        before
            .iter()
            .skip(before.len() - back)
            .map(|mark| mark.c)
            .collect()
    };
    let marks = marks.iter().map(|mark| mark.c).collect();
    RepairKind::StrayAsterisk {
        marks,
        opening,
        word,
    }
}

/// Removes the bold from a heading that is bold throughout, which would emphasise it twice.
pub(super) fn bold_heading(draft: &mut Draft<'_>, repairs: &mut Vec<Repair>) {
    let heading = matches!(draft.role, Role::Heading | Role::Title | Role::Subtitle);
    if !heading || !draft.leaf.inline.all(|style| style.strong) {
        return;
    }
    for span in &mut draft.leaf.inline.spans {
        span.style.strong = false;
    }
    let heading = draft.leaf.inline.finish().0;
    repairs.push(Repair {
        line: draft.leaf.line,
        kind: RepairKind::BoldHeading { heading },
    });
}

/// Reports the bullets dropped before items with markers of their own, one repair for each list.
pub(super) fn bullets(drafts: &[Draft<'_>], repairs: &mut Vec<Repair>) {
    let mut lists: Vec<Option<(usize, Vec<String>)>> = Vec::new();
    for draft in drafts.iter().filter(|draft| !draft.label.is_empty()) {
        if let Some(list) = draft.leaf.item.as_ref().and_then(|item| item.bullet) {
            if lists.len() <= list {
                lists.resize(list + 1, None);
            }
            if let Some(list) = lists.get_mut(list) {
                let (_, markers) = list.get_or_insert_with(|| (draft.leaf.line, Vec::new()));
                markers.push(draft.label.clone());
            }
        }
    }
    repairs.extend(lists.into_iter().flatten().map(|(line, markers)| Repair {
        line,
        kind: RepairKind::Bullets { markers },
    }));
}
