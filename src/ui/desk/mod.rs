//! The desk: the screen of an open report with its notes, and all work that a delegate does there.
//!
//! The desk has parts, each with its own state, messages and `update`: [`Composing`], [`Exchanging`],
//! [`Looking`], [`Placing`], [`Selecting`]. They share [`Common`]: the drawn notes, the focus,
//! messages, and the only way to change kept data. The desk passes each message to its part, and does
//! whatever concerns several parts.
//!
//! The components below are drawn from data that the desk passes down, and report the person's acts.

mod acting;
mod aside;
mod common;
mod composing;
mod dialog;
mod exchanging;
mod focus;
mod going;
mod keys;
mod looking;
mod message;
mod news;
mod placing;
mod props;
mod selecting;
mod settings;
mod unkept;
mod view;

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::library::LibraryAct;
use super::messages as m;
use super::typeahead;
use crate::annotation::Direction;
use crate::browser::kept::Session;
use crate::browser::safety;
use crate::browser::storage::Watch;
use crate::keeping::{SaveError, StoreChange};
use crate::session::Done;
use common::Common;
pub use common::SHOWN_MS;
use composing::{Composing, Wrote};
use exchanging::Exchanging;
use looking::Looking;
use message::{Msg, Open, Told};
use placing::Placing;
pub use props::DeskProps;
use selecting::Selecting;

/// The desk: see the module.
pub struct Desk {
    common: Common,
    composing: Composing,
    exchanging: Exchanging,
    looking: Looking,
    placing: Placing,
    selecting: Selecting,
    calls: view::Calls,
    /// Whether the report is visible. Until then the focus waits.
    drawn: bool,
    /// Whether the writes of other tabs are being drawn. Further writes wait until then.
    drawing_news: bool,
    reminder_dismissed: bool,
    _listeners: Vec<EventListener>,
    _watch: Watch,
}

impl Component for Desk {
    type Message = Msg;
    type Properties = DeskProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (link, props) = (ctx.link(), ctx.props());
        let common = Common::new(link.clone(), props.report.clone(), props.on_library.clone());
        let mut listeners = keys::listen(link);
        listeners.push(news::listen(link));
        let mut desk = Self {
            composing: Composing::default(),
            exchanging: Exchanging::default(),
            looking: Looking::new(),
            placing: Placing::default(),
            selecting: Selecting::new(&common),
            calls: view::Calls::new(link),
            drawn: false,
            drawing_news: false,
            reminder_dismissed: false,
            common,
            _listeners: listeners,
            _watch: news::watch(link),
        };
        // Writes by other tabs since the notes were read went unnoticed.
        desk.kept_changed(&StoreChange::Anything);
        let query = props.query.as_deref().unwrap_or_default();
        desk.looking.take_filter(&desk.common, query);
        desk.composing.find_drafts(&desk.common);
        if props.arriving && props.place.0.is_none() {
            desk.common.focus.top();
        }
        desk.go_to_place(props.place.0.clone());
        desk
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &DeskProps) -> bool {
        let props = ctx.props();
        if old.place != props.place {
            match &props.query {
                Some(query) => self.looking.take_filter(&self.common, query),
                // A link to a place says nothing about the filter, so the filter stays.
                None if self.looking.filter != Default::default() => {
                    self.looking.write_address(&self.common);
                }
                None => {}
            }
            self.go_to_place(props.place.0.clone());
        }
        if !Rc::ptr_eq(&old.files, &props.files) {
            self.exchanging.take(&self.common, props.files.to_vec());
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        // A tab is not notified when its own data is cleared by hand.
        let reads = matches!(msg, Msg::KeptChanged(_) | Msg::News(_));
        if !reads && self.common.report.read().is_cleared() {
            self.kept_changed(&StoreChange::Anything);
        }
        safety::at_entry(None);
        self.take(ctx, msg)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        self.selecting.keep_selected(&self.common.document);
        self.arrive();
    }
}

