//! Drafts: what is typed is kept at every keystroke, and found again.

use super::{Composing, Manuscript};
use crate::annotation::Contribution;
use crate::session::{Composition, OpenDraft, WaitingDraft};
use crate::ui::desk::common::Common;
use crate::ui::margin;
use crate::ui::messages as m;

impl Composing {
    /// Continues a draft that waits.
    pub(super) fn continue_draft(&mut self, desk: &mut Common, index: usize) {
        if let Some(waiting) = self.waiting.get(index).cloned() {
            self.open_draft(desk, waiting.on, None, Some(&waiting.open));
        }
    }

    /// Keeps what was typed; the page is drawn again only when that begins or ceases to fail, or when
    /// it is kept elsewhere from now on.
    pub(super) fn keep_draft(&mut self, desk: &Common, writing: Contribution) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        open.take(writing);
        let was = open.draft.clone();
        let Manuscript {
            draft,
            slot,
            latest,
            ..
        } = open;
        let kept = desk
            .report
            .type_at_once(|mut drafting| drafting.keep(draft, slot, latest));
        let has_moved = !draft.same_place(&was);
        open.tell_kept(kept) || has_moved
    }

    /// The note will stand elsewhere: its draft is kept there before the old one goes.
    pub(super) fn move_draft(&mut self, desk: &Common, to: Composition, writing: Contribution) {
        let Some(open) = &mut self.open else {
            return;
        };
        open.take(writing);
        open.slot = to;
        let Manuscript {
            draft,
            slot,
            latest,
            ..
        } = open;
        let kept = desk
            .report
            .type_at_once(|mut drafting| drafting.keep_elsewhere(draft, slot, latest));
        open.tell_kept(kept);
    }

    /// Keeps again what was typed in the composer where the store does not have it: it is in sight.
    pub fn keep_open_draft(&mut self, desk: &Common) {
        let is_gone =
            |open: &&Manuscript| open.typed && !desk.report.read().is_draft_kept(&open.draft);
        if let Some(open) = self.open.as_ref().filter(is_gone) {
            let latest = open.latest.clone();
            self.keep_draft(desk, latest);
        }
    }

    /// Forgets the draft of the composer, unless another tab has written there since.
    pub(super) fn forget_draft(&self, desk: &Common) {
        if let Some(open) = &self.open {
            desk.report
                .type_at_once(|mut drafting| drafting.forget(&open.draft));
        }
    }

    /// Looks for drafts that wait: of this tab, of a killed one, of another.
    pub fn find_drafts(&mut self, desk: &Common) {
        let open = self.open.as_ref().map(|open| &open.draft);
        self.waiting = desk.report.read().waiting_drafts(open);
    }

    /// The drafts that wait, for the margin.
    pub fn waiting_view(&self, desk: &Common) -> Vec<margin::WaitingDraft> {
        let line = |(index, waiting): (usize, &WaitingDraft)| {
            let block = desk.block_of_slot(&waiting.on);
            let address = desk.address_of(block);
            margin::WaitingDraft {
                block,
                address,
                index,
            }
        };
        self.waiting.iter().enumerate().map(line).collect()
    }
}

/// Keeps a draft without taking the place of another.
pub(super) fn keep_beside(desk: &Common, on: &Composition, writing: Contribution) -> OpenDraft {
    desk.report
        .type_at_once(|mut drafting| drafting.keep_beside(on, writing))
}

impl Manuscript {
    fn take(&mut self, writing: Contribution) {
        self.typed = !writing.is_blank();
        self.latest = writing;
    }

    /// Tells below the fields whether the draft is kept; whether that is new.
    fn tell_kept(&mut self, kept: bool) -> bool {
        let wrong = (!kept).then(|| m::DRAFT_NOT_KEPT.to_owned());
        let changed = self.wrong != wrong;
        self.wrong = wrong;
        changed
    }
}
