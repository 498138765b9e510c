//! Which two reports are read together, and how: as it stands in the address, `?compare=C14-41-E.en`
//! behind that of the newer report, `?beside=C14-41-E.en` behind that of a corrigendum.

use std::fmt;

use crate::document::{Catalogue, CatalogueEntry};

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
}

impl fmt::Display for Pairing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.way.name(), self.other)
    }
}

/// What a report revises, corrects or adds to, and how the two are read: as its entry says, else by
/// the number of a corrigendum or addendum, `C14/41(Corr.1)-E`.
pub fn relative<'a>(
    catalogue: &'a Catalogue,
    entry: &CatalogueEntry,
) -> Option<(Way, &'a CatalogueEntry)> {
    let find = |symbol: &str| {
        let mut entries = catalogue.entries().iter();
        entries.find(|other| other.symbol == symbol && other.language == entry.language)
    };
    match (&entry.revision_of, main_symbol(&entry.symbol)) {
        (Some(symbol), None) => Some((Way::AsOne, find(symbol)?)),
        (Some(symbol), Some(_)) => Some((Way::Beside, find(symbol)?)),
        (None, Some(symbol)) => Some((Way::Beside, find(&symbol)?)),
        (None, None) => None,
    }
}

/// The number of the text that a corrigendum or addendum speaks of.
fn main_symbol(symbol: &str) -> Option<String> {
    let start = symbol.find("(Corr.").or_else(|| symbol.find("(Add."))?;
    let (before, mark) = symbol.split_at_checked(start)?;
    let (_, after) = mark.split_once(')')?;
    Some(format!("{before}{after}"))
}
