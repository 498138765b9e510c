//! Drafts: the contents of composers, kept at every keystroke.

use super::{Session, World};
use crate::document::DocumentKey;
use crate::keeping::{Draft, DraftSlot, Entry, SaveError, Store, StoreChange};

impl<S: Store, W: World> Session<S, W> {
    /// Returns the drafts of this report.
    pub fn drafts(&self) -> Vec<(DraftSlot, Draft)> {
        self.drafts.all()
    }

    /// Returns the drafts of all reports that are in memory only, each with its report.
    pub fn unkept_drafts(&self) -> Vec<(DocumentKey, Draft)> {
        self.drafts.unkept().all()
    }

    /// Keeps what stands in a composer. A draft that the store does not take waits in memory.
    ///
    /// # Errors
    /// When the store does not take the draft. It then stays in memory.
    pub fn save_draft(&self, slot: &DraftSlot, draft: &Draft) -> Result<(), SaveError> {
        self.drafts.save(self.notebook.storage(), slot, draft)
    }

    /// Returns the draft of a slot; see [`Drafts::at`](crate::keeping::Drafts::at).
    pub fn draft_at(&self, slot: &DraftSlot) -> Option<Draft> {
        self.drafts.at(self.notebook.storage(), slot)
    }

    /// Tells whether the draft of a slot is in the store.
    pub fn is_draft_kept(&self, slot: &DraftSlot) -> bool {
        self.drafts.is_kept(self.notebook.storage(), slot)
    }

    /// Keeps those again that are in memory only.
    pub(super) fn keep_drafts_again(&self) -> Result<(), SaveError> {
        let storage = self.notebook.storage();
        let result = self.drafts.unkept().keep_again(storage);
        self.drafts
            .hear_of_clearing(storage, self.notebook.was_cleared());
        self.drafts.reread_all(storage);
        result
    }

    /// Throws the draft of a slot away; see [`Drafts::discard`](crate::keeping::Drafts::discard).
    pub fn discard_draft(&self, slot: &DraftSlot, seen: Option<&Draft>) {
        self.drafts.discard(self.notebook.storage(), slot, seen);
    }

    /// Reads again what another tab wrote.
    pub(super) fn reread_drafts(&mut self, change: &StoreChange) {
        let storage = self.notebook.storage();
        let cleared = self.notebook.was_cleared() || self.notebook.is_cleared();
        self.drafts.hear_of_clearing(storage, cleared);
        match change {
            StoreChange::Anything => self.drafts.reread_all(storage),
            StoreChange::Key(key) => {
                if let Some(Entry::Draft(document, slot)) = storage.base().parse(key)
                    && document == *self.key()
                {
                    self.drafts.reread(storage, &slot);
                }
            }
        }
    }
}
