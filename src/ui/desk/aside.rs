//! What the app died on: named, and put back when the person wants it.

use yew::prelude::*;

use super::{Desk, Msg};
use crate::browser::files;
use crate::keeping::{Aside, AsideKind, SaveError, WholeStore};
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::session::why;
use crate::ui::shaping::shaped;

/// How many of the entries that were set aside are listed; the others are counted. More would push
/// the report out of sight.
const LISTED: usize = 100;

/// What the person wants done with what was set aside.
pub enum AsideAct {
    /// Put the entry of this name back, or all.
    PutBack(Option<String>),
    /// Hand it over as a file.
    Download,
}

impl Desk {
    pub(super) fn aside(&mut self, ctx: &Context<Self>, act: AsideAct) {
        match act {
            AsideAct::PutBack(name) => self.locked(
                ctx,
                move |session| session.take_back(name.as_deref()),
                Msg::TakenBack,
            ),
            AsideAct::Download => {
                let text = self.session.borrow().aside_file();
                if !files::download(m::ASIDE_FILE, "application/json", &text) {
                    self.say(ctx, m::DOWNLOAD_FAILED.to_owned(), false);
                }
            }
        }
    }

    /// What was set aside is back, or not; it is drawn like what another tab wrote.
    pub(super) fn taken_back(&mut self, ctx: &Context<Self>, result: Result<(), SaveError>) {
        match result {
            Ok(()) => self.say(ctx, m::ASIDE_TAKEN_BACK.to_owned(), false),
            Err(error) => self.say(ctx, why(&error), false),
        }
        self.draw_news(ctx);
    }

    /// Files of everything kept elsewhere were taken in: what they hold beside notes follows.
    pub(super) fn restore(&mut self, ctx: &Context<Self>) {
        for mut whole in std::mem::take(&mut self.whole) {
            let documents = std::mem::take(&mut whole.documents);
            if !documents.is_empty() {
                ctx.props().on_library.emit(LibraryAct::Restore(documents));
            }
            self.locked(ctx, move |session| session.restore(&whole), Msg::TakenBack);
        }
    }

    /// Names what was set aside.
    pub(super) fn aside_banner(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let aside = session.aside();
        let act =
            |act: fn() -> AsideAct| ctx.link().callback(move |_: MouseEvent| Msg::Aside(act()));
        let more = aside.len().saturating_sub(LISTED);
        html! {
            <div class="banner bad set-aside" role="status" hidden={aside.is_empty()}>
                <p>{m::set_aside(aside.len())}</p>
                <button type="button" onclick={act(|| AsideAct::Download)}>{m::ASIDE_DOWNLOAD}</button>
                <button type="button" hidden={aside.len() < 2} onclick={act(|| AsideAct::PutBack(None))}>{m::ASIDE_PUT_ALL_BACK}</button>
                <details open={aside.len() == 1}>
                    <summary>{m::ASIDE_WHICH}</summary>
                    <ul class="plain-list">
                        for one in aside.iter().take(LISTED) {
                            {line(ctx, one)}
                        }
                        <li key="more" hidden={more == 0}>{m::aside_more(more)}</li>
                    </ul>
                </details>
            </div>
        }
    }
}

fn line(ctx: &Context<Desk>, aside: &Aside) -> Html {
    let name = aside.name().to_owned();
    let put_back = ctx
        .link()
        .callback(move |_: MouseEvent| Msg::Aside(AsideAct::PutBack(Some(name.clone()))));
    let words = match aside.kind() {
        AsideKind::Note => m::aside_note(&aside.words),
        AsideKind::Draft => m::aside_draft(&aside.words),
        AsideKind::Report(key) => m::aside_report(key.as_str()),
        AsideKind::Other => m::aside_other(&aside.entry),
    };
    html! {
        <li key={aside.name().to_owned()}>
            <span dir="auto">{shaped(&words)}</span><span class="push"></span>
            <button type="button" onclick={put_back}>{m::ASIDE_PUT_BACK}</button>
        </li>
    }
}

/// What a file of everything holds beside notes, in words; nothing where that is nothing.
pub(super) fn holds_more(whole: &WholeStore) -> Option<String> {
    let (entries, documents) = (whole.entries.len(), whole.documents.len());
    (entries + documents > 0).then(|| m::holds_more(entries, documents))
}
