//! Threads: notes that answer each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Annotation, AnnotationId, AnnotationSet, Key};

/// The threads of a set of annotations, updated record by record. An answer names the annotation it is
/// about. That annotation may be missing, withdrawn or, in damaged files, the answer itself.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    parents: BTreeMap<Key, AnnotationId>,
    answers: BTreeMap<AnnotationId, BTreeSet<Key>>,
}

impl Threads {
    /// Collects the threads of all annotations of a set.
    pub fn of(set: &AnnotationSet) -> Self {
        let mut threads = Self::default();
        for annotation in set {
            threads.update(annotation.key(), Some(annotation));
        }
        threads
    }

    /// Updates the threads with the present state of a record; `None` if it was forgotten.
    pub fn update(&mut self, key: &Key, annotation: Option<&Annotation>) {
        if let Some(old) = self.parents.remove(key)
            && let Some(answers) = self.answers.get_mut(&old)
        {
            answers.remove(key);
            if answers.is_empty() {
                self.answers.remove(&old);
            }
        }
        if let Some(parent) = annotation.and_then(parent_of) {
            self.answers
                .entry(parent.clone())
                .or_default()
                .insert(key.clone());
            self.parents.insert(key.clone(), parent);
        }
    }

    /// Returns the annotation that this one answers.
    pub fn parent(&self, key: &Key) -> Option<&AnnotationId> {
        self.parents.get(key)
    }

    /// Returns the direct answers to an annotation.
    pub fn answers_to(&self, id: &AnnotationId) -> impl Iterator<Item = &Key> {
        self.answers.get(id).into_iter().flatten()
    }

    /// Returns whether an annotation has answers.
    pub fn has_answers(&self, id: &AnnotationId) -> bool {
        self.answers.contains_key(id)
    }

    /// Returns the first annotations of the threads of `keys`: the topmost ones in the set. A cycle has
    /// its least key on top.
    pub fn roots_of<'a>(
        &'a self,
        keys: impl IntoIterator<Item = &'a Key>,
        set: &'a AnnotationSet,
    ) -> BTreeSet<Key> {
        // No path is walked twice, however long the threads are.
        let mut known = BTreeMap::new();
        let mut roots = BTreeSet::new();
        for key in keys {
            roots.insert(self.find_root(key, set, &mut known));
        }
        let mut cloned = BTreeSet::new();
        cloned.extend(roots.into_iter().cloned());
        cloned
    }

    /// Returns the first annotations of all threads. Each annotation is in the thread of one of them.
    pub fn roots(&self, set: &AnnotationSet) -> BTreeSet<Key> {
        self.roots_of(set.iter().map(Annotation::key), set)
    }

    /// Walks up from an answer to the root of its thread. Records the root of each annotation on the
    /// way in `known`.
    fn find_root<'a>(
        &'a self,
        key: &'a Key,
        set: &'a AnnotationSet,
        known: &mut BTreeMap<&'a Key, &'a Key>,
    ) -> &'a Key {
        let mut way = vec![key];
        let mut walked = BTreeSet::new();
        let mut top = key;
        let root = loop {
            if let Some(root) = known.get(top) {
                break *root;
            }
            if !walked.insert(top) {
                let circle = way.iter().rev().skip(1);
                let others = circle.take_while(|other| **other != top);
                break others.fold(top, |least, other| least.min(other));
            }
            let parent = self.parents.get(top);
            let Some(parent) = parent.and_then(|id| at_hand(set, id)) else {
                break top;
            };
            way.push(parent);
            top = parent;
        };
        known.extend(way.into_iter().map(|one| (one, root)));
        root
    }

    /// Returns all answers below an annotation, each with its depth (1 for an answer to `root` itself).
    /// An answer precedes its own answers; `compare` orders siblings.
    pub fn answers(
        &self,
        root: &Key,
        set: &AnnotationSet,
        compare: impl Fn(&Key, &Key) -> std::cmp::Ordering,
    ) -> Vec<(usize, Key)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        seen.insert(root.clone());
        let mut waiting = vec![(0, root.clone())];
        while let Some((depth, key)) = waiting.pop() {
            // If several records share an id, answers belong to the first.
            if at_hand(set, &key.id).is_none_or(|first| *first == key) {
                let mut next: Vec<Key> = Vec::new();
                let answers = self.answers.get(&key.id).into_iter().flatten();
                next.extend(answers.filter(|one| seen.insert((*one).clone())).cloned());
                crate::sort::sort_by(&mut next, |a, b| compare(b, a));
                waiting.extend(next.into_iter().map(|one| (depth + 1, one)));
            }
            if depth > 0 {
                found.push((depth, key));
            }
        }
        found
    }
}

fn parent_of(annotation: &Annotation) -> Option<AnnotationId> {
    let parent = annotation.latest()?.content.parent()?;
    Some(AnnotationId::new(parent.id))
}

fn at_hand<'a>(set: &'a AnnotationSet, id: &AnnotationId) -> Option<&'a Key> {
    set.by_id(id).map(Annotation::key).next()
}
