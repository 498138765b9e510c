//! Works out the writes of an undo or redo.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    Annotation, AnnotationSet, Content, Key, Placement, Revision, RevisionId, Stamp,
};
use super::{Change, Step, Touched};

/// A write that is part of an undo or redo.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Join this record, like any save.
    Write(Annotation),
    /// Put `record` in place of the stored one, or forget it if there is none. Only if the stored one
    /// still equals `expected`.
    PutBack {
        /// The key of the record.
        key: Key,
        /// The record that must be stored now; `None` means nothing.
        expected: Option<Annotation>,
        /// The record to store; `None` forgets it.
        record: Option<Annotation>,
    },
    /// Put a note out of the reader's sight or bring it back. No record changes.
    Hide {
        /// The key of the note.
        key: Key,
        /// Whether it is hidden afterwards.
        hidden: bool,
    },
    /// Keep this decision on a note's place in the open document, or forget the present one. No record
    /// changes.
    Place {
        /// The key of the note.
        key: Key,
        /// The decision; `None` means no decision.
        placement: Option<Placement>,
    },
}

/// An undo or redo, worked out but not yet done. Write the effects, then pass it to
/// [`History::commit`](super::History::commit).
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    /// The writes that revert the step.
    pub effects: Vec<Effect>,
    /// The records that are left alone because somebody changed them since; the person is informed.
    pub skipped: Vec<Key>,
    pub(super) spot: Spot,
    pub(super) inverse: Step,
    pub(super) saved_again: BTreeMap<RevisionId, RevisionId>,
}

/// The place of the reverted step in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) direction: Direction,
    pub(super) serial: u64,
}

/// The direction of walking through a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Takes steps back.
    Undo,
    /// Takes undone steps again.
    Redo,
}

/// Reverts `step` on the records in `kept`. `saved_again` maps revisions to the ids under which earlier
/// reversals revived them.
pub(super) fn revert(
    spot: Spot,
    step: &Step,
    kept: &AnnotationSet,
    saved_again: &BTreeMap<RevisionId, RevisionId>,
    mut stamps: impl FnMut() -> Stamp,
) -> Reversal {
    let mut inverse = Vec::new();
    let mut reversal = Reversal {
        effects: Vec::new(),
        skipped: Vec::new(),
        spot,
        inverse: Step::new(step.change(), Vec::new()),
        saved_again: BTreeMap::new(),
    };
    for touched in step.touched() {
        let now = kept.get(&touched.key);
        let effect = match step.change() {
            Change::Import => put_back(touched, now),
            Change::Hide => Some(hide(touched, spot.direction == Direction::Redo)),
            Change::Show => Some(hide(touched, spot.direction == Direction::Undo)),
            Change::Place => Some(place(touched, spot.direction)),
            Change::Add | Change::Edit | Change::Withdraw | Change::KeepBoth => {
                let parts = Parts::new(touched, now, saved_again);
                parts.map(|parts| Effect::Write(parts.save(&mut stamps, &mut reversal.saved_again)))
            }
        };
        match effect {
            Some(effect) => {
                inverse.push(effect.inverse_of(touched, now));
                reversal.effects.push(effect);
            }
            None => reversal.skipped.push(touched.key.clone()),
        }
    }
    reversal.inverse = Step::new(step.change(), inverse);
    reversal
}

impl Effect {
    /// Returns the key of the record.
    pub fn key(&self) -> &Key {
        match self {
            Self::Write(record) => record.key(),
            Self::PutBack { key, .. } | Self::Hide { key, .. } | Self::Place { key, .. } => key,
        }
    }

    /// Returns the record that reverting this effect will need.
    fn inverse_of(&self, touched: &Touched, now: Option<&Annotation>) -> Touched {
        let after = match self {
            Self::Write(record) => Some(record),
            Self::PutBack { record, .. } => record.as_ref(),
            // The step keeps its description of the note as it was then.
            Self::Hide { .. } | Self::Place { .. } => return touched.clone(),
        };
        Touched {
            key: touched.key.clone(),
            before: now.cloned(),
            after: after.cloned(),
            placed_before: None,
            placed_after: None,
        }
    }
}

fn hide(touched: &Touched, hidden: bool) -> Effect {
    Effect::Hide {
        key: touched.key.clone(),
        hidden,
    }
}

fn place(touched: &Touched, direction: Direction) -> Effect {
    let placement = match direction {
        Direction::Undo => &touched.placed_before,
        Direction::Redo => &touched.placed_after,
    };
    Effect::Place {
        key: touched.key.clone(),
        placement: placement.clone(),
    }
}

