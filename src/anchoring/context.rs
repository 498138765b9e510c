//! The knowledge about a document beyond its text.

use crate::annotation::DocumentRef;
use crate::document::{CatalogueEntry, Document};

/// The document that targets are written for. The catalogue knows more than the text does: where
/// the report is published, its language. What is described stays the text's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentContext {
    /// The IRI that targets name as their source.
    pub source: String,
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: Option<String>,
    /// The revision, e.g. `Rev.1`, where the symbol names one.
    pub revision: Option<String>,
    /// BCP 47 tag of the document's language.
    pub language: Option<String>,
}

impl DocumentContext {
    /// Takes what the document tells by itself: the symbol in its masthead and the revision in
    /// that. Its source is `urn:x-rapporteur:document:` and the SHA-256 of its plain text. The
    /// masthead names the language of the original, which need not be this text's.
    pub fn of(document: &Document) -> Self {
        let symbol = document.masthead().symbol.clone();
        Self {
            source: format!("urn:x-rapporteur:document:{}", document.fingerprint()),
            revision: symbol.as_deref().and_then(revision_in).map(str::to_owned),
            symbol,
            language: None,
        }
    }

    /// Takes what the document and its entry in the catalogue tell. Without a canonical address
    /// there the source is that of [`of`](Self::of).
    pub fn catalogued(document: &Document, entry: &CatalogueEntry) -> Self {
        Self {
            source: entry
                .canonical
                .clone()
                .unwrap_or_else(|| Self::of(document).source),
            symbol: Some(entry.symbol.clone()),
            revision: revision_in(&entry.symbol).map(str::to_owned),
            language: Some(entry.language.clone()),
        }
    }

    /// Tells how targets refer to this text of the document.
    pub(super) fn reference(&self, document: &Document) -> DocumentRef {
        DocumentRef {
            symbol: self.symbol.clone(),
            revision: self.revision.clone(),
            language: self.language.clone(),
            fingerprint: Some(document.fingerprint().to_owned()),
        }
    }
}

/// `Rev.1` in `C14/41(Rev.1)-E`.
fn revision_in(symbol: &str) -> Option<&str> {
    let (_, rest) = symbol.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    inner.starts_with("Rev").then_some(inner)
}
