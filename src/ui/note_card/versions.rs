//! A note with several versions, saved concurrently on different devices, and its author's choice.

use yew::prelude::*;

use super::room::Room;
use super::{NoteAct, head, said};
use crate::annotation::{Note, Revision};
use crate::session::{Card, Place};
use crate::sort::sort_by;
use crate::ui::messages as m;
use crate::ui::redline_view::{draw, drawn, pieces};

/// How many versions are shown at once. More would keep the page busy; fewer might hide the versions of
/// two or three devices.
const VERSIONS: usize = 20;

/// Draws every live version, the differences, and the author's acts. `place` is the place of all
/// versions.
pub fn versions(
    card: &Card,
    place: Place,
    address: &str,
    whole_block: bool,
    room: Room,
    on_act: &Callback<NoteAct>,
) -> Html {
    let mut all: Vec<(&Revision, &Note)> = card.annotation.notes().collect();
    sort_by(&mut all, |(a, _), (b, _)| {
        let saved = |one: &Revision| one.modified.as_ref().and_then(|at| at.instant());
        (saved(a), &a.id).cmp(&(saved(b), &b.id))
    });
    let why = match (all.len(), card.mine) {
        (1, _) => m::withdrawn_elsewhere(),
        (_, true) => m::two_versions(),
        (_, false) => m::two_versions_of_others(),
    };
    let most = match room {
        Room::Card => VERSIONS,
        Room::Paper => all.len(),
    };
    let rest = all.len().saturating_sub(most);
    let shown = all.get(..most).unwrap_or(&all);
    let differences = shown.iter().zip(shown.iter().skip(1));
    html! {
        <div class="versions">
            <p class="two">{why}</p>
            <div class="side-by-side">
                for (index, (revision, note)) in shown.iter().enumerate() {
                    <div key={revision.id.to_string()} class="version" role="group" aria-label={m::version(index + 1)}>
                        <div class="hint">{m::version(index + 1)}{" "}{head::time(revision, room)}</div>
                        <div>
                            {head::kind(note)}{" "}{head::category(note)}{" "}{head::on_behalf_of(note, room)}{" "}
                            {head::private(note)}
                        </div>
                        {said::decision(note)}
                        {said::said(note, place, address, whole_block, room)}
                        {keep_this(card, revision, index + 1, on_act)}
                    </div>
                }
            </div>
            for (index, ((_, one), (_, other))) in differences.enumerate() {
                <div key={index}>{difference(index + 1, one, other, room)}</div>
            }
            <p class="hint" hidden={rest == 0}>{m::and_more(rest)}</p>
            {for_all(card, &all, on_act)}
        </div>
    }
}

fn keep_this(card: &Card, revision: &Revision, number: usize, on_act: &Callback<NoteAct>) -> Html {
    let what = NoteAct::KeepOnly(card.key().clone(), revision.id.clone());
    let keep = on_act.reform(move |_: MouseEvent| what.clone());
    html! {
        <div class="acts" hidden={!card.mine}>
            <button type="button" aria-label={m::keep_version(number)} onclick={keep}>{m::keep_this()}</button>
        </div>
    }
}

/// Draws the difference from one version to the next.
fn difference(number: usize, one: &Note, other: &Note, room: Room) -> Html {
    let part = |words: fn(&Note) -> Option<&str>| {
        let (before, after) = (words(one).unwrap_or(""), words(other).unwrap_or(""));
        (before != after).then(|| changes(before, after, room))
    };
    let parts = [part(Note::proposed), part(Note::text)];
    if parts.iter().all(Option::is_none) {
        return html! { <div hidden=true></div> };
    }
    html! {
        <div class="difference">
            <p class="hint">{m::difference(number)}</p>
            for one in parts.into_iter().flatten() {
                {one}
            }
        </div>
    }
}

/// Draws the changes with a few words beside them, or the whole text on paper.
fn changes(before: &str, after: &str, room: Room) -> Html {
    let pieces = pieces(before, after, false);
    match room {
        Room::Card => draw(&pieces),
        Room::Paper => drawn(&pieces),
    }
}

/// Draws the acts on all versions at once.
fn for_all(card: &Card, all: &[(&Revision, &Note)], on_act: &Callback<NoteAct>) -> Html {
    let act = |act: NoteAct| on_act.reform(move |_: MouseEvent| act.clone());
    let both = all.last().filter(|_| all.len() > 1).map(|(latest, _)| {
        let both = act(NoteAct::KeepBoth(card.key().clone(), latest.id.clone()));
        html! { <button type="button" onclick={both}>{m::keep_all(all.len())}</button> }
    });
    let hint = both.is_some();
    html! {
        <div class="acts" hidden={!card.mine}>
            {both.unwrap_or_else(|| html! { <span hidden=true></span> })}
            <button type="button" onclick={act(NoteAct::Withdraw(card.key().clone()))}>{m::withdraw()}</button>
            <p class="hint" hidden={!hint}>{m::keep_both_hint()}</p>
        </div>
    }
}
