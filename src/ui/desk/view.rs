//! How the desk is drawn.

use yew::html::Scope;
use yew::prelude::*;

use super::{Desk, Msg, Open};
use crate::session::AuthorForm;
use crate::session::{Direction, Standing};
use crate::ui::composer::Act;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::author::Author;
use crate::ui::dialogs::export::Export;
use crate::ui::dialogs::go_to::go_to;
use crate::ui::dialogs::import::import;
use crate::ui::dialogs::keys::keys;
use crate::ui::dialogs::repairs::repairs;
use crate::ui::dialogs::reports::reports;
use crate::ui::dialogs::settings::settings;
use crate::ui::dialogs::statement::Statement;
use crate::ui::icons::{Icon, icon};
use crate::ui::library::LibraryAct;
use crate::ui::margin::{Margin, MarginAct};
use crate::ui::messages as m;
use crate::ui::note_card::NoteAct;
use crate::ui::outline::Outline;
use crate::ui::shaping::shaped;

/// What the margin calls, made once: a component given another callback is drawn again.
pub(super) struct Calls {
    margin: Callback<MarginAct>,
    note: Callback<NoteAct>,
    write: Callback<Act>,
    draft: Callback<usize>,
    sheet: Callback<()>,
}

impl Calls {
    pub(super) fn new(link: &Scope<Desk>) -> Self {
        Self {
            margin: link.callback(Msg::Margin),
            note: link.callback(Msg::Note),
            write: link.callback(Msg::Write),
            draft: link.callback(Msg::ContinueDraft),
            sheet: link.callback(|()| Msg::ToggleSheet),
        }
    }
}

