//! The places of notes in the open text: by their own words, by carrying over from an earlier text,
//! and by the decision of the reader. Only the decision is kept; the rest is worked out anew.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::card::Place;
use super::{Earlier, Pace, World};
use crate::anchoring::{CarryOver, Doubt, Resolution, Resolver, TextRange};
use crate::annotation::{Annotation, AnnotationSet, Key, Outcome, Placement, RevisionId, Target};
use crate::document::{Document, DocumentKey};
use crate::shared::Shared;

/// The places of all available notes.
#[derive(Debug)]
pub(super) struct Places {
    document: Shared<Document>,
    earlier: Rc<[Earlier]>,
    located: BTreeMap<Key, Located>,
    /// What was found of notes that may become available.
    ahead: BTreeMap<Key, Located>,
    placements: BTreeMap<Key, Placement>,
    /// The first block of every address, once it was asked for.
    addresses: OnceCell<BTreeMap<String, usize>>,
}

/// The targets to look for, text by text, so that each is aligned once.
pub(super) struct Search {
    document: Shared<Document>,
    earlier: Rc<[Earlier]>,
    jobs: BTreeMap<Option<usize>, Vec<Sought>>,
}

/// One note to be placed.
struct Sought {
    key: Key,
    revision: RevisionId,
    target: Target,
}

/// The outcome of the search for one note.
#[derive(Debug)]
pub(super) struct Located {
    key: Key,
    /// The revision whose target was looked for.
    revision: RevisionId,
    resolution: Resolution,
    /// Why that is not certain.
    doubt: Option<Doubt>,
    /// That target, where the note was written on another text than the open one: who edits the note
    /// leaves it where it is, and aligning long texts anew takes a while.
    foreign: Option<Target>,
}

impl Located {
    fn is_of(&self, revision: &RevisionId, target: &Target) -> bool {
        self.revision == *revision || self.foreign.as_ref() == Some(target)
    }
}

impl Places {
    pub(super) fn new(
        document: Shared<Document>,
        earlier: Vec<Earlier>,
        placements: BTreeMap<Key, Placement>,
    ) -> Self {
        Self {
            document,
            earlier: earlier.into(),
            located: BTreeMap::new(),
            ahead: BTreeMap::new(),
            placements,
            addresses: OnceCell::new(),
        }
    }

