//! What the app died on: it is kept and not touched until the person wants it back.

use super::Session;
use crate::browser::storage::Change;
use crate::keeping::{Aside, SaveError, WholeStore};

impl Session {
    /// What was set aside, in the order of its names.
    pub fn aside(&self) -> &[Aside] {
        &self.aside
    }

    /// Puts back what was set aside under this name, or all of it; [`draw_news`](Self::draw_news)
    /// draws it. Of all, what cannot be put back is left and the others are.
    pub fn take_back(&mut self, name: Option<&str>) -> Result<(), SaveError> {
        let wanted = |aside: &&Aside| name.is_none_or(|name| aside.name() == name);
        let all: Vec<Aside> = self.aside.iter().filter(wanted).cloned().collect();
        let (mut result, mut touched) = (Ok(()), Vec::new());
        for aside in &all {
            match self.notebook.take_back(aside) {
                Ok(keys) => touched.extend(keys),
                Err(error) => result = Err(error),
            }
        }
        self.reread(&Change::Anything);
        self.has_changed(touched);
        result
    }

    /// The same as a file, which Import takes in.
    pub fn aside_file(&self) -> String {
        self.notebook.storage().aside_file().unwrap_or_default()
    }

    /// Keeps what a file of everything holds beside notes and documents.
    pub fn restore(&mut self, whole: &WholeStore) -> Result<(), SaveError> {
        let result = self.notebook.storage().restore(whole);
        self.reread(&Change::Anything);
        result
    }

    /// Looks again at what was set aside: another tab may have put it there, or taken it back.
    pub(super) fn reread_aside(&mut self) {
        self.aside = self.notebook.storage().aside().unwrap_or_default();
    }
}
