//! The stored facts about a document that a person added, apart from its text.

use serde::{Deserialize, Serialize};

use super::storage::Storage;
use super::store::{ReadStore, StoreError};
use super::unreadable::{Flaw, Unreadable, damaged};
use super::version;
use crate::document::{
    DocumentKey, Encoding, KeyUse, OwnDocument, Relation, RelationKind, TextFormat,
};

/// Returns the stored form of a document of the reader's own: a JSON object that begins with its
/// version.
pub fn encode_own(document: &OwnDocument) -> String {
    version::write(&Form::of(document))
}

/// Reads the stored form.
///
/// # Errors
/// When a newer version wrote it, or it is damaged.
pub fn decode_own(value: &str) -> Result<OwnDocument, Unreadable> {
    version::read::<Form>(value)?.into_document()
}

/// The stored form of a document. It has at most one relation, under its name in the catalogue; the
/// value is a key.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    key: String,
    symbol: String,
    language: String,
    title: String,
    file: String,
    format: TextFormat,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addition_to: Option<String>,
}

impl Form {
    fn of(document: &OwnDocument) -> Self {
        let relation = document.relation.as_ref();
        let other = |kind| {
            let relation = relation.filter(|relation| relation.kind == kind);
            relation.map(|relation| relation.of.to_string())
        };
        Self {
            key: document.key.to_string(),
            symbol: document.symbol.clone(),
            language: document.language.clone(),
            title: document.title.clone(),
            file: document.file_name.clone(),
            format: document.format,
            encoding: document.encoding.map(|one| one.label.to_owned()),
            fingerprint: document.fingerprint.clone(),
            revision_of: other(RelationKind::Revision),
            correction_of: other(RelationKind::Corrigendum),
            addition_to: other(RelationKind::Addendum),
        }
    }

    fn into_document(self) -> Result<OwnDocument, Unreadable> {
        Ok(OwnDocument {
            key: key(self.key)?,
            encoding: self.encoding.map(encoding).transpose()?,
            relation: relation([
                (RelationKind::Revision, self.revision_of),
                (RelationKind::Corrigendum, self.correction_of),
                (RelationKind::Addendum, self.addition_to),
            ])?,
            symbol: self.symbol,
            language: self.language,
            title: self.title,
            file_name: self.file,
            format: self.format,
            fingerprint: self.fingerprint,
        })
    }
}

fn key(text: String) -> Result<DocumentKey, Unreadable> {
    DocumentKey::from_text(&text).ok_or_else(|| damaged(Flaw::Key(text)))
}

fn encoding(label: String) -> Result<Encoding, Unreadable> {
    Encoding::of(&label).ok_or_else(|| damaged(Flaw::Encoding(label)))
}

fn relation(said: [(RelationKind, Option<String>); 3]) -> Result<Option<Relation>, Unreadable> {
    let mut found = None;
    for (kind, of) in said {
        let Some(of) = of else {
            continue;
        };
        let of = key(of)?;
        if found.replace(Relation { kind, of }).is_some() {
            return Err(damaged(Flaw::UnknownMember(kind.field().to_owned())));
        }
    }
    Ok(found)
}

impl<S: ReadStore> Storage<S> {
    /// Returns whether a key is free, or used for the text of this fingerprint or for another. Notes
    /// that lean on no kept text, such as imported ones, fit any text of their document.
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
