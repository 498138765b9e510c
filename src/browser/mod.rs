//! The browser behind small interfaces. Nothing here panics, whatever the browser lacks: storage
//! may be blocked, Web Locks and the clipboard are absent on plain http, `Intl` may be old.

pub mod clipboard;
pub mod clock;
pub mod files;
pub mod ids;
pub mod intl;
pub mod location;
pub mod locks;
pub mod print;
pub mod selection;
pub mod storage;

use wasm_bindgen::JsValue;

/// A member of an object; `None` where it is missing, or asking for it throws.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}
