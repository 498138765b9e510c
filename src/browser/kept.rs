//! The one door to what is kept in this browser: everybody reads, and who changes anything hands work
//! to [`Kept::change`] or [`OpenReport::change`], which do it while no other tab writes.
//!
//! The compiler keeps the door. A [`Session`] is lent to be changed only to work that goes through
//! it; the store can be reached from outside only as a [`ReadStore`]; and what a session does at other
//! times (hearing of other tabs, looking for places) asks no more of its store. What goes past the lock
//! is named: [`OpenReport::type_at_once`]. Documents of one's own are not in this store: each is added or
//! removed in one transaction of their database (`documents.rs`).

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

/// What keeps drafts in this browser.
pub type Drafting<'a> = session::Drafting<'a, Rc<BrowserStore>, BrowserWorld>;

/// Reads what this copy of the app has kept, before the app is there; `None` where the browser gives
/// no access.
pub fn kept_before() -> Option<Storage<impl ReadStore>> {
    Some(storage(LocalStorage::open().ok()?))
}

/// The part of a store that belongs to this copy of the app.
fn storage<S: ReadStore>(store: S) -> Storage<S> {
    Storage::new(store, location::base_path())
}

/// What this copy of the app keeps, or would if the browser let it.
#[derive(Clone)]
pub struct Kept {
    store: Rc<BrowserStore>,
}

impl Kept {
    /// Opens local storage, or memory where that is blocked.
    pub fn open() -> Self {
        Self {
            store: Rc::new(BrowserStore::open()),
        }
    }

    /// Begins anew in memory, where the browser's storage has failed.
    pub fn in_memory() -> Self {
        Self {
            store: Rc::new(BrowserStore::in_memory()),
        }
    }

    /// Tells whether what is kept outlives the page; else the person has to be told to export.
    pub fn is_lasting(&self) -> bool {
        self.store.is_lasting()
    }

    /// Lends what is kept, to be read.
    pub fn read(&self) -> Storage<impl ReadStore + 'static> {
        storage(self.store.clone())
    }

    /// Changes what is kept beside the open report, while no other tab writes.
    pub async fn change<T: 'static>(
        &self,
        work: impl FnOnce(&Storage<&BrowserStore>) -> T + 'static,
    ) -> T {
        let store = self.store.clone();
        let work: Box<dyn FnOnce() -> T> = Box::new(move || work(&storage(&*store)));
        locks::exclusive(&location::base_path().prefix(), work).await
    }

    /// Opens a report and remembers that it was read last, while no other tab writes: opening mends and
    /// tidies what is kept.
    ///
    /// # Errors
    /// When the store fails while it is read; the app then works in memory.
    pub async fn open_report(
        &self,
        opening: Rc<Opening>,
        earlier: Vec<Earlier>,
    ) -> Result<OpenReport, StoreError> {
        let store = self.store.clone();
        let work: Box<dyn FnOnce() -> _> = Box::new(move || {
            let mut session = Session::open(storage(store), BrowserWorld, &opening, earlier)?;
            // Where this cannot be kept, the next visit opens the first report.
            let _ = session.remember_last_read();
            Ok(OpenReport(Rc::new(RefCell::new(session))))
        });
        locks::exclusive(&location::base_path().prefix(), work).await
    }
}

/// An open report with its notes. Clones are the same one.
#[derive(Clone)]
pub struct OpenReport(Rc<RefCell<Session>>);

impl PartialEq for OpenReport {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl OpenReport {
    /// Lends the session, to be read until the end of the task.
    pub fn read(&self) -> Ref<'_, Session> {
        self.0.borrow()
    }

    /// Changes what is kept, while no other tab writes.
    pub async fn change<T: 'static>(&self, work: impl FnOnce(&mut Session) -> T + 'static) -> T {
        let session = self.0.clone();
        // Boxed, so that waiting for the lock is compiled for each result, not for each kind of work.
        let work: Box<dyn FnOnce() -> T> = Box::new(move || work(&mut session.borrow_mut()));
        locks::exclusive(&location::base_path().prefix(), work).await
    }

    /// Keeps or forgets drafts at once, without the lock: the page may be gone before another tab lets
    /// go of it, and a letter that was typed must not be lost. No other write is affected: a draft is an
    /// entry of its own, and nothing is joined with it. A draft that another tab has written there is
    /// seen in the same task and left alone.
    pub fn type_at_once<T>(&self, work: impl FnOnce(Drafting<'_>) -> T) -> T {
        work(self.0.borrow_mut().drafting())
    }

    /// Hears of what another tab wrote, or that this one was away.
    pub fn hear(&self, change: &StoreChange) {
        self.0.borrow_mut().reread(change);
    }

    /// See [`Session::take_news`].
    pub async fn take_news(&self, pace: &mut impl Pace) -> bool {
        Session::take_news(self.0.clone(), pace).await
    }

    /// See [`Session::find_places`].
    pub async fn find_places(&self, pace: &mut impl Pace, progress: impl Fn(usize, usize)) {
        Session::find_places(self.0.clone(), pace, progress).await;
    }

    /// See [`Session::find_ahead`].
    pub async fn find_ahead(&self, plan: &Plan, pace: &mut impl Pace) {
        Session::find_ahead(&self.0, plan, pace).await;
    }
}
