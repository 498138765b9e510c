//! The outline of a comparison: the headings of both texts, with the changes under each.

use super::changes::Row;
use crate::document::{Document, OutlineEntry};

/// A heading of the new text, or a deleted heading of the old text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The row of the heading.
    pub row: usize,
    /// The heading as it is in the outline of its text.
    pub entry: OutlineEntry,
    /// Whether only the old text has it.
    pub gone: bool,
    /// The number of rows with changes from this heading up to the next, including its own.
    pub changes: usize,
}

/// Returns the headings in reading order.
pub(super) fn sections(old: &Document, new: &Document, rows: &[Row]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // The current section; deleted rows belong to it.
    let mut open = None;
    for (index, row) in rows.iter().enumerate() {
        let gone = row.new.is_empty();
        let (document, blocks) = if gone {
            (old, &row.old)
        } else {
            (new, &row.new)
        };
        let first = sections.len();
        let headings = blocks.clone().filter_map(|block| entry(document, block));
        sections.extend(headings.map(|entry| Section {
            row: index,
            entry: entry.clone(),
            gone,
            changes: 0,
        }));
        let mut of_row = open;
        if let Some(last) = sections.len().checked_sub(1).filter(|last| *last >= first) {
            open = Some(last);
            of_row = Some(first);
        } else if !gone {
            open = heading_of(new, row, &sections);
            of_row = open;
        }
        let section = of_row.and_then(|section| sections.get_mut(section));
        if let Some(section) = section.filter(|_| row.is_change()) {
            section.changes += 1;
        }
    }
    sections
}

fn entry(document: &Document, block: usize) -> Option<&OutlineEntry> {
    let outline = document.outline();
    let at = outline.binary_search_by_key(&block, |entry| entry.block);
    outline.get(at.ok()?)
}

/// Returns the section of the new text that a row belongs to; it is among the last ones.
fn heading_of(new: &Document, row: &Row, sections: &[Section]) -> Option<usize> {
    let heading = new.blocks().get(row.new.start)?.section()?;
    sections
        .iter()
        .rposition(|section| !section.gone && section.entry.block == heading)
}
