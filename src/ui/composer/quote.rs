//! "Quote these words": narrowing a note on a block by typing some of its words. It serves people who
//! select no text with a pointer. Nothing moves while they type. The words are taken when they press
//! Enter or the button, or save the note.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Msg;
use super::form::Form;
use crate::anchoring::{TextRange, typed_places};
use crate::document::Block;
use crate::ui::kit::Field;
use crate::ui::messages as m;

/// How many code points are shown before and after each of several occurrences. With more, the choice
/// is long to read. With fewer, the occurrences look alike.
const AROUND: usize = 24;

/// Draws the field and, if the words occur several times, the choice of the occurrence.
pub fn quote(form: &Form<'_>, range: TextRange, wrong: Option<&str>) -> Html {
    let document = &form.about.document;
    let Some(block) = document.blocks().get(range.block) else {
        return html! { <div hidden=true></div> };
    };
    let typed = &form.writing.quoted;
    let places = typed_places(block.text(), typed);
    let hint = match places.len() {
        _ if typed.trim().is_empty() => m::quote_empty().to_owned(),
        0 => m::quote_not_found(block.address()),
        count => m::quote_found(count),
    };
    let oninput = form.on_input("composer-quote", |writing, typed| writing.quoted = typed);
    let take = form.link.callback(|_: MouseEvent| Msg::Quote(None));
    let onkeydown = form.link.batch_callback(|event: KeyboardEvent| {
        let enter = event.key() == "Enter" && !event.is_composing();
        enter.then_some(Msg::Quote(None))
    });
    let pick = form.link.callback(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().value();
        Msg::Quote(index.parse().ok())
    });
    Field::new("composer-quote", m::quote()).draw(html! {
        <>
            <div class="beside">
                <input id="composer-quote" type="text" dir="auto" autocomplete="off" value={typed.clone()}
                    aria-describedby="composer-quote-where"
                    aria-invalid={wrong.map(|_| "true")} {oninput} {onkeydown} />
                <button type="button" onclick={take}>{m::quote_take()}</button>
            </div>
            <span class="hint" id="composer-quote-where" role="status">{hint}</span>
            <select aria-label={m::quote_which()} hidden={places.len() < 2} onchange={pick}>
                for (index, place) in places.iter().enumerate() {
                    <option key={index} value={index.to_string()} selected={place.start == range.start}>
                        {occurrence(index, block, place)}
                    </option>
                }
            </select>
            <p class="wrong" role="alert" hidden={wrong.is_none()}>{wrong}</p>
        </>
    })
}

fn occurrence(index: usize, block: &Block, place: &std::ops::Range<usize>) -> String {
    let before = block.slice(place.start.saturating_sub(AROUND)..place.start);
    let after = block.slice(place.end..(place.end + AROUND).min(block.len()));
    m::occurrence(index + 1, before, block.slice(place.clone()), after)
}
