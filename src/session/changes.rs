//! Saving, withdrawing, undo and redo.

use super::card::written_address;
use super::{Composition, Done, Session, StepName, World};
use crate::anchoring::TextRange;
use crate::annotation::{
    Agent, Annotation, Change, Content, Contribution, Direction, Effect, Extra, Key, Kind, Note,
    PrivacyChoice, Reversal, Revision, RevisionId, Sign, Step, Target, Touched, generator,
};
use crate::document::DocumentKey;
use crate::keeping::{Profile, ReadStore, SaveError, Store};
use crate::{shown, trap};

impl<S: ReadStore, W: World> Session<S, W> {
    /// Returns the contents that the composer opens with for an edit, from the live revision it opens
    /// on.
    pub fn written(&self, key: &Key, opened_on: &[RevisionId]) -> Option<Contribution> {
        let note = self.opened(key, opened_on)?.note()?;
        Some(Contribution::of(note))
    }

    /// Returns the words of the report that a composer's note is about, if it is about words.
    pub fn present(&self, slot: &Composition) -> Option<String> {
        match slot {
            Composition::Document | Composition::Answer { .. } => None,
            Composition::New(range) => Some(range.words(&self.document).to_owned()),
            Composition::Edit { key, opened_on } => {
                let target = self.opened(key, opened_on)?.content.target()?;
                target.quote().map(str::to_owned)
            }
        }
    }

    /// Returns the live revision that a composer was opened on.
    pub(super) fn opened(&self, key: &Key, opened_on: &[RevisionId]) -> Option<&Revision> {
        let live = self.set().get(key)?.live().iter();
        live.clone()
            .find(|revision| opened_on.contains(&revision.id))
    }

    /// Returns the name of the step that undo or redo would take next.
    pub fn next(&self, direction: Direction) -> Option<StepName> {
        let step = self.history.next(direction)?;
        Some(StepName {
            change: step.change(),
            kind: step.kind().cloned(),
            address: step.address().and_then(shown::name_or_none),
            notes: step.touched().len(),
        })
    }

    /// Returns an annotation with one new revision in place of all live ones.
    pub(super) fn replaced(
        &self,
        annotation: &Annotation,
        content: Content,
        creator: Agent,
    ) -> Annotation {
        let live = annotation.live().iter();
        let live: Vec<RevisionId> = live.map(|revision| revision.id.clone()).collect();
        let generator = Some(our_generator());
        annotation.revise(&live, content, creator, generator, self.world.stamp())
    }

    /// Returns the contents, private only if they may be.
    fn with_privacy(&self, slot: &Composition, writing: &Contribution) -> Contribution {
        let before = match slot {
            Composition::Edit { key, opened_on } => self.written(key, opened_on),
            _ => None,
        };
        let answers_private = self.answered(slot).is_some_and(|answered| answered.private);
        let choice = PrivacyChoice::of(before.map(|before| before.private), answers_private);
        Contribution {
            private: choice.is_private(writing.private),
            ..writing.clone()
        }
    }

    /// Returns the target of a new note.
    fn target(&self, slot: &Composition, writing: &Contribution) -> Option<Target> {
        match slot {
            Composition::Document => Some(self.context.describe_document(&self.document)),
            // A new paragraph goes beside a paragraph, whatever words were selected before.
            Composition::New(range) if adds(writing) => {
                let block = TextRange::block(&self.document, range.block)?;
                Some(self.context.describe(&self.document, &block))
            }
            Composition::New(range) => Some(self.context.describe(&self.document, range)),
            Composition::Answer { key, revision } => {
                let parent = self.set().get(key)?;
                let live = parent.live();
                let seen = live.iter().find(|one| one.id == *revision);
                let seen = seen.or(parent.latest())?;
                Some(self.context.describe_answer(&self.document, parent, seen))
            }
            Composition::Edit { .. } => None,
        }
    }

    /// Returns the note with the new contents; everything else it holds stays.
    fn edited(
        &self,
        key: &Key,
        opened_on: &[RevisionId],
        writing: &Contribution,
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
        if adds(writing) && !adds(&Contribution::of(&note)) {
            note.target = self.beside_its_block(key, note.target);
        }
        writing.put_into(&mut note, &self.world.language());
        Some(annotation.revise(
            opened_on,
            Content::Note(note),
            by.agent.clone(),
            Some(our_generator()),
            self.world.stamp(),
        ))
    }

    /// Widens the target of a note on words to their whole block, because it now adds a paragraph.
    fn beside_its_block(&self, key: &Key, target: Target) -> Target {
        let block = self
            .block_of(key)
            .and_then(|index| TextRange::block(&self.document, index));
        match block {
            Some(block) => Target {
                extra: target.extra,
                ..self.context.describe(&self.document, &block)
            },
            None => target,
        }
    }

    /// Pairs each effect with its document. An import may have brought notes of other documents. Notes
    /// are hidden and placed only in the open one.
    fn effects(&self, reversal: &Reversal) -> Vec<(DocumentKey, Effect)> {
        let home = |effect: &Effect| match effect {
            Effect::Write(_) | Effect::PutBack { .. } => self.notebook.home(effect.key()).clone(),
            Effect::Hide { .. } | Effect::Place { .. } => self.key().clone(),
        };
        reversal
            .effects
            .iter()
            .map(|effect| (home(effect), effect.clone()))
            .collect()
    }
}

