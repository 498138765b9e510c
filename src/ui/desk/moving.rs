//! Moving about: go-to, links, keys and the focus.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollLogicalPosition};
use yew::html::Scope;
use yew::prelude::*;

use super::looking::Way;
use super::{Desk, Msg, Open, selecting};
use crate::annotation::Key;
use crate::browser::{clipboard, location};
use crate::document::Document;
use crate::session::Direction;
use crate::shared::Shared;
use crate::ui::dropping;
use crate::ui::focus::{focus_quietly, is_text_field, scroll_to, show_at_top};
use crate::ui::keys;
use crate::ui::margin::{arrange, line_id};
use crate::ui::messages as m;
use crate::ui::note_card::note_id;
use crate::ui::typeahead;

/// Where the focus goes after the next drawing.
pub(super) enum Focus {
    /// To a block, without moving the page.
    Block(usize),
    /// To a block, which is scrolled to the top.
    Go(usize),
    /// To the first block, with the top of the page in sight: a report was opened.
    Top,
    /// To a note.
    Note(Key),
    /// To the line that a thread has become.
    Line(Key),
    /// To the button above the text that writes on the document as a whole.
    Document,
    /// To the first element that a selector names.
    First(&'static str),
}

impl Focus {
    /// Back to the text: to a block, or above the text for what stands beside none.
    pub(super) fn text(block: Option<usize>) -> Self {
        block.map_or(Self::Document, Self::Block)
    }

    /// Whether it is on a block that is still to be drawn.
    pub(super) fn waits(&self, document: &Document) -> bool {
        let (Focus::Block(index) | Focus::Go(index)) = self else {
            return false;
        };
        let block = document.blocks().get(*index);
        let page = gloo::utils::document();
        block.is_some_and(|block| page.get_element_by_id(block.id()).is_none())
    }

    pub(super) fn apply(&self, document: &Document) {
        let page = gloo::utils::document();
        let of_block = |index: &usize| page.get_element_by_id(document.blocks().get(*index)?.id());
        let element = match self {
            Focus::Block(index) | Focus::Go(index) => of_block(index),
            Focus::Top => of_block(&0).or_else(|| page.get_element_by_id("report")),
            Focus::Note(key) => page.get_element_by_id(&note_id(key)),
            Focus::Line(key) => page.get_element_by_id(&line_id(key)),
            Focus::Document => page.query_selector(".whole-document button").ok().flatten(),
            Focus::First(selector) => page.query_selector(selector).ok().flatten(),
        };
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        if matches!(self, Focus::Note(_) | Focus::Line(_)) {
            show_note(&element);
            return;
        }
        match self {
            Focus::Go(_) => show_at_top(&element),
            Focus::Top => gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0),
            _ => drop(element.focus()),
        }
        focus_quietly(&element);
    }
}

/// Puts a note beside its words, gives it the focus and moves the page no further than it must. In
/// a sheet the note comes to the top, and what it speaks of stays in sight above the sheet.
fn show_note(note: &HtmlElement) {
    let margin = note.closest("#notes").ok().flatten();
    let Some(margin) = margin.and_then(|margin| margin.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if let Some(folded) = note.closest("details:not([open])").ok().flatten() {
        let _ = folded.set_attribute("open", "");
    }
    arrange(&margin);
    focus_quietly(note);
    // Only what is fixed to the window has no parent to be placed in.
    if margin.offset_parent().is_some() {
        scroll_to(note, ScrollLogicalPosition::Nearest);
        return;
    }
    scroll_to(note, ScrollLogicalPosition::Start);
    let card = note.closest(".card").ok().flatten();
    let block = card.and_then(|card| card.get_attribute("data-block"));
    let block = block.and_then(|index| {
        let selector = format!("#app .block[data-block='{index}']");
        gloo::utils::document().query_selector(&selector).ok()?
    });
    if let Some(block) = block {
        scroll_to(&block, ScrollLogicalPosition::Start);
    }
}

/// Hears keys and files dragged over the page, wherever they fall.
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
    let mut listeners = dropping::listen(link.callback(Msg::Drop));
    listeners.extend([
        on("keydown", |event| {
            event.dyn_ref::<KeyboardEvent>().cloned().map(Msg::Key)
        }),
        on("click", selecting::clicked),
    ]);
    listeners
}

