//! Where an added paragraph will stand, and its number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Msg;
use super::form::{Form, pills};
use crate::anchoring::TextRange;
use crate::annotation::{Missing, Side, Term, next_number};
use crate::document::{BlockKind, Document};
use crate::ui::messages as m;

/// The number of a paragraph added beside a block: `5.9bis`, or what comes next where that is
/// `taken`. Before a block it goes on from the one above. After a heading, and where there is no
/// number to go on from, there is none to suggest.
pub fn suggested_number(
    document: &Document,
    block: usize,
    side: Side,
    taken: &[String],
) -> Option<String> {
    let above = match side {
        Side::After => block,
        Side::Before => block.checked_sub(1)?,
    };
    let above = document.blocks().get(above)?;
    if matches!(above.kind(), BlockKind::Heading { .. }) {
        return None;
    }
    let is_taken = |number: &str| {
        let mut blocks = document.blocks().iter();
        taken.iter().any(|one| one == number) || blocks.any(|block| block.address() == number)
    };
    next_number(above.address(), is_taken)
}

/// The side, the block and the number.
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
            <div class="field line">
                <label for="composer-number">{m::number()}</label>
                <input id="composer-number" type="text" value={number} oninput={set_number} autocomplete="off" />
                <span class="hint">{m::number_hint()}</span>
            </div>
        </div>
    }
}

/// The block that it will stand beside: fixed once the note is saved.
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

/// The whole block that a person names by its address.
pub fn block_named(document: &Document, typed: &str) -> Option<TextRange> {
    TextRange::block(document, document.find(typed)?)
}
