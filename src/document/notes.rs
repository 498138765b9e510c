//! Footnotes as separate blocks, to which the marks in the text lead.
//!
//! A note may be written in three ways. It is `[^1]: …` of GitHub's Markdown, or a definition that
//! no link uses (`[12]: Ibid.`). Or it is a paragraph after a raised mark, as written by converters
//! (`<sup>1</sup> In Geneva.`, `¹ In Geneva.`).

use super::block::{Block, BlockKind, Link, Script};
use super::index::Index;
use super::inline::{Inline, Span, SpanKind};
use super::leaves::{Leaf, Note, Shape};
use super::source::Lines;
use crate::fold::lower;
use crate::sort::sort_by;
use std::sync::Arc;

/// The longest raised words that form a mark, in code points. A higher value would take raised
/// words at the beginning of a paragraph for the mark of a note. A lower one would miss `iii` or
/// `100`.
const LONGEST_MARK: usize = 4;

/// Unicode's superscript digits.
pub(super) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Returns the label of a note that begins with `[label]:`, and the text after it.
pub(super) fn definition(written: &str) -> Option<(&str, &str)> {
    let (label, text) = written.strip_prefix('[')?.split_once("]:")?;
    let label = label.strip_prefix('^').unwrap_or(label).trim();
    (!label.is_empty()).then_some((label, text.trim_start()))
}

/// Finds the notes that begin with a raised mark, and the marks that lead to notes. Other raised
/// digits become Unicode superscripts, since `10<sup>6</sup>` must not read `106`.
pub(super) fn read_marks<'a>(mut leaves: Vec<Leaf<'a>>, lines: &Lines) -> Vec<Leaf<'a>> {
    if leaves.iter().any(begins_raised) {
        each(&mut leaves, part_raised);
    }
    let raised = |leaf: &Leaf<'_>| all(leaf, |inline| inline.spans.iter().any(is_raised));
    let has_raised = leaves.iter().any(raised);
    if has_raised {
        leaves = part_notes(leaves, lines);
    }
    let mut labels = Index::default();
    let mut has_notes = false;
    for note in leaves.iter().filter_map(|leaf| leaf.note.as_ref()) {
        has_notes |= labels.add(&lower(&note.label), 0);
    }
    if has_raised {
        each(&mut leaves, |inline| lead_raised(inline, &labels));
    }
    if has_notes {
        each(&mut leaves, |inline| lead_bracketed(inline, &labels));
    }
    leaves
}

/// Turns the notes that begin with a raised mark into blocks.
fn part_notes<'a>(leaves: Vec<Leaf<'a>>, lines: &Lines) -> Vec<Leaf<'a>> {
    let mut marks = Index::default();
    for leaf in &leaves {
        all(leaf, |inline| {
            for (start, words) in groups(inline) {
                marks.add(&words, start);
            }
            false
        });
    }
    let mut read = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        part(leaf, lines, &marks, &mut read);
    }
    read
}

/// Changes every text of the blocks.
fn each(leaves: &mut [Leaf<'_>], change: impl Fn(&mut Inline<'_>)) {
    for leaf in leaves {
        change(&mut leaf.inline);
        if let Shape::Table { rows, .. } = &mut leaf.shape {
            rows.iter_mut().flatten().for_each(&change);
        }
    }
}

/// Whether a block begins with superscript digits and white space, like a note.
fn begins_raised(leaf: &Leaf<'_>) -> bool {
    let first = leaf.inline.spans.first();
    let text = first.map_or("", |span| &*span.text);
    let rest = text.trim_start_matches(RAISED);
    rest.len() < text.len() && rest.starts_with(char::is_whitespace)
}

/// Turns superscript digits into raised words.
fn part_raised(inline: &mut Inline<'_>) {
    for span in std::mem::take(&mut inline.spans) {
        if !is_plain(&span) || !span.text.contains(RAISED) {
            inline.spans.push(span);
            continue;
        }
        let is_digit = |c: &char| RAISED.contains(c);
        let chars: Vec<char> = span.text.chars().collect();
        for part in chars.chunk_by(|a, b| is_digit(a) == is_digit(b)) {
            let mut piece = span.clone();
            piece.text = part.iter().collect::<String>().into();
            if part.first().is_some_and(is_digit) {
                piece.style.script = Script::Superscript;
            }
            inline.spans.push(piece);
        }
    }
}

