//! Bringing an element into sight after a drawing.

use crate::browser::dom;
use crate::ui::focus::{Arrival, Place, focus_quietly, lead_to, show_at_top};
use crate::ui::steady;

/// Brings an element to the top of the window and gives it the focus.
pub(super) fn lead(element: String) -> Arrival {
    Arrival::new(Place::Id(element), lead_to)
}

/// Gives an element the focus without scrolling.
pub(super) fn focus(element: String) -> Arrival {
    Arrival::new(Place::Id(element), focus_quietly)
}

/// Keeps an element at its present height in the window, without moving the focus.
pub(super) fn hold(element: String) -> Arrival {
    match top(&element) {
        Some(height) => Arrival::new(Place::Id(element), move |element| {
            steady::hold(element.clone(), height);
        }),
        None => show(element),
    }
}

/// Keeps an element in place if it is in sight, else brings it to the top of the window.
pub(super) fn keep_in_sight(element: String) -> Arrival {
    if is_in_sight(&element) {
        hold(element)
    } else {
        show(element)
    }
}

fn show(element: String) -> Arrival {
    Arrival::new(Place::Id(element), show_at_top)
}

/// Returns whether the top of an element is in the window.
pub(super) fn is_in_sight(element: &str) -> bool {
    let height = gloo::utils::document_element().client_height();
    top(element).is_some_and(|top| (0.0..f64::from(height)).contains(&top))
}

/// Returns the distance of an element's top from the upper edge of the window, in CSS pixels.
fn top(element: &str) -> Option<f64> {
    Some(dom::by_id(element)?.get_bounding_client_rect().top())
}
