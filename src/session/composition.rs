//! A composition: the note that is being written, and its place.

use crate::anchoring::TextRange;
use crate::annotation::{Key, RevisionId};

/// The note that an open composer writes, with its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Composition {
    /// A new note on the document as a whole.
    Document,
    /// A new note on a block or on words.
    New(TextRange),
    /// A note on somebody's note, as of this revision.
    Answer {
        /// The note that is answered.
        key: Key,
        /// The revision that the writer has seen.
        revision: RevisionId,
    },
    /// A new revision of a note, replacing those the composer opened on.
    Edit {
        /// The note that is edited.
        key: Key,
        /// The live revisions that the writer has seen.
        opened_on: Vec<RevisionId>,
    },
}

impl Composition {
    /// Returns whether both write the same note, even if they opened on different revisions.
    pub fn same_place(&self, other: &Composition) -> bool {
        match (self, other) {
            (Composition::Edit { key: a, .. }, Composition::Edit { key: b, .. })
            | (Composition::Answer { key: a, .. }, Composition::Answer { key: b, .. }) => a == b,
            _ => self == other,
        }
    }
}
