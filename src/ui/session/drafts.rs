//! What stands in composers, kept at every keystroke.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::Session;
use crate::browser::storage::{BrowserStore, Change};
use crate::document::DocumentKey;
use crate::keeping::{Draft, DraftSlot, Entry, SaveError, Storage};
use crate::sort::sort_by;

/// The drafts of the report as they are kept, in the order of their slots. Finding them in the
/// store means looking at the name of everything in it, which is not done at every opening and
/// closing of a composer.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    all: RefCell<Vec<(DraftSlot, Draft)>>,
    /// Those that are in memory only: the store did not take them, or was cleared.
    unkept: RefCell<BTreeSet<DraftSlot>>,
    /// Whether the store is known to have been cleared, and what went with it was noted.
    cleared: Cell<bool>,
}

impl Drafts {
    pub(super) fn read(storage: &Storage<BrowserStore>, document: &DocumentKey) -> Self {
        Self {
            all: RefCell::new(storage.drafts(document).unwrap_or_default()),
            unkept: RefCell::default(),
            cleared: Cell::default(),
        }
    }

    /// When the store turns out to have been cleared, what is gone from it at that moment is in
    /// memory only: nobody has thrown it away. What goes later was saved or discarded by another tab.
    fn notice(&self, storage: &Storage<BrowserStore>, document: &DocumentKey, cleared: bool) {
        if self.cleared.replace(cleared) || !cleared {
            return;
        }
        let all = self.all.borrow();
        let slots = all.iter().map(|(slot, _)| slot);
        let gone = slots.filter(|slot| matches!(storage.draft(document, slot), Ok(None)));
        self.unkept.borrow_mut().extend(gone.cloned());
    }

    /// Reads all again. What is in memory only stays.
    fn reread(&self, storage: &Storage<BrowserStore>, document: &DocumentKey) {
        let fresh = Self::read(storage, document);
        for (slot, draft) in self.all.take() {
            let is_there = fresh.all.borrow().iter().any(|(there, _)| *there == slot);
            if !is_there && self.unkept.borrow().contains(&slot) {
                fresh.put(&slot, Some(draft));
                fresh.unkept.borrow_mut().insert(slot);
            }
        }
        self.all.swap(&fresh.all);
        self.unkept.swap(&fresh.unkept);
    }

    fn get(&self, slot: &DraftSlot) -> Option<Draft> {
        let all = self.all.borrow();
        let found = all.iter().find(|(known, _)| known == slot);
        found.map(|(_, draft)| draft.clone())
    }

    fn put(&self, slot: &DraftSlot, draft: Option<Draft>) {
        self.unkept.borrow_mut().remove(slot);
        let mut drafts = self.all.borrow_mut();
        drafts.retain(|(known, _)| known != slot);
        if let Some(draft) = draft {
            drafts.push((slot.clone(), draft));
            sort_by(&mut drafts, |(a, _), (b, _)| a.cmp(b));
        }
    }
}

impl Session {
    /// The drafts that are kept for this report.
    pub fn drafts(&self) -> Vec<(DraftSlot, Draft)> {
        self.drafts.all.borrow().clone()
    }

    /// How many of them are in memory only.
    pub fn unkept_drafts(&self) -> usize {
        self.drafts.unkept.borrow().len()
    }

    /// Keeps what stands in a composer. A draft that the store does not take waits in memory.
    pub fn save_draft(&self, slot: &DraftSlot, draft: &Draft) -> Result<(), SaveError> {
        let storage = self.notebook.storage();
        let kept = storage.save_draft(self.key(), slot, draft);
        self.drafts.put(slot, Some(draft.clone()));
        if kept.is_err() {
            self.drafts.unkept.borrow_mut().insert(slot.clone());
        }
        kept
    }

    /// The draft that is in the store, by whichever tab.
    pub fn kept_draft(&self, slot: &DraftSlot) -> Option<Draft> {
        let kept = self.notebook.storage().draft(self.key(), slot);
        kept.unwrap_or_default()
    }

    /// Keeps those again that are in memory only.
    pub(super) fn keep_drafts_again(&self) -> Result<(), SaveError> {
        self.drafts.cleared.set(self.notebook.was_cleared());
        let unkept = self.drafts.unkept.borrow().clone();
        for slot in unkept {
            if let Some(draft) = self.drafts.get(&slot) {
                self.save_draft(&slot, &draft)?;
            }
        }
        Ok(())
    }

    /// Forgets a draft. Where that fails it is offered again at the next visit, which harms nobody.
    pub fn discard_draft(&self, slot: &DraftSlot) {
        let _ = self.notebook.storage().discard_draft(self.key(), slot);
        self.drafts.put(slot, None);
    }

    /// Reads again what another tab wrote.
    pub(super) fn reread_drafts(&mut self, change: &Change) {
        let storage = self.notebook.storage();
        let cleared = self.notebook.was_cleared() || self.notebook.is_cleared();
        self.drafts.notice(storage, self.key(), cleared);
        match change {
            Change::Anything => self.drafts.reread(storage, self.key()),
            Change::Key(key) => {
                if let Some(Entry::Draft(document, slot)) = storage.base().parse(key)
                    && document == *self.key()
                {
                    let draft = storage.draft(&document, &slot).unwrap_or_default();
                    if draft.is_some() || !self.drafts.unkept.borrow().contains(&slot) {
                        self.drafts.put(&slot, draft);
                    }
                }
            }
        }
    }
}
