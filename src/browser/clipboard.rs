//! Copies text to the clipboard, with or without the browser's clipboard interface.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement};

use super::dom;
use super::member;

#[wasm_bindgen]
extern "C" {
    /// Bound here because it is absent on plain http.
    type Clipboard;

    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;

    /// web-sys has `execCommand` on `HtmlDocument` only.
    type Commands;

    #[wasm_bindgen(method, catch, js_name = execCommand)]
    fn exec_command(this: &Commands, command: &str) -> Result<bool, JsValue>;
}

/// Copies a text. Returns `false` if the browser refuses and the person has to copy by hand.
pub async fn copy(text: &str) -> bool {
    if let Some(clipboard) = clipboard() {
        let written = clipboard.write_text(text).map(JsFuture::from);
        if let Ok(written) = written
            && written.await.is_ok()
        {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    member(&navigator, "clipboard").map(JsCast::unchecked_into)
}

/// Copies in the old way: selects the text in a field that is out of sight. The field goes into an open
/// dialog, because everything outside of it is inert. Afterwards the focus returns.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let focused = document.active_element();
    let place = place_of_field(&document, focused.as_ref())?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("visually-hidden");
    field.set_attribute("aria-hidden", "true").ok()?;
    field.set_read_only(true);
    place.append_child(&field).ok()?;
    field.select();
    let copied = document.unchecked_ref::<Commands>().exec_command("copy");
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    Some(copied.unwrap_or(false))
}

fn place_of_field(document: &Document, focused: Option<&Element>) -> Option<Element> {
    let dialog = focused.and_then(|element| dom::around(element, dom::DIALOG));
    dialog.or_else(|| document.body()).map(Element::from)
}
