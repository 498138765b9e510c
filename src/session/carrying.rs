//! Notes of earlier texts in the open one: the search for their places, and the reader's decisions.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::card::{Card, Place};
use super::{Done, Pace, Session, World};
use crate::anchoring::{Doubt, Likeness, Resolution, TextRange};
use crate::annotation::{
    Annotation, Change, Content, Key, Outcome, Placement, Step, Target, Touched,
};
use crate::document::DocumentKey;
use crate::exchange::Plan;
use crate::keeping::{ReadStore, SaveError, Store};
use crate::shared::Shared;

/// The settings name for the texts whose carried notes the reader has reviewed.
const SEEN: &str = "carried";

/// The outcomes of notes written on texts other than the open one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// The number of notes for each outcome; outcomes without notes are left out.
    pub counts: Vec<(Outcome, usize)>,
    /// The uncertain notes on which the reader has not decided, in the order of the text.
    pub uncertain: Vec<Uncertain>,
}

/// A note whose place the reader is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    /// The note.
    pub card: Shared<Card>,
    /// The outcome of carrying it over.
    pub outcome: Outcome,
    /// Why the outcome is not certain.
    pub doubt: Option<Doubt>,
    /// The places to choose from, likeliest first. `score` is `None` if all of them have identical
    /// words.
    pub choices: Vec<(TextRange, Option<u8>)>,
}

/// The reader's verdict on where a note belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// On these words.
    Here(TextRange),
    /// Nowhere in this text.
    Nowhere,
}

impl<S: ReadStore, W: World> Session<S, W> {
    /// Finds the places of all notes and draws the board. The search runs in slices, so that the page
    /// stays responsive. `progress` receives the number of notes done and their total.
    pub async fn find_places(
        session: Rc<RefCell<Self>>,
        pace: &mut impl Pace,
        progress: impl Fn(usize, usize),
    ) {
        let search = {
            let this = session.borrow();
            this.places
                .search(this.set().iter(), |key| this.notebook.home(key).clone())
        };
        let world = session.borrow().world.clone();
        let found = search.run(&world, pace, progress).await;
        let mut this = session.borrow_mut();
        this.places.take(found);
        this.rebuild_board();
    }

    /// Finds the places of a plan's notes in slices, so that they are known when the plan is applied.
    pub async fn find_ahead(session: &Rc<RefCell<Self>>, plan: &Plan, pace: &mut impl Pace) {
        let search = {
            let this = session.borrow();
            let here = || plan.entries.iter().filter(|entry| entry.is_here);
            let meant = here().map(|entry| (entry.joined.key(), this.key_named(&entry.document)));
            let meant: BTreeMap<&Key, DocumentKey> = meant.collect();
            let home = |key: &Key| {
                let meant = meant.get(key).unwrap_or(this.key());
                this.notebook.home_or(meant, key).clone()
            };
            this.places.search(here().map(|entry| &entry.joined), home)
        };
        let world = session.borrow().world.clone();
        let found = search.run(&world, pace, |_, _| {}).await;
        session.borrow_mut().places.keep_ahead(found);
    }

    /// Finds the places of these notes at once, because they are few or already known.
    pub(super) fn find_some(&mut self, touched: &[Key]) {
        let set = self.notebook.set();
        let notes = || touched.iter().filter_map(|key| set.get(key));
        self.places.take_ahead(notes());
        let home = |key: &Key| self.notebook.home(key).clone();
        let search = self.places.search(notes(), home);
        let found = search.run_at_once(&self.world);
        self.places.take(found);
    }

    /// Returns the outcomes of notes on other texts. Answers go with their threads and are not counted.
    pub fn carried(&self) -> Carried {
        let mut counts: Vec<(Outcome, usize)> = Vec::new();
        let mut uncertain = Vec::new();
        for note in self.places.foreign(self.set()) {
            let asks = note
                .current()
                .and_then(|one| one.content.parent())
                .is_none();
            let Some(outcome) = self.places.outcome(note.key()).filter(|_| asks) else {
                continue;
            };
            if note.notes().next().is_none() || outcome == Outcome::Document {
                continue;
            }
            match counts.iter_mut().find(|(one, _)| *one == outcome) {
                Some((_, count)) => *count += 1,
                None => counts.push((outcome, 1)),
            }
            uncertain.extend(self.uncertain(note, outcome));
        }
        crate::sort::sort_by(&mut counts, |a, b| a.0.cmp(&b.0));
        crate::sort::sort_by(&mut uncertain, |a: &Uncertain, b| order(a).cmp(&order(b)));
        Carried { counts, uncertain }
    }

    fn uncertain(&self, note: &Annotation, outcome: Outcome) -> Option<Uncertain> {
        let (_, card) = self.find(note.key())?;
        if card.hidden || matches!(card.place, Place::Placed(_) | Place::Left) {
            return None;
        }
        let choices = match self.places.resolution(note.key())? {
            Resolution::Changed(likeness) | Resolution::Orphaned(Some(likeness)) => {
                vec![(likeness.range, Some(likeness.score))]
            }
            Resolution::Ambiguous(ranges) => ranges.iter().map(|range| (*range, None)).collect(),
            Resolution::Orphaned(None) => Vec::new(),
            Resolution::Document | Resolution::Exact(_) | Resolution::Moved(_) => return None,
        };
        Some(Uncertain {
            card: card.clone(),
            outcome,
            doubt: self.places.doubt(note.key()),
            choices,
        })
    }

