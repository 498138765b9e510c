//! All documents that can be opened here: the hosted reports, and the documents that a person
//! brought along.

use std::rc::Rc;

use super::Document;
use super::catalogue::{Catalogue, CatalogueEntry};
use super::encoding::Encoding;
use super::key::DocumentKey;
use super::own::OwnDocument;
use super::relation::{Named, Relation};
use super::relation_kind::RelationKind;
use super::symbol::Symbol;

/// The most texts to compare with a new one. More take longer to fetch and read for one file, fewer
/// leave more unnumbered texts unrecognised.
const MOST_COMPARED: usize = 20;

/// The hosted reports and one's own documents.
#[derive(Clone, Debug, Default)]
pub struct Library {
    catalogue: Catalogue,
    own: Vec<OwnEntry>,
    /// The encodings that the reader chose for hosted reports whose bytes do not reveal theirs.
    encodings: Rc<[(DocumentKey, Encoding)]>,
}

/// An own document in the library.
#[derive(Clone, Debug)]
pub struct OwnEntry {
    /// The document, with the key used in links.
    pub document: OwnDocument,
    /// The place of its text.
    pub text: TextPlace,
}

/// The place of the text of an own document.
#[derive(Clone, Debug)]
pub enum TextPlace {
    /// In the browser's database, under this key.
    Kept(DocumentKey),
    /// Only in this page, and lost with it.
    Here(Rc<str>),
}

impl Library {
    /// Replaces the catalogue.
    pub fn with_catalogue(&self, catalogue: Catalogue) -> Self {
        let mut library = Self {
            catalogue,
            ..self.clone()
        };
        library.settle_keys();
        library
    }

    /// Replaces the kept documents. Documents that are only in this page stay.
    pub fn with_kept(&self, documents: Vec<OwnDocument>) -> Self {
        let mut library = Self {
            own: documents.into_iter().map(OwnEntry::kept).collect(),
            ..self.clone()
        };
        for own in self.own.iter().filter(|own| !own.is_kept()) {
            if library.with_text(&own.document.fingerprint).is_none() {
                library.own.push(own.clone());
            }
        }
        library.settle_keys();
        library
    }

    /// Replaces the encodings that the reader chose for hosted reports.
    pub fn with_encodings(&self, encodings: Rc<[(DocumentKey, Encoding)]>) -> Self {
        Self {
            encodings,
            ..self.clone()
        }
    }

    /// Returns the encodings that the reader chose for hosted reports.
    pub fn encodings(&self) -> &[(DocumentKey, Encoding)] {
        &self.encodings
    }

    /// Returns the encoding that the reader chose for a hosted report.
    pub fn encoding(&self, key: &DocumentKey) -> Option<Encoding> {
        let mut chosen = self.encodings.iter();
        Some(chosen.find(|(of, _)| of == key)?.1)
    }

    /// Adds a document.
    pub fn with(&self, own: OwnEntry) -> Self {
        let mut library = self.clone();
        library.own.push(own);
        library.settle_keys();
        library
    }

    /// Removes a document.
    pub fn without(&self, key: &DocumentKey) -> Self {
        let mut library = self.clone();
        library.own.retain(|own| own.document.key != *key);
        library
    }

    /// Gives a hosted report the key of a document that was brought along earlier, and with it the
    /// notes. To delegates it is the same document. The other one stays, with a key of its text.
    fn settle_keys(&mut self) {
        for OwnEntry { document, .. } in &mut self.own {
            if self.catalogue.entry(&document.key).is_some() {
                let print = &document.fingerprint;
                document.key = DocumentKey::of_text(&document.symbol, &document.language, print);
            }
        }
    }

    /// Returns the hosted reports.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Returns one's own documents.
    pub fn own(&self) -> &[OwnEntry] {
        &self.own
    }

    /// Returns the own document with this key.
    pub fn own_with(&self, key: &DocumentKey) -> Option<&OwnEntry> {
        self.own.iter().find(|own| own.document.key == *key)
    }

    /// Returns the own document with the text of this fingerprint.
    pub fn with_text(&self, fingerprint: &str) -> Option<&OwnEntry> {
        let mut own = self.own.iter();
        own.find(|own| own.document.fingerprint == fingerprint)
    }

