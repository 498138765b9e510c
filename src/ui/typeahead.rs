//! Typing ahead: letters that arrive before the field they are meant for.
//!
//! yew draws in slices, and a slow machine takes long for each. Between the key that opens a composer
//! and the focus in its field there is time for many letters. So a hidden field takes the focus in the
//! task of that key. There, letters, input methods and dead keys have a text field to go to. When the
//! real field arrives, the caught text is passed on, as if typed there. If no field arrives, the caller
//! gets the text back as keys for the page. Keys typed after the one that closes a composer are for the
//! page too.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    KeyboardEvent, KeyboardEventInit,
};

use super::focus::focus_quietly;
use super::messages as m;
use crate::browser::dom;

/// The characters that represent keys that act in a composer or dialog without writing.
const TAB: char = '\t';
const SAVE: char = '\u{3}';
const LEAVE: char = '\u{1b}';

struct Catching {
    field: HtmlTextAreaElement,
    /// The element that previously had the focus.
    before: Option<HtmlElement>,
    /// Whether the key that pressed a button may still be reported.
    at_press: bool,
    /// Whether an input method is composing.
    composing: bool,
    /// The field that receives all of the text once the input method has finished.
    heir: Option<HtmlElement>,
    _listeners: [EventListener; 3],
}

thread_local! {
    static CATCHING: RefCell<Option<Catching>> = const { RefCell::new(None) };
}

/// Starts catching typed text. The focus moves at once.
pub fn begin() {
    catch(false);
}

/// Starts catching typed text while a press of a button is handled. The key of that press may be
/// reported later.
pub fn begin_at_press() {
    catch(true);
}

fn catch(at_press: bool) {
    if is_on() {
        return;
    }
    drop(take());
    if let Some(catching) = Catching::begin(at_press) {
        let field = catching.field.clone();
        CATCHING.set(Some(catching));
        focus_quietly(&field);
    }
}

/// Returns whether typed text is being caught.
pub fn is_on() -> bool {
    CATCHING.with_borrow(|catching| {
        let field = catching.as_ref().map(|catching| &catching.field);
        field.is_some_and(|field| active().is_some_and(|active| active == ***field))
    })
}

/// Returns whether an element is the button that opened the awaited field, and its press is over.
pub fn was_opened_by(element: &Element) -> bool {
    CATCHING.with_borrow(|catching| {
        let catching = catching.as_ref().filter(|catching| !catching.at_press);
        let before = catching.and_then(|catching| catching.before.as_ref());
        before.is_some_and(|before| **before == *element)
    })
}

/// Adds a key that was pressed before the focus moved here, but is reported only now.
pub fn press(event: &KeyboardEvent) {
    match event.key().as_str() {
        "Enter" if !event.ctrl_key() && !event.meta_key() => add("\n"),
        "Backspace" => with_field(|field| {
            let mut value = field.value();
            value.pop();
            field.set_value(&value);
        }),
        key => match mark(event) {
            Some(mark) => add(mark.encode_utf8(&mut [0; 4])),
            None if is_letter(event) => add(key),
            None => {}
        },
    }
}

/// Appends to the caught text.
pub fn add(text: &str) {
    with_field(|field| {
        let value = field.value();
        field.set_value(&format!("{value}{text}"));
    });
}

/// Stops catching and gives the focus back; returns the caught text.
pub fn end() -> String {
    let Some(catching) = take() else {
        return String::new();
    };
    let had_focus = active().is_some_and(|active| active == **catching.field);
    if let Some(before) = catching.before.as_ref().filter(|_| had_focus) {
        focus_quietly(before);
    }
    catching.field.value()
}

/// Stops catching, and gives the focus and the caught text to a field.
pub fn hand_over(field: &HtmlElement) {
    let waits = CATCHING.with_borrow_mut(|catching| {
        let waiting = catching.as_mut().filter(|catching| catching.composing);
        waiting.map(|catching| catching.heir = Some(field.clone()))
    });
    if waits.is_some() {
        return;
    }
    let catching = take();
    focus_quietly(field);
    if let Some(catching) = catching {
        type_in(&catching.field.value());
    }
}

/// Gives the focus and the caught text back to the field that had the focus before.
pub fn give_back() {
    let caught = end();
    type_in(&caught);
}

/// Makes the browser undo or redo in the focused field; returns whether that changed the field.
pub fn command(name: &str) -> bool {
    let before = value();
    let document = gloo::utils::document();
    if let Some(document) = document.dyn_ref::<HtmlDocument>() {
        let _ = document.exec_command(name);
    }
    before != value()
}

/// Returns the content of the focused field.
fn value() -> Option<String> {
    let field = active()?;
    let area = field
        .dyn_ref::<HtmlTextAreaElement>()
        .map(HtmlTextAreaElement::value);
    area.or_else(|| Some(field.dyn_ref::<HtmlInputElement>()?.value()))
}

/// Types a text into the focused field as a person would, including the keys that act.
pub fn type_in(text: &str) {
    let mut rest = text;
    while let Some(field) = active().filter(|_| !rest.is_empty()) {
        let one_line = field.dyn_ref::<HtmlInputElement>().is_some();
        let is_key = |c: char| matches!(c, TAB | SAVE | LEAVE) || (one_line && c == '\n');
        let (words, keys) = rest.split_at(rest.find(is_key).unwrap_or(rest.len()));
        insert(&field, words);
        let mut keys = keys.chars();
        let Some(key) = keys.next() else {
            return;
        };
        rest = keys.as_str();
        match key {
            TAB => to_next_stop(&field),
            key => {
                act(&field, key);
                // The result of the key, a closed or opened part, is not drawn yet.
                if !rest.is_empty() {
                    begin();
                    add(rest);
                }
                return;
            }
        }
    }
}

