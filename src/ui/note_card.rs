//! One annotation in the margin.

use yew::prelude::*;

use super::icons::kind_icon;
use super::session::{Card, Place};
use super::shared::Shared;
use super::{markdown, messages as m};
use crate::annotation::{Agent, Key, Note, Revision, RevisionId, Target};
use crate::browser::intl;
use crate::document::Document;

/// What the person asks of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum NoteAct {
    /// Edit the text of one live revision.
    Edit(Key, RevisionId),
    /// Take the note back.
    Withdraw(Key),
    /// Of two live revisions keep only this one.
    KeepOnly(Key, RevisionId),
    /// Go to the block it speaks of.
    ToText(usize),
}

#[derive(Properties, PartialEq)]
pub struct NoteCardProps {
    pub card: Shared<Card>,
    pub document: Shared<Document>,
    pub on_act: Callback<NoteAct>,
}

/// A note with who wrote it, when, and what its author can do with it.
#[component]
pub fn NoteCard(props: &NoteCardProps) -> Html {
    let annotation = &props.card.annotation;
    let versions: Vec<(&Revision, &Note)> = annotation.notes().collect();
    let Some((first, note)) = versions.first().copied() else {
        return html! { <div hidden=true></div> };
    };
    let address = props.card.address(&props.document);
    let kind = m::kind_name(&note.kind);
    let who = name_of(&first.creator);
    let class = match note.kind {
        crate::annotation::Kind::Comment => "kind-comment",
        crate::annotation::Kind::Question => "kind-question",
        _ => "",
    };
    let in_conflict = annotation.is_conflicting();
    html! {
        <div class={classes!("note", class)} role="comment" tabindex="-1" aria-label={m::note_label(kind, &address, &who)}>
            <header>
                {address_button(props, &address)}
                <span class="kind">{kind_icon(&note.kind)}{kind}</span>
                {author(&first.creator, props.card.mine)}
                {time(first)}
            </header>
            {misplaced(props, &note.target)}
            <p class="two" hidden={!in_conflict}>{m::TWO_VERSIONS}</p>
            for (revision, note) in versions {
                <div key={revision.id.to_string()} class={classes!(in_conflict.then_some("version"))}>
                    if in_conflict {
                        <div class="hint">{time(revision)}</div>
                    } else {
                        <div hidden=true></div>
                    }
                    {text(note)}
                    {actions(props, revision, in_conflict)}
                </div>
            }
        </div>
    }
}

fn text(note: &Note) -> Html {
    let text = note.text().unwrap_or_default();
    html! {
        <div class="rendered" dir="auto">
            if text.trim().is_empty() {
                <p class="hint">{m::EMPTY_NOTE}</p>
            } else {
                {markdown::render(text)}
            }
        </div>
    }
}

fn address_button(props: &NoteCardProps, address: &str) -> Html {
    match props.card.place.block() {
        Some(block) => {
            let back = m::back_to(address);
            let act = props
                .on_act
                .reform(move |_: MouseEvent| NoteAct::ToText(block));
            html! { <button type="button" class="at" onclick={act} title={back.clone()} aria-label={back}>{address}</button> }
        }
        None => html! { <strong class="at">{address}</strong> },
    }
}

/// Says so when a note stands elsewhere than it was written, or nowhere, with its old words.
fn misplaced(props: &NoteCardProps, target: &Target) -> Html {
    let says = match props.card.place {
        Place::Moved(_) => m::MOVED,
        Place::Ambiguous => m::AMBIGUOUS,
        Place::Orphaned => m::ORPHANED,
        Place::Document | Place::Block(_) => return html! { <div hidden=true></div> },
    };
    html! {
        <div>
            <p class="hint">{says}</p>
            <p class="quote" dir="auto">{target.quote().unwrap_or_default()}</p>
        </div>
    }
}

fn actions(props: &NoteCardProps, revision: &Revision, in_conflict: bool) -> Html {
    if !props.card.mine {
        return html! { <footer hidden=true></footer> };
    }
    let key = props.card.annotation.key();
    let act = |act: NoteAct| props.on_act.reform(move |_: MouseEvent| act.clone());
    let edit = act(NoteAct::Edit(key.clone(), revision.id.clone()));
    let keep = act(NoteAct::KeepOnly(key.clone(), revision.id.clone()));
    let withdraw = act(NoteAct::Withdraw(key.clone()));
    html! {
        <footer>
            <button type="button" onclick={edit}>{m::EDIT}</button>
            <button type="button" hidden={!in_conflict} onclick={keep}>{m::KEEP_THIS}</button>
            <button type="button" onclick={withdraw}>{m::WITHDRAW}</button>
        </footer>
    }
}

fn author(agent: &Agent, mine: bool) -> Html {
    let delegation = agent
        .delegation
        .as_ref()
        .filter(|delegation| !delegation.is_empty());
    let short = delegation.and_then(|delegation| delegation.short().map(str::to_owned));
    let long = delegation
        .and_then(|delegation| delegation.country.as_deref())
        .and_then(intl::country_name_of_alpha3);
    html! {
        <>
            <span class="who" dir="auto" title={agent.role.clone()}>{name_of(agent)}{if mine { format!(" ({})", m::YOU.to_lowercase()) } else { String::new() }}</span>
            <span class="delegation" dir="auto" title={long} hidden={short.is_none()}>{short.unwrap_or_default()}</span>
        </>
    }
}

/// The author's name, or that of their delegation, or "Anonymous".
pub fn name_of(agent: &Agent) -> String {
    agent
        .name
        .clone()
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| m::ANONYMOUS.to_owned())
}

fn time(revision: &Revision) -> Html {
    match revision.modified.as_ref().or(revision.created.as_ref()) {
        Some(at) => {
            html! { <time datetime={at.to_string()} title={intl::format_date_time(at)}>{intl::format_short(at)}</time> }
        }
        None => html! { <time hidden=true></time> },
    }
}
