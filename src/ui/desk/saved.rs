//! After a save: the note was kept, or not, and nothing that was typed is lost with the composer.

use yew::prelude::*;

use super::Desk;
use crate::annotation::Contribution;
use crate::keeping::SaveError;
use crate::session::Composition;
use crate::session::Done;
use crate::ui::messages as m;
use crate::ui::typeahead;

impl Desk {
    /// The note was kept, or not: then its text stays on the screen.
    pub(super) fn wrote(
        &mut self,
        ctx: &Context<Self>,
        slot: &Composition,
        result: Result<Done, SaveError>,
    ) {
        let composing = self.composing.as_mut().filter(|open| open.slot == *slot);
        let in_composer = composing.is_some();
        let written = composing.and_then(|composing| composing.saving.take());
        match result {
            Ok(Done::Nothing) if in_composer => {
                self.not_saved(ctx, m::note_is_gone().to_owned());
            }
            Ok(done) => {
                let left_out = in_composer && {
                    self.keep_what_came_later(slot, written.clone());
                    if let Some(composing) = &self.composing {
                        self.discard_draft_of(composing);
                    }
                    let left_out = written.is_some_and(|it| self.keep_what_is_left_out(slot, it));
                    self.close_composer();
                    left_out
                };
                self.did(ctx, Ok(done));
                if left_out {
                    self.say(ctx, m::left_out_waits().to_owned(), false);
                }
                self.show_saved();
            }
            Err(error) if in_composer => self.failed(ctx, &error),
            Err(error) => self.say(ctx, m::why_not_saved(&error), false),
        }
    }

    /// What was typed after Save was pressed is no part of what was saved: it waits as a draft.
    fn keep_what_came_later(&self, slot: &Composition, written: Option<Contribution>) {
        let latest = self.composing.as_ref().map(|composing| &composing.latest);
        let Some(later) = latest.filter(|latest| written.is_some_and(|it| it != **latest)) else {
            return;
        };
        if let Some(slot) = self.saved_note(slot) {
            self.keep_beside(&slot, later.clone());
        }
    }

    /// What was typed and does not fit the kind that was saved waits as a draft. Tells whether there
    /// was any.
    fn keep_what_is_left_out(&self, slot: &Composition, written: Contribution) -> bool {
        let Some(saved) = self.saved_note(slot) else {
            return false;
        };
        let note = match &saved {
            Composition::Edit { key, opened_on } => self.session.borrow().written(key, opened_on),
            _ => None,
        };
        let Some(left_out) = note.and_then(|note| written.left_out(&note)) else {
            return false;
        };
        match slot {
            Composition::Edit { .. } => {
                let Contribution { kind, sign, .. } = left_out;
                let whole = Contribution {
                    kind,
                    sign,
                    ..written
                };
                self.keep_beside(&saved, whole);
            }
            _ => self.keep_beside(slot, left_out),
        }
        true
    }

    /// The note that was saved last from a composer, to be edited.
    fn saved_note(&self, slot: &Composition) -> Option<Composition> {
        let session = self.session.borrow();
        let key = match slot {
            Composition::Edit { key, .. } => key.clone(),
            _ => session.last_touched()?,
        };
        let opened_on = session.live(&key);
        Some(Composition::Edit { key, opened_on })
    }

    /// Keeps a draft without taking the place of another.
    fn keep_beside(&self, slot: &Composition, writing: Contribution) {
        let draft = self.draft_of(slot, writing);
        let at = self.free_place(slot);
        let _ = self.session.borrow().save_draft(&at, &draft);
    }

    pub(super) fn failed(&mut self, ctx: &Context<Self>, error: &SaveError) {
        self.not_saved(ctx, m::why_not_saved(error));
    }

    /// Says why; the composer and its draft stay.
    fn not_saved(&mut self, ctx: &Context<Self>, why: String) {
        typeahead::give_back();
        match &mut self.composing {
            Some(composing) => {
                composing.wrong = Some(why);
                composing.saving = None;
                // What was said of an earlier note could be taken for this one's.
                self.toast = None;
            }
            None => self.say(ctx, why, false),
        }
    }
}
