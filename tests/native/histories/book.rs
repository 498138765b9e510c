//! The book of a random history: which revisions each revision replaced, and where it was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use rapporteur::annotation::{AnnotationSet, Key, RevisionId};

/// The acknowledged revisions of some devices. It is kept independently of the app.
pub struct Book {
    /// The revisions that each revision replaced.
    parents: BTreeMap<RevisionId, BTreeSet<RevisionId>>,
    /// The acknowledged revisions by device.
    acknowledged: Vec<BTreeSet<(Key, RevisionId)>>,
}

impl Book {
    pub fn new(devices: usize) -> Self {
        Self {
            parents: BTreeMap::new(),
            acknowledged: vec![BTreeSet::new(); devices],
        }
    }

    /// Returns the number of acknowledged revisions.
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Enters a revision acknowledged by a device. Its author had seen the revisions that it replaces.
    pub fn acknowledge(&mut self, device: usize, key: &Key, id: RevisionId, over: &[RevisionId]) {
        let parents = self.parents.entry(id.clone()).or_default();
        parents.extend(over.iter().filter(|parent| **parent != id).cloned());
        self.acknowledged[device].insert((key.clone(), id));
    }

    /// Checks that every revision acknowledged by a device is live there or the ancestor of a live one.
    pub fn check(&self, device: usize, kept: &AnnotationSet) {
        for (key, revision) in &self.acknowledged[device] {
            let record = kept.get(key).unwrap_or_else(|| panic!("{key:?} is gone"));
            let mut live = record.live().iter();
            let descends = live.any(|heir| self.descends(&heir.id, revision));
            assert!(descends, "{revision} is lost: {record:?}");
        }
    }

    /// Checks the same of all devices, once one of them has everything.
    pub fn check_all(&self, kept: &AnnotationSet) {
        (0..self.acknowledged.len()).for_each(|device| self.check(device, kept));
    }

    /// Returns whether `heir` equals `ancestor` or descends from it.
    fn descends(&self, heir: &RevisionId, ancestor: &RevisionId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![heir];
        while let Some(id) = open.pop() {
            if id == ancestor {
                return true;
            }
            if seen.insert(id) {
                open.extend(self.parents.get(id).into_iter().flatten());
            }
        }
        false
    }
}
