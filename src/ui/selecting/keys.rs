//! Choosing words with the keyboard.

use web_sys::{Element, KeyboardEvent, ScrollLogicalPosition};
use yew::prelude::*;

use super::listening::{block, is_in_bar, report, target};
use super::{SelectionBar, m};
use crate::anchoring::{Choice, Step, Unit, chosen};
use crate::annotation::Kind;
use crate::browser::dom;
use crate::browser::selection::{self, Selected};
use crate::document::Document;
use crate::ui::focus::{Arrival, Place, focus, scroll_to};
use crate::ui::typeahead::{self, is_letter};

impl SelectionBar {
    /// Begins at the first word of a block, which has the focus.
    pub(super) fn begin(&mut self, document: &Document, block: usize) {
        self.leave();
        let address = document.blocks().get(block).map(|block| block.address());
        let Some((choice, address)) = Choice::first_word(document, block).zip(address) else {
            return;
        };
        self.show(choice, document);
        let words = self.words(document);
        self.said = m::selecting_in(address, &words);
    }

    /// Handles a key that was pressed anywhere on the page.
    pub(super) fn key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        if event.is_composing() || ctx.props().paused || self.offered.is_none() {
            return false;
        }
        let target = target(event);
        let in_bar = target.as_ref().is_some_and(is_in_bar);
        let in_text = target.as_ref().is_some_and(is_block_or_page);
        match event.key().as_str() {
            "Escape" if in_bar || in_text => self.close(),
            "Enter" if in_text => self.enter.wish(into_bar()),
            // A key held down in the text must not go on to press the focused button.
            "Enter" if in_bar && event.repeat() => {}
            _ if in_text && self.step(&ctx.props().document, event) => {}
            " " if in_bar => return false,
            key if in_bar && is_letter(event) => self.write(ctx, key),
            // After Enter the focus reaches the bar with the next drawing, and letters may arrive
            // before it.
            key if in_text && self.enter.place().is_some() && is_letter(event) => {
                self.write(ctx, key)
            }
            _ if in_text && self.choice.is_some() && is_letter(event) => {}
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// Begins a comment with a letter that was typed while the kinds are offered.
    fn write(&mut self, ctx: &Context<Self>, letter: &str) {
        if ctx.props().placing {
            return;
        }
        let on_choose = &ctx.props().on_choose;
        self.enter.forget();
        self.take(&on_choose.reform(|range| (range, Kind::Comment)));
        typeahead::begin();
        typeahead::add(letter);
    }

    /// Ends the mode when the focus leaves the text and the bar.
    pub(super) fn focused(&mut self, element: Option<&Element>) -> bool {
        let stays = |element: &Element| is_in_bar(element) || is_block_or_page(element);
        let leaves = self.choice.is_some() && !element.is_some_and(stays);
        if leaves {
            self.leave();
        }
        leaves
    }

    /// Moves or extends the chosen words; returns `false` if the key has no meaning here.
    fn step(&mut self, document: &Document, event: &KeyboardEvent) -> bool {
        let Some((choice, step)) = self.choice.clone().zip(self.meant(event)) else {
            return false;
        };
        let next = if event.shift_key() {
            choice.extended(step, document)
        } else {
            choice.moved(step, document)
        };
        if let Some(next) = next {
            self.show(next, document);
            self.said = m::selected(&self.words(document));
        }
        true
    }

    /// Returns the step that a key represents. Arrows mean directions on paper, even from right to
    /// left.
    fn meant(&self, event: &KeyboardEvent) -> Option<Step> {
        let unit = if event.ctrl_key() || event.alt_key() || event.meta_key() {
            Unit::Character
        } else {
            Unit::Word
        };
        let leftwards = match event.key().as_str() {
            "ArrowLeft" => true,
            "ArrowRight" => false,
            "Home" => return Some(Step::First),
            "End" => return Some(Step::Last),
            "ArrowUp" => return Some(Step::BlockBefore),
            "ArrowDown" => return Some(Step::BlockAfter),
            _ => return None,
        };
        Some(if leftwards == self.is_right_to_left() {
            Step::Next(unit)
        } else {
            Step::Previous(unit)
        })
    }

    fn is_right_to_left(&self) -> bool {
        let style = || {
            let block = block(self.choice.as_ref()?.range().block)?;
            let text = dom::find_in(&block, dom::TEXT)?;
            gloo::utils::window().get_computed_style(&text).ok()?
        };
        style().is_some_and(|style| {
            style
                .get_property_value("direction")
                .is_ok_and(|direction| direction == "rtl")
        })
    }

    /// Selects the words in the page and offers to write on them. If the page's words differ from the
    /// report's, the chosen words are not in sight. In that case whole paragraphs are selected and
    /// offered.
    fn show(&mut self, choice: Choice, document: &Document) {
        let mut range = choice.range();
        let mut is_changed = false;
        if let Some(report) = report() {
            is_changed = selection::is_changed(&report, &range, document);
            selection::select(&report, document, &range, !choice.is_forward());
        }
        if is_changed {
            range = range.whole_blocks(document);
        }
        let moving = if choice.is_forward() {
            range.end_block
        } else {
            range.block
        };
        if let Some(block) = block(moving) {
            scroll_to(&block, ScrollLogicalPosition::Nearest);
        }
        let words = chosen(&range, document);
        self.offered = words.map(|words| Selected { words, is_changed });
        self.choice = Some(choice);
    }

    /// Returns the announcement of the offered words, including why they are whole paragraphs.
    fn words(&self, document: &Document) -> String {
        let words = self.offered.map(|offered| offered.words.words(document));
        let words = words.unwrap_or_default();
        if self.is_changed() {
            format!("{} {words}", m::whole_paragraph())
        } else {
            words.to_owned()
        }
    }
}

/// Makes the arrival at the first kind in the bar.
fn into_bar() -> Arrival {
    Arrival::new(Place::First(dom::FIRST_KIND), focus)
}

/// Returns whether keys pressed here are meant for the text: no button, link or field has the focus.
fn is_block_or_page(element: &Element) -> bool {
    dom::is(element, dom::PLACES_OF_TEXT)
}
