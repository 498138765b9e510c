//! Saving, withdrawing, undo and redo.

use super::Session;
use crate::anchoring::TextRange;
use crate::annotation::{
    Agent, Annotation, Body, Change, Content, Effect, Extra, Key, Kind, Note, Reversal, Revision,
    RevisionId, Step, Touched, generator,
};
use crate::browser::ids::{self, stamp};
use crate::document::DocumentKey;
use crate::keeping::{Profile, SaveError};
use crate::ui::composer::Writing;
use crate::ui::desk::Slot;
use crate::ui::messages as m;

/// Which way the history is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Undo,
    Redo,
}

/// What was done and kept, for the message at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// There was nothing to do.
    Nothing,
    /// A note was saved.
    Saved { kind: Kind, address: String },
    /// A note was taken back.
    Withdrawn { kind: Kind, address: String },
    /// Notes came in from files.
    Imported(usize),
    /// A step was undone or done again; some of it may have been left alone.
    Back {
        direction: Direction,
        what: String,
        skipped: bool,
    },
}

impl Done {
    /// What to say, and whether to offer undo beside it.
    pub fn says(&self) -> (Option<String>, bool) {
        match self {
            Done::Nothing => (None, false),
            Done::Saved { kind, address } => (Some(m::saved(m::kind_name(kind), address)), false),
            Done::Withdrawn { kind, address } => {
                (Some(m::withdrawn(m::kind_name(kind), address)), true)
            }
            Done::Imported(count) => (Some(m::imported(*count)), true),
            Done::Back {
                direction,
                what,
                skipped,
            } => {
                let mut text = match direction {
                    Direction::Undo => m::undone(what),
                    Direction::Redo => m::redone(what),
                };
                if *skipped {
                    text = format!("{text} {}", m::UNDO_CHANGED_MEANWHILE);
                }
                (Some(text), false)
            }
        }
    }
}

impl Session {
    /// What the composer opens with for an edit: the text of the live revision it is opened on.
    pub fn writing(&self, key: &Key, opened_on: &[RevisionId]) -> Option<Writing> {
        let (_, note) = self
            .set()
            .get(key)?
            .notes()
            .find(|(revision, _)| opened_on.contains(&revision.id))?;
        Some(Writing {
            kind: note.kind.clone(),
            text: note.text().unwrap_or_default().to_owned(),
        })
    }

    /// Saves what was written: a new note, or another revision of one.
    pub fn save(
        &mut self,
        slot: &Slot,
        writing: &Writing,
        by: &Profile,
    ) -> Result<Done, SaveError> {
        let (change, annotation) = match slot {
            Slot::New(block) => (Change::Add, self.new_note(*block, writing, &by.agent)),
            Slot::Edit { key, opened_on } => match self.edited(key, opened_on, writing, by) {
                Some(annotation) => (Change::Edit, annotation),
                None => return Ok(Done::Nothing),
            },
        };
        let address = address(&annotation);
        self.keep(change, &annotation)?;
        Ok(Done::Saved {
            kind: writing.kind.clone(),
            address,
        })
    }

    /// Takes a note back. Always a tombstone: nobody knows which file has left.
    pub fn withdraw(&mut self, key: &Key) -> Result<Done, SaveError> {
        let Some((annotation, current)) = self
            .set()
            .get(key)
            .and_then(|found| Some((found, found.current()?)))
        else {
            return Ok(Done::Nothing);
        };
        let (kind, address) = (kind(current), address(annotation));
        let content = Content::Withdrawn {
            target: current.content.target().cloned(),
            extra: Extra::new(),
        };
        let live: Vec<RevisionId> = annotation
            .live()
            .iter()
            .map(|revision| revision.id.clone())
            .collect();
        let withdrawn = annotation.revise(
            &live,
            content,
            current.creator.clone(),
            Some(our_generator()),
            stamp(),
        );
        self.keep(Change::Withdraw, &withdrawn)?;
        Ok(Done::Withdrawn { kind, address })
    }

    /// Of several live revisions keeps one: a new revision with its content replaces all.
    pub fn keep_only(&mut self, key: &Key, chosen: &RevisionId) -> Result<Done, SaveError> {
        let found = self.set().get(key).and_then(|found| {
            Some((
                found,
                found
                    .live()
                    .iter()
                    .find(|revision| revision.id == *chosen)?,
            ))
        });
        let Some((annotation, revision)) = found else {
            return Ok(Done::Nothing);
        };
        let (kind, address) = (kind(revision), address(annotation));
        let live: Vec<RevisionId> = annotation
            .live()
            .iter()
            .map(|revision| revision.id.clone())
            .collect();
        let kept = annotation.revise(
            &live,
            revision.content.clone(),
            revision.creator.clone(),
            Some(our_generator()),
            stamp(),
        );
        self.keep(Change::Edit, &kept)?;
        Ok(Done::Saved { kind, address })
    }

