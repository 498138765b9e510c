//! Drafts: typed text is kept at every keystroke, and found again later.

use super::{Composing, Manuscript};
use crate::annotation::Contribution;
use crate::browser::kept::Drafting;
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

    /// Keeps the typed text; returns whether the page has to be redrawn. It does when keeping starts or
    /// stops failing, or when the draft moves to another entry.
    pub(super) fn keep_draft(&mut self, desk: &Common, writing: Contribution) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let was = open.draft.clone();
        let is_new = open.keep(desk, writing, |drafting, draft, on, latest| {
            drafting.keep(draft, on, latest)
        });
        is_new || !open.draft.same_place(&was)
    }

    /// Moves the draft to the new place of its note. It is kept there before the old entry goes.
    pub(super) fn move_draft(&mut self, desk: &Common, to: Composition, writing: Contribution) {
        if let Some(open) = &mut self.open {
            open.slot = to;
            // The note being saved is now elsewhere.
            open.saving = None;
            open.keep(desk, writing, |drafting, draft, on, latest| {
                drafting.keep_elsewhere(draft, on, latest)
            });
        }
    }

    /// Keeps the visible text of the composer again if the store has lost it. Returns whether the page
    /// has to be redrawn.
    pub fn keep_open_draft(&mut self, desk: &Common) -> bool {
        let is_gone =
            |open: &&Manuscript| open.typed && !desk.report.read().is_draft_kept(&open.draft);
        let latest = self.open.as_ref().filter(is_gone);
        let latest = latest.map(|open| open.latest.clone());
        latest.is_some_and(|latest| self.keep_draft(desk, latest))
    }

    /// Forgets the draft of the composer, unless another tab has written there since.
    pub(super) fn forget_draft(&self, desk: &Common) {
        if let Some(open) = &self.open {
            desk.report
                .type_at_once(|mut drafting| drafting.forget(&open.draft));
        }
    }

    /// Looks for waiting drafts: of this tab, of a killed tab, of another tab.
    pub fn find_drafts(&mut self, desk: &Common) {
        let open = self.open.as_ref().map(|open| &open.draft);
        self.waiting = desk.report.read().waiting_drafts(open);
    }

    /// Lists the waiting drafts for the margin.
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

/// Keeps a draft without overwriting another.
pub(super) fn keep_beside(desk: &Common, on: &Composition, writing: Contribution) -> OpenDraft {
    desk.report
        .type_at_once(|mut drafting| drafting.keep_beside(on, writing))
}

/// A way to keep the draft of a composer, which returns whether the store has accepted it.
type Keep = fn(&mut Drafting<'_>, &mut OpenDraft, &Composition, &Contribution) -> bool;

impl Manuscript {
    /// Takes over the typed text and keeps it. Returns whether keeping starts or stops failing.
    fn keep(&mut self, desk: &Common, writing: Contribution, keep: Keep) -> bool {
        self.typed = !writing.is_blank();
        self.latest = writing;
        let Self {
            draft,
            slot,
            latest,
            ..
        } = self;
        let report = &desk.report;
        let is_kept = report.type_at_once(|mut drafting| keep(&mut drafting, draft, slot, latest));
        self.tell_kept(is_kept)
    }

    /// Shows below the fields whether the draft is kept; returns whether that has changed.
    fn tell_kept(&mut self, kept: bool) -> bool {
        let wrong = (!kept).then(|| m::draft_not_kept().to_owned());
        let changed = self.wrong != wrong;
        self.wrong = wrong;
        changed
    }
}
