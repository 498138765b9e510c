//! Who wrote an annotation.

use super::{AuthorId, Extra};

/// The author as they stood when the revision was saved; W3C Web Annotation Data Model §3.3.2.
/// `name` may be absent: such an author is shown as "Anonymous".
#[derive(Clone, Debug, PartialEq)]
pub struct Agent {
    /// The random id of the profile, or the peer's IRI.
    pub id: AuthorId,
    /// The person's name.
    pub name: Option<String>,
    /// The delegation or other entity they speak for.
    pub delegation: Option<Delegation>,
    /// Their role, e.g. "Adviser".
    pub role: Option<String>,
    /// Members not known here (a peer's `nickname`, `homepage`, a `type` other than `Person` …).
    pub extra: Extra,
}

/// A Member State or any other entity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Delegation {
    /// ISO 3166-1 alpha-3 code, for a Member State.
    pub country: Option<String>,
    /// How it is written in papers where that differs from the code (ITU: `F`, `D`, `J`), or the
    /// name of an entity that is no Member State.
    pub label: Option<String>,
}