impl Desk {
    /// Passes a message to its part; returns whether the page has to be redrawn.
    fn take(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let desk = &mut self.common;
        match msg {
            Msg::Composing(msg) => return self.composing.update(desk, msg),
            Msg::Exchanging(msg) => self.exchanging.update(desk, msg),
            Msg::Looking(msg) => return self.looking.update(desk, msg),
            Msg::Placing(msg) => return self.placing.update(desk, msg),
            Msg::Drawn => return self.drawn(ctx),
            Msg::Block(act) => return self.block(act),
            Msg::Note(act) => self.note(act),
            Msg::ShowNotesAt(block, at) => {
                let notes = self.selecting.notes_at(desk, block, at);
                self.show_notes(notes);
            }
            Msg::Chose(range, kind) => self.composing.chose(desk, range, kind),
            Msg::ToggleSheet => desk.sheet_open = !desk.sheet_open,
            Msg::Key(event) => return self.key(&event),
            Msg::Typed(typed) => return self.type_on(&typed),
            Msg::Open(open) => self.open_dialog(open),
            Msg::CloseDialog => desk.open = Open::None,
            Msg::GoTo(typed) => self.go_to_typed(&typed),
            Msg::GoToBlock(index) => self.go_to(index),
            Msg::Author(act) => self.composing.author(desk, act),
            Msg::Back(Direction::Undo) if self.composing.bring_back(desk) => {}
            Msg::Back(direction) => desk.change(move |session| session.back(direction), Told::Did),
            Msg::Changed(told) => self.tell(told),
            Msg::Library(LibraryAct::Bring(files)) => self.exchanging.take(desk, files),
            Msg::Library(act) => {
                if matches!(act, LibraryAct::Encoding) {
                    desk.open = Open::None;
                }
                desk.on_library.emit(act);
            }
            Msg::Settings(act) => return settings::act(desk, act),
            Msg::Copied(what, done) => desk.copied(&what, done),
            Msg::KeptChanged(change) => return self.kept_changed(&change),
            Msg::Glance => return false,
            Msg::WriteBack => desk.change(Session::write_back, Told::Did),
            Msg::CopyUnkept => {
                unkept::copy(desk);
                return false;
            }
            Msg::News(changed) => return self.news(changed),
            Msg::Aside(act) => aside::act(desk, act),
            Msg::DismissReminder => self.reminder_dismissed = true,
            Msg::ClearToast => desk.toast = None,
        }
        true
    }

    /// Gives the focus to its next place, once that place is drawn.
    fn arrive(&mut self) {
        let desk = &mut self.common;
        if !self.drawn || !desk.focus.is_drawn() {
            return;
        }
        // Letters caught for the composer are passed on to its field.
        if desk.focus.is_for_composer() {
            desk.focus.arrive();
            return;
        }
        // A field is about to appear, and letters typed before it are caught.
        let comes = self.composing.is_open() || desk.open != Open::None;
        if typeahead::is_on() && comes {
            return;
        }
        let typed = typeahead::end();
        desk.focus.arrive();
        if !typed.is_empty() {
            desk.link.send_message(Msg::Typed(typed));
        }
    }

    /// Shows the report in place of the first drawing, as soon as enough is drawn. Later drawings may
    /// contain the place that the focus waits for.
    fn drawn(&mut self, ctx: &Context<Self>) -> bool {
        if self.drawn {
            return self.common.focus.is_waiting();
        }
        self.drawn = true;
        ctx.props().on_drawn.emit(());
        placing::greet(&mut self.common);
        true
    }

    /// Takes a new snapshot of the session's notes.
    fn refresh(&mut self) {
        self.common.refresh();
        self.looking.look_again(&self.common);
    }

    /// Draws a finished change of kept data, successful or not, and reports its result.
    fn tell(&mut self, told: Told) {
        self.refresh();
        let desk = &mut self.common;
        match told {
            Told::Nothing => {}
            Told::Did(result) => self.did(result),
            Told::Wrote(slot, result) => {
                if let Wrote::Kept(done, left_out) = self.composing.wrote(desk, &slot, result) {
                    self.wrote(done, left_out);
                }
            }
            Told::Introduced(result) => self.composing.introduced(desk, result),
            Told::Applied(import, result) => {
                if let Some(done) = self.exchanging.applied(desk, import, result) {
                    self.did(Ok(done));
                }
            }
            Told::Restored(result) => self.restored(result),
            Told::Placed(note, result) => {
                placing::placed(desk, note);
                self.did(result);
            }
            Told::TakenBack(result) => self.taken_back(result),
        }
        // Changes by other tabs may have arrived under the lock.
        self.draw_news();
    }

    /// Reports whether a step such as an undo or a withdrawal was kept.
    fn did(&mut self, result: Result<Done, SaveError>) {
        match result {
            Ok(done) => {
                let (text, undo) = m::done(&done);
                if let Some(text) = text {
                    self.common.say(text, undo);
                }
            }
            Err(error) => self.common.say(m::why_not_saved(&error), false),
        }
    }

    /// Reports that a note was saved, and whether some of its text waits as a draft.
    fn wrote(&mut self, done: Done, left_out: bool) {
        self.did(Ok(done));
        if left_out {
            self.common.say(m::left_out_waits().to_owned(), false);
        }
        self.looking.show_saved(&self.common);
    }

    /// Reports a failure to import the data beside notes. The import of notes can still be undone.
    fn restored(&mut self, result: Result<(), SaveError>) {
        if let Err(error) = result {
            self.common.say(m::why_not_saved(&error), true);
        }
        self.composing.find_drafts(&self.common);
    }

    /// Reports whether entries set aside were put back, and draws them like writes by another tab.
    fn taken_back(&mut self, result: Result<(), SaveError>) {
        let words = match result {
            Ok(()) => m::aside_taken_back().to_owned(),
            Err(error) => m::why_not_saved(&error),
        };
        self.common.say(words, false);
        // Drafts do not arrive with the news.
        self.composing.find_drafts(&self.common);
    }

    fn open_dialog(&mut self, open: Open) {
        match open {
            Open::Reports => self.common.on_library.emit(LibraryAct::Look),
            Open::Import => self.exchanging.begin(),
            Open::GoTo { .. } => typeahead::begin(),
            _ => {}
        }
        self.common.open = open;
    }
}
