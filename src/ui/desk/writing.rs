//! Writing, editing and withdrawing notes.

use yew::prelude::*;

use super::moving::Focus;
use super::{Desk, Msg, Open};
use crate::annotation::{Key, Kind, RevisionId};
use crate::browser::ids;
use crate::keeping::{Draft, DraftSlot, Profile, SaveError};
use crate::ui::block_view::BlockAct;
use crate::ui::composer::{Act, Writing};
use crate::ui::dialogs::author::AuthorAct;
use crate::ui::margin::{OpenComposer, WaitingDraft};
use crate::ui::messages as m;
use crate::ui::note_card::NoteAct;
use crate::ui::session::{Done, why};

/// What the open composer writes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Slot {
    /// A new note on a block.
    New(usize),
    /// Another revision of a note, in place of those it was opened on.
    Edit {
        key: Key,
        opened_on: Vec<RevisionId>,
    },
}

/// The open composer.
pub(super) struct Composing {
    pub(super) slot: Slot,
    block: Option<usize>,
    initial: Writing,
    latest: Writing,
    wrong: Option<String>,
    serial: u32,
}

/// A draft that is kept and not open.
pub(super) struct Waiting {
    slot: Slot,
    block: Option<usize>,
    writing: Writing,
}

impl Desk {
    /// What the person asked of a block.
    pub(super) fn block(&mut self, ctx: &Context<Self>, act: BlockAct) -> bool {
        match act {
            BlockAct::Focused(index) => {
                let moved = self.current != index;
                self.current = index;
                return moved;
            }
            BlockAct::AddNote(index) => self.open_composer(Slot::New(index)),
            BlockAct::Cite(index) => self.cite(ctx, index),
            BlockAct::ShowNotes(index) => {
                self.sheet_open = true;
                self.focus = Some(Focus::NotesOn(index));
            }
        }
        true
    }

    /// What the person asked of a note.
    pub(super) fn note(&mut self, ctx: &Context<Self>, act: NoteAct) {
        match act {
            NoteAct::Edit(key, revision) => self.open_composer(Slot::Edit {
                key,
                opened_on: vec![revision],
            }),
            NoteAct::Withdraw(key) => {
                let block = self.block_of(&key);
                self.focus = block.map(Focus::Block);
                self.locked(ctx, move |session| session.withdraw(&key), Msg::Did);
            }
            NoteAct::KeepOnly(key, revision) => {
                self.locked(
                    ctx,
                    move |session| session.keep_only(&key, &revision),
                    Msg::Did,
                );
            }
            NoteAct::ToText(block) => self.go_to(block),
        }
    }

    /// Opens the composer with the draft that waits for this slot, if any. An open one is closed;
    /// its draft is kept.
    pub(super) fn open_composer(&mut self, slot: Slot) {
        if self
            .composing
            .as_ref()
            .is_some_and(|composing| composing.slot == slot)
        {
            return;
        }
        self.composing = None;
        self.find_drafts();
        let (slot, block, initial) = match self
            .waiting
            .iter()
            .find(|waiting| waiting.slot.same_place(&slot))
        {
            Some(waiting) => (waiting.slot.clone(), waiting.block, waiting.writing.clone()),
            None => match &slot {
                Slot::New(block) => (
                    slot.clone(),
                    Some(*block),
                    Writing {
                        kind: Kind::Comment,
                        text: String::new(),
                    },
                ),
                Slot::Edit { key, opened_on } => {
                    let Some(writing) = self.session.borrow().writing(key, opened_on) else {
                        return;
                    };
                    (slot.clone(), self.block_of(key), writing)
                }
            },
        };
        self.serial += 1;
        self.sheet_open = true;
        self.composing = Some(Composing {
            slot,
            block,
            latest: initial.clone(),
            initial,
            wrong: None,
            serial: self.serial,
        });
        self.find_drafts();
    }

    /// Continues a draft that waits.
    pub(super) fn continue_draft(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.get(index) {
            self.open_composer(waiting.slot.clone());
        }
    }

    /// What the person did in the composer.
    pub(super) fn write(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        match act {
            Act::Changed(writing) => return self.keep_draft(writing),
            Act::Save(writing) => {
                if let Some(composing) = &mut self.composing {
                    composing.latest = writing;
                }
                self.save(ctx);
            }
            Act::Close => self.close_composer(),
            Act::Discard => {
                if let Some(composing) = &self.composing {
                    self.session
                        .borrow()
                        .discard_draft(&self.draft_slot(&composing.slot));
                }
                self.close_composer();
            }
        }
        true
    }

    /// Keeps what was typed; the page is drawn again only when that begins or ceases to fail.
    fn keep_draft(&mut self, writing: Writing) -> bool {
        let Some(composing) = &mut self.composing else {
            return false;
        };
        composing.latest = writing;
        let Some(composing) = &self.composing else {
            return false;
        };
        let slot = self.draft_slot(&composing.slot);
        let kept = if composing.latest.text.trim().is_empty() {
            self.session.borrow().discard_draft(&slot);
            Ok(())
        } else {
            self.session.borrow().save_draft(&slot, &composing.draft())
        };
        let wrong = kept.err().map(|_| m::DRAFT_NOT_KEPT.to_owned());
        let Some(composing) = &mut self.composing else {
            return false;
        };
        let changed = composing.wrong != wrong;
        composing.wrong = wrong;
        changed
    }

