//! The board: everything the reader and the margin are drawn from. A change updates only the threads it
//! touches, so its cost does not grow with the report.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::card::{Answer, Card, Group, Mark, Place, Spot, Thread, is_stale, stretches};
use super::places::Places;
use crate::annotation::{Annotation, AnnotationId, AnnotationSet, Key, Threads};
use crate::document::Document;
use crate::shared::Shared;
use crate::sort::sort_by;

/// The sources that the cards are made from.
pub(super) struct Source<'a> {
    pub document: &'a Document,
    pub set: &'a AnnotationSet,
    /// The places of the notes.
    pub places: &'a Places,
    /// Whether the reader wrote the notes of an author.
    pub owns: &'a dyn Fn(&Key) -> bool,
    /// Whether a note came in and has not been read yet.
    pub unread: &'a dyn Fn(&Key) -> bool,
    /// Whether the reader has put a note out of sight.
    pub hidden: &'a dyn Fn(&Key) -> bool,
    /// Hears which note is being drawn.
    pub working_on: &'a dyn Fn(&AnnotationId),
}

/// The threads of a report. Parts that a change leaves equal keep their allocation, so that they are
/// not redrawn.
#[derive(Debug)]
pub struct Board {
    index: Threads,
    /// By the key of their root.
    threads: BTreeMap<Key, (Spot, Shared<Thread>)>,
    /// Each card and the root of its thread, by the key of its note.
    cards: BTreeMap<Key, (Rc<Key>, Shared<Card>)>,
    groups: BTreeMap<Spot, Shared<Group>>,
    /// By block.
    marks: Vec<Shared<Vec<Mark>>>,
    /// The number of notes that begin in each block, without answers. A note counts once, however many
    /// blocks it spans.
    begins: Shared<Vec<usize>>,
}

impl Board {
    /// Makes an empty board for a text of this many blocks.
    pub(super) fn empty(blocks: usize) -> Self {
        Self {
            index: Threads::default(),
            threads: BTreeMap::new(),
            cards: BTreeMap::new(),
            groups: BTreeMap::new(),
            marks: (0..blocks).map(|_| Shared::new(Vec::new())).collect(),
            begins: Shared::new(vec![0; blocks]),
        }
    }

    /// Takes in the current state of these annotations.
    pub(super) fn update(&mut self, touched: &[Key], source: &Source<'_>) {
        let mut old = self.index.roots_of(touched, source.set);
        for key in touched {
            self.index.update(key, source.set.get(key));
        }
        // If several records share an id, answers belong to the first, which may be new.
        let rivals = touched.iter().flat_map(|key| source.set.by_id(&key.id));
        let rivals = rivals.map(Annotation::key);
        old.extend(self.index.roots_of(rivals, source.set));
        // A new note may be the parent that other notes wait for.
        for key in touched {
            old.insert(key.clone());
            old.extend(self.index.answers_to(&key.id).cloned());
        }
        let here = old.iter().chain(touched);
        let here = here.filter(|key| source.set.get(key).is_some());
        let new = self.index.roots_of(here, source.set);
        self.rebuild(&old, &new, source);
    }

    /// Returns the threads by spot, in the order of the margin.
    pub fn groups(&self) -> impl Iterator<Item = &Shared<Group>> {
        self.groups.values()
    }

    /// Returns the thread that a note is in, and its card there.
    pub fn find(&self, key: &Key) -> Option<(&Shared<Thread>, &Shared<Card>)> {
        let (root, card) = self.cards.get(key)?;
        let (_, thread) = self.threads.get(&**root)?;
        Some((thread, card))
    }

    /// Returns the marked words of each block.
    pub fn marks(&self) -> &[Shared<Vec<Mark>>] {
        &self.marks
    }

    /// Returns the number of notes that begin in each block, without answers and hidden notes.
    pub fn begins(&self) -> Shared<Vec<usize>> {
        self.begins.clone()
    }

    fn rebuild(&mut self, old: &BTreeSet<Key>, new: &BTreeSet<Key>, source: &Source<'_>) {
        let mut kept = BTreeMap::new();
        let mut added: BTreeMap<Spot, Vec<Shared<Thread>>> = BTreeMap::new();
        let mut stretched = BTreeSet::new();
        for key in old.union(new) {
            let Some((spot, thread)) = self.threads.remove(key) else {
                continue;
            };
            for card in thread.cards() {
                let old = self.cards.remove_entry(card.key());
                kept.extend(old.map(|(key, (_, card))| (key, card)));
            }
            stretched.extend(blocks(&thread, source.document));
            added.entry(spot).or_default();
        }
        for key in new {
            let Some(thread) = self.thread(key, &kept, source) else {
                continue;
            };
            let (spot, thread) = (thread.root.place.spot(), Shared::new(thread));
            stretched.extend(blocks(&thread, source.document));
            added.entry(spot).or_default().push(thread.clone());
            let root = Rc::new(key.clone());
            for card in thread.cards() {
                let entry = (root.clone(), card.clone());
                self.cards.insert(card.key().clone(), entry);
            }
            self.threads.insert(key.clone(), (spot, thread));
        }
        let mut begins = self.begins.to_vec();
        for (spot, threads) in added {
            self.regroup(spot, threads, |key| old.contains(key) || new.contains(key));
            if let Some(count) = spot.block().and_then(|block| begins.get_mut(block)) {
                *count = self.groups.get(&spot).map_or(0, in_sight);
            }
        }
        if *self.begins != begins {
            self.begins = Shared::new(begins);
        }
        self.remark(&stretched, old, new, source.document);
    }

