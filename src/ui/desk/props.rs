//! The properties of the desk.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use crate::browser::kept::OpenReport;
use crate::document::{Encoding, Library};
use crate::shared::Shared;
use crate::ui::library::LibraryAct;

/// The properties of [`Desk`](super::Desk).
#[derive(Properties)]
pub struct DeskProps {
    /// All documents that can be opened.
    pub library: Shared<Library>,
    /// The open report. Another report gets another desk.
    pub report: OpenReport,
    /// The block id that the address bar names, and how often it was named.
    pub place: (Option<String>, u32),
    /// The filter that the address bar names.
    pub query: Option<String>,
    /// Whether storage is blocked and the session works in memory.
    pub in_memory: bool,
    /// The notice about the report itself, if any.
    pub notice: Option<String>,
    /// The encoding that was guessed for the report, until the reader confirms it.
    pub encoding: Option<Encoding>,
    /// Whether the report receives the focus. It does not if it replaces its first drawing, which may
    /// be being read.
    pub arriving: bool,
    /// Called when enough of the report is drawn for its substitute to go.
    pub on_drawn: Callback<()>,
    /// Receives the person's acts on the list of documents.
    pub on_library: Callback<LibraryAct>,
    /// Files that were chosen outside the desk. Their content decides whether they are notes or
    /// documents.
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
