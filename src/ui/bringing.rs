//! Turning a file into a document that can be opened: its name, whether it is already here, and its
//! relation to other documents.

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

/// The outcome of reading a file.
pub enum Brought {
    /// The file cannot be opened.
    Refused(Refusal),
    /// The file holds notes.
    Notes,
    /// The text of the file is in an older encoding, which the person has to confirm.
    Encoded(Encoded),
    /// The same text is already here, under this key.
    Known(DocumentKey),
    /// A new document, its text, and its apparent relation to another.
    New(Box<OwnDocument>, String, Option<Relation>),
}

/// The documents that a file is compared with.
pub struct AtHand {
    /// All documents.
    pub library: Shared<Library>,
    /// The texts of stored documents.
    pub store: DocumentStore,
    /// The open document.
    pub open: Option<(DocumentKey, Shared<Document>)>,
}

/// A file whose bytes do not name the encoding of its text.
pub struct Encoded {
    /// The name of the file.
    pub name: String,
    /// The key of the report, if the page hosts it.
    pub hosted: Option<DocumentKey>,
    format: TextFormat,
    bytes: Vec<u8>,
    /// The assumed encoding, which is a guess at first.
    pub encoding: Encoding,
}

impl Encoded {
    /// Returns the same file in another encoding.
    pub fn in_encoding(self, encoding: Encoding) -> Self {
        Self { encoding, ..self }
    }

    /// Returns lines that show a person whether the encoding is right.
    pub fn sample(&self) -> Vec<String> {
        let text = text_in(self.encoding, &self.bytes, &files::decode);
        telling_lines(&text.unwrap_or_default())
    }
}

/// Reads a file and determines what it holds.
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
    /// Asks the database for its present documents, because other tabs add and remove them too.
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

    /// Returns the text of a document, if it is available.
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

/// Loads the text of a document, wherever it is. If the bytes of a hosted report name no encoding, the
/// reader's choice or the likeliest one is used.
///
/// # Errors
/// When the text is unavailable.
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

/// Fetches the file of a hosted report once more, so that another encoding can be chosen.
///
/// # Errors
/// When the file is unavailable.
pub async fn hosted_file(entry: CatalogueEntry, encoding: Encoding) -> Result<Encoded, Refusal> {
    Ok(Encoded {
        bytes: starting::bytes_of(&entry.file).await?,
        name: entry.symbol,
        hosted: Some(entry.key),
        format: TextFormat::Markdown,
        encoding,
    })
}
