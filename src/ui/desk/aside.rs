//! What the app died on: named, and put back when the person wants it.

use yew::prelude::*;

use super::{Desk, Msg};
use crate::browser::files;
use crate::document::OwnDocument;
use crate::keeping::{Aside, AsideKind, SaveError, WholeStore};
use crate::session::Done;
use crate::shown::revealed;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::session::Session;
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
    /// Show the banner no more.
    Dismiss,
}

impl Desk {
    pub(super) fn aside(&mut self, ctx: &Context<Self>, act: AsideAct) {
        match act {
            AsideAct::PutBack(name) => self.locked(
                ctx,
                move |session| session.take_back(name.as_deref()),
                Msg::TakenBack,
            ),
            AsideAct::Dismiss => self.locked(ctx, Session::dismiss_aside, |result| {
                Msg::Did(result.map(|()| Done::Nothing))
            }),
            AsideAct::Download => {
                let text = self.session.borrow().aside_file();
                if !files::download(m::ASIDE_FILE, "application/json", &text) {
                    self.say(ctx, m::download_failed().to_owned(), false);
                }
            }
        }
    }

    /// What was set aside is back, or not; it is drawn like what another tab wrote.
    pub(super) fn taken_back(&mut self, ctx: &Context<Self>, result: Result<(), SaveError>) {
        match result {
            Ok(()) => self.say(ctx, m::aside_taken_back().to_owned(), false),
            Err(error) => self.say(ctx, m::why_not_saved(&error), false),
        }
        // Drafts are not among the news.
        self.find_drafts();
        self.draw_news(ctx);
    }

    /// Files of everything kept elsewhere were taken in: what they hold beside notes follows. What
    /// the person says or decides comes only with the yes for their `own` words.
    pub(super) fn restore(&mut self, ctx: &Context<Self>, own: bool) {
        for mut whole in std::mem::take(&mut self.whole) {
            let mut documents = std::mem::take(&mut whole.documents);
            for (document, _) in documents.iter_mut().filter(|_| !own) {
                document.relation = None;
            }
            if !documents.is_empty() {
                ctx.props().on_library.emit(LibraryAct::Restore(documents));
            }
            if own && !beside_own(&whole).is_empty() {
                self.locked(ctx, move |session| session.restore(&whole), Msg::TakenBack);
            }
        }
    }

    /// Names what was set aside, until the person dismisses it.
    pub(super) fn aside_banner(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let is_dismissed = session.aside().iter().all(|one| one.is_dismissed);
        let dismiss = aside_act(ctx, || AsideAct::Dismiss);
        html! {
            <div class="banner bad set-aside" role="status" hidden={is_dismissed}>
                {aside_list(ctx, session.aside())}
                <button type="button" class="quiet" onclick={dismiss}>{m::dismiss()}</button>
            </div>
        }
    }

    /// The same for the settings, also after that.
    pub(super) fn aside_in_settings(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        html! {
            <div class="set-aside" hidden={session.aside().is_empty()}>
                {aside_list(ctx, session.aside())}
            </div>
        }
    }
}

fn aside_act(ctx: &Context<Desk>, act: fn() -> AsideAct) -> Callback<MouseEvent> {
    ctx.link().callback(move |_| Msg::Aside(act()))
}

/// What was set aside, and what can be done with it.
fn aside_list(ctx: &Context<Desk>, aside: &[Aside]) -> Html {
    let download = aside_act(ctx, || AsideAct::Download);
    let put_back = aside_act(ctx, || AsideAct::PutBack(None));
    let can_all = aside.iter().filter(|one| can_be_put_back(one)).count() > 1;
    let more = aside.len().saturating_sub(LISTED);
    html! {
        <>
            <p>{m::set_aside(aside.len())}</p>
            <button type="button" onclick={download}>{m::aside_download()}</button>
            <button type="button" hidden={!can_all} onclick={put_back}>{m::aside_put_all_back()}</button>
            <details open={aside.len() == 1}>
                <summary>{m::aside_which()}</summary>
                <ul class="plain-list">
                    for one in aside.iter().take(LISTED) {
                        {line(ctx, one)}
                    }
                    <li key="more" hidden={more == 0}>{m::and_more(more)}</li>
                </ul>
            </details>
        </>
    }
}

fn can_be_put_back(aside: &Aside) -> bool {
    aside.kind() != AsideKind::Other
}

fn line(ctx: &Context<Desk>, aside: &Aside) -> Html {
    let name = aside.name().to_owned();
    let put_back = ctx
        .link()
        .callback(move |_: MouseEvent| Msg::Aside(AsideAct::PutBack(Some(name.clone()))));
    let words = match aside.kind() {
        AsideKind::Note => m::aside_note(&aside.words),
        AsideKind::Draft => m::aside_draft(&aside.words),
        AsideKind::Placement => m::aside_placement().to_owned(),
        AsideKind::Report(key) => m::aside_report(key.as_str()),
        AsideKind::Other => m::aside_other(&aside.entry),
    };
    html! {
        <li key={aside.name().to_owned()}>
            <span dir="auto">{shaped(&words)}</span><span class="push"></span>
            <button type="button" hidden={!can_be_put_back(aside)} onclick={put_back}>{m::aside_put_back()}</button>
        </li>
    }
}

/// What is to be known of the documents of a file of everything.
pub(super) fn of_documents(whole: &WholeStore) -> impl Iterator<Item = String> {
    let count = whole.documents.len();
    let held = (count > 0).then(|| m::holds_documents(count));
    let missing = whole
        .documents_missing
        .then(|| m::documents_missing().to_owned());
    held.into_iter().chain(missing)
}

/// What of a file of everything comes in only with the yes for one's own words, beside notes.
pub(super) fn beside_own(whole: &WholeStore) -> Vec<String> {
    let related = |(document, _): &&(OwnDocument, String)| document.relation.is_some();
    let related = whole.documents.iter().filter(related).count();
    let count = m::beside_own(whole.drafts.len(), whole.placements(), related);
    let drafts = whole.drafts.iter();
    let drafts = drafts.map(|(_, draft)| m::aside_draft(&revealed(&draft.contribution.text)));
    count.into_iter().chain(drafts).collect()
}
