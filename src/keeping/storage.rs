//! The part of a store that belongs to one copy of the app, entry by entry.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::key::{BasePath, Entry};
use super::store::{ReadStore, Store, StoreError, utf16_units, work_on};
use super::unreadable::Unreadable;
use super::version;
use crate::annotation::AnnotationId;
use crate::digest::{digest, short};

/// A store, seen through the folder the app is served from.
#[derive(Clone, Debug)]
pub struct Storage<S> {
    store: S,
    base: BasePath,
}

/// An unusable value. It stays where it is, or is set aside when its place is needed. It is never
/// deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The key it was kept under.
    pub key: String,
    /// The value, unchanged.
    pub value: String,
    /// The reason why it cannot be used.
    pub reason: Unreadable,
}

/// The reason why something was not kept. The person's text stays on screen for them to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The store did not take it.
    Store(StoreError),
    /// A newer version of the app wrote the present entry; it must not be overwritten.
    NewerVersion(u32),
    /// The annotation cannot be stored without changing it.
    NotStorable(AnnotationId),
    /// An import needs this many UTF-16 units, and fewer are free. Nothing was written.
    DoesNotFit(usize),
    /// Undoing an import restores a note only if it is still as the import left it.
    Changed,
    /// An entry is put back only if nothing else has taken its place.
    PlaceTaken,
    /// The entry set aside is not a note, a draft or a decision on a place.
    NotPutBack,
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A damaged value that was set aside.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetAside {
    pub(super) key: String,
    pub(super) value: String,
}

impl<S: ReadStore> Storage<S> {
    /// Opens the part of `store` that belongs to the app served from `base`.
    pub fn new(store: S, base: BasePath) -> Self {
        Self { store, base }
    }

    /// Returns the store itself.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Returns the folder the app is served from.
    pub fn base(&self) -> &BasePath {
        &self.base
    }

    /// Measures how full the store is: the UTF-16 units of all keys and values. Other apps of the
    /// origin are included, because they share the quota.
    ///
    /// # Errors
    /// When the store fails.
    pub fn usage(&self) -> Result<usize, StoreError> {
        let mut units = 0;
        for key in self.store.keys()? {
            units += utf16_units(&key);
            units += self.store.get(&key)?.as_deref().map_or(0, utf16_units);
        }
        Ok(units)
    }

    /// Returns all entries of this copy of the app.
    ///
    /// # Errors
    /// When the store fails.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let keys = self.store.keys()?;
        Ok(keys.iter().filter_map(|key| self.base.parse(key)).collect())
    }

    /// Reads a value. A damaged value counts as absent, and [`Storage::damaged`] reports it.
    pub(super) fn read<T: DeserializeOwned>(&self, entry: &Entry) -> Result<Option<T>, StoreError> {
        let key = self.base.key(entry);
        let value = self.store.get(&key)?;
        let read = |value: String| work_on(&self.store, &key, || version::read(&value).ok());
        Ok(value.and_then(read))
    }
}

impl<S: Store> Storage<S> {
    /// Replaces a value by one of the same type. A damaged value is set aside first; a newer one is
    /// left alone.
    pub(super) fn write<T: Serialize + DeserializeOwned>(
        &self,
        entry: &Entry,
        value: &T,
    ) -> Result<(), SaveError> {
        let check = |old: &str| version::read::<T>(old).map(drop);
        self.write_over(&self.base.key(entry), &version::write(value), &check)
    }

    /// Replaces a value after checking it. Compiled once for all types.
    fn write_over(
        &self,
        key: &str,
        value: &str,
        check: &dyn Fn(&str) -> Result<(), Unreadable>,
    ) -> Result<(), SaveError> {
        if let Some(old) = self.store.get(key)? {
            match check(&old) {
                Ok(()) => {}
                Err(Unreadable::Newer(version)) => return Err(SaveError::NewerVersion(version)),
                Err(_) => drop(self.set_aside(key, &old)?),
            }
        }
        Ok(self.store.set(key, value)?)
    }

    pub(super) fn remove(&self, entry: &Entry) -> Result<(), StoreError> {
        self.store.remove(&self.base.key(entry))
    }

    /// Puts a raw value under a key, or removes the key.
    pub(super) fn put(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        match value {
            Some(value) => self.store.set(key, value),
            None => self.store.remove(key),
        }
    }

    /// Keeps a damaged value under an entry of its own, before a good one takes its place.
    pub(super) fn set_aside(&self, key: &str, value: &str) -> Result<Entry, StoreError> {
        let print = digest(&format!("{key}\n{value}"));
        let entry = Entry::Damaged(short(&print).to_owned());
        let aside = SetAside {
            key: key.to_owned(),
            value: value.to_owned(),
        };
        let aside = version::write(&aside);
        self.store.set(&self.base.key(&entry), &aside)?;
        Ok(entry)
    }
}
