//! The reader's own notes that an import would change or add, with all parts of each.

use yew::prelude::*;

use super::lines::Lines;
use crate::annotation::MOST_CODE_POINTS;
use crate::browser::intl;
use crate::exchange::plan::{Entry, Fate, Part, VersionChange};
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::portion::use_portion;
use crate::ui::redline_view::{every_change, redline};
use crate::ui::shaping::shaped;

/// How many notes are drawn at once. With more, the page would be busy when a backup restores
/// thousands. With fewer, a person would keep pressing "Show more".
const PORTION: usize = 20;

/// The DOM id of the sentence that says how many notes are listed.
pub const LISTED: &str = "own-listed";

/// A note of the reader that would change or be added.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnNote {
    /// The address of the note's place, as people call it.
    pub address: String,
    /// The change to the note.
    pub entry: Entry,
}

/// The properties of [`Consent`].
#[derive(Properties, PartialEq)]
pub struct ConsentProps {
    /// The notes that would change or be added.
    pub own: Shared<Vec<OwnNote>>,
    /// The data that would be imported with the notes, in words.
    pub beside: Vec<String>,
}

/// Draws all notes, a portion at a time, with those that would change first.
#[component]
pub fn Consent(props: &ConsentProps) -> Html {
    let own = &props.own;
    let portion = use_portion(own.len(), PORTION);
    let is_whole = use_state(|| false);
    let shown = if *is_whole { own.len() } else { portion.shown };
    let left = own.len() - shown;
    let added = own.iter().filter(|one| !one.entry.is_kept()).count();
    let heading = match own.is_empty() {
        true => m::own_beside().to_owned(),
        false => m::own_changed(own.len() - added, added),
    };
    let all = {
        let is_whole = is_whole.clone();
        Callback::from(move |_: MouseEvent| is_whole.set(true))
    };
    let listed = (left > 0).then(|| m::own_listed(shown, own.len()));
    html! {
        <section class="own" aria-label={heading.clone()}>
            <h3>{heading}</h3>
            <p class="hint">{m::own_why()}</p>
            <ul class="own-notes">
                for (index, one) in own.iter().take(shown).enumerate() {
                    <li key={index}>{note(one)}</li>
                }
            </ul>
            if left > 0 {
                {portion.more}
                <button type="button" class="show-more" onclick={all}>{m::show_all()}</button>
            }
            <p id={LISTED} class="hint" hidden={left == 0}>{listed.unwrap_or_default()}</p>
            if !props.beside.is_empty() {
                <Lines class="own-beside" lines={props.beside.clone()} />
            }
        </section>
    }
}

fn note(own: &OwnNote) -> Html {
    let replaced = own.entry.versions_replaced();
    let replaced = Some(replaced).filter(|count| *count > 0 && own.entry.is_kept());
    let note = own.entry.joined.current().and_then(|now| now.note());
    let kind = note.map_or_else(|| m::withdrawn_note().to_owned(), m::kind_and_sign);
    html! {
        <>
            <h4>
                <bdi>{&own.address}</bdi>{" · "}
                {kind}
            </h4>
            for (index, change) in own.entry.own_changes().iter().enumerate() {
                <div key={index}>{version(change)}</div>
            }
            <p class="hint" hidden={replaced.is_none()}>{replaced.map(m::versions_replaced).unwrap_or_default()}</p>
        </>
    }
}

fn version(change: &VersionChange) -> Html {
    html! {
        <>
            <p class="fate">{m::fate(change.fate)}</p>
            if change.parts.is_empty() {
                <p>{m::saved_again()}</p>
            } else {
                <dl class="parts">
                    for (index, part) in change.parts.iter().enumerate() {
                        <div key={index}><dt>{shaped(&m::part_name(part))}</dt><dd>{value(part, change.fate)}</dd></div>
                    }
                </dl>
            }
        </>
    }
}

/// Draws the new value of a part, with its changes if the part is kept.
fn value(part: &Part, fate: Fate) -> Html {
    let (before, after) = m::part_values(part, intl::format_date_time);
    let is_told = matches!(part, Part::Withdrawn { .. });
    if fate == Fate::New || is_told {
        return if after.chars().nth(MOST_CODE_POINTS).is_none() {
            html! { <div class="told" dir="auto">{shaped(&after)}</div> }
        } else {
            // The beginning is shown, with the rest on demand.
            redline(&after, &after, true)
        };
    }
    every_change(&before, &after)
}
