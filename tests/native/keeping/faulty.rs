//! Stores that count, fail or lag behind.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rapporteur::keeping::{MemoryStore, ReadStore, Store, StoreError};

/// A store that records the keys read, written and removed, and fails on request.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    pub inner: MemoryStore,
    pub read: Rc<RefCell<Vec<String>>>,
    pub written: Rc<RefCell<Vec<String>>>,
    pub removed: Rc<RefCell<Vec<String>>>,
    /// The number of writes that succeed before one fails.
    failing_after: Rc<Cell<Option<usize>>>,
}

impl Watched {
    /// Lets this many writes succeed and the next one fail.
    pub fn fail_once_after(&self, writes: usize) {
        self.failing_after.set(Some(writes));
    }

    pub fn forget(&self) {
        for keys in [&self.read, &self.written, &self.removed] {
            keys.borrow_mut().clear();
        }
    }

    /// Returns the number of entries written or removed.
    pub fn changes(&self) -> usize {
        self.written.borrow().len() + self.removed.borrow().len()
    }

    fn write(&self, key: &str) -> Result<(), StoreError> {
        if self.failing_after.get() == Some(0) {
            self.failing_after.set(None);
            return Err(StoreError::Failed("disk".to_owned()));
        }
        self.failing_after
            .set(self.failing_after.get().map(|left| left - 1));
        self.written.borrow_mut().push(key.to_owned());
        Ok(())
    }
}

impl ReadStore for Watched {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read.borrow_mut().push(key.to_owned());
        self.inner.get(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner.keys()
    }
}

impl Store for Watched {
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(key)?;
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.removed.borrow_mut().push(key.to_owned());
        self.inner.remove(key)
    }
}

/// A browser that blocks its storage.
#[derive(Clone, Copy, Debug)]
pub struct Blocked;

impl ReadStore for Blocked {
    fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(StoreError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Err(StoreError::Blocked)
    }
}

impl Store for Blocked {
    fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Blocked)
    }

    fn remove(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Blocked)
    }
}
