//! The margin: the notes in document order, each beside what it speaks of.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::composer::{Act, Composer, Writing};
use super::icons::{Icon, icon};
use super::note_card::{NoteAct, NoteCard};
use super::session::{Card, Place};
use super::shared::Shared;
use super::{layout, messages as m};
use crate::document::Document;
use crate::sort::sort_by;

/// The open composer, as the margin draws it.
#[derive(Clone, PartialEq)]
pub struct OpenComposer {
    /// Differs for every opening, so that a new composer never shows the last one's words.
    pub serial: u32,
    /// What is being written.
    pub title: String,
    /// Where it stands; none for the document as a whole.
    pub block: Option<usize>,
    /// What it opened with.
    pub initial: Writing,
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
    /// In document order; those without a place last.
    pub cards: Shared<Vec<Shared<Card>>>,
    pub composer: Option<OpenComposer>,
    pub drafts: Vec<WaitingDraft>,
    /// The block in the tab order: its notes stand exactly beside it.
    pub current: usize,
    /// Whether the sheet is open, on narrow screens.
    pub open: bool,
    pub on_note: Callback<NoteAct>,
    pub on_write: Callback<Act>,
    pub on_draft: Callback<usize>,
    pub on_toggle: Callback<()>,
}

/// All notes, the composer and the drafts that wait.
#[component]
pub fn Margin(props: &MarginProps) -> Html {
    let margin = use_node_ref();
    use_layout(
        &margin,
        props.composer.as_ref().map(|composer| composer.serial),
    );
    let nothing = props.cards.is_empty() && props.composer.is_none() && props.drafts.is_empty();
    let open = props.open || props.composer.is_some();
    html! {
        <aside ref={margin} id="notes" class={classes!("margin", "placed", open.then_some("open"), nothing.then_some("bare"))} aria-label={m::NOTES} tabindex="-1" data-current={props.current.to_string()}>
            <button key="handle" type="button" class="sheet-handle" aria-expanded={open.to_string()} onclick={props.on_toggle.reform(|_: MouseEvent| ())}>
                <span>{m::notes(props.cards.len())}</span>
                <span>{if open { m::HIDE_NOTES } else { m::SHOW_NOTES }}</span>
            </button>
            <div key="empty" class="empty" hidden={!nothing}>
                <p><strong>{m::NO_NOTES_YET}</strong></p>
                <p>{icon(Icon::Add)}{" "}{m::NO_NOTES_HINT}</p>
            </div>
            for child in children(props) {
                {child}
            }
        </aside>
    }
}

/// Cards, drafts and the composer in one order: by block, the composer behind the notes of its block.
fn children(props: &MarginProps) -> Vec<Html> {
    let mut all: Vec<(usize, u8, Html)> = Vec::new();
    let unplaced = props.document.blocks().len();
    for card in props.cards.iter() {
        let at = match card.place {
            Place::Document => 0,
            _ => card.place.block().map_or(unplaced + 1, |block| block + 1),
        };
        all.push((at, 0, note(props, card)));
    }
    for draft in &props.drafts {
        all.push((
            draft.block.map_or(0, |block| block + 1),
            1,
            waiting(props, draft),
        ));
    }
    if let Some(composer) = &props.composer {
        all.push((
            composer.block.map_or(0, |block| block + 1),
            2,
            writing(props, composer),
        ));
    }
    sort_by(&mut all, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    all.into_iter().map(|(_, _, html)| html).collect()
}

fn id_of(props: &MarginProps, block: Option<usize>) -> Option<String> {
    let block = props.document.blocks().get(block?)?;
    Some(block.id().to_owned())
}

fn note(props: &MarginProps, card: &Shared<Card>) -> Html {
    let place = card.place.block();
    // A note without a place stands behind the last block.
    let at = match card.place {
        Place::Ambiguous | Place::Orphaned => props.document.blocks().len().checked_sub(1),
        _ => place,
    };
    let key = card.annotation.key();
    html! {
        <div key={format!("{} {}", key.id, key.creator)} class="card" data-at={id_of(props, at)} data-block={place.map(|block| block.to_string())}>
            <NoteCard card={card.clone()} document={props.document.clone()} on_act={props.on_note.clone()} />
        </div>
    }
}

fn waiting(props: &MarginProps, draft: &WaitingDraft) -> Html {
    let index = draft.index;
    html! {
        <div key={format!("draft {index} {}", draft.address)} class="card" data-at={id_of(props, draft.block)}>
            <div class="note draft">
                <footer><span class="hint">{m::drafts_waiting(&draft.address)}</span>
                    <button type="button" onclick={props.on_draft.reform(move |_: MouseEvent| index)}>{m::CONTINUE_DRAFT}</button>
                </footer>
            </div>
        </div>
    }
}

fn writing(props: &MarginProps, composer: &OpenComposer) -> Html {
    html! {
        <div key={format!("composer {}", composer.serial)} class="card anchor" data-at={id_of(props, composer.block)}>
            <Composer key={composer.serial} title={composer.title.clone()} initial={composer.initial.clone()}
                wrong={composer.wrong.clone()} on_act={props.on_write.clone()} />
        </div>
    }
}

/// Arranges the cards after each drawing and whenever one of them or the report changes its size;
/// a newly opened composer, named by its serial number, then gets the focus.
#[hook]
fn use_layout(margin: &NodeRef, composer: Option<u32>) {
    let shown = use_mut_ref(|| None::<u32>);
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
        layout::arrange(&element);
        if composer.is_some() && *shown.borrow() != composer {
            layout::show_composer(&element);
        }
        *shown.borrow_mut() = composer;
        let mut sizes = sizes.borrow_mut();
        if sizes.is_none() {
            *sizes = Sizes::watch(&element);
        }
        if let Some(sizes) = sizes.as_ref() {
            sizes.observe(&element);
        }
    });
}

/// Arranges the cards whenever one of them or the report changes its size, as long as it is held.
struct Sizes {
    observer: ResizeObserver,
    _arrange: Closure<dyn FnMut()>,
}

impl Sizes {
    fn watch(margin: &HtmlElement) -> Option<Self> {
        let margin = margin.clone();
        let arrange = Closure::<dyn FnMut()>::new(move || layout::arrange(&margin));
        let observer = ResizeObserver::new(arrange.as_ref().unchecked_ref()).ok()?;
        Some(Self {
            observer,
            _arrange: arrange,
        })
    }

    /// Adds what was drawn since; observing something twice does no harm.
    fn observe(&self, margin: &HtmlElement) {
        for card in layout::cards(margin) {
            self.observer.observe(&card);
        }
        if let Some(report) = gloo::utils::document().get_element_by_id("report") {
            self.observer.observe(&report);
        }
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
