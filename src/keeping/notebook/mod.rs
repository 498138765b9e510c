//! The notes of one document as they are kept: one key for one annotation.

mod apply;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::annotation::{Annotation, AnnotationSet, AuthorId, Key, Touched};
use crate::document::DocumentKey;
use crate::keeping::batch::Batch;
use crate::keeping::damage::Damage;
use crate::keeping::exported::ExportState;
use crate::keeping::key::Entry;
use crate::keeping::pending::Pending;
use crate::keeping::shelf::Shelf;
use crate::keeping::storage::{Damaged, SaveError, Storage};
use crate::keeping::store::{Store, StoreError};
use crate::keeping::stored;
use crate::keeping::text::KeptText;

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
    /// What of it has changed since the last export.
    pending: RefCell<Pending>,
    /// What was last read or written under each key.
    seen: BTreeMap<String, Seen>,
    /// What this tab has saved itself, which must not get lost.
    saved_here: BTreeMap<Key, Annotation>,
    pub(super) damage: Damage,
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
            pending: RefCell::default(),
            seen: BTreeMap::new(),
            saved_here: BTreeMap::new(),
            damage: Damage::default(),
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
        self.damage.here().filter(|entry| !entry.is_newer())
    }

    /// How many other values of the store cannot be used, as it was when they were last read: see
    /// [`Storage::damaged`]. Those of newer versions are left out.
    pub fn damaged_elsewhere(&self) -> usize {
        self.damage.elsewhere()
    }

    /// How many entries of this document a newer version of the app has written; they are left
    /// alone.
    pub fn newer_versions(&self) -> usize {
        let entries = self.damage.here();
        entries.filter(|entry| entry.is_newer()).count()
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

    /// Keeps annotations of this document that belong together: all of them or, after an error,
    /// none. What comes back is what an undo needs.
    pub fn save_together(&mut self, annotations: &[Annotation]) -> Result<Vec<Touched>, SaveError> {
        let document = self.document.clone();
        let mut batch = Batch::new(self);
        for annotation in annotations {
            batch.join(&document, annotation)?;
        }
        let touched = batch.write()?;
        for annotation in annotations {
            self.remember(annotation.key());
        }
        Ok(touched.into_iter().map(|(_, touched)| touched).collect())
    }

    /// What this tab has saved itself must not get lost.
    fn remember(&mut self, key: &Key) {
        if let Some(now) = self.set.get(key) {
            self.saved_here.insert(key.clone(), now.clone());
        }
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
            entry => {
                self.damage.look_at(&entry, &self.storage)?;
                Ok(BTreeSet::new())
            }
        }
    }

    /// Reads everything again, for a tab that was hidden or frozen. Only what has changed is
    /// decoded.
    pub fn reload_all(&mut self) -> Result<BTreeSet<Key>, StoreError> {
        self.shelf.look_again(&self.storage)?;
        let mut keys = BTreeSet::new();
        keys.extend(self.seen.keys().cloned());
        self.damage.forget_elsewhere();
        for key in self.storage.store().keys()? {
            match self.storage.base().parse(&key) {
                Some(Entry::Annotation(document, _)) if document == self.document => {
                    keys.insert(key);
                }
                Some(entry) => self.damage.look_at(&entry, &self.storage)?,
                None => {}
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

    /// How things stand with exporting the notes of these authors. Counted anew only when there
    /// was an export since it was asked last.
    pub fn export_state(
        &self,
        is_own: impl Fn(&AuthorId) -> bool,
    ) -> Result<ExportState, StoreError> {
        let exported_at = self.storage.exported_at(&self.document)?;
        let mut pending = self.pending.borrow_mut();
        if !pending.counts_from(exported_at.as_ref()) {
            *pending = Pending::new(exported_at, &self.set);
        }
        Ok(pending.state(is_own))
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
                self.damage.add_here(Damaged { key, value, reason });
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
        self.damage.remove_here(key);
        let mut changed = BTreeSet::new();
        let keys: Vec<Key> = annotations.iter().map(|a| a.key().clone()).collect();
        for annotation in annotations {
            if self.set.get(annotation.key()) != Some(annotation) {
                changed.insert(annotation.key().clone());
                self.replace(annotation.clone());
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
                self.forget(&gone);
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
                let mut now = self.set.get(saved.key()).unwrap_or(&saved).clone();
                now.join(&saved);
                self.replace(now);
                self.seen.remove(key);
            }
        }
        changed
    }

    /// Every change of the set goes through here or [`forget`](Self::forget).
    fn replace(&mut self, annotation: Annotation) {
        let pending = self.pending.get_mut();
        if let Some(before) = self.set.get(annotation.key()) {
            pending.remove(before);
        }
        pending.add(&annotation);
        self.set.replace(annotation);
    }

    fn forget(&mut self, key: &Key) {
        if let Some(gone) = self.set.remove(key) {
            self.pending.get_mut().remove(&gone);
        }
    }
}
