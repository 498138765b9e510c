//! A thread in full, as the margin shows it beside its text.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::act::MarginAct;
use super::line::node_key;
use crate::annotation::Key;
use crate::browser::dom;
use crate::document::Document;
use crate::session::Thread;
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::note_card::{NoteAct, ThreadCard, note_id};

/// The look of a thread.
#[derive(Clone)]
pub struct Looks {
    /// Whether the person looks at the thread, which is then beside its words.
    pub active: bool,
    /// Whether the thread becomes a line again when the person looks elsewhere.
    pub foldable: bool,
    /// How many proposals its paragraph has, if the thread is a proposal.
    pub rivals: usize,
    /// The answer that matches the filter.
    pub hit: Option<Key>,
}

/// Draws a note with its answers.
pub fn thread_view(
    thread: &Shared<Thread>,
    document: &Shared<Document>,
    looks: Looks,
    on_act: &Callback<MarginAct>,
    on_note: &Callback<NoteAct>,
) -> Html {
    let root = thread.root.key().clone();
    let fold = on_act.reform({
        let root = root.clone();
        move |_: MouseEvent| MarginAct::Fold(root.clone())
    });
    let onfocusin = {
        let (thread, on_act) = (thread.clone(), on_act.clone());
        move |event: FocusEvent| {
            if let Some(key) = focused(&event, &thread) {
                on_act.emit(MarginAct::Focused(thread.root.key().clone(), key));
            }
        }
    };
    html! {
        <div key={node_key(&root)} class={classes!("thread", looks.active.then_some("active"))}
            data-words={words(thread, document)} {onfocusin}>
            <ThreadCard key="card" thread={thread.clone()} document={document.clone()} active={looks.active}
                rivals={looks.rivals} hit={looks.hit} on_act={on_note.clone()} />
            <button key="fold" type="button" class="fold" hidden={!looks.foldable} onclick={fold}>
                {m::show_less()}
            </button>
        </div>
    }
}

/// Returns the code point at which a thread's words begin in their block; `None` for a whole block. The
/// card is arranged beside the mark that begins there.
fn words(thread: &Thread, document: &Document) -> Option<String> {
    let range = thread.root.place.range()?;
    (!range.is_block(document)).then(|| range.start.to_string())
}

/// Finds the note of the thread that has the focus itself or contains it.
fn focused(event: &FocusEvent, thread: &Thread) -> Option<Key> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let id = dom::around(&target, dom::NOTE)?.id();
    let mut keys = thread.cards().map(|card| card.key());
    keys.find(|key| note_id(key) == id).cloned()
}
