//! Drafts: what is typed is kept at every keystroke, and found again.

use super::Desk;
use super::writing::Composing;
use crate::anchoring::TextRange;
use crate::annotation::{AnnotationId, Contribution, Key};
use crate::keeping::{Draft, DraftSlot};
use crate::session::Composition;
use crate::ui::margin::WaitingDraft;
use crate::ui::messages as m;

/// A draft that is kept and not open.
pub(super) struct Waiting {
    pub(super) slot: Composition,
    /// Where it is kept, and what is kept there.
    pub(super) at: DraftSlot,
    pub(super) draft: Draft,
}

impl Desk {
    /// Continues a draft that waits.
    pub(super) fn continue_draft(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.get(index) {
            let (slot, at) = (waiting.slot.clone(), waiting.at.clone());
            self.open_draft(slot, None, Some(&at));
        }
    }

    /// Keeps what was typed; the page is drawn again only when that begins or ceases to fail, or when
    /// it is kept elsewhere from now on.
    pub(super) fn keep_draft(&mut self, writing: Contribution) -> bool {
        let Some(mut composing) = self.composing.take() else {
            return false;
        };
        composing.latest = writing;
        composing.typed = !composing.latest.is_blank();
        let at = composing.at.clone();
        let wrong = (!self.keep(&mut composing)).then(|| m::draft_not_kept().to_owned());
        let changed = composing.wrong != wrong || composing.at != at;
        composing.wrong = wrong;
        self.composing = Some(composing);
        changed
    }

    /// Keeps again what was typed in the composer where the store does not have it: it is in sight.
    pub(super) fn keep_open_draft(&mut self) {
        let is_gone = |composing: &&mut Composing| {
            let session = self.session.borrow();
            composing.typed && !session.is_draft_kept(&composing.at)
        };
        if let Some(composing) = self.composing.as_mut().filter(is_gone) {
            let latest = composing.latest.clone();
            self.keep_draft(latest);
        }
    }

    /// Keeps what stands in the composer, if that is anything; tells whether it could. What another
    /// tab has written there meanwhile stays: then it is kept beside that.
    fn keep(&self, composing: &mut Composing) -> bool {
        let session = self.session.borrow();
        if composing.latest.is_blank() {
            self.discard_draft_of(composing);
            return true;
        }
        while let Some(other) = session.draft_at(&composing.at)
            && composing.kept.as_ref() != Some(&other)
        {
            composing.at = composing.at.clone().apart();
        }
        let draft = self.draft_of(&composing.slot, composing.latest.clone());
        let is_kept = session.save_draft(&composing.at, &draft).is_ok();
        composing.kept = session.draft_at(&composing.at);
        is_kept
    }

    /// Where a draft can be kept without taking the place of another.
    pub(super) fn free_place(&self, slot: &Composition) -> DraftSlot {
        let mut at = self.draft_slot(slot);
        while self.session.borrow().draft_at(&at).is_some() {
            at = at.apart();
        }
        at
    }

    /// Forgets the draft of a composer, unless another tab has written there since.
    pub(super) fn discard_draft_of(&self, composing: &Composing) {
        let session = self.session.borrow();
        session.discard_draft(&composing.at, composing.kept.as_ref());
    }

    /// The note will stand elsewhere: its draft is kept there before the old one goes.
    pub(super) fn move_draft(&mut self, slot: Composition, writing: Contribution) {
        let at = self.draft_slot(&slot);
        let Some(composing) = &mut self.composing else {
            return;
        };
        let old = std::mem::replace(&mut composing.at, at);
        let was = composing.kept.take();
        composing.slot = slot;
        self.keep_draft(writing);
        let has_moved = |composing: &Composing| composing.wrong.is_none() && composing.at != old;
        if self.composing.as_ref().is_some_and(has_moved) {
            self.session.borrow().discard_draft(&old, was.as_ref());
        }
    }

