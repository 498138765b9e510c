//! When the cards are arranged: once before the next frame, however much happens until then.

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

/// Arranges the cards of a margin whenever one of them or the report changes its size, as long as
/// it is held.
pub struct Sizes {
    margin: HtmlElement,
    observer: ResizeObserver,
    /// What is observed already: observing it once more would count as a change.
    observed: WeakSet,
    next: Rc<NextFrame>,
    _resized: Closure<dyn FnMut()>,
    _presses: Vec<EventListener>,
}

/// The frame before which the cards are arranged.
struct NextFrame {
    /// The frame that is waited for.
    waiting: Rc<Cell<Option<i32>>>,
    arrange: Closure<dyn FnMut()>,
}

impl Sizes {
    /// Arranges from now on.
    pub fn watch(margin: &HtmlElement) -> Option<Self> {
        let pressing = Pressing::default();
        let arrange = || {
            let margin = margin.clone();
            pressing.guarded(move || layout::arrange(&margin))
        };
        // The sizes are told between layout and painting: arranging at once is in time.
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

    /// Observes what was drawn since.
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
        // A frame that comes after all would call what is gone.
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
