//! Which two reports are read together, and how: as it stands in the address, `?compare=C14-41-E.en`
//! behind that of the newer report, `?beside=C14-41-E.en` behind that of a corrigendum.

use std::fmt;

use crate::document::{CatalogueEntry, DocumentKey, Library, RelationKind};
use crate::ui::starting::Address;

/// How two texts are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As one, with insertions and deletions.
    AsOne,
    /// The one beside the other, by address.
    Beside,
}

/// The other text, and how it is read together with the one that the address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
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
    /// Reads what stands behind the question mark of an address; `None` if it pairs nothing.
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

    /// With this text.
    pub fn with(way: Way, other: &DocumentKey) -> Self {
        let other = other.to_string();
        Self { way, other }
    }

    /// The hash under which a report is read so, at a place of it.
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

/// What a report revises, corrects or adds to, and how the two are read.
pub fn relative(library: &Library, key: &DocumentKey) -> Option<(Way, CatalogueEntry)> {
    let relation = library.relation(key)?;
    let way = match relation.kind {
        RelationKind::Revision => Way::AsOne,
        RelationKind::Corrigendum | RelationKind::Addendum => Way::Beside,
    };
    Some((way, library.entry(relation.of.as_str())?))
}
