//! A composition: the note that is being written, and its place.

use crate::anchoring::TextRange;
use crate::annotation::{Key, RevisionId};

/// The note that an open composer writes, and the place it is on.
#[derive(Clone, Debug, PartialEq)]
pub enum Composition {
    /// A new note on the document as a whole.
    Document,
    /// A new note on a block or on words.
    New(TextRange),
    /// A note on somebody's note, as it stood in this revision.
    Answer {
        /// The note that is answered.
        key: Key,
        /// The revision that the writer has seen.
        revision: RevisionId,
    },
    /// Another revision of a note, in place of those it was opened on.
    Edit {
        /// The note that is edited.
        key: Key,
        /// The live revisions that the writer has seen.
        opened_on: Vec<RevisionId>,
    },
}

impl Composition {
    /// Tells whether both write the same note; the revisions they were opened on may differ.
    pub fn same_place(&self, other: &Composition) -> bool {
        match (self, other) {
            (Composition::Edit { key: a, .. }, Composition::Edit { key: b, .. })
            | (Composition::Answer { key: a, .. }, Composition::Answer { key: b, .. }) => a == b,
            _ => self == other,
        }
    }
}
