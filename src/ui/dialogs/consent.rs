//! What an import would change in the reader's own notes or add to them, each with all its parts.

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

/// Notes that are drawn at once. More would keep the page busy where a backup brings back
/// thousands; with fewer a person would press "Show more" all the time.
const PORTION: usize = 20;

/// The DOM id of the sentence that tells how many are listed.
pub const LISTED: &str = "own-listed";

/// One of the reader's own notes, which would change or be added.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnNote {
    /// What people call its place.
    pub address: String,
    /// What would become of it.
    pub entry: Entry,
}

#[derive(Properties, PartialEq)]
pub struct ConsentProps {
    pub own: Shared<Vec<OwnNote>>,
    /// What would be imported with them, in words.
    pub beside: Vec<String>,
}

/// All of them, a portion at a time: those that would change first.
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

/// How a part would read; of what is kept already, with what would change of it.
fn value(part: &Part, fate: Fate) -> Html {
    let (before, after) = m::part_values(part, intl::format_date_time);
    let is_told = matches!(part, Part::Withdrawn { .. });
    if fate == Fate::New || is_told {
        return if after.chars().nth(MOST_CODE_POINTS).is_none() {
            html! { <div class="told" dir="auto">{shaped(&after)}</div> }
        } else {
            // The beginning, and the rest on demand.
            redline(&after, &after, true)
        };
    }
    every_change(&before, &after)
}
