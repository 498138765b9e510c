//! Where the focus goes, and what is scrolled into sight.

use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::steady;
use crate::browser::dom;

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
    let find = |field| dom::find(&format!("{form} {field}"));
    find(dom::FIRST_FIELD).or_else(|| find(dom::CHECKED))
}

/// Whether an element is one that text is typed into.
pub fn is_text_field(element: &Element) -> bool {
    dom::is(element, dom::TEXT_FIELDS)
}

/// Scrolls until an element stands at `position`; `Nearest` moves the page no further than it must.
pub fn scroll_to(element: &Element, position: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(position);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
