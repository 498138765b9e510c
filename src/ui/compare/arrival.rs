//! What is brought into sight after a drawing.

use crate::browser::dom;
use crate::ui::{focus, steady};

/// An element, and how it is brought into sight.
pub(super) struct Arrival {
    pub(super) element: String,
    how: How,
}

enum How {
    /// At the top of the window, with the focus.
    Lead,
    /// Where it stands, with the focus.
    Focus,
    /// At this height of the window, in CSS pixels; the focus stays where it is.
    Hold(f64),
    /// At the top of the window; the focus stays where it is.
    Show,
}

impl Arrival {
    pub(super) fn lead(element: String) -> Self {
        let how = How::Lead;
        Self { element, how }
    }

    pub(super) fn focus(element: String) -> Self {
        let how = How::Focus;
        Self { element, how }
    }

    /// Keeps an element where it stands before the drawing.
    pub(super) fn hold(element: String) -> Self {
        let how = top(&element).map_or(How::Show, How::Hold);
        Self { element, how }
    }

    /// Keeps it where it stands if that is in sight, else brings it there.
    pub(super) fn show(element: String) -> Self {
        if is_in_sight(&element) {
            return Self::hold(element);
        }
        let how = How::Show;
        Self { element, how }
    }

    /// Does it, once the element stands in the page.
    pub(super) fn arrive(&self) {
        let Some(element) = dom::by_id(&self.element) else {
            return;
        };
        match self.how {
            How::Lead => focus::lead_to(&element),
            How::Focus => focus::focus_quietly(&element),
            How::Show => focus::show_at_top(&element),
            How::Hold(height) => steady::hold(element, height),
        }
    }
}

/// Whether an element begins in the window.
pub(super) fn is_in_sight(element: &str) -> bool {
    let height = gloo::utils::document_element().client_height();
    top(element).is_some_and(|top| (0.0..f64::from(height)).contains(&top))
}

/// How far below the upper edge of the window an element begins.
fn top(element: &str) -> Option<f64> {
    let element = dom::by_id(element)?;
    Some(element.get_bounding_client_rect().top())
}
