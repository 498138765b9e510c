//! The time at which the cards are arranged: once before the next frame, however much happens.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::layout;
use super::pressing::Pressing;
use crate::browser::dom;

/// The observer that arranges the cards of a margin whenever a card or the report changes its size. It
/// works until it is dropped.
pub struct Sizes {
    margin: HtmlElement,
    observer: ResizeObserver,
    /// The observed elements, because observing one again would count as a change.
    observed: WeakSet,
    next: Rc<NextFrame>,
    _resized: Closure<dyn FnMut()>,
    _presses: Vec<EventListener>,
}

/// The next frame, before which the cards are arranged.
struct NextFrame {
    /// The number of the requested frame.
    waiting: Rc<Cell<Option<i32>>>,
    arrange: Closure<dyn FnMut()>,
}

impl Sizes {
    /// Starts arranging the cards of a margin.
    pub fn watch(margin: &HtmlElement) -> Option<Self> {
        let pressing = Pressing::default();
        let arrange = || {
            let margin = margin.clone();
            pressing.guarded(move || layout::arrange(&margin))
        };
        // Sizes are reported between layout and painting, so arranging at once is in time.
        let resized = Closure::<dyn FnMut()>::new(arrange());
        let next = Rc::new(NextFrame::new(arrange()));
        let presses = pressing.listen(margin, {
            let next = next.clone();
            move || next.ask()
        });
        Some(Self {
            margin: margin.clone(),
            observer: ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?,
            observed: WeakSet::new(),
            next,
            _resized: resized,
            _presses: presses,
        })
    }

    /// Observes the elements that were drawn since the last call.
    pub fn observe(&self) {
        let report = dom::by_id(dom::REPORT);
        let cards = layout::cards(&self.margin).into_iter();
        for element in cards.chain(report) {
            if !self.observed.has(&element) {
                self.observed.add(&element);
                self.observer.observe(&element);
            }
        }
    }

    /// Arranges the cards before the next frame is painted.
    pub fn arrange_soon(&self) {
        self.next.ask();
    }
}

impl NextFrame {
    fn new(arrange: impl Fn() + 'static) -> Self {
        let waiting = Rc::new(Cell::new(None));
        let arrange = Closure::<dyn FnMut()>::new({
            let waiting = waiting.clone();
            move || {
                waiting.set(None);
                arrange();
            }
        });
        Self { waiting, arrange }
    }

    fn ask(&self) {
        if self.waiting.get().is_some() {
            return;
        }
        let arrange = self.arrange.as_ref().unchecked_ref();
        let asked = gloo::utils::window().request_animation_frame(arrange);
        self.waiting.set(asked.ok());
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        // A frame that comes later would call a dropped closure.
        if let Some(number) = self.waiting.take() {
            let _ = gloo::utils::window().cancel_animation_frame(number);
        }
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
