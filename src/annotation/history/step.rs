//! One act of the reader.

use super::super::{Agent, Annotation, Key, Kind, Placement, Revision};

/// The sort of change that a step made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A note was written.
    Add,
    /// A note was changed.
    Edit,
    /// A note was withdrawn.
    Withdraw,
    /// One of several live revisions stayed, and each other one became a note of its own.
    KeepBoth,
    /// Somebody's note was put out of sight; no record changed.
    Hide,
    /// A hidden note was brought back into sight; no record changed.
    Show,
    /// A person decided where notes belong in a text they were carried over to; no record changed.
    Place,
    /// Records were taken from files; [`Step::touched`] counts them.
    Import,
}

/// One record that a step touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    pub(super) key: Key,
    pub(super) before: Option<Annotation>,
    pub(super) after: Option<Annotation>,
    /// The decisions on its place before and after a step that decided.
    pub(super) placed_before: Option<Placement>,
    pub(super) placed_after: Option<Placement>,
}

impl Touched {
    /// Makes a record of the states before and after the step. A `before` with another key is not an
    /// earlier state and is ignored.
    pub fn new(before: Option<Annotation>, after: Annotation) -> Self {
        Self {
            key: after.key().clone(),
            before: before.filter(|before| before.key() == after.key()),
            after: Some(after),
            placed_before: None,
            placed_after: None,
        }
    }

    /// Makes a record of a note that was put out of sight or brought back, and is itself unchanged.
    pub fn unchanged(record: &Annotation) -> Self {
        Self::new(Some(record.clone()), record.clone())
    }

    /// Makes a record of an unchanged note, with the decisions on its place before and after the step.
    pub fn placed(
        record: &Annotation,
        before: Option<Placement>,
        after: Option<Placement>,
    ) -> Self {
        Self {
            placed_before: before,
            placed_after: after,
            ..Self::unchanged(record)
        }
    }

    /// Returns the key of the record.
    pub fn key(&self) -> &Key {
        &self.key
    }
}

/// One act of the reader, with the records it touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    change: Change,
    touched: Vec<Touched>,
}

impl Step {
    /// Makes a step that was done and written.
    pub fn new(change: Change, touched: Vec<Touched>) -> Self {
        Self { change, touched }
    }

    /// Returns the change that the step made. Reverting an undo has the same change: "undo add", "redo
    /// add".
    pub fn change(&self) -> Change {
        self.change
    }

    /// Returns the records it touched.
    pub fn touched(&self) -> &[Touched] {
        &self.touched
    }

    /// Returns the kind of the first note it touched.
    pub fn kind(&self) -> Option<&Kind> {
        self.revisions()
            .find_map(Revision::note)
            .map(|note| &note.kind)
    }

    /// Returns the author of the note it touched.
    pub fn author(&self) -> Option<&Agent> {
        self.revisions().map(|revision| &revision.creator).next()
    }

    /// Returns the address on paper of the note it touched, e.g. `5.9`.
    pub fn address(&self) -> Option<&str> {
        self.revisions()
            .find_map(|revision| revision.content.target()?.address.as_deref())
    }

    /// Returns the revisions of the touched records; later states come first, and notes before
    /// withdrawals.
    fn revisions(&self) -> impl Iterator<Item = &Revision> {
        self.touched
            .iter()
            .flat_map(|touched| [&touched.after, &touched.before])
            .flatten()
            .flat_map(|record| record.current().into_iter().chain(record.live()))
    }
}