    /// One step back or forth.
    pub fn back(&mut self, direction: Direction) -> Result<Done, SaveError> {
        let Some(what) = self.what(direction) else {
            return Ok(Done::Nothing);
        };
        let kept = self.kept_with_elsewhere(direction);
        let reversal = match direction {
            Direction::Undo => self.history.undo(&kept, stamp),
            Direction::Redo => self.history.redo(&kept, stamp),
        };
        let Some(reversal) = reversal else {
            return Ok(Done::Nothing);
        };
        let skipped = !reversal.skipped.is_empty();
        let effects = self.effects(&reversal);
        self.notebook.apply(&effects)?;
        self.history.commit(reversal);
        self.draw_cards();
        Ok(Done::Back {
            direction,
            what,
            skipped,
        })
    }

    /// What the next step back or forth would do, in words for its button.
    pub fn next(&self, direction: Direction) -> Option<String> {
        let what = self.what(direction)?;
        Some(match direction {
            Direction::Undo => m::undo_what(&what),
            Direction::Redo => m::redo_what(&what),
        })
    }

    fn what(&self, direction: Direction) -> Option<String> {
        let step = match direction {
            Direction::Undo => self.history.next_undo(),
            Direction::Redo => self.history.next_redo(),
        }?;
        let kind = step.kind().map_or(m::NOTE, m::kind_name);
        let address = step.address().unwrap_or(m::ON_DOCUMENT);
        Some(match step.change() {
            Change::Add => m::add_kind_on(kind, address),
            Change::Edit => m::edit_kind_on(kind, address),
            Change::Withdraw => m::withdraw_kind_on(kind, address),
            Change::Import => m::import_of(step.touched().len()),
        })
    }

    /// Writes one annotation and remembers the step. The cards change only after the store has
    /// acknowledged it.
    fn keep(&mut self, change: Change, annotation: &Annotation) -> Result<(), SaveError> {
        let before = self.set().get(annotation.key()).cloned();
        let kept = self.notebook.save(annotation)?;
        self.history
            .record(Step::new(change, vec![Touched::new(before, kept)]));
        self.draw_cards();
        Ok(())
    }

    fn new_note(&self, block: usize, writing: &Writing, by: &Agent) -> Annotation {
        let target = match TextRange::block(&self.document, block) {
            Some(range) => self.context.describe(&self.document, &range),
            None => self.context.describe_document(&self.document),
        };
        let stamp = stamp();
        let note = Note {
            kind: writing.kind.clone(),
            bodies: vec![body(writing)],
            target,
            extra: Extra::new(),
        };
        let first = Revision {
            id: stamp.revision,
            created: Some(stamp.now.clone()),
            modified: Some(stamp.now),
            creator: by.clone(),
            generator: Some(our_generator()),
            content: Content::Note(note),
        };
        Annotation::new(ids::annotation(), first)
    }

    /// The note with new words; what else it holds stays.
    fn edited(
        &self,
        key: &Key,
        opened_on: &[RevisionId],
        writing: &Writing,
        by: &Profile,
    ) -> Option<Annotation> {
        let annotation = self.set().get(key)?;
        let opened = annotation
            .live()
            .iter()
            .find(|revision| opened_on.contains(&revision.id));
        let base = opened
            .and_then(Revision::note)
            .or_else(|| annotation.notes().next().map(|(_, note)| note));
        let mut note = base?.clone();
        note.set_text(body(writing));
        note.kind = writing.kind.clone();
        Some(annotation.revise(
            opened_on,
            Content::Note(note),
            by.agent.clone(),
            Some(our_generator()),
            stamp(),
        ))
    }

    /// Each effect with the document it is kept under: an import may have brought notes of others.
    fn effects(&self, reversal: &Reversal) -> Vec<(DocumentKey, Effect)> {
        let home = |effect: &Effect| match effect {
            Effect::Write(record) => self.home_of(record.key()),
            Effect::PutBack { key, .. } => self.home_of(key),
        };
        reversal
            .effects
            .iter()
            .map(|effect| (home(effect), effect.clone()))
            .collect()
    }
}

/// The text body of a note; W3C Web Annotation Data Model §3.2.4.
fn body(writing: &Writing) -> Body {
    Body::Text {
        value: writing.text.trim_end().to_owned(),
        purpose: writing.kind.motivation().map(str::to_owned),
        format: Some("text/markdown".to_owned()),
        language: Some(crate::browser::intl::language()),
        extra: Extra::new(),
    }
}

fn our_generator() -> Extra {
    generator(env!("CARGO_PKG_VERSION"))
}

fn kind(revision: &Revision) -> Kind {
    revision
        .note()
        .map_or(Kind::Comment, |note| note.kind.clone())
}

fn address(annotation: &Annotation) -> String {
    let target = annotation
        .live()
        .iter()
        .find_map(|revision| revision.content.target());
    target
        .and_then(|target| target.address.clone())
        .unwrap_or_else(|| m::ON_DOCUMENT.to_owned())
}
