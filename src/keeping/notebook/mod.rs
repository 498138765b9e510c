//! The stored notes of a document and of those it revises: one key for one annotation.

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

/// The notes of one document and of its ancestors, the documents it revises, in the store and in
/// memory.
///
/// Each note has a *home*, the document it is kept under. The home never changes, so that no note is in
/// two places. That holds even if its author moves the note to the text of another revision. New notes
/// are at home in the open document. A note may still be kept under two documents. Either two tabs
/// imported it at once, or a file was opened before the catalogue named its revision. Then both records
/// are read and joined in memory, and the first document is its home.
///
/// A write reads the stored entry, joins and writes one key. Where the browser has locks, callers hold
/// the Web Lock of the app around every method that needs a [`Store`]. Without locks, two tabs can
/// overwrite each other between reading and writing. [`Notebook::reload`] then keeps this tab's saved
/// notes on the screen, and [`Notebook::put_back`] writes them again.
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
    /// The documents it revises, latest first.
    ancestors: Vec<DocumentKey>,
    pub(super) shelf: Shelf,
    set: AnnotationSet,
    /// The changes since the last export.
    pending: RefCell<Pending>,
    /// The value last read or written under each key.
    seen: BTreeMap<String, Seen>,
    /// The notes that this tab has saved itself, which must not get lost.
    saved_here: BTreeMap<Key, Saved>,
    /// The homes of notes that imports of this tab put under unavailable documents.
    elsewhere: BTreeMap<Key, DocumentKey>,
    /// The notes saved here that another tab has overwritten.
    lost: BTreeSet<Key>,
    /// The keys of notes that are on the screen but no longer in the store.
    missing: BTreeSet<String>,
    /// Copies of the entries other than notes.
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

    /// Returns the storage for everything else: profiles, settings, drafts.
    pub fn storage(&self) -> &Storage<S> {
        &self.storage
    }

    /// Returns the notes, including those of the ancestors.
    pub fn set(&self) -> &AnnotationSet {
        &self.set
    }

    /// Returns the entries of these documents that cannot be read, without those of newer versions.
    /// They stay where they are.
    pub fn damaged(&self) -> impl Iterator<Item = &Damaged> {
        self.damage.here().filter(|entry| !entry.is_newer())
    }

    /// Counts the other unusable values of the store, as of their last reading, without those of newer
    /// versions; see [`Storage::damaged`].
    pub fn damaged_elsewhere(&self) -> usize {
        self.damage.elsewhere()
    }

    /// Counts the entries of these documents that a newer version of the app has written. They are left
    /// alone.
    pub fn newer_versions(&self) -> usize {
        let entries = self.damage.here();
        entries.filter(|entry| entry.is_newer()).count()
    }

    /// Notes that this tab has saved itself must not get lost.
    fn remember(&mut self, key: &Key) {
        if let Some(now) = self.set.get(key) {
            let saved = Saved {
                home: self.home(key).clone(),
                annotation: now.clone(),
            };
            self.saved_here.insert(key.clone(), saved);
        }
    }

    /// Returns the stored notes of any document, without unreadable ones.
    ///
    /// # Errors
    /// When the store fails.
    pub fn kept_of(&self, document: &DocumentKey) -> Result<AnnotationSet, StoreError> {
        let documents = BTreeSet::from([document.clone()]);
        let mut kept = self.kept_of_each(&documents)?;
        Ok(kept.remove(document).unwrap_or_default())
    }

    /// Returns the stored notes of these documents, without unreadable ones. The store is scanned once,
    /// however many documents there are.
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

    /// Returns the state of exporting the notes of these authors, including those of the ancestors. A
    /// note waits if it changed since the last export of its home. Notes are recounted only after a new
    /// export.
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
    /// Reads all notes of a document and of its `ancestors`, latest first. Notes can lean on `text`,
    /// the text on screen; without it they carry their words themselves.
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
        // An import that was cut off while measuring may have left its filler behind.
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

    /// Keeps an annotation at its home: joins it with the stored one and writes one key. Returns the
    /// result. After an error nothing has changed.
    ///
    /// # Errors
    /// When the store fails or is full, or a newer version of the app wrote the present entry. Also
    /// when the annotation would not survive storing unchanged.
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

    /// Keeps annotations from files: all of them or, after an error, none. Each is kept under its
    /// document unless it already has a home here. Room for all is ensured before anything is written.
    /// Returns what an undo needs, each with its home; annotations that brought nothing new are left
    /// out.
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

    /// Keeps annotations that belong together: all of them or, after an error, none. New ones go to the
    /// home of the first. Returns what an undo needs.
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

    /// Records an export of all available notes.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn mark_exported(&self, at: &Timestamp) -> Result<(), SaveError> {
        self.at_hand()
            .try_for_each(|document| self.storage.mark_exported(document, at))
    }
}
