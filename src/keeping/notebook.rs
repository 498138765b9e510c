//! The notes of one document as they are kept: one key for one annotation.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::batch::Batch;
use super::exported::ExportState;
use super::key::Entry;
use super::shelf::Shelf;
use super::storage::{Damaged, SaveError, Storage};
use super::store::{Store, StoreError};
use super::stored;
use super::text::KeptText;
use super::version::Unreadable;
use crate::annotation::{Annotation, AnnotationSet, AuthorId, Effect, Key, Touched};
use crate::document::DocumentKey;

/// The notes of one document: what is kept of them, and the same in memory.
///
/// A write reads what is kept, joins and writes one key. Callers hold the Web Lock of the app
/// around every method that writes, where the browser has locks; where it has none, two tabs can
/// still write over each other between reading and writing, and [`Notebook::reload`] then puts
/// back what this tab had saved.
#[derive(Debug)]
pub struct Notebook<S> {
    pub(super) storage: Storage<S>,
    pub(super) document: DocumentKey,
    pub(super) shelf: Shelf,
    set: AnnotationSet,
    /// What was last read or written under each key.
    seen: BTreeMap<String, Seen>,
    /// What this tab has saved itself, which must not get lost.
    saved_here: BTreeMap<Key, Annotation>,
    damaged: Vec<Damaged>,
}

#[derive(Debug)]
struct Seen {
    value: String,
    annotations: Vec<Key>,
}

impl<S: Store> Notebook<S> {
    /// Reads all notes of a document. `text` is the text on screen, for notes to lean on; without
    /// it notes carry their words themselves.
    pub fn open(
        storage: Storage<S>,
        document: DocumentKey,
        text: Option<Rc<KeptText>>,
    ) -> Result<Self, StoreError> {
        let shelf = Shelf::new(&storage, &document, text)?;
        // What an import that was cut off while it measured may have left behind.
        let probe = storage.base().key(&Entry::Probe);
        if storage.store().get(&probe)?.is_some() {
            storage.store().remove(&probe)?;
        }
        let mut notebook = Self {
            storage,
            document,
            shelf,
            set: AnnotationSet::new(),
            seen: BTreeMap::new(),
            saved_here: BTreeMap::new(),
            damaged: Vec::new(),
        };
        notebook.reload_all()?;
        Ok(notebook)
    }

    /// Which document's notes these are.
    pub fn document(&self) -> &DocumentKey {
        &self.document
    }

    /// Where everything else is kept: profiles, settings, drafts.
    pub fn storage(&self) -> &Storage<S> {
        &self.storage
    }

    /// The notes.
    pub fn set(&self) -> &AnnotationSet {
        &self.set
    }

    /// The entries of this document that cannot be read, those of newer versions left out. They
    /// stay where they are.
    pub fn damaged(&self) -> impl Iterator<Item = &Damaged> {
        let newer = |damaged: &&Damaged| matches!(damaged.reason, Unreadable::Newer(_));
        self.damaged.iter().filter(move |entry| !newer(entry))
    }

    /// How many entries of this document a newer version of the app has written; they are left
    /// alone.
    pub fn newer_versions(&self) -> usize {
        self.damaged.len() - self.damaged().count()
    }

    /// Keeps an annotation: joins it with what is kept and writes one key. What comes back is
    /// what is kept now; after an error nothing has changed.
    pub fn save(&mut self, annotation: &Annotation) -> Result<Annotation, SaveError> {
        let document = self.document.clone();
        let mut batch = Batch::new(self);
        batch.join(&document, annotation)?;
        batch.write()?;
        let joined = self.set.get(annotation.key()).unwrap_or(annotation).clone();
        self.saved_here.insert(joined.key().clone(), joined.clone());
        Ok(joined)
    }

    /// Keeps annotations from files, of this document and of others: all of them or, after an
    /// error, none. That there is room is made sure of before anything is written. What comes
    /// back is what an undo needs; annotations that brought nothing new are not in it.
    pub fn import(
        &mut self,
        annotations: &[(DocumentKey, Annotation)],
    ) -> Result<Vec<(DocumentKey, Touched)>, SaveError> {
        let mut batch = Batch::new(self);
        for (document, annotation) in annotations {
            batch.join(document, annotation)?;
        }
        batch.check_room()?;
        batch.write()
    }

    /// Writes what an undo or redo has worked out, each for the document it belongs to: all of it
    /// or, after an error, nothing.
    pub fn apply(&mut self, effects: &[(DocumentKey, Effect)]) -> Result<(), SaveError> {
        let mut batch = Batch::new(self);
        let mut saved = Vec::new();
        for (document, effect) in effects {
            match effect {
                Effect::Write(record) => {
                    batch.join(document, record)?;
                    saved.push(record.key());
                }
                Effect::PutBack {
                    key,
                    expected,
                    record,
                } => batch.put_back(document, key, expected.as_ref(), record.as_ref())?,
            }
        }
        batch.write()?;
        for key in saved {
            if let Some(now) = self.set.get(key) {
                self.saved_here.insert(key.clone(), now.clone());
            }
        }
        Ok(())
    }

