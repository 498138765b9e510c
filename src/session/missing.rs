//! Entries that are on the screen but no longer in the store, and entries that another tab has
//! overwritten.

use super::{Done, Session, World};
use crate::keeping::{ReadStore, SaveError, Store};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns whether the store was cleared since the last look at it; see
    /// [`Notebook::is_cleared`](crate::keeping::Notebook::is_cleared).
    pub fn is_cleared(&self) -> bool {
        self.notebook.is_cleared()
    }

    /// Returns whether another tab has overwritten something this tab saved. Also true if the text that
    /// notes depend on is gone by itself.
    pub fn has_lost(&self) -> bool {
        self.notebook.has_lost()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Writes back everything that was cleared away, and drafts that the store did not take before.
    ///
    /// # Errors
    /// When the store fails or is full. Entries that are still missing are still reported.
    pub fn write_back(&mut self) -> Result<Done, SaveError> {
        let notes = self.notebook.write_back();
        // There may be room for a draft even if there is none for the notes.
        let drafts = self.keep_drafts_again();
        let mut changed = self.reread_reading();
        changed.extend(self.reread_placements());
        changed.extend(notes.iter().flatten().cloned());
        self.has_changed(changed);
        self.look_at_standing();
        notes.and(drafts).map(|()| Done::WrittenBack)
    }

    /// Saves again what another tab has overwritten; see [`has_lost`](Self::has_lost).
    pub fn put_back(&mut self) {
        // If that fails, the notes stay on the screen, and the next news tries again.
        let changed = self.notebook.put_back();
        self.has_changed(changed);
    }
}