    /// Collects what has to be looked for before these notes can be drawn; `home` tells under which
    /// document a note is kept.
    pub(super) fn search<'a>(
        &self,
        notes: impl Iterator<Item = &'a Annotation>,
        home: impl Fn(&Key) -> DocumentKey,
    ) -> Search {
        let mut jobs: BTreeMap<Option<usize>, Vec<Sought>> = BTreeMap::new();
        for note in notes {
            let Some((revision, target)) = latest(note) else {
                continue;
            };
            let known = self.located.get(note.key());
            if known.is_some_and(|known| known.is_of(revision, target)) {
                continue;
            }
            let job = self.text_for(target, || home(note.key()));
            jobs.entry(job).or_default().push(Sought {
                key: note.key().clone(),
                revision: revision.clone(),
                target: target.clone(),
            });
        }
        Search {
            document: self.document.clone(),
            earlier: self.earlier.clone(),
            jobs,
        }
    }

    /// The earlier text that a target was written for, or else a text of the same document: what
    /// the target says of its place is truer there than here.
    fn text_for(&self, target: &Target, home: impl Fn() -> DocumentKey) -> Option<usize> {
        let reference = &target.document;
        if reference.has_text_of(&self.document) {
            return None;
        }
        let mut texts = self.earlier.iter();
        let same = texts.position(|text| reference.has_text_of(&text.document));
        same.or_else(|| {
            let home = home();
            self.earlier.iter().position(|text| text.key == home)
        })
    }

    pub(super) fn take(&mut self, found: impl IntoIterator<Item = Located>) {
        self.located.extend(by_key(found));
    }

    /// Remembers what was found of notes before they are taken in.
    pub(super) fn keep_ahead(&mut self, found: Vec<Located>) {
        self.ahead = by_key(found).collect();
    }

    /// Takes over what was found for notes that were taken in: what was found of them ahead holds,
    /// unless they came to be others.
    pub(super) fn take_ahead<'a>(&mut self, notes: impl Iterator<Item = &'a Annotation>) {
        for note in notes {
            if let Some((revision, target)) = latest(note)
                && let Some(found) = self.ahead.remove(note.key())
                && found.is_of(revision, target)
            {
                self.located.insert(found.key.clone(), found);
            }
        }
    }

    /// Takes in what is kept of decisions now; tells of which notes they are others.
    pub(super) fn decide(&mut self, placements: BTreeMap<Key, Placement>) -> Vec<Key> {
        let old = std::mem::replace(&mut self.placements, placements);
        let keys: BTreeSet<&Key> = old.keys().chain(self.placements.keys()).collect();
        let changed = keys.into_iter();
        let changed = changed.filter(|key| old.get(*key) != self.placements.get(*key));
        changed.cloned().collect()
    }

    /// Returns the decision that is kept of a note, for whichever text.
    pub(super) fn kept(&self, key: &Key) -> Option<&Placement> {
        self.placements.get(key)
    }

    /// Returns where a thread lies whose first note this is. If that `is_answer`, what it answers is not
    /// available. Then it lies where its address says, in the very text it was written on, and nowhere
    /// in any other.
    pub(super) fn of(&self, note: &Annotation, is_answer: bool) -> Place {
        if is_answer {
            return self.of_stray_answer(note);
        }
        let Some((_, target)) = latest(note) else {
            return Place::Orphaned(None, None);
        };
        let decided = self.placements.get(note.key());
        let decided = decided.filter(|one| one.applies_to(target, self.document.fingerprint()));
        match decided {
            Some(placement) => Place::decided(placement, &self.document),
            None => {
                let found = self.located.get(note.key());
                found.map_or(Place::Orphaned(None, None), |found| {
                    Place::from(&found.resolution, found.doubt)
                })
            }
        }
    }

    fn of_stray_answer(&self, note: &Annotation) -> Place {
        let is_of_this = |target: &&Target| target.document.has_text_of(&self.document);
        let Some(target) = note.target().filter(is_of_this) else {
            return Place::Orphaned(None, None);
        };
        let Some(address) = &target.address else {
            return Place::Document;
        };
        let range = self.block_at(address);
        let range = range.and_then(|index| TextRange::block(&self.document, index));
        range.map_or(Place::Orphaned(None, None), Place::At)
    }

    /// The first block that people call so.
    fn block_at(&self, address: &str) -> Option<usize> {
        let all = self.addresses.get_or_init(|| {
            let mut all = BTreeMap::new();
            for (index, block) in self.document.blocks().iter().enumerate() {
                all.entry(block.address().to_owned()).or_insert(index);
            }
            all
        });
        all.get(address).copied()
    }

    /// Returns what the texts say of a note's place, whatever was decided.
    pub(super) fn resolution(&self, key: &Key) -> Option<&Resolution> {
        self.located.get(key).map(|found| &found.resolution)
    }

    /// Tells why the place of a note is not certain.
    pub(super) fn doubt(&self, key: &Key) -> Option<Doubt> {
        self.located.get(key).and_then(|found| found.doubt)
    }

    /// Returns the outcome of carrying a note over; `None` if nobody looked for it.
    pub(super) fn outcome(&self, key: &Key) -> Option<Outcome> {
        self.resolution(key).map(Resolution::outcome)
    }

    /// Returns the notes that were written on another text than the open one.
    pub(super) fn foreign<'a>(
        &'a self,
        set: &'a AnnotationSet,
    ) -> impl Iterator<Item = &'a Annotation> {
        let foreign = self
            .located
            .values()
            .filter(|found| found.foreign.is_some());
        foreign.filter_map(|found| set.get(&found.key))
    }

    /// Tells whether a note was written on another text than the open one.
    pub(super) fn is_foreign(&self, key: &Key) -> bool {
        let found = self.located.get(key);
        found.is_some_and(|found| found.foreign.is_some())
    }

    /// Tells whether an earlier text with this fingerprint is available, or it is the open one's.
    pub(super) fn knows(&self, fingerprint: &str) -> bool {
        let mut texts = self.earlier.iter().map(|text| text.document.fingerprint());
        self.document.fingerprint() == fingerprint || texts.any(|one| one == fingerprint)
    }
}

