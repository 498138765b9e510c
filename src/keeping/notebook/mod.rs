//! The notes of a document, and of those it revises, as they are kept: one key for one annotation.

mod apply;
mod aside;
mod batch;
mod home;
mod missing;
mod reread;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::annotation::{Annotation, AnnotationSet, AuthorId, Key, Timestamp, Touched};
use crate::document::DocumentKey;
use crate::keeping::damage::Damage;
use crate::keeping::exported::ExportState;
use crate::keeping::key::Entry;
use crate::keeping::mirror::Mirror;
use crate::keeping::pending::Pending;
use crate::keeping::shelf::Shelf;
use crate::keeping::storage::{Damaged, SaveError, Storage};
use crate::keeping::store::{ReadStore, Store, StoreError};
use crate::keeping::stored;
use crate::keeping::text::KeptText;

use batch::Batch;
pub use missing::Missing;

/// The notes of one document and of its ancestors, the documents it revises: what is kept of them,
/// and the same in memory.
///
/// Each note has a *home*, the document it is kept under. It never changes, so that no note is in
/// two places; also not when its author moves the note to the text of another revision. New notes
/// are at home in the open document. A note may be kept under two documents all the same: two tabs
/// took it from files at once, or a file was opened before the catalogue named its revision. Then
/// both records are read and joined in memory, and the first document is its home.
///
/// A write reads what is kept, joins and writes one key. Callers hold the Web Lock of the app
/// around every method that needs a [`Store`], where the browser has locks; where it has none, two tabs
/// can still write over each other between reading and writing. [`Notebook::reload`] then keeps on the
/// screen what this tab had saved, and [`Notebook::put_back`] writes it again.
///
/// ```
/// use rapporteur::annotation::{Annotation, AnnotationId, AuthorId, Key};
/// use rapporteur::document::DocumentKey;
/// use rapporteur::keeping::{BasePath, MemoryStore, Notebook, Storage};
/// use std::collections::BTreeSet;
///
/// let store = MemoryStore::new();
/// let open = || {
///     let storage = Storage::new(store.clone(), BasePath::of_page("/reports/"));
///     Notebook::open(storage, DocumentKey::new("C14/41-E", "en"), None, &[]).unwrap()
/// };
/// let key = Key { id: AnnotationId::new("urn:x-1"), creator: AuthorId::new("urn:x-ann") };
/// let note = Annotation::from_parts(key.clone(), Vec::new(), BTreeSet::new());
/// open().save(&note).unwrap();
/// assert_eq!(open().set().get(&key), Some(&note));
/// ```
#[derive(Debug)]
pub struct Notebook<S> {
    pub(super) storage: Storage<S>,
    document: DocumentKey,
    /// What it revises, the latest first.
    ancestors: Vec<DocumentKey>,
    pub(super) shelf: Shelf,
    set: AnnotationSet,
    /// What of it has changed since the last export.
    pending: RefCell<Pending>,
    /// What was last read or written under each key.
    seen: BTreeMap<String, Seen>,
    /// What this tab has saved itself, which must not get lost.
    saved_here: BTreeMap<Key, Saved>,
    /// The homes of notes that imports of this tab put under documents that are not available.
    elsewhere: BTreeMap<Key, DocumentKey>,
    /// What of that another tab has written over.
    lost: BTreeSet<Key>,
    /// The keys of notes that are on the screen and in the store no more.
    missing: BTreeSet<String>,
    /// What is kept beside the notes.
    mirror: Mirror,
    pub(super) damage: Damage,
}

#[derive(Debug)]
struct Seen {
    document: DocumentKey,
    value: String,
    annotations: BTreeSet<Key>,
}

#[derive(Clone, Debug)]
struct Saved {
    home: DocumentKey,
    annotation: Annotation,
}

impl<S: ReadStore> Notebook<S> {
    /// Returns the open document.
    pub fn document(&self) -> &DocumentKey {
        &self.document
    }

    /// Returns the store of everything else: profiles, settings, drafts.
    pub fn storage(&self) -> &Storage<S> {
        &self.storage
    }

    /// Returns the notes, those of the ancestors among them.
    pub fn set(&self) -> &AnnotationSet {
        &self.set
    }

    /// Returns the entries of these documents that cannot be read, those of newer versions left
    /// out. They stay where they are.
    pub fn damaged(&self) -> impl Iterator<Item = &Damaged> {
        self.damage.here().filter(|entry| !entry.is_newer())
    }

    /// Counts the other values of the store cannot be used, as it was when they were last read: see
    /// [`Storage::damaged`]. Those of newer versions are left out.
    pub fn damaged_elsewhere(&self) -> usize {
        self.damage.elsewhere()
    }

    /// Counts the entries of these documents a newer version of the app has written; they are left
    /// alone.
    pub fn newer_versions(&self) -> usize {
        let entries = self.damage.here();
        entries.filter(|entry| entry.is_newer()).count()
    }

    /// What this tab has saved itself must not get lost.
    fn remember(&mut self, key: &Key) {
        if let Some(now) = self.set.get(key) {
            let saved = Saved {
                home: self.home(key).clone(),
                annotation: now.clone(),
            };
            self.saved_here.insert(key.clone(), saved);
        }
    }

