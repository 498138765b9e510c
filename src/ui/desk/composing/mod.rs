//! Writing, editing and answering notes. This part owns the open composer, the waiting drafts, and a
//! note that waits for its author's name.

mod discarding;
mod drafts;
mod saved;

use super::common::Common;
use super::message::{ComposingMsg, Open, Told};
use crate::anchoring::TextRange;
use crate::annotation::{AuthorId, Contribution, Kind};
use crate::browser::dom;
use crate::browser::ids;
use crate::keeping::{Profile, SaveError};
use crate::session::{Composition, Known, OpenDraft, WaitingDraft, WhenAsked, WritingContext};
use crate::shared::Shared;
use crate::ui::composer::{Act, delegation_meant};
use crate::ui::dialogs::author::AuthorAct;
use crate::ui::focus::{first_field, focus_quietly};
use crate::ui::margin::OpenComposer;
use crate::ui::messages as m;
use crate::ui::typeahead;
use discarding::Discarded;
pub use saved::Wrote;

/// The notes that are being written at the desk.
#[derive(Default)]
pub struct Composing {
    open: Option<Manuscript>,
    /// The drafts that are kept but not open.
    waiting: Vec<WaitingDraft>,
    /// The discarded drafts, latest last.
    discarded: Vec<Discarded>,
    /// The note that waits until the person has said who is writing.
    unsigned: Option<(Composition, Contribution)>,
    /// Whether the person's answer is being kept. No other answer is accepted in the meantime.
    introducing: bool,
    serial: u32,
}

/// The content of the open composer, and its draft.
struct Manuscript {
    slot: Composition,
    about: Shared<WritingContext>,
    /// The block beside the composer, fixed while the composer is open so that nobody loses the field
    /// they type in.
    block: Option<usize>,
    latest: Contribution,
    wrong: Option<String>,
    draft: OpenDraft,
    /// Whether anything was typed in the composer since it opened.
    typed: bool,
    /// The content that is being saved, until the store has answered.
    saving: Option<Contribution>,
    serial: u32,
}

impl Composing {
    /// Handles a message; returns whether the page has to be redrawn.
    pub fn update(&mut self, desk: &mut Common, msg: ComposingMsg) -> bool {
        match msg {
            ComposingMsg::Act(Act::Changed(writing)) => return self.keep_draft(desk, writing),
            ComposingMsg::Act(Act::Moved(slot, writing)) => self.move_draft(desk, slot, writing),
            ComposingMsg::Act(Act::Save(writing)) => self.save(desk, writing),
            ComposingMsg::Act(Act::Close) => self.close(desk),
            ComposingMsg::Act(Act::Discard) => self.discard(desk),
            ComposingMsg::Continue(index) => self.continue_draft(desk, index),
            ComposingMsg::OnDocument => self.open(desk, Composition::Document, None),
        }
        true
    }

