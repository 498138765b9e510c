//! The state and the acts that all parts of the desk share. The state is the report as drawn. The acts
//! change kept data, show messages and move the focus.

use gloo::timers::callback::Timeout;
use yew::html::Scope;
use yew::prelude::*;

use super::Desk;
use super::focus::DeskFocus;
use super::message::{Msg, Open, Told};
use crate::annotation::Key;
use crate::browser::clipboard;
use crate::browser::kept::{OpenReport, Session};
use crate::document::Document;
use crate::session::{Carried, Composition, Group, Mark, Pace};
use crate::shared::Shared;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// How long a message without a question is shown, in milliseconds. With more, it is in the way. With
/// less, slow readers miss it.
pub const SHOWN_MS: u32 = 12_000;

/// The state that all parts of the desk share.
pub struct Common {
    /// The link that carries messages to the desk.
    pub link: Scope<Desk>,
    /// The open report with its notes.
    pub report: OpenReport,
    /// The open report's text.
    pub document: Shared<Document>,
    /// The notes as they are drawn.
    pub drawn: Drawn,
    /// The open dialog.
    pub open: Open,
    /// Whether the sheet with the notes is open, on narrow screens.
    pub sheet_open: bool,
    /// The block in the tab order.
    pub current: usize,
    /// The message at the foot of the page.
    pub toast: Option<Toast>,
    /// The next place of the focus.
    pub focus: DeskFocus,
    /// Receives the person's acts on the list of documents.
    pub on_library: Callback<LibraryAct>,
}

/// The notes at the last drawing. Unchanged parts keep their allocation.
pub struct Drawn {
    /// The notes by spot, in the order of the margin.
    pub groups: Shared<Vec<Shared<Group>>>,
    /// The marks of notes on each block.
    pub marks: Shared<Vec<Shared<Vec<Mark>>>>,
    /// How many notes begin in each block.
    pub begins: Shared<Vec<usize>>,
    /// The results for notes of earlier texts.
    pub carried: Shared<Carried>,
}

/// A message at the foot of the page.
pub struct Toast {
    /// The words of the message.
    pub text: String,
    /// Whether the message offers to undo the change that it mentions.
    pub undo: bool,
    _hide: Timeout,
}

impl Drawn {
    fn of(session: &Session) -> Self {
        let board = session.board();
        Self {
            groups: Shared::new(board.groups().cloned().collect()),
            marks: Shared::new(board.marks().to_vec()),
            begins: board.begins(),
            carried: Shared::new(session.carried()),
        }
    }
}

impl Common {
    /// Makes the state with the notes of a report as they are now.
    pub fn new(link: Scope<Desk>, report: OpenReport, on_library: Callback<LibraryAct>) -> Self {
        let session = report.read();
        let document = session.document().clone();
        let drawn = Drawn::of(&session);
        drop(session);
        Self {
            focus: DeskFocus::new(document.clone()),
            document,
            drawn,
            open: Open::None,
            sheet_open: false,
            current: 0,
            toast: None,
            on_library,
            link,
            report,
        }
    }

    /// Changes kept data while no other tab writes, then draws the change once and reports its result.
    pub fn change<T: 'static>(
        &self,
        work: impl FnOnce(&mut Session) -> T + 'static,
        tell: impl FnOnce(T) -> Told + 'static,
    ) {
        let report = self.report.clone();
        // Boxed, so that the waiting code is compiled once, not for every kind of work.
        let work: Box<dyn FnOnce(&mut Session) -> Told> =
            Box::new(move |session| tell(work(session)));
        self.link.send_future(async move {
            let mut slices = Slices::begin();
            let others = report.read().has_news();
            let told = report.change(work).await;
            // After long work, such as an import, drawing gets slices of its own. The news of other
            // tabs is drawn later, so that an import elsewhere does not delay reporting a save.
            slices.pause().await;
            if !others && report.read().has_news() {
                report.take_news(&mut slices).await;
            }
            Msg::Changed(told)
        });
    }

    /// Takes a new snapshot of the session's notes.
    pub fn refresh(&mut self) {
        self.drawn = Drawn::of(&self.report.read());
    }

    /// Shows a message at the foot of the page for a while, and announces it to screen readers.
    pub fn say(&mut self, text: String, undo: bool) {
        let link = self.link.clone();
        let hide = Timeout::new(SHOWN_MS, move || link.send_message(Msg::ClearToast));
        self.toast = Some(Toast {
            text,
            undo,
            _hide: hide,
        });
    }

    /// Copies a text, and announces which text was copied or that it was not.
    pub fn copy(&self, text: String, what: String) {
        self.link.send_future(async move {
            let done = clipboard::copy(&text).await;
            Msg::Copied(what, done)
        });
    }

    /// Announces whether a text was copied.
    pub fn copied(&mut self, what: &str, done: bool) {
        let words = match done {
            true => m::copied(what),
            false => m::copy_failed().to_owned(),
        };
        self.say(words, false);
    }

    /// Makes a callback that opens a dialog.
    pub fn opens(&self, open: Open) -> Callback<MouseEvent> {
        self.link
            .callback(move |_: MouseEvent| Msg::Open(open.clone()))
    }

    /// Finds the block of a note.
    pub fn block_of(&self, key: &Key) -> Option<usize> {
        self.report.read().block_of(key)
    }

    /// Finds the block beside a composer.
    pub fn block_of_slot(&self, slot: &Composition) -> Option<usize> {
        match slot {
            Composition::Document => None,
            Composition::New(range) => Some(range.block),
            Composition::Edit { key, .. } | Composition::Answer { key, .. } => self.block_of(key),
        }
    }

    /// Returns the address of a block as people call it, or the name of the whole document.
    pub fn address_of(&self, block: Option<usize>) -> String {
        let block = block.and_then(|block| self.document.blocks().get(block));
        block.map_or_else(
            || m::on_document().to_owned(),
            |block| block.address().to_owned(),
        )
    }

    /// Returns the hash of a block.
    pub fn link_of(&self, block: usize) -> String {
        let id = self.document.blocks().get(block).map(|block| block.id());
        format!("/{}/{}", self.report.read().key(), id.unwrap_or_default())
    }
}
