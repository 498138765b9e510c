//! Local storage, and the changes by other tabs.

use gloo::events::EventListener;
use js_sys::Object;
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, VisibilityState};

use super::{safety, store_error};
use crate::keeping::{MemoryStore, ReadStore, Store, StoreChange, StoreError};

/// The origin's local storage.
#[derive(Debug)]
pub(super) struct LocalStorage {
    storage: web_sys::Storage,
}

impl LocalStorage {
    /// Opens the local storage.
    ///
    /// # Errors
    /// When the browser has no local storage or gives no access to it.
    pub(super) fn open() -> Result<Self, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        match window.local_storage() {
            Ok(Some(storage)) => Ok(Self { storage }),
            Ok(None) | Err(_) => Err(StoreError::Blocked),
        }
    }

    /// Checks whether the store can be written. A store that is merely full counts as writable. A store
    /// that is full while empty has no room at all, as in old private windows.
    fn check(&self) -> Result<(), StoreError> {
        const PROBE: &str = "rapporteur:check";
        match self.set(PROBE, "") {
            Ok(()) => self.remove(PROBE),
            Err(StoreError::Full) if self.keys()?.is_empty() => Err(StoreError::Blocked),
            Err(StoreError::Full) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl ReadStore for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage
            .get_item(key)
            .map_err(|error| store_error(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        // One call for all keys, not one per key: there may be ten thousand. The only key it does not
        // list is `length`, which should not be used.
        let keys = Object::keys(self.storage.unchecked_ref::<Object>());
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

impl Store for LocalStorage {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.storage
            .set_item(key, value)
            .map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage
            .remove_item(key)
            .map_err(|error| store_error(&error))
    }
}

/// The store that the app works with: local storage, or memory if that is blocked. Code outside this
/// room can name it, but only [`Kept`](super::kept::Kept) opens it.
#[derive(Debug)]
pub struct BrowserStore(Place);

#[derive(Debug)]
enum Place {
    /// The data outlives the page.
    Local(LocalStorage),
    /// The data is lost with the page.
    Memory(MemoryStore),
}

impl BrowserStore {
    /// Opens local storage, or memory if that is blocked.
    pub(super) fn open() -> Self {
        let local = LocalStorage::open().and_then(|local| local.check().map(|()| local));
        local.map_or_else(|_| Self::in_memory(), |local| Self(Place::Local(local)))
    }

    /// Starts over in memory.
    pub(super) fn in_memory() -> Self {
        Self(Place::Memory(MemoryStore::new()))
    }

    /// Returns whether kept data outlives the page.
    pub(super) fn is_lasting(&self) -> bool {
        matches!(self.0, Place::Local(_))
    }

    fn inner(&self) -> &dyn Store {
        match &self.0 {
            Place::Local(store) => store,
            Place::Memory(store) => store,
        }
    }
}

impl ReadStore for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inner().get(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner().keys()
    }

    fn working_on(&self, key: Option<&str>) {
        safety::at_entry(key);
    }
}

impl Store for BrowserStore {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.inner().set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.inner().remove(key)
    }
}

/// The listeners for changes by other tabs, active until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _listeners: Vec<EventListener>,
}

/// Calls back with each change that another tab makes.
pub fn watch(callback: impl Fn(StoreChange) + Clone + 'static) -> Watch {
    let mut listeners = Vec::new();
    if let Some(window) = web_sys::window() {
        let tell = callback.clone();
        listeners.push(EventListener::new(&window, "storage", move |event| {
            if let Some(change) = event.dyn_ref().and_then(change_of) {
                tell(change);
            }
        }));
        let tell = callback.clone();
        listeners.push(EventListener::new(&window, "pageshow", move |_| {
            tell(StoreChange::Anything);
        }));
        if let Some(document) = window.document() {
            let page = document.clone();
            listeners.push(EventListener::new(
                &document,
                "visibilitychange",
                move |_| {
                    if page.visibility_state() == VisibilityState::Visible {
                        callback(StoreChange::Anything);
                    }
                },
            ));
        }
    }
    Watch {
        _listeners: listeners,
    }
}

/// Returns the change that an event reports. Session storage sends the same events, which are ignored.
fn change_of(event: &StorageEvent) -> Option<StoreChange> {
    let local = web_sys::window()?.local_storage().ok()??;
    if event.storage_area().is_some_and(|area| area != local) {
        return None;
    }
    Some(event.key().map_or(StoreChange::Anything, StoreChange::Key))
}
