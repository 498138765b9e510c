//! Taking over what other tabs wrote, and putting back what they wrote over.

use std::collections::{BTreeMap, BTreeSet};

use super::{Notebook, Saved, Seen};
use crate::annotation::{Annotation, Key};
use crate::document::DocumentKey;
use crate::keeping::key::Entry;
use crate::keeping::storage::Damaged;
use crate::keeping::store::{Store, StoreError, work_on};
use crate::keeping::stored;
use crate::trap;

impl<S: Store> Notebook<S> {
    /// Reads one key again, as a `storage` event names it. What comes back are the annotations
    /// that changed.
    pub fn reload(&mut self, key: &str) -> Result<BTreeSet<Key>, StoreError> {
        let Some(entry) = self.storage.base().parse(key) else {
            return Ok(BTreeSet::new());
        };
        match entry {
            Entry::Annotation(document, _) if self.holds(&document) => self.refresh(&document, key),
            Entry::Text(document, _) if document == self.document => {
                self.shelf.look_again(&self.storage)?;
                self.shelf.mend(&self.storage);
                Ok(BTreeSet::new())
            }
            entry => {
                self.damage.look_at(&entry, &self.storage)?;
                Ok(BTreeSet::new())
            }
        }
    }

    /// Reads everything again, for a tab that was hidden or frozen. Only what has changed is
    /// decoded.
    pub fn reload_all(&mut self) -> Result<BTreeSet<Key>, StoreError> {
        self.shelf.look_again(&self.storage)?;
        let mut keys = BTreeMap::new();
        let seen = self.seen.iter();
        keys.extend(seen.map(|(key, seen)| (key.clone(), seen.document.clone())));
        self.damage.forget_elsewhere();
        for key in self.storage.store().keys()? {
            match self.storage.base().parse(&key) {
                Some(Entry::Annotation(document, _)) if self.holds(&document) => {
                    keys.insert(key, document);
                }
                Some(entry) => self.damage.look_at(&entry, &self.storage)?,
                None => {}
            }
        }
        let mut changed = BTreeSet::new();
        for (key, document) in keys {
            changed.extend(self.refresh(&document, &key)?);
        }
        self.shelf.mend(&self.storage);
        Ok(changed)
    }

    /// Takes over what is kept under one key, which is one of this document.
    pub(in crate::keeping) fn refresh(
        &mut self,
        document: &DocumentKey,
        key: &str,
    ) -> Result<BTreeSet<Key>, StoreError> {
        let value = self.storage.store().get(key)?;
        if value.as_ref() == self.seen.get(key).map(|seen| &seen.value) {
            return Ok(BTreeSet::new());
        }
        let texts = self.shelf.of(document, &self.storage, true);
        let read = value.as_deref().map_or(Ok(Vec::new()), |value| {
            work_on(self.storage.store(), key, || {
                trap::spring("opening", value);
                stored::decode(value, &texts)
            })
        });
        match read {
            Ok(annotations) => {
                let changed = self.take(document, key, value, &annotations);
                Ok(self.put_back_lost(key, changed))
            }
            // What was read before stays on screen: the damage came from elsewhere.
            Err(reason) => {
                let value = value.unwrap_or_default();
                let key = key.to_owned();
                self.damage.add_here(Damaged { key, value, reason });
                Ok(BTreeSet::new())
            }
        }
    }

    /// Notes in memory what is kept under a key now; tells what changed by that.
    pub(in crate::keeping) fn take(
        &mut self,
        document: &DocumentKey,
        key: &str,
        value: Option<String>,
        annotations: &[Annotation],
    ) -> BTreeSet<Key> {
        self.damage.remove_here(key);
        let keys: Vec<Key> = annotations.iter().map(|a| a.key().clone()).collect();
        let before = match value {
            Some(value) => {
                let seen = Seen {
                    document: document.clone(),
                    value,
                    annotations: keys.clone(),
                };
                self.seen.insert(key.to_owned(), seen)
            }
            None => self.seen.remove(key),
        };
        let mut changed = BTreeSet::new();
        for annotation in annotations {
            let now = self.with_others(document, annotation.clone());
            if self.set.get(now.key()) != Some(&now) {
                changed.insert(now.key().clone());
            }
            self.replace(now);
        }
        for gone in before.into_iter().flat_map(|seen| seen.annotations) {
            if !keys.contains(&gone) {
                match self.others(document, &gone) {
                    Some(left) => self.replace(left),
                    None => self.forget(&gone),
                }
                changed.insert(gone);
            }
        }
        changed
    }

    /// Writes again what this tab has saved and another has written over without reading it.
    fn put_back_lost(&mut self, key: &str, mut changed: BTreeSet<Key>) -> BTreeSet<Key> {
        let is_lost = |saved: &&Saved| {
            let now = self.set.get(saved.annotation.key());
            !now.is_some_and(|now| now.contains(&saved.annotation))
        };
        let saved = changed.iter().filter_map(|key| self.saved_here.get(key));
        let lost: Vec<Saved> = saved.filter(is_lost).cloned().collect();
        // What another tab died on and set aside is not lost.
        if lost.is_empty() || self.storage.is_aside(key) {
            return changed;
        }
        for Saved { home, annotation } in lost {
            changed.insert(annotation.key().clone());
            if self.save_under(&home, &annotation).is_err() {
                // Kept on screen, and tried again with the next reload.
                let mut now = self
                    .set
                    .get(annotation.key())
                    .unwrap_or(&annotation)
                    .clone();
                now.join(&annotation);
                self.replace(now);
                self.seen.remove(key);
            }
        }
        changed
    }

    /// Every change of the set goes through here or [`forget`](Self::forget).
    fn replace(&mut self, annotation: Annotation) {
        let home = self.home(annotation.key()).clone();
        let pending = self.pending.get_mut();
        if let Some(before) = self.set.get(annotation.key()) {
            pending.remove(before);
        }
        pending.add(&home, &annotation);
        self.set.replace(annotation);
    }

    fn forget(&mut self, key: &Key) {
        if let Some(gone) = self.set.remove(key) {
            self.pending.get_mut().remove(&gone);
        }
    }
}
