//! A single note of a thread.

use yew::prelude::*;

use super::placing::placing;
use super::room::Room;
use super::{NoteAct, ThreadCardProps, acts, head, note_id, said, versions};
use crate::annotation::{Note, Revision};
use crate::document::Document;
use crate::session::{Card, Place, Thread};
use crate::ui::kit::kind_class;
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// The level of a note in its thread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// On top, the only level with an address. `active` says whether the person looks at the thread.
    First { active: bool },
    /// Directly below the note that it answers.
    Answer,
    /// Further below, where the note names the author of the note it answers.
    Flattened,
}

/// The parts below a note's words.
pub struct Below {
    /// The decisions and the supporters, before the acts.
    pub verdicts: Html,
    /// The answers, which come last.
    pub answers: Html,
}

impl Below {
    /// Makes empty parts.
    pub fn none() -> Self {
        Self::answers(html! { <div hidden=true></div> })
    }

    /// Makes the parts of a note that has only answers.
    pub fn answers(answers: Html) -> Self {
        Self {
            verdicts: html! { <div hidden=true></div> },
            answers,
        }
    }
}

/// The notes of a thread, ready for drawing.
pub struct Notes<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The open report's text.
    pub document: &'a Document,
    /// The room for the notes' words.
    pub room: Room,
    /// Receives the person's acts on a note.
    pub on_act: &'a Callback<NoteAct>,
}

impl<'a> Notes<'a> {
    /// Takes the notes of a card.
    pub fn of(props: &'a ThreadCardProps) -> Self {
        Self {
            thread: &props.thread,
            document: &props.document,
            room: Room::Card,
            on_act: &props.on_act,
        }
    }

    /// Draws a note with `below` inside it.
    pub fn note(&self, card: &Card, level: Level, below: Below) -> Html {
        let Some(latest) = card.latest() else {
            return html! { <div hidden=true></div> };
        };
        let class = match level {
            Level::First { active: true } => "note active",
            Level::First { active: false } => "note",
            Level::Answer | Level::Flattened => "answer",
        };
        let kind = match card.note() {
            Some(note) => m::kind_and_sign(note),
            None => m::withdrawn_note().to_owned(),
        };
        let address = card.address(self.document);
        let address = m::place(address.as_deref());
        let label = m::note_label(&kind, address, &head::name_of(&latest.creator), card.mine);
        let id = note_id(card.key());
        html! {
            <div key={id.clone()} {id} class={classes!(class, kind_class(&card.kind()))} role="comment"
                tabindex="-1" aria-label={label}>
                {self.missing_parent(level)}
                {self.head(card, latest, level, address)}
                {self.body(card, latest, level, address)}
                {below.verdicts}
                {self.acts(card, latest)}
                {below.answers}
            </div>
        }
    }

    fn head(&self, card: &Card, latest: &Revision, level: Level, address: &str) -> Html {
        let on_paper = self.room == Room::Paper;
        html! {
            <header>
                {match (level, on_paper) {
                    (Level::First { .. }, false) => head::address(card, address, self.on_act),
                    (Level::First { .. }, true) => html! { <strong class="at">{address}</strong> },
                    _ => html! { <span hidden=true></span> },
                }}
                if let Some(note) = card.note() {
                    {head::kind(note)}
                    {head::category(note)}
                } else {
                    <span class="kind">{m::withdrawn_note()}</span>
                }
                {head::author(&latest.creator, card.note(), card.mine && !on_paper, self.room)}
                {self.replying_to(card, level)}
                {head::marks(card)}
                {head::time(latest, self.room)}
            </header>
        }
    }

    /// Draws the acts on a note. While its author has to choose a version, there are no others.
    fn acts(&self, card: &Card, latest: &Revision) -> Html {
        let chooses = card.mine && card.annotation.is_conflicting();
        if card.hidden {
            hidden(card, self.on_act)
        } else if card.note().is_none() || chooses {
            html! { <div hidden=true></div> }
        } else {
            acts::acts(self.thread, card, latest, self.on_act)
        }
    }

    fn body(&self, card: &Card, latest: &Revision, level: Level, address: &str) -> Html {
        if card.hidden {
            return html! { <div hidden=true></div> };
        }
        let Some(note) = card.note() else {
            return html! { <p class="hint">{m::withdrawn_by(&head::name_of(&latest.creator))}</p> };
        };
        let range = card.place.range();
        let whole_block = range.is_none_or(|range| range.is_block(self.document));
        let is_first = matches!(level, Level::First { .. });
        // An answer is where its thread is, and the thread says how certain that place is.
        let place = if is_first {
            card.place
        } else {
            Place::Document
        };
        let said = if card.annotation.is_conflicting() {
            versions::versions(card, place, address, whole_block, self.room, self.on_act)
        } else {
            html! {
                <>
                    {stale(card, note, self.room)}
                    {said::decision(note)}
                    {said::said(note, place, address, whole_block, self.room)}
                </>
            }
        };
        html! {
            <>
                {said}
                if is_first {
                    {placing(card, self.document, self.on_act)}
                } else {
                    <div hidden=true></div>
                }
            </>
        }
    }

    /// Names the author of the answered note, unless that note is directly above.
    fn replying_to(&self, card: &Card, level: Level) -> Html {
        let note = card.note().filter(|_| level == Level::Flattened);
        let answered = note.and_then(Note::parent).and_then(|parent| {
            let mut all = self.thread.cards();
            all.find(|one| one.key().id.as_str() == parent.id)?.latest()
        });
        match answered {
            Some(answered) => {
                html! { <bdi class="to">{m::in_reply_to(&head::name_of(&answered.creator))}</bdi> }
            }
            None => html! { <span hidden=true></span> },
        }
    }

    /// Says that the note answered by the first note is unavailable.
    fn missing_parent(&self, level: Level) -> Html {
        let is_first = matches!(level, Level::First { .. });
        if !(is_first && self.thread.parent_missing) {
            return html! { <p hidden=true></p> };
        }
        let note = self.thread.root.note();
        let quote = note.and_then(Note::parent).and_then(|parent| parent.quote);
        let quote = quote.map(|quote| said::as_quoted(quote, self.room));
        html! { <p class="hint missing-parent" dir="auto">{shaped(&m::parent_missing(quote.as_deref()))}</p> }
    }
}

/// Says that the answered note has changed, and quotes the words that the author had read.
fn stale(card: &Card, note: &Note, room: Room) -> Html {
    if !card.stale {
        return html! { <div hidden=true></div> };
    }
    let quote = note.parent().and_then(|parent| parent.quote);
    let read = quote.map(|quote| shaped(&m::it_read(&said::as_quoted(quote, room))));
    html! {
        <div class="stale">
            <p class="hint">{m::stale()}</p>
            <p class="quote" dir="auto" hidden={quote.is_none()}>{read.unwrap_or_default()}</p>
        </div>
    }
}

/// Draws the placeholder of a note that the reader has hidden.
fn hidden(card: &Card, on_act: &Callback<NoteAct>) -> Html {
    let key = card.key().clone();
    let show = on_act.reform(move |_: MouseEvent| NoteAct::Show(key.clone()));
    html! {
        <div class="acts">
            <span class="hint">{m::hidden_by_you()}</span>
            <button type="button" onclick={show}>{m::show_note()}</button>
        </div>
    }
}
