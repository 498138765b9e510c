//! When the cards are arranged: once before the next frame, however much happens until then.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::WeakSet;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::layout;

/// Arranges the cards of a margin whenever one of them or the report changes its size, as long as
/// it is held.
pub struct Sizes {
    margin: HtmlElement,
    observer: ResizeObserver,
    /// What is observed already: observing it once more would count as a change.
    observed: WeakSet,
    /// The frame that is waited for.
    waiting: Rc<Cell<Option<i32>>>,
    frame: Closure<dyn FnMut()>,
    _resized: Closure<dyn FnMut()>,
}

impl Sizes {
    /// Arranges from now on.
    pub fn watch(margin: &HtmlElement) -> Option<Self> {
        let arrange = || {
            let margin = margin.clone();
            move || layout::arrange(&margin)
        };
        let waiting = Rc::new(Cell::new(None));
        // The sizes are told between layout and painting: arranging at once is in time.
        let resized = Closure::<dyn FnMut()>::new(arrange());
        let frame = Closure::<dyn FnMut()>::new({
            let (arrange, waiting) = (arrange(), waiting.clone());
            move || {
                waiting.set(None);
                arrange();
            }
        });
        Some(Self {
            margin: margin.clone(),
            observer: ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?,
            observed: WeakSet::new(),
            waiting,
            frame,
            _resized: resized,
        })
    }

    /// Observes what was drawn since.
    pub fn observe(&self) {
        let report = gloo::utils::document().get_element_by_id("report");
        let cards = layout::cards(&self.margin).into_iter().map(Into::into);
        for element in cards.chain(report) {
            if !self.observed.has(&element) {
                self.observed.add(&element);
                self.observer.observe(&element);
            }
        }
    }

    /// Arranges the cards before the next frame is painted.
    pub fn arrange_soon(&self) {
        if self.waiting.get().is_some() {
            return;
        }
        let frame = self.frame.as_ref().unchecked_ref();
        match gloo::utils::window().request_animation_frame(frame) {
            Ok(number) => self.waiting.set(Some(number)),
            Err(_) => layout::arrange(&self.margin),
        }
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
        // A frame that comes after all would call what is gone.
        if let Some(number) = self.waiting.take() {
            let _ = gloo::utils::window().cancel_animation_frame(number);
        }
    }
}