/// Whether a span has words that are not code and lead nowhere.
fn is_plain(span: &Span<'_>) -> bool {
    let style = &span.style;
    let leads = style.link.is_some() || style.image.is_some();
    span.kind == SpanKind::Text && !style.code && !style.math && !leads
}

/// Whether a predicate holds for the text of a block or for one of its cells.
fn all<'l, 'a>(leaf: &'l Leaf<'a>, mut is: impl FnMut(&'l Inline<'a>) -> bool) -> bool {
    let cells: &[Vec<Inline<'a>>] = match &leaf.shape {
        Shape::Table { rows, .. } => rows,
        _ => &[],
    };
    is(&leaf.inline) || cells.iter().flatten().any(is)
}

/// Whether a span may be a mark: raised, and not a link to somewhere else.
fn is_raised(span: &Span<'_>) -> bool {
    span.style.script == Script::Superscript && span.style.link.is_none() && !span.style.code
}

/// The stretches of raised words after other words, each with the span it begins at.
fn groups<'i>(inline: &'i Inline<'_>) -> impl Iterator<Item = (usize, String)> + 'i {
    let spans = &inline.spans;
    let mut at = spans
        .iter()
        .take_while(|span| is_raised(span) || span.is_blank())
        .count();
    std::iter::from_fn(move || {
        at += spans.iter().skip(at).position(is_raised)?;
        let start = at;
        let group = spans.iter().skip(at).take_while(|span| is_raised(span));
        let words = group.map(|span| &*span.text).collect::<Vec<_>>();
        at += words.len();
        Some((start, words.concat().trim().to_owned()))
    })
}

/// Splits a paragraph of notes into single notes. Any other block stays as it is.
fn part<'a>(mut leaf: Leaf<'a>, lines: &Lines, marks: &Index, read: &mut Vec<Leaf<'a>>) {
    let is_text = matches!(leaf.shape, Shape::Paragraph | Shape::Quote) && leaf.note.is_none();
    let starts = if is_text {
        note_starts(&leaf.inline, marks)
    } else {
        Vec::new()
    };
    if starts.first().is_none_or(|(first, _)| *first > 0) {
        read.push(leaf);
        return;
    }
    let mut spans = std::mem::take(&mut leaf.inline.spans).into_iter();
    let mut ends = starts.iter().skip(1).map(|(start, _)| *start);
    let mut at = 0;
    for (_, label) in &starts {
        let end = ends.next().unwrap_or(usize::MAX);
        let mut spans: Vec<Span<'a>> = spans.by_ref().take(end - at).collect();
        at = end;
        let raised = spans.iter().take_while(|span| is_raised(span)).count();
        let after = spans.iter().skip(raised);
        let space = after.take_while(|span| span.is_blank() && !is_raised(span));
        let mark = raised + space.count();
        let line = spans.first().map_or(leaf.line, |span| lines.line(span.at));
        spans.drain(..mark);
        read.push(Leaf {
            line,
            shape: Shape::Footnote,
            inline: Inline { spans },
            level: leaf.level,
            item: leaf.item.take(),
            anchors: std::mem::take(&mut leaf.anchors),
            note: Some(Note {
                label: label.clone(),
                begins: true,
            }),
        });
    }
}

/// The spans at which lines begin with the mark of a note, and the marks.
fn note_starts(inline: &Inline<'_>, marks: &Index) -> Vec<(usize, String)> {
    let mut starts = Vec::new();
    let mut begins = true;
    for (index, span) in inline.spans.iter().enumerate() {
        if begins && is_raised(span) {
            let rest = inline.spans.get(index..).unwrap_or_default();
            starts.extend(mark_of(rest, marks).map(|label| (index, label)));
        }
        begins = span.kind != SpanKind::Text || begins && span.is_blank();
    }
    starts
}

