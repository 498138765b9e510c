//! One annotation with its revisions.

use std::collections::BTreeSet;

use super::{Agent, AnnotationId, AuthorId, Content, Extra, RevisionId, Timestamp};

/// The merge key: an id taken by somebody else's hand never overwrites the note of its owner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which annotation.
    pub id: AnnotationId,
    /// Who wrote it.
    pub creator: AuthorId,
}

/// What a save needs from the outside world.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The random id of the new revision.
    pub revision: RevisionId,
    /// Now.
    pub now: Timestamp,
}

/// One saved state of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// Its random id.
    pub id: RevisionId,
    /// When the annotation was first saved.
    pub created: Option<Timestamp>,
    /// When this state was saved.
    pub modified: Option<Timestamp>,
    /// The author as they stood then.
    pub creator: Agent,
    /// The software that wrote it, as the file has it; never changed at export.
    pub generator: Option<Extra>,
    /// What it says.
    pub content: Content,
}

/// An annotation: its live revisions and the ids of the replaced ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    key: Key,
    /// Ordered by revision id; two entries share an id only in malformed data, then both are kept.
    live: Vec<Revision>,
    replaced: BTreeSet<RevisionId>,
}
