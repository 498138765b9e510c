//! The kinds of contribution.

/// A kind of contribution. Each has one W3C motivation. If several share it, the file's own term `kind`
/// distinguishes them.
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
    /// `moderating`: the secretariat's decision on a proposal.
    Disposition,
    /// Any other motivation or kind, kept unchanged.
    Other {
        /// The W3C motivation, if there is one.
        motivation: Option<String>,
        /// The own term `kind`, if there is one.
        kind: Option<String>,
    },
}

/// Each kind with its motivation and, if needed, its own term.
const TERMS: [(Kind, &str, Option<&str>); 10] = [
    (Kind::Highlight, "highlighting", None),
    (Kind::Comment, "commenting", None),
    (Kind::Question, "questioning", None),
    (Kind::Editorial, "editing", None),
    (Kind::Proposal, "editing", Some("proposal")),
    (Kind::Support, "assessing", Some("support")),
    (Kind::Reservation, "assessing", Some("reservation")),
    (Kind::CoSponsorship, "assessing", Some("co-sponsorship")),
    (Kind::Reply, "replying", None),
    (Kind::Disposition, "moderating", None),
];

impl Kind {
    /// Returns the kind for a file's motivation and own term `kind`. An unknown pair is preserved, so
    /// that it is written back unchanged.
    pub fn from_terms(motivation: Option<&str>, kind: Option<&str>) -> Self {
        TERMS
            .into_iter()
            .find(|(_, its_motivation, term)| motivation == Some(*its_motivation) && kind == *term)
            .map_or_else(
                || Self::Other {
                    motivation: motivation.map(str::to_owned),
                    kind: kind.map(str::to_owned),
                },
                |(known, ..)| known,
            )
    }

    /// Returns its W3C motivation; W3C Web Annotation Data Model §3.3.5.
    pub fn motivation(&self) -> Option<&str> {
        match self {
            Self::Other { motivation, .. } => motivation.as_deref(),
            _ => self.terms().map(|(motivation, _)| motivation),
        }
    }

    /// Returns the file's own term `kind`, if the motivation alone is ambiguous.
    pub fn term(&self) -> Option<&str> {
        match self {
            Self::Other { kind, .. } => kind.as_deref(),
            _ => self.terms().and_then(|(_, term)| term),
        }
    }

    /// Returns whether notes of this kind may answer somebody's note.
    pub fn is_answer(&self) -> bool {
        use Kind::{CoSponsorship, Disposition, Reply, Reservation, Support};
        matches!(
            self,
            Reply | Support | Reservation | CoSponsorship | Disposition
        )
    }

    fn terms(&self) -> Option<(&'static str, Option<&'static str>)> {
        TERMS
            .iter()
            .find(|(kind, ..)| kind == self)
            .map(|(_, motivation, term)| (*motivation, *term))
    }
}
