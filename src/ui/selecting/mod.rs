//! Choosing the words that a note speaks of, and the bar that then offers the kinds of note. Words are
//! chosen by mouse, by touch, or word by word with the keyboard.

mod bar;
mod keys;
mod listening;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::focus::AfterDrawing;
use super::messages as m;
use super::typeahead;
use crate::anchoring::{Choice, TextRange, chosen};
use crate::annotation::Kind;
use crate::browser::selection::{self, Selected};
use crate::document::Document;
use crate::shared::Shared;
use listening::Pointer;
pub use listening::report;

/// The block in which the person asked to choose words with the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The block's index in the document.
    pub block: usize,
    /// How often the person has asked for any block, because asking twice for one block is two
    /// requests.
    pub times: u32,
}

/// The properties of [`SelectionBar`].
#[derive(Properties, PartialEq)]
pub struct SelectionBarProps {
    /// The open report's text.
    pub document: Shared<Document>,
    /// The block in which the person wants to choose words with the keyboard.
    pub asked: Option<Asked>,
    /// Whether the person is choosing the place of a note, not writing one.
    pub placing: bool,
    /// Whether a dialog has the person's attention.
    pub paused: bool,
    /// Receives the words and the kind of a note that the person wants.
    pub on_choose: Callback<(TextRange, Kind)>,
    /// Receives the words on which the person puts the note.
    pub on_place: Callback<TextRange>,
}

/// The messages to the bar.
pub enum Msg {
    /// The browser's selection has changed.
    Changed,
    /// The selection has rested for a while.
    Settled,
    /// The window was resized.
    Resized,
    /// A mouse button, a finger or a pen went down or up.
    Pointer(Pointer),
    /// A key was pressed.
    Key(KeyboardEvent),
    /// The focus has moved to another element, or was lost.
    Focused(Option<Element>),
    /// The person chose this kind of note.
    Choose(Kind),
    /// The person puts the note here.
    Place,
    /// The person wants the less common kinds.
    More,
    /// The person closed the bar.
    Close,
}

/// The bar beside selected words, and the mode in which words are chosen with the keyboard. The bar is
/// always in the page, mostly hidden, so that its announcements are heard.
pub struct SelectionBar {
    /// The words that the bar offers to write on. They are kept here because a tap on the bar may clear
    /// the browser's selection.
    offered: Option<Selected>,
    /// The words that are being chosen with the keyboard.
    choice: Option<Choice>,
    /// The announcement for screen readers.
    said: String,
    /// Whether the less common kinds are shown.
    more: bool,
    /// The current press: of the mouse button outside the bar, or of anything on the bar.
    pressed: Option<Pointer>,
    settles: Option<Timeout>,
    /// The wish that moves the focus into the bar.
    enter: AfterDrawing,
    element: NodeRef,
    _listeners: Vec<EventListener>,
}

impl Component for SelectionBar {
    type Message = Msg;
    type Properties = SelectionBarProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            offered: None,
            choice: None,
            said: String::new(),
            more: false,
            pressed: None,
            settles: None,
            enter: AfterDrawing::default(),
            element: NodeRef::default(),
            _listeners: listening::listen(ctx.link()),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &SelectionBarProps) -> bool {
        let props = ctx.props();
        if let Some(asked) = props.asked.filter(|_| props.asked != old.asked) {
            self.begin(&props.document, asked.block);
        }
        if props.paused && !old.paused {
            self.leave();
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Changed => {
                self.selection_changed(ctx);
                return false;
            }
            Msg::Settled => return self.settled(ctx),
            Msg::Resized => return self.offered.is_some(),
            Msg::Pointer(pointer) => return self.pointer(ctx, pointer),
            Msg::Key(event) => return self.key(ctx, &event),
            Msg::Focused(element) => return self.focused(element.as_ref()),
            Msg::Choose(kind) => {
                let on_choose = ctx.props().on_choose.clone();
                self.take(&on_choose.reform(move |range| (range, kind.clone())));
            }
            Msg::Place => self.take(&ctx.props().on_place),
            Msg::More => self.more = !self.more,
            Msg::Close => self.close(),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.arrange();
    }
}

impl SelectionBar {
    /// Offers the kinds for the present selection, or withdraws the offer.
    fn settled(&mut self, ctx: &Context<Self>) -> bool {
        self.settles = None;
        self.choice.is_none() && self.offer(self.selected(ctx.props()))
    }

    /// Offers the kinds for the present selection, if there is one.
    fn offer_newest(&mut self, props: &SelectionBarProps) -> bool {
        let selected = self.selected(props);
        selected.is_some() && self.offer(selected)
    }

    /// Returns the part of the selection that notes can speak of, unless the keyboard mode made it.
    fn selected(&self, props: &SelectionBarProps) -> Option<Selected> {
        let report = report().filter(|_| !props.paused && self.choice.is_none())?;
        let selected = selection::selected(&report, &props.document)?;
        let words = chosen(&selected.words, &props.document)?;
        Some(Selected { words, ..selected })
    }

    fn offer(&mut self, selected: Option<Selected>) -> bool {
        if selected == self.offered {
            return false;
        }
        self.more = false;
        self.offered = selected;
        self.said = if self.is_changed() {
            m::whole_paragraph()
        } else {
            ""
        }
        .to_owned();
        true
    }

    /// Returns whether whole paragraphs are offered because the page's text differs from the report's.
    fn is_changed(&self) -> bool {
        self.offered.is_some_and(|offered| offered.is_changed)
    }

    /// Passes on the offered words.
    fn take(&mut self, to: &Callback<TextRange>) {
        match self.offered {
            Some(offered) => {
                self.leave();
                selection::clear();
                to.emit(offered.words);
            }
            None => typeahead::give_back(),
        }
    }

    /// Clears the selection and moves the focus back to the text.
    fn close(&mut self) {
        let block = self.offered.map(|offered| offered.words.block);
        self.leave();
        selection::clear();
        if let Some(block) = block {
            listening::focus_block(block);
        }
    }

    /// Hides the bar and ends the mode; the selection stays.
    fn leave(&mut self) {
        if self.choice.take().is_some() {
            self.said = m::selecting_left().to_owned();
        }
        self.offered = None;
        self.more = false;
        self.pressed = None;
        self.settles = None;
    }
}
