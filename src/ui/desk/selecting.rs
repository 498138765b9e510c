//! The report at the desk: its highlights, and choosing words in it.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::common::Common;
use super::looking::Looking;
use super::message::{ComposingMsg, Msg, Open, PlacingMsg};
use crate::anchoring::TextRange;
use crate::annotation::{Key, Kind};
use crate::browser::dom;
use crate::browser::selection::{self, Held};
use crate::document::Document;
use crate::session::Mark;
use crate::ui::block_view::BlockAct;
use crate::ui::marks;
use crate::ui::messages as m;
use crate::ui::reader::Reader;
use crate::ui::selecting::{self, Asked, SelectionBar};

/// The state from which the report is drawn. The callbacks are made once, because new callbacks would
/// redraw the report.
pub struct Selecting {
    drawn: RefCell<marks::Drawn>,
    /// The selection, kept while the text under it is redrawn.
    held: Cell<Option<Held>>,
    /// The block in which the person asked to choose words, and how often they have asked.
    asked: Option<Asked>,
    /// The block from which the person came to notes, and the block beside those notes. The two may
    /// differ, because words may lie in several blocks.
    came: Option<(usize, usize)>,
    on_drawn: Callback<()>,
    on_act: Callback<BlockAct>,
    on_repairs: Callback<()>,
    on_document: Callback<()>,
    on_choose: Callback<(TextRange, Kind)>,
    on_place: Callback<TextRange>,
}

impl Selecting {
    /// Makes the state without chosen words.
    pub fn new(desk: &Common) -> Self {
        let link = &desk.link;
        Self {
            drawn: RefCell::default(),
            held: Cell::new(None),
            asked: None,
            came: None,
            on_drawn: link.callback(|()| Msg::Drawn),
            on_act: link.callback(Msg::Block),
            on_repairs: link.callback(|()| Msg::Open(Open::Repairs)),
            on_document: link.callback(|()| Msg::Composing(ComposingMsg::OnDocument)),
            on_choose: link.callback(|(range, kind)| Msg::Chose(range, kind)),
            on_place: link.callback(|range| Msg::Placing(PlacingMsg::Here(range))),
        }
    }

    /// Restores the person's selection after the report was drawn.
    pub fn keep_selected(&self, document: &Document) {
        if let Some((held, report)) = self.held.take().zip(selecting::report()) {
            held.restore(&report, document);
        }
    }

    /// Returns the block from which the person came to the notes beside a block.
    pub fn came_from(&self, beside: usize) -> usize {
        let came = self.came.filter(|(_, notes)| *notes == beside);
        came.map_or(beside, |(from, _)| from)
    }

    /// Returns the notes on a block and on words in it, and remembers the block as the way back.
    pub fn notes_on(&mut self, desk: &Common, block: usize) -> Option<Vec<Key>> {
        self.notes_of(desk, block, |_| true)
    }

    /// Returns the notes on a code point of a block's text, except those on the whole block.
    pub fn notes_at(&mut self, desk: &Common, block: usize, at: usize) -> Option<Vec<Key>> {
        self.notes_of(desk, block, |mark| {
            mark.range.contains(&at) && !mark.is_block(&desk.document)
        })
    }

    fn notes_of(
        &mut self,
        desk: &Common,
        block: usize,
        wanted: impl Fn(&Mark) -> bool,
    ) -> Option<Vec<Key>> {
        let marks = desk.drawn.marks.get(block)?;
        let shown = || marks.iter().filter(|mark| wanted(mark));
        let beside = shown().next().map(|mark| mark.place.block);
        self.came = beside.map(|beside| (block, beside));
        Some(shown().map(|mark| mark.key.clone()).collect())
    }

    /// Starts choosing words of a block with the keyboard.
    pub fn select_words(&mut self, desk: &mut Common, block: usize) {
        let Some(found) = desk.document.blocks().get(block) else {
            return;
        };
        if found.is_empty() {
            let words = m::nothing_to_select(found.address());
            desk.say(words, false);
            return;
        }
        let times = self.asked.map_or(0, |asked| asked.times) + 1;
        self.asked = Some(Asked { block, times });
        // At once, because after the drawing the block could take the focus from the bar.
        desk.focus.block_at_once(block);
    }

    /// Draws the report.
    pub fn text(&self, desk: &Common, looking: &Looking, placing: bool) -> Html {
        let mut drawn = self.drawn.borrow_mut();
        let active_in = looking.active_blocks(desk);
        let before = drawn.marked().cloned();
        let marked = drawn.update(
            &desk.document,
            &desk.drawn.marks,
            &looking.active,
            active_in,
        );
        if before.is_some_and(|before| before != marked) && self.held.get().is_none() {
            let report = selecting::report();
            self.held
                .set(report.and_then(|report| selection::hold(&report, &desk.document)));
        }
        html! {
            <Reader language={desk.report.read().language()} document={desk.document.clone()} {marked}
                current={desk.current} {placing} on_drawn={self.on_drawn.clone()} on_act={self.on_act.clone()}
                on_repairs={self.on_repairs.clone()} on_document={self.on_document.clone()} />
        }
    }

    /// Draws the bar beside selected words.
    pub fn bar(&self, desk: &Common, placing: bool) -> Html {
        html! {
            <SelectionBar document={desk.document.clone()} asked={self.asked} {placing}
                paused={desk.open != Open::None} on_choose={self.on_choose.clone()}
                on_place={self.on_place.clone()} />
        }
    }
}

/// Returns the message for a click on a highlight. A click in a link follows the link. A click after a
/// selection ends the selection.
pub fn clicked(event: &web_sys::Event) -> Option<Msg> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let selecting = || {
        let selection = gloo::utils::window().get_selection().ok().flatten();
        selection.is_some_and(|selection| !selection.is_collapsed())
    };
    let mark = dom::around(&target, dom::MARK)?;
    if dom::around(&target, dom::LINK).is_some() || selecting() {
        return None;
    }
    let block = dom::around(&target, dom::BLOCKS)?;
    let (block, at) = (
        dom::number(&block, dom::BLOCK)?,
        dom::number(&mark, dom::AT)?,
    );
    Some(Msg::ShowNotesAt(block, at))
}