/// Returns whether a key writes a letter or another character.
pub fn is_letter(event: &KeyboardEvent) -> bool {
    let mut signs = event.key().chars().count();
    // With AltGr a key writes a character, although the browser reports Ctrl and Alt.
    if (event.ctrl_key() || event.meta_key()) && !event.get_modifier_state("AltGraph") {
        signs = 0;
    }
    signs == 1
}

impl Catching {
    fn begin(at_press: bool) -> Option<Self> {
        let document = gloo::utils::document();
        let field: HtmlTextAreaElement =
            document.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_class_name("hidden-words typeahead");
        let _ = field.set_attribute("aria-label", m::note_text());
        // Everything outside an open dialog is inert.
        let dialog = dom::find(dom::OPEN_DIALOG);
        let home = dialog.or_else(|| document.body())?;
        home.append_child(&field).ok()?;
        Some(Self {
            before: active().and_then(|active| active.dyn_into().ok()),
            at_press,
            composing: false,
            heir: None,
            _listeners: listen(&field),
            field,
        })
    }
}

impl Drop for Catching {
    fn drop(&mut self) {
        self.field.remove();
    }
}

fn listen(field: &HtmlTextAreaElement) -> [EventListener; 3] {
    let active = EventListenerOptions::enable_prevent_default();
    let keys = EventListener::new_with_options(field, "keydown", active, |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        event.stop_propagation();
        if let Some(mark) = mark(event).filter(|_| !event.is_composing()) {
            event.prevent_default();
            add(mark.encode_utf8(&mut [0; 4]));
        }
    });
    let begun = EventListener::new(field, "compositionstart", |_| {
        CATCHING.with_borrow_mut(|catching| {
            if let Some(catching) = catching {
                catching.composing = true;
            }
        });
    });
    let ended = EventListener::new(field, "compositionend", |_| {
        let heir = CATCHING.with_borrow_mut(|catching| {
            let catching = catching.as_mut()?;
            catching.composing = false;
            catching.heir.take()
        });
        // Later, because a listener must not be dropped while it is running.
        if let Some(heir) = heir {
            gloo::timers::callback::Timeout::new(0, move || hand_over(&heir)).forget();
        }
    });
    [keys, begun, ended]
}

/// Returns the character that represents a key that acts.
fn mark(event: &KeyboardEvent) -> Option<char> {
    match event.key().as_str() {
        "Tab" if !event.shift_key() => Some(TAB),
        "Escape" => Some(LEAVE),
        "Enter" if event.ctrl_key() || event.meta_key() => Some(SAVE),
        _ => None,
    }
}

fn with_field(change: impl FnOnce(&HtmlTextAreaElement)) {
    CATCHING.with_borrow(|catching| {
        if let Some(catching) = catching {
            change(&catching.field);
        }
    });
}

fn take() -> Option<Catching> {
    CATCHING.take()
}

fn active() -> Option<Element> {
    dom::focused()
}

/// Inserts at the caret as typing does, so that undo in the field removes the text again.
fn insert(field: &Element, words: &str) {
    if words.is_empty() || !super::focus::is_text_field(field) {
        return;
    }
    let document = gloo::utils::document();
    let typed = document.dyn_ref::<HtmlDocument>().and_then(|document| {
        let done = document.exec_command_with_show_ui_and_value("insertText", false, words);
        done.ok()
    });
    if typed == Some(true) {
        return;
    }
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(&format!("{}{words}", field.value()));
    } else if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(&format!("{}{words}", field.value()));
    }
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &bubbles) {
        let _ = field.dispatch_event(&event);
    }
}

/// Moves the focus to the next stop of the composer or dialog.
fn to_next_stop(from: &Element) {
    let form = dom::around(from, dom::FORM);
    let Some(stops) = form.and_then(|form| form.query_selector_all(dom::STOPS).ok()) else {
        return;
    };
    let stops = (0..stops.length()).filter_map(|index| stops.item(index)?.dyn_into().ok());
    let is_shown = |stop: &HtmlElement| stop.offset_parent().is_some();
    let after = stops
        .skip_while(|stop: &HtmlElement| **stop != *from)
        .skip(1);
    if let Some(next) = after.filter(is_shown).find(|stop| !is_other_choice(stop)) {
        focus_quietly(&next);
    }
}

/// Returns whether an element is a radio button that Tab skips.
fn is_other_choice(stop: &HtmlElement) -> bool {
    let radio = stop.dyn_ref::<HtmlInputElement>();
    radio.is_some_and(|radio| radio.type_() == "radio" && !radio.checked())
}

/// Presses a key that acts in a composer or dialog.
fn act(field: &Element, key: char) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_ctrl_key(key == SAVE);
    init.set_key(if key == LEAVE { "Escape" } else { "Enter" });
    let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) else {
        return;
    };
    let goes_on = field.dispatch_event(&event).unwrap_or_default();
    if key == '\n' && goes_on {
        let form = field
            .dyn_ref::<HtmlInputElement>()
            .and_then(|field| field.form());
        let _ = form.map(|form| form.request_submit());
    }
}
