//! The facts that are kept of a document that a person brought along, beside its text.

use super::fields::{Fields, damaged, put, put_some};
use super::storage::Storage;
use super::store::{ReadStore, StoreError};
use super::unreadable::{Flaw, Unreadable};
use super::version::{self, Kept};
use crate::annotation::Extra;
use crate::document::{
    DocumentKey, Encoding, KeyUse, OwnDocument, Relation, RelationKind, TextFormat,
};

/// Returns the kept form of a document of one's own: a JSON object that says its version first.
pub fn encode_own(document: &OwnDocument) -> String {
    version::write(document)
}

/// Reads the kept form.
///
/// # Errors
/// When a newer version wrote it, or it is not what was written.
pub fn decode_own(value: &str) -> Result<OwnDocument, Unreadable> {
    version::read(value)
}

impl Kept for OwnDocument {
    fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        put(&mut members, "key", self.key.as_str());
        put(&mut members, "symbol", self.symbol.as_str());
        put(&mut members, "language", self.language.as_str());
        put(&mut members, "title", self.title.as_str());
        put(&mut members, "file", self.file_name.as_str());
        put(&mut members, "format", name_of_format(self.format));
        put_some(&mut members, "encoding", self.encoding.map(|one| one.label));
        put(&mut members, "fingerprint", self.fingerprint.as_str());
        if let Some(relation) = &self.relation {
            put(&mut members, relation.kind.field(), relation.of.as_str());
        }
        members
    }

    fn take_from(fields: &mut Fields) -> Result<Self, Unreadable> {
        let format = fields.text("format")?;
        Ok(Self {
            key: key(&fields.text("key")?)?,
            symbol: fields.text("symbol")?,
            language: fields.text("language")?,
            title: fields.text("title")?,
            file_name: fields.text("file")?,
            format: format_of(&format).ok_or_else(|| damaged(Flaw::Format(format.to_owned())))?,
            encoding: encoding_in(fields)?,
            fingerprint: fields.text("fingerprint")?,
            relation: relation_in(fields)?,
        })
    }
}

fn key(text: &str) -> Result<DocumentKey, Unreadable> {
    DocumentKey::from_text(text).ok_or_else(|| damaged(Flaw::Key(text.to_owned())))
}

fn encoding_in(fields: &mut Fields) -> Result<Option<Encoding>, Unreadable> {
    let Some(label) = fields.some_text("encoding")? else {
        return Ok(None);
    };
    let encoding = Encoding::of(&label);
    encoding
        .map(Some)
        .ok_or_else(|| damaged(Flaw::Encoding(label.to_owned())))
}

fn name_of_format(format: TextFormat) -> &'static str {
    match format {
        TextFormat::Markdown => "markdown",
        TextFormat::Plain => "plain",
    }
}

fn format_of(name: &str) -> Option<TextFormat> {
    match name {
        "markdown" => Some(TextFormat::Markdown),
        "plain" => Some(TextFormat::Plain),
        _ => None,
    }
}

/// The fields are those of the catalogue; the value is a key.
fn relation_in(fields: &mut Fields) -> Result<Option<Relation>, Unreadable> {
    for kind in RelationKind::ALL {
        if let Some(of) = fields.some_text(kind.field())? {
            let of = key(&of)?;
            return Ok(Some(Relation { kind, of }));
        }
    }
    Ok(None)
}

impl<S: ReadStore> Storage<S> {
    /// Tells whether the notes kept under a key were made on the text of this fingerprint. Notes
    /// that lean on no kept text, as imported ones may, are on any text of their document.
    ///
    /// # Errors
    /// When the store fails.
    pub fn key_use(&self, key: &DocumentKey, fingerprint: &str) -> Result<KeyUse, StoreError> {
        let texts = self.all_texts(key)?;
        let mut readable = texts.iter().flatten();
        Ok(if readable.any(|text| text.has_fingerprint(fingerprint)) {
            KeyUse::SameText
        } else if texts.is_empty() {
            KeyUse::Free
        } else {
            KeyUse::OtherText
        })
    }
}
