//! The browser behind small interfaces. Nothing here panics, whatever the browser lacks. Storage may be
//! blocked, Web Locks and the clipboard are absent on plain http, and `Intl` may be old.
//!
//! The words of this room:
//!
//! * **net**: the safety net of the page (`boot/net.js`), which outlives the app
//! * **lock**: the promise that no other tab writes in the meantime; no note depends on it
//! * **page**: everything outside a printed sheet, printed before it or hidden
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

/// Returns a member of an object; `None` if it is missing or reading it throws.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// Returns the meaning of a `DOMException` of local storage or IndexedDB.
fn store_error(error: &JsValue) -> StoreError {
    let text = |name| member(error, name).and_then(|value| value.as_string());
    match text("name").as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Blocked,
        _ => StoreError::Failed(text("message").unwrap_or_else(|| format!("{error:?}"))),
    }
}

/// Makes a promise that resolves after a number of milliseconds.
fn after(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve: Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    })
}
