//! The address of the page: its folder, which the app is served from, and its hash, which names a place.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::dom;
use crate::keeping::BasePath;

/// Returns the folder that the app is served from.
pub fn base_path() -> BasePath {
    let pathname = web_sys::window().and_then(|window| window.location().pathname().ok());
    BasePath::of_page(pathname.as_deref().unwrap_or("/"))
}

/// Returns the whole address without its hash, for links that people copy.
pub fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Returns the key of the report that has this page for itself, if the page is such a page.
pub fn report_of_page() -> Option<String> {
    gloo::utils::document_element().get_attribute(dom::REPORT_OF_PAGE)
}

/// Returns the hash without its `#`; empty if there is none. It is decoded up to a question mark. The
/// rest stays encoded, because there encoded and plain characters mean different things.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    let hash = hash.strip_prefix('#').unwrap_or(&hash);
    let (path, query) = hash.split_at(hash.find('?').unwrap_or(hash.len()));
    match js_sys::decode_uri_component(path) {
        Ok(decoded) => format!("{}{query}", String::from(decoded)),
        // A stray `%` stands for itself.
        Err(_) => hash.to_owned(),
    }
}

/// Goes to a hash (without `#`). The browser's Back button leads to the previous place.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Replaces the hash in the address without a step in the browser's history and without an event.
pub fn replace_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let address = format!("#{hash}");
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Calls back with the hash whenever it changes, while the listener is held.
pub fn listen(callback: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        callback(hash());
    }))
}
