//! Writing several keys as one: all, or none.

use std::collections::BTreeMap;

use super::key::Entry;
use super::notebook::Notebook;
use super::storage::SaveError;
use super::store::{Store, StoreError, utf16_units, work_on};
use super::stored;
use super::unreadable::Unreadable;
use crate::annotation::{Annotation, AnnotationSet, Key, Touched};
use crate::document::DocumentKey;

/// Writes to be made together, worked out on what is kept now.
pub(super) struct Batch<'a, S> {
    notebook: &'a mut Notebook<S>,
    writes: BTreeMap<String, Write>,
    /// Whether notes may lean on the open text, which then has to be kept too.
    leaning: bool,
    /// The values, once they are worked out.
    encoded: Option<Encoded>,
}

/// What is to become of one key.
struct Write {
    document: DocumentKey,
    /// The value there is now, and what it says; a damaged one says nothing. Of one that was cleared
    /// away it is what was last read.
    old: Option<String>,
    before: AnnotationSet,
    is_damaged: bool,
    is_missing: bool,
    after: AnnotationSet,
}

/// Values by key.
type Values = Vec<(String, String)>;

/// What is to be written.
struct Encoded {
    values: Values,
    /// Whether some lean on the open text.
    leans: bool,
}

impl<'a, S: Store> Batch<'a, S> {
    pub(super) fn new(notebook: &'a mut Notebook<S>) -> Self {
        Self {
            notebook,
            writes: BTreeMap::new(),
            leaning: true,
            encoded: None,
        }
    }

    /// Adds what a record knows to what is kept of it.
    pub(super) fn join(
        &mut self,
        document: &DocumentKey,
        record: &Annotation,
    ) -> Result<(), SaveError> {
        let after = &mut self.write_for(document, record.key())?.after;
        after.join(record.clone());
        Ok(())
    }

    /// Puts `record` in the place of `expected`, which must still be there.
    pub(super) fn put_back(
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

    /// Makes sure that everything will fit, by writing filler of the same size and removing it.
    pub(super) fn check_room(&mut self) -> Result<(), SaveError> {
        let leaning = self.encode()?;
        let needed = self.units_needed(&leaning);
        if self.has_room(needed)? {
            self.encoded = Some(leaning);
            return Ok(());
        }
        // A few notes may fit where the text they would lean on does not.
        self.leaning = false;
        let full = self.encode()?;
        let needed = self.units_needed(&full).min(needed);
        if !self.has_room(needed)? {
            return Err(SaveError::DoesNotFit(needed));
        }
        self.encoded = Some(full);
        Ok(())
    }

    /// Writes everything. After an error everything is as it was. What comes back are the records
    /// that became other than they were.
    pub(super) fn write(mut self) -> Result<Vec<(DocumentKey, Touched)>, SaveError> {
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

    /// The write of the key that an annotation is kept under: that of its home where it has one,
    /// else that of `document`.
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

    /// The values to be written. If notes lean on the open text it is kept first.
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

    /// The values of what changes.
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

    /// How many UTF-16 units the store will grow by.
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

    /// Puts the old values back. They were there a moment ago, so that there is room for them.
    /// Should the store refuse all the same, memory takes over what is kept now, and importing
    /// once more completes it: joining twice is joining once.
    fn roll_back<'k>(&mut self, keys: impl DoubleEndedIterator<Item = &'k str>) {
        for key in keys.rev() {
            let write = self.writes.get(key);
            let old = write.and_then(|write| write.old.as_deref());
            // Where nothing stood, nothing was forgotten: a tab may have a note on its screen that was
            // cleared away there.
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

    fn encode(&self, texts: &dyn stored::Texts) -> Result<String, SaveError> {
        // What is forgotten leaves an empty entry: a key that is gone tells of a cleared store.
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
