//! The margin: the notes beside what they speak of, the composer and the drafts that wait.
//!
//! Each spot of the text has one group of notes (`group`), which shows as much of them as there is
//! room for (`density`). The places of the groups are worked out after each drawing (`layout`).

mod act;
mod bar;
mod density;
mod group;
mod layout;
mod line;
mod list;
mod panel;
mod pressing;
mod sizes;
mod thread;

use std::collections::BTreeMap;

use web_sys::HtmlElement;
use yew::prelude::*;

pub use act::MarginAct;
use bar::Bar;
use density::Density;
pub use density::PORTION;
use group::GroupView;
pub use group::group_id;
pub use layout::{arrange, show_composer};
pub use line::line_id;
pub use panel::Choices;
use sizes::Sizes;

use super::composer::{About, Act, Composer};
use super::messages as m;
use super::note_card::NoteAct;
use crate::annotation::Key;
use crate::annotation::filter::{Counts, Filter};
use crate::document::Document;
use crate::session::Composition;
use crate::session::{ShownGroup, Spot, Thread};
use crate::shared::Shared;
use crate::ui::kit::{Icon, icon};

/// The open composer, as the margin draws it.
#[derive(Clone, PartialEq)]
pub struct OpenComposer {
    /// Differs for every opening, so that a new composer never shows the last one's words.
    pub serial: u32,
    /// Where it stands; none for the document as a whole.
    pub block: Option<usize>,
    /// What it writes.
    pub slot: Composition,
    /// What it opened with.
    pub about: Shared<About>,
    /// The name its draft is kept under now.
    pub draft: String,
    /// Why the last save failed.
    pub wrong: Option<String>,
}

/// A draft that waits to be continued.
#[derive(Clone, PartialEq)]
pub struct WaitingDraft {
    /// Where it stands.
    pub block: Option<usize>,
    /// What people call that place.
    pub address: String,
    /// Which one, for the callback.
    pub index: usize,
}

#[derive(Properties, PartialEq)]
pub struct MarginProps {
    pub document: Shared<Document>,
    /// In the order of the margin.
    pub groups: Shared<Vec<Shared<ShownGroup>>>,
    /// The same threads newest first, where that order is chosen.
    pub by_time: Option<Shared<Vec<Shared<Thread>>>>,
    /// How much of that list is shown.
    pub portion: usize,
    pub filter: Filter,
    pub counts: Counts,
    /// What can be chosen in the filter panel, while it is open.
    pub choices: Option<Shared<Choices>>,
    /// The notes that are looked at, and where their threads stand.
    pub active: Shared<Vec<Key>>,
    pub active_at: Vec<Spot>,
    /// How many lines the person asked to see of spots with many notes.
    pub unfolded: Shared<BTreeMap<Spot, usize>>,
    pub composer: Option<OpenComposer>,
    pub drafts: Vec<WaitingDraft>,
    /// The block in the tab order: its notes stand exactly beside it.
    pub current: usize,
    /// Whether the sheet is open, on narrow screens.
    pub open: bool,
    pub on_act: Callback<MarginAct>,
    pub on_note: Callback<NoteAct>,
    pub on_write: Callback<Act>,
    pub on_draft: Callback<usize>,
    pub on_toggle: Callback<()>,
}

/// All notes, the composer and the drafts that wait.
#[component]
pub fn Margin(props: &MarginProps) -> Html {
    let margin = use_node_ref();
    use_layout(&margin);
    let none = Shared::from(use_memo((), |()| Vec::new()));
    let all = props.groups.iter().map(|group| group.threads.len()).sum();
    let nothing = props.groups.is_empty() && props.composer.is_none() && props.drafts.is_empty();
    let open = props.open || props.composer.is_some();
    let listed = props.by_time.is_some();
    let place = if listed { "listed" } else { "placed" };
    let bare = nothing.then_some("bare");
    let class = classes!("margin", place, open.then_some("open"), bare);
    html! {
        <aside ref={margin} id="notes"
            {class}
            aria-label={m::notes_heading()} tabindex="-1" data-current={props.current.to_string()}>
            <button key="handle" type="button" class="sheet-handle" aria-expanded={open.to_string()}
                onclick={props.on_toggle.reform(|_: MouseEvent| ())}>
                <span>{m::notes(props.counts.shown)}</span>
                <span>{if open { m::hide_notes() } else { m::show_notes() }}</span>
            </button>
            <Bar key="head" filter={props.filter.clone()} counts={props.counts} choices={props.choices.clone()}
                on_act={props.on_act.clone()} />
            <div key="empty" class="empty" hidden={!nothing}>
                <p><strong>{m::no_notes_yet()}</strong></p>
                <p>{icon(Icon::ADD)}{" "}{m::no_notes_hint()}</p>
            </div>
            for child in children(props, all, &none) {
                {child}
            }
        </aside>
    }
}

