//! The keys of a composer.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{Composer, Msg};
use crate::browser::dom;
use crate::ui::typeahead;

/// Makes the callback for the keys that act anywhere in a composer.
pub(super) fn on_keys(ctx: &Context<Composer>) -> Callback<KeyboardEvent> {
    let link = ctx.link().clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("enter", _) if command => {
                event.prevent_default();
                // Letters typed from now on are not meant for the field that is about to disappear.
                typeahead::begin();
                link.send_message(Msg::Save);
            }
            ("escape", _) => {
                event.stop_propagation();
                typeahead::begin();
                link.send_message(Msg::Close);
            }
            ("z" | "y", _) if command => {
                event.stop_propagation();
                undo_or_redo(&link, event);
            }
            _ => {}
        }
    })
}

/// Listens for undo and redo while nothing has the focus. They still belong to the composer: the
/// browser would undo in the field that was last typed in.
pub(super) fn hear_lost_keys(link: &Scope<Composer>) -> EventListener {
    let (document, link) = (gloo::utils::document(), link.clone());
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", active, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let target = event.target_dyn_into::<HtmlElement>();
        let lost = target.is_none_or(|target| dom::is(&target, dom::BODY));
        let is_meant = matches!(event.key().to_lowercase().as_str(), "z" | "y");
        if lost && is_meant && (event.ctrl_key() || event.meta_key()) {
            undo_or_redo(&link, event.clone());
        }
    })
}

/// Sends undo or redo to the composer. The browser's own undo is prevented at once, because it does not
/// wait for the composer's decision.
fn undo_or_redo(link: &Scope<Composer>, event: KeyboardEvent) {
    event.prevent_default();
    let back = event.key().to_lowercase() == "z" && !event.shift_key();
    link.send_message(if back {
        Msg::UndoKey(event)
    } else {
        Msg::RedoKey
    });
}
