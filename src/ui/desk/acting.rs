//! The acts on a block and on a note.

use super::{Desk, placing};
use crate::annotation::Key;
use crate::browser::kept::Session;
use crate::browser::location;
use crate::session::Composition;
use crate::ui::block_view::BlockAct;
use crate::ui::desk::message::{Open, Told};
use crate::ui::messages as m;
use crate::ui::note_card::NoteAct;

impl Desk {
    /// Carries out an act on a block; returns whether the page has to be redrawn.
    pub(super) fn block(&mut self, act: BlockAct) -> bool {
        match act {
            BlockAct::Focused(index) => {
                let moved = self.common.current != index;
                self.common.current = index;
                return moved;
            }
            BlockAct::AddNote(index) => self.write_on(index),
            BlockAct::Cite(index) => self.cite(index),
            BlockAct::ShowNotes(index) => {
                let notes = self.selecting.notes_on(&self.common, index);
                self.show_notes(notes);
            }
            BlockAct::SelectWords(index) => self.selecting.select_words(&mut self.common, index),
        }
        true
    }

    /// Opens the composer for a note on a whole block. If the place of a note is being chosen, puts
    /// that note there instead.
    pub(super) fn write_on(&mut self, block: usize) {
        if !self.placing.place_on_block(&mut self.common, block) {
            self.composing.write_on(&mut self.common, block);
        }
    }

    /// Shows notes in full, and gives the first of them the focus.
    pub(super) fn show_notes(&mut self, notes: Option<Vec<Key>>) {
        if let Some(notes) = notes {
            self.looking.show_notes(&mut self.common, notes);
        }
    }

    /// Copies the citation and link of a block.
    fn cite(&self, index: usize) {
        let address = self.common.address_of(Some(index));
        let citation = m::citation(&self.common.report.read().symbol(), &address);
        let (page, link) = (location::page_address(), self.common.link_of(index));
        self.common
            .copy(format!("{citation}\n{page}#{link}"), citation);
    }

    /// Carries out an act on a note.
    pub(super) fn note(&mut self, act: NoteAct) {
        let desk = &mut self.common;
        match act {
            NoteAct::Edit(key, revision) => {
                let opened_on = vec![revision];
                let slot = Composition::Edit { key, opened_on };
                self.composing.open(desk, slot, None);
            }
            NoteAct::Answer(key, revision, kind) => {
                let slot = Composition::Answer { key, revision };
                self.composing.open(desk, slot, Some(kind));
            }
            NoteAct::Withdraw(key) => {
                desk.focus.text(desk.block_of(&key));
                desk.change(move |session| session.withdraw(&key), Told::Did);
            }
            NoteAct::KeepOnly(key, revision) => {
                desk.focus.note(key.clone());
                let work = move |session: &mut Session| session.keep_only(&key, &revision);
                desk.change(work, Told::Did);
            }
            NoteAct::KeepBoth(key, revision) => {
                desk.focus.note(key.clone());
                let work = move |session: &mut Session| session.keep_both(&key, &revision);
                desk.change(work, Told::Did);
            }
            NoteAct::Decide(key, verdict) => {
                placing::decide(desk, vec![(key.clone(), verdict)], Some(key));
            }
            NoteAct::Elsewhere(key) => self.placing.choose(desk, key, false),
            NoteAct::Adopt(key) => {
                desk.focus.note(key.clone());
                desk.change(move |session| session.adopt(&key), Told::Did);
            }
            NoteAct::Hide(key) => {
                desk.focus.text(desk.block_of(&key));
                desk.change(move |session| session.hide(&key, true), Told::Did);
            }
            NoteAct::Show(key) => {
                desk.focus.note(key.clone());
                desk.change(move |session| session.hide(&key, false), Told::Did);
            }
            NoteAct::Compare(block) => desk.open = Open::Rivals(block),
            NoteAct::ToText(block) => self.go_to(block),
        }
    }
}
