//! The key-value store that notes are kept in: its interface, and an implementation in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A synchronous read-only store of texts by key. Code that receives only this cannot change anything
/// in the store:
///
/// ```compile_fail
/// use rapporteur::keeping::{ReadStore, Storage};
///
/// fn forget_who_writes(storage: &Storage<impl ReadStore>) {
///     let _ = storage.update_settings(|settings| settings.set_profile(None));
/// }
/// ```
pub trait ReadStore {
    /// Returns the value under `key`, or `None` if there is none.
    ///
    /// # Errors
    /// When the store fails.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Returns all keys in no particular order, including those of other apps of the origin.
    ///
    /// # Errors
    /// When the store fails.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// Records which key's value is being worked on, and when the work is done. A store may remember it
    /// in case the app crashes.
    fn working_on(&self, key: Option<&str>) {
        let _ = key;
    }
}

/// A store that can also be written to, such as local storage. Each call is independent: once
/// [`Store::set`] has returned successfully, the value is kept.
///
/// ```
/// use rapporteur::keeping::{Storage, Store};
///
/// fn forget_who_writes(storage: &Storage<impl Store>) {
///     let _ = storage.update_settings(|settings| settings.set_profile(None));
/// }
/// ```
pub trait Store: ReadStore {
    /// Puts `value` under `key`.
    ///
    /// # Errors
    /// When the store does not take it; then the old value is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes `key`; removing an absent key is not an error.
    ///
    /// # Errors
    /// When the store fails.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

impl<S: ReadStore + ?Sized> ReadStore for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        (**self).keys()
    }

    fn working_on(&self, key: Option<&str>) {
        (**self).working_on(key);
    }
}

impl<S: Store + ?Sized> Store for &S {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }
}

impl<S: ReadStore + ?Sized> ReadStore for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        (**self).keys()
    }

    fn working_on(&self, key: Option<&str>) {
        (**self).working_on(key);
    }
}

impl<S: Store + ?Sized> Store for Rc<S> {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }
}

/// Works on the value under a key, and tells the store about it.
pub(super) fn work_on<T>(store: &impl ReadStore, key: &str, work: impl FnOnce() -> T) -> T {
    store.working_on(Some(key));
    let done = work();
    store.working_on(None);
    done
}

/// The reason why the store did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser denies access: a private window, a policy, a setting.
    Blocked,
    /// There is no room left (`QuotaExceededError`).
    Full,
    /// Anything else, in the browser's own words; empty if it gives none.
    Failed(String),
}

/// Returns the length of a text as browsers count their storage, in UTF-16 code units.
pub fn utf16_units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A store that lasts as long as the page, for browsers that block theirs and for tests. Clones share
/// their content, as the tabs of one browser do.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    entries: Rc<RefCell<BTreeMap<String, String>>>,
    quota: Option<usize>,
}

impl MemoryStore {
    /// Makes an empty store without a limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes an empty store that holds at most `quota` UTF-16 units of keys and values.
    pub fn with_quota(quota: usize) -> Self {
        Self {
            quota: Some(quota),
            ..Self::default()
        }
    }
}

impl ReadStore for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.entries.borrow().get(key).cloned())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.entries.borrow().keys().cloned().collect())
    }
}

impl Store for MemoryStore {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let mut entries = self.entries.borrow_mut();
        if let Some(quota) = self.quota {
            let others: usize = entries
                .iter()
                .filter(|(other, _)| *other != key)
                .map(|(other, value)| utf16_units(other) + utf16_units(value))
                .sum();
            if others + utf16_units(key) + utf16_units(value) > quota {
                return Err(StoreError::Full);
            }
        }
        entries.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.entries.borrow_mut().remove(key);
        Ok(())
    }
}

/// A change in the store that may have happened without this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreChange {
    /// Another tab wrote or removed this key.
    Key(String),
    /// Anything: the store was cleared, or this tab was hidden, frozen or restored and received no
    /// events meanwhile.
    Anything,
}
