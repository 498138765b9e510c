//! The changes of an import to one note, version by version.

use super::parts::{Part, parts};
use crate::annotation::{Annotation, Revision};

/// The fate of a version of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The note is new here.
    New,
    /// Another version replaces the kept one.
    Replaced,
    /// Another version is added beside the kept one, and the author has to choose.
    Beside,
    /// The kept version is dropped without a replacement.
    Dropped,
}

/// A version that is added, dropped, or replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionChange {
    /// The fate of the version.
    pub fate: Fate,
    /// The parts that would read differently; empty if the version was only saved again.
    pub parts: Vec<Part>,
}

/// Returns all changes to a note when `joined` replaces `kept`, each version with all its parts.
/// The result is empty if no version is added or dropped.
pub(super) fn changes(kept: Option<&Annotation>, joined: &Annotation) -> Vec<VersionChange> {
    let old = kept.map(Annotation::live).unwrap_or_default();
    let mut gone: Vec<&Revision> = missing(old, joined.live());
    let come = missing(joined.live(), old);
    let mut changes = Vec::new();
    for revision in come {
        let (fate, before) = match gone.pop() {
            Some(before) => (Fate::Replaced, Some(before)),
            None => match kept.and_then(Annotation::latest) {
                Some(beside) => (Fate::Beside, Some(beside)),
                None => (Fate::New, None),
            },
        };
        let parts = parts(joined, before, Some(revision));
        changes.push(VersionChange { fate, parts });
    }
    for revision in gone {
        let (fate, parts) = (Fate::Dropped, parts(joined, Some(revision), None));
        changes.push(VersionChange { fate, parts });
    }
    changes
}

/// The revisions of `all` that `others` lacks. The one that people see comes last.
fn missing<'a>(all: &'a [Revision], others: &[Revision]) -> Vec<&'a Revision> {
    let missing = all.iter().filter(|one| !others.contains(one));
    let mut missing: Vec<&Revision> = missing.collect();
    crate::sort::sort_by(&mut missing, |a, b| {
        let saved = |one: &Revision| one.modified.as_ref().and_then(|at| at.instant());
        (a.note().is_some(), saved(a)).cmp(&(b.note().is_some(), saved(b)))
    });
    missing
}
