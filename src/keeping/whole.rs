//! Reads the file of everything in the store, so that Import can restore it. The page's safety net
//! writes that file without the app (`boot/kept.js`; `docs/file-format.md` describes it). The file is
//! taken apart by hand, so that its unreadable parts do not cost the rest.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::aside::Aside;
use super::draft::Draft;
use super::key::{BasePath, DraftSlot, Entry};
use super::own::decode_own;
use super::placement::Placed;
use super::shelf::Shelf;
use super::storage::{SaveError, Storage};
use super::store::{MemoryStore, ReadStore, Store, StoreError};
use super::stored;
use super::unreadable::Unreadable;
use super::version;
use crate::annotation::{Annotation, AnnotationSet, Extra};
use crate::document::{Document, DocumentKey, OwnDocument, UNKNOWN_LANGUAGE};

/// The member that identifies such a file, with the version of its form.
const MARK: &str = "rapporteurStore";

/// The member that says that documents could not be read.
const MISSING: &str = "documentsMissing";

/// The parts of a file of everything that can be imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WholeStore {
    /// The notes on all documents, including those that were set aside.
    pub notes: Vec<Annotation>,
    /// The notes, drafts and decisions that cannot be read: their names and the reasons.
    pub unreadable: Vec<(String, Unreadable)>,
    /// The contents of composers.
    pub drafts: Vec<((DocumentKey, DraftSlot), Draft)>,
    /// The decisions on places.
    placements: Vec<(Entry, Placed)>,
    /// The reader's own documents, with their texts. Facts that a text states itself are taken from it.
    /// The keys are the plain ones; see [`own_key`](crate::document::own_key).
    pub documents: Vec<(OwnDocument, String)>,
    /// Whether the browser could not read the documents when the file was written.
    pub documents_missing: bool,
}

/// The values of notes, each with its name.
type NamedValues = Vec<(String, String)>;

impl WholeStore {
    /// Reads a file; `None` if it is of another kind.
    ///
    /// A file proves nothing: it is not the store. Its notes, even those that were set aside, go
    /// through a plan like those of any other file. Nothing is kept under a name that the file chose.
    /// Profiles and settings are left out, because the file may be somebody else's. "These notes are
    /// mine" takes over notes.
    pub fn read(text: &str) -> Option<Self> {
        let Ok(Value::Object(mut members)) = serde_json::from_str(text) else {
            return None;
        };
        members.get(MARK)?;
        let mut whole = Self {
            documents_missing: members.get(MISSING) == Some(&Value::Bool(true)),
            ..Self::default()
        };
        if let Some(Value::Object(entries)) = members.remove("entries") {
            whole.take_entries(entries);
        }
        if let Some(Value::Array(documents)) = members.remove("documents") {
            whole.documents = documents.iter().filter_map(document).collect();
        }
        Some(whole)
    }

    /// Returns the number of decisions on places.
    pub fn placements(&self) -> usize {
        self.placements.len()
    }

    fn take_entries(&mut self, entries: Extra) {
        let storage = Storage::new(MemoryStore::new(), BasePath::of_page("/"));
        let mut notes: BTreeMap<DocumentKey, NamedValues> = BTreeMap::new();
        for (name, value) in entries {
            let Value::String(value) = value else {
                continue;
            };
            match unwrapped(&name, value) {
                Some((Entry::Annotation(document, _), value)) => {
                    notes.entry(document).or_default().push((name, value));
                }
                Some((Entry::Draft(document, slot), value)) => {
                    let draft = self.readable(name, version::read(&value));
                    self.drafts
                        .extend(draft.map(|draft| ((document, slot), draft)));
                }
                Some((entry @ Entry::Placement(..), value)) => {
                    let placed = self.readable(name, version::read(&value));
                    self.placements.extend(placed.map(|placed| (entry, placed)));
                }
                Some((entry @ Entry::Text(..), value)) => {
                    // A store in memory without a limit accepts everything.
                    let _ = storage.put(&storage.base().key(&entry), Some(&value));
                }
                _ => {}
            }
        }
        let mut all = AnnotationSet::new();
        for (document, values) in notes {
            let Ok(shelf) = Shelf::new(&storage, &document, None) else {
                continue;
            };
            let texts = shelf.of(&document, &storage, false);
            for (name, value) in values {
                let read = self.readable(name, stored::decode(&value, &texts));
                all.extend(read.into_iter().flatten());
            }
        }
        self.notes = all.iter().cloned().collect();
    }

