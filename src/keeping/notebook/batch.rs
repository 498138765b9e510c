//! Writes several keys as one: all, or none.

use std::collections::BTreeMap;

use super::Notebook;
use crate::annotation::{Annotation, AnnotationSet, Key, Touched};
use crate::document::DocumentKey;
use crate::keeping::key::Entry;
use crate::keeping::storage::SaveError;
use crate::keeping::store::{Store, StoreError, utf16_units, work_on};
use crate::keeping::stored;
use crate::keeping::unreadable::Unreadable;

/// A group of writes, prepared from the present entries.
pub(in crate::keeping) struct Batch<'a, S> {
    notebook: &'a mut Notebook<S>,
    writes: BTreeMap<String, Write>,
    /// Whether notes may lean on the open text, which must then be kept too.
    leaning: bool,
    /// The values, once they are encoded.
    encoded: Option<Encoded>,
}

/// The pending write of one key.
struct Write {
    document: DocumentKey,
    /// The present value with its content, which is empty if the value is damaged. For an entry that
    /// was cleared away, the value last read.
    old: Option<String>,
    before: AnnotationSet,
    is_damaged: bool,
    is_missing: bool,
    after: AnnotationSet,
}

/// Values by key.
type Values = Vec<(String, String)>;

/// The values of a batch, ready for the store.
struct Encoded {
    values: Values,
    /// Whether any of them lean on the open text.
    leans: bool,
}

impl<'a, S: Store> Batch<'a, S> {
    pub(in crate::keeping) fn new(notebook: &'a mut Notebook<S>) -> Self {
        Self {
            notebook,
            writes: BTreeMap::new(),
            leaning: true,
            encoded: None,
        }
    }

    /// Joins a record with the kept one.
    pub(in crate::keeping) fn join(
        &mut self,
        document: &DocumentKey,
        record: &Annotation,
    ) -> Result<(), SaveError> {
        let after = &mut self.write_for(document, record.key())?.after;
        after.join(record.clone());
        Ok(())
    }

    /// Puts `record` in place of `expected`, which must still be there.
    pub(in crate::keeping) fn put_back(
        &mut self,
        document: &DocumentKey,
        key: &Key,
        expected: Option<&Annotation>,
        record: Option<&Annotation>,
    ) -> Result<(), SaveError> {
        let after = &mut self.write_for(document, key)?.after;
        if after.get(key) != expected {
            return Err(SaveError::Changed);
        }
        after.remove(key);
        after.extend(record.cloned());
        Ok(())
    }

    /// Makes sure that everything fits, by writing filler of equal size and removing it.
    pub(in crate::keeping) fn check_room(&mut self) -> Result<(), SaveError> {
        let leaning = self.encode()?;
        let needed = self.units_needed(&leaning);
        if self.has_room(needed)? {
            self.encoded = Some(leaning);
            return Ok(());
        }
        // A few notes may fit even if the text they would lean on does not.
        self.leaning = false;
        let full = self.encode()?;
        let needed = self.units_needed(&full).min(needed);
        if !self.has_room(needed)? {
            return Err(SaveError::DoesNotFit(needed));
        }
        self.encoded = Some(full);
        Ok(())
    }

    /// Writes everything; after an error, everything is unchanged. Returns the records that changed.
    pub(in crate::keeping) fn write(mut self) -> Result<Vec<(DocumentKey, Touched)>, SaveError> {
        let values = self.values_on_kept_text()?;
        self.write_all(&values)?;
        let mut touched = Vec::new();
        for (key, value) in values {
            let Some(write) = self.writes.remove(&key) else {
                continue;
            };
            touched.extend(write.touched());
            if self.notebook.holds(&write.document) {
                self.notebook
                    .take(&write.document, &key, Some(value), write.after);
            }
        }
        Ok(touched)
    }

    /// Returns the write for the key of an annotation: under its home if it has one, else under
    /// `document`.
    fn write_for(&mut self, document: &DocumentKey, key: &Key) -> Result<&mut Write, SaveError> {
        let notebook = &*self.notebook;
        let document = notebook.home_or(document, key);
        let entry = Entry::annotation(document, &key.id);
        let name = notebook.storage.base().key(&entry);
        match self.writes.entry(name) {
            std::collections::btree_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::btree_map::Entry::Vacant(place) => {
                let write = Write::read(notebook, document, place.key())?;
                Ok(place.insert(write))
            }
        }
    }

    /// Returns the values to write. If notes lean on the open text, the text is kept first.
    fn values_on_kept_text(&mut self) -> Result<Values, SaveError> {
        let encoded = match self.encoded.take() {
            Some(encoded) => encoded,
            None => self.encode()?,
        };
        if !encoded.leans || self.notebook.shelf.keep(&self.notebook.storage)? {
            return Ok(encoded.values);
        }
        self.leaning = false;
        Ok(self.encode()?.values)
    }

