//! The entries that the app crashed on: named, and put back when the person wants it.

use yew::prelude::*;

use super::common::Common;
use super::message::{AsideAct, Msg, Told};
use crate::browser::files;
use crate::browser::kept::Session;
use crate::keeping::{Aside, AsideKind};
use crate::session::Done;
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// How many of the entries set aside are listed; the others are counted. With more, the report would be
/// pushed out of sight. With fewer, a person could not pick the entry to try.
const LISTED: usize = 100;

/// Carries out the person's act on entries that were set aside.
pub fn act(desk: &mut Common, act: AsideAct) {
    match act {
        AsideAct::PutBack(name) => desk.change(
            move |session| session.take_back(name.as_deref()),
            Told::TakenBack,
        ),
        AsideAct::Dismiss => desk.change(Session::dismiss_aside, |result| {
            Told::Did(result.map(|()| Done::Nothing))
        }),
        AsideAct::Download => {
            let text = desk.report.read().aside_file();
            if !files::download(m::ASIDE_FILE, "application/json", &text) {
                desk.say(m::download_failed().to_owned(), false);
            }
        }
    }
}

/// Draws the banner that names entries set aside, until the person dismisses it.
pub fn banner(desk: &Common) -> Html {
    let session = desk.report.read();
    let is_dismissed = session.aside().iter().all(|one| one.is_dismissed);
    let dismiss = on(desk, || AsideAct::Dismiss);
    html! {
        <div class="banner bad set-aside" role="status" hidden={is_dismissed}>
            {list(desk, session.aside())}
            <button type="button" class="quiet" onclick={dismiss}>{m::dismiss()}</button>
        </div>
    }
}

/// Draws the entries set aside for the settings, even if the banner was dismissed.
pub fn in_settings(desk: &Common) -> Html {
    let session = desk.report.read();
    html! {
        <div class="set-aside" hidden={session.aside().is_empty()}>
            {list(desk, session.aside())}
        </div>
    }
}

fn on(desk: &Common, act: fn() -> AsideAct) -> Callback<MouseEvent> {
    desk.link.callback(move |_| Msg::Aside(act()))
}

/// Draws the entries set aside, with the acts possible for each.
fn list(desk: &Common, aside: &[Aside]) -> Html {
    let download = on(desk, || AsideAct::Download);
    let put_back = on(desk, || AsideAct::PutBack(None));
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
                        {line(desk, one)}
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

fn line(desk: &Common, aside: &Aside) -> Html {
    let name = aside.name().to_owned();
    let put_back = desk
        .link
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
