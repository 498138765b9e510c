//! What the desk is given.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use crate::browser::kept::OpenReport;
use crate::document::{Encoding, Library};
use crate::shared::Shared;
use crate::ui::library::LibraryAct;

#[derive(Properties)]
pub struct DeskProps {
    /// What else can be opened.
    pub library: Shared<Library>,
    /// The open report; another one makes another desk.
    pub report: OpenReport,
    /// The block id that the address bar names, and how often it was named.
    pub place: (Option<String>, u32),
    /// The filter that the address bar names.
    pub query: Option<String>,
    /// Whether storage is blocked and the session works in memory.
    pub in_memory: bool,
    /// What has to be said of the report itself.
    pub notice: Option<String>,
    /// The encoding that was guessed for the report, until the reader confirms it.
    pub encoding: Option<Encoding>,
    /// Whether the report did not take the place of its first drawing, in which the reader may be
    /// reading: then it gets the focus.
    pub arriving: bool,
    /// Enough of the report is drawn: what stood in its place may go.
    pub on_drawn: Callback<()>,
    pub on_library: Callback<LibraryAct>,
    /// Files that were chosen outside the desk: what they hold says whose they are.
    pub files: Rc<Vec<File>>,
}

impl PartialEq for DeskProps {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report
            && self.place == other.place
            && self.library == other.library
            && self.notice == other.notice
            && self.encoding == other.encoding
            && Rc::ptr_eq(&self.files, &other.files)
    }
}