    /// Returns the threads of a spot without those in `gone` and with those that came.
    fn regroup(
        &mut self,
        spot: Spot,
        mut threads: Vec<Shared<Thread>>,
        gone: impl Fn(&Key) -> bool,
    ) {
        if let Some(group) = self.groups.get(&spot) {
            let staying = group.threads.iter();
            threads.extend(staying.filter(|thread| !gone(thread.root.key())).cloned());
        }
        if threads.is_empty() {
            self.groups.remove(&spot);
            return;
        }
        sort_by(&mut threads, |a, b| order(&a.root).cmp(&order(&b.root)));
        self.groups
            .insert(spot, Shared::new(Group { spot, threads }));
    }

    /// Updates the marks of blocks whose threads changed.
    fn remark(
        &mut self,
        changed: &BTreeSet<usize>,
        old: &BTreeSet<Key>,
        new: &BTreeSet<Key>,
        document: &Document,
    ) {
        let mut fresh: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for key in new {
            let Some((_, thread)) = self.threads.get(key) else {
                continue;
            };
            for (block, mark) in marks(thread, document) {
                fresh.entry(block).or_default().push(mark);
            }
        }
        for block in changed {
            let Some(marks) = self.marks.get_mut(*block) else {
                continue;
            };
            let is_old = |mark: &&Mark| old.contains(&mark.key) || new.contains(&mark.key);
            let mut all: Vec<Mark> = marks.iter().filter(|mark| !is_old(mark)).cloned().collect();
            all.extend(fresh.remove(block).unwrap_or_default());
            sort_by(&mut all, |a, b| {
                (a.range.start, a.range.end, &a.key).cmp(&(b.range.start, b.range.end, &b.key))
            });
            if **marks != all {
                *marks = Shared::new(all);
            }
        }
    }

    fn thread(
        &self,
        root: &Key,
        kept: &BTreeMap<Key, Shared<Card>>,
        source: &Source<'_>,
    ) -> Option<Thread> {
        (source.working_on)(&root.id);
        let annotation = source.set.get(root)?;
        let by_time = |a: &Key, b: &Key| {
            let created = |key: &Key| source.set.get(key).and_then(created).map(str::to_owned);
            (created(a), a).cmp(&(created(b), b))
        };
        let answers = self.index.answers(root, source.set, by_time);
        let parent = self.index.parent(root);
        let parent_missing = parent.is_some_and(|id| source.set.by_id(id).next().is_none());
        let place = source.places.of(annotation, parent.is_some());
        let card = |annotation: &Annotation| self.card(annotation, place, kept, source);
        let mut shown = Vec::new();
        for (depth, key) in &answers {
            let says = source
                .set
                .get(key)
                .filter(|answer| answer.notes().next().is_some());
            let below = || self.index.has_answers(&key.id);
            if let Some(answer) = says.or_else(|| source.set.get(key).filter(|_| below())) {
                let depth = *depth;
                shown.push(Answer {
                    depth,
                    card: card(answer),
                });
            }
        }
        drop_withdrawn_leaves(&mut shown);
        let says = annotation.notes().next().is_some();
        (says || !shown.is_empty()).then(|| Thread {
            root: card(annotation),
            answers: shown,
            parent_missing,
        })
    }

    fn card(
        &self,
        annotation: &Annotation,
        place: Place,
        kept: &BTreeMap<Key, Shared<Card>>,
        source: &Source<'_>,
    ) -> Shared<Card> {
        let key = annotation.key();
        let parent = self.index.parent(key);
        let parent = parent.and_then(|id| source.set.by_id(id).next());
        let card = Card {
            annotation: annotation.clone(),
            place,
            mine: (source.owns)(key),
            unread: (source.unread)(key),
            hidden: (source.hidden)(key),
            stale: is_stale(annotation, parent),
            foreign: source.places.is_foreign(key),
        };
        let same = kept.get(key).filter(|old| ***old == card);
        same.cloned().unwrap_or_else(|| Shared::new(card))
    }
}

/// Counts the threads of a spot that the reader has not put out of sight.
fn in_sight(group: &Shared<Group>) -> usize {
    let threads = group.threads.iter();
    threads.filter(|thread| !thread.root.hidden).count()
}

/// Drops withdrawn answers that have no answers, or only withdrawn ones: they tell nobody anything.
fn drop_withdrawn_leaves(answers: &mut Vec<Answer>) {
    let mut shown = Vec::new();
    let mut depth_below = 0;
    for answer in std::mem::take(answers).into_iter().rev() {
        if answer.card.note().is_some() || depth_below > answer.depth {
            depth_below = answer.depth;
            shown.push(answer);
        }
    }
    shown.reverse();
    *answers = shown;
}

/// Returns the blocks in which a thread has words.
fn blocks(thread: &Thread, document: &Document) -> Vec<usize> {
    let range = thread.root.place.range();
    let all = range
        .map(|range| stretches(range, document))
        .unwrap_or_default();
    all.into_iter().map(|(block, _)| block).collect()
}

/// Returns the marks of a thread in each block.
fn marks(thread: &Thread, document: &Document) -> Vec<(usize, Mark)> {
    let place = thread.root.place.range().filter(|_| !thread.root.hidden);
    let Some(place) = place else {
        return Vec::new();
    };
    let mark = |(block, range)| {
        let mark = Mark {
            range,
            key: thread.root.key().clone(),
            kind: thread.root.kind(),
            place,
        };
        (block, mark)
    };
    stretches(place, document).into_iter().map(mark).collect()
}

/// Orders cards by the place of their words, then by time of writing.
fn order(card: &Card) -> (usize, Option<&str>, &Key) {
    let start = card.place.range().map_or(0, |range| range.start);
    (start, created(&card.annotation), card.key())
}

fn created(annotation: &Annotation) -> Option<&str> {
    let first = annotation.live().first()?;
    first.created.as_ref().map(|created| created.as_str())
}