    /// Returns the notes of any document as they are kept, those that cannot be read left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn kept_of(&self, document: &DocumentKey) -> Result<AnnotationSet, StoreError> {
        let documents = BTreeSet::from([document.clone()]);
        let mut kept = self.kept_of_each(&documents)?;
        Ok(kept.remove(document).unwrap_or_default())
    }

    /// Returns the notes of these documents as they are kept, those that cannot be read left out.
    /// The store is looked through once, however many documents there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn kept_of_each(
        &self,
        documents: &BTreeSet<DocumentKey>,
    ) -> Result<BTreeMap<DocumentKey, AnnotationSet>, StoreError> {
        let mut kept: BTreeMap<DocumentKey, AnnotationSet> = BTreeMap::new();
        for entry in self.storage.entries()? {
            let key = self.storage.base().key(&entry);
            let Entry::Annotation(document, _) = entry else {
                continue;
            };
            if !documents.contains(&document) {
                continue;
            }
            let texts = self.shelf.of(&document, &self.storage, true);
            let value = self.storage.store().get(&key)?;
            let annotations = value.and_then(|value| stored::decode(&value, &texts).ok());
            let set = kept.entry(document.clone()).or_default();
            set.extend(annotations.into_iter().flatten());
        }
        Ok(kept)
    }

    /// Sums up how things stand with exporting the notes of these authors, those of the ancestors
    /// among them: each waits if it changed since the last export of its home. Counted anew only
    /// when there was an export since it was asked last.
    ///
    /// # Errors
    /// When the store fails.
    pub fn export_state(
        &self,
        is_own: impl Fn(&AuthorId) -> bool,
    ) -> Result<ExportState, StoreError> {
        let mut pending = self.pending.borrow_mut();
        for document in self.at_hand() {
            let exported_at = self.storage.exported_at(document)?;
            if !pending.counts_from(document, exported_at.as_ref()) {
                pending.recount(document, exported_at, self.at_home(document));
            }
        }
        Ok(pending.state(&self.document, is_own))
    }
}

impl<S: Store> Notebook<S> {
    /// Reads all notes of a document and of its `ancestors`, the latest first. `text` is the text
    /// on screen, for notes to lean on; without it notes carry their words themselves.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open(
        storage: Storage<S>,
        document: DocumentKey,
        text: Option<Rc<KeptText>>,
        ancestors: &[DocumentKey],
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
            ancestors: ancestors.to_vec(),
            shelf,
            set: AnnotationSet::new(),
            pending: RefCell::default(),
            seen: BTreeMap::new(),
            saved_here: BTreeMap::new(),
            elsewhere: BTreeMap::new(),
            lost: BTreeSet::new(),
            missing: BTreeSet::new(),
            mirror: Mirror::default(),
            damage: Damage::default(),
        };
        notebook.reload_all()?;
        notebook.mend_text();
        Ok(notebook)
    }

    /// Keeps an annotation at its home: joins it with what is kept and writes one key. What comes
    /// back is what is kept now; after an error nothing has changed.
    ///
    /// # Errors
    /// When the store fails or is full, a newer version of the app wrote what is there, or the
    /// annotation would not come back as it is.
    pub fn save(&mut self, annotation: &Annotation) -> Result<Annotation, SaveError> {
        let home = self.home(annotation.key()).clone();
        self.save_under(&home, annotation)
    }

    fn save_under(
        &mut self,
        document: &DocumentKey,
        annotation: &Annotation,
    ) -> Result<Annotation, SaveError> {
        let mut batch = Batch::new(self);
        batch.join(document, annotation)?;
        batch.write()?;
        self.remember(annotation.key());
        Ok(self.set.get(annotation.key()).unwrap_or(annotation).clone())
    }

    /// Keeps annotations from files, each under its document unless it is at home here already:
    /// all of them or, after an error, none. That there is room is made sure of before anything is
    /// written. What comes back is what an undo needs, each with the document it is kept under;
    /// annotations that brought nothing new are not in it.
    ///
    /// # Errors
    /// As for [`save`](Self::save), and when there is no room for all of them.
    pub fn import(
        &mut self,
        annotations: &[(DocumentKey, Annotation)],
    ) -> Result<Vec<(DocumentKey, Touched)>, SaveError> {
        let mut batch = Batch::new(self);
        for (document, annotation) in annotations {
            batch.join(document, annotation)?;
        }
        batch.check_room()?;
        let touched = batch.write()?;
        for (document, one) in &touched {
            if !self.holds(document) {
                self.elsewhere.insert(one.key().clone(), document.clone());
            }
        }
        Ok(touched)
    }

    /// Keeps annotations that belong together, new ones at the home of the first: all of them or,
    /// after an error, none. What comes back is what an undo needs.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn save_together(&mut self, annotations: &[Annotation]) -> Result<Vec<Touched>, SaveError> {
        let first = annotations.first().map(|first| self.home(first.key()));
        let home = first.unwrap_or(&self.document).clone();
        let mut batch = Batch::new(self);
        for annotation in annotations {
            batch.join(&home, annotation)?;
        }
        let touched = batch.write()?;
        for annotation in annotations {
            self.remember(annotation.key());
        }
        Ok(touched.into_iter().map(|(_, touched)| touched).collect())
    }

    /// Marks that all available notes have been exported.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn mark_exported(&self, at: &Timestamp) -> Result<(), SaveError> {
        self.at_hand()
            .try_for_each(|document| self.storage.mark_exported(document, at))
    }
}
