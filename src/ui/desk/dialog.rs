//! The open dialog.

use yew::prelude::*;

use super::message::{ExchangingMsg, Msg, Open};
use super::view::choose_encoding;
use super::{Desk, aside, composing, placing, settings};
use crate::browser::clipboard;
use crate::session::AuthorForm;
use crate::ui::dialogs::author::Author;
use crate::ui::dialogs::export::Export;
use crate::ui::dialogs::go_to::go_to;
use crate::ui::dialogs::import::import;
use crate::ui::dialogs::keys::keys;
use crate::ui::dialogs::repairs::repairs;
use crate::ui::dialogs::reports::reports;
use crate::ui::dialogs::rivals::rivals;
use crate::ui::dialogs::settings::settings as settings_view;
use crate::ui::dialogs::statement::Statement;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;

impl Desk {
    /// Draws the open dialog.
    pub(super) fn dialog(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let close = link.callback(|()| Msg::CloseDialog);
        let session = self.common.report.read();
        match &self.common.open {
            Open::None => html! { <div key="none" hidden=true></div> },
            Open::GoTo { wrong } => go_to(wrong.as_deref(), link.callback(Msg::GoTo), close),
            Open::Author { wrong } => {
                let initial = AuthorForm::default();
                html! {
                    <Author key="author" {initial} for_note=true wrong={wrong.clone()}
                        on_act={link.callback(Msg::Author)} />
                }
            }
            Open::Profile { id, wrong } => {
                let initial = id
                    .as_ref()
                    .and_then(|id| composing::profile(&self.common, id))
                    .map(AuthorForm::from)
                    .unwrap_or_default();
                html! {
                    <Author key="profile" {initial} for_note=false wrong={wrong.clone()}
                        on_act={link.callback(Msg::Author)} />
                }
            }
            Open::Export => {
                let counts = session.how_many();
                let on_export = self.exchange(ExchangingMsg::Export);
                html! { <Export key="export" {counts} {on_export} on_close={close} /> }
            }
            Open::Import => {
                let on_act = self.exchange(ExchangingMsg::Import);
                import(self.exchanging.view(), &on_act)
            }
            Open::Statement => {
                let (plain, markdown) = session.statement(&m::Words);
                let on_act = self.exchange(ExchangingMsg::Statement);
                html! { <Statement key="statement" {plain} {markdown} {on_act} on_close={close} /> }
            }
            Open::Settings => settings_view(
                &settings::view(&self.common),
                aside::in_settings(&self.common),
                &link.callback(Msg::Settings),
            ),
            Open::Carried => placing::dialog(&self.common),
            Open::Repairs => {
                let is_hosted = ctx.props().library.catalogue().entry(session.key());
                let choose = is_hosted.map(|_| choose_encoding(ctx));
                repairs(&self.common.document, choose.as_ref(), close)
            }
            Open::Rivals(block) => self.rivals(*block, close),
            Open::Reports => reports(
                &ctx.props().library,
                session.key(),
                link.callback(Msg::Library),
                close,
            ),
            Open::Outline => html! {
                <Dialog key="outline" title={m::outline()} on_close={close}>
                    <nav class="outline" aria-label={m::outline()}>{self.outline(ctx)}</nav>
                </Dialog>
            },
            Open::Keys => keys(close),
        }
    }

    /// Makes the callback that passes acts in a dialog on to importing and exporting.
    fn exchange<T: 'static>(&self, told: fn(T) -> ExchangingMsg) -> Callback<T> {
        let link = &self.common.link;
        link.callback(move |what| Msg::Exchanging(told(what)))
    }

    /// Draws the proposals for a block as a dialog.
    fn rivals(&self, block: usize, on_close: Callback<()>) -> Html {
        let desk = &self.common;
        let Some(all) = self.looking.rivals_on(desk, block) else {
            return html! { <div key="none" hidden=true></div> };
        };
        let on_copy = desk.link.callback_future(|text: String| async move {
            let done = clipboard::copy(&text).await;
            Msg::Copied(m::the_text().to_owned(), done)
        });
        let address = desk.address_of(Some(block));
        rivals(&all, &address, &desk.document, &on_copy, on_close)
    }
}
