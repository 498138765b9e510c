//! Reports to the safety net of the page (`boot/net.js`), which can then name the work during which the
//! app died.
//!
//! The net keeps the reports in memory: after a trap, nothing here can be asked. If the page has no net,
//! as in tests, nothing happens.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::member;
use crate::annotation::AnnotationId;
use crate::document::DocumentKey;
use crate::keeping::name_of_notes;

thread_local! {
    static NET: Option<Object> =
        member(&js_sys::global(), "safetyNet").and_then(|net| net.dyn_into().ok());
}

/// Tells the net that the app is working on an entry of the store, or on no particular entry.
pub fn at_entry(key: Option<&str>) {
    tell("at", &key.map_or(JsValue::UNDEFINED, JsValue::from_str));
}

/// Runs work on an entry of the store, which the net knows until the work ends.
pub fn while_at_entry<T>(key: &str, work: impl FnOnce() -> T) -> T {
    at_entry(Some(key));
    let done = work();
    at_entry(None);
    done
}

/// Tells the net that the app is working on the kept data of a note.
pub fn at_note(id: &AnnotationId) {
    at_entry(Some(&name_of_notes(id)));
}

/// Tells the net that the app is working on the text of the report that is being opened.
pub fn at_text() {
    at_entry(Some("text"));
}

/// Tells the net that a report is being opened, with its notes and those of its earlier revisions.
pub fn opening<'a>(keys: impl IntoIterator<Item = &'a DocumentKey>) {
    let keys: Vec<&str> = keys.into_iter().map(DocumentKey::as_str).collect();
    tell("reports", &JsValue::from_str(&keys.join(" ")));
}

/// Tells the net that the report, or the page in its place, is drawn.
pub fn opened() {
    NET.with(|net| {
        let opened = net.as_ref().and_then(|net| member(net, "opened"));
        if let Some(opened) = opened.and_then(|opened| opened.dyn_into::<Function>().ok()) {
            let _ = opened.call0(&JsValue::UNDEFINED);
        }
    });
}

fn tell(name: &str, value: &JsValue) {
    NET.with(|net| {
        if let Some(net) = net {
            let _ = Reflect::set(net, &JsValue::from_str(name), value);
        }
    });
}
