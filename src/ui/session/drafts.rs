//! What stands in composers, kept at every keystroke.

use std::cell::RefCell;

use super::Session;
use crate::browser::storage::{BrowserStore, Change};
use crate::document::DocumentKey;
use crate::keeping::{Draft, DraftSlot, Entry, SaveError, Storage};
use crate::sort::sort_by;

/// The drafts of the report as they are kept, in the order of their slots. Finding them in the
/// store means looking at the name of everything in it, which is not done at every opening and
/// closing of a composer.
#[derive(Debug, Default)]
pub(super) struct Drafts(RefCell<Vec<(DraftSlot, Draft)>>);

impl Drafts {
    pub(super) fn read(storage: &Storage<BrowserStore>, document: &DocumentKey) -> Self {
        Self(RefCell::new(storage.drafts(document).unwrap_or_default()))
    }

    fn put(&self, slot: &DraftSlot, draft: Option<Draft>) {
        let mut drafts = self.0.borrow_mut();
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
        self.drafts.0.borrow().clone()
    }

    /// Keeps what stands in a composer.
    pub fn save_draft(&self, slot: &DraftSlot, draft: &Draft) -> Result<(), SaveError> {
        self.notebook
            .storage()
            .save_draft(self.key(), slot, draft)?;
        self.drafts.put(slot, Some(draft.clone()));
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
        match change {
            Change::Anything => self.drafts = Drafts::read(storage, self.key()),
            Change::Key(key) => {
                if let Some(Entry::Draft(document, slot)) = storage.base().parse(key)
                    && document == *self.key()
                {
                    let draft = storage.draft(&document, &slot).unwrap_or_default();
                    self.drafts.put(&slot, draft);
                }
            }
        }
    }
}