/// Groups, drafts and the composer in one order: by spot, the composer behind the notes of its block.
fn children(props: &MarginProps, all: usize, none: &Shared<Vec<Key>>) -> Vec<Html> {
    let spot = |block: Option<usize>| block.map_or(Spot::Document, Spot::Block);
    let mut children: BTreeMap<(Spot, u8, usize), Html> = BTreeMap::new();
    match &props.by_time {
        // Behind the composer and the drafts, whichever block they are on.
        Some(threads) => {
            children.insert((Spot::Unplaced, 3, 0), list::list(props, threads));
        }
        None => {
            for group in props.groups.iter() {
                children.insert((group.spot, 0, 0), notes(props, group, all, none));
            }
        }
    }
    for draft in &props.drafts {
        let at = (spot(draft.block), 1, draft.index);
        children.insert(at, waiting(props, draft));
    }
    if let Some(composer) = &props.composer {
        children.insert((spot(composer.block), 2, 0), writing(props, composer));
    }
    children.into_values().collect()
}

fn notes(
    props: &MarginProps,
    group: &Shared<ShownGroup>,
    all: usize,
    none: &Shared<Vec<Key>>,
) -> Html {
    let active = if props.active_at.contains(&group.spot) {
        &props.active
    } else {
        none
    };
    let unfolded = props.unfolded.get(&group.spot).copied().unwrap_or_default();
    html! {
        <GroupView key={group::group_id(group.spot, &props.document)}
            group={group.clone()} document={props.document.clone()}
            density={Density::of(group.threads.len(), all, group.filtered)} {unfolded} active={active.clone()}
            on_act={props.on_act.clone()} on_note={props.on_note.clone()} />
    }
}

fn id_of(props: &MarginProps, block: Option<usize>) -> Option<String> {
    let block = props.document.blocks().get(block?)?;
    Some(block.id().to_owned())
}

fn waiting(props: &MarginProps, draft: &WaitingDraft) -> Html {
    let index = draft.index;
    html! {
        <div key={format!("draft {index} {}", draft.address)} class="card" data-at={id_of(props, draft.block)}>
            <div class="note draft">
                <footer><span class="hint">{m::drafts_waiting(&draft.address)}</span>
                    <button type="button" onclick={props.on_draft.reform(move |_: MouseEvent| index)}>
                        {m::continue_draft()}
                    </button>
                </footer>
            </div>
        </div>
    }
}

fn writing(props: &MarginProps, composer: &OpenComposer) -> Html {
    html! {
        <div key={format!("composer {}", composer.serial)} class="card anchor" data-at={id_of(props, composer.block)}>
            <Composer key={composer.serial} about={composer.about.clone()} draft={composer.draft.clone()}
                wrong={composer.wrong.clone()} on_act={props.on_write.clone()} />
        </div>
    }
}

/// Arranges the cards before the next frame after each drawing, and whenever one of them or the
/// report changes its size.
#[hook]
fn use_layout(margin: &NodeRef) {
    let sizes = use_mut_ref(|| None::<Sizes>);
    {
        let sizes = sizes.clone();
        use_effect_with((), move |()| move || drop(sizes.take()));
    }
    let margin = margin.clone();
    use_effect(move || {
        let Some(element) = margin.cast::<HtmlElement>() else {
            return;
        };
        let mut sizes = sizes.borrow_mut();
        if sizes.is_none() {
            *sizes = Sizes::watch(&element);
        }
        if let Some(sizes) = sizes.as_ref() {
            sizes.observe();
            sizes.arrange_soon();
        }
    });
}