    fn placement(&self, note: &Annotation, verdict: Verdict) -> Placement {
        let found = self.places.resolution(note.key());
        let score = match found {
            Some(Resolution::Changed(likeness) | Resolution::Orphaned(Some(likeness))) => {
                Some(likeness.score)
            }
            _ => None,
        };
        Placement {
            text: self.document.fingerprint().to_owned(),
            place: match verdict {
                Verdict::Here(range) => Some(range.code_points(&self.document)),
                Verdict::Nowhere => None,
            },
            from: note.target().and_then(Target::position),
            outcome: found.map_or(Outcome::Orphaned, Resolution::outcome),
            score,
        }
    }

    fn adoptable(&self, key: &Key) -> Option<(&Annotation, TextRange)> {
        let (_, card) = self.find(key)?;
        let range = card.place.range().filter(|_| card.is_adoptable())?;
        Some((self.set().get(key)?, range))
    }

    /// Takes in decisions that an undo or another tab has stored. Returns the notes they are about.
    pub(super) fn reread_placements(&mut self) -> Vec<Key> {
        self.notebook.look_at_placements();
        if self.notebook.was_cleared() {
            return Vec::new();
        }
        let kept = self.notebook.storage().placements(self.key());
        kept.map(|kept| self.places.decide(kept))
            .unwrap_or_default()
    }

    /// Returns whether the reader has reviewed the carried notes in exactly this text.
    pub fn has_seen_carried(&self) -> bool {
        let settings = self.notebook.storage().settings().unwrap_or_default();
        let seen = settings
            .screen
            .get(SEEN)
            .and_then(|seen| seen.get(self.key().as_str()));
        seen.and_then(|seen| seen.as_str()) == Some(self.short_fingerprint())
    }

    fn short_fingerprint(&self) -> &str {
        crate::digest::short(self.document.fingerprint())
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Keeps the reader's decisions on the places of notes as one undo step. No note is changed.
    ///
    /// # Errors
    /// When the store does not take the decisions; then nothing is decided.
    pub fn decide(&mut self, verdicts: &[(Key, Verdict)]) -> Result<Done, SaveError> {
        let mut touched = Vec::new();
        let mut placements = Vec::new();
        for (key, verdict) in verdicts {
            let Some(note) = self.set().get(key) else {
                continue;
            };
            let placement = self.placement(note, *verdict);
            let before = self.places.kept(key).cloned();
            touched.push(Touched::placed(note, before, Some(placement.clone())));
            placements.push((key, placement));
        }
        self.notebook.write_back_others()?;
        let all = placements.iter().map(|(key, one)| (*key, Some(one)));
        self.notebook.storage().place(self.key(), all)?;
        let count = touched.len();
        self.history.record(Step::new(Change::Place, touched));
        let keys: Vec<Key> = verdicts.iter().map(|(key, _)| key.clone()).collect();
        self.reread_placements();
        self.update_board(&keys);
        Ok(Done::Placed(count))
    }

    /// Moves a note of the reader's own onto the open text, at its current place. The result is a
    /// revision like any other and travels to others.
    ///
    /// # Errors
    /// When the store does not take it.
    pub fn adopt(&mut self, key: &Key) -> Result<Done, SaveError> {
        let Some((annotation, range)) = self.adoptable(key) else {
            return Ok(Done::Nothing);
        };
        let Some((current, note)) = annotation
            .current()
            .and_then(|one| Some((one, one.note()?)))
        else {
            return Ok(Done::Nothing);
        };
        let mut note = note.clone();
        note.target = Target {
            extra: note.target.extra,
            ..self.context.describe(&self.document, &range)
        };
        let kind = note.kind.clone();
        let revised = self.replaced(annotation, Content::Note(note), current.creator.clone());
        self.keep(Change::Edit, &revised)?;
        let address = super::card::written_address(&revised);
        Ok(Done::Saved { kind, address })
    }

    /// Remembers that the reader has reviewed the carried notes. If the store refuses, they are shown
    /// again.
    pub fn see_carried(&mut self) {
        let (key, text) = (self.key().to_string(), self.short_fingerprint().to_owned());
        let _ = self.change_settings(|settings| {
            let all = settings.screen.entry(SEEN).or_insert_with(Default::default);
            match all.as_object_mut() {
                Some(all) => drop(all.insert(key, text.into())),
                None => *all = serde_json::Map::from_iter([(key, text.into())]).into(),
            }
        });
    }
}

/// Orders by place in the open text if there is one, else by place in the note's own text.
fn order(one: &Uncertain) -> (usize, usize, Key) {
    let first = one.choices.first().map(|(range, _)| range.block);
    let target = one.card.annotation.target();
    let position = target.and_then(Target::position).map(|range| range.start);
    let key = one.card.key().clone();
    (
        first.unwrap_or(usize::MAX),
        position.unwrap_or(usize::MAX),
        key,
    )
}

impl Place {
    /// Converts a resolution to a place.
    pub(super) fn from(resolution: &Resolution, doubt: Option<Doubt>) -> Self {
        match resolution {
            Resolution::Document => Self::Document,
            Resolution::Exact(range) => Self::At(*range),
            Resolution::Moved(range) => Self::Moved(*range),
            Resolution::Changed(likeness) => Self::Changed(*likeness),
            Resolution::Ambiguous(_) => Self::Ambiguous(doubt),
            Resolution::Orphaned(suggestion) => Self::Orphaned(*suggestion, doubt),
        }
    }

    /// Converts a decision of the reader to a place.
    pub(super) fn decided(placement: &Placement, document: &crate::document::Document) -> Self {
        let place = placement.place.as_ref();
        match place.map(|place| TextRange::at(document, place.start, place.end)) {
            Some(Some(range)) => Self::Placed(range),
            Some(None) => Self::Orphaned(None, None),
            None => Self::Left,
        }
    }

    /// Returns the suggestion for a note that has no place.
    pub fn suggestion(self) -> Option<Likeness> {
        match self {
            Self::Orphaned(suggestion, _) => suggestion,
            _ => None,
        }
    }
}