    /// Returns whether a composer is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Returns whether the open composer says that its draft or note is not kept.
    pub fn says_not_kept(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.wrong.is_some())
    }

    /// Opens the composer for a note on a whole block.
    pub fn write_on(&mut self, desk: &mut Common, block: usize) {
        if let Some(range) = TextRange::block(&desk.document, block) {
            self.open(desk, Composition::New(range), None);
        }
    }

    /// Begins a note of a kind on words. A highlight has nothing to fill in, and is saved at once.
    pub fn chose(&mut self, desk: &mut Common, range: TextRange, kind: Kind) {
        let slot = Composition::New(range);
        if kind != Kind::Highlight {
            self.open(desk, slot, Some(kind));
            return;
        }
        desk.focus.block(range.block);
        self.save_at_once(desk, slot, Contribution::new(kind));
    }

    /// Opens the composer for a composition, with its draft if one waits. An open composer is closed
    /// and its draft kept. `kind` is the kind that the person asked for; typed text is retained.
    pub fn open(&mut self, desk: &mut Common, slot: Composition, kind: Option<Kind>) {
        self.open_draft(desk, slot, kind, None);
    }

    /// Opens the composer with the draft kept at a place, or with the draft that waits for the
    /// composition.
    fn open_draft(
        &mut self,
        desk: &mut Common,
        slot: Composition,
        kind: Option<Kind>,
        at: Option<&OpenDraft>,
    ) {
        let is_open = |open: &Manuscript| open.slot == slot;
        if kind.is_none() && at.is_none() && self.open.as_ref().is_some_and(is_open) {
            // At once, because the next letter is meant for this field.
            let field = first_field(dom::COMPOSER).filter(|_| !typeahead::is_on());
            if let Some(field) = field {
                focus_quietly(&field);
            }
            return;
        }
        self.open = None;
        self.find_drafts(desk);
        let waits = |waiting: &&WaitingDraft| match at {
            Some(at) => waiting.open.same_place(at),
            None => waiting.on.same_place(&slot),
        };
        let found = self.waiting.iter().find(waits);
        let draft = found.map(|waiting| waiting.open.clone());
        let Some((slot, mut initial)) = begun(desk, found, slot) else {
            return;
        };
        initial.kind = kind.unwrap_or(initial.kind);
        self.serial += 1;
        desk.sheet_open = true;
        let block = desk.block_of_slot(&slot);
        let draft = draft.unwrap_or_else(|| desk.report.read().new_draft(&slot));
        self.open = Some(Manuscript {
            latest: initial.clone(),
            about: Shared::new(self.about(desk, &slot, block, initial)),
            slot,
            block,
            wrong: None,
            draft,
            typed: false,
            saving: None,
            serial: self.serial,
        });
        self.find_drafts(desk);
        desk.focus.composer();
        typeahead::begin();
    }

    /// Collects the facts that the composer opens with.
    fn about(
        &self,
        desk: &Common,
        slot: &Composition,
        block: Option<usize>,
        initial: Contribution,
    ) -> WritingContext {
        let session = desk.report.read();
        let of_range = |waiting: &WaitingDraft| match waiting.on {
            Composition::New(range) if waiting.on != *slot => Some(range),
            _ => None,
        };
        WritingContext {
            document: desk.document.clone(),
            slot: slot.clone(),
            address: desk.address_of(block),
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
            known: known(desk),
            meant: delegation_meant,
        }
    }

    /// Saves the content of the composer, only once even if asked several times.
    fn save(&mut self, desk: &mut Common, writing: Contribution) {
        let idle = |open: &&Manuscript| open.saving.is_none();
        if let Some(open) = self.open.as_ref().filter(idle) {
            let slot = open.slot.clone();
            self.save_at_once(desk, slot, writing);
        }
    }

    /// Saves a note without a composer, such as a bare highlight, or asks first who is writing.
    fn save_at_once(&mut self, desk: &mut Common, slot: Composition, writing: Contribution) {
        let Some(profile) = desk.report.read().active_profile() else {
            self.unsigned = Some((slot, writing));
            desk.open = Open::Author { wrong: None };
            typeahead::begin();
            return;
        };
        self.mark_saving(&slot);
        let saved = slot.clone();
        desk.change(
            move |session| session.save(&slot, &writing, &profile),
            move |result| Told::Wrote(saved, result),
        );
    }

    /// Handles the person's answer about who they are, before a first save or for a profile.
    pub fn author(&mut self, desk: &mut Common, act: AuthorAct) {
        let change = match act {
            AuthorAct::Save(change) => change,
            AuthorAct::Anonymous => Default::default(),
            AuthorAct::Close => {
                desk.open = Open::None;
                self.unsigned = None;
                return;
            }
        };
        if self.introducing {
            return;
        }
        self.introducing = true;
        let id = match &desk.open {
            Open::Profile { id: Some(id), .. } => id.clone(),
            _ => ids::author(),
        };
        desk.change(
            move |session| session.save_profile(&id, &change),
            Told::Introduced,
        );
    }

    /// Continues after a profile was kept, and saves a note that waits for it. After a failure the form
    /// stays and says why.
    pub fn introduced(&mut self, desk: &mut Common, result: Result<(), SaveError>) {
        self.introducing = false;
        let why = result.err().map(|error| m::why_no_profile(&error));
        match (&mut desk.open, why) {
            (Open::Author { wrong } | Open::Profile { wrong, .. }, Some(why)) => *wrong = Some(why),
            (Open::Author { .. }, None) => {
                desk.open = Open::None;
                if let Some((slot, writing)) = self.unsigned.take() {
                    self.save_at_once(desk, slot, writing);
                }
            }
            (Open::Profile { .. }, None) => desk.open = Open::Settings,
            // The form was closed in the meantime.
            (_, Some(why)) => desk.say(why, false),
            (_, None) => {}
        }
    }

    /// Remembers the content of the composer while it is being saved.
    fn mark_saving(&mut self, slot: &Composition) {
        let open = self.open.as_mut();
        if let Some(open) = open.filter(|open| open.slot == *slot) {
            open.saving.get_or_insert(open.latest.clone());
        }
    }

    /// Closes the composer and moves the focus back to the text.
    fn close(&mut self, desk: &mut Common) {
        if let Some(open) = self.open.take() {
            desk.focus.text(desk.block_of_slot(&open.slot));
            desk.sheet_open = false;
        }
        self.find_drafts(desk);
    }

    /// Returns the open composer for the margin.
    pub fn view(&self, desk: &Common) -> Option<OpenComposer> {
        let open = self.open.as_ref()?;
        Some(OpenComposer {
            serial: open.serial,
            draft: desk.report.read().draft_entry(&open.draft),
            block: open.block,
            slot: open.slot.clone(),
            about: open.about.clone(),
            wrong: open.wrong.clone(),
        })
    }
}

/// Returns the initial content of a composer: the draft, the edited note, or nothing.
fn begun(
    desk: &Common,
    found: Option<&WaitingDraft>,
    slot: Composition,
) -> Option<(Composition, Contribution)> {
    if let Some(waiting) = found {
        return Some((waiting.on.clone(), waiting.writing.clone()));
    }
    let initial = match &slot {
        Composition::Edit { key, opened_on } => desk.report.read().written(key, opened_on)?,
        Composition::Answer { .. } => Contribution::new(Kind::Reply),
        Composition::Document | Composition::New(_) => Contribution::new(Kind::Comment),
    };
    Some((slot, initial))
}

/// Makes the answers to a composer's questions about the notes.
fn known(desk: &Common) -> Known {
    let (tags, delegations) = (desk.report.clone(), desk.report.clone());
    let numbers = desk.report.clone();
    Known {
        tags: WhenAsked::new(Box::new(move || tags.read().tags())),
        delegations: WhenAsked::new(Box::new(move || delegations.read().delegations())),
        added_numbers: Box::new(move || numbers.read().added_numbers()),
    }
}

/// Returns the profile that a form starts from.
pub fn profile(desk: &Common, id: &AuthorId) -> Option<Profile> {
    let profiles = desk.report.read().profiles();
    profiles.into_iter().find(|profile| profile.agent.id == *id)
}
