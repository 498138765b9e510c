//! Data that is visible but not in the store: reported, kept again on request, or copied.

use yew::prelude::*;

use super::common::Common;
use super::message::{Msg, Open};
use crate::annotation::Contribution;
use crate::ui::kit::{Tone, banner};
use crate::ui::messages as m;

/// Returns whether all saved notes and typed text are in the store.
pub fn is_all_kept(desk: &Common) -> bool {
    let session = desk.report.read();
    session.standing().missing.is_nothing() && session.unkept_drafts().is_empty()
}

/// Draws the banner about data that was cleared while visible, with the way back.
pub fn missing_banner(desk: &Common) -> Html {
    let session = desk.report.read();
    let missing = session.standing().missing;
    let drafts = session.unkept_drafts().len();
    let words = || m::missing_here(missing.notes, drafts, missing.others);
    let write_back = desk.link.callback(|_: MouseEvent| Msg::WriteBack);
    banner(
        Tone::Bad,
        (!missing.is_nothing()).then(words),
        html! {
            <>
                <button type="button" onclick={write_back}>{m::write_back()}</button>
                <button type="button" class="quiet" onclick={desk.opens(Open::Export)}>{m::export_now()}</button>
            </>
        },
    )
}

/// Draws the banner about drafts, of any report, that the store refused. It omits the draft of the open
/// composer if the composer itself reports it.
pub fn drafts_banner(desk: &Common, composer_tells: bool) -> Html {
    let session = desk.report.read();
    let all = session.unkept_drafts();
    let waiting = all.len().saturating_sub(usize::from(composer_tells));
    let elsewhere = all.iter().filter(|(report, _)| report != session.key());
    let elsewhere = elsewhere.count();
    let is_told = waiting > 0 && session.standing().missing.is_nothing();
    let on = |msg: fn() -> Msg| desk.link.callback(move |_: MouseEvent| msg());
    banner(
        Tone::Bad,
        is_told.then(|| m::unkept_drafts(waiting, elsewhere)),
        html! {
            <>
                <button type="button" onclick={on(|| Msg::WriteBack)}>{m::write_back()}</button>
                <button type="button" onclick={on(|| Msg::CopyUnkept)}>{m::copy_drafts()}</button>
            </>
        },
    )
}

/// Copies the words of all drafts that are in memory only.
pub fn copy(desk: &Common) {
    let drafts = desk.report.read().unkept_drafts();
    let words = drafts.iter().map(|(report, draft)| {
        let Contribution { proposed, text, .. } = &draft.contribution;
        m::draft_as_text(report.as_str(), proposed, text)
    });
    let text = words.collect::<Vec<_>>().join("\n\n");
    desk.copy(text, m::drafts(drafts.len()));
}