/// The raised mark at the beginning of some spans, if it belongs to a note. Either some words lead
/// to it, or a space separates it from the text.
fn mark_of(spans: &[Span<'_>], marks: &Index) -> Option<String> {
    let len = spans.iter().take_while(|span| is_raised(span)).count();
    let words: String = spans.iter().take(len).map(|span| &*span.text).collect();
    let next = spans.get(len)?;
    let label = bare(words.trim());
    let is_mark = !label.is_empty()
        && label.chars().nth(LONGEST_MARK).is_none()
        && !label.contains(char::is_whitespace);
    let is_parted = next.kind == SpanKind::Text && next.text.starts_with(char::is_whitespace)
        || words.ends_with(char::is_whitespace);
    let has_words = spans.iter().skip(len).any(|span| !span.is_blank());
    let is_known = marks.contains(words.trim());
    (is_mark && has_words && (is_parted || is_known)).then_some(label)
}

/// A mark without brackets, with plain instead of raised digits.
fn bare(mark: &str) -> String {
    let inside = |(open, close)| mark.strip_prefix(open)?.strip_suffix(close);
    let bare = [('[', ']'), ('(', ')')].into_iter().find_map(inside);
    bare.unwrap_or(mark).chars().map(lowered).collect()
}

/// Returns the plain digit for a superscript one.
pub(super) fn lowered(c: char) -> char {
    let digit = RAISED.iter().position(|raised| *raised == c);
    let digit = digit.and_then(|digit| char::from_digit(digit as u32, 10));
    digit.unwrap_or(c)
}

/// Links raised marks to their notes, and converts other raised digits to superscripts.
fn lead_raised(inline: &mut Inline<'_>, labels: &Index) {
    if !inline.spans.iter().any(is_raised) {
        return;
    }
    for span in joined(std::mem::take(&mut inline.spans), is_raised) {
        let before = inline.spans.last().map_or("", |span| &*span.text);
        if !is_raised(&span) {
            inline.spans.push(span);
            continue;
        }
        let mark = span.text.trim().to_owned();
        let is_note = |mark: &str| labels.contains(&lower(&bare(mark.trim())));
        if mark.split(',').all(is_note) && !is_power(before, &mark) {
            for (index, written) in mark.split(',').enumerate() {
                if index > 0 {
                    let comma = Span {
                        text: ", ".into(),
                        ..span.clone()
                    };
                    inline.spans.push(comma);
                }
                let label = bare(written.trim());
                let mut mark = span.clone();
                mark.style.link = Some(Link::Note(label.as_str().into()));
                if written.contains(RAISED) {
                    mark.style.script = Script::Normal;
                    mark.text = written.to_owned().into();
                } else {
                    mark.text = format!("[{label}]").into();
                }
                inline.spans.push(mark);
            }
            continue;
        }
        let digits: Option<String> = mark.chars().map(raised).collect();
        let mut span = span;
        if let Some(digits) = digits.filter(|digits| !digits.is_empty()) {
            span.style.script = Script::Normal;
            span.text = digits.into();
        }
        inline.spans.push(span);
    }
}

/// Links `[4]` to its note, unless the block begins with it.
fn lead_bracketed(inline: &mut Inline<'_>, labels: &Index) {
    if !inline.spans.iter().any(|span| span.text.contains('[')) {
        return;
    }
    for span in joined(std::mem::take(&mut inline.spans), is_plain) {
        let marks = marks(&span, labels);
        let mut at = 0;
        for (start, end) in marks {
            if start == 0 && inline.spans.is_empty() {
                continue;
            }
            let label = span.text.get(start + 1..end - 1).unwrap_or_default();
            inline.spans.extend(cut(&span, at, start));
            if let Some(mut mark) = cut(&span, start, end) {
                mark.style.link = Some(Link::Note(label.into()));
                inline.spans.push(mark);
            }
            at = end;
        }
        match at {
            0 => inline.spans.push(span),
            _ => inline.spans.extend(cut(&span, at, span.text.len())),
        }
    }
}

/// The byte ranges of note marks in a span, including brackets.
fn marks(span: &Span<'_>, labels: &Index) -> Vec<(usize, usize)> {
    if !is_plain(span) {
        return Vec::new();
    }
    let opened = span.text.match_indices('[');
    let marks = opened.filter_map(|(start, _)| {
        let (label, _) = span.text.get(start + 1..)?.split_once([']', '['])?;
        let end = start + label.len() + 2;
        let is_closed = span.text.get(..end)?.ends_with(']');
        (is_closed && labels.contains(&lower(label))).then_some((start, end))
    });
    marks.collect()
}

fn cut<'a>(span: &Span<'a>, start: usize, end: usize) -> Option<Span<'a>> {
    let text = span.text.get(start..end).filter(|text| !text.is_empty())?;
    Some(Span {
        text: text.to_owned().into(),
        ..span.clone()
    })
}

