//! Writes the effects of an undo or redo.

use std::collections::BTreeMap;

use super::Notebook;
use super::batch::Batch;
use crate::annotation::{AnnotationId, Effect, Key, Placement};
use crate::document::DocumentKey;
use crate::keeping::SaveError;
use crate::keeping::store::Store;

/// The effects of a step that change no record. A step has either these or notes to write, never both,
/// so that it is done or not.
#[derive(Default)]
struct Aside<'a> {
    hidden: Vec<(&'a AnnotationId, bool)>,
    placed: Vec<(&'a Key, Option<&'a Placement>)>,
}

impl<S: Store> Notebook<S> {
    /// Writes the effects of an undo or redo: all of them or, after an error, none. Each effect comes
    /// with a document: the one in which a note is hidden or placed, or else its home. A note kept
    /// under an available document stays there.
    ///
    /// # Errors
    /// As for [`save`](Self::save), and when a note is no longer as an undone import left it.
    pub fn apply(&mut self, effects: &[(DocumentKey, Effect)]) -> Result<(), SaveError> {
        // Hidden and placed notes add to the earlier ones, even if those were cleared away.
        self.write_back_others()?;
        let mut batch = Batch::new(self);
        let mut saved = Vec::new();
        let mut asides: BTreeMap<&DocumentKey, Aside<'_>> = BTreeMap::new();
        for (document, effect) in effects {
            match effect {
                Effect::Write(record) => {
                    batch.join(document, record)?;
                    saved.push(record.key());
                }
                Effect::PutBack {
                    key,
                    expected,
                    record,
                } => batch.put_back(document, key, expected.as_ref(), record.as_ref())?,
                Effect::Hide { key, hidden } => {
                    let aside = asides.entry(document).or_default();
                    aside.hidden.push((&key.id, *hidden));
                }
                Effect::Place { key, placement } => {
                    let aside = asides.entry(document).or_default();
                    aside.placed.push((key, placement.as_ref()));
                }
            }
        }
        batch.write()?;
        saved.into_iter().for_each(|key| self.remember(key));
        asides
            .into_iter()
            .try_for_each(|(document, aside)| self.see_to(document, aside))
    }

    fn see_to(&self, document: &DocumentKey, aside: Aside<'_>) -> Result<(), SaveError> {
        self.storage.update_reading(document, |reading| {
            for (id, hidden) in aside.hidden {
                match hidden {
                    true => reading.hidden.insert(id.clone()),
                    false => reading.hidden.remove(id),
                };
            }
        })?;
        self.storage.place(document, aside.placed)
    }
}
