//! The report at the desk: its highlights, and notes on chosen words.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use super::{Desk, Msg, Open};
use crate::anchoring::TextRange;
use crate::annotation::{Contribution, Kind};
use crate::browser::selection::{self, Held};
use crate::document::Document;
use crate::session::Composition;
use crate::session::Mark;
use crate::ui::block_view::BlockAct;
use crate::ui::desk::moving::Focus;
use crate::ui::marks::Drawn;
use crate::ui::messages as m;
use crate::ui::reader::Reader;
use crate::ui::selecting::{self, Asked, SelectionBar};

/// What the report is drawn with. The callbacks are made once: a report that is given others is
/// drawn again.
pub(super) struct Selecting {
    drawn: RefCell<Drawn>,
    /// What is selected while the text under it is drawn anew.
    held: Cell<Option<Held>>,
    /// The block in which the person asked to choose words, and how often they asked.
    asked: Option<Asked>,
    /// The block from which the person came to notes, and the block beside which those stand: words
    /// may lie in several blocks.
    came: Option<(usize, usize)>,
    on_drawn: Callback<()>,
    on_act: Callback<BlockAct>,
    on_repairs: Callback<()>,
    on_document: Callback<()>,
    on_choose: Callback<(TextRange, Kind)>,
    on_place: Callback<TextRange>,
}

impl Selecting {
    pub(super) fn new(link: &Scope<Desk>) -> Self {
        Self {
            drawn: RefCell::default(),
            held: Cell::new(None),
            asked: None,
            came: None,
            on_drawn: link.callback(|()| Msg::Drawn),
            on_act: link.callback(Msg::Block),
            on_repairs: link.callback(|()| Msg::Open(Open::Repairs)),
            on_document: link.callback(|()| Msg::WriteOnDocument),
            on_choose: link.callback(|(range, kind)| Msg::Chose(range, kind)),
            on_place: link.callback(Msg::Place),
        }
    }

    /// The report is drawn: what the person has selected in it stays so.
    pub(super) fn keep_selected(&self, document: &Document) {
        if let Some((held, report)) = self.held.take().zip(selecting::report()) {
            held.restore(&report, document);
        }
    }

    /// The block from which the person came to the notes beside a block.
    pub(super) fn came_from(&self, beside: usize) -> usize {
        let came = self.came.filter(|(_, notes)| *notes == beside);
        came.map_or(beside, |(from, _)| from)
    }
}

/// A click on a highlight; in a link it is the link's, after a selection the selection's.
pub(super) fn clicked(event: &web_sys::Event) -> Option<Msg> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let closest = |selector| target.closest(selector).ok().flatten();
    let selecting = || {
        let selection = gloo::utils::window().get_selection().ok().flatten();
        selection.is_some_and(|selection| !selection.is_collapsed())
    };
    let mark = closest(".report mark")?;
    if closest("a").is_some() || selecting() {
        return None;
    }
    let block = closest(".block")?.get_attribute("data-block")?;
    let at = mark.get_attribute("data-at")?;
    Some(Msg::ShowNotesAt(block.parse().ok()?, at.parse().ok()?))
}

impl Desk {
    /// The report.
    pub(super) fn text(&self) -> Html {
        let with = &self.selecting;
        let mut drawn = with.drawn.borrow_mut();
        let active_in = self.active_blocks();
        let before = drawn.marked().cloned();
        let marked = drawn.update(&self.document, &self.marks, &self.active, active_in);
        if before.is_some_and(|before| before != marked) && with.held.get().is_none() {
            let report = selecting::report();
            with.held
                .set(report.and_then(|report| selection::hold(&report, &self.document)));
        }
        html! {
            <Reader language={self.report.read().language()} document={self.document.clone()} {marked} current={self.current} placing={self.placing.is_some()}
                on_drawn={with.on_drawn.clone()} on_act={with.on_act.clone()} on_repairs={with.on_repairs.clone()} on_document={with.on_document.clone()} />
        }
    }

    /// The bar beside selected words.
    pub(super) fn selection_bar(&self) -> Html {
        let with = &self.selecting;
        html! {
            <SelectionBar document={self.document.clone()} asked={with.asked} placing={self.placing.is_some()}
                paused={self.open != Open::None} on_choose={with.on_choose.clone()} on_place={with.on_place.clone()} />
        }
    }

    /// Shows the notes on a block and on words in it.
    pub(super) fn show_notes_on(&mut self, block: usize) {
        self.show_notes_of(block, |_| true);
    }

    /// Shows the notes on a code point of a block's text, apart from those on the whole block.
    pub(super) fn show_notes_at(&mut self, block: usize, at: usize) {
        let document = self.document.clone();
        self.show_notes_of(block, |mark| {
            mark.range.contains(&at) && !mark.is_block(&document)
        });
    }

    fn show_notes_of(&mut self, block: usize, wanted: impl Fn(&Mark) -> bool) {
        let Some(marks) = self.marks.get(block).cloned() else {
            return;
        };
        let shown = || marks.iter().filter(|mark| wanted(mark));
        let beside = shown().next().map(|mark| mark.place.block);
        self.selecting.came = beside.map(|beside| (block, beside));
        self.show_notes(shown().map(|mark| mark.key.clone()).collect());
    }

    /// Begins to choose words of a block with the keyboard.
    pub(super) fn select_words(&mut self, ctx: &Context<Self>, block: usize) {
        let Some(found) = self.document.blocks().get(block) else {
            return;
        };
        if found.is_empty() {
            self.say(ctx, m::nothing_to_select(found.address()), false);
            return;
        }
        let times = self.selecting.asked.map_or(0, |asked| asked.times) + 1;
        self.selecting.asked = Some(Asked { block, times });
        // At once: after the drawing it could take the focus from the bar, where quick keys went.
        Focus::Block(block).apply(&self.document);
    }

    /// Writes a note on the document as a whole.
    pub(super) fn write_on_document(&mut self) {
        self.open_composer(Composition::Document, None);
    }

    /// A note of this kind on these words. A highlight has nothing to fill in and is saved at once.
    pub(super) fn chose(&mut self, ctx: &Context<Self>, range: TextRange, kind: Kind) {
        let slot = Composition::New(range);
        if kind != Kind::Highlight {
            self.open_composer(slot, Some(kind));
            return;
        }
        self.focus = Some(Focus::Block(range.block));
        self.save_at_once(ctx, slot, Contribution::new(kind));
    }
}
