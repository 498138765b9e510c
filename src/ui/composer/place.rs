//! The place of an added paragraph, and its number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Msg;
use super::form::{Form, pills};
use crate::annotation::{Missing, Side, Term};
use crate::ui::messages as m;

/// Draws the fields for the side, the block and the number.
pub fn place(form: &Form<'_>) -> Html {
    let writing = form.writing;
    let sides = Side::ALL.iter().map(|(side, _)| *side);
    let choose = form.on(|writing, about, side| writing.set_side(side, about));
    let number = writing.filled.number.clone().unwrap_or_default();
    let set_number = form.on_input("composer-number", |writing, number| {
        writing.filled.number = Some(number).filter(|number| !number.is_empty());
    });
    html! {
        <div class="where">
            <fieldset id="composer-side">
                <legend>{m::where_it_goes()}</legend>
                {pills("side", sides, writing.filled.insert, &choose, m::side)}
                {which_block(form)}
            </fieldset>
            {form.problem(Missing::Side)}
            <p class="wrong" role="alert" hidden={form.misplaced.is_none()}>{form.misplaced}</p>
            <div class="field in-a-row">
                <label for="composer-number">{m::number()}</label>
                <input id="composer-number" type="text" value={number} oninput={set_number} autocomplete="off" />
                <span class="hint">{m::number_hint()}</span>
            </div>
        </div>
    }
}

/// Draws the field for the block beside the paragraph. The block is fixed once the note is saved.
fn which_block(form: &Form<'_>) -> Html {
    let address = form.address();
    if !form.about.is_new_on_text() {
        return html! { <strong class="at" translate="no">{address}</strong> };
    }
    let choose = form.link.callback(|event: Event| {
        Msg::Block(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <input id="composer-block" class="address" type="text" aria-label={m::which_block()} value={address}
            onchange={choose} autocomplete="off" />
    }
}
