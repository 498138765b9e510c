//! Copies of the entries other than notes, as last seen. They are written back if the store is cleared
//! under the open page.

use std::collections::{BTreeMap, BTreeSet};

use super::key::Entry;
use super::settings::Settings;
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use super::version;
use crate::annotation::AuthorId;

/// The values by storage key.
#[derive(Debug, Default)]
pub(super) struct Mirror {
    seen: BTreeMap<String, (Entry, String)>,
    /// The keys of entries that are no longer in the store.
    gone: BTreeSet<String>,
    /// The active profile, as last named by the settings. Settings that once had a profile lack it only
    /// if a page began them anew after a clearing.
    in_use: Option<AuthorId>,
}

impl Mirror {
    /// Looks at one entry. `cleared` says whether the store is known to have been cleared. Entries that
    /// the app itself may have removed count as missing only then.
    pub(super) fn look_at<S: ReadStore>(
        &mut self,
        entry: &Entry,
        storage: &Storage<S>,
        cleared: bool,
    ) -> Result<(), StoreError> {
        let key = storage.base().key(entry);
        match storage.store().get(&key)? {
            Some(value) => {
                self.gone.remove(&key);
                if let Entry::Settings = entry
                    && let Ok(settings) = version::read::<Settings>(&value)
                {
                    self.in_use = settings.profile().or(self.in_use.take());
                }
                self.seen.insert(key, (entry.clone(), value));
            }
            None if self.seen.contains_key(&key) && (cleared || is_lasting(entry)) => {
                self.gone.insert(key);
            }
            None => {
                self.gone.remove(&key);
                self.seen.remove(&key);
            }
        }
        Ok(())
    }

    /// Returns the entries that were seen; those that the app never removes come first.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let all = || self.seen.values().map(|(entry, _)| entry);
        let lasting = all().filter(|entry| is_lasting(entry));
        let others = all().filter(|entry| !is_lasting(entry));
        lasting.chain(others).cloned().collect()
    }

    /// Returns whether any entry is gone.
    pub(super) fn lacks(&self) -> bool {
        !self.gone.is_empty()
    }

    /// Returns whether an entry is gone.
    pub(super) fn lacks_entry<S: ReadStore>(&self, entry: &Entry, storage: &Storage<S>) -> bool {
        self.gone.contains(&storage.base().key(entry))
    }

    /// Returns whether the settings were there and are gone. They are written when a document is opened
    /// and never removed. So one look reveals a cleared store.
    pub(super) fn tells_of_clearing<S: ReadStore>(&self, storage: &Storage<S>) -> bool {
        let key = storage.base().key(&Entry::Settings);
        let known = self.gone.contains(&key) || !self.seen.contains_key(&key);
        !known && matches!(storage.store().get(&key), Ok(None))
    }

    /// Writes back the missing entries unchanged, unless somebody has rewritten them meanwhile.
    /// Settings that were begun anew get the active profile again.
    pub(super) fn write_back<S: Store>(&mut self, storage: &Storage<S>) -> Result<(), SaveError> {
        while let Some(key) = self.gone.first().cloned() {
            if let Some((_, value)) = self.seen.get(&key)
                && storage.store().get(&key)?.is_none()
            {
                storage.store().set(&key, value)?;
            }
            self.gone.remove(&key);
        }
        self.use_profile_again(storage)
    }

    fn use_profile_again<S: Store>(&self, storage: &Storage<S>) -> Result<(), SaveError> {
        let Some(author) = &self.in_use else {
            return Ok(());
        };
        let kept = storage.read::<Settings>(&Entry::Settings)?;
        let is_begun_anew = kept.is_some_and(|settings| settings.profile().is_none());
        if is_begun_anew && storage.profile(author)?.is_some() {
            storage.update_settings(|settings| settings.set_profile(Some(author)))?;
        }
        Ok(())
    }
}

/// Returns whether the app never removes such an entry.
fn is_lasting(entry: &Entry) -> bool {
    matches!(entry, Entry::Profile(_) | Entry::Settings)
}