/// Returns the effect that undoes an import, unless the record has changed since.
fn put_back(touched: &Touched, now: Option<&Annotation>) -> Option<Effect> {
    (now == touched.after.as_ref()).then(|| Effect::PutBack {
        key: touched.key.clone(),
        expected: touched.after.clone(),
        record: touched.before.clone(),
    })
}

/// The parts of one record that saving again needs.
struct Parts<'a> {
    now: &'a Annotation,
    /// The revisions that the step made and that are still live.
    made: Vec<&'a Revision>,
    /// The revisions that the step replaced.
    lost: Vec<&'a Revision>,
    /// The source of author and software for the new revisions: this reader's, because the step was
    /// theirs.
    model: &'a Revision,
}

impl<'a> Parts<'a> {
    /// Returns `None` if none of the step's revisions is live any more, because somebody built on them.
    fn new(
        touched: &'a Touched,
        now: Option<&'a Annotation>,
        saved_again: &BTreeMap<RevisionId, RevisionId>,
    ) -> Option<Self> {
        let now = now?;
        let made = live_only_in(touched.after.as_ref(), touched.before.as_ref());
        let lost = live_only_in(touched.before.as_ref(), touched.after.as_ref());
        let made_nothing = made.is_empty();
        let mut still = BTreeSet::new();
        still.extend(made.iter().map(|made| latest(&made.id, saved_again)));
        let now_live = now.live().iter();
        let made: Vec<_> = now_live.filter(|one| still.contains(&one.id)).collect();
        let model = made.first().or(lost.first().filter(|_| made_nothing))?;
        Some(Self {
            now,
            model,
            made,
            lost,
        })
    }

    /// Returns the record with the step's replaced revisions live again and its own revisions replaced.
    /// If it replaced none, another live revision takes the place of its own. If there is no other, the
    /// note is withdrawn.
    ///
    /// Only a *new* revision ever replaces another, so that each replaced one has a live descendant
    /// after any join. Otherwise two tabs could each take back the half of a conflict that the other
    /// one keeps, and nothing would be left.
    fn save(
        &self,
        stamps: &mut impl FnMut() -> Stamp,
        saved_again: &mut BTreeMap<RevisionId, RevisionId>,
    ) -> Annotation {
        let mut replaced: Vec<_> = self.made.iter().map(|made| made.id.clone()).collect();
        let mut again = self.lost.clone();
        if again.is_empty() {
            let mut made = BTreeSet::new();
            made.extend(self.made.iter().map(|made| &made.id));
            let stays = self.now.live().iter().find(|one| !made.contains(&one.id));
            replaced.extend(stays.map(|one| one.id.clone()));
            again.extend(stays);
        }
        if again.is_empty() {
            let withdrawal = Content::withdrawn(&self.model.content);
            return self.revise(&replaced, [(withdrawal, stamps())]);
        }
        let again = again.iter().map(|one| {
            let stamp = stamps();
            saved_again.insert(one.id.clone(), stamp.revision.clone());
            (one.content.clone(), stamp)
        });
        self.revise(&replaced, again)
    }

    fn revise(
        &self,
        opened_on: &[RevisionId],
        contents: impl IntoIterator<Item = (Content, Stamp)>,
    ) -> Annotation {
        let Revision {
            creator, generator, ..
        } = self.model;
        let generator = generator.as_ref();
        self.now.revise_all(opened_on, contents, creator, generator)
    }
}

/// Returns the revisions live in `this` but not in `that`.
fn live_only_in<'a>(this: Option<&'a Annotation>, that: Option<&Annotation>) -> Vec<&'a Revision> {
    let mut there = BTreeSet::new();
    there.extend(
        that.map_or(&[][..], Annotation::live)
            .iter()
            .map(|one| &one.id),
    );
    let this = this.map_or(&[][..], Annotation::live).iter();
    this.filter(|revision| !there.contains(&revision.id))
        .collect()
}

/// Returns the latest id under which the content of `revision` was saved.
fn latest<'a>(
    revision: &'a RevisionId,
    saved_again: &'a BTreeMap<RevisionId, RevisionId>,
) -> &'a RevisionId {
    let mut id = revision;
    // No more hops than entries, so that an id supplied twice cannot cause an endless loop.
    for _ in 0..saved_again.len() {
        match saved_again.get(id) {
            Some(next) => id = next,
            None => break,
        }
    }
    id
}