    /// Encodes the changed values.
    fn encode(&self) -> Result<Encoded, SaveError> {
        let mut encoded = Encoded {
            values: Vec::new(),
            leans: false,
        };
        let Notebook { shelf, storage, .. } = &*self.notebook;
        for (key, write) in &self.writes {
            if write.after == write.before && !write.is_missing {
                continue;
            }
            let texts = shelf.of(&write.document, storage, self.leaning);
            let value = write.encode(&texts)?;
            encoded.values.push((key.clone(), value));
            encoded.leans |= texts.used_at_hand();
        }
        Ok(encoded)
    }

    /// Returns the growth of the store, in UTF-16 units.
    fn units_needed(&self, encoded: &Encoded) -> usize {
        let mut needed = 0_usize;
        let mut freed = 0_usize;
        for (key, value) in &encoded.values {
            let size = |value: &String| utf16_units(key) + utf16_units(value);
            let old = self.writes.get(key).and_then(|write| write.old.as_ref());
            needed = needed.saturating_add(size(value));
            freed = freed.saturating_add(old.map_or(0, size));
        }
        if encoded.leans {
            let text = self.notebook.shelf.units_to_keep(&self.notebook.storage);
            needed = needed.saturating_add(text);
        }
        needed.saturating_sub(freed)
    }

    fn has_room(&self, units: usize) -> Result<bool, SaveError> {
        let storage = &self.notebook.storage;
        let probe = storage.base().key(&Entry::Probe);
        let filler = " ".repeat(units.saturating_sub(utf16_units(&probe)));
        let outcome = storage.store().set(&probe, &filler);
        storage.store().remove(&probe)?;
        match outcome {
            Ok(()) => Ok(true),
            Err(StoreError::Full) if storage.sweep()? => self.has_room(units),
            Err(StoreError::Full) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn write_all(&mut self, values: &Values) -> Result<(), SaveError> {
        let is_new = |key: &&str| self.writes.get(*key).is_some_and(|one| one.old.is_none());
        let mut new = values
            .iter()
            .map(|(key, _)| key.as_str())
            .filter(is_new)
            .peekable();
        if new.peek().is_some() {
            self.notebook.storage.unsweep(new)?;
        }
        for (done, (key, value)) in values.iter().enumerate() {
            if let Err(error) = self.write_one(key, value) {
                self.roll_back(values.iter().take(done).map(|(key, _)| key.as_str()));
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn write_one(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let Notebook {
            storage, damage, ..
        } = &mut *self.notebook;
        let write = self.writes.get(key);
        if let Some(damaged) = write.filter(|write| write.is_damaged) {
            let aside = storage.set_aside(key, damaged.old.as_deref().unwrap_or_default())?;
            damage.look_at(&aside, storage)?;
        }
        match storage.store().set(key, value) {
            Err(StoreError::Full) if storage.sweep()? => storage.store().set(key, value),
            result => result,
        }
    }

    /// Puts the old values back. There is room for them, because they were there a moment ago. Should
    /// the store still refuse, memory takes over the stored state. Importing again completes it,
    /// because joining twice is joining once.
    fn roll_back<'k>(&mut self, keys: impl DoubleEndedIterator<Item = &'k str>) {
        for key in keys.rev() {
            let write = self.writes.get(key);
            let old = write.and_then(|write| write.old.as_deref());
            // If there was no entry before, no note was forgotten. Another tab may show a note whose
            // entry was cleared away.
            let undone = self.notebook.storage.put(key, old);
            let document = write.map(|write| &write.document);
            let here = document.filter(|document| self.notebook.holds(document));
            if let Some(document) = here.filter(|_| undone.is_err()) {
                let _ = self.notebook.refresh(document, key);
            }
        }
    }
}

impl Write {
    fn read<S: Store>(
        notebook: &Notebook<S>,
        document: &DocumentKey,
        key: &str,
    ) -> Result<Self, SaveError> {
        let old = notebook.storage.store().get(key)?;
        let texts = notebook.shelf.of(document, &notebook.storage, true);
        let store = notebook.storage.store();
        let decode = |value| work_on(store, key, || stored::decode(value, &texts));
        let read = old.as_deref().map(decode);
        let (before, is_damaged) = match read {
            None => (notebook.cleared_away(key), false),
            Some(Ok(annotations)) => (annotations.into_iter().collect(), false),
            Some(Err(Unreadable::Newer(version))) => return Err(SaveError::NewerVersion(version)),
            Some(Err(_)) => (AnnotationSet::new(), true),
        };
        Ok(Self {
            document: document.clone(),
            is_missing: old.is_none() && !before.is_empty(),
            old,
            after: before.clone(),
            before,
            is_damaged,
        })
    }

    fn encode(&self, texts: &dyn stored::KeptTexts) -> Result<String, SaveError> {
        // A forgotten note leaves an empty entry, because a missing key means a cleared store.
        let first = self.after.iter().chain(self.before.iter()).next();
        stored::encode(&self.after, texts).map_err(|_| match first {
            Some(first) => SaveError::NotStorable(first.id().clone()),
            None => SaveError::Changed,
        })
    }

    fn touched(&self) -> impl Iterator<Item = (DocumentKey, Touched)> {
        self.after.iter().filter_map(|after| {
            let before = self.before.get(after.key());
            let touched = || Touched::new(before.cloned(), after.clone());
            (before != Some(after)).then(|| (self.document.clone(), touched()))
        })
    }
}