    /// Returns the document with this key as an entry of the list.
    pub fn entry(&self, key: &str) -> Option<CatalogueEntry> {
        let mut hosted = self.catalogue.entries().iter();
        if let Some(entry) = hosted.find(|entry| entry.key.as_str() == key) {
            return Some(entry.clone());
        }
        let mut own = self.own.iter();
        let own = own.find(|own| own.document.key.as_str() == key)?;
        Some(own.document.entry())
    }

    /// Returns all documents as entries of the list, the hosted ones first.
    pub fn entries(&self) -> Vec<CatalogueEntry> {
        let own = self.own.iter().map(|own| own.document.entry());
        let hosted = self.catalogue.entries().iter().cloned();
        hosted.chain(own).collect()
    }

    /// Returns the document to open by default.
    pub fn first(&self) -> Option<CatalogueEntry> {
        let hosted = self.catalogue.entries().first().cloned();
        hosted.or_else(|| Some(self.own.first()?.document.entry()))
    }

    /// Returns the names of all documents, the hosted ones first.
    pub fn names(&self) -> Vec<Named<'_>> {
        let hosted = self.catalogue.entries().iter().map(CatalogueEntry::named);
        let own = self.own.iter().map(|own| own.document.named());
        hosted.chain(own).collect()
    }

    /// Returns the relation of a document to another, as stated by the catalogue or by the person
    /// who brought it.
    pub fn relation(&self, key: &DocumentKey) -> Option<Relation> {
        match self.catalogue.entry(key) {
            Some(entry) => self.catalogue.relation(entry),
            None => self.own_with(key)?.document.relation.clone(),
        }
    }

    /// Returns the documents that a report revises, latest first. A corrigendum and an addendum
    /// revise nothing, but are read beside the text they belong to.
    pub fn ancestors(&self, key: &DocumentKey) -> Vec<CatalogueEntry> {
        let mut ancestors: Vec<CatalogueEntry> = Vec::new();
        let mut of = key.clone();
        while let Some(relation) = self.relation(&of) {
            let known = |one: &CatalogueEntry| one.key == relation.of;
            // A faulty catalogue may contain cycles.
            if relation.kind != RelationKind::Revision
                || relation.of == *key
                || ancestors.iter().any(known)
            {
                break;
            }
            let Some(entry) = self.entry(relation.of.as_str()) else {
                break;
            };
            of = relation.of;
            ancestors.push(entry);
        }
        ancestors
    }

    /// Returns the documents whose texts say more about a new one than their numbers do. These have
    /// the same number. If the paper has no number, all others in a possible language are added.
    pub fn comparable(&self, own: &OwnDocument, document: &Document) -> Vec<DocumentKey> {
        let symbol = Symbol::parse(&own.symbol);
        let is_numbered = document.masthead().symbol.is_some();
        let names = self.names().into_iter();
        let in_its_language = names.filter(|name| own.named().may_share_language(name));
        let (same, others): (Vec<Named<'_>>, Vec<_>) =
            in_its_language.partition(|name| Symbol::parse(name.symbol) == symbol);
        let others = others.into_iter().filter(|_| !is_numbered);
        let wanted = same.into_iter().chain(others).take(MOST_COMPARED);
        wanted.map(|name| name.key.clone()).collect()
    }

    /// Returns the symbol of a document, or its key if the document is gone.
    pub fn symbol(&self, key: &DocumentKey) -> String {
        let entry = self.entry(key.as_str());
        entry.map_or_else(|| key.to_string(), |entry| entry.symbol)
    }
}

impl OwnEntry {
    /// Makes the entry of a document whose text is in the database.
    pub fn kept(document: OwnDocument) -> Self {
        Self {
            text: TextPlace::Kept(document.key.clone()),
            document,
        }
    }

    /// Makes the entry of a document whose text is only in this page.
    pub fn here(document: OwnDocument, text: Rc<str>) -> Self {
        Self {
            text: TextPlace::Here(text),
            document,
        }
    }

    /// Returns whether the document outlives the page.
    pub fn is_kept(&self) -> bool {
        matches!(self.text, TextPlace::Kept(_))
    }
}
