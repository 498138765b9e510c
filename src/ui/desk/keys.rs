//! The keys of the desk, wherever they are pressed.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::html::Scope;

use super::looking::Way;
use super::message::{ExchangingMsg, Msg, Open};
use super::{Desk, selecting};
use crate::annotation::Direction;
use crate::browser::dom;
use crate::ui::focus::is_text_field;
use crate::ui::{dropping, keys, typeahead};

/// Listens for keys, and for files dragged over the page, anywhere in it.
pub(super) fn listen(link: &Scope<Desk>) -> Vec<EventListener> {
    let document = gloo::utils::document();
    let active = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, handle: fn(&web_sys::Event) -> Option<Msg>| {
        let link = link.clone();
        EventListener::new_with_options(&document, name, active, move |event| {
            if let Some(msg) = handle(event) {
                link.send_message(msg);
            }
        })
    };
    let mut listeners =
        dropping::listen(link.callback(|drop| Msg::Exchanging(ExchangingMsg::Drop(drop))));
    listeners.extend([
        on("keydown", |event| {
            event.dyn_ref::<KeyboardEvent>().cloned().map(Msg::Key)
        }),
        on("click", selecting::clicked),
    ]);
    listeners
}

impl Desk {
    /// Handles a key that was pressed anywhere on the page.
    pub(super) fn key(&mut self, event: &KeyboardEvent) -> bool {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let elsewhere = target.as_ref().is_some_and(is_elsewhere);
        if event.is_composing() || event.default_prevented() || elsewhere {
            return false;
        }
        // The key was pressed before the field meant for it had the focus.
        if typeahead::is_on() {
            if !has_pressed(event, target.as_ref()) {
                typeahead::press(event);
            }
            return false;
        }
        if self.common.open != Open::None {
            return false;
        }
        if event.ctrl_key() || event.meta_key() {
            return self.command(event, target.as_ref());
        }
        if event.alt_key() {
            return false;
        }
        // The focus moves at the next drawing. Keys pressed before then apply to its next place.
        let on_block = target
            .as_ref()
            .and_then(block_index)
            .map(|_| self.common.current);
        let drawn = self.press(&event.key(), on_block, target.as_ref());
        if drawn.is_some() {
            event.prevent_default();
        }
        drawn.unwrap_or_default()
    }

    /// Acts on a key. Returns `None` if the key has no meaning, else whether the page has to be
    /// redrawn. Beside an open composer no single-character key acts, because it may be meant as text.
    fn press(
        &mut self,
        key: &str,
        on_block: Option<usize>,
        target: Option<&Element>,
    ) -> Option<bool> {
        let single = !self.composing.is_open() && self.common.report.read().single_keys();
        match (key, on_block) {
            ("ArrowDown", Some(index)) => self.step_to(index + 1),
            ("ArrowUp", Some(index)) => self.step_to(index.saturating_sub(1)),
            ("Enter", Some(index)) => self.write_on(index),
            (keys::WRITE, Some(index)) if single => self.write_on(index),
            (keys::SELECT, Some(index)) if single => {
                self.selecting.select_words(&mut self.common, index)
            }
            (keys::GO_TO, _) if single => self.open_dialog(Open::GoTo { wrong: None }),
            (keys::NEXT_NOTE, _) if single => return Some(self.move_note(Way::Next, target)),
            (keys::PREVIOUS_NOTE, _) if single => {
                return Some(self.move_note(Way::Previous, target));
            }
            ("ArrowDown", None) if on_note(target) => {
                return Some(self.move_note(Way::Next, target));
            }
            ("ArrowUp", None) if on_note(target) => {
                return Some(self.move_note(Way::Previous, target));
            }
            (keys::LIST, _) if single => self.common.open = Open::Keys,
            ("Escape", _) if self.placing.stop(&mut self.common) => {}
            ("Escape", None) if self.back_to_text(target) => {}
            _ => return None,
        }
        Some(true)
    }

    /// Replays keys that were typed while a composer or dialog was closing. Letters after a key that
    /// opens a field go into that field.
    pub(super) fn type_on(&mut self, typed: &str) -> bool {
        let mut rest = typed.chars();
        while let Some(sign) = rest.next() {
            let key = if sign == '\n' {
                "Enter".to_owned()
            } else {
                sign.to_string()
            };
            self.press(&key, Some(self.common.current), None);
            if typeahead::is_on() {
                typeahead::add(rest.as_str());
                break;
            }
            if self.common.open != Open::None {
                break;
            }
        }
        true
    }

    /// Handles undo and redo. In a text field they belong to the field.
    fn command(&mut self, event: &KeyboardEvent, target: Option<&Element>) -> bool {
        // After the focus was lost beside an open composer, undo applies to the text typed there.
        let lost = target.is_none_or(|target| dom::is(target, dom::BODY));
        if lost && self.composing.is_open() {
            return false;
        }
        let direction = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Direction::Undo,
            ("z", true) | ("y", false) => Direction::Redo,
            _ => return false,
        };
        event.prevent_default();
        self.common.link.send_message(Msg::Back(direction));
        false
    }

    fn move_note(&mut self, way: Way, target: Option<&Element>) -> bool {
        self.looking.move_note(&mut self.common, way, target)
    }

    fn step_to(&mut self, index: usize) {
        if index < self.common.document.blocks().len() {
            self.common.current = index;
            self.common.focus.block(index);
        }
    }

    /// Goes from a note back to its block, or to the block that the person came from. From a note
    /// without a block it goes to the top of the text.
    fn back_to_text(&mut self, target: Option<&Element>) -> bool {
        let card = target.and_then(|target| dom::around(target, dom::CARD));
        let going = self.common.focus.going_to_note();
        let beside = match (going, &card) {
            (Some(key), _) => self.common.block_of(key),
            (None, Some(card)) => dom::number(card, dom::BLOCK),
            (None, None) => return false,
        };
        match beside {
            Some(block) => self.step_to(self.selecting.came_from(block)),
            None => self.common.focus.document(),
        }
        self.leave_sheet();
        true
    }
}

/// Returns whether a key has pressed a button or followed a link. Such a key is not a letter, even if
/// its event arrives late. A space on the button that opened a field counts as typed: pressed twice,
/// that button does nothing more.
fn has_pressed(event: &KeyboardEvent, target: Option<&Element>) -> bool {
    let control = || dom::around(target?, dom::PRESSED_BY_KEYS);
    match event.key().as_str() {
        "Enter" => control().is_some(),
        " " => control().is_some_and(|control| !typeahead::was_opened_by(&control)),
        _ => false,
    }
}

/// Returns whether keys belong to a text field, or to a dialog of another screen.
fn is_elsewhere(element: &Element) -> bool {
    is_text_field(element) || dom::is(element, dom::TAKES_KEYS)
}

/// Returns whether the focus is on a note, or on the line or count that represents notes. Keys do not
/// act on elements inside a note.
fn on_note(element: Option<&Element>) -> bool {
    element.is_some_and(|element| dom::is(element, dom::ON_NOTE))
}

/// Returns the block that itself has the focus. Keys do not act on elements inside a block.
fn block_index(element: &Element) -> Option<usize> {
    dom::number(element, dom::BLOCK).filter(|_| dom::is(element, dom::BLOCKS))
}
