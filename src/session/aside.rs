//! Entries that the app crashed on. They are kept untouched until the reader wants them back.

use super::{Session, World};
use crate::keeping::{Aside, AsideKind, ReadStore, SaveError, Store, StoreChange, WholeStore};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the entries that were set aside, ordered by name.
    pub fn aside(&self) -> &[Aside] {
        &self.aside
    }

    /// Returns the entries that were set aside as a file that Import accepts.
    pub fn aside_file(&self) -> String {
        self.notebook.storage().aside_file().unwrap_or_default()
    }

    /// Rereads the entries that were set aside: another tab may have added or taken back some.
    pub(super) fn reread_aside(&mut self) {
        self.aside = self.notebook.storage().aside().unwrap_or_default();
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Puts back the entry set aside under this name, or all entries if there is no name.
    /// [`take_news`](Self::take_news) then draws them. Putting back all skips entries that can never go
    /// back, and leaves those that cannot go back now.
    ///
    /// # Errors
    /// When the store fails or is full. Also when something else has taken an entry's place, or the entry
    /// can never be put back.
    pub fn take_back(&mut self, name: Option<&str>) -> Result<(), SaveError> {
        let wanted = |aside: &&Aside| match name {
            Some(name) => aside.name() == name,
            None => aside.kind() != AsideKind::Other,
        };
        let all: Vec<Aside> = self.aside.iter().filter(wanted).cloned().collect();
        let (mut result, mut touched) = (Ok(()), Vec::new());
        for aside in &all {
            match self.notebook.take_back(aside) {
                Ok(keys) => touched.extend(keys),
                Err(error) => result = Err(error),
            }
        }
        self.reread(&StoreChange::Anything);
        self.put_back();
        self.has_changed(touched);
        result
    }

    /// Remembers that the reader has dismissed the entries set aside. The entries themselves stay.
    ///
    /// # Errors
    /// When the store fails or is full.
    pub fn dismiss_aside(&mut self) -> Result<(), SaveError> {
        let result = self.notebook.storage().dismiss_aside(&self.aside);
        self.reread(&StoreChange::Anything);
        self.put_back();
        self.reread_aside();
        result
    }

    /// Keeps the drafts and decisions from a file of everything, after the reader has agreed.
    ///
    /// # Errors
    /// When the store fails or is full. Entries taken in before that stay.
    pub fn restore(&mut self, whole: &WholeStore) -> Result<(), SaveError> {
        let result = self.notebook.storage().restore(whole);
        self.reread(&StoreChange::Anything);
        self.put_back();
        result
    }
}
