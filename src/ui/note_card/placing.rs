//! The uncertain place of a note, and the acts on it.

use yew::prelude::*;

use super::NoteAct;
use crate::document::Document;
use crate::session::{Card, Place, Verdict};
use crate::ui::messages as m;

/// Returns words on how certain a place is; `None` for a certain place. `old` is the address in the
/// note's earlier text, `now` the address in the open text.
pub fn certainty(place: Place, old: Option<&str>, now: &str) -> Option<String> {
    match place {
        Place::Document | Place::At(_) => None,
        Place::Moved(_) => Some(m::moved_since(old, now)),
        Place::Changed(likeness) => Some(m::changed_since(likeness.score)),
        Place::Placed(_) => Some(m::placed_by_you().to_owned()),
        Place::Ambiguous(doubt) => Some(m::why_uncertain(doubt)),
        Place::Orphaned(_, doubt) => Some(m::why_uncertain(doubt)),
        Place::Left => Some(m::left().to_owned()),
    }
}

/// Draws the suggested place and the buttons with which the reader decides.
pub fn placing(card: &Card, document: &Document, on_act: &Callback<NoteAct>) -> Html {
    let act = |act: NoteAct| on_act.reform(move |_: MouseEvent| act.clone());
    let button = |words: String, what: NoteAct| {
        html! { <button key={words.clone()} type="button" onclick={act(what)}>{words}</button> }
    };
    let key = card.key();
    let decide = |verdict: Verdict| NoteAct::Decide(key.clone(), verdict);
    let elsewhere = |words: &str| button(words.to_owned(), NoteAct::Elsewhere(key.clone()));
    let leave = || button(m::leave_it().to_owned(), decide(Verdict::Nowhere));
    let suggestion = card.place.suggestion().and_then(|likeness| {
        let block = document.blocks().get(likeness.range.block)?;
        Some((likeness, block.address()))
    });
    let mut buttons = match card.place {
        Place::Document | Place::At(_) | Place::Moved(_) => Vec::new(),
        Place::Changed(likeness) => vec![
            button(
                m::yes_here().to_owned(),
                decide(Verdict::Here(likeness.range)),
            ),
            elsewhere(m::elsewhere()),
            leave(),
        ],
        Place::Placed(_) => vec![elsewhere(m::elsewhere())],
        Place::Ambiguous(_) => vec![elsewhere(m::choose_place()), leave()],
        Place::Orphaned(..) => {
            let there = suggestion.map(|(likeness, address)| {
                button(m::place_at(address), decide(Verdict::Here(likeness.range)))
            });
            let others = [elsewhere(m::choose_place()), leave()];
            there.into_iter().chain(others).collect()
        }
        Place::Left => vec![elsewhere(m::choose_place())],
    };
    if card.is_adoptable() {
        buttons.push(button(m::adopt().to_owned(), NoteAct::Adopt(key.clone())));
    }
    let struck = card
        .place
        .range()
        .is_some_and(|range| range.is_struck(document));
    if buttons.is_empty() && !struck {
        return html! { <div hidden=true></div> };
    }
    let has_buttons = !buttons.is_empty();
    let perhaps = suggestion.map(|(likeness, address)| m::perhaps_at(address, likeness.score));
    html! {
        <div class="placement">
            <p class="hint" hidden={!struck}>{m::words_struck()}</p>
            <p class="hint" hidden={perhaps.is_none()}>{perhaps.unwrap_or_default()}</p>
            <div class="acts" hidden={!has_buttons}>{buttons}</div>
        </div>
    }
}
