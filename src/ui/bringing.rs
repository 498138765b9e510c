//! From a file to a document that can be opened: what it is called, whether it is here already,
//! and what it is to those that are.

use web_sys::File;

use super::slices::Slices;
use super::starting;
use crate::browser::documents::{DocumentStore, Shelved};
use crate::browser::files;
use crate::document::{
    CatalogueEntry, DecodedText, Document, DocumentKey, Encoding, FileKind, Library, NotText,
    OwnDocument, Refusal, Relation, TextFormat, TextPlace, telling_lines, text_in, text_of_bytes,
};
use crate::keeping::StoreError;
use crate::session::{Pace, Recognized, recognize};
use crate::shared::Shared;

/// What has come of a file.
pub enum Brought {
    /// It cannot be opened.
    Refused(Refusal),
    /// It holds notes.
    Notes,
    /// Its text is in an older encoding, which the person has to confirm.
    Encoded(Encoded),
    /// The same text is here already, under this key.
    Known(DocumentKey),
    /// A new document, its text, and what it looks like.
    New(Box<OwnDocument>, String, Option<Relation>),
}

/// What a file is compared with.
pub struct AtHand {
    /// All documents.
    pub library: Shared<Library>,
    /// The texts of those that are kept.
    pub store: DocumentStore,
    /// The document that is open.
    pub open: Option<(DocumentKey, Shared<Document>)>,
}

/// A file whose bytes do not say how its letters are written.
pub struct Encoded {
    /// The name of the file.
    pub name: String,
    /// The key of the report, if the page hosts it.
    pub hosted: Option<DocumentKey>,
    format: TextFormat,
    bytes: Vec<u8>,
    /// The encoding that is taken, a guess at first.
    pub encoding: Encoding,
}

impl Encoded {
    /// The same file in another encoding.
    pub fn in_encoding(self, encoding: Encoding) -> Self {
        Self { encoding, ..self }
    }

    /// The lines by which a person sees whether the encoding is right.
    pub fn sample(&self) -> Vec<String> {
        let text = text_in(self.encoding, &self.bytes, &files::decode);
        telling_lines(&text.unwrap_or_default())
    }
}

/// Reads a file and finds out what it is.
pub async fn bring(file: &File, at_hand: &AtHand) -> Brought {
    let FileKind::Document(format) = files::kind(file).await else {
        return Brought::Notes;
    };
    let (name, bytes) = match files::document_bytes(file).await {
        Ok(bytes) => (file.name(), bytes),
        Err(refusal) => return Brought::Refused(refusal),
    };
    match text_of_bytes(&bytes) {
        Ok(text) => described(&name, format, None, text, at_hand).await,
        Err(NotText::Encoding) => Brought::Encoded(Encoded {
            encoding: Encoding::guess(&bytes, &files::decode),
            name,
            hosted: None,
            format,
            bytes,
        }),
        Err(problem) => Brought::Refused(Refusal::NotText(problem)),
    }
}

/// Reads a file in the encoding that the person confirmed.
pub async fn bring_encoded(file: &Encoded, at_hand: &AtHand) -> Brought {
    match text_in(file.encoding, &file.bytes, &files::decode) {
        Ok(text) => {
            let encoding = Some(file.encoding);
            described(&file.name, file.format, encoding, text, at_hand).await
        }
        Err(problem) => Brought::Refused(Refusal::NotText(problem)),
    }
}

async fn described(
    name: &str,
    format: TextFormat,
    encoding: Option<Encoding>,
    text: String,
    at_hand: &AtHand,
) -> Brought {
    let mut slices = Slices::begin();
    let document = Document::parse(&format.markdown(&text));
    slices.pause().await;
    let mut own = OwnDocument::describe(name, format, &document);
    own.encoding = encoding;
    let known = async |key: &DocumentKey| at_hand.text(key).await;
    match recognize((&own, &document), &at_hand.library, known, &mut slices).await {
        Recognized::Same(key) => Brought::Known(key),
        Recognized::Other(relation) => Brought::New(Box::new(own), text, relation),
    }
}

impl AtHand {
    /// Asks the database which documents there are now: other tabs bring and remove them too.
    ///
    /// # Errors
    /// When the database of documents cannot be read.
    pub async fn look_again(&mut self) -> Result<Shelved, StoreError> {
        let shelved = self.store.list().await;
        if let Ok(shelved) = &shelved {
            self.library = Shared::new(self.library.with_kept(shelved.documents.clone()));
        }
        shelved
    }

    /// The text of a document, as far as it can be had.
    async fn text(&self, key: &DocumentKey) -> Option<Shared<Document>> {
        match &self.open {
            Some((open, document)) if open == key => Some(document.clone()),
            _ => {
                let text = text_of(&self.library, &self.store, key).await.ok()?;
                Some(Shared::new(text.read()))
            }
        }
    }
}

/// Loads the text of a document, wherever it is. That of a hosted report is read in the encoding that
/// the reader chose, or the likeliest one, where its bytes do not say theirs.
///
/// # Errors
/// Why it cannot be had.
pub async fn text_of(
    library: &Library,
    store: &DocumentStore,
    key: &DocumentKey,
) -> Result<DecodedText, Refusal> {
    if let Some(CatalogueEntry { file, .. }) = library.catalogue().entry(key) {
        let bytes = starting::bytes_of(file).await?;
        let text = DecodedText::of(&bytes, library.encoding(key), &files::decode);
        return text.map_err(Refusal::NotText);
    }
    let own = library.own_with(key).ok_or(Refusal::Failed)?;
    let text = match &own.text {
        TextPlace::Here(text) => text.to_string(),
        TextPlace::Kept(key) => {
            let kept = store.text(key).await;
            kept.ok().flatten().ok_or(Refusal::Failed)?
        }
    };
    Ok(DecodedText {
        markdown: own.document.format.markdown(&text).into_owned(),
        encoding: own.document.encoding,
    })
}

/// Asks for the file of a hosted report once more, so that another encoding can be chosen.
///
/// # Errors
/// Why it cannot be had.
pub async fn hosted_file(entry: CatalogueEntry, encoding: Encoding) -> Result<Encoded, Refusal> {
    Ok(Encoded {
        bytes: starting::bytes_of(&entry.file).await?,
        name: entry.symbol,
        hosted: Some(entry.key),
        format: TextFormat::Markdown,
        encoding,
    })
}
