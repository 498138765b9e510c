//! The file of everything that is kept, as the safety net of the page writes it without the app
//! (`boot/kept.js`; `docs/file-format.md` describes it): read, so that Import takes it in again.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::aside::Aside;
use super::key::{BasePath, Entry};
use super::notebook::Notebook;
use super::own::decode_own;
use super::storage::{SaveError, Storage};
use super::store::{MemoryStore, Store, StoreError};
use super::version::{self, Unreadable};
use crate::annotation::{Annotation, AnnotationSet, Extra};
use crate::document::{DocumentKey, OwnDocument};

/// The member that such a file is known by, with the version of its form.
const MARK: &str = "rapporteurStore";

/// What the names of entries begin with that were set aside.
const ASIDE: &str = "aside:";

/// What of a file of everything kept can be taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WholeStore {
    /// The notes on all documents.
    pub notes: Vec<Annotation>,
    /// Notes that cannot be read: their names, and why not.
    pub unreadable: Vec<(String, Unreadable)>,
    /// Drafts, decisions about places, and what was set aside: by name, as they were kept.
    pub entries: Vec<(String, String)>,
    /// Documents of one's own, with their texts.
    pub documents: Vec<(OwnDocument, String)>,
}

impl WholeStore {
    /// Reads a file; `None` where it is of another kind.
    ///
    /// Profiles and settings are left out: they are somebody else's where the file is, and "These
    /// notes are mine" takes notes over.
    pub fn read(text: &str) -> Option<Self> {
        let Ok(Value::Object(mut members)) = serde_json::from_str(text) else {
            return None;
        };
        members.get(MARK)?;
        let mut whole = Self::default();
        if let Some(Value::Object(entries)) = members.remove("entries") {
            whole.take_entries(entries);
        }
        if let Some(Value::Array(documents)) = members.remove("documents") {
            whole.documents = documents.iter().filter_map(document).collect();
        }
        Some(whole)
    }

    fn take_entries(&mut self, entries: Extra) {
        let base = BasePath::of_page("/");
        let store = MemoryStore::new();
        let mut documents = BTreeSet::new();
        for (name, value) in entries {
            let key = format!("{}{name}", base.prefix());
            let (Some(entry), Value::String(value)) = (base.parse(&key), value) else {
                continue;
            };
            match entry {
                Entry::Annotation(document, _) => {
                    documents.insert(document);
                }
                Entry::Draft(..) | Entry::Placement(..) | Entry::Aside(_) => {
                    self.entries.push((name, value));
                    continue;
                }
                Entry::Text(..) => {}
                _ => continue,
            }
            // A store in memory without a limit takes everything.
            let _ = store.set(&key, &value);
        }
        let mut notes = AnnotationSet::new();
        for document in documents {
            self.read_notes(
                Storage::new(store.clone(), base.clone()),
                document,
                &mut notes,
            );
        }
        self.notes = notes.iter().cloned().collect();
    }

    fn read_notes(
        &mut self,
        storage: Storage<MemoryStore>,
        document: DocumentKey,
        notes: &mut AnnotationSet,
    ) {
        let prefix = storage.base().prefix();
        let Ok(notebook) = Notebook::open(storage, document, None, &[]) else {
            return;
        };
        notes.extend(notebook.set().iter().cloned());
        for damaged in notebook.damaged() {
            let name = damaged.key.strip_prefix(&prefix).unwrap_or(&damaged.key);
            self.unreadable
                .push((name.to_owned(), damaged.reason.clone()));
        }
    }
}

fn document(value: &Value) -> Option<(OwnDocument, String)> {
    let text = |name: &str| value.get(name)?.as_str();
    let about = decode_own(text("about")?).ok()?;
    Some((about, text("text")?.to_owned()))
}

impl<S: Store> Storage<S> {
    /// Keeps entries of a file of everything, as they are. Where something else stands in the place
    /// of one, it is set aside, so that neither is lost.
    ///
    /// # Errors
    /// When the store does not take one; those before it are kept, and taking the file in once more
    /// goes on.
    pub fn restore(&self, whole: &WholeStore) -> Result<(), SaveError> {
        for (name, value) in &whole.entries {
            self.restore_one(name, value)?;
        }
        Ok(())
    }

    fn restore_one(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let is_aside = name.starts_with(ASIDE);
        let aside = name.strip_prefix(ASIDE).unwrap_or(name);
        let numbered = (2_u32..).map(|number| format!("{ASIDE}{aside}#{number}"));
        let places = [name.to_owned(), format!("{ASIDE}{aside}")];
        for place in places.into_iter().chain(numbered) {
            let key = format!("{}{place}", self.base().prefix());
            let wrapped = match place.starts_with(ASIDE) && !is_aside {
                true => version::write(&Aside::of(name, value)),
                false => value.to_owned(),
            };
            match self.store().get(&key)? {
                None => return self.store().set(&key, &wrapped),
                Some(there) if there == wrapped => return Ok(()),
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// What was set aside as a file of its own, with the texts that notes among it lean on: JSON
    /// that Import takes in.
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
