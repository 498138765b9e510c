//! Making room: the empty entries that forgotten notes have left are removed, and a list says which
//! they were. So a tab that was frozen meanwhile does not take these notes for cleared away.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::Entry;
use super::storage::Storage;
use super::store::{ReadStore, Store, StoreError};
use super::stored;
use super::version;
use crate::digest::{digest, short};

/// The list.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Swept {
    /// Fingerprints of the keys, which are shorter than the keys.
    #[serde(rename = "k", skip_serializing_if = "BTreeSet::is_empty")]
    prints: BTreeSet<String>,
}

impl<S: ReadStore> Storage<S> {
    /// Tells whether the empty entry of this key was removed. It may be asked for thousands of
    /// keys, so that the list is not taken apart.
    pub(super) fn was_swept(&self, key: &str) -> bool {
        let list = self.store().get(&self.base().key(&Entry::Swept));
        let list = list.ok().flatten();
        list.is_some_and(|list| list.contains(&print(key)))
    }

    /// `None` where there is a list that cannot be read.
    fn swept(&self) -> Result<Option<Swept>, StoreError> {
        let list = self.store().get(&self.base().key(&Entry::Swept))?;
        Ok(list.map_or(Some(Swept::default()), |list| version::read(&list).ok()))
    }
}

impl<S: Store> Storage<S> {
    /// Removes the empty entries that forgotten notes have left, when their room is needed; tells
    /// whether there were any.
    pub(super) fn sweep(&self) -> Result<bool, StoreError> {
        // A list that cannot be read is left alone, and so is what would have to stand in it.
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

    /// Takes keys off the list that are about to be written again.
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
