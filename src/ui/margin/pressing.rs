//! Nothing moves under the pointer: while a card is pressed no card is arranged, so that the press ends
//! on what it began on; and what was pressed stays where it is when the cards are arranged afterwards:
//! the page is scrolled instead, and its words come beside it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the pointer does in the margin.
#[derive(Default)]
enum State {
    #[default]
    Away,
    Down(Held),
    /// It went up, and the cards were not arranged since.
    Up(Held),
}

/// What was pressed, and where it stood in the window, in CSS pixels.
struct Held {
    element: Element,
    top: f64,
}

/// Knows what of the margin is pressed, as long as it is held.
pub struct Pressing {
    state: Rc<RefCell<State>>,
    _listeners: Vec<EventListener>,
}

impl Pressing {
    /// Watches from now on; `released` is called when a press of the margin ended.
    pub fn watch(margin: &HtmlElement, released: impl Fn() + 'static) -> Self {
        let state = Rc::new(RefCell::new(State::Away));
        let capture = EventListenerOptions::run_in_capture_phase();
        let press = {
            let state = state.clone();
            move |event: &web_sys::Event| {
                let held = event.target().and_then(held);
                *state.borrow_mut() = held.map_or(State::Away, State::Down);
            }
        };
        let mut listeners = vec![EventListener::new_with_options(
            margin,
            "pointerdown",
            capture,
            press,
        )];
        let released = Rc::new(released);
        // The window may lose a press: to a scrolling finger, or to another window. There the focus
        // of elements does not count, which only the capturing phase hears of.
        for (name, phase) in [
            ("pointerup", capture),
            ("pointercancel", capture),
            ("blur", EventListenerOptions::default()),
        ] {
            let (state, released) = (state.clone(), released.clone());
            let release = move |_: &web_sys::Event| {
                let was = state.take();
                let up = matches!(was, State::Down(_));
                *state.borrow_mut() = match was {
                    State::Down(held) => State::Up(held),
                    other => other,
                };
                if up {
                    released();
                }
            };
            let window = gloo::utils::window();
            let listener = EventListener::new_with_options(&window, name, phase, release);
            listeners.push(listener);
        }
        Self {
            state,
            _listeners: listeners,
        }
    }

    /// What arranges cards by `arrange` unless one is pressed.
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
}

impl Held {
    /// Scrolls the page so that what was pressed is where it was, unless the focus went elsewhere:
    /// what has it then is shown in a way of its own.
    fn put_back(&self) {
        let focused = gloo::utils::document().active_element();
        if !self.element.contains(focused.as_deref()) {
            return;
        }
        let moved = self.element.get_bounding_client_rect().top() - self.top;
        gloo::utils::window().scroll_by_with_x_and_y(0.0, moved);
    }
}

/// The thread at an event's target, or the card.
fn held(target: web_sys::EventTarget) -> Option<Held> {
    let target: Element = target.dyn_into().ok()?;
    let element = target.closest(".thread, #notes > .card").ok()??;
    let top = element.get_bounding_client_rect().top();
    Some(Held { element, top })
}
