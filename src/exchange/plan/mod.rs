//! The changes of an import, worked out before anything is changed.
//!
//! A [`Plan`] looks at all files together, so that an annotation which stands in several of them
//! counts once. Nothing is written until somebody applies it: [`Plan::apply`] hands out the
//! records, each with the document it is kept under.

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

/// The changes that taking the files in would make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// One entry per annotation, by document and key.
    pub entries: Vec<Entry>,
    /// What cannot be taken: the first [`MOST_PROBLEMS`].
    pub unreadable: Vec<Unreadable>,
    /// How many annotations cannot be taken.
    pub left_out: usize,
    /// What was taken in a changed form, with the file it is said of, counted from 0.
    pub remarks: Vec<(usize, Remarked)>,
    /// Those that belong to no report that is known, as they would be taken into the open one: see
    /// [`take_strays`](Self::take_strays). Those under the reader's own ids are not among them, as
    /// nothing changes under these before all of it was named.
    pub strays: Vec<Entry>,
}

/// One annotation of the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The document it is kept under.
    pub document: DocumentName,
    /// Whether that is the document that is open, or one whose notes are shown in it.
    pub is_here: bool,
    /// Why it is taken for one of the open document, where it does not say so.
    pub guess: Option<Guess>,
    /// What taking it in would change.
    pub effect: Effect,
    /// Whether it would change or add a note under one of the reader's own ids, which needs a yes:
    /// a file proves no authorship.
    pub changes_own: bool,
    /// The note of the reader's own that is kept already, where it would change.
    kept: Option<Annotation>,
    /// What is kept joined with what came in.
    pub joined: Annotation,
    /// Whether `joined` differs from what is kept in any way, be it not to be seen.
    changes: bool,
}

/// The change that taking an annotation in would make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is not kept yet.
    New,
    /// The kept one is replaced by a later revision.
    Newer,
    /// Nothing changes that a person sees.
    Same,
    /// It was withdrawn.
    Withdrawn,
    /// Two revisions of it stand side by side: its author has to choose.
    Conflicting,
}

/// A record or file that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A record of a file is not in order.
    Item {
        /// Which of the files handed in, counted from 0.
        file: usize,
        /// What is wrong.
        problem: ItemProblem,
    },
    /// It does not say which document it belongs to, and its words do not tell.
    NoDocument {
        /// Which annotation.
        key: Key,
        /// Why its words do not; `None` where it says no place in a text.
        doubt: Option<Doubt>,
        /// What it names as its source.
        source: Option<String>,
        /// The words it quotes.
        quote: Option<String>,
    },
    /// It says that a note kept here was replaced, but not by what.
    ReplacementMissing {
        /// Which annotation.
        key: Key,
    },
}

/// The numbers of annotations in the files, by what they would change. Each annotation counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not kept yet.
    pub new: usize,
    /// Later revisions of kept ones.
    pub newer: usize,
    /// Nothing to be seen changes.
    pub same: usize,
    /// Withdrawn.
    pub withdrawn: usize,
    /// In conflict.
    pub conflicting: usize,
    /// Of another document, where taking them changes anything.
    pub other_document: usize,
    /// Not to be taken.
    pub unreadable: usize,
}

impl Entry {
    /// Returns everything that would change of a note of the reader's own, version by version, each
    /// with all its parts. Empty where only what it replaces would change: see
    /// [`versions_replaced`](Self::versions_replaced).
    pub fn own_changes(&self) -> Vec<VersionChange> {
        changes::changes(self.kept.as_ref(), &self.joined)
    }

    /// Tells whether a note of the reader's own is kept already.
    pub fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Counts the versions, unknown here, that would count as replaced and could not come in any more.
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
    /// Compares what came in with what is kept. `own` are the author ids of the reader's profiles.
    /// `kept` should hold the open document and those of [`ReadFile::documents`]; the notes of the
    /// ancestors may stand under their names or under that of the open document. The files may
    /// speak of a document that is not kept at all.
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

    /// What belongs to no report that is known.
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

    /// Takes those that belong to no report that is known into the open one, as the person says: they
    /// have no place there until somebody gives them one.
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

    /// Counts the annotations that are taken for ones of the open document, though they do not say
    /// so, and would change anything.
    pub fn guessed(&self) -> BTreeMap<Guess, usize> {
        let mut guessed = BTreeMap::new();
        let new = self.entries.iter().filter(|one| one.effect != Effect::Same);
        for guess in new.filter_map(|entry| entry.guess) {
            *guessed.entry(guess).or_default() += 1;
        }
        guessed
    }

    /// Counts, by the source that they name, the annotations that belong to no known report; `None`
    /// where they name nothing.
    pub fn stray_sources(&self) -> BTreeMap<Option<&str>, usize> {
        let mut sources = BTreeMap::new();
        for entry in &self.strays {
            let mut named = words::targets(&entry.joined).map(|target| target.source.as_str());
            let named = named.next().filter(|source| !says_nothing(source));
            *sources.entry(named).or_default() += 1;
        }
        sources
    }

    /// Counts the annotations of each sort.
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

    /// Returns the other documents whose notes would change, with how many of them.
    pub fn other_documents(&self) -> BTreeMap<&DocumentName, usize> {
        let mut documents = BTreeMap::new();
        for entry in &self.entries {
            if !entry.is_here && entry.effect != Effect::Same {
                *documents.entry(&entry.document).or_default() += 1;
            }
        }
        documents
    }

    /// Returns the records to write, each with its document. Without `include_own` the reader's own
    /// notes stay as they are.
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
