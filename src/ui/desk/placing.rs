//! Deciding where notes of another text belong in this one.

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

/// Code points of the note's old words that the bar shows.
const QUOTED: usize = 120;

/// The note whose place the person chooses in the text, if they do.
#[derive(Default)]
pub struct Placing(Option<Wanted>);

struct Wanted {
    key: Key,
    /// Whether they came from the list of notes to decide on, and go back there.
    from_list: bool,
}

impl Placing {
    /// Handles a message; tells whether the page has to be drawn again.
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

    /// Tells whether a place is being chosen.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Waits for the person to say where in the text a note belongs, near its likeliest place.
    pub fn choose(&mut self, desk: &mut Common, key: Key, from_list: bool) {
        desk.open = Open::None;
        desk.sheet_open = false;
        desk.current = likely_block(desk, &key).unwrap_or(desk.current);
        desk.focus.block(desk.current);
        self.0 = Some(Wanted { key, from_list });
    }

    /// Puts the note that is placed on a whole block; `false` where none is.
    pub fn place_on_block(&mut self, desk: &mut Common, block: usize) -> bool {
        match TextRange::block(&desk.document, block) {
            Some(range) => self.place_on(desk, range),
            None => false,
        }
    }

    /// The person said where: in place of writing a note there. `false` where no place is wanted.
    fn place_on(&mut self, desk: &mut Common, range: TextRange) -> bool {
        let Some(wanted) = self.0.take() else {
            return false;
        };
        come_back(desk, &wanted);
        let note = (!wanted.from_list).then(|| wanted.key.clone());
        decide(desk, vec![(wanted.key, Verdict::Here(range))], note);
        true
    }

    /// No place is wanted any more; `false` where none was.
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

/// Shows how notes of an earlier text fared, the first time they are seen in this one.
pub fn greet(desk: &mut Common) {
    let seen = desk.drawn.carried.counts.is_empty() || desk.report.read().has_seen_carried();
    if !seen && desk.open == Open::None {
        desk.open = Open::Carried;
    }
}

/// Keeps what the person decided. Then `note` gets the focus where it stands now, or the next one in
/// the list of notes to decide on.
pub fn decide(desk: &Common, verdicts: Vec<(Key, Verdict)>, note: Option<Key>) {
    let decide = move |session: &mut Session| session.decide(&verdicts);
    desk.change(decide, |result| Told::Placed(note, result));
}

/// What was decided is kept, or not.
pub fn placed(desk: &mut Common, note: Option<Key>) {
    match note {
        Some(note) => desk.focus.note(note),
        None if desk.open == Open::Carried => desk.focus.next_uncertain(),
        None => {}
    }
}

/// Draws the sum above the report, as long as notes wait for a decision.
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

/// The list of notes to decide on.
pub fn dialog(desk: &Common) -> Html {
    let on_act = |act| Msg::Placing(PlacingMsg::Carried(act));
    carried(
        &desk.drawn.carried,
        &desk.document,
        desk.report.read().single_keys(),
        &desk.link.callback(on_act),
    )
}

/// Where a note stands or might stand, else where its old address is now.
fn likely_block(desk: &Common, key: &Key) -> Option<usize> {
    let session = desk.report.read();
    let (_, card) = session.find(key)?;
    let suggested = card.place.suggestion().map(|likeness| likeness.range);
    let range = card.place.range().or(suggested);
    let address = || card.note()?.target.address.as_deref();
    range.map_or_else(|| desk.document.find(address()?), |range| Some(range.block))
}

/// Back to where a place was asked for: to the list, or to the note.
fn come_back(desk: &mut Common, wanted: &Wanted) {
    if wanted.from_list {
        desk.open = Open::Carried;
        desk.focus.next_uncertain();
    } else {
        desk.focus.note(wanted.key.clone());
        desk.sheet_open = true;
    }
}
