//! Moving from change to change, and back to the report.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::html::Scope;
use yew::prelude::*;

use super::arrival::{self, is_in_sight};
use super::bar::BarAct;
use super::{Compare, CompareProps, Msg, Open, Phase};
use crate::browser::{dom, location};
use crate::ui::dropping;
use crate::ui::keys;
use crate::ui::messages as m;
use crate::ui::starting::Address;

/// Listens for keys, and for files dragged over the page, because a dropped file must not replace the
/// page.
pub fn listen(link: &Scope<Compare>) -> Vec<EventListener> {
    let keys = link.callback(Msg::Key);
    let on_key = move |event: &Event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            keys.emit(event.clone());
        }
    };
    let mut listeners = dropping::listen(Callback::noop());
    listeners.push(EventListener::new(
        &gloo::utils::document(),
        "keydown",
        on_key,
    ));
    listeners
}

/// Finds the element with an id that is being read at the top of the window, below the bar.
fn on_top() -> Option<Element> {
    let bar = dom::find(dom::COMPARING_BAR)?;
    let report = dom::by_id(dom::REPORT)?;
    let middle = report.get_bounding_client_rect();
    let across = middle.left() + middle.width() / 3.0;
    let below = bar.get_bounding_client_rect().bottom();
    // An element that the reader was led to is a little below the bar, and rows have gaps between them.
    [40.0, 12.0, 64.0, 120.0].into_iter().find_map(|down| {
        let (across, down) = (across as f32, (below + down) as f32);
        let element = gloo::utils::document().element_from_point(across, down)?;
        dom::around(&element, dom::COMPARED).map(Element::from)
    })
}

impl Compare {
    /// Goes to the next or previous change. After the last comes the first.
    pub(super) fn step(&mut self, ctx: &Context<Self>, forward: bool) {
        let count = self.stops.len();
        let Some(last) = count.checked_sub(1) else {
            return;
        };
        let to = match (self.at, forward) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
            (None, true) => self.first_below().unwrap_or(0),
            (None, false) => self
                .first_below()
                .and_then(|at| at.checked_sub(1))
                .unwrap_or(last),
        };
        self.go_to_stop(ctx, to);
    }

    /// Finds the first change at or below the reader's place.
    fn first_below(&self) -> Option<usize> {
        let Phase::Reading(texts) = &self.phase else {
            return None;
        };
        let row = texts.row_of(&on_top()?.id())?;
        self.stops.iter().position(|stop| stop.row >= row)
    }

    fn go_to_stop(&mut self, ctx: &Context<Self>, to: usize) {
        let Some(stop) = self.stops.get(to) else {
            return;
        };
        self.told = m::at_change(to + 1, self.stops.len(), &stop.says);
        let element = stop.element.clone();
        location::replace_hash(&self.address(ctx, Some(element.clone())));
        self.lead(element);
    }

    /// Goes to the change in a row.
    pub(super) fn go_to_row(&mut self, ctx: &Context<Self>, row: usize) {
        if let Some(to) = self.stops.iter().position(|stop| stop.row == row) {
            self.go_to_stop(ctx, to);
        }
    }

    /// Goes to the place that the address names.
    pub(super) fn go_to_place(&mut self, place: Option<&str>) {
        let Phase::Reading(texts) = &self.phase else {
            return;
        };
        if let Some(element) = place.and_then(|place| texts.find(place)) {
            self.lead(element);
        }
    }

    /// Goes to an element that was chosen in the outline. If the address already names it, the browser
    /// reports no change.
    pub(super) fn chosen(&mut self, ctx: &Context<Self>, element: String) {
        self.open = Open::None;
        if self.address(ctx, Some(element.clone())) == location::hash() {
            self.lead(element);
        }
    }

    /// Leads to an element, and shows it if it was hidden. If it is a change, it becomes the reader's
    /// change.
    fn lead(&mut self, element: String) {
        self.reveal(&element);
        self.at = self.stops.iter().position(|stop| stop.element == element);
        self.current = Some(element.clone().into());
        self.focus.wish(arrival::lead(element));
    }

    /// Returns the hash of a place in this comparison.
    pub(super) fn address(&self, ctx: &Context<Self>, place: Option<String>) -> String {
        let CompareProps {
            report, pairing, ..
        } = ctx.props();
        pairing.hash(&report.key, place)
    }

    /// Finds the element being read: the element last led to if it is in sight, else the one at the
    /// top.
    pub(super) fn read_at(&self) -> Option<String> {
        let current = self.current.as_deref();
        let current = current.filter(|id| is_in_sight(id)).map(str::to_owned);
        current.or_else(|| Some(on_top()?.id()))
    }

    /// Goes back to the report, to the place where the reader is.
    pub(super) fn close(&self, ctx: &Context<Self>) {
        let place = match &self.phase {
            Phase::Reading(texts) => self.read_at().and_then(|id| texts.place_at(&id)),
            _ => ctx.props().place.0.clone(),
        };
        let address = Address {
            report: Some(ctx.props().report.key.to_string()),
            place,
            query: None,
        };
        location::set_hash(&address.to_string());
    }

    /// Handles a key that was pressed anywhere on the page.
    pub(super) fn key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let is_read = self.open == Open::None && matches!(self.phase, Phase::Reading(_));
        let is_free = is_read && !event.is_composing() && !event.default_prevented();
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if !(is_free && is_plain && ctx.props().has_single_keys.emit(())) {
            return false;
        }
        match event.key().as_str() {
            keys::NEXT_CHANGE => self.act(ctx, BarAct::Next),
            keys::PREVIOUS_CHANGE => self.act(ctx, BarAct::Previous),
            keys::LIST => self.open = Open::Keys,
            _ => return false,
        }
        true
    }
}
