//! What the parts of a composer are drawn from, and the parts they have in common.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

use super::about::About;
use super::undoing::What;
use super::writing::Writing;
use super::{Composer, Msg};
use crate::annotation::Missing;
use crate::shared::Shared;
use crate::ui::messages as m;

/// A composer as its parts see it.
pub struct Form<'a> {
    pub about: &'a Shared<About>,
    /// The name its draft is kept under now.
    pub draft: &'a str,
    pub writing: &'a Writing,
    /// What the last attempt to save wanted.
    pub missing: Option<Missing>,
    /// Whether the text is shown as it will read.
    pub preview: bool,
    /// Why the note cannot stand where it was to be moved.
    pub misplaced: Option<&'a str>,
    pub link: &'a Scope<Composer>,
}

impl Form<'_> {
    /// Changes what is written. Changes apply to the latest state, in the order they come.
    pub fn on<T: 'static>(&self, change: fn(&mut Writing, &About, T)) -> Callback<T> {
        self.on_what(What::Chose, change)
    }

    /// The same, saying what the change is: that something written goes, or which field is typed in.
    pub fn on_what<T: 'static>(
        &self,
        what: What,
        change: fn(&mut Writing, &About, T),
    ) -> Callback<T> {
        self.link.callback(move |value: T| {
            let change = move |writing: &mut Writing, about: &About| change(writing, about, value);
            Msg::Change(what, Box::new(change))
        })
    }

    /// Takes over what is typed into a line; `id` is that of the field.
    pub fn on_input(
        &self,
        id: &'static str,
        change: fn(&mut Writing, String),
    ) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let change = move |writing: &mut Writing, _: &About| change(writing, typed);
            Msg::Change(What::Typed(id), Box::new(change))
        })
    }

    /// Takes over what is typed into a larger field.
    pub fn on_text(
        &self,
        id: &'static str,
        change: fn(&mut Writing, String),
    ) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let change = move |writing: &mut Writing, _: &About| change(writing, typed);
            Msg::Change(What::Typed(id), Box::new(change))
        })
    }

    /// What people call the place it is on.
    pub fn address(&self) -> String {
        let block = self.writing.range().map(|range| range.block);
        let block = block.and_then(|block| self.about.document.blocks().get(block));
        match block {
            Some(block) => block.address().to_owned(),
            None => self.about.address.clone(),
        }
    }

    /// Says what is missing, beside the field where it is.
    pub fn problem(&self, at: Missing) -> Html {
        let here = self.missing == Some(at);
        let words = if here { m::missing(at) } else { "" };
        html! { <p id={here.then_some(PROBLEM)} class="wrong" role="alert" hidden={!here}>{words}</p> }
    }

    /// Whether one of these is missing: for `aria-invalid`.
    pub fn lacks(&self, any: &[Missing]) -> Option<&'static str> {
        self.missing
            .is_some_and(|missing| any.contains(&missing))
            .then_some("true")
    }
}

/// The DOM id of the line that says what is missing.
pub const PROBLEM: &str = "composer-problem";

/// A choice of one of a few.
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
