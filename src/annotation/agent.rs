//! The author of an annotation, and delegations.

use super::{AuthorId, Extra};

/// Returns the software that writes our own notes, as the `generator` of a revision. `version` is that
/// of the package, e.g. `0.1.0`.
pub fn generator(version: &str) -> Extra {
    let mut members = Extra::new();
    members.extend([
        ("id".to_owned(), "urn:x-rapporteur:software".into()),
        ("type".to_owned(), "Software".into()),
        ("name".to_owned(), format!("Rapporteur {version}").into()),
    ]);
    members
}

/// The author as of the saving of the revision; W3C Web Annotation Data Model §3.3.2. An author without
/// a `name` is shown as "Anonymous".
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
    /// Members that are not known here (a peer's `nickname`, `homepage`, a `type` other than `Person`
    /// …).
    pub extra: Extra,
}

/// A Member State or any other entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Delegation {
    /// ISO 3166-1 alpha-3 code, for a Member State.
    pub country: Option<String>,
    /// Its form in papers if different from the code (ITU: `F`, `D`, `J`). For an entity that is not a
    /// Member State, its name.
    pub label: Option<String>,
}

impl Delegation {
    /// Returns whether there is nothing to show: no country, and no label with a visible character.
    pub fn is_empty(&self) -> bool {
        self.short().is_none()
    }

    /// Returns whether both are the same delegation, however each is written.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.country, &other.country) {
            (Some(one), Some(other)) => one == other,
            (None, None) => self.label == other.label,
            _ => false,
        }
    }

    /// Returns the short name, identical in any language: the label, else the code.
    pub fn short(&self) -> Option<&str> {
        let visible = |text: &&str| !text.trim().is_empty();
        self.label
            .as_deref()
            .filter(visible)
            .or(self.country.as_deref().filter(visible))
    }
}