    /// Looks for drafts that wait: of this tab, of a killed one, of another.
    pub(super) fn find_drafts(&mut self) {
        let drafts = self.session.borrow().drafts();
        let open = self.composing.as_ref().map(|composing| &composing.at);
        self.waiting = drafts
            .into_iter()
            .filter_map(|(slot, draft)| self.waiting(&slot, &draft))
            .filter(|waiting| open != Some(&waiting.at))
            .collect();
    }

    fn waiting(&self, at: &DraftSlot, draft: &Draft) -> Option<Waiting> {
        Some(Waiting {
            slot: self.slot_of(at, draft)?,
            at: at.clone(),
            draft: draft.clone(),
        })
    }

    /// What a draft writes.
    fn slot_of(&self, slot: &DraftSlot, draft: &Draft) -> Option<Composition> {
        Some(match slot {
            DraftSlot::Apart(slot, _) => self.slot_of(slot, draft)?,
            DraftSlot::Document => Composition::Document,
            DraftSlot::New(id) => Composition::New(self.range_of_draft(id, draft)?),
            DraftSlot::Edit(_) => Composition::Edit {
                key: self.note_of_draft(draft, slot, DraftSlot::edit)?,
                opened_on: draft.opened_on(),
            },
            DraftSlot::Reply(_) => Composition::Answer {
                key: self.note_of_draft(draft, slot, DraftSlot::reply)?,
                revision: draft.opened_on().into_iter().next()?,
            },
        })
    }

    /// The words that a draft of a new note is for; where the text has become another, the block.
    fn range_of_draft(&self, name: &str, draft: &Draft) -> Option<TextRange> {
        let id = name.split_once(':').map_or(name, |(id, _)| id);
        let words = draft
            .range
            .and_then(|(start, end)| TextRange::at(&self.document, start, end));
        let block = self.document.position(id)?;
        words.or_else(|| TextRange::block(&self.document, block))
    }

    /// The note that a draft edits or answers.
    fn note_of_draft(
        &self,
        draft: &Draft,
        slot: &DraftSlot,
        slot_of: fn(&AnnotationId) -> DraftSlot,
    ) -> Option<Key> {
        let creator = draft.creator()?;
        let groups = self.groups.iter().flat_map(|group| group.threads.iter());
        let mut keys = groups
            .flat_map(|thread| thread.cards())
            .map(|card| card.key());
        keys.find(|key| key.creator == creator && slot_of(&key.id) == *slot)
            .cloned()
    }

    pub(super) fn draft_slot(&self, slot: &Composition) -> DraftSlot {
        match slot {
            Composition::Document => DraftSlot::Document,
            Composition::New(range) if range.is_block(&self.document) => {
                DraftSlot::New(self.id_of(range.block))
            }
            Composition::New(range) => {
                let place = range.code_points(&self.document);
                DraftSlot::words(&self.id_of(range.block), place.start, place.end)
            }
            Composition::Edit { key, .. } => DraftSlot::edit(&key.id),
            Composition::Answer { key, .. } => DraftSlot::reply(&key.id),
        }
    }

    pub(super) fn draft_of(&self, slot: &Composition, writing: Contribution) -> Draft {
        let draft = Draft::new(writing);
        match slot {
            Composition::Document => draft,
            Composition::New(range) => {
                let place = range.code_points(&self.document);
                draft.with_range(place.start, place.end)
            }
            Composition::Edit { key, opened_on } => draft.opened_on_note(&key.creator, opened_on),
            Composition::Answer { key, revision } => {
                draft.opened_on_note(&key.creator, std::slice::from_ref(revision))
            }
        }
    }

    /// The drafts that wait, for the margin.
    pub(super) fn waiting_view(&self) -> Vec<WaitingDraft> {
        let line = |(index, waiting): (usize, &Waiting)| {
            let block = self.block_of_slot(&waiting.slot);
            let address = self.address_of(block);
            WaitingDraft {
                block,
                address,
                index,
            }
        };
        self.waiting.iter().enumerate().map(line).collect()
    }
}
