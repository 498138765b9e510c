//! Footnotes of word processors, whose marks and notes are links to each other: `[[2]](#_ftn2)` in
//! the text, `[[2]](#_ftnref2)` before the note.

use super::block::{Link, Script};
use super::inline::{Inline, Span};
use super::leaves::{Leaf, Shape};
use super::repair::{Repair, RepairKind};
use crate::fold::is_among;

/// The names of such links without numbers and signs: Word, Google Docs, LibreOffice, pandoc.
const NAMES: &str = "ftn ftnref edn ednref ftnt ftntref fn fnref footnote footnoteref endnote endnoteref \
    sdfootnotesym sdfootnoteanc sdendnotesym sdendnoteanc";

/// The longest words of such a link, in code points, with brackets. Longer ones refer to a note in
/// the text: `[note 2](#fn2)`.
const LONGEST: usize = 5;

/// Turns these links into raised marks, if a block begins with one, as notes do.
pub(super) fn raise(leaves: &mut [Leaf<'_>], repairs: &mut Vec<Repair>) {
    if !leaves.iter().any(begins_note) {
        return;
    }
    for leaf in leaves {
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

fn raise_in(inline: &mut Inline<'_>, targets: &mut Vec<String>) {
    for span in inline.spans.iter_mut().filter(|span| leads_to_note(span)) {
        let Some(Link::To(target)) = span.style.link.take() else {
            continue;
        };
        span.style.script = Script::Superscript;
        // The signs of Markdown divide the words of one link.
        if targets.last().is_none_or(|last| **last != *target) {
            targets.push(target.to_string());
        }
    }
}

fn leads_to_note(span: &Span<'_>) -> bool {
    let Some(Link::To(target)) = &span.style.link else {
        return false;
    };
    let Some(name) = target.strip_prefix('#') else {
        return false;
    };
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    let is_short =
        span.text.chars().nth(LONGEST).is_none() && !span.text.contains(char::is_whitespace);
    is_short && letters.len() < name.len() && is_among(NAMES, &letters)
}
