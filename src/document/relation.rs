//! The relation of one document to another: revision, corrigendum, addendum.
//!
//! A catalogue states it, otherwise the numbers do. Without a number, or with the same number, a
//! text that resembles another much looks like its revision.
//!
//! Nothing is taken for granted: the person is asked, and the answer is kept with the document.

use super::Document;
use super::key::DocumentKey;
use super::language::may_be_one_language;
use super::relation_kind::RelationKind;
use super::resemblance::{LOOKS_LIKE_A_REVISION, resemblance};
use super::symbol::Symbol;

/// The relation to another document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The kind of relation.
    pub kind: RelationKind,
    /// The document that is revised, corrected or supplemented.
    pub of: DocumentKey,
}

/// A document by its names.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its key in links and storage.
    pub key: &'a DocumentKey,
    /// The number on the paper.
    pub symbol: &'a str,
    /// The BCP 47 tag of its language; `und` if unknown.
    pub language: &'a str,
}

impl Named<'_> {
    /// Returns whether two documents may have the same language.
    pub fn may_share_language(&self, other: &Named<'_>) -> bool {
        may_be_one_language(self.language, other.language)
    }
}

/// Finds the relation of a document to one of the known documents, by their numbers and language.
/// If it revises several, the latest counts, and the first of equals.
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

/// The search for the known text that a new one seems to revise: the most similar one, if
/// [`LOOKS_LIKE_A_REVISION`] applies. Comparing long texts takes a while, so other work can be done
/// between two of them.
#[derive(Debug, Default)]
pub struct Lookalike {
    best: Option<(f64, DocumentKey)>,
}

impl Lookalike {
    /// Compares one more known text.
    pub fn look(&mut self, new: &Document, (key, known): (&DocumentKey, &Document)) {
        let likeness = resemblance(new, known);
        let most = self.best.as_ref().map_or(0.0, |(most, _)| *most);
        if likeness >= LOOKS_LIKE_A_REVISION && likeness > most {
            self.best = Some((likeness, key.clone()));
        }
    }

    /// Returns the relation of the new text, as far as it was compared.
    pub fn relation(self) -> Option<Relation> {
        self.best.map(|(_, of)| Relation {
            kind: RelationKind::Revision,
            of,
        })
    }
}
