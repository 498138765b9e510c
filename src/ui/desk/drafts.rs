//! Drafts: what is typed is kept at every keystroke, and found again.

use super::Desk;
use super::writing::Composing;
use crate::annotation::Contribution;
use crate::session::{Composition, OpenDraft, WaitingDraft};
use crate::ui::margin;
use crate::ui::messages as m;

impl Desk {
    /// Continues a draft that waits.
    pub(super) fn continue_draft(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.get(index).cloned() {
            self.open_draft(waiting.on, None, Some(&waiting.open));
        }
    }

    /// Keeps what was typed; the page is drawn again only when that begins or ceases to fail, or when
    /// it is kept elsewhere from now on.
    pub(super) fn keep_draft(&mut self, writing: Contribution) -> bool {
        let Some(composing) = self.composing.as_mut() else {
            return false;
        };
        composing.latest = writing;
        composing.typed = !composing.latest.is_blank();
        let Composing {
            draft,
            slot,
            latest,
            ..
        } = composing;
        let entry = self.report.read().draft_entry(draft);
        let kept = self
            .report
            .type_at_once(|mut drafting| drafting.keep(draft, slot, latest));
        let moved = entry != self.report.read().draft_entry(draft);
        composing.tell_kept(kept) || moved
    }

    /// Keeps again what was typed in the composer where the store does not have it: it is in sight.
    pub(super) fn keep_open_draft(&mut self) {
        let is_gone = |composing: &&Composing| {
            composing.typed && !self.report.read().is_draft_kept(&composing.draft)
        };
        if let Some(composing) = self.composing.as_ref().filter(is_gone) {
            let latest = composing.latest.clone();
            self.keep_draft(latest);
        }
    }

    /// Forgets the draft of the composer, unless another tab has written there since.
    pub(super) fn forget_draft(&self) {
        if let Some(composing) = &self.composing {
            self.report
                .type_at_once(|mut drafting| drafting.forget(&composing.draft));
        }
    }

    /// Keeps a draft without taking the place of another.
    pub(super) fn keep_beside(&self, on: &Composition, writing: Contribution) -> OpenDraft {
        self.report
            .type_at_once(|mut drafting| drafting.keep_beside(on, writing))
    }

    /// The note will stand elsewhere: its draft is kept there before the old one goes.
    pub(super) fn move_draft(&mut self, to: Composition, writing: Contribution) {
        let Some(composing) = self.composing.as_mut() else {
            return;
        };
        composing.latest = writing;
        composing.typed = !composing.latest.is_blank();
        composing.slot = to;
        let Composing {
            draft,
            slot,
            latest,
            ..
        } = composing;
        let kept = self
            .report
            .type_at_once(|mut drafting| drafting.keep_elsewhere(draft, slot, latest));
        composing.tell_kept(kept);
    }

    /// Looks for drafts that wait: of this tab, of a killed one, of another.
    pub(super) fn find_drafts(&mut self) {
        let open = self.composing.as_ref().map(|composing| &composing.draft);
        self.waiting = self.report.read().waiting_drafts(open);
    }

    /// The drafts that wait, for the margin.
    pub(super) fn waiting_view(&self) -> Vec<margin::WaitingDraft> {
        let line = |(index, waiting): (usize, &WaitingDraft)| {
            let block = self.block_of_slot(&waiting.on);
            let address = self.address_of(block);
            margin::WaitingDraft {
                block,
                address,
                index,
            }
        };
        self.waiting.iter().enumerate().map(line).collect()
    }
}

impl Composing {
    /// Tells below the fields whether the draft is kept; whether that is new.
    fn tell_kept(&mut self, kept: bool) -> bool {
        let wrong = (!kept).then(|| m::DRAFT_NOT_KEPT.to_owned());
        let changed = self.wrong != wrong;
        self.wrong = wrong;
        changed
    }
}