    /// Saves the note, or first asks who writes.
    fn save(&mut self, ctx: &Context<Self>) {
        let Some(composing) = &self.composing else {
            return;
        };
        let Some(profile) = self.session.borrow().active_profile() else {
            self.open = Open::Author { for_note: true };
            return;
        };
        let (slot, writing) = (composing.slot.clone(), composing.latest.clone());
        self.locked(
            ctx,
            move |session| session.save(&slot, &writing, &profile),
            Msg::Wrote,
        );
    }

    /// The person said who they are, before a first save or for a new profile.
    pub(super) fn author(&mut self, ctx: &Context<Self>, act: AuthorAct) {
        let form = match act {
            AuthorAct::Save(form) => form,
            AuthorAct::Anonymous => Default::default(),
            AuthorAct::Close => {
                self.open = Open::None;
                return;
            }
        };
        let for_note = matches!(self.open, Open::Author { .. });
        let id = match &self.open {
            Open::Profile { id: Some(id) } => id.clone(),
            _ => ids::author(),
        };
        let result = self.session.borrow_mut().save_profile(id, &form);
        self.open = if for_note { Open::None } else { Open::Settings };
        self.refresh();
        match result {
            Ok(()) if for_note => self.save(ctx),
            Ok(()) => {}
            Err(error) => self.failed(ctx, &error),
        }
    }

    /// The note was kept, or not: then its text stays on the screen.
    pub(super) fn wrote(&mut self, ctx: &Context<Self>, result: Result<Done, SaveError>) {
        match result {
            Ok(done) => {
                if let Some(composing) = &self.composing {
                    self.session
                        .borrow()
                        .discard_draft(&self.draft_slot(&composing.slot));
                }
                self.close_composer();
                self.did(ctx, Ok(done));
            }
            Err(error) => self.failed(ctx, &error),
        }
    }

    fn failed(&mut self, ctx: &Context<Self>, error: &SaveError) {
        match &mut self.composing {
            Some(composing) => composing.wrong = Some(why(error)),
            None => self.say(ctx, why(error), false),
        }
    }

    /// Closes the composer; the focus goes back to the text.
    pub(super) fn close_composer(&mut self) {
        if let Some(composing) = self.composing.take() {
            self.focus = composing.block.map(Focus::Block);
            self.sheet_open = false;
        }
        self.find_drafts();
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
        let writing = Writing {
            kind: draft.kind(),
            text: draft.text.clone(),
        };
        match slot {
            DraftSlot::New(id) => {
                let block = self.document.position(id)?;
                Some(Waiting {
                    slot: Slot::New(block),
                    block: Some(block),
                    writing,
                })
            }
            DraftSlot::Edit(_) => {
                let key = self
                    .cards
                    .iter()
                    .map(|card| card.annotation.key())
                    .find(|key| DraftSlot::edit(&key.id) == *slot)?;
                let slot = Slot::Edit {
                    key: key.clone(),
                    opened_on: draft.opened_on(),
                };
                Some(Waiting {
                    slot,
                    block: self.block_of(key),
                    writing,
                })
            }
            _ => None,
        }
    }

    fn draft_slot(&self, slot: &Slot) -> DraftSlot {
        match slot {
            Slot::New(block) => DraftSlot::New(self.id_of(*block)),
            Slot::Edit { key, .. } => DraftSlot::edit(&key.id),
        }
    }

    /// The block that a note stands on.
    fn block_of(&self, key: &Key) -> Option<usize> {
        self.cards
            .iter()
            .find(|card| card.annotation.key() == key)?
            .place
            .block()
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
            || m::ON_DOCUMENT.to_owned(),
            |block| block.address().to_owned(),
        )
    }

    /// The open composer for the margin.
    pub(super) fn open_composer_view(&self) -> Option<OpenComposer> {
        let composing = self.composing.as_ref()?;
        let address = self.address_of(composing.block);
        Some(OpenComposer {
            serial: composing.serial,
            title: match composing.slot {
                Slot::New(_) => m::new_note_on(&address),
                Slot::Edit { .. } => m::edit_note_on(&address),
            },
            block: composing.block,
            initial: composing.initial.clone(),
            wrong: composing.wrong.clone(),
        })
    }

    /// The drafts that wait, for the margin.
    pub(super) fn waiting_view(&self) -> Vec<WaitingDraft> {
        let line = |(index, waiting): (usize, &Waiting)| WaitingDraft {
            block: waiting.block,
            address: self.address_of(waiting.block),
            index,
        };
        self.waiting.iter().enumerate().map(line).collect()
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

impl Slot {
    /// Whether both write the same note; the revisions an edit was opened on may differ.
    fn same_place(&self, other: &Slot) -> bool {
        match (self, other) {
            (Slot::New(a), Slot::New(b)) => a == b,
            (Slot::Edit { key: a, .. }, Slot::Edit { key: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl Composing {
    fn draft(&self) -> Draft {
        let draft = Draft::new(self.latest.text.clone(), &self.latest.kind);
        match &self.slot {
            Slot::New(_) => draft,
            Slot::Edit { key, opened_on } => draft.of_edit(&key.creator, opened_on),
        }
    }
}