impl Search {
    /// Finds them in slices between which the page answers; `progress` hears how many of how many are
    /// done.
    pub(super) async fn run(
        &self,
        world: &impl World,
        pace: &mut impl Pace,
        progress: impl Fn(usize, usize),
    ) -> Vec<Located> {
        let all = self.jobs.values().map(Vec::len).sum();
        let mut found: Vec<Located> = Vec::with_capacity(all);
        for job in self.jobs() {
            let done = found.len();
            let finder = job.finder_in(pace, || progress(done, all)).await;
            for one in job.run(&finder, world) {
                found.push(one);
                if pace.is_over() {
                    progress(found.len(), all);
                    pace.rest().await;
                }
            }
        }
        pace.pause().await;
        found
    }

    /// What is looked for, text by text.
    fn jobs(&self) -> impl Iterator<Item = Job<'_>> {
        self.jobs.iter().map(|(text, sought)| Job {
            earlier: text.and_then(|index| self.earlier.get(index)),
            document: &self.document,
            sought,
        })
    }

    /// Finds them all at once.
    pub(super) fn run_at_once(&self, world: &impl World) -> Vec<Located> {
        let run = |job: Job<'_>| job.run(&job.finder(), world).collect::<Vec<_>>();
        self.jobs().flat_map(run).collect()
    }
}

/// The notes of one text that are looked for in another.
struct Job<'a> {
    earlier: Option<&'a Earlier>,
    document: &'a Document,
    sought: &'a [Sought],
}

impl<'a> Job<'a> {
    /// Aligns the texts, if both are known, in slices; `pausing` is called between them.
    async fn finder_in(&self, pace: &mut impl Pace, resting: impl Fn()) -> Finder<'a> {
        match self.earlier {
            Some(earlier) => {
                let aligned = pace.align(&earlier.document, self.document, resting).await;
                Finder::CarryOver(Box::new(aligned))
            }
            None => self.finder(),
        }
    }

    fn finder(&self) -> Finder<'a> {
        match self.earlier {
            Some(earlier) => {
                let carry_over = CarryOver::new(&earlier.document, self.document);
                Finder::CarryOver(Box::new(carry_over))
            }
            None => Finder::Resolver(Box::new(Resolver::new(self.document))),
        }
    }

    /// Finds the notes, one at each step.
    fn run(&self, finder: &Finder<'_>, world: &impl World) -> impl Iterator<Item = Located> {
        let is_foreign = |target: &Target| target.document.has_other_text_than(self.document);
        self.sought.iter().map(move |one| {
            world.working_on(&one.key.id);
            let resolution = finder.find(&one.target);
            Located {
                key: one.key.clone(),
                revision: one.revision.clone(),
                doubt: finder.doubt(&one.target, &resolution),
                resolution,
                foreign: is_foreign(&one.target).then(|| one.target.clone()),
            }
        })
    }
}

/// How the places of notes are found in the open text.
enum Finder<'a> {
    /// Both texts are known.
    CarryOver(Box<CarryOver<'a>>),
    /// Only what the notes themselves say is known.
    Resolver(Box<Resolver<'a>>),
}

impl Finder<'_> {
    fn find(&self, target: &Target) -> Resolution {
        match self {
            Self::CarryOver(texts) => texts.carry(target),
            Self::Resolver(text) => text.resolve(target),
        }
    }

    fn doubt(&self, target: &Target, found: &Resolution) -> Option<Doubt> {
        match self {
            Self::CarryOver(texts) => texts.doubt(target, found),
            Self::Resolver(text) => text.doubt(target, found),
        }
    }
}

fn by_key(found: impl IntoIterator<Item = Located>) -> impl Iterator<Item = (Key, Located)> {
    found.into_iter().map(|one| (one.key.clone(), one))
}

/// The revision that places a note, with its target.
fn latest(note: &Annotation) -> Option<(&RevisionId, &Target)> {
    let latest = note.latest()?;
    Some((&latest.id, latest.content.target()?))
}
