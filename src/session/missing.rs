//! Entries that are on the screen and in the store no more, and those that another tab has written
//! over.

use super::{Done, Session, World};
use crate::keeping::{ReadStore, SaveError, Store};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Tells whether the store was cleared since it was last looked at: see
    /// [`Notebook::is_cleared`](crate::keeping::Notebook::is_cleared).
    pub fn is_cleared(&self) -> bool {
        self.notebook.is_cleared()
    }

    /// Tells whether another tab has written over something that this one has saved, or the text that
    /// notes lean on is gone alone.
    pub fn has_lost(&self) -> bool {
        self.notebook.has_lost()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Writes everything back that was cleared away, and drafts that the store did not take.
    ///
    /// # Errors
    /// When the store fails or is full. What is still missing is still told.
    pub fn write_back(&mut self) -> Result<Done, SaveError> {
        let notes = self.notebook.write_back();
        // A draft may find room where the notes did not.
        let drafts = self.keep_drafts_again();
        let mut changed = self.reread_reading();
        changed.extend(self.reread_placements());
        changed.extend(notes.iter().flatten().cloned());
        self.has_changed(changed);
        self.look_at_standing();
        notes.and(drafts).map(|()| Done::WrittenBack)
    }

    /// Saves again what another tab has written over; see [`has_lost`](Self::has_lost).
    pub fn put_back(&mut self) {
        // Where that fails it is on the screen, and tried again with the next news.
        let changed = self.notebook.put_back();
        self.has_changed(changed);
    }
}
