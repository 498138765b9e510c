//! The two reports that are read together, as named by the address. `?compare=C14-41-E.en` follows the
//! address of the newer report, and `?beside=C14-41-E.en` that of a corrigendum.

use std::fmt;

use crate::document::{CatalogueEntry, DocumentKey, Library, RelationKind};
use crate::ui::starting::Address;

/// How two texts are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As one text, with insertions and deletions.
    AsOne,
    /// Side by side, by address.
    Beside,
}

/// The other text of a comparison, and how it is read with the addressed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// How the two texts are read together.
    pub way: Way,
    /// The key of the older or main text.
    pub other: String,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::AsOne => "compare",
            Self::Beside => "beside",
        }
    }
}

impl Pairing {
    /// Parses the part of an address after the question mark; returns `None` if it pairs nothing.
    pub fn parse(query: &str) -> Option<Self> {
        let of = |part: &str| {
            let (name, other) = part.split_once('=')?;
            let way = [Way::AsOne, Way::Beside];
            let way = way.into_iter().find(|way| way.name() == name)?;
            let other = other.to_owned();
            (!other.is_empty()).then_some(Self { way, other })
        };
        query.split('&').find_map(of)
    }

    /// Pairs the addressed text with another.
    pub fn with(way: Way, other: &DocumentKey) -> Self {
        let other = other.to_string();
        Self { way, other }
    }

    /// Returns the hash under which a report is read in this pairing, at a place in the report.
    pub fn hash(&self, report: &DocumentKey, place: Option<String>) -> String {
        let address = Address {
            report: Some(report.to_string()),
            place,
            query: Some(self.to_string()),
        };
        address.to_string()
    }
}

impl fmt::Display for Pairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.way.name(), self.other)
    }
}

/// Finds the document that a report revises, corrects or adds to, and how the two are read.
pub fn relative(library: &Library, key: &DocumentKey) -> Option<(Way, CatalogueEntry)> {
    let relation = library.relation(key)?;
    let way = match relation.kind {
        RelationKind::Revision => Way::AsOne,
        RelationKind::Corrigendum | RelationKind::Addendum => Way::Beside,
    };
    Some((way, library.entry(relation.of.as_str())?))
}
