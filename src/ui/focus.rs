//! Moving the focus, and scrolling into view.

use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::steady;
use crate::browser::dom;

/// A wish for the focus, or for a place in view, after the next drawing. Only the latest wish counts.
/// It waits until its place is drawn.
#[derive(Default)]
pub struct AfterDrawing(Option<Arrival>);

/// A place, and the act to perform with its element.
pub struct Arrival {
    place: Place,
    how: Box<dyn FnOnce(&HtmlElement)>,
}

/// A way to find an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// By its id.
    Id(String),
    /// By a selector: the first element that it names.
    First(&'static str),
    /// By the first field of the form that a selector names: see [`first_field`].
    FieldOf(&'static str),
}

impl AfterDrawing {
    /// Wishes for an arrival, instead of any earlier wish.
    pub fn wish(&mut self, arrival: Arrival) {
        self.0 = Some(arrival);
    }

    /// Drops the wish.
    pub fn forget(&mut self) {
        self.0 = None;
    }

    /// Returns the place of the wish.
    pub fn place(&self) -> Option<&Place> {
        self.0.as_ref().map(|arrival| &arrival.place)
    }

    /// Arrives if the place is drawn. The wish is then over, even if the element is missing. This is
    /// called after each drawing.
    pub fn arrive_if(&mut self, is_drawn: impl FnOnce(&Place) -> bool) {
        if let Some(Arrival { place, how }) = self.0.take_if(|arrival| is_drawn(&arrival.place))
            && let Some(element) = place.find()
        {
            how(&element);
        }
    }
}

impl From<Option<Arrival>> for AfterDrawing {
    fn from(arrival: Option<Arrival>) -> Self {
        Self(arrival)
    }
}

impl Arrival {
    /// Makes an arrival: a place with an act, either a function below or a larger act.
    pub fn new(place: Place, how: impl FnOnce(&HtmlElement) + 'static) -> Self {
        let how = Box::new(how);
        Self { place, how }
    }
}

impl Place {
    /// Finds the element of the place.
    pub fn find(&self) -> Option<HtmlElement> {
        match self {
            Self::Id(id) => dom::by_id(id),
            Self::First(selector) => dom::find(selector),
            Self::FieldOf(form) => first_field(form),
        }
    }
}

/// Gives an element the focus; the browser scrolls it into view.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Scrolls an element to the top and gives it the focus.
pub fn lead_to(element: &HtmlElement) {
    show_at_top(element);
    focus_quietly(element);
}

/// Scrolls an element to the top of the window, and keeps it there.
pub fn show_at_top(element: &HtmlElement) {
    scroll_to(element, ScrollLogicalPosition::Start);
    steady::hold(element.clone(), element.get_bounding_client_rect().top());
}

/// Gives an element the focus without moving the page.
pub fn focus_quietly(element: &HtmlElement) {
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let _ = element.focus_with_options(&quietly);
}

/// Finds the field that the person begins with, in a form that a selector names. Without such a field,
/// it finds the selected choice.
pub fn first_field(form: &str) -> Option<HtmlElement> {
    let find = |field| dom::find(&format!("{form} {field}"));
    find(dom::FIRST_FIELD).or_else(|| find(dom::CHECKED))
}

/// Returns whether an element takes typed text.
pub fn is_text_field(element: &Element) -> bool {
    dom::is(element, dom::TEXT_FIELDS)
}

/// Scrolls until an element is at `position`. `Nearest` scrolls as little as possible.
pub fn scroll_to(element: &Element, position: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(position);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
