//! The pointer, key and selection events that the bar listens for.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::html::Scope;
use yew::prelude::*;

use super::{Msg, SelectionBar};
use crate::browser::dom;

/// How long a selection made with a finger must rest, in milliseconds, because its two handles are
/// dragged in turn. With less, the bar appears between the two drags. With more, it appears late.
const TOUCH_MS: u32 = 400;

/// How long any other selection must rest, in milliseconds. With less, the bar flickers while words are
/// selected. With more, it appears late.
const MOUSE_MS: u32 = 120;

/// An event of a mouse button, a finger or a pen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The pointer went down on the bar.
    OnBar,
    /// The pointer went down elsewhere.
    Outside,
    /// The pointer went up, or the browser took it over for scrolling.
    Up,
}

/// Listens for keys, the pointer, the focus and the selection.
pub(super) fn listen(link: &Scope<SelectionBar>) -> Vec<EventListener> {
    let document = gloo::utils::document();
    // Keys arrive here first, and go on to the page when no words are being chosen.
    let first = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    let on = |name: &'static str, handle: fn(&web_sys::Event) -> Option<Msg>| {
        let link = link.clone();
        EventListener::new_with_options(&document, name, first, move |event| {
            if let Some(msg) = handle(event) {
                link.send_message(msg);
            }
        })
    };
    vec![
        resized(link),
        on("selectionchange", |_| Some(Msg::Changed)),
        on("pointerdown", |event| {
            let on_bar = target(event).is_some_and(|target| is_in_bar(&target));
            Some(Msg::Pointer(if on_bar {
                Pointer::OnBar
            } else {
                Pointer::Outside
            }))
        }),
        on("pointerup", |_| Some(Msg::Pointer(Pointer::Up))),
        on("pointercancel", |_| Some(Msg::Pointer(Pointer::Up))),
        on("focusin", |event| Some(Msg::Focused(target(event)))),
        on("keydown", |event| {
            event.dyn_ref::<KeyboardEvent>().cloned().map(Msg::Key)
        }),
    ]
}

fn resized(link: &Scope<SelectionBar>) -> EventListener {
    let link = link.clone();
    EventListener::new(&gloo::utils::window(), "resize", move |_| {
        link.send_message(Msg::Resized);
    })
}

impl SelectionBar {
    /// Waits until the selection rests. Changes made by a tap on the bar or by the keyboard mode do not
    /// count.
    pub(super) fn selection_changed(&mut self, ctx: &Context<Self>) {
        if self.choice.is_none() && self.pressed.is_none() {
            self.wait(ctx);
        }
    }

    /// Handles a pointer event; returns whether the bar has to be redrawn.
    pub(super) fn pointer(&mut self, ctx: &Context<Self>, pointer: Pointer) -> bool {
        match pointer {
            Pointer::OnBar => {
                self.pressed = Some(pointer);
                // The latest selection counts, although it has not rested yet.
                self.settles.take().is_some() && self.offer_newest(ctx.props())
            }
            Pointer::Outside => {
                self.settles = None;
                self.pressed = Some(pointer).filter(|_| !is_coarse());
                let was_choosing = self.choice.is_some();
                if was_choosing {
                    self.leave();
                }
                was_choosing
            }
            Pointer::Up => {
                let began = self.pressed.take();
                if began != Some(Pointer::OnBar) && self.choice.is_none() {
                    self.wait(ctx);
                }
                false
            }
        }
    }

    fn wait(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let while_ms = if is_coarse() { TOUCH_MS } else { MOUSE_MS };
        let settled = Timeout::new(while_ms, move || link.send_message(Msg::Settled));
        self.settles = Some(settled);
    }
}

/// Returns whether fingers are the main pointing device here.
pub(super) fn is_coarse() -> bool {
    let query = gloo::utils::window().match_media("(pointer: coarse)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Finds the element that holds the report.
pub fn report() -> Option<Element> {
    dom::by_id(dom::REPORT).map(Into::into)
}

/// Finds the element of a block.
pub(super) fn block(index: usize) -> Option<HtmlElement> {
    dom::block_in(&report()?, index)
}

/// Gives a block the focus, without moving the page.
pub(super) fn focus_block(index: usize) {
    if let Some(block) = block(index) {
        let _ = block.focus();
    }
}

/// Returns the target of an event, if it is an element.
pub(super) fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Returns whether an element is in the bar.
pub(super) fn is_in_bar(element: &Element) -> bool {
    dom::around(element, dom::SELECTION_BAR).is_some()
}
