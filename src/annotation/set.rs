//! A set of annotations.

use std::collections::btree_map::Values;
use std::collections::{BTreeMap, BTreeSet};

use super::{Annotation, AnnotationId, AuthorId, Key};

/// Annotations by key. Merging two sets joins the records they share and loses none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnotationSet {
    records: BTreeMap<Key, Annotation>,
}

impl AnnotationSet {
    /// Makes an empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the annotation with this key.
    pub fn get(&self, key: &Key) -> Option<&Annotation> {
        self.records.get(key)
    }

    /// Returns all annotations with this id: one, unless different creators used it.
    pub fn by_id(&self, id: &AnnotationId) -> impl Iterator<Item = &Annotation> {
        let first = Key {
            id: id.clone(),
            creator: AuthorId::new(""),
        };
        self.records
            .range(first..)
            .map(|(_, record)| record)
            .take_while(move |record| record.id() == id)
    }

    /// Returns all annotations, by key.
    pub fn iter(&self) -> Values<'_, Key, Annotation> {
        self.records.values()
    }

    /// Returns the number of annotations, including withdrawn ones.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Returns whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Joins a record with the present one; see [`Annotation::join`].
    pub fn join(&mut self, record: Annotation) {
        match self.records.get_mut(record.key()) {
            Some(known) => known.join(&record),
            None => {
                self.records.insert(record.key().clone(), record);
            }
        }
    }

    /// Joins all records of another set: commutative, associative and idempotent.
    ///
    /// ```
    /// use rapporteur::annotation::{Annotation, AnnotationId, AnnotationSet, AuthorId, Key};
    /// use std::collections::BTreeSet;
    ///
    /// let record = |id| {
    ///     let key = Key { id: AnnotationId::new(id), creator: AuthorId::new("urn:x-ann") };
    ///     Annotation::from_parts(key, Vec::new(), BTreeSet::new())
    /// };
    /// let mut here = AnnotationSet::from_iter([record("urn:x-1"), record("urn:x-2")]);
    /// let there = AnnotationSet::from_iter([record("urn:x-2"), record("urn:x-3")]);
    /// here.merge(&there);
    /// assert_eq!(here.len(), 3);
    ///
    /// let once = here.clone();
    /// here.merge(&there);
    /// assert_eq!(here, once);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.extend(other.iter().cloned());
    }

    /// Replaces the record under a key and returns the old one. Only for undoing an import; everything
    /// else joins.
    pub fn replace(&mut self, record: Annotation) -> Option<Annotation> {
        self.records.insert(record.key().clone(), record)
    }

    /// Forgets a record. A withdrawal is a revision and needs [`join`](Self::join) instead.
    pub fn remove(&mut self, key: &Key) -> Option<Annotation> {
        self.records.remove(key)
    }
}

impl Extend<Annotation> for AnnotationSet {
    /// Joins all the records. Those with one key are put in order once, however many they are.
    fn extend<I: IntoIterator<Item = Annotation>>(&mut self, records: I) {
        let mut unsettled = BTreeSet::new();
        for record in records {
            match self.records.get_mut(record.key()) {
                Some(known) => {
                    unsettled.insert(record.key().clone());
                    known.take_in(record);
                }
                None => {
                    self.records.insert(record.key().clone(), record);
                }
            }
        }
        for key in &unsettled {
            if let Some(record) = self.records.get_mut(key) {
                record.settle();
            }
        }
    }
}

impl FromIterator<Annotation> for AnnotationSet {
    fn from_iter<I: IntoIterator<Item = Annotation>>(records: I) -> Self {
        let mut set = Self::new();
        set.extend(records);
        set
    }
}

impl<'a> IntoIterator for &'a AnnotationSet {
    type Item = &'a Annotation;
    type IntoIter = Values<'a, Key, Annotation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
