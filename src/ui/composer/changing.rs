//! Changes to the content of a composer, and undoing them.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{Act, Change, Composer, Misplaced, Msg, m};
use crate::session::{Edit, Edits, Mention, UndoneBy, Writing};
use crate::ui::focus::is_text_field;
use crate::ui::typeahead;

impl Composer {
    /// Makes a change and records how to undo it.
    pub(super) fn change(&mut self, ctx: &Context<Self>, edit: Edit, change: Change) {
        let about = &ctx.props().about;
        self.edits.make(edit, &mut self.writing, about, change);
        self.changed(ctx);
    }

    /// Keeps the draft after a change, and removes the remark about a missing part.
    pub(super) fn changed(&mut self, ctx: &Context<Self>) {
        self.missing = None;
        self.misplaced
            .take_if(|misplaced| matches!(misplaced, Misplaced::Words(_)));
        let draft = self.writing.draft(&ctx.props().about);
        ctx.props().on_act.emit(Act::Changed(draft));
    }

    /// Goes a number of steps back or forth.
    pub(super) fn step(
        &mut self,
        ctx: &Context<Self>,
        walk: impl FnOnce(&mut Edits, &mut Writing),
    ) {
        let slot = self.writing.slot.clone();
        walk(&mut self.edits, &mut self.writing);
        if self.writing.slot != slot {
            self.moved(ctx);
        }
        self.changed(ctx);
    }

    /// Handles Ctrl or ⌘ and Z. In a field this is the field's own undo, as long as it has anything to
    /// undo.
    pub(super) fn undo_key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) {
        let target = event.target_dyn_into::<HtmlElement>();
        let field = target.filter(|target| is_text_field(target));
        let id = field.as_ref().map(|field| field.id());
        match self.edits.undone_by(&self.writing, id.as_deref()) {
            UndoneBy::Composer => self.step(ctx, Edits::undo),
            // If the field has forgotten its own typing, all of that typing is undone at once.
            UndoneBy::Field if !typeahead::command("undo") => self.step(ctx, Edits::undo),
            UndoneBy::Field | UndoneBy::Nobody => {}
        }
    }

    /// Draws the line about the text removed last, with the button that restores it.
    pub(super) fn told(&self, ctx: &Context<Self>) -> Html {
        let (words, button, msg): (_, _, fn() -> Msg) = match self.edits.mentioned() {
            Some(Mention::Wiped(how, _)) => (m::wiped(how), m::undo(), || Msg::Undo),
            Some(Mention::Undone(_)) => (m::back_again(), m::redo(), || Msg::Redo),
            None => ("", m::undo(), || Msg::Undo),
        };
        let onclick = ctx.link().callback(move |_: MouseEvent| msg());
        html! {
            <div class="wiped" role="status">
                <span hidden={words.is_empty()}>{words}</span>
                <button type="button" class="small" hidden={words.is_empty()} {onclick}>{button}</button>
            </div>
        }
    }
}
