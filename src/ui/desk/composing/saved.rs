//! After a save: no typed text is lost with the composer, whether the note was kept or not.

use super::Composing;
use super::drafts::keep_beside;
use crate::annotation::Contribution;
use crate::keeping::SaveError;
use crate::session::{Composition, Done};
use crate::ui::desk::common::Common;
use crate::ui::messages as m;
use crate::ui::typeahead;

/// The result of saving a note.
pub enum Wrote {
    /// The note is kept. The flag says whether text that does not fit its kind waits as a draft.
    Kept(Done, bool),
    /// The note is not kept, and the person was informed.
    NotKept,
}

impl Composing {
    /// Closes the composer of a kept note, or says why the note is not kept. In that case its text
    /// stays on the screen.
    pub fn wrote(
        &mut self,
        desk: &mut Common,
        slot: &Composition,
        result: Result<Done, SaveError>,
    ) -> Wrote {
        let open = self.open.as_mut().filter(|open| open.slot == *slot);
        let in_composer = open.is_some();
        let written = open.and_then(|open| open.saving.take());
        match result {
            Ok(Done::Nothing) if in_composer => self.not_saved(desk, m::note_is_gone().to_owned()),
            Ok(done) => {
                let left_out = in_composer && self.settle(desk, slot, written);
                return Wrote::Kept(done, left_out);
            }
            Err(error) if in_composer => self.not_saved(desk, m::why_not_saved(&error)),
            Err(error) => desk.say(m::why_not_saved(&error), false),
        }
        Wrote::NotKept
    }

    /// Closes the composer of a kept note. Returns whether text that does not fit the note's kind waits
    /// as a draft.
    fn settle(
        &mut self,
        desk: &mut Common,
        slot: &Composition,
        written: Option<Contribution>,
    ) -> bool {
        self.keep_what_came_later(desk, slot, written.as_ref());
        self.forget_draft(desk);
        let left_out = written.is_some_and(|written| keep_what_is_left_out(desk, slot, written));
        self.close(desk);
        left_out
    }

    /// Keeps text typed after Save was pressed as a draft, because the saved note lacks it.
    fn keep_what_came_later(
        &self,
        desk: &Common,
        slot: &Composition,
        written: Option<&Contribution>,
    ) {
        let latest = self.open.as_ref().map(|open| &open.latest);
        let Some(later) = latest.filter(|latest| written.is_some_and(|it| it != *latest)) else {
            return;
        };
        if let Some(slot) = saved_note(desk, slot) {
            keep_beside(desk, &slot, later.clone());
        }
    }

    /// Says why a note was not saved; the composer and its draft stay.
    pub(super) fn not_saved(&mut self, desk: &mut Common, why: String) {
        typeahead::give_back();
        match &mut self.open {
            Some(open) => {
                open.wrong = Some(why);
                open.saving = None;
                // The message about an earlier note might seem to refer to this one.
                desk.toast = None;
            }
            None => desk.say(why, false),
        }
    }
}

/// Keeps typed text that does not fit the saved kind as a draft. Returns whether there was any.
fn keep_what_is_left_out(desk: &Common, slot: &Composition, written: Contribution) -> bool {
    let Some(saved) = saved_note(desk, slot) else {
        return false;
    };
    let note = match &saved {
        Composition::Edit { key, opened_on } => desk.report.read().written(key, opened_on),
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
            keep_beside(desk, &saved, whole);
        }
        _ => drop(keep_beside(desk, slot, left_out)),
    }
    true
}

/// Returns the composition for editing the note that was last saved from a composer.
fn saved_note(desk: &Common, slot: &Composition) -> Option<Composition> {
    let session = desk.report.read();
    let key = match slot {
        Composition::Edit { key, .. } => key.clone(),
        _ => session.last_touched()?,
    };
    let opened_on = session.live(&key);
    Some(Composition::Edit { key, opened_on })
}
