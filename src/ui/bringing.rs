//! From a file to a document that can be opened: what it is called, whether it is here already,
//! and what it is to those that are.

use web_sys::File;

use super::library::{Library, TextPlace};
use super::opening;
use super::shared::Shared;
use super::slices::Slices;
use crate::browser::documents::DocumentStore;
use crate::browser::files::{self, Refusal};
use crate::document::{
    CatalogueEntry, Document, DocumentKey, Named, OwnDocument, Relation, Symbol, TextFormat,
    lookalike, relation,
};

/// What has come of a file.
pub enum Brought {
    /// It cannot be opened.
    Refused(Refusal),
    /// The same text is here already, under this key.
    Known(DocumentKey),
    /// A new document, its text, and what it looks like.
    New(Box<OwnDocument>, String, Option<Relation>),
}

/// What is at hand to compare a file with.
pub struct AtHand {
    /// All documents.
    pub library: Shared<Library>,
    /// The texts of those that are kept.
    pub store: DocumentStore,
    /// The document that is open.
    pub open: Option<(DocumentKey, Shared<Document>)>,
}

/// Reads a file and finds out what it is.
pub async fn bring(file: &File, format: TextFormat, at_hand: &AtHand) -> Brought {
    let text = match files::read_document(file).await {
        Ok(text) => text,
        Err(refusal) => return Brought::Refused(refusal),
    };
    let mut slices = Slices::begin();
    let document = Document::parse(&format.markdown(&text));
    slices.pause().await;
    let own = OwnDocument::describe(&file.name(), format, &document);
    let (known, looks_like) = at_hand.look(&own, &document).await;
    match known {
        Some(key) => Brought::Known(key),
        None => Brought::New(Box::new(own), text, looks_like),
    }
}

impl AtHand {
    /// The document that has this very text, and what the text is to another one.
    async fn look(
        &self,
        own: &OwnDocument,
        document: &Document,
    ) -> (Option<DocumentKey>, Option<Relation>) {
        let mut brought = self.library.own().iter().map(|other| &other.document);
        if let Some(same) = brought.find(|other| other.fingerprint == own.fingerprint) {
            return (Some(same.key.clone()), None);
        }
        let names = self.library.names();
        if let Some(relation) = relation(own.named(), &names) {
            return (None, Some(relation));
        }
        let texts = self.texts(comparable(own, document, &names)).await;
        let same = texts
            .iter()
            .find(|(_, other)| other.fingerprint() == document.fingerprint());
        if let Some((key, _)) = same {
            return (Some(key.clone()), None);
        }
        let known = texts.iter().map(|(key, document)| (key, &**document));
        (None, lookalike(document, known))
    }

    /// The texts of documents, as far as they can be had.
    async fn texts(&self, keys: Vec<DocumentKey>) -> Vec<(DocumentKey, Shared<Document>)> {
        let mut texts = Vec::new();
        for key in keys {
            let document = match &self.open {
                Some((open, document)) if *open == key => Some(document.clone()),
                _ => self.text(&key).await.map(Shared::new),
            };
            texts.extend(document.map(|document| (key, document)));
        }
        texts
    }

    async fn text(&self, key: &DocumentKey) -> Option<Document> {
        let text = text_of(&self.library, &self.store, key).await?;
        Some(Document::parse(&text))
    }
}

/// The Markdown of a document, wherever it is; `None` where it cannot be had.
pub async fn text_of(
    library: &Library,
    store: &DocumentStore,
    key: &DocumentKey,
) -> Option<String> {
    if let Some(CatalogueEntry { file, .. }) = library.catalogue().entry(key) {
        return opening::fetch(file).await;
    }
    let own = library.own_with(key)?;
    let text = match &own.text {
        TextPlace::Here(text) => text.to_string(),
        TextPlace::Kept(key) => store.text(key).await.ok()??,
    };
    Some(own.document.format.markdown(&text).into_owned())
}

/// The documents whose texts say more than their numbers: where the paper has a number, those of
/// the same number; else all in a language that it may be in.
fn comparable(own: &OwnDocument, document: &Document, names: &[Named<'_>]) -> Vec<DocumentKey> {
    /// More are not fetched for one file.
    const MOST: usize = 20;

    let symbol = Symbol::parse(&own.symbol);
    let is_numbered = document.masthead().symbol.is_some();
    let wanted = names.iter().filter(|name| {
        let same = Symbol::parse(name.symbol) == symbol;
        own.named().may_share_language(name) && (same || !is_numbered)
    });
    wanted.take(MOST).map(|name| name.key.clone()).collect()
}
