//! Recognizing a text that is brought along: whether it is here already, and what it is to others.

use super::Pace;
use crate::document::{Document, DocumentKey, Library, Lookalike, OwnDocument, Relation, relation};
use crate::shared::Shared;

/// What a text is to those that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognized {
    /// The very text of this document.
    Same(DocumentKey),
    /// Another text, which may look like something to one of them.
    Other(Option<Relation>),
}

/// Finds out what a text is to the documents of the library. The same text is looked for first: a
/// hosted report that comes from disk once more is no revision of another, whatever its number says.
/// `text` loads the text of a document. Between two texts the page answers.
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
