//! The first line of a note: where, what kind, who, when.

use yew::prelude::*;

use super::NoteAct;
use crate::annotation::{Agent, Delegation, Note, Revision, Term};
use crate::browser::intl;
use crate::ui::icons::{Icon, icon, kind_icon};
use crate::ui::messages as m;
use crate::ui::session::Card;

/// The address as a way back to the text; as mere words where the text has no such place.
pub fn address(card: &Card, address: &str, on_act: &Callback<NoteAct>) -> Html {
    let Some(block) = card.place.block() else {
        return html! { <strong class="at">{address}</strong> };
    };
    let back = m::back_to(address);
    let act = on_act.reform(move |_: MouseEvent| NoteAct::ToText(block));
    html! { <button type="button" class="at" onclick={act} title={back.clone()} aria-label={back}>{address}</button> }
}

/// Its kind by drawing and word, with the sign of a proposal.
pub fn kind(note: &Note) -> Html {
    html! { <span class="kind">{kind_icon(&note.kind)}{m::kind_and_sign(note)}</span> }
}

/// Its type in ISO commenting templates.
pub fn category(note: &Note) -> Html {
    match note.category() {
        Some(category) => {
            html! { <abbr class="category" title={m::category_name(category)}>{category.term()}</abbr> }
        }
        None => html! { <abbr hidden=true></abbr> },
    }
}

/// Who wrote it and in whose name.
pub fn author(agent: &Agent, note: Option<&Note>, mine: bool) -> Html {
    let own = agent.delegation.as_ref();
    html! {
        <>
            <span class="who" dir="auto" title={agent.role.clone()}>{name_of(agent)}{if mine { format!(" ({})", m::YOU.to_lowercase()) } else { String::new() }}</span>
            {own.map_or_else(nothing, |own| delegation(own, short_of(own)))}
            {note.map_or_else(nothing, on_behalf_of)}
        </>
    }
}

/// In whose name it speaks, where that is not its author's delegation.
pub fn on_behalf_of(note: &Note) -> Html {
    let whom = note.on_behalf_of();
    whom.map_or_else(nothing, |whom| {
        delegation(&whom, m::on_behalf_of(&short_of(&whom)))
    })
}

/// Whether it stays with its author.
pub fn private(note: &Note) -> Html {
    html! { <span class="private" hidden={!note.is_private()}>{icon(Icon::Private)}{m::PRIVATE}</span> }
}

fn delegation(delegation: &Delegation, words: String) -> Html {
    let hidden = delegation.is_empty();
    html! { <span class="delegation" dir="auto" title={long_of(delegation)} {hidden}>{words}</span> }
}

fn nothing() -> Html {
    html! { <span hidden=true></span> }
}

/// How a delegation is written where there is little room.
pub fn short_of(delegation: &Delegation) -> String {
    m::short_name(delegation.short().unwrap_or_default())
}

/// The name of a Member State in the reader's language.
fn long_of(delegation: &Delegation) -> Option<String> {
    intl::country_name_of_alpha3(delegation.country.as_deref()?)
}

/// Whether it came in since the last visit, and whether it stays with its author.
pub fn marks(card: &Card) -> Html {
    html! {
        <>
            {card.note().map_or_else(nothing, private)}
            <span class="new" hidden={!card.unread}>{m::NEW}</span>
        </>
    }
}

/// When it was saved.
pub fn time(revision: &Revision) -> Html {
    match revision.modified.as_ref().or(revision.created.as_ref()) {
        Some(at) => {
            html! { <time datetime={at.to_string()} title={intl::format_date_time(at)}>{intl::format_short(at)}</time> }
        }
        None => html! { <time hidden=true></time> },
    }
}

/// The author's name, or "Anonymous".
pub fn name_of(agent: &Agent) -> String {
    agent
        .name
        .as_deref()
        .filter(|name| !name.trim().is_empty())
        .map_or_else(|| m::ANONYMOUS.to_owned(), m::short_name)
}

/// Who speaks, as short as papers have it: the one on whose behalf, else the delegation, else the
/// author's name.
pub fn speaker(revision: &Revision) -> String {
    let whom = revision.note().and_then(Note::on_behalf_of);
    let delegation = whom.or_else(|| revision.creator.delegation.clone());
    delegation
        .as_ref()
        .and_then(Delegation::short)
        .map_or_else(|| name_of(&revision.creator), m::short_name)
}
