//! The decision of a person about a note's place in another text than its own.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Target;

/// The decision of a person where a note belongs in a text it was carried over to. A placement is
/// no part of the note. Whoever reads a document may decide where the notes of others belong in it.
/// Only the author of the note may make a revision of that.
///
/// Only what a person decided is a placement. What carrying over found by itself is worked out
/// anew at each opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The fingerprint of the text it was placed in: the SHA-256 of the plain text in lower-case
    /// hexadecimal digits. Offsets mean nothing in another text of the same document.
    pub text: String,
    /// The code points of that text; `None` where the person said that it has no place there.
    pub place: Option<Range<usize>>,
    /// Where the note stood in its own text then, as [`Target::position`] has it.
    pub from: Option<Range<usize>>,
    /// What carrying over had said to the person who decided.
    pub outcome: Outcome,
    /// How like the words there were to the note's own, in percent, where carrying over gave it.
    pub score: Option<u8>,
}

impl Placement {
    /// Tells whether it was decided for this target in the text of this fingerprint. A note that
    /// its author has moved since, and a text that was changed, want a new decision.
    pub fn applies_to(&self, target: &Target, fingerprint: &str) -> bool {
        self.text == fingerprint && self.from == target.position()
    }
}

/// The fate of a target in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The target is the document as a whole.
    Document,
    /// Same words, same place.
    Exact,
    /// Same words, another place.
    Moved,
    /// Other words in the right place.
    Changed,
    /// Several places fit equally.
    Ambiguous,
    /// The place is gone.
    Orphaned,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 6] = [
        Self::Document,
        Self::Exact,
        Self::Moved,
        Self::Changed,
        Self::Ambiguous,
        Self::Orphaned,
    ];
}
