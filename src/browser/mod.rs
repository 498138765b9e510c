//! The browser behind small interfaces. Nothing here panics, whatever the browser lacks: storage
//! may be blocked, Web Locks and the clipboard are absent on plain http, `Intl` may be old.
//!
//! The words of this room:
//!
//! * **net**: the safety net of the page (`boot/net.js`), which outlives the app
//! * **lock**: the promise that no other tab writes meanwhile; no note depends on it
//! * **page**: what stands on paper only, behind the report or in its place
//! * **locale**: how the reader's language writes names, times and order

pub mod clipboard;
pub mod clock;
pub mod documents;
pub mod dom;
pub mod files;
pub mod ids;
pub mod intl;
pub mod json;
pub mod kept;
pub mod location;
pub mod locks;
pub mod print;
pub mod safety;
pub mod selection;
pub mod storage;
pub mod world;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::keeping::StoreError;

/// A member of an object; `None` where it is missing, or asking for it throws.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// What a `DOMException` of local storage or IndexedDB means.
fn store_error(error: &JsValue) -> StoreError {
    let text = |name| member(error, name).and_then(|value| value.as_string());
    match text("name").as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Blocked,
        _ => StoreError::Failed(text("message").unwrap_or_else(|| format!("{error:?}"))),
    }
}

/// A promise that is kept when this many milliseconds are over.
fn after(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve: Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    })
}
