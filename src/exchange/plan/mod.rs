//! The changes of an import, computed before anything is changed.
//!
//! A [`Plan`] looks at all files together, so that an annotation in several of them counts once.
//! Nothing is written until the plan is applied: [`Plan::apply`] returns the records, each with the
//! document under which it is kept.

mod changes;
mod home;
mod parts;
mod rest;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use changes::{Fate, VersionChange};
pub use home::{DocumentName, Here};
pub use parts::{Change, Part, Place};
pub use words::Guess;

use self::home::{Home, Homes};
use super::foreign::Remarked;
use super::foreign::targets::says_nothing;
use super::web_annotation::{ItemProblem, MOST_PROBLEMS, ReadFile};
use crate::anchoring::Doubt;
use crate::annotation::{Annotation, AnnotationSet, AuthorId, Key};
use crate::sort::sort_by;

/// The annotations already kept, by document.
pub type Kept = BTreeMap<DocumentName, AnnotationSet>;

/// The changes that importing files would make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// One entry per annotation, by document and key.
    pub entries: Vec<Entry>,
    /// The items that cannot be taken: the first [`MOST_PROBLEMS`].
    pub unreadable: Vec<Unreadable>,
    /// The number of annotations that cannot be taken.
    pub left_out: usize,
    /// Remarks on notes taken in a changed form, each with the index of its file.
    pub remarks: Vec<(usize, Remarked)>,
    /// Annotations of no known report, as they would be taken into the open one: see
    /// [`take_strays`](Self::take_strays). Those under the reader's own ids are excluded, since all
    /// changes under these must be shown first.
    pub strays: Vec<Entry>,
}

/// One annotation of the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The document under which the annotation is kept.
    pub document: DocumentName,
    /// Whether that document is open, or its notes are shown in the open one.
    pub is_here: bool,
    /// The reason for assigning it to the open document, if it does not name that itself.
    pub guess: Option<Guess>,
    /// The effect of taking it in.
    pub effect: Effect,
    /// Whether a note under one of the reader's own ids would be changed or added. That needs
    /// consent, since a file proves no authorship.
    pub changes_own: bool,
    /// The reader's own kept note, if it would change.
    kept: Option<Annotation>,
    /// The kept annotation joined with the incoming one.
    pub joined: Annotation,
    /// Whether `joined` differs at all from the kept annotation, even invisibly.
    changes: bool,
}

/// The effect of taking an annotation in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The annotation is new here.
    New,
    /// A later revision replaces the kept one.
    Newer,
    /// Nothing visible changes.
    Same,
    /// The annotation was withdrawn.
    Withdrawn,
    /// Two revisions coexist, and the author has to choose.
    Conflicting,
}

/// A record or file that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A record of a file is faulty.
    Item {
        /// The index of the file.
        file: usize,
        /// The fault.
        problem: ItemProblem,
    },
    /// The annotation names no document, and its words do not tell.
    NoDocument {
        /// The annotation.
        key: Key,
        /// The reason why its words do not tell; `None` if it names no place in a text.
        doubt: Option<Doubt>,
        /// The source it names.
        source: Option<String>,
        /// The words it quotes.
        quote: Option<String>,
    },
    /// A kept note was replaced, but the replacement is not in the file.
    ReplacementMissing {
        /// The annotation.
        key: Key,
    },
}

/// The numbers of annotations in the files, by their effect. Each annotation counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Annotations that are new here.
    pub new: usize,
    /// Later revisions of kept annotations.
    pub newer: usize,
    /// Annotations without visible changes.
    pub same: usize,
    /// Withdrawn annotations.
    pub withdrawn: usize,
    /// Annotations in conflict.
    pub conflicting: usize,
    /// Annotations of other documents that would change something.
    pub other_document: usize,
    /// Annotations that cannot be taken.
    pub unreadable: usize,
}

