//! Drafts that were thrown away, and having them back.

use yew::prelude::*;

use super::Desk;
use crate::annotation::Contribution;
use crate::session::Composition;
use crate::ui::messages as m;

/// A draft that was thrown away and can be had back.
pub(super) struct Discarded {
    slot: Composition,
    writing: Contribution,
    /// The step before it that can be undone: until that one is the last again, undo means others.
    after: Option<u64>,
}

impl Desk {
    /// Throws away what stands in the composer. It can be had back.
    pub(super) fn discard(&mut self, ctx: &Context<Self>) {
        let Some(composing) = &self.composing else {
            return;
        };
        let (slot, writing) = (composing.slot.clone(), composing.latest.clone());
        self.forget_draft();
        let after = self.report.read().last_step();
        self.close_composer();
        if !writing.is_blank() {
            let address = self.address_of(self.block_of_slot(&slot));
            self.discarded.push(Discarded {
                slot,
                writing,
                after,
            });
            self.say(ctx, m::draft_discarded(&address), true);
        }
    }

    /// The draft that the next undo gives back.
    pub(super) fn last_discarded(&self) -> Option<&Discarded> {
        let last = self.discarded.last()?;
        (last.after == self.report.read().last_step()).then_some(last)
    }

    /// What undo is called while it gives a draft back.
    pub(super) fn undo_discard(&self) -> Option<String> {
        let block = self.block_of_slot(&self.last_discarded()?.slot);
        Some(m::undo_what(&m::discard_draft_on(&self.address_of(block))))
    }

    /// Gives a draft back that was thrown away; tells whether undo meant that.
    pub(super) fn bring_back(&mut self) -> bool {
        if self.last_discarded().is_none() {
            return false;
        }
        if let Some(Discarded { slot, writing, .. }) = self.discarded.pop() {
            let at = self.keep_beside(&slot, writing);
            self.toast = None;
            self.open_draft(slot, None, Some(&at));
        }
        true
    }
}