/// Merges adjacent spans of the same kind and style, since Markdown splits words at its own signs.
fn joined<'a>(spans: Vec<Span<'a>>, is_one: fn(&Span<'_>) -> bool) -> Vec<Span<'a>> {
    let mut joined: Vec<Span<'_>> = Vec::with_capacity(spans.len());
    let mut spans = spans.into_iter().peekable();
    while let Some(mut span) = spans.next() {
        let same = |next: &Span<'_>| is_one(next) && next.style == span.style;
        if is_one(&span) && spans.peek().is_some_and(same) {
            let mut text = span.text.to_string();
            while let Some(next) = spans.next_if(same) {
                text.push_str(&next.text);
            }
            span.text = text.into();
        }
        joined.push(span);
    }
    joined
}

/// Whether a raised number is an exponent of a unit or of ten: `m<sup>2</sup>`, `10<sup>6</sup>`.
fn is_power(before: &str, mark: &str) -> bool {
    const UNITS: [&str; 8] = ["m", "km", "cm", "mm", "dm", "ft", "s", "10"];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let is_high = UNITS.contains(&word.unwrap_or_default());
    is_high && mark.chars().all(char::is_numeric) && !before.ends_with(['.', ','])
}

/// The superscript form of a digit or sign.
fn raised(c: char) -> Option<char> {
    match c {
        _ if RAISED.contains(&c) => Some(c),
        '+' => Some('⁺'),
        '-' | '−' => Some('⁻'),
        _ => RAISED.get(c.to_digit(10)? as usize).copied(),
    }
}

/// Links the marks to the notes: the next note with the label or, failing that, the last. Links
/// each note back to its first mark. A mark without a note is text.
pub(super) fn lead(labels: &[Option<&str>], blocks: &mut [Block]) {
    let mut notes: Vec<(String, usize)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        notes.extend(label.map(|label| (lower(label), index)));
    }
    sort_by(&mut notes, Ord::cmp);
    let ids: Vec<Arc<str>> = blocks
        .iter()
        .map(|block| block.id.as_str().into())
        .collect();
    let mut marks: Vec<Option<Arc<str>>> = vec![None; blocks.len()];
    for (index, block) in blocks.iter_mut().enumerate() {
        for run in &mut block.runs {
            let Some(Link::Note(label)) = &run.link else {
                continue;
            };
            let wanted = (lower(label), index);
            let next = notes.partition_point(|note| *note < wanted);
            let near = [Some(next), next.checked_sub(1)].into_iter().flatten();
            let mut near = near.filter_map(|near| notes.get(near));
            let note = near.find(|(label, _)| *label == wanted.0);
            let note = note.map(|(_, note)| *note);
            run.link = note
                .and_then(|note| ids.get(note))
                .map(|id| Link::Note(id.clone()));
            if let Some(mark) = note.and_then(|note| marks.get_mut(note)) {
                let id = ids.get(index);
                *mark = mark.take().or_else(|| id.cloned());
            }
        }
    }
    for (block, id) in blocks.iter_mut().zip(marks) {
        if let BlockKind::Footnote { mark } = &mut block.kind
            && id.is_some()
        {
            *mark = id;
        }
    }
}