impl Entry {
    /// Returns all changes to a note of the reader's own, version by version, each with all its
    /// parts. The result is empty if only the set of replaced revisions would change: see
    /// [`versions_replaced`](Self::versions_replaced).
    pub fn own_changes(&self) -> Vec<VersionChange> {
        changes::changes(self.kept.as_ref(), &self.joined)
    }

    /// Returns whether a note of the reader's own is already kept and would change.
    pub fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Counts the versions unknown here that would be marked as replaced, and so could not be
    /// imported any more.
    pub fn versions_replaced(&self) -> usize {
        let known = |kept: &Annotation| {
            let live = kept
                .live()
                .iter()
                .filter(|one| self.joined.replaced().contains(&one.id));
            kept.replaced().len() + live.count()
        };
        let known = self.kept.as_ref().map(known).unwrap_or_default();
        self.joined.replaced().len().saturating_sub(known)
    }
}

impl Plan {
    /// Compares incoming annotations with kept ones.
    ///
    /// `own` holds the author ids of the reader's profiles. `kept` should include the open document
    /// and those of [`ReadFile::documents`]. Notes of the ancestors may be kept under their own
    /// names or under the open document. The files may concern documents that are not kept at all.
    pub fn new(
        kept: &Kept,
        files: Vec<ReadFile>,
        here: &Here<'_>,
        own: &BTreeSet<AuthorId>,
    ) -> Self {
        let mut plan = Self::default();
        let mut incoming = AnnotationSet::new();
        for (file, read) in files.into_iter().enumerate() {
            incoming.extend(read.annotations);
            plan.left_out += read.left_out.saturating_sub(read.problems.len());
            plan.remarks
                .extend(read.remarks.into_iter().map(|remark| (file, remark)));
            for problem in read.problems {
                plan.leave_out(Unreadable::Item { file, problem });
            }
        }
        let homes = Homes::new(kept, &incoming, here);
        for annotation in &incoming {
            match homes.of(annotation) {
                Ok(home) => {
                    let entry = plan.entry(home, annotation, kept, here, own);
                    plan.entries.extend(entry);
                }
                Err(doubt) => plan.stray(annotation, doubt, kept, here, own),
            }
        }
        sort_by(&mut plan.entries, |a, b| {
            (&a.document, a.joined.key()).cmp(&(&b.document, b.joined.key()))
        });
        plan
    }

    fn leave_out(&mut self, what: Unreadable) {
        self.left_out += 1;
        if self.unreadable.len() < MOST_PROBLEMS {
            self.unreadable.push(what);
        }
    }

    /// Records an annotation of no known report.
    fn stray(
        &mut self,
        annotation: &Annotation,
        doubt: Option<Doubt>,
        kept: &Kept,
        here: &Here<'_>,
        own: &BTreeSet<AuthorId>,
    ) {
        let home = Home {
            document: here.name.clone(),
            guess: None,
        };
        let Some(entry) = self.entry(&home, annotation, kept, here, own) else {
            // It is left out for another reason.
            return;
        };
        let target = words::targets(annotation).next();
        self.leave_out(Unreadable::NoDocument {
            key: annotation.key().clone(),
            doubt,
            source: target.map(|target| target.source.clone()),
            quote: target.and_then(|target| target.quote().map(str::to_owned)),
        });
        self.strays.extend((!entry.changes_own).then_some(entry));
    }

    fn entry(
        &mut self,
        home: &Home,
        incoming: &Annotation,
        kept: &Kept,
        here: &Here<'_>,
        own: &BTreeSet<AuthorId>,
    ) -> Option<Entry> {
        let Home { document, guess } = home.clone();
        let kept = kept.get(&document).and_then(|set| set.get(incoming.key()));
        let mut joined = kept.unwrap_or(incoming).clone();
        if kept.is_some() {
            joined.join(incoming);
        }
        if joined.live().is_empty() && kept.is_some_and(|kept| !kept.live().is_empty()) {
            let key = incoming.key().clone();
            self.leave_out(Unreadable::ReplacementMissing { key });
            return None;
        }
        let changes = kept != Some(&joined);
        let changes_own = changes && own.contains(&incoming.key().creator);
        Some(Entry {
            is_here: here.shows(&document),
            guess,
            changes_own,
            changes,
            effect: effect(kept, &joined),
            kept: kept.filter(|_| changes_own).cloned(),
            document,
            joined,
        })
    }

