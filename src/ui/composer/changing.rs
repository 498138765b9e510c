//! Changes to the content of a composer, and undoing them.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::undoing::{Steps, Told, What, Whose};
use super::writing::Writing;
use super::{Act, Change, Composer, Misplaced, Msg, m};
use crate::ui::focus::is_text_field;
use crate::ui::typeahead;

impl Composer {
    /// Makes a change and records how to undo it.
    pub(super) fn change(&mut self, ctx: &Context<Self>, what: What, change: Change) {
        let about = &ctx.props().about;
        let before = self.writing.clone();
        change(&mut self.writing, about);
        let what = match what {
            What::Chose if self.writing.hides(&before, about) => {
                What::Wiped(m::would_be_left_out())
            }
            what => what,
        };
        if self.writing != before {
            self.steps.record(what, before);
        }
        let left_out = self.steps.wiped(m::would_be_left_out());
        if left_out.is_some_and(|before| !self.writing.hides(before, about)) {
            self.steps.tell_nothing();
        }
        self.changed(ctx);
    }

    /// Keeps the draft after a change, and removes the remark about a missing part.
    pub(super) fn changed(&mut self, ctx: &Context<Self>) {
        self.missing = None;
        self.misplaced
            .take_if(|misplaced| matches!(misplaced, Misplaced::Words(_)));
        let act = Act::Changed(self.writing.draft());
        ctx.props().on_act.emit(act);
    }

    /// Goes a number of steps back or forth.
    pub(super) fn step(
        &mut self,
        ctx: &Context<Self>,
        walk: impl FnOnce(&mut Steps, &mut Writing),
    ) {
        let slot = self.writing.slot.clone();
        walk(&mut self.steps, &mut self.writing);
        if self.writing.slot != slot {
            let act = Act::Moved(self.writing.slot.clone(), self.writing.draft());
            ctx.props().on_act.emit(act);
        }
        self.changed(ctx);
    }

    /// Handles Ctrl or ⌘ and Z. In a field this is the field's own undo, as long as it has anything to
    /// undo.
    pub(super) fn undo_key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) {
        let target = event.target_dyn_into::<HtmlElement>();
        let field = target.filter(|target| is_text_field(target));
        let id = field.as_ref().map(|field| field.id());
        match self.steps.whose(&self.writing, id.as_deref()) {
            Whose::Ours => self.step(ctx, Steps::undo),
            // If the field has forgotten its own typing, all of that typing is undone at once.
            Whose::Field if !typeahead::command("undo") => self.step(ctx, Steps::undo),
            Whose::Field => {}
            Whose::Nobodys => {}
        }
    }

    /// Draws the line about the text removed last, with the button that restores it.
    pub(super) fn told(&self, ctx: &Context<Self>) -> Html {
        let (words, button, msg): (_, _, fn() -> Msg) = match self.steps.told() {
            Some(Told::Wiped(words, _)) => (words, m::undo(), || Msg::Undo),
            Some(Told::Undone(_)) => (m::back_again(), m::redo(), || Msg::Redo),
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
