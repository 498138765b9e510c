//! Entries that the app died on: they are kept and not touched until the person wants them back.

use super::{Session, World};
use crate::keeping::{Aside, AsideKind, ReadStore, SaveError, Store, StoreChange, WholeStore};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Tells what was set aside, in the order of its names.
    pub fn aside(&self) -> &[Aside] {
        &self.aside
    }

    /// Returns the same as a file, which Import takes in.
    pub fn aside_file(&self) -> String {
        self.notebook.storage().aside_file().unwrap_or_default()
    }

    /// Looks again at what was set aside: another tab may have put it there, or taken it back.
    pub(super) fn reread_aside(&mut self) {
        self.aside = self.notebook.storage().aside().unwrap_or_default();
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Puts back what was set aside under this name, or all of it; [`take_news`](Self::take_news)
    /// draws it. Of all, what is never put back is left out, and what cannot be put back now
    /// is left.
    ///
    /// # Errors
    /// When the store fails or is full, something else has taken its place, or it is nothing that
    /// can be put back.
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

    /// Remembers that the person has dismissed what was set aside. All of it stays.
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

    /// Keeps the drafts and decisions of a file of everything, for which the person has said yes.
    ///
    /// # Errors
    /// When the store fails or is full. What was taken in before that stays.
    pub fn restore(&mut self, whole: &WholeStore) -> Result<(), SaveError> {
        let result = self.notebook.storage().restore(whole);
        self.reread(&StoreChange::Anything);
        self.put_back();
        result
    }
}
