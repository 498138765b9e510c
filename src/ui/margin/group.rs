//! The notes of a spot: cards for few notes, lines for more, and a count for many.

use yew::prelude::*;

use super::act::MarginAct;
use super::density::{Density, PORTION};
use super::line::folded;
use super::thread::{Looks, thread_view};
use crate::annotation::Key;
use crate::document::Document;
use crate::session::{ShownGroup, Spot, Thread, rivals_of};
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::note_card::NoteAct;

/// How many threads of a group are shown in full when the person looks at them. With more, they would
/// fill the margin. With fewer, a highlight would show only some of its notes.
pub const OPENED: usize = 4;

/// How many notes of a spot have a line at first when a filter shows very many. With more, the next
/// spots would be far away and drawing slow. With fewer, people press the button often.
const HITS: usize = 12;

/// The properties of [`GroupView`].
#[derive(Properties, PartialEq)]
pub struct GroupProps {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The threads of the spot that are shown.
    pub group: Shared<ShownGroup>,
    /// How much of the group there is room for.
    pub density: Density,
    /// How many lines the person asked for, beyond those that fit.
    pub unfolded: usize,
    /// The threads of the group that the person looks at, named by their first notes.
    pub active: Shared<Vec<Key>>,
    /// Receives the person's acts in the margin.
    pub on_act: Callback<MarginAct>,
    /// Receives the person's acts on a note.
    pub on_note: Callback<NoteAct>,
}

/// Returns the DOM id of a spot's notes, to which the text refers.
pub fn group_id(spot: Spot, document: &Document) -> String {
    let block = spot.block().and_then(|index| document.blocks().get(index));
    match (spot, block) {
        (_, Some(block)) => format!("notes-on-{}", block.id()),
        (Spot::Unplaced, _) => "notes-without-place".to_owned(),
        _ => "notes-on-document".to_owned(),
    }
}

/// Returns the name of a spot as people call it.
pub fn spot_name(spot: Spot, document: &Document) -> String {
    let block = spot.block().and_then(|index| document.blocks().get(index));
    match (spot, block) {
        (_, Some(block)) => block.address().to_owned(),
        (Spot::Unplaced, _) => m::not_placed().to_owned(),
        _ => m::on_document().to_owned(),
    }
}

/// Draws the notes of a spot. The element stays in the page even if it shows little, because the text
/// refers to it.
#[component]
pub fn GroupView(props: &GroupProps) -> Html {
    let (spot, document) = (props.group.spot, &props.document);
    let lines = lines(props);
    let name = spot_name(spot, document);
    let shown = props.group.threads.iter().enumerate();
    let shown = shown.filter(|(index, thread)| *index < lines || is_opened(props, thread));
    html! {
        <div id={group_id(spot, document)} class="card threads" role="group" aria-label={m::notes_at(&name)}
            hidden={props.group.threads.is_empty() && props.group.hidden == 0}
            data-at={beside(spot, document)} data-block={spot.block().map(|block| block.to_string())}>
            {heading(props, &name)}
            for (_, thread) in shown {
                {thread_html(props, thread)}
            }
            {more(props, lines)}
            {hidden(props)}
        </div>
    }
}

/// Returns the id of the block beside a group. A group without a place is beside the last block.
fn beside(spot: Spot, document: &Document) -> Option<String> {
    let blocks = document.blocks();
    let block = match spot {
        Spot::Document => None,
        Spot::Block(index) => blocks.get(index),
        Spot::Unplaced => blocks.last(),
    };
    block.map(|block| block.id().to_owned())
}

/// Counts the threads, from the first on, that have at least a line.
fn lines(props: &GroupProps) -> usize {
    let all = props.group.threads.len();
    // All notes of an activated highlight are shown, even if there are many.
    let asked = if props.active.len() > OPENED {
        PORTION
    } else {
        0
    };
    match (props.density, props.group.filtered) {
        (Density::Full | Density::Lines, _) => all,
        (Density::Count, false) => props.unfolded.max(asked).min(all),
        (Density::Count, true) => props.unfolded.max(asked).max(HITS).min(all),
    }
}

/// Returns whether a thread is shown in full because the person looks at it.
fn is_opened(props: &GroupProps, thread: &Thread) -> bool {
    let mut opened = props.active.iter().take(OPENED);
    opened.any(|key| key == thread.root.key())
}

fn thread_html(props: &GroupProps, thread: &Shared<Thread>) -> Html {
    let key = thread.root.key().clone();
    let full = props.density == Density::Full;
    if full || is_opened(props, thread) {
        let looks = Looks {
            active: props.active.contains(&key),
            foldable: !full,
            rivals: rivals_of(thread, Some(&props.group)),
            hit: props.group.hits.get(&key).cloned(),
        };
        return thread_view(
            thread,
            &props.document,
            looks,
            &props.on_act,
            &props.on_note,
        );
    }
    let on_open = props.on_act.reform(move |()| MarginAct::Look(key.clone()));
    folded(
        thread,
        &props.document,
        props.group.hits.get(thread.root.key()),
        on_open,
    )
}

/// Draws the count of notes by kind, with the button that shows and hides them.
fn heading(props: &GroupProps, name: &str) -> Html {
    if props.density != Density::Count || props.group.filtered {
        let is_tray = props.group.spot == Spot::Unplaced && !props.group.threads.is_empty();
        return html! { <h2 key="heading" class="tray" hidden={!is_tray}>{name}</h2> };
    }
    let (spot, open) = (props.group.spot, lines(props) > 0);
    let unfold = if open { 0 } else { PORTION };
    let onclick = props
        .on_act
        .reform(move |_: MouseEvent| MarginAct::Unfold(spot, unfold));
    let threads = props.group.threads.iter();
    let kinds = threads.map(|thread| thread.root.note().map(|note| note.kind.clone()));
    let (count, kinds) = m::kinds_counted(kinds);
    html! {
        <button key="heading" type="button" class="tally" aria-expanded={open.to_string()} {onclick}>
            <span><strong>{count}</strong><span class="hidden-words">{m::on(name)}</span>{kinds}</span>
            <span class="show">{if open { m::hide_notes() } else { m::show_notes() }}</span>
        </button>
    }
}

/// Draws the count of notes that the reader has hidden here, with the button that shows them.
fn hidden(props: &GroupProps) -> Html {
    let (spot, revealed) = (props.group.spot, props.group.revealed);
    let onclick = props
        .on_act
        .reform(move |_: MouseEvent| MarginAct::Reveal(spot, !revealed));
    html! {
        <p key="hidden" class="hint hidden-here" hidden={props.group.hidden == 0}>
            {m::hidden_here(props.group.hidden)}{" "}
            <button type="button" class="quiet" aria-expanded={revealed.to_string()} {onclick}>
                {if revealed { m::hide_notes() } else { m::show_notes() }}
            </button>
        </p>
    }
}

/// Draws the button for the next portion of lines.
fn more(props: &GroupProps, lines: usize) -> Html {
    let rest = props.group.threads.len() - lines;
    if rest == 0 || lines == 0 {
        return html! { <div key="more" hidden=true></div> };
    }
    let (spot, all) = (props.group.spot, lines + PORTION);
    let onclick = props
        .on_act
        .reform(move |_: MouseEvent| MarginAct::Unfold(spot, all));
    html! {
        <button key="more" type="button" class="show-more" {onclick}>
            {m::show_more(rest.min(PORTION), rest)}
        </button>
    }
}
