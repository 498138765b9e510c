//! The ways in which one document belongs to another.

/// The relation of a document to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// The document replaces the other one: `Rev.1`.
    Revision,
    /// The document corrects parts of the other one: `Corr.1`.
    Corrigendum,
    /// The document adds to the other one: `Add.1`.
    Addendum,
}

impl RelationKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Revision, Self::Corrigendum, Self::Addendum];

    /// Returns the field that names the other document, in the catalogue and in the stored data of
    /// an own document.
    pub fn field(self) -> &'static str {
        match self {
            Self::Revision => "revisionOf",
            Self::Corrigendum => "correctionOf",
            Self::Addendum => "additionTo",
        }
    }
}
