//! Holding a paragraph in its place in the window while the heights of a long report become known.
//! Paragraphs out of sight are not laid out (see [`crate::page::length`]). When they come into sight,
//! they would push the held paragraph away.

use crate::browser::dom;
use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// How long heights may change, in milliseconds. With more, later changes to the page would also be
/// attributed to heights. With less, slow layouts move the paragraph.
const SETTLING_MS: u32 = 500;

thread_local! {
    /// The hold in force, because the page holds one paragraph at a time.
    static HELD: RefCell<Option<Hold>> = const { RefCell::new(None) };
}

struct Hold {
    observer: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
    _end: Timeout,
}

/// Scrolls so that an element is at `top`, in CSS pixels below the upper edge of the window. It scrolls
/// again whenever the report's height changes within half a second, until the person scrolls.
pub fn hold(element: HtmlElement, top: f64) {
    let scroll = move || {
        let moved = element.get_bounding_client_rect().top() - top;
        gloo::utils::window().scroll_by_with_x_and_y(0.0, moved);
        scrolled()
    };
    let left_at = Cell::new(scroll());
    // The browser reports sizes between layout and painting, so nobody sees the paragraph jump.
    let resized = Closure::<dyn FnMut()>::new(move || {
        if scrolled() == left_at.get() {
            left_at.set(scroll());
        }
    });
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else {
        return;
    };
    if let Some(report) = dom::by_id(dom::REPORT) {
        observer.observe(&report);
    }
    let hold = Hold {
        observer,
        _resized: resized,
        _end: Timeout::new(SETTLING_MS, || drop(HELD.take())),
    };
    drop(HELD.replace(Some(hold)));
    set_own_anchoring("none");
}

/// Returns how far the page is scrolled, in CSS pixels.
pub fn scrolled() -> f64 {
    gloo::utils::window().scroll_y().unwrap_or_default()
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.observer.disconnect();
        set_own_anchoring("");
    }
}

/// Turns the browser's own scroll anchoring on or off. It would hold another paragraph, and its
/// scrolling would look like the person's.
fn set_own_anchoring(value: &str) {
    let root = gloo::utils::document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property("overflow-anchor", value);
    }
}
