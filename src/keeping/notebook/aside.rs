//! Takes back entries that were set aside.

use std::collections::BTreeSet;

use super::Notebook;
use super::batch::Batch;
use crate::annotation::Key;
use crate::keeping::aside::Aside;
use crate::keeping::key::Entry;
use crate::keeping::storage::SaveError;
use crate::keeping::store::Store;
use crate::keeping::stored;

impl<S: Store> Notebook<S> {
    /// Puts an entry that was set aside back in its place. If the same note has arrived there
    /// meanwhile, for example from a file, both are joined. Returns the notes that changed.
    ///
    /// # Errors
    /// When the store fails, or something else has taken its place; then it is still aside.
    pub fn take_back(&mut self, aside: &Aside) -> Result<BTreeSet<Key>, SaveError> {
        if let Some(key) = self.storage.put_back_aside(aside)? {
            return Ok(self.reload(&key)?);
        }
        let key = format!("{}{}", self.storage.base().prefix(), aside.entry);
        let Some(Entry::Annotation(document, _)) = self.storage.base().parse(&key) else {
            return Err(SaveError::PlaceTaken);
        };
        let texts = self.shelf.of(&document, &self.storage, true);
        let read = stored::decode(&aside.value, &texts);
        let annotations = read.map_err(|_| SaveError::PlaceTaken)?;
        let mut batch = Batch::new(self);
        for annotation in &annotations {
            batch.join(&document, annotation)?;
        }
        let touched = batch.write()?;
        self.storage.forget_aside(aside)?;
        Ok(touched
            .into_iter()
            .map(|(_, touched)| touched.key().clone())
            .collect())
    }
}
