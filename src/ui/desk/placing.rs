//! Deciding where notes of another text belong in this one.

use yew::prelude::*;

use super::moving::Focus;
use super::{Desk, Msg, Open};
use crate::anchoring::TextRange;
use crate::annotation::Key;
use crate::session::Verdict;
use crate::ui::dialogs::carried::{CarriedAct, carried};
use crate::ui::messages as m;
use crate::ui::note_card::shortened;

/// A note whose place the person chooses in the text.
pub(super) struct Placing {
    key: Key,
    /// Whether they came from the list of notes to decide on, and go back there.
    from_list: bool,
}

/// Code points of the note's old words that the bar shows.
const QUOTED: usize = 120;

/// To the first note in the list that has to be decided on, or to the button that closes it.
pub(super) const NEXT_IN_LIST: Focus =
    Focus::First("dialog [data-uncertain], dialog .actions .primary");

impl Desk {
    /// Shows how notes of an earlier text fared, the first time they are seen in this one.
    pub(super) fn greet_carried(&mut self) {
        let session = self.session.borrow();
        let seen = self.carried.counts.is_empty() || session.has_seen_carried();
        drop(session);
        if !seen && self.open == Open::None {
            self.open = Open::Carried;
        }
    }

    /// What the person did in the list of notes to decide on.
    pub(super) fn carried_act(&mut self, ctx: &Context<Self>, act: CarriedAct) {
        match act {
            CarriedAct::Decide(verdicts) => self.decide(ctx, verdicts),
            CarriedAct::Elsewhere(key) => self.choose_place(key, true),
            CarriedAct::Close => {
                self.locked(ctx, |session| session.see_carried(), |()| Msg::Glance);
                self.open = Open::None;
                self.focus = Some(Focus::text(Some(self.current)));
            }
        }
    }

    pub(super) fn decide(&mut self, ctx: &Context<Self>, verdicts: Vec<(Key, Verdict)>) {
        self.locked(ctx, move |session| session.decide(&verdicts), Msg::Did);
    }

    /// Waits for the person to say where in the text a note belongs, near its likeliest place.
    pub(super) fn choose_place(&mut self, key: Key, from_list: bool) {
        self.open = Open::None;
        self.sheet_open = false;
        self.current = self.likely_block(&key).unwrap_or(self.current);
        self.focus = Some(Focus::text(Some(self.current)));
        self.placing = Some(Placing { key, from_list });
    }

    /// Where a note stands or might stand, else where its old address is now.
    fn likely_block(&self, key: &Key) -> Option<usize> {
        let session = self.session.borrow();
        let (_, card) = session.find(key)?;
        let suggested = card.place.suggestion().map(|likeness| likeness.range);
        let range = card.place.range().or(suggested);
        let address = || card.note()?.target.address.as_deref();
        range.map_or_else(|| self.document.find(address()?), |range| Some(range.block))
    }

    /// The person said where: in place of writing a note there. `false` where no place is wanted.
    pub(super) fn place_on(&mut self, ctx: &Context<Self>, range: TextRange) -> bool {
        let Some(placing) = self.placing.take() else {
            return false;
        };
        self.come_back(&placing);
        self.decide(ctx, vec![(placing.key, Verdict::Here(range))]);
        true
    }

    /// Back to where a place was asked for: to the list, or to the note.
    fn come_back(&mut self, placing: &Placing) {
        if placing.from_list {
            self.open = Open::Carried;
            self.focus = Some(NEXT_IN_LIST);
        } else {
            self.focus = Some(Focus::Note(placing.key.clone()));
            self.sheet_open = true;
        }
    }

    /// The same for a whole block.
    pub(super) fn place_on_block(&mut self, ctx: &Context<Self>, block: usize) -> bool {
        match TextRange::block(&self.document, block) {
            Some(range) => self.place_on(ctx, range),
            None => false,
        }
    }

    /// No place is wanted any more; `false` where none was.
    pub(super) fn stop_placing(&mut self) -> bool {
        let Some(placing) = self.placing.take() else {
            return false;
        };
        self.come_back(&placing);
        true
    }

    /// Says what is to be done while a place is chosen.
    pub(super) fn placing_bar(&self, ctx: &Context<Self>) -> Html {
        let quote = self.placing.as_ref().and_then(|placing| {
            let session = self.session.borrow();
            let (_, card) = session.find(&placing.key)?;
            let quote = card.note()?.target.quote()?.to_owned();
            Some(shortened(&quote, QUOTED))
        });
        let cancel = ctx.link().callback(|_: MouseEvent| Msg::StopPlacing);
        html! {
            <section class="placing-bar" aria-label={m::placing()} hidden={self.placing.is_none()}>
                <p role="status"><strong>{m::placing()}</strong>{" "}{m::placing_hint()}</p>
                <p class="quote" dir="auto" hidden={quote.is_none()}>{quote.clone().unwrap_or_default()}</p>
                <button type="button" onclick={cancel}>{m::cancel()}</button>
            </section>
        }
    }

    /// The sum above the report, as long as something is to be decided.
    pub(super) fn carried_banner(&self, ctx: &Context<Self>) -> Html {
        let left = self.carried.uncertain.len();
        let look = ctx
            .link()
            .callback(|_: MouseEvent| Msg::Open(Open::Carried));
        html! {
            <div class="banner" role="status" hidden={left == 0}>
                <p>{m::carried(&self.carried.counts)}{" "}{m::to_decide(left)}</p>
                <button type="button" onclick={look}>{m::look_at_them()}</button>
            </div>
        }
    }

    pub(super) fn carried_dialog(&self, ctx: &Context<Self>) -> Html {
        carried(
            &self.carried,
            &self.document,
            self.session.borrow().single_keys(),
            &ctx.link().callback(Msg::Carried),
        )
    }
}
