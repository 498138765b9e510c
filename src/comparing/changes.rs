//! One row of a comparison: blocks that are read together, and the change that was made to them.
//!
//! A new number alone is no change to step to. It is marked at the paragraph and listed under
//! Renumbering.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::forms::{FormChange, form_changes};
use crate::annotation::{Edit, redline};
use crate::document::{Block, Document};

/// Blocks of one or both texts that are read at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The blocks of the old text that are read here; empty where none is.
    pub old: Range<usize>,
    /// The blocks of the new text that are read here; empty where none is.
    pub new: Range<usize>,
    /// What became of the blocks.
    pub kind: RowKind,
    /// What turns the old blocks' text into the new ones', word by word. Several blocks of one side
    /// are joined by `\n`, as in `document.text()`.
    pub edits: Vec<Edit>,
    /// Words that both texts have, in another form. Of blocks that were moved where they stand now.
    pub forms: Vec<FormChange>,
}

/// The change of the blocks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// The same text; the number may be another.
    Kept,
    /// The same words, some of them in another form: struck out, emphasised, with another link.
    Restyled,
    /// Another text.
    Changed,
    /// One block became several.
    Split,
    /// Several blocks became one.
    Merged,
    /// New blocks.
    Inserted,
    /// Blocks that are gone.
    Deleted,
    /// Blocks that stood elsewhere in the old text.
    MovedHere {
        /// The row in which they are read at their old place.
        from: usize,
    },
    /// Blocks that stand elsewhere in the new text.
    MovedAway {
        /// The row in which they are read at their new place.
        to: usize,
    },
}

impl Row {
    /// Makes a row of blocks that are in both texts.
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

    /// Makes a row of blocks that are in the old text only.
    pub(super) fn of_old(document: &Document, old: Range<usize>, kind: RowKind) -> Self {
        Self {
            edits: all(text(document, &old), Edit::Delete),
            old,
            new: 0..0,
            kind,
            forms: Vec::new(),
        }
    }

    /// Makes a row of blocks that are in the new text only.
    pub(super) fn of_new(document: &Document, new: Range<usize>, kind: RowKind) -> Self {
        Self {
            edits: all(text(document, &new), Edit::Insert),
            old: 0..0,
            new,
            kind,
            forms: Vec::new(),
        }
    }

    /// Makes a row of blocks that stood elsewhere in the old text, in another form perhaps.
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

    /// Tells whether something was done; a new number alone is nothing.
    pub fn is_change(&self) -> bool {
        self.kind != RowKind::Kept
    }

    /// Counts the words that were changed: of words that took the place of others the more numerous
    /// count.
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

/// The text of several blocks, joined as in [`Document::text`].
fn text(document: &Document, blocks: &Range<usize>) -> String {
    let blocks = document.blocks().get(blocks.clone()).unwrap_or_default();
    let texts: Vec<&str> = blocks.iter().map(Block::text).collect();
    texts.join("\n")
}
