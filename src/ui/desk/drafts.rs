//! Drafts: what is typed is kept at every keystroke, and found again.

use super::Desk;
use super::writing::{Composing, Slot};
use crate::anchoring::TextRange;
use crate::annotation::{AnnotationId, Contribution, Key, Kind};
use crate::keeping::{Draft, DraftSlot};
use crate::ui::margin::WaitingDraft;
use crate::ui::messages as m;

/// A draft that is kept and not open.
pub(super) struct Waiting {
    pub(super) slot: Slot,
    pub(super) writing: Contribution,
}

impl Desk {
    /// Continues a draft that waits.
    pub(super) fn continue_draft(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.get(index) {
            self.open_composer(waiting.slot.clone(), None);
        }
    }

    /// Keeps what was typed; the page is drawn again only when that begins or ceases to fail.
    pub(super) fn keep_draft(&mut self, writing: Contribution) -> bool {
        let Some(mut composing) = self.composing.take() else {
            return false;
        };
        composing.latest = writing;
        composing.kept = !composing.latest.is_blank();
        let wrong = (!self.keep(&composing)).then(|| m::DRAFT_NOT_KEPT.to_owned());
        let changed = composing.wrong != wrong;
        composing.wrong = wrong;
        self.composing = Some(composing);
        changed
    }

    /// Keeps again what stands in the composer, where it was kept and is no more: it is in sight.
    pub(super) fn keep_open_draft(&mut self) {
        let is_gone = |composing: &Composing| {
            let slot = self.draft_slot(&composing.slot);
            composing.kept && !self.session.borrow().has_draft(&slot)
        };
        if self.composing.as_ref().is_some_and(is_gone) {
            let latest = self.composing.as_ref().map(|one| one.latest.clone());
            self.keep_draft(latest.unwrap_or_else(|| Contribution::new(Kind::Comment)));
        }
    }

    /// Keeps what stands in the composer, if that is anything; tells whether it could.
    fn keep(&self, composing: &Composing) -> bool {
        let (session, slot) = (self.session.borrow(), self.draft_slot(&composing.slot));
        if composing.latest.is_blank() {
            session.discard_draft(&slot);
            return true;
        }
        let draft = self.draft_of(&composing.slot, composing.latest.clone());
        session.save_draft(&slot, &draft).is_ok()
    }

    /// The note is to stand elsewhere: its draft is kept there before the old one goes.
    pub(super) fn move_draft(&mut self, slot: Slot, writing: Contribution) {
        let Some(composing) = &mut self.composing else {
            return;
        };
        let old = std::mem::replace(&mut composing.slot, slot);
        self.keep_draft(writing);
        let is_kept = |composing: &Composing| composing.wrong.is_none() && composing.slot != old;
        if self.composing.as_ref().is_some_and(is_kept) {
            self.session.borrow().discard_draft(&self.draft_slot(&old));
        }
    }

    /// Looks for drafts that wait: of this tab, of a killed one, of another.
    pub(super) fn find_drafts(&mut self) {
        let drafts = self.session.borrow().drafts();
        let open = self.composing.as_ref().map(|composing| &composing.slot);
        self.waiting = drafts
            .into_iter()
            .filter_map(|(slot, draft)| self.waiting(&slot, &draft))
            .filter(|waiting| !open.is_some_and(|open| open.same_place(&waiting.slot)))
            .collect();
    }

    fn waiting(&self, slot: &DraftSlot, draft: &Draft) -> Option<Waiting> {
        let slot = match slot {
            DraftSlot::Document => Slot::Document,
            DraftSlot::New(id) => Slot::New(self.range_of_draft(id, draft)?),
            DraftSlot::Edit(_) => Slot::Edit {
                key: self.note_of_draft(draft, slot, DraftSlot::edit)?,
                opened_on: draft.opened_on(),
            },
            DraftSlot::Reply(_) => Slot::Answer {
                key: self.note_of_draft(draft, slot, DraftSlot::reply)?,
                revision: draft.opened_on().into_iter().next()?,
            },
        };
        let writing = draft.contribution.clone();
        Some(Waiting { slot, writing })
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

    pub(super) fn draft_slot(&self, slot: &Slot) -> DraftSlot {
        match slot {
            Slot::Document => DraftSlot::Document,
            Slot::New(range) if range.is_block(&self.document) => {
                DraftSlot::New(self.id_of(range.block))
            }
            Slot::New(range) => {
                let place = range.code_points(&self.document);
                DraftSlot::words(&self.id_of(range.block), place.start, place.end)
            }
            Slot::Edit { key, .. } => DraftSlot::edit(&key.id),
            Slot::Answer { key, .. } => DraftSlot::reply(&key.id),
        }
    }

    pub(super) fn draft_of(&self, slot: &Slot, writing: Contribution) -> Draft {
        let draft = Draft::new(writing);
        match slot {
            Slot::Document => draft,
            Slot::New(range) => {
                let place = range.code_points(&self.document);
                draft.with_range(place.start, place.end)
            }
            Slot::Edit { key, opened_on } => draft.opened_on_note(&key.creator, opened_on),
            Slot::Answer { key, revision } => {
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
