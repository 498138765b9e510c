//! The drafts of a report as a page knows them: those in the store and those it refused.
//!
//! A draft that the store refuses stays in memory while the page is open, whatever report is shown. The
//! page mentions it until the person copies it or makes room. Once there is room, it is stored.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::draft::Draft;
use super::key::{DraftSlot, Entry};
use super::storage::{SaveError, Storage};
use super::store::{ReadStore, Store, StoreError};
use crate::document::DocumentKey;

/// The drafts of all reports that are in memory only, because the store refused them or was cleared.
/// Clones share them, so that a draft outlives the session of its report.
#[derive(Clone, Debug, Default)]
pub struct UnkeptDrafts(Rc<RefCell<BTreeMap<DraftKey, Unkept>>>);

type DraftKey = (DocumentKey, DraftSlot);

#[derive(Clone, Debug)]
struct Unkept {
    draft: Draft,
    /// The draft that the store had in its place; any other there comes from another tab.
    over: Option<Draft>,
}

impl UnkeptDrafts {
    /// Returns all of them, each with its report.
    pub fn all(&self) -> Vec<(DocumentKey, Draft)> {
        let all = self.0.borrow();
        let all = all.iter();
        all.map(|((document, _), unkept)| (document.clone(), unkept.draft.clone()))
            .collect()
    }

    /// Tries again to store them.
    ///
    /// # Errors
    /// When the store does not take one. It then stays in memory; the others are still tried.
    pub fn keep_again<S: Store>(&self, storage: &Storage<S>) -> Result<(), SaveError> {
        self.settle(storage);
        let all = self.0.borrow().clone();
        let mut result = Ok(());
        for (place, Unkept { draft, .. }) in all {
            match storage.save_draft(&place.0, &place.1, &draft) {
                Ok(()) => drop(self.0.borrow_mut().remove(&place)),
                Err(error) => result = Err(error),
            }
        }
        result
    }

    /// Compares them with the store. A draft that has arrived there is no longer in memory only. A
    /// draft whose place another tab has taken moves beside it.
    fn settle<S: ReadStore>(&self, storage: &Storage<S>) {
        let all = self.0.borrow().clone();
        for (place, unkept) in all {
            let there = kept(storage, &place);
            if there == unkept.over {
                continue;
            }
            self.0.borrow_mut().remove(&place);
            if there.as_ref() == Some(&unkept.draft) {
                continue;
            }
            let (document, mut slot) = place;
            while self.at(storage, &document, &slot).is_some() {
                slot = slot.apart();
            }
            let unkept = Unkept {
                over: None,
                ..unkept
            };
            self.0.borrow_mut().insert((document, slot), unkept);
        }
    }

    /// Returns the draft at a place: the one in memory, or the stored one if another tab has written
    /// since.
    fn at<S: ReadStore>(
        &self,
        storage: &Storage<S>,
        document: &DocumentKey,
        slot: &DraftSlot,
    ) -> Option<Draft> {
        let place = (document.clone(), slot.clone());
        let there = kept(storage, &place);
        let unkept = self.0.borrow();
        match unkept.get(&place) {
            Some(unkept) if unkept.over == there => Some(unkept.draft.clone()),
            _ => there,
        }
    }
}

fn kept<S: ReadStore>(storage: &Storage<S>, (document, slot): &DraftKey) -> Option<Draft> {
    storage.draft(document, slot).unwrap_or_default()
}

/// The drafts of one report. Finding them in the store means reading the name of every entry. That is
/// too slow for every opening and closing of a composer.
#[derive(Debug)]
pub struct Drafts {
    document: DocumentKey,
    kept: RefCell<BTreeMap<DraftSlot, Draft>>,
    unkept: UnkeptDrafts,
    /// Whether the store is known to have been cleared and the loss of drafts was noted.
    cleared: Cell<bool>,
}