impl Desk {
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        html! {
            <div class="app">
                <a class="button skip" href="#report"
                    onclick={link.callback(|event: MouseEvent| { event.prevent_default(); Msg::GoToBlock(0) })}>
                    {m::skip()}
                </a>
                {self.bar(ctx)}
                {self.banners(ctx)}
                <div class="page">
                    <nav class="outline beside" aria-label={m::outline()}>{self.outline(ctx)}</nav>
                    {self.report()}
                    {self.notes()}
                </div>
                {self.placing_bar(ctx)}
                {self.selection_bar()}
                {self.toast(ctx)}
                <div class="drop-over" hidden={!self.dragging}>{m::drop_over()}</div>
                {self.dialog(ctx)}
            </div>
        }
    }

    fn notes(&self) -> Html {
        let (calls, looking) = (&self.calls, &self.looking);
        html! {
            <Margin document={self.document.clone()} groups={looking.shown.groups().clone()} by_time={looking.by_time.clone()}
                portion={looking.portion} filter={looking.filter.clone()} counts={looking.shown.counts()} choices={looking.choices.clone()}
                active={self.active.clone()} active_at={self.active_spots()} unfolded={looking.unfolded.clone()} composer={self.open_composer_view()} drafts={self.waiting_view()}
                open={self.sheet_open} current={self.current} on_act={calls.margin.clone()} on_note={calls.note.clone()}
                on_write={calls.write.clone()} on_draft={calls.draft.clone()} on_toggle={calls.sheet.clone()} />
        }
    }

    fn outline(&self, ctx: &Context<Self>) -> Html {
        html! {
            <Outline document={self.document.clone()} document_key={self.session.borrow().key().clone()}
                counts={self.begins.clone()} current={self.current} on_choose={ctx.link().callback(Msg::GoToBlock)} />
        }
    }

    fn bar(&self, ctx: &Context<Self>) -> Html {
        let open = |open: Open| {
            ctx.link()
                .callback(move |_: MouseEvent| Msg::Open(open.clone()))
        };
        let in_memory = ctx.props().in_memory;
        let session = self.session.borrow();
        let (state, says) = match (in_memory, self.is_all_kept()) {
            (true, _) => ("memory", m::not_kept()),
            (false, false) => ("memory", m::not_all_kept()),
            (false, true) => ("", m::kept_here()),
        };
        html! {
            <header class="bar">
                <button type="button" class="icon quiet open-outline" title={m::outline()} aria-label={m::outline()}
                    onclick={open(Open::Outline)}>
                    {icon(Icon::MENU)}
                </button>
                <div class="here">
                    if self.document.masthead().title.is_none() {
                        <h1 class="hidden-words">{session.title()}</h1>
                    }
                    <button type="button" class="quiet symbol-button" translate="no" title={m::reports()}
                        onclick={open(Open::Reports)}>
                        <strong>{session.symbol()}</strong>
                    </button>
                    <span dir="auto" hidden={session.title().starts_with(&session.symbol())}>
                        {shaped(&session.title())}
                    </span>
                </div>
                <span class={classes!("state", state)}>{says}</span>
                <button type="button" class="quiet go-to" title={m::go_to()} aria-label={m::go_to()}
                    onclick={open(Open::GoTo { wrong: None })}>
                    {icon(Icon::GO_TO)}<span class="words">{m::go_to()}</span>
                </button>
                {self.back_button(ctx, Direction::Undo)}
                {self.back_button(ctx, Direction::Redo)}
                <button type="button" class="quiet statement-button" aria-label={m::statement_short()}
                    title={m::statement_title()} onclick={open(Open::Statement)}>
                    <span class="narrow">{icon(Icon::STATEMENT)}</span><span class="words">{m::statement_short()}</span>
                </button>
                <button type="button" aria-label={m::import()} title={m::import_title()} onclick={open(Open::Import)}>
                    <span class="narrow">{icon(Icon::IMPORT)}</span><span class="words">{m::import()}</span>
                </button>
                <button type="button" class="primary" aria-label={m::export()} title={m::export_title()}
                    onclick={open(Open::Export)}>
                    <span class="narrow">{icon(Icon::EXPORT)}</span><span class="words">{m::export()}</span>
                </button>
                <button type="button" class="icon quiet" title={m::settings()} aria-label={m::settings()}
                    onclick={open(Open::Settings)}>
                    {icon(Icon::SETTINGS)}
                </button>
            </header>
        }
    }

    fn back_button(&self, ctx: &Context<Self>, direction: Direction) -> Html {
        let discarded = self.undo_discard().filter(|_| direction == Direction::Undo);
        let what = discarded.or_else(|| {
            let step = self.session.borrow().next(direction)?;
            Some(m::next_step(direction, &step))
        });
        let (drawing, none) = match direction {
            Direction::Undo => (Icon::UNDO, m::undo()),
            Direction::Redo => (Icon::REDO, m::redo()),
        };
        let words = what.clone().unwrap_or_else(|| none.to_owned());
        let onclick = ctx
            .link()
            .callback(move |_: MouseEvent| Msg::Back(direction));
        html! {
            <button type="button" class="icon quiet back" disabled={what.is_none()} title={words.clone()}
                aria-label={words} {onclick}>
                {icon(drawing)}
            </button>
        }
    }

    fn banners(&self, ctx: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let export = ctx.link().callback(|_: MouseEvent| Msg::Open(Open::Export));
        let dismiss = ctx.link().callback(|_: MouseEvent| Msg::DismissReminder);
        let Standing {
            damaged,
            newer,
            reminder,
            ..
        } = session.standing();
        let due = reminder.filter(|_| !self.reminder_dismissed);
        html! {
            <>
                <div class="banner bad" role="status" hidden={!ctx.props().in_memory}><p>{m::storage_blocked()}</p></div>
                {self.missing_banner(ctx)}
                {self.unkept_banner(ctx)}
                <div class="banner bad" role="status" hidden={ctx.props().notice.is_none()}>
                    <p>{ctx.props().notice.clone().unwrap_or_default()}</p>
                </div>
                {encoding_banner(ctx)}
                <div class="banner bad" role="status" hidden={damaged == 0}>
                    <p>{m::damaged(damaged)}</p>
                    <button type="button" onclick={ctx.link().callback(|_: MouseEvent| Msg::Open(Open::Settings))}>
                        {m::settings()}
                    </button>
                </div>
                <div class="banner" role="status" hidden={newer == 0}><p>{m::newer_version(newer)}</p></div>
                {self.aside_banner(ctx)}
                {self.carried_banner(ctx)}
                <div class="banner" role="status" hidden={due.is_none()}>
                    <p>{due.map(m::reminder).unwrap_or_default()}</p>
                    <button type="button" onclick={export}>{m::export_now()}</button>
                    <button type="button" class="quiet" onclick={dismiss}>{m::dismiss()}</button>
                </div>
            </>
        }
    }

    fn toast(&self, ctx: &Context<Self>) -> Html {
        let undo = ctx
            .link()
            .callback(|_: MouseEvent| Msg::Back(Direction::Undo));
        let close = ctx.link().callback(|_: MouseEvent| Msg::ClearToast);
        html! {
            <div role="status" class="live">
                if let Some(toast) = &self.toast {
                    <div class="toast">
                        <span>{&toast.text}</span>
                        <button type="button" hidden={!toast.undo} onclick={undo}>{m::undo()}</button>
                        <button type="button" class="icon" aria-label={m::dismiss()} onclick={close}>
                            {icon(Icon::CLOSE)}
                        </button>
                    </div>
                }
            </div>
        }
    }

    fn dialog(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let close = link.callback(|()| Msg::CloseDialog);
        let session = self.session.borrow();
        match &self.open {
            Open::None => html! { <div key="none" hidden=true></div> },
            Open::GoTo { wrong } => go_to(wrong.as_deref(), link.callback(Msg::GoTo), close),
            Open::Author { .. } => {
                html! { <Author key="author" initial={AuthorForm::default()} for_note=true on_act={link.callback(Msg::Author)} /> }
            }
            Open::Profile { id } => {
                let initial = id
                    .as_ref()
                    .and_then(|id| self.profile(id))
                    .map(AuthorForm::from)
                    .unwrap_or_default();
                html! { <Author key="profile" {initial} for_note=false on_act={link.callback(Msg::Author)} /> }
            }
            Open::Export => {
                let counts = session.how_many();
                html! { <Export key="export" {counts} on_export={link.callback(Msg::Export)} on_close={close} /> }
            }
            Open::Import => import(&self.import, &link.callback(Msg::Import)),
            Open::Statement => {
                let (plain, markdown) = session.statement(&m::Words);
                html! { <Statement key="statement" {plain} {markdown} on_act={link.callback(Msg::Statement)} on_close={close} /> }
            }
            Open::Settings => settings(
                &self.settings_view(),
                self.aside_in_settings(ctx),
                &link.callback(Msg::Settings),
            ),
            Open::Carried => self.carried_dialog(ctx),
            Open::Repairs => {
                let is_hosted = ctx.props().library.catalogue().entry(session.key());
                let choose = is_hosted.map(|_| choose_encoding(ctx));
                repairs(&self.document, choose.as_ref(), close)
            }
            Open::Rivals(block) => self.rivals(ctx, *block, close),
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
}

/// Says which encoding was guessed for a hosted report.
fn encoding_banner(ctx: &Context<Desk>) -> Html {
    let encoding = ctx.props().encoding;
    let change = choose_encoding(ctx).reform(|_: MouseEvent| ());
    html! {
        <div class="banner" role="status" hidden={encoding.is_none()}>
            <p>{encoding.map(m::read_in_encoding).unwrap_or_default()}</p>
            <button type="button" onclick={change}>{m::check_encoding()}</button>
        </div>
    }
}

fn choose_encoding(ctx: &Context<Desk>) -> Callback<()> {
    ctx.link().callback(|()| Msg::Library(LibraryAct::Encoding))
}
