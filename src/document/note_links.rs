//! Footnotes of word processors, whose marks and notes are links to each other: `[[2]](#_ftn2)` in
//! the text, `[[2]](#_ftnref2)` before the note, or an arrow after it.

use super::block::{Link, Script};
use super::inline::{Inline, Span};
use super::leaves::{Leaf, Note, Shape};
use super::marker;
use super::repair::{Repair, RepairKind};
use crate::fold::is_among;

/// The beginnings of the names of such links, without signs: Word, Google Docs, LibreOffice, pandoc,
/// mammoth, Wikipedia.
const NAMES: &str = "ftn ftnref edn ednref ftnt ftntref fn fnref footnote footnoteref endnote endnoteref \
    sdfootnote sdendnote citenote citeref";

/// The arrows that lead back from a note.
const ARROWS: [char; 3] = ['↑', '↩', '⏎'];

/// Turns these links into raised marks, if a block begins or ends with one, as notes do.
pub(super) fn raise(leaves: &mut [Leaf<'_>], repairs: &mut Vec<Repair>) {
    if !leaves
        .iter()
        .any(|leaf| begins_note(leaf) || ends_note(leaf))
    {
        return;
    }
    for leaf in leaves {
        if ends_note(leaf) {
            number(leaf);
        }
        let mut targets = Vec::new();
        raise_in(&mut leaf.inline, &mut targets);
        if let Shape::Table { rows, .. } = &mut leaf.shape {
            let cells = rows.iter_mut().flatten();
            cells.for_each(|cell| raise_in(cell, &mut targets));
        }
        if !targets.is_empty() {
            repairs.push(Repair {
                line: leaf.line,
                kind: RepairKind::NoteLinks { targets },
            });
        }
    }
}

fn begins_note(leaf: &Leaf<'_>) -> bool {
    let first = leaf.inline.spans.iter().find(|span| !span.is_blank());
    first.is_some_and(leads_to_note)
}

/// Whether a block is a numbered item that ends with an arrow back to its mark.
fn ends_note(leaf: &Leaf<'_>) -> bool {
    let last = leaf.inline.spans.iter().rfind(|span| !span.is_blank());
    let is_numbered = leaf.item.as_ref().is_some_and(|item| item.marker.is_some());
    is_numbered && last.is_some_and(|last| last.text.starts_with(ARROWS) && leads_to_note(last))
}

/// Turns a numbered item into the note of its number.
fn number(leaf: &mut Leaf<'_>) {
    let marker = leaf.item.take().and_then(|item| item.marker);
    leaf.note = marker.map(|marker| Note {
        label: marker.trim_end_matches(['.', ')']).to_owned(),
        begins: true,
    });
    leaf.shape = Shape::Footnote;
}

fn raise_in(inline: &mut Inline<'_>, targets: &mut Vec<String>) {
    for span in inline.spans.iter_mut().filter(|span| leads_to_note(span)) {
        let Some(Link::To(target) | Link::Unsafe(target)) = span.style.link.take() else {
            continue;
        };
        if !span.text.starts_with(ARROWS) {
            span.style.script = Script::Superscript;
        }
        // The signs of Markdown divide the words of one link.
        if targets.last().is_none_or(|last| **last != *target) {
            targets.push(target.to_string());
        }
    }
}

fn leads_to_note(span: &Span<'_>) -> bool {
    let Some(Link::To(target) | Link::Unsafe(target)) = &span.style.link else {
        return false;
    };
    // Word also names the file on its author's machine.
    let Some((file, name)) = target.rsplit_once('#') else {
        return false;
    };
    let before = name.trim_end_matches(|c: char| !c.is_ascii_digit());
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let letters: String = before.chars().filter(char::is_ascii_alphabetic).collect();
    let is_here = file.is_empty() || file.starts_with("file:");
    is_here && is_among(NAMES, &letters) && is_mark(&span.text)
}

/// Whether words count notes, unlike those that speak of a note: `[here](#fn2)`.
fn is_mark(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "[]()".contains(c));
    let signs = |c: char| c.is_numeric() || "*†‡§".contains(c);
    text.chars().all(signs) || text.starts_with(ARROWS) || marker::roman(text).is_some()
}