    /// Takes the annotations of no known report into the open one, at the user's request. They have
    /// no place there until somebody assigns one.
    pub fn take_strays(&mut self) {
        self.left_out = self.left_out.saturating_sub(self.strays.len());
        let taken: BTreeSet<&Key> = self.strays.iter().map(|one| one.joined.key()).collect();
        self.unreadable.retain(
            |one| !matches!(one, Unreadable::NoDocument { key, .. } if taken.contains(key)),
        );
        self.entries.append(&mut self.strays);
        sort_by(&mut self.entries, |a, b| {
            (&a.document, a.joined.key()).cmp(&(&b.document, b.joined.key()))
        });
    }

    /// Counts the annotations that are assigned to the open document by a guess, and would change
    /// something.
    pub fn guessed(&self) -> BTreeMap<Guess, usize> {
        let mut guessed = BTreeMap::new();
        let new = self.entries.iter().filter(|one| one.effect != Effect::Same);
        for guess in new.filter_map(|entry| entry.guess) {
            *guessed.entry(guess).or_default() += 1;
        }
        guessed
    }

    /// Counts the annotations of no known report by their source. The key is `None` if they name no
    /// source.
    pub fn stray_sources(&self) -> BTreeMap<Option<&str>, usize> {
        let mut sources = BTreeMap::new();
        for entry in &self.strays {
            let mut named = words::targets(&entry.joined).map(|target| target.source.as_str());
            let named = named.next().filter(|source| !says_nothing(source));
            *sources.entry(named).or_default() += 1;
        }
        sources
    }

    /// Counts the annotations by effect.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            unreadable: self.left_out,
            ..Counts::default()
        };
        for entry in &self.entries {
            *match (entry.effect, entry.is_here) {
                (Effect::Same, _) => &mut counts.same,
                (_, false) => &mut counts.other_document,
                (Effect::New, true) => &mut counts.new,
                (Effect::Newer, true) => &mut counts.newer,
                (Effect::Withdrawn, true) => &mut counts.withdrawn,
                (Effect::Conflicting, true) => &mut counts.conflicting,
            } += 1;
        }
        counts
    }

    /// Returns the entries that would change the reader's own notes or add to them.
    pub fn changes_own(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.changes_own)
    }

    /// Returns the other documents with notes that would change, each with their number.
    pub fn other_documents(&self) -> BTreeMap<&DocumentName, usize> {
        let mut documents = BTreeMap::new();
        for entry in &self.entries {
            if !entry.is_here && entry.effect != Effect::Same {
                *documents.entry(&entry.document).or_default() += 1;
            }
        }
        documents
    }

    /// Returns the records to write, each with its document. Without `include_own`, the reader's
    /// own notes stay unchanged.
    pub fn apply(&self, include_own: bool) -> Vec<(DocumentName, Annotation)> {
        self.entries
            .iter()
            .filter(|entry| entry.changes && (include_own || !entry.changes_own))
            .map(|entry| (entry.document.clone(), entry.joined.clone()))
            .collect()
    }
}

fn effect(kept: Option<&Annotation>, joined: &Annotation) -> Effect {
    if kept.is_some_and(|kept| kept.live() == joined.live()) {
        Effect::Same
    } else if joined.is_conflicting() {
        Effect::Conflicting
    } else if joined.notes().next().is_none() {
        Effect::Withdrawn
    } else if kept.is_some() {
        Effect::Newer
    } else {
        Effect::New
    }
}
