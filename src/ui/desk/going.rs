//! The ways to a place in the report: a link, the go-to box, the outline.

use super::Desk;
use crate::browser::location;
use crate::ui::desk::message::Open;
use crate::ui::messages as m;
use crate::ui::typeahead;

impl Desk {
    /// Opens at the place that the address bar names.
    pub(super) fn go_to_place(&mut self, id: Option<String>) {
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            return;
        };
        match self.common.document.position(&id) {
            Some(index) => self.go_to(index),
            None => {
                let symbol = self.common.report.read().symbol();
                self.common.say(m::no_such_place(&id, &symbol), false);
            }
        }
    }

    /// Scrolls to a block and gives it the focus.
    pub(super) fn go_to(&mut self, index: usize) {
        self.common.current = index;
        self.common.open = Open::None;
        self.leave_sheet();
        self.common.focus.go(index);
    }

    /// Closes the sheet with the notes, unless a composer is open there.
    pub(super) fn leave_sheet(&mut self) {
        if !self.composing.is_open() {
            self.common.sheet_open = false;
        }
    }

    /// Goes to the place typed into the go-to box. The address bar follows, so that people can share
    /// the place and go back.
    pub(super) fn go_to_typed(&mut self, typed: &str) {
        match self.common.document.find(typed) {
            Some(index) => {
                location::set_hash(&self.common.link_of(index));
                self.go_to(index);
            }
            None => {
                let symbol = self.common.report.read().symbol();
                self.common.open = Open::GoTo {
                    wrong: Some(m::no_such_place(typed.trim(), &symbol)),
                };
                typeahead::give_back();
            }
        }
    }
}
