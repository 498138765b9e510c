//! Writes by other tabs.

use gloo::events::EventListener;
use yew::html::Scope;

use super::Desk;
use super::message::Msg;
use crate::browser::kept::Session;
use crate::browser::storage::{self, Watch};
use crate::keeping::StoreChange;
use crate::ui::slices::Slices;

/// Listens for the window regaining the focus.
pub(super) fn listen(link: &Scope<Desk>) -> EventListener {
    let link = link.clone();
    EventListener::new(&gloo::utils::window(), "focus", move |_| {
        link.send_message(Msg::Glance);
    })
}

/// Listens for writes by other tabs.
pub(super) fn watch(link: &Scope<Desk>) -> Watch {
    let tell = link.callback(Msg::KeptChanged);
    storage::watch(move |change| tell.emit(change))
}

impl Desk {
    /// Rereads kept data after another tab wrote, or after this tab was away. Returns whether the page
    /// has to be redrawn at once.
    pub(super) fn kept_changed(&mut self, change: &StoreChange) -> bool {
        self.common.report.hear(change);
        let is_told = self.composing.keep_open_draft(&self.common);
        self.draw_news();
        is_told
    }

    /// Starts drawing the news, unless that is under way. First, overwritten notes are put back, once
    /// for all news so far.
    pub(super) fn draw_news(&mut self) {
        if self.common.report.read().has_news() && !self.drawing_news {
            self.drawing_news = true;
            let report = self.common.report.clone();
            self.common.link.send_future(async move {
                if report.read().has_lost() {
                    report.change(Session::put_back).await;
                }
                Msg::News(report.take_news(&mut Slices::begin()).await)
            });
        }
    }

    /// Continues when the news is on the board; further news is next.
    pub(super) fn news(&mut self, changed: bool) -> bool {
        self.drawing_news = false;
        if changed {
            self.refresh();
            self.composing.find_drafts(&self.common);
        }
        self.draw_news();
        changed
    }
}
