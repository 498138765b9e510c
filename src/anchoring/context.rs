//! Knowledge about a document beyond its text.

use crate::annotation::DocumentRef;
use crate::document::{CatalogueEntry, Document};

/// The document that targets are written for. The catalogue knows more than the text, such as the
/// address of publication and the language. The place itself is still described from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentContext {
    /// The IRI that targets name as their source.
    pub source: String,
    /// The number on the paper, e.g. `C14/41-E`.
    pub symbol: Option<String>,
    /// The revision, e.g. `Rev.1`, where the symbol names one.
    pub revision: Option<String>,
    /// The BCP 47 tag of the document's language.
    pub language: Option<String>,
}

impl DocumentContext {
    /// Reads the context from the document itself: the symbol in its masthead, and the revision in
    /// the symbol. The source is `urn:x-rapporteur:document:` followed by the SHA-256 of the plain
    /// text. The masthead names the language of the original, which may differ from the language of
    /// this text.
    pub fn of(document: &Document) -> Self {
        let symbol = document.masthead().symbol.clone();
        Self {
            source: format!("urn:x-rapporteur:document:{}", document.fingerprint()),
            revision: symbol.as_deref().and_then(revision_in).map(str::to_owned),
            symbol,
            language: None,
        }
    }

    /// Combines the document with its entry in the catalogue. If the entry has no canonical
    /// address, the source is the same as for [`of`](Self::of).
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

    /// Returns the reference by which targets name this text of the document.
    pub(super) fn reference(&self, document: &Document) -> DocumentRef {
        DocumentRef {
            symbol: self.symbol.clone(),
            revision: self.revision.clone(),
            language: self.language.clone(),
            fingerprint: Some(document.fingerprint().to_owned()),
        }
    }
}

/// Finds `Rev.1` in `C14/41(Rev.1)-E`.
fn revision_in(symbol: &str) -> Option<&str> {
    let (_, rest) = symbol.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    inner.starts_with("Rev").then_some(inner)
}
