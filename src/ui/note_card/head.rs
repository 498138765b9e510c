//! The first line of a note: place, kind, author, time.

use yew::prelude::*;

use super::NoteAct;
use super::room::Room;
use crate::annotation::{Agent, Delegation, Note, Revision, Term, Voices};
use crate::browser::intl;
use crate::session::Card;
use crate::shown;
use crate::ui::kit::{Icon, icon, kind_icon};
use crate::ui::messages as m;

/// Draws the address as a link to the text, or as plain words if the place is missing.
pub fn address(card: &Card, address: &str, on_act: &Callback<NoteAct>) -> Html {
    let Some(block) = card.place.block() else {
        return html! { <strong class="at" translate="no">{address}</strong> };
    };
    let back = m::back_to(address);
    let act = on_act.reform(move |_: MouseEvent| NoteAct::ToText(block));
    html! {
        <button type="button" class="at" translate="no" onclick={act} title={back.clone()} aria-label={back}>
            {address}
        </button>
    }
}

/// Draws the kind of a note as icon and word, with the sign of a proposal.
pub fn kind(note: &Note) -> Html {
    html! { <span class="kind">{kind_icon(&note.kind)}{m::kind_and_sign(note)}</span> }
}

/// Draws the type of a note in ISO commenting templates.
pub fn category(note: &Note) -> Html {
    match note.category() {
        Some(category) => {
            html! { <abbr class="category" translate="no" title={m::category_name(category)}>{category.term()}</abbr> }
        }
        None => html! { <abbr hidden=true></abbr> },
    }
}

/// Draws the author and delegation of a note. A mark beside the name says that the reader wrote the
/// note. No name can imitate it.
pub fn author(agent: &Agent, note: Option<&Note>, mine: bool, room: Room) -> Html {
    let own = agent.delegation.as_ref();
    let role = agent.role.as_deref().and_then(shown::name_or_none);
    let name = match room {
        Room::Card => name_of(agent),
        Room::Paper => whole_name_of(agent),
    };
    html! {
        <>
            <bdi class="who" translate="no" title={role}>{name}</bdi>{" "}
            <span class="you" hidden={!mine}>{icon(Icon::MINE)}{m::you()}</span>
            {own.map_or_else(nothing, |own| delegation(own, short_of(own, room)))}
            {note.map_or_else(nothing, |note| on_behalf_of(note, room))}
        </>
    }
}

/// Draws the delegation that a note speaks for, if it is not the author's.
pub fn on_behalf_of(note: &Note, room: Room) -> Html {
    let whom = note.on_behalf_of();
    whom.map_or_else(nothing, |whom| {
        delegation(&whom, m::on_behalf_of(&short_of(&whom, room)))
    })
}

/// Draws whether a note is private.
pub fn private(note: &Note) -> Html {
    html! { <span class="private" hidden={!note.is_private()}>{icon(Icon::PRIVATE)}{m::private()}</span> }
}

fn delegation(delegation: &Delegation, words: String) -> Html {
    let hidden = delegation.shown().is_none();
    html! { <bdi class="delegation" translate="no" title={long_of(delegation)} {hidden}>{words}</bdi> }
}

fn nothing() -> Html {
    html! { <span hidden=true></span> }
}

/// Returns the name of a delegation as papers write it, abbreviated on a card.
pub fn short_of(delegation: &Delegation, room: Room) -> String {
    let words = match room {
        Room::Card => delegation.shown(),
        Room::Paper => delegation.in_full(),
    };
    words.unwrap_or_default()
}

/// Returns the name of a Member State in the reader's language.
fn long_of(delegation: &Delegation) -> Option<String> {
    intl::country_name_of_alpha3(delegation.country.as_deref()?)
}

/// Draws whether a note is new since the last visit, and whether it is private.
pub fn marks(card: &Card) -> Html {
    html! {
        <>
            {card.note().map_or_else(nothing, private)}
            <span class="new" hidden={!card.unread}>{m::new()}</span>
        </>
    }
}

/// Draws the time at which a note was saved. On paper the time is complete, because there is no
/// tooltip.
pub fn time(revision: &Revision, room: Room) -> Html {
    match revision.modified.as_ref().or(revision.created.as_ref()) {
        Some(at) => {
            let full = intl::format_date_time(at);
            let words = match room {
                Room::Card => intl::format_short(at),
                Room::Paper => full.clone(),
            };
            html! { <time datetime={at.to_string()} title={full}>{words}</time> }
        }
        None => html! { <time hidden=true></time> },
    }
}

/// Returns the author's name, or "Anonymous".
pub fn name_of(agent: &Agent) -> String {
    let name = agent.name.as_deref().and_then(shown::name_or_none);
    name.unwrap_or_else(|| m::anonymous().to_owned())
}

fn whole_name_of(agent: &Agent) -> String {
    let name = agent.name.as_deref().and_then(shown::whole_name_or_none);
    name.unwrap_or_else(|| m::anonymous().to_owned())
}

/// Returns the speaker in the short form of papers: the delegation spoken for, the author's delegation,
/// or the author's name.
pub fn speaker(revision: &Revision) -> String {
    let speaks = Voices::of(revision).speaks();
    speaks.unwrap_or_else(|| m::anonymous().to_owned())
}
