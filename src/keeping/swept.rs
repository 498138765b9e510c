//! Makes room by removing the empty entries of forgotten notes, and lists them. So a tab that was
//! frozen meanwhile does not report these notes as cleared away.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::Storage;
use super::store::{ReadStore, Store, StoreError};
use super::stored;
use super::version;
use crate::digest::{digest, short};

/// The list of removed entries.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Swept {
    /// The fingerprints of the keys; they are shorter than the keys.
    #[serde(rename = "k", skip_serializing_if = "BTreeSet::is_empty")]
    prints: BTreeSet<String>,
}

impl<S: ReadStore> Storage<S> {
    /// Returns whether the empty entry of this key was removed. It may be called for thousands of keys,
    /// so the list is not parsed.
    pub(super) fn was_swept(&self, key: &str) -> bool {
        let list = self.store().get(&self.base().key(&Entry::Swept));
        let list = list.ok().flatten();
        list.is_some_and(|list| list.contains(&print(key)))
    }

    /// Returns the list, or `None` if it cannot be read.
    fn swept(&self) -> Result<Option<Swept>, StoreError> {
        let list = self.store().get(&self.base().key(&Entry::Swept))?;
        Ok(list.map_or(Some(Swept::default()), |list| version::read(&list).ok()))
    }
}

impl<S: Store> Storage<S> {
    /// Removes the empty entries of forgotten notes when their room is needed. Tells whether there were
    /// any.
    pub(super) fn sweep(&self) -> Result<bool, StoreError> {
        // An unreadable list is left alone, and so are the entries it would have to name.
        let Some(mut swept) = self.swept()? else {
            return Ok(false);
        };
        let mut keys = Vec::new();
        for entry in self.entries()? {
            let key = self.base().key(&entry);
            let is_note = matches!(entry, Entry::Annotation(..));
            if is_note && self.store().get(&key)?.as_deref() == Some(stored::FORGOTTEN) {
                keys.push(key);
            }
        }
        for key in &keys {
            self.store().remove(key)?;
            swept.prints.insert(print(key));
        }
        if !keys.is_empty() {
            self.list(&swept)?;
        }
        Ok(!keys.is_empty())
    }

    /// Removes keys that are about to be written again from the list.
    pub(super) fn unsweep<'k>(
        &self,
        keys: impl Iterator<Item = &'k str>,
    ) -> Result<(), StoreError> {
        let Some(mut swept) = self.swept()?.filter(|swept| !swept.prints.is_empty()) else {
            return Ok(());
        };
        let before = swept.prints.len();
        for key in keys {
            swept.prints.remove(&print(key));
        }
        match swept.prints.len() {
            0 => self.remove(&Entry::Swept),
            left if left == before => Ok(()),
            _ => self.list(&swept),
        }
    }

    fn list(&self, swept: &Swept) -> Result<(), StoreError> {
        let key = self.base().key(&Entry::Swept);
        self.store().set(&key, &version::write(swept))
    }
}

fn print(key: &str) -> String {
    short(&digest(key)).to_owned()
}
