//! Recognition of a text from disk: whether it is here already, and how it relates to others.

use super::Pace;
use crate::document::{Document, DocumentKey, Library, Lookalike, OwnDocument, Relation, relation};
use crate::shared::Shared;

/// The result of comparing a text with the known ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognized {
    /// The exact text of this document.
    Same(DocumentKey),
    /// A different text, with its relation to a known document if one is found.
    Other(Option<Relation>),
}

/// Relates a text to the documents of the library. It looks for an identical text first. A hosted report
/// loaded from disk again revises nothing, whatever its number says. `text` loads the text of a document.
/// The page gets its turn between two texts.
pub async fn recognize(
    (own, document): (&OwnDocument, &Document),
    library: &Library,
    text: impl AsyncFn(&DocumentKey) -> Option<Shared<Document>>,
    pace: &mut impl Pace,
) -> Recognized {
    if let Some(same) = library.with_text(&own.fingerprint) {
        return Recognized::Same(same.document.key.clone());
    }
    let mut texts = Vec::new();
    for key in library.comparable(own, document) {
        let known = text(&key).await;
        texts.extend(known.map(|known| (key, known)));
        pace.pause().await;
    }
    let mut all = texts.iter();
    let same = all.find(|(_, known)| known.fingerprint() == document.fingerprint());
    if let Some((key, _)) = same {
        return Recognized::Same(key.clone());
    }
    if let Some(relation) = relation(own.named(), &library.names()) {
        return Recognized::Other(Some(relation));
    }
    let mut lookalike = Lookalike::default();
    for (key, known) in &texts {
        lookalike.look(document, (key, known));
        pace.pause().await;
    }
    Recognized::Other(lookalike.relation())
}
