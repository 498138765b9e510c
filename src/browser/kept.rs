//! The one door to everything kept in this browser. All code may read; changes go through
//! [`Kept::change`] or [`OpenReport::change`], which run while no other tab writes.
//!
//! The compiler guards the door. A [`Session`] is lent for changes only to work that goes through it.
//! Outside, the store is only a [`ReadStore`]. At other times (hearing of other tabs, looking for
//! places) a session needs no more than that. There is one named way past the lock:
//! [`OpenReport::type_at_once`]. The documents that the reader brought along are elsewhere
//! (`documents.rs`). Each is added or removed in one transaction of their database.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use super::location;
use super::locks;
use super::storage::{BrowserStore, LocalStorage};
use super::world::BrowserWorld;
use crate::exchange::Plan;
use crate::keeping::{ReadStore, Storage, StoreChange, StoreError};
use crate::session::{self, Earlier, Opening, Pace};

/// The open report and its notes, kept in this browser.
pub type Session = session::Session<Rc<BrowserStore>, BrowserWorld>;

/// The keeper of drafts in this browser.
pub type Drafting<'a> = session::Drafting<'a, Rc<BrowserStore>, BrowserWorld>;

/// Reads the data that this copy of the app has kept, before the app has loaded. Returns `None` if the
/// browser gives no access.
pub fn kept_before() -> Option<Storage<impl ReadStore>> {
    Some(storage(LocalStorage::open().ok()?))
}

/// Returns the part of a store that belongs to this copy of the app.
fn storage<S: ReadStore>(store: S) -> Storage<S> {
    Storage::new(store, location::base_path())
}

/// The store of this copy of the app, in memory if the browser forbids storage.
#[derive(Clone)]
pub struct Kept {
    store: Rc<BrowserStore>,
}

impl Kept {
    /// Opens local storage, or memory if that is blocked.
    pub fn open() -> Self {
        Self {
            store: Rc::new(BrowserStore::open()),
        }
    }

    /// Starts over in memory, after the browser's storage has failed.
    pub fn in_memory() -> Self {
        Self {
            store: Rc::new(BrowserStore::in_memory()),
        }
    }

    /// Returns whether kept data outlives the page. If not, the person has to be told to export.
    pub fn is_lasting(&self) -> bool {
        self.store.is_lasting()
    }

    /// Lends the kept data for reading.
    pub fn read(&self) -> Storage<impl ReadStore + 'static> {
        storage(self.store.clone())
    }

    /// Changes kept data beside the open report, while no other tab writes.
    pub async fn change<T: 'static>(
        &self,
        work: impl FnOnce(&Storage<&BrowserStore>) -> T + 'static,
    ) -> T {
        let store = self.store.clone();
        let work: Box<dyn FnOnce() -> T> = Box::new(move || work(&storage(&*store)));
        locks::exclusive(&location::base_path().prefix(), work).await
    }

    /// Opens a report and remembers it as the last one read, while no other tab writes. Opening repairs
    /// and tidies the kept data.
    ///
    /// # Errors
    /// When the store fails while it is read. The app then works in memory.
    pub async fn open_report(
        &self,
        opening: Rc<Opening>,
        earlier: Vec<Earlier>,
    ) -> Result<OpenReport, StoreError> {
        let store = self.store.clone();
        let work: Box<dyn FnOnce() -> _> = Box::new(move || {
            let mut session = Session::open(storage(store), BrowserWorld, &opening, earlier)?;
            // Without this memory, the next visit merely opens the first report.
            let _ = session.remember_last_read();
            Ok(OpenReport(Rc::new(RefCell::new(session))))
        });
        locks::exclusive(&location::base_path().prefix(), work).await
    }
}

/// An open report with its notes. Clones share one session.
#[derive(Clone)]
pub struct OpenReport(Rc<RefCell<Session>>);

impl PartialEq for OpenReport {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl OpenReport {
    /// Lends the session for reading until the end of the task.
    pub fn read(&self) -> Ref<'_, Session> {
        self.0.borrow()
    }

    /// Changes the kept data of the report, while no other tab writes.
    pub async fn change<T: 'static>(&self, work: impl FnOnce(&mut Session) -> T + 'static) -> T {
        let session = self.0.clone();
        // Boxed, so that waiting for the lock is compiled once for each result, not for each kind of
        // work.
        let work: Box<dyn FnOnce() -> T> = Box::new(move || work(&mut session.borrow_mut()));
        locks::exclusive(&location::base_path().prefix(), work).await
    }

    /// Keeps or forgets drafts at once, without the lock. The page may be gone before another tab
    /// releases it, and no typed letter must be lost. No other write is affected: a draft is an entry of
    /// its own that is never merged. A draft that another tab has written there is seen in the same task
    /// and left alone.
    pub fn type_at_once<T>(&self, work: impl FnOnce(Drafting<'_>) -> T) -> T {
        work(self.0.borrow_mut().drafting())
    }

    /// Hears of another tab's write, or that this tab was away.
    pub fn hear(&self, change: &StoreChange) {
        self.0.borrow_mut().reread(change);
    }

    /// Takes in the news of other tabs: see [`Session::take_news`].
    pub async fn take_news(&self, pace: &mut impl Pace) -> bool {
        Session::take_news(self.0.clone(), pace).await
    }

    /// Finds the places of the notes: see [`Session::find_places`].
    pub async fn find_places(&self, pace: &mut impl Pace, progress: impl Fn(usize, usize)) {
        Session::find_places(self.0.clone(), pace, progress).await;
    }

    /// Finds places ahead of an import: see [`Session::find_ahead`].
    pub async fn find_ahead(&self, plan: &Plan, pace: &mut impl Pace) {
        Session::find_ahead(&self.0, plan, pace).await;
    }
}
