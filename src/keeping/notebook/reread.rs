//! Takes over what other tabs wrote, and puts back what they overwrote.
//!
//! Notes never depend on locks. Tabs write under a Web Lock where the browser has them, but plain http
//! has none. A tab whose save was overwritten keeps the note on the screen and puts it back under the
//! lock. Rereading itself writes nothing. A save can be lost only if its tab is killed before it hears
//! of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Notebook, Saved, Seen};
use crate::annotation::{Annotation, AnnotationSet, Key};
use crate::document::DocumentKey;
use crate::keeping::aside::Aside;
use crate::keeping::key::Entry;
use crate::keeping::storage::Damaged;
use crate::keeping::store::{ReadStore, Store, StoreError, work_on};
use crate::keeping::stored;
use crate::trap;

impl<S: ReadStore> Notebook<S> {
    /// Rereads one key, as named by a `storage` event. Returns the annotations that changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reload(&mut self, key: &str) -> Result<BTreeSet<Key>, StoreError> {
        let Some(entry) = self.storage.base().parse(key) else {
            return Ok(BTreeSet::new());
        };
        match entry {
            Entry::Annotation(document, _) if self.holds(&document) => self.refresh(&document, key),
            Entry::Text(document, _) if document == self.document => {
                self.shelf.look_again(&self.storage)?;
                Ok(BTreeSet::new())
            }
            entry => {
                self.damage.look_at(&entry, &self.storage)?;
                if self.is_mirrored(&entry) {
                    self.look_at(&entry);
                }
                Ok(BTreeSet::new())
            }
        }
    }

    /// Rereads everything, for a tab that was hidden or frozen. Only changed values are decoded.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reload_all(&mut self) -> Result<BTreeSet<Key>, StoreError> {
        self.shelf.look_again(&self.storage)?;
        let mut keys = BTreeMap::new();
        let seen = self.seen.iter();
        keys.extend(seen.map(|(key, seen)| (key.clone(), seen.document.clone())));
        self.damage.forget_elsewhere();
        let mut others = Vec::new();
        for key in self.storage.store().keys()? {
            match self.storage.base().parse(&key) {
                Some(Entry::Annotation(document, _)) if self.holds(&document) => {
                    keys.insert(key, document);
                }
                Some(entry) => {
                    self.damage.look_at(&entry, &self.storage)?;
                    others.push(entry);
                }
                None => {}
            }
        }
        let mut changed = BTreeSet::new();
        for (key, document) in keys {
            changed.extend(self.refresh(&document, &key)?);
        }
        others.retain(|entry| self.is_mirrored(entry));
        self.look_at_others(others)?;
        Ok(changed)
    }

    /// Takes over the value of one key of this document.
    pub(in crate::keeping) fn refresh(
        &mut self,
        document: &DocumentKey,
        key: &str,
    ) -> Result<BTreeSet<Key>, StoreError> {
        let value = self.storage.store().get(key)?;
        let seen = self.seen.get(key);
        let held = seen.filter(|seen| !seen.annotations.is_empty());
        let is_missing = |seen: &Seen| !self.is_gone_on_purpose(key, &seen.value);
        if value.is_none() && held.is_some_and(is_missing) {
            self.missing.insert(key.to_owned());
            return Ok(BTreeSet::new());
        }
        let is_same = value.as_ref() == seen.map(|seen| &seen.value);
        let is_aside = !is_same && seen.is_some_and(|seen| self.is_aside(key, &seen.value));
        self.missing.remove(key);
        if is_same {
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
                let annotations = annotations.into_iter().collect();
                let changed = self.take(document, key, value, annotations);
                Ok(if is_aside {
                    changed
                } else {
                    self.hold_on(changed)
                })
            }
            // The values read before stay on screen, because the damage came from elsewhere.
            Err(reason) => {
                let value = value.unwrap_or_default();
                let key = key.to_owned();
                self.damage.add_here(Damaged { key, value, reason });
                Ok(BTreeSet::new())
            }
        }
    }

    /// Updates memory with the present value of a key; returns the annotations that changed.
    pub(in crate::keeping) fn take(
        &mut self,
        document: &DocumentKey,
        key: &str,
        value: Option<String>,
        mut annotations: AnnotationSet,
    ) -> BTreeSet<Key> {
        self.damage.remove_here(key);
        self.missing.remove(key);
        let mut here = BTreeSet::new();
        here.extend(annotations.iter().map(|one| one.key().clone()));
        let before = match value {
            Some(value) => {
                let seen = Seen {
                    document: document.clone(),
                    value,
                    annotations: here.clone(),
                };
                self.seen.insert(key.to_owned(), seen)
            }
            None => self.seen.remove(key),
        };
        let mut all = before.map(|seen| seen.annotations).unwrap_or_default();
        all.extend(here.iter().cloned());
        annotations.merge(&self.others(document, &all));
        let mut changed = BTreeSet::new();
        for key in all {
            let now = annotations.remove(&key);
            let is_same = here.contains(&key) && self.set.get(&key) == now.as_ref();
            match now {
                Some(now) => self.replace(now),
                None => self.forget(&key),
            }
            if !is_same {
                changed.insert(key);
            }
        }
        changed
    }

    /// Returns whether the entry with this value is gone because another tab crashed on it or made room.
    pub(super) fn is_gone_on_purpose(&self, key: &str, value: &str) -> bool {
        self.is_aside(key, value) || self.storage.was_swept(key)
    }

    /// Returns whether another tab crashed on this value and set it aside; then it is neither missing nor
    /// lost. An entry may stay aside long after its note has come back, so the values are compared.
    fn is_aside(&self, key: &str, value: &str) -> bool {
        // Nearly always there is nothing to read.
        if !self.storage.is_aside(key) {
            return false;
        }
        let name = key.strip_prefix(&self.storage.base().prefix());
        let entry = name.map(|name| Entry::Aside(name.to_owned()));
        let aside = entry.map(|entry| self.storage.read::<Aside>(&entry));
        matches!(aside, Some(Ok(Some(aside))) if aside.value == value)
    }

    /// Keeps on the screen the notes saved here that another tab has overwritten without reading them.
    /// They stay until they are [put back](Self::put_back).
    fn hold_on(&mut self, mut changed: BTreeSet<Key>) -> BTreeSet<Key> {
        let is_lost = |saved: &&Saved| {
            let now = self.set.get(saved.annotation.key());
            !now.is_some_and(|now| now.contains(&saved.annotation))
        };
        let saved = changed.iter().filter_map(|key| self.saved_here.get(key));
        let lost: Vec<Saved> = saved.filter(is_lost).cloned().collect();
        for Saved { annotation, .. } in lost {
            let key = annotation.key().clone();
            let mut now = self.set.get(&key).unwrap_or(&annotation).clone();
            now.join(&annotation);
            self.replace(now);
            self.lost.insert(key.clone());
            changed.insert(key);
        }
        changed
    }

    /// Returns whether another tab has overwritten a save of this one. Also true if only the text that
    /// notes lean on is gone.
    pub fn has_lost(&self) -> bool {
        !self.lost.is_empty() || self.has_lost_text()
    }

    fn has_lost_text(&self) -> bool {
        !self.was_cleared() && self.shelf.has_lost_text()
    }

    /// Replaces an annotation. Every change of the set goes through here or [`forget`](Self::forget).
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

impl<S: Store> Notebook<S> {
    /// Keeps the text on screen again, if notes lean on it and it alone is gone.
    pub(super) fn mend_text(&self) {
        if self.has_lost_text() {
            let _ = self.shelf.keep(&self.storage);
        }
    }

    /// Saves again what another tab has overwritten, and the text that notes lean on. Callers hold the
    /// lock, as for every write. Returns the notes that are kept again, because they may read
    /// differently now. Notes that the store refuses stay on the screen and are tried again next time.
    pub fn put_back(&mut self) -> Vec<Key> {
        self.mend_text();
        let mut kept = Vec::new();
        for key in std::mem::take(&mut self.lost) {
            let Some(Saved { home, annotation }) = self.saved_here.get(&key).cloned() else {
                continue;
            };
            if self.save_under(&home, &annotation).is_ok() {
                kept.push(key);
            } else {
                self.lost.insert(key);
            }
        }
        kept
    }
}
