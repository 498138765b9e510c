//! The places of notes in the open text: by their own words, by carrying over, and by the reader's
//! decision. Only the decision is stored; the rest is recomputed.

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
    /// The places found for notes that may become available.
    ahead: BTreeMap<Key, Located>,
    placements: BTreeMap<Key, Placement>,
    /// The first block of every address, filled on first use.
    addresses: OnceCell<BTreeMap<String, usize>>,
}

/// The targets to find, grouped by text so that each text is aligned once.
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
    /// The revision whose target was searched for.
    revision: RevisionId,
    resolution: Resolution,
    /// The reason why the place is not certain.
    doubt: Option<Doubt>,
    /// The target, if the note was written on a text other than the open one. An edit leaves the target
    /// unchanged, and aligning long texts again takes a while.
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

    /// Collects the targets to find before these notes can be drawn; `home` returns the document that
    /// stores a note.
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

    /// Returns the earlier text that a target was written for, or else a text of the same document. The
    /// target describes its place more accurately there than in the open text.
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

    /// Remembers the places of notes that are not taken in yet.
    pub(super) fn keep_ahead(&mut self, found: Vec<Located>) {
        self.ahead = by_key(found).collect();
    }

    /// Uses the places found ahead for notes now taken in, unless the notes have changed since.
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

    /// Takes in the decisions as stored now. Returns the notes whose decision has changed.
    pub(super) fn decide(&mut self, placements: BTreeMap<Key, Placement>) -> Vec<Key> {
        let old = std::mem::replace(&mut self.placements, placements);
        let keys: BTreeSet<&Key> = old.keys().chain(self.placements.keys()).collect();
        let changed = keys.into_iter();
        let changed = changed.filter(|key| old.get(*key) != self.placements.get(*key));
        changed.cloned().collect()
    }

    /// Returns the stored decision on a note, whatever text it is for.
    pub(super) fn kept(&self, key: &Key) -> Option<&Placement> {
        self.placements.get(key)
    }

    /// Returns the place of a thread with this first note. `is_answer` means that the note answers one
    /// that is not available. Then its place is the block at its address, in the text it was written
    /// on, and nowhere else.
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

    /// Returns the first block with this address.
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

    /// Returns the place according to the texts, regardless of decisions.
    pub(super) fn resolution(&self, key: &Key) -> Option<&Resolution> {
        self.located.get(key).map(|found| &found.resolution)
    }

    /// Returns the reason why the place of a note is not certain.
    pub(super) fn doubt(&self, key: &Key) -> Option<Doubt> {
        self.located.get(key).and_then(|found| found.doubt)
    }

    /// Returns the outcome of carrying a note over; `None` if no search was made for it.
    pub(super) fn outcome(&self, key: &Key) -> Option<Outcome> {
        self.resolution(key).map(Resolution::outcome)
    }

    /// Returns the notes that were written on a text other than the open one.
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

    /// Returns whether a note was written on a text other than the open one.
    pub(super) fn is_foreign(&self, key: &Key) -> bool {
        let found = self.located.get(key);
        found.is_some_and(|found| found.foreign.is_some())
    }

    /// Returns whether the open text or an available earlier one has this fingerprint.
    pub(super) fn knows(&self, fingerprint: &str) -> bool {
        let mut texts = self.earlier.iter().map(|text| text.document.fingerprint());
        self.document.fingerprint() == fingerprint || texts.any(|one| one == fingerprint)
    }
}

impl Search {
    /// Finds the places in slices, so that the page stays responsive. `progress` receives the number of
    /// notes done and their total.
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

    /// Returns the jobs, one for each text.
    fn jobs(&self) -> impl Iterator<Item = Job<'_>> {
        self.jobs.iter().map(|(text, sought)| Job {
            earlier: text.and_then(|index| self.earlier.get(index)),
            document: &self.document,
            sought,
        })
    }

    /// Finds all places at once.
    pub(super) fn run_at_once(&self, world: &impl World) -> Vec<Located> {
        let run = |job: Job<'_>| job.run(&job.finder(), world).collect::<Vec<_>>();
        self.jobs().flat_map(run).collect()
    }
}

/// The notes on one text whose places are sought in another.
struct Job<'a> {
    earlier: Option<&'a Earlier>,
    document: &'a Document,
    sought: &'a [Sought],
}

impl<'a> Job<'a> {
    /// Aligns the texts in slices if both are known; `resting` is called between slices.
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

    /// Finds the places of the notes, one at each step.
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

/// The means of finding the places of notes in the open text.
enum Finder<'a> {
    /// Both texts are known.
    CarryOver(Box<CarryOver<'a>>),
    /// Only the notes themselves are known.
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

/// Returns the revision that places a note, with its target.
fn latest(note: &Annotation) -> Option<(&RevisionId, &Target)> {
    let latest = note.latest()?;
    Some((&latest.id, latest.content.target()?))
}
