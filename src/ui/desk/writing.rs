//! Writing, editing and withdrawing notes.

use yew::prelude::*;

use super::drafts::Waiting;
use super::moving::Focus;
use super::{Desk, Msg, Open};
use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Key, Kind};
use crate::browser::ids;
use crate::keeping::{Draft, DraftSlot, Entry, Profile, SaveError};
use crate::session::Composition;
use crate::shared::Shared;
use crate::ui::composer::{About, Act, Known};
use crate::ui::dialogs::author::AuthorAct;
use crate::ui::focus::{first_field, focus_quietly};
use crate::ui::margin::OpenComposer;
use crate::ui::messages as m;
use crate::ui::typeahead;

/// The open composer.
pub(super) struct Composing {
    pub(super) slot: Composition,
    about: Shared<About>,
    /// The block it stands beside, as long as it is open: nobody loses the field they type in.
    block: Option<usize>,
    pub(super) latest: Contribution,
    pub(super) wrong: Option<String>,
    /// Where its draft is kept, and what this tab last read or wrote there.
    pub(super) at: DraftSlot,
    pub(super) kept: Option<Draft>,
    /// Whether anything was typed in it here.
    pub(super) typed: bool,
    /// What stood there when it was saved, until the store has answered.
    pub(super) saving: Option<Contribution>,
    serial: u32,
}

impl Desk {
    /// Opens the composer for a note on a whole block, or puts the note there that is placed.
    pub(super) fn write_on(&mut self, ctx: &Context<Self>, block: usize) {
        if self.place_on_block(ctx, block) {
            return;
        }
        if let Some(range) = TextRange::block(&self.document, block) {
            self.open_composer(Composition::New(range), None);
        }
    }

    /// Opens the composer with the draft that waits for this slot, if any. An open one is closed;
    /// its draft is kept. `kind` is what the person asked for; what was typed stays.
    pub(super) fn open_composer(&mut self, slot: Composition, kind: Option<Kind>) {
        self.open_draft(slot, kind, None);
    }

    /// The same, with the draft that is kept at a place, where one is named.
    pub(super) fn open_draft(
        &mut self,
        slot: Composition,
        kind: Option<Kind>,
        at: Option<&DraftSlot>,
    ) {
        let is_open = |composing: &Composing| composing.slot == slot;
        if kind.is_none() && at.is_none() && self.composing.as_ref().is_some_and(is_open) {
            // At once: what is typed next is for it.
            let field = first_field(".composer").filter(|_| !typeahead::is_on());
            if let Some(field) = field {
                focus_quietly(&field);
            }
            return;
        }
        self.composing = None;
        self.find_drafts();
        let waits = |waiting: &&Waiting| match at {
            Some(at) => waiting.at == *at,
            None => waiting.slot.same_place(&slot),
        };
        let found = self.waiting.iter().find(waits);
        let kept = found.map(|waiting| (waiting.at.clone(), waiting.draft.clone()));
        let opened = match (found, &slot) {
            (Some(waiting), _) => {
                let writing = waiting.draft.contribution.clone();
                Some((waiting.slot.clone(), writing))
            }
            (None, Composition::Edit { key, opened_on }) => {
                let written = self.session.borrow().written(key, opened_on);
                written.map(|written| (slot.clone(), written))
            }
            (None, Composition::Answer { .. }) => {
                Some((slot.clone(), Contribution::new(Kind::Reply)))
            }
            (None, _) => Some((slot.clone(), Contribution::new(Kind::Comment))),
        };
        let Some((slot, mut initial)) = opened else {
            return;
        };
        initial.kind = kind.unwrap_or(initial.kind);
        self.serial += 1;
        self.sheet_open = true;
        let block = self.block_of_slot(&slot);
        let (at, kept) = match kept {
            Some((at, draft)) => (at, Some(draft)),
            None => (self.draft_slot(&slot), None),
        };
        self.composing = Some(Composing {
            latest: initial.clone(),
            about: Shared::new(self.about(&slot, block, initial)),
            slot,
            block,
            wrong: None,
            at,
            kept,
            typed: false,
            saving: None,
            serial: self.serial,
        });
        self.find_drafts();
        // Its field will have the focus, and no other place.
        self.focus = None;
        typeahead::begin();
    }

    /// What the composer is opened with.
    fn about(&self, slot: &Composition, block: Option<usize>, initial: Contribution) -> About {
        let session = self.session.borrow();
        let of_range = |waiting: &Waiting| match waiting.slot {
            Composition::New(range) if waiting.slot != *slot => Some(range),
            _ => None,
        };
        About {
            document: self.document.clone(),
            slot: slot.clone(),
            address: self.address_of(block),
            initial,
            saved: match slot {
                Composition::Edit { key, opened_on } => session.written(key, opened_on),
                _ => None,
            },
            present: session.present(slot),
            answered: session.answered(slot),
            language: session.language(),
            own: session
                .active_profile()
                .and_then(|profile| profile.agent.delegation),
            drafts: self.waiting.iter().filter_map(of_range).collect(),
            known: Known::new(self.session.clone()),
        }
    }

