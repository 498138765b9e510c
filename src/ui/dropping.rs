//! Files that are dragged over the page and dropped anywhere in it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File};
use yew::prelude::*;

use crate::browser::files;

/// The events of dragged files.
pub enum Drop {
    /// Whether the files are over the page.
    Over(bool),
    /// The files were dropped.
    Files(Vec<File>),
}

/// Listens for files while the listeners are held. A dropped file must not replace the page.
pub fn listen(tell: Callback<Drop>) -> Vec<EventListener> {
    let document = gloo::utils::document();
    let active = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, handle: fn(&Event) -> Option<Drop>| {
        let tell = tell.clone();
        EventListener::new_with_options(&document, name, active, move |event| {
            if let Some(drop) = handle(event) {
                tell.emit(drop);
            }
        })
    };
    vec![
        on("dragover", |event| {
            event.prevent_default();
            Some(Drop::Over(true))
        }),
        on("dragleave", |event| {
            let leaves_the_page = event
                .dyn_ref::<DragEvent>()
                .is_some_and(|event| event.related_target().is_none());
            leaves_the_page.then_some(Drop::Over(false))
        }),
        on("drop", |event| {
            event.prevent_default();
            let files = event.dyn_ref::<DragEvent>()?.data_transfer()?.files();
            Some(Drop::Files(files::all(files)))
        }),
    ]
}
