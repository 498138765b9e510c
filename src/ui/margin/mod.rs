//! The margin: the notes beside their words, the composer and the drafts that wait.
//!
//! Each spot of the text has a group of notes (`group`). A group shows as many as there is room for
//! (`density`). The places of the groups are worked out after each drawing (`layout`).

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

use super::composer::{Act, Composer};
use super::messages as m;
use super::note_card::NoteAct;
use crate::annotation::Key;
use crate::annotation::filter::{Counts, Filter};
use crate::document::Document;
use crate::session::{Composition, ShownGroup, Spot, Thread, WritingContext};
use crate::shared::Shared;
use crate::ui::kit::{Icon, icon};

/// The open composer, as the margin draws it.
#[derive(Clone, PartialEq)]
pub struct OpenComposer {
    /// A number that differs for every opening, so that a new composer never shows the text of the last
    /// one.
    pub serial: u32,
    /// The block beside the composer; `None` for the document as a whole.
    pub block: Option<usize>,
    /// The composition of the composer.
    pub slot: Composition,
    /// The facts that the composer opened with.
    pub about: Shared<WritingContext>,
    /// The name under which the draft is kept now.
    pub draft: String,
    /// Why the last save failed.
    pub wrong: Option<String>,
}

/// A draft that waits to be continued.
#[derive(Clone, PartialEq)]
pub struct WaitingDraft {
    /// The block beside the draft; `None` for the document as a whole.
    pub block: Option<usize>,
    /// The address of that place, as people call it.
    pub address: String,
    /// The index of the draft, for the callback.
    pub index: usize,
}

/// The properties of [`Margin`].
#[derive(Properties, PartialEq)]
pub struct MarginProps {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The groups, in the order of the margin.
    pub groups: Shared<Vec<Shared<ShownGroup>>>,
    /// All threads newest first, if that order is chosen.
    pub by_time: Option<Shared<Vec<Shared<Thread>>>>,
    /// How many threads of the list by time are shown.
    pub portion: usize,
    /// The filter of the margin.
    pub filter: Filter,
    /// How many threads there are, and how many are shown.
    pub counts: Counts,
    /// The choices of the filter panel, while it is open.
    pub choices: Option<Shared<Choices>>,
    /// The notes that the person looks at.
    pub active: Shared<Vec<Key>>,
    /// The spots of the threads that the person looks at.
    pub active_at: Vec<Spot>,
    /// How many lines the person asked to see at spots with many notes.
    pub unfolded: Shared<BTreeMap<Spot, usize>>,
    /// The open composer, if there is one.
    pub composer: Option<OpenComposer>,
    /// The drafts that wait.
    pub drafts: Vec<WaitingDraft>,
    /// The block in the tab order, whose notes are exactly beside it.
    pub current: usize,
    /// Whether the sheet with the notes is open, on narrow screens.
    pub open: bool,
    /// Receives the person's acts in the margin.
    pub on_act: Callback<MarginAct>,
    /// Receives the person's acts on a note.
    pub on_note: Callback<NoteAct>,
    /// Receives the person's acts in the composer.
    pub on_write: Callback<Act>,
    /// Receives the index of a draft that the person continues.
    pub on_draft: Callback<usize>,
    /// Called when the person opens or closes the sheet.
    pub on_toggle: Callback<()>,
}

/// Draws all notes, the composer and the drafts that wait.
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

/// Orders groups, drafts and the composer by spot. The composer comes after the notes of its block.
fn children(props: &MarginProps, all: usize, none: &Shared<Vec<Key>>) -> Vec<Html> {
    let spot = |block: Option<usize>| block.map_or(Spot::Document, Spot::Block);
    let mut children: BTreeMap<(Spot, u8, usize), Html> = BTreeMap::new();
    match &props.by_time {
        // The list comes after the composer and the drafts, wherever those belong.
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

/// Arranges the cards before the next frame after each drawing, and whenever a card or the report
/// changes its size.
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
