//! From a file to a document that can be opened: what it is called, whether it is here already,
//! and what it is to those that are.

use crate::session::Pace;
use web_sys::File;

use super::library::{Library, TextPlace};
use super::slices::Slices;
use super::starting;
use crate::browser::documents::{DocumentStore, Shelved};
use crate::browser::files;
use crate::document::{
    CatalogueEntry, Document, DocumentKey, Encoding, FileKind, Lookalike, Named, NotText,
    OwnDocument, Refusal, Relation, Symbol, TextFormat, relation, text_in, text_of_bytes,
};
use crate::keeping::StoreError;
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

    /// The lines by which a person sees whether the encoding is right: the first ones with other
    /// letters than A to Z.
    pub fn sample(&self) -> Vec<String> {
        const LINES: usize = 4;
        const LONGEST: usize = 160;
        let text = text_in(self.encoding, &self.bytes, &files::decode).unwrap_or_default();
        let lines = text.lines().filter(|line| !line.is_ascii());
        lines
            .take(LINES)
            .map(|line| line.trim().chars().take(LONGEST).collect())
            .collect()
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
    match at_hand.look(&own, &document).await {
        Found::Same(key) => Brought::Known(key),
        Found::Like(relation) => Brought::New(Box::new(own), text, relation),
    }
}

/// What a text is to those that are known.
enum Found {
    /// The very text of this document.
    Same(DocumentKey),
    /// Another text, which may look like something to one of them.
    Like(Option<Relation>),
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

    /// Looks for the same text first: a report that is hosted is no revision of another one, whatever
    /// its number says, when it comes from disk once more.
    async fn look(&self, own: &OwnDocument, document: &Document) -> Found {
        if let Some(same) = self.library.with_text(&own.fingerprint) {
            return Found::Same(same.document.key.clone());
        }
        let names = self.library.names();
        let texts = self.texts(comparable(own, document, &names)).await;
        let same = texts
            .iter()
            .find(|(_, other)| other.fingerprint() == document.fingerprint());
        if let Some((key, _)) = same {
            return Found::Same(key.clone());
        }
        if let Some(relation) = relation(own.named(), &names) {
            return Found::Like(Some(relation));
        }
        let (mut lookalike, mut slices) = (Lookalike::default(), Slices::begin());
        for (key, known) in &texts {
            lookalike.look(document, (key, known));
            slices.pause().await;
        }
        Found::Like(lookalike.relation())
    }

    /// The texts of documents, as far as they can be had. Between two of them the page answers.
    async fn texts(&self, keys: Vec<DocumentKey>) -> Vec<(DocumentKey, Shared<Document>)> {
        let (mut texts, mut slices) = (Vec::new(), Slices::begin());
        for key in keys {
            let document = match &self.open {
                Some((open, document)) if *open == key => Some(document.clone()),
                _ => self.text(&key).await.map(Shared::new),
            };
            texts.extend(document.map(|document| (key, document)));
            slices.pause().await;
        }
        texts
    }

    async fn text(&self, key: &DocumentKey) -> Option<Document> {
        let text = text_of(&self.library, &self.store, key).await.ok()?;
        Some(text.read())
    }
}

/// The text of a document as it came.
pub struct Text {
    /// The text in Markdown.
    pub markdown: String,
    /// The older encoding that its bytes were read in.
    pub encoding: Option<Encoding>,
}

impl Text {
    /// Reads it as a document, which tells of the encoding among its repairs.
    pub fn read(&self) -> Document {
        let document = Document::parse(&self.markdown);
        match self.encoding {
            Some(encoding) => document.read_in(encoding),
            None => document,
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
) -> Result<Text, Refusal> {
    if let Some(CatalogueEntry { file, .. }) = library.catalogue().entry(key) {
        let bytes = starting::bytes_of(file).await?;
        return decoded(&bytes, library.encoding(key)).map_err(Refusal::NotText);
    }
    let own = library.own_with(key).ok_or(Refusal::Failed)?;
    let text = match &own.text {
        TextPlace::Here(text) => text.to_string(),
        TextPlace::Kept(key) => {
            let kept = store.text(key).await;
            kept.ok().flatten().ok_or(Refusal::Failed)?
        }
    };
    Ok(Text {
        markdown: own.document.format.markdown(&text).into_owned(),
        encoding: own.document.encoding,
    })
}

fn decoded(bytes: &[u8], chosen: Option<Encoding>) -> Result<Text, NotText> {
    let (markdown, encoding) = match text_of_bytes(bytes) {
        Err(NotText::Encoding) => {
            let encoding = chosen.unwrap_or_else(|| Encoding::guess(bytes, &files::decode));
            (text_in(encoding, bytes, &files::decode)?, Some(encoding))
        }
        text => (text?, None),
    };
    Ok(Text { markdown, encoding })
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

/// The documents whose texts say more than their numbers: those of the same number, and where the
/// paper has none all others in a language that it may be in.
fn comparable(own: &OwnDocument, document: &Document, names: &[Named<'_>]) -> Vec<DocumentKey> {
    /// More are not fetched for one file.
    const MOST: usize = 20;

    let symbol = Symbol::parse(&own.symbol);
    let is_numbered = document.masthead().symbol.is_some();
    let in_its_language = names
        .iter()
        .filter(|name| own.named().may_share_language(name));
    let (same, others): (Vec<&Named<'_>>, Vec<_>) =
        in_its_language.partition(|name| Symbol::parse(name.symbol) == symbol);
    let others = others.into_iter().filter(|_| !is_numbered);
    let wanted = same.into_iter().chain(others).take(MOST);
    wanted.map(|name| name.key.clone()).collect()
}
