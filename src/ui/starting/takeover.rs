//! The takeover, in which the app replaces the first drawing. The report is drawn out of sight, a long
//! one in several turns. Then the first drawing disappears in the same turn in which the app appears.
//! The reader sees the same words at the same height.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::{dom, safety};
use crate::ui::steady;

/// Returns whether the first drawing is still there.
pub fn is_waited_for() -> bool {
    first_drawing().is_some()
}

/// Keeps the app out of sight while the first drawing is there.
pub fn hold_back() {
    if is_waited_for() {
        set_hidden(true);
    }
}

/// Removes the first drawing and shows the app in its place.
pub fn take_over() {
    safety::opened();
    let Some(first) = first_drawing() else {
        return;
    };
    let reading = Reading::of(&first);
    first.remove();
    set_hidden(false);
    if let Some(reading) = reading {
        reading.go_on();
    }
}

fn first_drawing() -> Option<HtmlElement> {
    dom::by_id(dom::FIRST)
}

fn set_hidden(hidden: bool) {
    if let Some(app) = dom::by_id(dom::APP) {
        app.set_hidden(hidden);
    }
}

/// The topmost block in the window, and its position there.
struct Reading {
    id: String,
    top: f64,
}

impl Reading {
    /// Finds the block that is being read, with its position in the window; `None` if the page was not
    /// scrolled.
    fn of(drawing: &Element) -> Option<Self> {
        if steady::scrolled() == 0.0 {
            return None;
        }
        let blocks = drawing.query_selector_all(dom::BLOCKS).ok()?;
        let mut blocks = (0..blocks.length()).filter_map(|index| blocks.item(index));
        let in_sight = blocks.find_map(|block| {
            let block: Element = block.dyn_into().ok()?;
            let place = block.get_bounding_client_rect();
            (place.bottom() > 0.0).then(|| (block.id(), place.top()))
        });
        in_sight.map(|(id, top)| Self { id, top })
    }

    /// Scrolls the same block of the new drawing to that position.
    fn go_on(self) {
        if let Some(block) = dom::by_id(&self.id) {
            steady::hold(block, self.top);
        }
    }
}
