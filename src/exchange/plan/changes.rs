//! The changes of an import to one note, version by version.

use super::parts::{Part, parts};
use crate::annotation::{Annotation, Revision};

/// The fate of a version of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The note is not kept yet.
    New,
    /// Another version takes the place of the kept one.
    Replaced,
    /// Another version stands beside the kept one, which stays: its author has to choose.
    Beside,
    /// The kept one goes, and no other takes its place.
    Dropped,
}

/// One version that comes, goes, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionChange {
    /// What becomes of it.
    pub fate: Fate,
    /// What of it would read otherwise; empty where it was only saved again.
    pub parts: Vec<Part>,
}

/// Returns everything that would change of a note when `joined` takes the place of `kept`, each
/// version with all its parts. Empty where no version comes or goes.
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

/// The revisions of `all` that `others` has not, the one that people see last.
fn missing<'a>(all: &'a [Revision], others: &[Revision]) -> Vec<&'a Revision> {
    let missing = all.iter().filter(|one| !others.contains(one));
    let mut missing: Vec<&Revision> = missing.collect();
    crate::sort::sort_by(&mut missing, |a, b| {
        let saved = |one: &Revision| one.modified.as_ref().and_then(|at| at.instant());
        (a.note().is_some(), saved(a)).cmp(&(b.note().is_some(), saved(b)))
    });
    missing
}
