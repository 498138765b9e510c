//! What can be asked of a block and of a note.

use yew::prelude::*;

use super::moving::Focus;
use super::{Desk, Open, Told};
use crate::annotation::Key;
use crate::session::Composition;
use crate::ui::block_view::BlockAct;
use crate::ui::note_card::NoteAct;

impl Desk {
    /// What the person asked of a block.
    pub(super) fn block(&mut self, ctx: &Context<Self>, act: BlockAct) -> bool {
        match act {
            BlockAct::Focused(index) => {
                let moved = self.current != index;
                self.current = index;
                return moved;
            }
            BlockAct::AddNote(index) => self.write_on(ctx, index),
            BlockAct::Cite(index) => self.cite(ctx, index),
            BlockAct::ShowNotes(index) => self.show_notes_on(index),
            BlockAct::SelectWords(index) => self.select_words(ctx, index),
        }
        true
    }

    /// What the person asked of a note.
    pub(super) fn note(&mut self, ctx: &Context<Self>, act: NoteAct) {
        match act {
            NoteAct::Edit(key, revision) => {
                let opened_on = vec![revision];
                self.open_composer(Composition::Edit { key, opened_on }, None);
            }
            NoteAct::Answer(key, revision, kind) => {
                self.open_composer(Composition::Answer { key, revision }, Some(kind));
            }
            NoteAct::Withdraw(key) => {
                self.focus = Some(Focus::text(self.block_of(&key)));
                self.change(ctx, move |session| session.withdraw(&key), Told::Did);
            }
            NoteAct::KeepOnly(key, revision) => {
                self.focus = Some(Focus::Note(key.clone()));
                self.change(
                    ctx,
                    move |session| session.keep_only(&key, &revision),
                    Told::Did,
                );
            }
            NoteAct::KeepBoth(key, revision) => {
                self.focus = Some(Focus::Note(key.clone()));
                self.change(
                    ctx,
                    move |session| session.keep_both(&key, &revision),
                    Told::Did,
                );
            }
            NoteAct::Decide(key, verdict) => {
                self.focus = Some(Focus::Note(key.clone()));
                self.decide(ctx, vec![(key, verdict)]);
            }
            NoteAct::Elsewhere(key) => self.choose_place(key, false),
            NoteAct::Adopt(key) => {
                self.focus = Some(Focus::Note(key.clone()));
                self.change(ctx, move |session| session.adopt(&key), Told::Did);
            }
            NoteAct::Hide(key) => self.hide(ctx, key, true),
            NoteAct::Show(key) => self.hide(ctx, key, false),
            NoteAct::Compare(block) => self.open = Open::Rivals(block),
            NoteAct::ToText(block) => self.go_to(block),
        }
    }

    /// Puts somebody's note out of sight, or back into it.
    fn hide(&mut self, ctx: &Context<Self>, key: Key, hidden: bool) {
        self.focus = Some(match hidden {
            true => Focus::text(self.block_of(&key)),
            false => Focus::Note(key.clone()),
        });
        self.change(ctx, move |session| session.hide(&key, hidden), Told::Did);
    }
}
