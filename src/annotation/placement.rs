//! A person's decision on a note's place in a text other than its own.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Target;

/// A person's decision on where a note belongs in a text it was carried over to. A placement is not
/// part of the note. Any reader of a document may decide where the notes of others belong in it. Only
/// the author of a note may turn that into a revision.
///
/// Only a person's decision is a placement. The results of carrying over alone are recomputed at each
/// opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The fingerprint of the text it was placed in: the SHA-256 of the plain text in lower-case hex.
    /// Offsets are meaningless in another text of the same document.
    pub text: String,
    /// The range in code points of that text; `None` if the person said that the note has no place
    /// there.
    pub place: Option<Range<usize>>,
    /// The position of the note in its own text at that time, as in [`Target::position`].
    pub from: Option<Range<usize>>,
    /// The result of carrying over that the person saw.
    pub outcome: Outcome,
    /// The likeness of the words there to the note's own, in percent, if carrying over computed it.
    pub score: Option<u8>,
}

impl Placement {
    /// Returns whether it was decided for this target in the text of this fingerprint. A moved note or a
    /// changed text needs a new decision.
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
    /// Same words, different place.
    Moved,
    /// Different words in the right place.
    Changed,
    /// Several places that fit equally well.
    Ambiguous,
    /// No place any more.
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
