//! What an annotation says.

use super::{Extra, Target};

/// What one revision holds: the note, or the word that it was taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The annotation as it reads.
    Note(Note),
    /// The tombstone of a withdrawn annotation; only where it stood is kept.
    Withdrawn {
        /// What the annotation spoke of, as far as it is known.
        target: Option<Target>,
        /// Members not known here.
        extra: Extra,
    },
}

/// The annotation as it reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What kind of contribution it is.
    pub kind: Kind,
    /// Its bodies: the text first, then tags and whatever else peers write.
    pub bodies: Vec<Body>,
    /// What it speaks of.
    pub target: Target,
    /// Members not known here, and the own terms of kinds written by later versions.
    pub extra: Extra,
}

/// The kinds of contribution. Each has one W3C motivation; where several share one, the file's
/// own term `kind` tells them apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `highlighting`
    Highlight,
    /// `commenting`
    Comment,
    /// `questioning`
    Question,
    /// `editing`: a small correction.
    Editorial,
    /// `editing`, kind `proposal`: ADD, MOD, SUP, NOC.
    Proposal,
    /// `assessing`, kind `support`.
    Support,
    /// `assessing`, kind `reservation`.
    Reservation,
    /// `assessing`, kind `co-sponsorship`.
    CoSponsorship,
    /// `replying`
    Reply,
    /// `moderating`: what the secretariat decides on a proposal.
    Disposition,
    /// Any other motivation or kind, kept as it stands.
    Other {
        /// The W3C motivation, when there is one.
        motivation: Option<String>,
        /// The own term `kind`, when there is one.
        kind: Option<String>,
    },
}

/// One body of an annotation; W3C Web Annotation Data Model §3.2.4 (`TextualBody`), or a peer's
/// body of another shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Embedded text.
    Text {
        /// The text itself, Markdown unless `format` says otherwise.
        value: String,
        /// `commenting`, `tagging` …
        purpose: Option<String>,
        /// Media type, `text/markdown` for our own notes.
        format: Option<String>,
        /// BCP 47 language tag.
        language: Option<String>,
        /// Members not known here.
        extra: Extra,
    },
    /// A body of a shape not known here, kept and written back.
    Other(serde_json::Value),
}