impl Desk {
    /// Opens at the place that the address bar names.
    pub(super) fn go_to_place(&mut self, ctx: &Context<Self>, id: Option<String>) {
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            return;
        };
        match self.document.position(&id) {
            Some(index) => self.go_to(index),
            None => {
                let symbol = self.report.read().symbol();
                self.say(ctx, m::no_such_place(&id, &symbol), false);
            }
        }
    }

    /// Scroll and focus move to a block.
    pub(super) fn go_to(&mut self, index: usize) {
        self.current = index;
        self.open = Open::None;
        if self.composing.is_none() {
            self.sheet_open = false;
        }
        self.focus = Some(Focus::Go(index));
    }

    /// Shows the notes of a highlight and gives the first of them the focus.
    pub(super) fn show_notes(&mut self, keys: Vec<Key>) {
        self.sheet_open = true;
        self.focus = keys.first().cloned().map(Focus::Note);
        self.active = Shared::new(keys);
        self.sift();
    }

    /// The go-to box: the address bar follows, so that the place can be shared and gone back from.
    pub(super) fn go_to_typed(&mut self, typed: &str) {
        match self.document.find(typed) {
            Some(index) => {
                location::set_hash(&self.link_of(index));
                self.go_to(index);
            }
            None => {
                let symbol = self.report.read().symbol();
                self.open = Open::GoTo {
                    wrong: Some(m::no_such_place(typed.trim(), &symbol)),
                };
                typeahead::give_back();
            }
        }
    }

    fn link_of(&self, index: usize) -> String {
        format!("/{}/{}", self.report.read().key(), self.id_of(index))
    }

    /// Copies the citation and the link of a block.
    pub(super) fn cite(&mut self, ctx: &Context<Self>, index: usize) {
        let citation = m::citation(&self.report.read().symbol(), &self.address_of(Some(index)));
        let text = format!(
            "{citation}\n{}#{}",
            location::page_address(),
            self.link_of(index)
        );
        ctx.link().send_future(async move {
            let done = clipboard::copy(&text).await;
            Msg::Copied(citation, done)
        });
    }

    /// A key was pressed anywhere on the page.
    pub(super) fn key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let elsewhere = target.as_ref().is_some_and(is_elsewhere);
        if event.is_composing() || event.default_prevented() || elsewhere {
            return false;
        }
        // It was pressed before the field took the focus that it is meant for.
        if typeahead::is_on() {
            if !has_pressed(event, target.as_ref()) {
                typeahead::press(event);
            }
            return false;
        }
        if self.open != Open::None {
            return false;
        }
        if event.ctrl_key() || event.meta_key() {
            return self.command(ctx, event, target.as_ref());
        }
        if event.alt_key() {
            return false;
        }
        // The focus moves with the next drawing; quick keys count from where it is going.
        let on_block = target.as_ref().and_then(block_index).map(|_| self.current);
        let drawn = self.press(ctx, &event.key(), on_block, target.as_ref());
        if drawn.is_some() {
            event.prevent_default();
        }
        drawn.unwrap_or_default()
    }

    /// What a key does; `None` where it means nothing here, else whether the page is to be drawn
    /// again. Beside an open composer no key of one character acts: it may be meant as text.
    fn press(
        &mut self,
        ctx: &Context<Self>,
        key: &str,
        on_block: Option<usize>,
        target: Option<&Element>,
    ) -> Option<bool> {
        let single = self.composing.is_none() && self.report.read().single_keys();
        match (key, on_block) {
            ("ArrowDown", Some(index)) => self.step_to(index + 1),
            ("ArrowUp", Some(index)) => self.step_to(index.saturating_sub(1)),
            ("Enter", Some(index)) => self.write_on(ctx, index),
            (keys::WRITE, Some(index)) if single => self.write_on(ctx, index),
            (keys::SELECT, Some(index)) if single => self.select_words(ctx, index),
            (keys::GO_TO, _) if single => self.open_dialog(ctx, Open::GoTo { wrong: None }),
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
            (keys::LIST, _) if single => self.open = Open::Keys,
            ("Escape", _) if self.stop_placing() => {}
            ("Escape", None) if self.back_to_text(target) => {}
            _ => return None,
        }
        Some(true)
    }

    /// Does what was typed after a composer or dialog was left and before it was gone, as if it were
    /// typed now. What comes behind a key that opens a field is for that field.
    pub(super) fn type_on(&mut self, ctx: &Context<Self>, typed: &str) -> bool {
        let mut rest = typed.chars();
        while let Some(sign) = rest.next() {
            let key = if sign == '\n' {
                "Enter".to_owned()
            } else {
                sign.to_string()
            };
            self.press(ctx, &key, Some(self.current), None);
            if typeahead::is_on() {
                typeahead::add(rest.as_str());
                break;
            }
            if self.open != Open::None {
                break;
            }
        }
        true
    }

    /// Undo and redo. In a text field they are the field's own.
    fn command(
        &mut self,
        ctx: &Context<Self>,
        event: &KeyboardEvent,
        target: Option<&Element>,
    ) -> bool {
        // Where the focus got lost beside an open composer, who undoes means what they typed there.
        let lost = target.is_none_or(|target| target.matches("body").unwrap_or(true));
        if lost && self.composing.is_some() {
            return false;
        }
        let direction = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Direction::Undo,
            ("z", true) | ("y", false) => Direction::Redo,
            _ => return false,
        };
        event.prevent_default();
        ctx.link().send_message(Msg::Back(direction));
        false
    }

    fn step_to(&mut self, index: usize) {
        if index < self.document.blocks().len() {
            self.current = index;
            self.focus = Some(Focus::Block(index));
        }
    }

    /// The note that gets the focus with the next drawing.
    pub(super) fn going_to_note(&self) -> Option<Key> {
        match &self.focus {
            Some(Focus::Note(key)) => Some(key.clone()),
            _ => None,
        }
    }

    /// From a note back to the block it stands on, or to the one from which it was come to; from a
    /// note that stands beside none to the top of the text.
    fn back_to_text(&mut self, target: Option<&Element>) -> bool {
        let card = target.and_then(|target| target.closest("#notes .card").ok().flatten());
        let going = self.going_to_note();
        let beside = match (&going, &card) {
            (Some(key), _) => self.block_of(key),
            (None, Some(card)) => card
                .get_attribute("data-block")
                .and_then(|index| index.parse().ok()),
            (None, None) => return false,
        };
        match beside {
            Some(block) => self.step_to(self.selecting.came_from(block)),
            None => self.focus = Some(Focus::Document),
        }
        if self.composing.is_none() {
            self.sheet_open = false;
        }
        true
    }
}

/// Whether a key has pressed a button or followed a link: it is no letter, however late it is heard of.
fn has_pressed(event: &KeyboardEvent, target: Option<&Element>) -> bool {
    let control = || target?.closest("button, a, summary").ok().flatten();
    matches!(event.key().as_str(), "Enter" | " ") && control().is_some()
}

/// Whether keys belong to a text field, or to a dialog that is none of the desk's.
fn is_elsewhere(element: &Element) -> bool {
    is_text_field(element) || element.matches("select, dialog, dialog *").unwrap_or(false)
}

/// Whether a note has the focus, or the line or count that stands for notes; keys do not act on
/// what lies inside a note.
fn on_note(element: Option<&Element>) -> bool {
    element.is_some_and(|element| {
        element
            .matches("#notes :is([role=comment], .folded, .tally)")
            .unwrap_or(false)
    })
}

/// The block that has the focus itself; keys do not act on what lies inside it.
fn block_index(element: &Element) -> Option<usize> {
    element
        .get_attribute("data-block")
        .filter(|_| element.class_list().contains("block"))?
        .parse()
        .ok()
}