    /// Reads one key again, as a `storage` event names it. What comes back are the annotations
    /// that changed.
    pub fn reload(&mut self, key: &str) -> Result<BTreeSet<Key>, StoreError> {
        let Some(entry) = self.storage.base().parse(key) else {
            return Ok(BTreeSet::new());
        };
        match entry {
            Entry::Annotation(document, _) if document == self.document => self.refresh(key),
            Entry::Text(document, _) if document == self.document => {
                self.shelf.look_again(&self.storage)?;
                self.shelf.mend(&self.storage);
                Ok(BTreeSet::new())
            }
            _ => Ok(BTreeSet::new()),
        }
    }

    /// Reads everything again, for a tab that was hidden or frozen. Only what has changed is
    /// decoded.
    pub fn reload_all(&mut self) -> Result<BTreeSet<Key>, StoreError> {
        self.shelf.look_again(&self.storage)?;
        let mut keys = BTreeSet::new();
        keys.extend(self.seen.keys().cloned());
        for key in self.storage.store().keys()? {
            match self.storage.base().parse(&key) {
                Some(Entry::Annotation(document, _)) if document == self.document => {
                    keys.insert(key);
                }
                _ => {}
            }
        }
        let mut changed = BTreeSet::new();
        for key in keys {
            changed.extend(self.refresh(&key)?);
        }
        self.shelf.mend(&self.storage);
        Ok(changed)
    }

    /// The documents that notes are kept of.
    pub fn documents(&self) -> Result<BTreeSet<DocumentKey>, StoreError> {
        let mut documents = BTreeSet::new();
        for entry in self.storage.entries()? {
            if let Entry::Annotation(document, _) = entry {
                documents.insert(document);
            }
        }
        Ok(documents)
    }

    /// The notes of any document as they are kept, those that cannot be read left out.
    pub fn kept_of(&self, document: &DocumentKey) -> Result<AnnotationSet, StoreError> {
        let texts = self.shelf.of(document, &self.storage, true);
        let mut set = AnnotationSet::new();
        for entry in self.storage.entries()? {
            if !matches!(&entry, Entry::Annotation(of, _) if of == document) {
                continue;
            }
            let value = self.storage.store().get(&self.storage.base().key(&entry))?;
            let annotations = value.and_then(|value| stored::decode(&value, &texts).ok());
            set.extend(annotations.into_iter().flatten());
        }
        Ok(set)
    }

    /// How things stand with exporting the notes of these authors.
    pub fn export_state(
        &self,
        is_own: impl Fn(&AuthorId) -> bool,
    ) -> Result<ExportState, StoreError> {
        let exported_at = self.storage.exported_at(&self.document)?;
        Ok(ExportState::new(exported_at, &self.set, is_own))
    }

    /// Takes over what is kept under one key.
    pub(super) fn refresh(&mut self, key: &str) -> Result<BTreeSet<Key>, StoreError> {
        let value = self.storage.store().get(key)?;
        if value.as_ref() == self.seen.get(key).map(|seen| &seen.value) {
            return Ok(BTreeSet::new());
        }
        let texts = self.shelf.of(&self.document, &self.storage, true);
        let read = value
            .as_deref()
            .map_or(Ok(Vec::new()), |value| stored::decode(value, &texts));
        match read {
            Ok(annotations) => {
                let changed = self.take(key, value, &annotations);
                Ok(self.put_back_lost(key, changed))
            }
            // What was read before stays on screen: the damage came from elsewhere.
            Err(reason) => {
                let value = value.unwrap_or_default();
                let key = key.to_owned();
                self.damaged.retain(|damaged| damaged.key != key);
                self.damaged.push(Damaged { key, value, reason });
                Ok(BTreeSet::new())
            }
        }
    }

    /// Notes in memory what is kept under a key now; tells what changed by that.
    pub(super) fn take(
        &mut self,
        key: &str,
        value: Option<String>,
        annotations: &[Annotation],
    ) -> BTreeSet<Key> {
        self.damaged.retain(|damaged| damaged.key != key);
        let mut changed = BTreeSet::new();
        let keys: Vec<Key> = annotations.iter().map(|a| a.key().clone()).collect();
        for annotation in annotations {
            if self.set.get(annotation.key()) != Some(annotation) {
                changed.insert(annotation.key().clone());
                self.set.replace(annotation.clone());
            }
        }
        let seen = match value {
            Some(value) => {
                let annotations = keys.clone();
                self.seen
                    .insert(key.to_owned(), Seen { value, annotations })
            }
            None => self.seen.remove(key),
        };
        for gone in seen.into_iter().flat_map(|seen| seen.annotations) {
            if !keys.contains(&gone) {
                self.set.remove(&gone);
                changed.insert(gone);
            }
        }
        changed
    }

    /// Writes again what this tab has saved and another has written over without reading it.
    fn put_back_lost(&mut self, key: &str, mut changed: BTreeSet<Key>) -> BTreeSet<Key> {
        let lost: Vec<Annotation> = changed
            .iter()
            .filter_map(|key| self.saved_here.get(key))
            .filter(|saved| {
                !self
                    .set
                    .get(saved.key())
                    .is_some_and(|now| now.contains(saved))
            })
            .cloned()
            .collect();
        for saved in lost {
            changed.insert(saved.key().clone());
            if self.save(&saved).is_err() {
                // Kept on screen, and tried again with the next reload.
                self.set.join(saved);
                self.seen.remove(key);
            }
        }
        changed
    }
}
