//! The guard that keeps the margin from moving under the pointer.
//!
//! A press on a note makes the person look at it, which moves the note beside its words. While the
//! button or finger is down, no card is arranged, because the press would end on another element.
//! Afterwards the page scrolls, so that the note stays put and its words move to it.

use crate::browser::dom;
use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// The current press on the margin.
#[derive(Default)]
pub struct Pressing {
    state: Rc<RefCell<State>>,
}

/// The state of the pointer in the margin.
#[derive(Default)]
enum State {
    #[default]
    Away,
    Down(Held),
    /// The pointer went up, and the cards have not been arranged since.
    Up(Held),
}

/// The pressed element, and its top in the page, in CSS pixels.
struct Held {
    element: Element,
    top: f64,
}

impl Pressing {
    /// Makes a function that arranges cards by `arrange`, unless a card is pressed.
    pub fn guarded(&self, arrange: impl Fn() + 'static) -> impl Fn() + 'static {
        let state = self.state.clone();
        move || {
            if matches!(*state.borrow(), State::Down(_)) {
                return;
            }
            let was = state.take();
            arrange();
            if let State::Up(held) = was {
                held.put_back();
            }
        }
    }

    /// Listens for presses while the listeners are held. `released` is called when a press has ended.
    pub fn listen(
        &self,
        margin: &HtmlElement,
        released: impl Fn() + 'static,
    ) -> Vec<EventListener> {
        let capture = EventListenerOptions::run_in_capture_phase();
        let state = self.state.clone();
        let press = EventListener::new_with_options(margin, "pointerdown", capture, move |event| {
            let held = event.target().and_then(Held::at);
            state.replace(held.map_or(State::Away, State::Down));
        });
        let released = Rc::new(released);
        let release = |name: &'static str, phase| {
            let (state, released) = (self.state.clone(), released.clone());
            EventListener::new_with_options(&window(), name, phase, move |_| {
                let was = state.take();
                let up = matches!(was, State::Down(_));
                state.replace(was.up());
                if up {
                    released();
                }
            })
        };
        vec![
            press,
            release("pointerup", capture),
            // A press can be lost to a scrolling finger or to another window. The capturing phase would
            // also report elements that lose the focus.
            release("pointercancel", capture),
            release("blur", EventListenerOptions::default()),
        ]
    }
}

impl State {
    fn up(self) -> Self {
        match self {
            Self::Down(held) => Self::Up(held),
            other => other,
        }
    }
}

impl Held {
    /// Finds the pressed thread or card at the target of an event. Returns `None` in a sheet or list,
    /// where cards are not arranged.
    fn at(target: EventTarget) -> Option<Self> {
        let target: Element = target.dyn_into().ok()?;
        let element = dom::around(&target, dom::PRESSED)?;
        let margin = dom::around(&element, dom::PLACED)?;
        // Only an element fixed to the window has no parent that positions it.
        margin.offset_parent()?;
        let top = top_in_page(&element);
        let element = element.into();
        Some(Self { element, top })
    }

    /// Scrolls the page so that the pressed element keeps its place in the window. If the focus has
    /// moved elsewhere, its new place is shown by other means.
    fn put_back(&self) {
        let focused = dom::focused();
        if self.element.contains(focused.as_deref()) {
            let moved = top_in_page(&self.element) - self.top;
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

fn top_in_page(element: &Element) -> f64 {
    element.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default()
}
