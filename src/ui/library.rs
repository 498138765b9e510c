//! All that can be opened here: the reports that the page hosts, and the documents that a person
//! brought along.

use std::rc::Rc;

use web_sys::File;

use crate::document::{
    Catalogue, CatalogueEntry, DocumentKey, Encoding, Named, OwnDocument, Relation,
};

/// What a person does with documents of their own.
pub enum LibraryAct {
    /// Open these files.
    Bring(Vec<File>),
    /// Keep these again, which a file of everything kept holds.
    Restore(Vec<(OwnDocument, String)>),
    /// See which there are.
    Look,
    /// Remove this one.
    Remove(DocumentKey),
    /// Choose another encoding for the hosted report that is open.
    Encoding,
}

/// The hosted reports and the documents of one's own.
#[derive(Clone, Debug, Default)]
pub struct Library {
    catalogue: Catalogue,
    own: Vec<Own>,
    /// Of hosted reports whose bytes do not say their encoding, those that the reader chose.
    encodings: Rc<[(DocumentKey, Encoding)]>,
}

/// A document of one's own.
#[derive(Clone, Debug)]
pub struct Own {
    /// What is known of it; the key is the one in links.
    pub document: OwnDocument,
    /// Where its text is.
    pub text: TextPlace,
}

/// Where the text of a document of one's own is.
#[derive(Clone, Debug)]
pub enum TextPlace {
    /// In the browser's database, under this key.
    Kept(DocumentKey),
    /// In this page alone, and gone with it.
    Here(Rc<str>),
}

impl Library {
    /// The library with another catalogue.
    pub fn with_catalogue(&self, catalogue: Catalogue) -> Self {
        let mut library = Self {
            catalogue,
            ..self.clone()
        };
        library.settle_keys();
        library
    }

    /// The library with these kept documents, and those that are in this page alone.
    pub fn with_kept(&self, documents: Vec<OwnDocument>) -> Self {
        let mut library = Self {
            own: documents.into_iter().map(Own::kept).collect(),
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

    /// The library with the encodings that the reader chose for hosted reports.
    pub fn with_encodings(&self, encodings: Rc<[(DocumentKey, Encoding)]>) -> Self {
        Self {
            encodings,
            ..self.clone()
        }
    }

    /// The encodings that the reader chose for hosted reports.
    pub fn encodings(&self) -> &[(DocumentKey, Encoding)] {
        &self.encodings
    }

    /// The encoding that the reader chose for a hosted report.
    pub fn encoding(&self, key: &DocumentKey) -> Option<Encoding> {
        let mut chosen = self.encodings.iter();
        Some(chosen.find(|(of, _)| of == key)?.1)
    }

    /// The library with one more document.
    pub fn with(&self, own: Own) -> Self {
        let mut library = self.clone();
        library.own.push(own);
        library.settle_keys();
        library
    }

    /// The library without a document.
    pub fn without(&self, key: &DocumentKey) -> Self {
        let mut library = self.clone();
        library.own.retain(|own| own.document.key != *key);
        library
    }

    /// Where a report has come to be hosted under the key of a document that was brought along
    /// before, the hosted one has the key, and with it the notes: to delegates it is the same
    /// document. The other one stays under a key of its text.
    fn settle_keys(&mut self) {
        for Own { document, .. } in &mut self.own {
            if self.catalogue.entry(&document.key).is_some() {
                let print = &document.fingerprint;
                document.key = DocumentKey::of_text(&document.symbol, &document.language, print);
            }
        }
    }

    /// The reports that the page hosts.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The documents of one's own.
    pub fn own(&self) -> &[Own] {
        &self.own
    }

    /// The document of one's own with this key.
    pub fn own_with(&self, key: &DocumentKey) -> Option<&Own> {
        self.own.iter().find(|own| own.document.key == *key)
    }

    /// The document of one's own with the text of this fingerprint.
    pub fn with_text(&self, fingerprint: &str) -> Option<&Own> {
        let mut own = self.own.iter();
        own.find(|own| own.document.fingerprint == fingerprint)
    }

    /// The document with this key as an entry of the list.
    pub fn entry(&self, key: &str) -> Option<CatalogueEntry> {
        let mut hosted = self.catalogue.entries().iter();
        if let Some(entry) = hosted.find(|entry| entry.key.as_str() == key) {
            return Some(entry.clone());
        }
        let mut own = self.own.iter();
        let own = own.find(|own| own.document.key.as_str() == key)?;
        Some(own.document.entry())
    }

    /// All documents as entries of the list, the hosted ones first.
    pub fn entries(&self) -> Vec<CatalogueEntry> {
        let own = self.own.iter().map(|own| own.document.entry());
        let hosted = self.catalogue.entries().iter().cloned();
        hosted.chain(own).collect()
    }

    /// What to open where nothing is named.
    pub fn first(&self) -> Option<CatalogueEntry> {
        let hosted = self.catalogue.entries().first().cloned();
        hosted.or_else(|| Some(self.own.first()?.document.entry()))
    }

    /// All documents by their names, the hosted ones first.
    pub fn names(&self) -> Vec<Named<'_>> {
        let hosted = self.catalogue.entries().iter().map(CatalogueEntry::named);
        let own = self.own.iter().map(|own| own.document.named());
        hosted.chain(own).collect()
    }

    /// What a document is to another one: as the catalogue or the person who brought it says.
    pub fn relation(&self, key: &DocumentKey) -> Option<Relation> {
        match self.catalogue.entry(key) {
            Some(entry) => self.catalogue.relation(entry),
            None => self.own_with(key)?.document.relation.clone(),
        }
    }

    /// The number of a document; of one that is gone its key.
    pub fn symbol(&self, key: &DocumentKey) -> String {
        let entry = self.entry(key.as_str());
        entry.map_or_else(|| key.to_string(), |entry| entry.symbol)
    }
}

impl Own {
    /// A document whose text is in the database.
    pub fn kept(document: OwnDocument) -> Self {
        Self {
            text: TextPlace::Kept(document.key.clone()),
            document,
        }
    }

    /// A document whose text is in this page alone.
    pub fn here(document: OwnDocument, text: Rc<str>) -> Self {
        Self {
            text: TextPlace::Here(text),
            document,
        }
    }

    /// Whether it outlives the page.
    pub fn is_kept(&self) -> bool {
        matches!(self.text, TextPlace::Kept(_))
    }
}