impl Drafts {
    /// Finds the drafts of a report, and tries again to store those that are in memory only.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open<S: Store>(
        storage: &Storage<S>,
        document: DocumentKey,
        unkept: UnkeptDrafts,
    ) -> Result<Self, StoreError> {
        // If they still cannot be stored, they stay in memory.
        let _ = unkept.keep_again(storage);
        let kept = storage.drafts(&document)?.into_iter().collect();
        Ok(Self {
            document,
            kept: RefCell::new(kept),
            unkept,
            cleared: Cell::default(),
        })
    }

    /// Returns all drafts, in the order of their slots.
    pub fn all(&self) -> Vec<(DraftSlot, Draft)> {
        let mut all = self.kept.borrow().clone();
        for ((document, slot), unkept) in self.unkept.0.borrow().iter() {
            if *document == self.document {
                all.insert(slot.clone(), unkept.draft.clone());
            }
        }
        all.into_iter().collect()
    }

    /// Returns the drafts of all reports that are in memory only.
    pub fn unkept(&self) -> &UnkeptDrafts {
        &self.unkept
    }

    /// Returns the draft in a slot, whichever tab wrote it, or the one in memory if the store refused
    /// it.
    pub fn at<S: ReadStore>(&self, storage: &Storage<S>, slot: &DraftSlot) -> Option<Draft> {
        self.unkept.at(storage, &self.document, slot)
    }

    /// Returns whether the draft of a slot is in the store in its present state.
    pub fn is_kept<S: ReadStore>(&self, storage: &Storage<S>, slot: &DraftSlot) -> bool {
        let place = self.place(slot);
        kept(storage, &place).is_some() && !self.unkept.0.borrow().contains_key(&place)
    }

    /// Keeps a draft.
    ///
    /// # Errors
    /// When the store does not take it; then it is in memory.
    pub fn save<S: Store>(
        &self,
        storage: &Storage<S>,
        slot: &DraftSlot,
        draft: &Draft,
    ) -> Result<(), SaveError> {
        let (place, draft) = (self.place(slot), draft.clone());
        let result = storage.save_draft(&self.document, slot, &draft);
        let mut unkept = self.unkept.0.borrow_mut();
        if result.is_ok() {
            unkept.remove(&place);
            self.kept.borrow_mut().insert(slot.clone(), draft);
        } else {
            let over = kept(storage, &place);
            unkept.insert(place, Unkept { draft, over });
        }
        result
    }

    /// Forgets a draft that was last seen like this. A draft that another tab has written there since
    /// stays. If the store fails, the draft is offered again at the next visit, which does no harm.
    pub fn discard<S: Store>(&self, storage: &Storage<S>, slot: &DraftSlot, seen: Option<&Draft>) {
        let place = self.place(slot);
        let there = self.at(storage, slot);
        self.unkept.0.borrow_mut().remove(&place);
        if there.is_none() || there.as_ref() == seen {
            // An unreadable value is damaged or of a newer version, and stays.
            if kept(storage, &place).is_some() {
                let _ = storage.discard_draft(&self.document, slot);
            }
            self.kept.borrow_mut().remove(slot);
        }
    }

    /// Takes note of whether the store is known to have been cleared. Nobody discarded the drafts that
    /// are missing at that moment. Drafts that disappear later were saved or discarded by another tab.
    pub fn hear_of_clearing<S: ReadStore>(&self, storage: &Storage<S>, cleared: bool) {
        if cleared && !self.cleared.replace(cleared) {
            self.hold_on_to_cleared(storage);
        }
        self.cleared.set(cleared);
    }

    /// Rereads the draft that another tab wrote in one slot.
    pub fn reread<S: ReadStore>(&self, storage: &Storage<S>, slot: &DraftSlot) {
        let there = kept(storage, &self.place(slot));
        let mut all = self.kept.borrow_mut();
        all.remove(slot);
        all.extend(there.map(|draft| (slot.clone(), draft)));
        self.unkept.settle(storage);
    }

    /// Rereads all drafts.
    pub fn reread_all<S: ReadStore>(&self, storage: &Storage<S>) {
        let all = storage.drafts(&self.document).unwrap_or_default();
        self.kept.replace(all.into_iter().collect());
        self.unkept.settle(storage);
    }

    fn hold_on_to_cleared<S: ReadStore>(&self, storage: &Storage<S>) {
        for (slot, draft) in self.kept.borrow().iter() {
            let place = self.place(slot);
            // A damaged draft is still there.
            let entry = Entry::Draft(place.0.clone(), place.1.clone());
            let value = storage.store().get(&storage.base().key(&entry));
            if matches!(value, Ok(None)) {
                let draft = draft.clone();
                let mut unkept = self.unkept.0.borrow_mut();
                unkept.entry(place).or_insert(Unkept { draft, over: None });
            }
        }
    }

    fn place(&self, slot: &DraftSlot) -> DraftKey {
        (self.document.clone(), slot.clone())
    }
}
