//! One row of a comparison: blocks that are read together, and their change.
//!
//! A new number alone is not a change to step to. It is marked at the paragraph and listed under
//! Renumbering.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::forms::{FormChange, form_changes};
use crate::annotation::{Edit, redline};
use crate::document::{Block, Document};

/// Blocks of one or both texts that are read in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The blocks of the old text; empty if there are none.
    pub old: Range<usize>,
    /// The blocks of the new text; empty if there are none.
    pub new: Range<usize>,
    /// The change of the blocks.
    pub kind: RowKind,
    /// The edits from the old text to the new one, word by word. Several blocks on one side are joined
    /// by `\n`, as in `document.text()`.
    pub edits: Vec<Edit>,
    /// Words of both texts that change form. For moved blocks they are recorded at the new place.
    pub forms: Vec<FormChange>,
}

/// The sort of change to the blocks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// The same text; the number may differ.
    Kept,
    /// The same words, some of them in a different form: struck out, emphasised, with another link.
    Restyled,
    /// A different text.
    Changed,
    /// One block became several.
    Split,
    /// Several blocks became one.
    Merged,
    /// New blocks.
    Inserted,
    /// Blocks that are gone.
    Deleted,
    /// Blocks that were elsewhere in the old text.
    MovedHere {
        /// The row of their old place.
        from: usize,
    },
    /// Blocks that are elsewhere in the new text.
    MovedAway {
        /// The row of their new place.
        to: usize,
    },
}

impl Row {
    /// Makes a row of blocks in both texts.
    pub(super) fn of_both(
        documents: (&Document, &Document),
        old: Range<usize>,
        new: Range<usize>,
    ) -> Self {
        let (before, after) = (text(documents.0, &old), text(documents.1, &new));
        let is_same = before == after;
        let edits = if is_same {
            all(before, Edit::Keep)
        } else {
            redline(&before, &after)
        };
        let forms = form_changes((documents.0, &old), (documents.1, &new), &edits);
        let kind = match (old.len(), new.len()) {
            (1, 1) if is_same && forms.is_empty() => RowKind::Kept,
            (1, 1) if is_same => RowKind::Restyled,
            (1, 1) => RowKind::Changed,
            (_, 1) => RowKind::Merged,
            _ => RowKind::Split,
        };
        Self {
            old,
            new,
            kind,
            edits,
            forms,
        }
    }

    /// Makes a row of blocks in the old text only.
    pub(super) fn of_old(document: &Document, old: Range<usize>, kind: RowKind) -> Self {
        Self {
            edits: all(text(document, &old), Edit::Delete),
            old,
            new: 0..0,
            kind,
            forms: Vec::new(),
        }
    }

    /// Makes a row of blocks in the new text only.
    pub(super) fn of_new(document: &Document, new: Range<usize>, kind: RowKind) -> Self {
        Self {
            edits: all(text(document, &new), Edit::Insert),
            old: 0..0,
            new,
            kind,
            forms: Vec::new(),
        }
    }

    /// Makes a row of blocks that were elsewhere in the old text, perhaps in a different form.
    pub(super) fn of_moved(
        documents: (&Document, &Document),
        (old, new): (&Range<usize>, Range<usize>),
        kind: RowKind,
    ) -> Self {
        let forms = Self::of_both(documents, old.clone(), new.clone()).forms;
        Self {
            forms,
            ..Self::of_new(documents.1, new, kind)
        }
    }

    /// Returns whether anything changed; a new number alone does not count.
    pub fn is_change(&self) -> bool {
        self.kind != RowKind::Kept
    }

    /// Counts the changed words. If words replace others, the larger number counts.
    pub fn changed_words(&self) -> usize {
        let (mut words, mut deleted) = (0, 0);
        for edit in &self.edits {
            match edit {
                Edit::Keep(_) => words += std::mem::take(&mut deleted),
                Edit::Delete(text) => deleted = count(text),
                Edit::Insert(text) => words += count(text).max(std::mem::take(&mut deleted)),
            }
        }
        words + deleted
    }
}

/// Returns one edit, or none for an empty text.
pub(super) fn all(text: String, edit: fn(String) -> Edit) -> Vec<Edit> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![edit(text)]
    }
}

fn count(text: &str) -> usize {
    text.unicode_words().count()
}

/// Returns the text of several blocks, joined as in [`Document::text`].
fn text(document: &Document, blocks: &Range<usize>) -> String {
    let blocks = document.blocks().get(blocks.clone()).unwrap_or_default();
    let texts: Vec<&str> = blocks.iter().map(Block::text).collect();
    texts.join("\n")
}
