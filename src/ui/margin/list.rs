//! The notes by time: a single list, newest first.

use yew::prelude::*;

use super::MarginProps;
use super::act::MarginAct;
use super::density::{Density, PORTION};
use super::group::{OPENED, group_id};
use super::line::folded;
use super::line::node_key;
use super::thread::{Looks, thread_view};
use crate::session::{Spot, Thread, rivals_of};
use crate::shared::Shared;
use crate::ui::messages as m;

/// Draws as much of the list as the person asked for. Elements that the text refers to stay in the page.
pub fn list(props: &MarginProps, threads: &[Shared<Thread>]) -> Html {
    let is_active = |thread: &Thread| props.active.contains(thread.root.key());
    let shown = threads.iter().enumerate();
    let shown = shown.filter(|(index, thread)| *index < props.portion || is_active(thread));
    let mut named: Vec<Spot> = Vec::new();
    let mut cards = Vec::new();
    for (_, thread) in shown {
        let spot = thread.root.place.spot();
        let is_first = !named.contains(&spot);
        if is_first {
            named.push(spot);
        }
        cards.push(card(props, thread, is_first.then_some(spot), threads.len()));
    }
    let others = props
        .groups
        .iter()
        .filter(|group| !named.contains(&group.spot));
    let rest = threads.len().saturating_sub(props.portion);
    let more = props.on_act.reform(|_: MouseEvent| MarginAct::More);
    html! {
        <div key="list" class="list">
            {cards}
            <button key="more" type="button" class="show-more" hidden={rest == 0} onclick={more}>
                {m::show_more(rest.min(PORTION), rest)}
            </button>
            for group in others {
                <div key={group_id(group.spot, &props.document)} id={group_id(group.spot, &props.document)}
                    hidden=true>
                </div>
            }
        </div>
    }
}

fn card(props: &MarginProps, thread: &Shared<Thread>, spot: Option<Spot>, all: usize) -> Html {
    let root = thread.root.key();
    let block = thread.root.place.block().map(|block| block.to_string());
    let active = props.active.contains(root);
    let opened = props.active.iter().take(OPENED).any(|key| key == root);
    let full = Density::of(1, all, false) == Density::Full;
    let at = thread.root.place.spot();
    let group = props.groups.iter().find(|group| group.spot == at);
    let hit = group.and_then(|group| group.hits.get(root));
    let inside = if full || opened {
        let looks = Looks {
            active,
            foldable: !full,
            rivals: rivals_of(thread, group),
            hit: hit.cloned(),
        };
        thread_view(
            thread,
            &props.document,
            looks,
            &props.on_act,
            &props.on_note,
        )
    } else {
        let key = root.clone();
        let open = props.on_act.reform(move |()| MarginAct::Look(key.clone()));
        folded(thread, &props.document, hit, open)
    };
    let id = spot.map(|spot| group_id(spot, &props.document));
    html! { <div key={node_key(root)} {id} class="card" data-block={block}>{inside}</div> }
}
