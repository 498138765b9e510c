//! The key-value store that notes are kept in: what the app needs of one, and one in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A synchronous store of texts by key that is only read. Code that is handed no more than this
/// cannot change anything that is kept:
///
/// ```compile_fail
/// use rapporteur::keeping::{ReadStore, Storage};
///
/// fn forget_who_writes(storage: &Storage<impl ReadStore>) {
///     let _ = storage.update_settings(|settings| settings.set_profile(None));
/// }
/// ```
pub trait ReadStore {
    /// Reads the value under `key`; `None` when there is none.
    ///
    /// # Errors
    /// When the store fails.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Lists all keys, those of other apps of the same origin too, in no particular order.
    ///
    /// # Errors
    /// When the store fails.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// Hears which key's value is being worked on, and when that is done: a store may remember what
    /// the app died on.
    fn working_on(&self, key: Option<&str>) {
        let _ = key;
    }
}

/// A store that is also written to, as local storage is one. Every call stands for itself: what
/// [`Store::set`] has acknowledged is kept.
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
    /// Removes `key`; removing what is not there is no error.
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

/// Works on what is under a key; the store hears of it.
pub(super) fn work_on<T>(store: &impl ReadStore, key: &str, work: impl FnOnce() -> T) -> T {
    store.working_on(Some(key));
    let done = work();
    store.working_on(None);
    done
}

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives no access: a private window, a policy, a setting.
    Blocked,
    /// There is no room left (`QuotaExceededError`).
    Full,
    /// Anything else, in the browser's own words; empty where it says nothing.
    Failed(String),
}

/// Returns the length of a text as a browser counts its storage: in UTF-16 code units.
pub fn utf16_units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A store that lasts as long as the page: for browsers that block theirs, and for tests. Clones
/// share their content, as the tabs of one browser do.
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

/// A possible change in the store without this tab's doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreChange {
    /// Another tab wrote or removed this key.
    Key(String),
    /// Anything: the store was cleared, or this tab was hidden, frozen or restored and heard
    /// nothing meanwhile.
    Anything,
}
