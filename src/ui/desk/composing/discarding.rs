//! Drafts that were discarded, and bringing them back.

use super::Composing;
use super::drafts::keep_beside;
use crate::annotation::Contribution;
use crate::session::Composition;
use crate::ui::desk::common::Common;
use crate::ui::messages as m;

/// A draft that was discarded and can be brought back.
pub(super) struct Discarded {
    slot: Composition,
    writing: Contribution,
    /// The last undoable step at that time. While it is still the last step, undo brings the draft
    /// back.
    after: Option<u64>,
}

impl Composing {
    /// Discards the draft in the composer. It can be brought back.
    pub(super) fn discard(&mut self, desk: &mut Common) {
        self.forget_draft(desk);
        let Some(open) = &self.open else {
            return;
        };
        let (slot, writing) = (open.slot.clone(), open.latest.clone());
        let after = desk.report.read().last_step();
        self.close(desk);
        if !writing.is_blank() {
            let address = desk.address_of(desk.block_of_slot(&slot));
            self.discarded.push(Discarded {
                slot,
                writing,
                after,
            });
            desk.say(m::draft_discarded(&address), true);
        }
    }

    /// Returns the draft that the next undo brings back.
    fn last_discarded(&self, desk: &Common) -> Option<&Discarded> {
        let last = self.discarded.last()?;
        (last.after == desk.report.read().last_step()).then_some(last)
    }

    /// Returns the name of the next undo, if that brings a draft back.
    pub fn undo_discard(&self, desk: &Common) -> Option<String> {
        let block = desk.block_of_slot(&self.last_discarded(desk)?.slot);
        Some(m::undo_what(&m::discard_draft_on(&desk.address_of(block))))
    }

    /// Brings back a discarded draft; returns whether undo applies to one.
    pub fn bring_back(&mut self, desk: &mut Common) -> bool {
        if self.last_discarded(desk).is_none() {
            return false;
        }
        if let Some(Discarded { slot, writing, .. }) = self.discarded.pop() {
            let at = keep_beside(desk, &slot, writing);
            desk.toast = None;
            self.open_draft(desk, slot, None, Some(&at));
        }
        true
    }
}