    fn readable<T>(&mut self, name: String, read: Result<T, Unreadable>) -> Option<T> {
        read.map_err(|reason| self.unreadable.push((name, reason)))
            .ok()
    }
}

/// Returns an entry with its value, even if it was set aside.
fn unwrapped(name: &str, value: String) -> Option<(Entry, String)> {
    match Entry::parse(name)? {
        Entry::Aside(_) => {
            let aside = version::read::<Aside>(&value).ok()?;
            Some((aside.place()?, aside.value))
        }
        entry => Some((entry, value)),
    }
}

/// Returns a document of a file, described anew from its text. The file's own description may be
/// somebody else's.
fn document(value: &Value) -> Option<(OwnDocument, String)> {
    let text = |name: &str| value.get(name)?.as_str();
    let about = decode_own(text("about")?).ok()?;
    let text = text("text")?;
    let parsed = Document::parse(&about.format.markdown(text));
    let mut own = OwnDocument::describe(&about.file_name, about.format, &parsed);
    if own.language == UNKNOWN_LANGUAGE {
        own.key = DocumentKey::new(&own.symbol, &about.language);
        own.language = about.language;
    }
    own.relation = about.relation;
    Some((own, text.to_owned()))
}

impl<S: ReadStore> Storage<S> {
    /// Returns the entries set aside as a file of their own, with the texts that their notes lean on.
    /// It is JSON that Import accepts.
    ///
    /// # Errors
    /// When the store fails.
    pub fn aside_file(&self) -> Result<String, StoreError> {
        let mut entries = Extra::new();
        for entry in self.entries()? {
            if matches!(entry, Entry::Aside(_) | Entry::Text(..))
                && let Some(value) = self.store().get(&self.base().key(&entry))?
            {
                entries.insert(entry.to_string(), value.into());
            }
        }
        let file = json!({ MARK: 1, "entries": entries, "documents": [] });
        Ok(format!("{file:#}\n"))
    }
}

impl<S: Store> Storage<S> {
    /// Keeps the drafts and decisions of a file of everything, after the reader has agreed. A draft
    /// goes beside the one in its place; an existing decision stays.
    ///
    /// # Errors
    /// When the store does not take one. Those before it are kept, and importing the file again
    /// continues.
    pub fn restore(&self, whole: &WholeStore) -> Result<(), SaveError> {
        let mut last: BTreeMap<&(DocumentKey, DraftSlot), DraftSlot> = BTreeMap::new();
        for (place, draft) in &whole.drafts {
            let slot = last.entry(place).or_insert_with(|| place.1.clone());
            *slot = self.restore_draft(&place.0, slot.clone(), draft)?;
        }
        for (entry, placed) in &whole.placements {
            if self.store().get(&self.base().key(entry))?.is_none() {
                self.write(entry, placed)?;
            }
        }
        Ok(())
    }

    /// Keeps a draft in the first place that is free or already has it, and returns that place.
    fn restore_draft(
        &self,
        document: &DocumentKey,
        mut slot: DraftSlot,
        draft: &Draft,
    ) -> Result<DraftSlot, SaveError> {
        let value = version::write(draft);
        loop {
            let key = self
                .base()
                .key(&Entry::Draft(document.clone(), slot.clone()));
            match self.store().get(&key)? {
                None => {
                    self.store().set(&key, &value)?;
                    return Ok(slot);
                }
                Some(there) if there == value => return Ok(slot),
                Some(_) => slot = slot.apart(),
            }
        }
    }
}
