//! What other tabs write.

use gloo::events::EventListener;
use yew::html::Scope;
use yew::prelude::*;

use super::{Desk, Msg, Told};
use crate::browser::kept::Session;
use crate::browser::storage::{self, Watch};
use crate::keeping::StoreChange;
use crate::ui::slices::Slices;

/// Hears of the window having the focus again.
pub(super) fn listen(link: &Scope<Desk>) -> EventListener {
    let link = link.clone();
    EventListener::new(&gloo::utils::window(), "focus", move |_| {
        link.send_message(Msg::Glance);
    })
}

/// Hears of it.
pub(super) fn watch(ctx: &Context<Desk>) -> Watch {
    let tell = ctx.link().callback(Msg::KeptChanged);
    storage::watch(move |change| tell.emit(change))
}

impl Desk {
    /// Another tab wrote, or this one came back: what is kept is read again.
    pub(super) fn kept_changed(&mut self, ctx: &Context<Self>, change: &StoreChange) {
        self.report.hear(change);
        if self.report.read().has_lost() {
            self.change(ctx, Session::put_back, |()| Told::Nothing);
        }
        self.keep_open_draft();
        self.draw_news(ctx);
    }

    /// Begins to draw what has come, unless that is under way.
    pub(super) fn draw_news(&mut self, ctx: &Context<Self>) {
        if self.report.read().has_news() && !self.drawing_news {
            self.drawing_news = true;
            let report = self.report.clone();
            ctx.link().send_future(async move {
                Msg::News(report.take_news(&mut Slices::begin()).await)
            });
        }
    }

    /// What had come is on the board; what has come since is next.
    pub(super) fn news(&mut self, ctx: &Context<Self>, changed: bool) -> bool {
        self.drawing_news = false;
        if changed {
            self.refresh();
            self.find_drafts();
        }
        self.draw_news(ctx);
        changed
    }
}
