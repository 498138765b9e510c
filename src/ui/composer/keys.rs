//! The keys of a composer.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{Composer, Msg};
use crate::browser::dom;
use crate::ui::typeahead;

/// Those that act wherever the focus is in it.
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
                // What is typed from now on is not for the field that goes.
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

/// Undo and redo belong to the composer also where the focus got lost: there the browser would undo
/// in whichever field was typed in last.
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

/// Undoes or redoes; at once the browser is kept from it, which does not wait to hear whose it is.
fn undo_or_redo(link: &Scope<Composer>, event: KeyboardEvent) {
    event.prevent_default();
    let back = event.key().to_lowercase() == "z" && !event.shift_key();
    link.send_message(if back {
        Msg::UndoKey(event)
    } else {
        Msg::RedoKey
    });
}
