//! Deciding on the places of notes from another text.

use yew::prelude::*;

use super::common::Common;
use super::message::{Msg, Open, PlacingMsg, Told};
use crate::anchoring::TextRange;
use crate::annotation::Key;
use crate::browser::kept::Session;
use crate::session::Verdict;
use crate::ui::dialogs::carried::{CarriedAct, carried};
use crate::ui::kit::{self, Tone};
use crate::ui::messages as m;
use crate::ui::note_card::shortened;

/// How many code points of the note's old words the bar shows. With more, the bar covers the text. With
/// fewer, the words are hard to recognize.
const QUOTED: usize = 120;

/// The note whose place the person is choosing, if any.
#[derive(Default)]
pub struct Placing(Option<Wanted>);

struct Wanted {
    key: Key,
    /// Whether the person came from the list of undecided notes, and returns there.
    from_list: bool,
}

impl Placing {
    /// Handles a message; returns whether the page has to be redrawn.
    pub fn update(&mut self, desk: &mut Common, msg: PlacingMsg) -> bool {
        match msg {
            PlacingMsg::Carried(CarriedAct::Decide(verdicts)) => decide(desk, verdicts, None),
            PlacingMsg::Carried(CarriedAct::Elsewhere(key)) => self.choose(desk, key, true),
            PlacingMsg::Carried(CarriedAct::Close) => {
                desk.change(|session| session.see_carried(), |()| Told::Nothing);
                desk.open = Open::None;
                desk.focus.text(Some(desk.current));
            }
            PlacingMsg::Here(range) => return self.place_on(desk, range),
            PlacingMsg::Stop => return self.stop(desk),
        }
        true
    }

    /// Returns whether a place is being chosen.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Asks the person where in the text a note belongs, near its likeliest place.
    pub fn choose(&mut self, desk: &mut Common, key: Key, from_list: bool) {
        desk.open = Open::None;
        desk.sheet_open = false;
        desk.current = likely_block(desk, &key).unwrap_or(desk.current);
        desk.focus.block(desk.current);
        self.0 = Some(Wanted { key, from_list });
    }

    /// Puts the note on a whole block; returns `false` if no place is being chosen.
    pub fn place_on_block(&mut self, desk: &mut Common, block: usize) -> bool {
        match TextRange::block(&desk.document, block) {
            Some(range) => self.place_on(desk, range),
            None => false,
        }
    }

    /// Puts the note on the chosen words, instead of writing a note there. Returns `false` if no place
    /// is being chosen.
    fn place_on(&mut self, desk: &mut Common, range: TextRange) -> bool {
        let Some(wanted) = self.0.take() else {
            return false;
        };
        come_back(desk, &wanted);
        let note = (!wanted.from_list).then(|| wanted.key.clone());
        decide(desk, vec![(wanted.key, Verdict::Here(range))], note);
        true
    }

    /// Ends the choice of a place; returns `false` if no place was being chosen.
    pub fn stop(&mut self, desk: &mut Common) -> bool {
        let Some(wanted) = self.0.take() else {
            return false;
        };
        come_back(desk, &wanted);
        true
    }

    /// Draws the bar that explains how to choose a place.
    pub fn bar(&self, desk: &Common) -> Html {
        let quote = self.0.as_ref().and_then(|wanted| {
            let session = desk.report.read();
            let (_, card) = session.find(&wanted.key)?;
            let quote = card.note()?.target.quote()?.to_owned();
            Some(shortened(&quote, QUOTED))
        });
        let cancel = |_: MouseEvent| Msg::Placing(PlacingMsg::Stop);
        html! {
            <section class="placing-bar" aria-label={m::placing()} hidden={self.0.is_none()}>
                <p role="status"><strong>{m::placing()}</strong>{" "}{m::placing_hint()}</p>
                <p class="quote" dir="auto" hidden={quote.is_none()}>{quote.clone().unwrap_or_default()}</p>
                <button type="button" onclick={desk.link.callback(cancel)}>{m::cancel()}</button>
            </section>
        }
    }
}

/// Shows the results for notes of an earlier text, when they are first seen in this text.
pub fn greet(desk: &mut Common) {
    let seen = desk.drawn.carried.counts.is_empty() || desk.report.read().has_seen_carried();
    if !seen && desk.open == Open::None {
        desk.open = Open::Carried;
    }
}

/// Keeps the person's decisions. Then `note` receives the focus at its new place. Without a note, the
/// next undecided note does.
pub fn decide(desk: &Common, verdicts: Vec<(Key, Verdict)>, note: Option<Key>) {
    let decide = move |session: &mut Session| session.decide(&verdicts);
    desk.change(decide, |result| Told::Placed(note, result));
}

/// Moves the focus after a decision was kept or refused.
pub fn placed(desk: &mut Common, note: Option<Key>) {
    match note {
        Some(note) => desk.focus.note(note),
        None if desk.open == Open::Carried => desk.focus.next_uncertain(),
        None => {}
    }
}

/// Draws the summary above the report while notes wait for a decision.
pub fn banner(desk: &Common) -> Html {
    let carried = &desk.drawn.carried;
    let left = carried.uncertain.len();
    let words = || format!("{} {}", m::carried(&carried.counts), m::to_decide(left));
    let look = desk.opens(Open::Carried);
    kit::banner(
        Tone::Plain,
        (left > 0).then(words),
        html! { <button type="button" onclick={look}>{m::look_at_them()}</button> },
    )
}

/// Draws the list of undecided notes.
pub fn dialog(desk: &Common) -> Html {
    let on_act = |act| Msg::Placing(PlacingMsg::Carried(act));
    carried(
        &desk.drawn.carried,
        &desk.document,
        desk.report.read().single_keys(),
        &desk.link.callback(on_act),
    )
}

/// Finds the block of a note or its likeliest block, else the present block of its old address.
fn likely_block(desk: &Common, key: &Key) -> Option<usize> {
    let session = desk.report.read();
    let (_, card) = session.find(key)?;
    let suggested = card.place.suggestion().map(|likeness| likeness.range);
    let range = card.place.range().or(suggested);
    let address = || card.note()?.target.address.as_deref();
    range.map_or_else(|| desk.document.find(address()?), |range| Some(range.block))
}

/// Returns to the list or the note from which the person chose a place.
fn come_back(desk: &mut Common, wanted: &Wanted) {
    if wanted.from_list {
        desk.open = Open::Carried;
        desk.focus.next_uncertain();
    } else {
        desk.focus.note(wanted.key.clone());
        desk.sheet_open = true;
    }
}
