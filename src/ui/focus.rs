//! Where the focus goes, and what is scrolled into sight.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::steady;

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    let element = gloo::utils::document().get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Scrolls an element to the top and gives it the focus.
pub fn lead_to(element: &HtmlElement) {
    show_at_top(element);
    focus_quietly(element);
}

/// Scrolls an element to the top, where it stays.
pub fn show_at_top(element: &HtmlElement) {
    scroll_to(element, ScrollLogicalPosition::Start);
    steady::hold(element.clone(), element.get_bounding_client_rect().top());
}

/// Gives the focus without moving the page.
pub fn focus_quietly(element: &HtmlElement) {
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let _ = element.focus_with_options(&quietly);
}

/// The field of a form, named by a selector, that its author begins with; without one the choice
/// that is made first.
pub fn first_field(form: &str) -> Option<HtmlElement> {
    let document = gloo::utils::document();
    let find = |field| {
        document
            .query_selector(&format!("{form} {field}"))
            .ok()
            .flatten()
    };
    let field = find("[data-first]").or_else(|| find("input:checked"))?;
    field.dyn_into().ok()
}

/// Whether an element is one that text is typed into.
pub fn is_text_field(element: &Element) -> bool {
    const FIELDS: &str =
        "textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=file])";
    element.matches(FIELDS).unwrap_or(false)
}

/// Scrolls until an element stands at `position`; `Nearest` moves the page no further than it must.
pub fn scroll_to(element: &Element, position: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(position);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
