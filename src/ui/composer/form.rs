//! The view of a composer from which its parts are drawn, and the controls they share.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

use super::{Composer, Msg};
use crate::annotation::Missing;
use crate::session::{Edit, Writing, WritingContext};
use crate::shared::Shared;
use crate::ui::messages as m;

/// The view of a composer for its parts.
pub struct Form<'a> {
    /// The facts that the composer opened with.
    pub about: &'a Shared<WritingContext>,
    /// The name under which the draft is kept now.
    pub draft: &'a str,
    /// The current content of the fields.
    pub writing: &'a Writing,
    /// The part that the last attempt to save found missing.
    pub missing: Option<Missing>,
    /// Whether the text is shown as a preview.
    pub preview: bool,
    /// The reason why the note cannot move to the requested place.
    pub misplaced: Option<&'a str>,
    /// The link that carries messages to the composer.
    pub link: &'a Scope<Composer>,
}

impl Form<'_> {
    /// Makes a callback that changes the content. Each change applies to the latest state, in order.
    pub fn on<T: 'static>(&self, change: fn(&mut Writing, &WritingContext, T)) -> Callback<T> {
        self.on_what(Edit::Chose, change)
    }

    /// Makes a callback that changes the content and names the sort of change.
    pub fn on_what<T: 'static>(
        &self,
        edit: Edit,
        change: fn(&mut Writing, &WritingContext, T),
    ) -> Callback<T> {
        self.link.callback(move |value: T| {
            let change =
                move |writing: &mut Writing, about: &WritingContext| change(writing, about, value);
            Msg::Change(edit, Box::new(change))
        })
    }

    /// Makes a callback that takes over the text of a one-line field. `id` is the DOM id of the field.
    pub fn on_input(
        &self,
        id: &'static str,
        change: fn(&mut Writing, String),
    ) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let change = move |writing: &mut Writing, _: &WritingContext| change(writing, typed);
            Msg::Change(Edit::Typed(id), Box::new(change))
        })
    }

    /// Makes a callback that takes over the text of a multi-line field.
    pub fn on_text(
        &self,
        id: &'static str,
        change: fn(&mut Writing, String),
    ) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let change = move |writing: &mut Writing, _: &WritingContext| change(writing, typed);
            Msg::Change(Edit::Typed(id), Box::new(change))
        })
    }

    /// Returns the address of the note's place, as people call it.
    pub fn address(&self) -> String {
        let block = self.writing.range().map(|range| range.block);
        let block = block.and_then(|block| self.about.document.blocks().get(block));
        match block {
            Some(block) => block.address().to_owned(),
            None => self.about.address.clone(),
        }
    }

    /// Draws the remark about a missing part beside its field.
    pub fn problem(&self, at: Missing) -> Html {
        let here = self.missing == Some(at);
        let words = if here { m::missing(at) } else { "" };
        html! { <p id={here.then_some(PROBLEM)} class="wrong" role="alert" hidden={!here}>{words}</p> }
    }

    /// Returns the value of `aria-invalid`, which is set if any of these parts is missing.
    pub fn lacks(&self, any: &[Missing]) -> Option<&'static str> {
        self.missing
            .is_some_and(|missing| any.contains(&missing))
            .then_some("true")
    }
}

/// The DOM id of the line that names a missing part.
pub const PROBLEM: &str = "composer-problem";

/// Draws a choice between a few values as pills.
pub fn pills<T: Copy + PartialEq + 'static>(
    name: &'static str,
    values: impl Iterator<Item = T>,
    chosen: Option<T>,
    choose: &Callback<T>,
    words: fn(T) -> &'static str,
) -> Html {
    html! {
        for value in values {
            <label key={words(value)} class="pill">
                <input type="radio" {name} checked={chosen == Some(value)}
                    onchange={choose.reform(move |_: Event| value)} />
                {words(value)}
            </label>
        }
    }
}