impl<S: Store, W: World> Session<S, W> {
    /// Saves the contents of a composer as a new note or as a new revision.
    ///
    /// # Errors
    /// As for [`Notebook::save`](crate::keeping::Notebook::save); then nothing has changed.
    pub fn save(
        &mut self,
        slot: &Composition,
        writing: &Contribution,
        by: &Profile,
    ) -> Result<Done, SaveError> {
        trap::spring("saving", &writing.text);
        let writing = self.with_privacy(slot, writing);
        let made = match slot {
            Composition::Edit { key, opened_on } => self
                .edited(key, opened_on, &writing, by)
                .map(|annotation| (Change::Edit, annotation)),
            new => self.target(new, &writing).map(|target| {
                (
                    Change::Add,
                    new_note(&self.world, target, &writing, &by.agent),
                )
            }),
        };
        let Some((change, annotation)) = made else {
            return Ok(Done::Nothing);
        };
        let address = written_address(&annotation);
        self.keep(change, &annotation)?;
        Ok(Done::Saved {
            kind: writing.kind.clone(),
            address,
        })
    }

    /// Withdraws a note. It always leaves a tombstone, because nobody knows which files have been
    /// passed on.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn withdraw(&mut self, key: &Key) -> Result<Done, SaveError> {
        let Some((annotation, current)) = self
            .set()
            .get(key)
            .and_then(|found| Some((found, found.current()?)))
        else {
            return Ok(Done::Nothing);
        };
        let (kind, address) = (annotation.kind(), written_address(annotation));
        let content = Content::withdrawn(&current.content);
        let withdrawn = self.replaced(annotation, content, current.creator.clone());
        self.keep(Change::Withdraw, &withdrawn)?;
        Ok(Done::Withdrawn { kind, address })
    }

    /// Keeps one of several live revisions. A new revision with its content replaces them all.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
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
        let kind = revision
            .note()
            .map_or(Kind::Comment, |note| note.kind.clone());
        let address = written_address(annotation);
        let (content, creator) = (revision.content.clone(), revision.creator.clone());
        let kept = self.replaced(annotation, content, creator);
        self.keep(Change::Edit, &kept)?;
        Ok(Done::Saved { kind, address })
    }

    /// Keeps `chosen` of several live revisions here and turns every other one into a note of its own.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn keep_both(&mut self, key: &Key, chosen: &RevisionId) -> Result<Done, SaveError> {
        let (generator, found) = (our_generator(), self.set().get(key));
        let split = found.and_then(|found| {
            let all = found.keep_both(
                chosen,
                &generator,
                || self.world.annotation_id(),
                || self.world.stamp(),
            )?;
            Some((found.kind(), written_address(found), all))
        });
        let Some((kind, address, all)) = split else {
            return Ok(Done::Nothing);
        };
        let touched = self.notebook.save_together(&all)?;
        let keys: Vec<Key> = touched.iter().map(|one| one.key().clone()).collect();
        self.history.record(Step::new(Change::KeepBoth, touched));
        self.update_board(&keys);
        Ok(Done::Saved { kind, address })
    }

    /// Undoes or redoes one step.
    ///
    /// # Errors
    /// As for [`save`](Self::save), and when a note of an undone import has changed since.
    pub fn back(&mut self, direction: Direction) -> Result<Done, SaveError> {
        let Some(step) = self.next(direction) else {
            return Ok(Done::Nothing);
        };
        let touched = self.history.next(direction).map(Step::touched);
        let touched = touched.unwrap_or_default().iter().map(Touched::key);
        let kept = self.notebook.kept_at_home(touched);
        let reversal = self.history.revert(direction, &kept, || self.world.stamp());
        let Some(reversal) = reversal else {
            return Ok(Done::Nothing);
        };
        let skipped = !reversal.skipped.is_empty();
        let effects = self.effects(&reversal);
        let mut touched: Vec<Key> = effects
            .iter()
            .map(|(_, effect)| effect.key().clone())
            .collect();
        self.notebook.apply(&effects)?;
        self.history.commit(reversal);
        touched.extend(self.reread_reading());
        touched.extend(self.reread_placements());
        self.update_board(&touched);
        Ok(Done::Back {
            direction,
            step,
            skipped,
        })
    }

    /// Writes one annotation and records the step. The cards change only after the store has accepted
    /// it.
    pub(super) fn keep(
        &mut self,
        change: Change,
        annotation: &Annotation,
    ) -> Result<(), SaveError> {
        // If the author were missing from the store, the note would be somebody else's at the next
        // start.
        self.notebook.write_back_others()?;
        let before = self.set().get(annotation.key()).cloned();
        let kept = self.notebook.save(annotation)?;
        self.history
            .record(Step::new(change, vec![Touched::new(before, kept)]));
        self.update_board(&[annotation.key().clone()]);
        Ok(())
    }
}

/// Returns whether the contents propose a new paragraph.
fn adds(writing: &Contribution) -> bool {
    writing.kind == Kind::Proposal && writing.sign == Some(Sign::Add)
}

fn new_note(world: &impl World, target: Target, writing: &Contribution, by: &Agent) -> Annotation {
    let stamp = world.stamp();
    let mut note = Note {
        kind: writing.kind.clone(),
        bodies: Vec::new(),
        target,
        extra: Extra::new(),
    };
    writing.put_into(&mut note, &world.language());
    let first = Revision {
        id: stamp.revision,
        created: Some(stamp.now.clone()),
        modified: Some(stamp.now),
        creator: by.clone(),
        generator: Some(our_generator()),
        content: Content::Note(note),
    };
    Annotation::new(world.annotation_id(), first)
}

fn our_generator() -> Extra {
    generator(env!("CARGO_PKG_VERSION"))
}
