//! What is in sight and not in the store: told, kept again when the person says so, or copied.

use yew::prelude::*;

use super::{Desk, Msg, Open};
use crate::annotation::Contribution;
use crate::browser::clipboard;
use crate::ui::messages as m;

impl Desk {
    /// Whether all that was acknowledged and typed is in the store.
    pub(super) fn is_all_kept(&self) -> bool {
        let session = self.session.borrow();
        session.standing().missing.is_nothing() && session.unkept_drafts().is_empty()
    }

    /// What was cleared away while it was in sight, with the way back.
    pub(super) fn missing_banner(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let missing = session.standing().missing;
        let drafts = session.unkept_drafts().len();
        let words = m::missing_here(missing.notes, drafts, missing.others);
        let link = ctx.link();
        let export = link.callback(|_: MouseEvent| Msg::Open(Open::Export));
        html! {
            <div class="banner bad" role="status" hidden={missing.is_nothing()}>
                <p>{if missing.is_nothing() { String::new() } else { words }}</p>
                <button type="button" onclick={link.callback(|_: MouseEvent| Msg::WriteBack)}>{m::write_back()}</button>
                <button type="button" class="quiet" onclick={export}>{m::export_now()}</button>
            </div>
        }
    }

    /// The drafts of any report that the store did not take. Of the one in the open composer the
    /// composer tells.
    pub(super) fn unkept_banner(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let open = self.composing.as_ref();
        let open = open.filter(|composing| composing.wrong.is_some());
        let all = session.unkept_drafts();
        let waiting = all.len().saturating_sub(usize::from(open.is_some()));
        let elsewhere = all.iter().filter(|(report, _)| report != session.key());
        let elsewhere = elsewhere.count();
        let is_told = waiting > 0 && session.standing().missing.is_nothing();
        let link = ctx.link();
        html! {
            <div class="banner bad unkept" role="status" hidden={!is_told}>
                <p>{if is_told { m::unkept_drafts(waiting, elsewhere) } else { String::new() }}</p>
                <button type="button" onclick={link.callback(|_: MouseEvent| Msg::WriteBack)}>{m::write_back()}</button>
                <button type="button" onclick={link.callback(|_: MouseEvent| Msg::CopyUnkept)}>{m::copy_drafts()}</button>
            </div>
        }
    }

    /// Copies the words of all drafts that are in memory only.
    pub(super) fn copy_unkept(&self, ctx: &Context<Self>) {
        let drafts = self.session.borrow().unkept_drafts();
        let count = drafts.len();
        let words = drafts.iter().map(|(report, draft)| {
            let Contribution { proposed, text, .. } = &draft.contribution;
            m::draft_as_text(report.as_str(), proposed, text)
        });
        let text = words.collect::<Vec<_>>().join("\n\n");
        ctx.link().send_future(async move {
            let done = clipboard::copy(&text).await;
            Msg::Copied(m::drafts(count), done)
        });
    }
}
