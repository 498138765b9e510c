//! The relation of one document to another: revision, corrigendum, addendum.
//!
//! A catalogue says so, else the numbers do. Where there is no number, or the same number, a text
//! that has much in common with another looks like its revision.
//!
//! Nothing is taken for granted: the person is asked, and the answer is kept with the document.

use super::Document;
use super::key::DocumentKey;
use super::language::may_be_one_language;
use super::relation_kind::RelationKind;
use super::resemblance::{LOOKS_LIKE_A_REVISION, resemblance};
use super::symbol::Symbol;

/// Two documents that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What the one is to the other.
    pub kind: RelationKind,
    /// The other one: what is revised, corrected or added to.
    pub of: DocumentKey,
}

/// A document by its name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its key in links and storage.
    pub key: &'a DocumentKey,
    /// The number on the paper.
    pub symbol: &'a str,
    /// BCP 47 tag of its language, `und` where that is not known.
    pub language: &'a str,
}

impl Named<'_> {
    /// Tells whether two documents may be in one language.
    pub fn may_share_language(&self, other: &Named<'_>) -> bool {
        may_be_one_language(self.language, other.language)
    }
}

/// Finds what a document is to one of those that are known, by their numbers and in one language.
/// Of several that it revises it is the latest that counts, of equal ones the first.
pub fn relation(new: Named<'_>, known: &[Named<'_>]) -> Option<Relation> {
    let symbol = Symbol::parse(new.symbol);
    let mut best: Option<(u32, Relation)> = None;
    for other in known.iter().filter(|other| new.may_share_language(other)) {
        let Some((kind, rank)) = symbol.relation_to(&Symbol::parse(other.symbol)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(most, _)| rank > *most) {
            let of = other.key.clone();
            best = Some((rank, Relation { kind, of }));
        }
    }
    best.map(|(_, relation)| relation)
}

/// The known text that a new one looks like a revision of: the one it resembles most, if it does
/// by [`LOOKS_LIKE_A_REVISION`]. Looking at a long text takes a while; between two of them something
/// else can be done.
#[derive(Debug, Default)]
pub struct Lookalike {
    best: Option<(f64, DocumentKey)>,
}

impl Lookalike {
    /// Looks at one more known text.
    pub fn look(&mut self, new: &Document, (key, known): (&DocumentKey, &Document)) {
        let likeness = resemblance(new, known);
        let most = self.best.as_ref().map_or(0.0, |(most, _)| *most);
        if likeness >= LOOKS_LIKE_A_REVISION && likeness > most {
            self.best = Some((likeness, key.clone()));
        }
    }

    /// Returns what the new text is, as far as that was seen.
    pub fn relation(self) -> Option<Relation> {
        self.best.map(|(_, of)| Relation {
            kind: RelationKind::Revision,
            of,
        })
    }
}