    /// What the person did in the composer.
    pub(super) fn write(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        match act {
            Act::Changed(writing) => return self.keep_draft(writing),
            Act::Moved(slot, writing) => self.move_draft(slot, writing),
            Act::Save(writing) => self.save(ctx, writing),
            Act::Close => self.close_composer(),
            Act::Discard => self.discard(ctx),
        }
        true
    }

    /// Saves what stands in the composer; once, however often that is asked for.
    fn save(&mut self, ctx: &Context<Self>, writing: Contribution) {
        let idle = |composing: &&mut Composing| composing.saving.is_none();
        let Some(composing) = self.composing.as_mut().filter(idle) else {
            return;
        };
        let slot = composing.slot.clone();
        self.save_at_once(ctx, slot, writing);
    }

    /// Saves a note without a composer, as a bare highlight is; or first asks who writes.
    pub(super) fn save_at_once(
        &mut self,
        ctx: &Context<Self>,
        slot: Composition,
        writing: Contribution,
    ) {
        let Some(profile) = self.session.borrow().active_profile() else {
            self.unsigned = Some((slot, writing));
            self.open = Open::Author { for_note: true };
            typeahead::begin();
            return;
        };
        self.mark_saving(&slot);
        let saved = slot.clone();
        self.locked(
            ctx,
            move |session| session.save(&slot, &writing, &profile),
            move |result| Msg::Wrote(saved, result),
        );
    }

    /// The person said who they are, before a first save or for a new profile.
    pub(super) fn author(&mut self, ctx: &Context<Self>, act: AuthorAct) {
        let change = match act {
            AuthorAct::Save(change) => change,
            AuthorAct::Anonymous => Default::default(),
            AuthorAct::Close => {
                self.open = Open::None;
                self.unsigned = None;
                return;
            }
        };
        let for_note = matches!(self.open, Open::Author { .. });
        let id = match &self.open {
            Open::Profile { id: Some(id) } => id.clone(),
            _ => ids::author(),
        };
        self.open = if for_note { Open::None } else { Open::Settings };
        let note = self.unsigned.take().filter(|_| for_note);
        if let Some((slot, _)) = &note {
            self.mark_saving(&slot.clone());
        }
        self.locked(
            ctx,
            move |session| session.save_profile(&id, &change),
            move |result| Msg::Introduced(note, result),
        );
    }

    /// The profile was kept, or not; a note may wait for it.
    pub(super) fn introduced(
        &mut self,
        ctx: &Context<Self>,
        note: Option<(Composition, Contribution)>,
        result: Result<(), SaveError>,
    ) {
        self.refresh();
        match (result, note) {
            (Ok(()), Some((slot, writing))) => self.save_at_once(ctx, slot, writing),
            (Ok(()), None) => {}
            (Err(error), _) => self.failed(ctx, &error),
        }
    }

    /// Remembers what stands in the composer while it is being saved.
    fn mark_saving(&mut self, slot: &Composition) {
        let composing = self.composing.as_mut();
        if let Some(composing) = composing.filter(|open| open.slot == *slot) {
            composing.saving.get_or_insert(composing.latest.clone());
        }
    }

    /// Closes the composer; the focus goes back to the text.
    pub(super) fn close_composer(&mut self) {
        if let Some(composing) = self.composing.take() {
            self.focus = Some(Focus::text(self.block_of_slot(&composing.slot)));
            self.sheet_open = false;
        }
        self.find_drafts();
    }

    /// The block that a note stands on.
    pub(super) fn block_of(&self, key: &Key) -> Option<usize> {
        let session = self.session.borrow();
        let (_, card) = session.find(key)?;
        card.place.block()
    }

    /// The block that a composer stands beside.
    pub(super) fn block_of_slot(&self, slot: &Composition) -> Option<usize> {
        match slot {
            Composition::Document => None,
            Composition::New(range) => Some(range.block),
            Composition::Edit { key, .. } | Composition::Answer { key, .. } => self.block_of(key),
        }
    }

    pub(super) fn id_of(&self, block: usize) -> String {
        self.document
            .blocks()
            .get(block)
            .map(|block| block.id().to_owned())
            .unwrap_or_default()
    }

    pub(super) fn address_of(&self, block: Option<usize>) -> String {
        let block = block.and_then(|block| self.document.blocks().get(block));
        block.map_or_else(
            || m::on_document().to_owned(),
            |block| block.address().to_owned(),
        )
    }

    /// The open composer for the margin.
    pub(super) fn open_composer_view(&self) -> Option<OpenComposer> {
        let composing = self.composing.as_ref()?;
        let report = self.session.borrow().key().clone();
        Some(OpenComposer {
            serial: composing.serial,
            draft: Entry::Draft(report, composing.at.clone()).to_string(),
            block: composing.block,
            slot: composing.slot.clone(),
            about: composing.about.clone(),
            wrong: composing.wrong.clone(),
        })
    }

    /// The profile that a form starts from.
    pub(super) fn profile(&self, id: &crate::annotation::AuthorId) -> Option<Profile> {
        self.session
            .borrow()
            .profiles()
            .into_iter()
            .find(|profile| profile.agent.id == *id)
    }
}
