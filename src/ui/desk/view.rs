//! The drawing of the desk.

use yew::html::Scope;
use yew::prelude::*;

use super::message::{ComposingMsg, LookingMsg, Msg, Open};
use super::{Desk, aside, placing, unkept};
use crate::annotation::Direction;
use crate::session::Standing;
use crate::ui::composer::Act;
use crate::ui::kit::{self, Icon, IconButton, Tone, banner, icon};
use crate::ui::library::LibraryAct;
use crate::ui::margin::{Margin, MarginAct};
use crate::ui::messages as m;
use crate::ui::note_card::NoteAct;
use crate::ui::outline::Outline;
use crate::ui::shaping::shaped;

/// The callbacks of the margin, made once, because a new callback would redraw it.
pub(super) struct Calls {
    margin: Callback<MarginAct>,
    note: Callback<NoteAct>,
    write: Callback<Act>,
    draft: Callback<usize>,
    sheet: Callback<()>,
}

impl Calls {
    /// Makes the callbacks.
    pub(super) fn new(link: &Scope<Desk>) -> Self {
        Self {
            margin: link.callback(|act| Msg::Looking(LookingMsg::Margin(act))),
            note: link.callback(Msg::Note),
            write: link.callback(|act| Msg::Composing(ComposingMsg::Act(act))),
            draft: link.callback(|index| Msg::Composing(ComposingMsg::Continue(index))),
            sheet: link.callback(|()| Msg::ToggleSheet),
        }
    }
}

impl Desk {
    /// Draws the desk.
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let (desk, placing) = (&self.common, self.placing.is_on());
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
                    {self.selecting.text(desk, &self.looking, placing)}
                    {self.notes()}
                </div>
                {self.placing.bar(desk)}
                {self.selecting.bar(desk, placing)}
                {self.toast(ctx)}
                <div class="drop-over" hidden={!self.exchanging.is_dragged_over()}>{m::drop_over()}</div>
                {self.dialog(ctx)}
            </div>
        }
    }

    fn notes(&self) -> Html {
        let (desk, calls, looking) = (&self.common, &self.calls, &self.looking);
        html! {
            <Margin document={desk.document.clone()} groups={looking.shown.groups().clone()}
                by_time={looking.by_time.clone()} portion={looking.portion} filter={looking.filter.clone()}
                counts={looking.shown.counts()} choices={looking.choices.clone()} active={looking.active.clone()}
                active_at={looking.active_spots(desk)} unfolded={looking.unfolded.clone()}
                composer={self.composing.view(desk)} drafts={self.composing.waiting_view(desk)}
                open={desk.sheet_open} current={desk.current} on_act={calls.margin.clone()}
                on_note={calls.note.clone()} on_write={calls.write.clone()} on_draft={calls.draft.clone()}
                on_toggle={calls.sheet.clone()} />
        }
    }

    /// Draws the outline.
    pub(super) fn outline(&self, ctx: &Context<Self>) -> Html {
        let desk = &self.common;
        html! {
            <Outline document={desk.document.clone()} document_key={desk.report.read().key().clone()}
                counts={desk.drawn.begins.clone()} current={desk.current}
                on_choose={ctx.link().callback(Msg::GoToBlock)} />
        }
    }

    fn bar(&self, ctx: &Context<Self>) -> Html {
        let open = |open: Open| self.common.opens(open);
        let in_memory = ctx.props().in_memory;
        let session = self.common.report.read();
        let (state, says) = match (in_memory, unkept::is_all_kept(&self.common)) {
            (true, _) => ("memory", m::not_kept()),
            (false, false) => ("memory", m::not_all_kept()),
            (false, true) => ("", m::kept_here()),
        };
        html! {
            <header class="bar">
                {IconButton::new(Icon::MENU, m::outline(), open(Open::Outline)).class("quiet open-outline").draw()}
                <div class="here">
                    if self.common.document.masthead().title.is_none() {
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
                {IconButton::new(Icon::SETTINGS, m::settings(), open(Open::Settings)).draw()}
            </header>
        }
    }

    fn back_button(&self, ctx: &Context<Self>, direction: Direction) -> Html {
        let discarded = self
            .composing
            .undo_discard(&self.common)
            .filter(|_| direction == Direction::Undo);
        let what = discarded.or_else(|| {
            let step = self.common.report.read().next(direction)?;
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
        let button = IconButton::new(drawing, words, onclick).class("quiet back");
        button.disabled(what.is_none()).draw()
    }

    fn banners(&self, ctx: &Context<Self>) -> Html {
        let session = self.common.report.read();
        let desk = &self.common;
        let dismiss = ctx.link().callback(|_: MouseEvent| Msg::DismissReminder);
        let Standing {
            damaged,
            newer,
            reminder,
            ..
        } = session.standing();
        let due = reminder.filter(|_| !self.reminder_dismissed);
        let blocked = ctx
            .props()
            .in_memory
            .then(|| m::storage_blocked().to_owned());
        let settings = html! {
            <button type="button" onclick={desk.opens(Open::Settings)}>{m::settings()}</button>
        };
        let remind = html! {
            <>
                <button type="button" onclick={desk.opens(Open::Export)}>{m::export_now()}</button>
                <button type="button" class="quiet" onclick={dismiss}>{m::dismiss()}</button>
            </>
        };
        html! {
            <>
                {banner(Tone::Bad, blocked, Html::default())}
                {unkept::missing_banner(desk)}
                {unkept::drafts_banner(desk, self.composing.says_not_kept())}
                {banner(Tone::Bad, ctx.props().notice.clone(), Html::default())}
                {encoding_banner(ctx)}
                {banner(Tone::Bad, (damaged > 0).then(|| m::damaged(damaged)), settings)}
                {banner(Tone::Plain, (newer > 0).then(|| m::newer_version(newer)), Html::default())}
                {aside::banner(desk)}
                {placing::banner(desk)}
                {banner(Tone::Plain, due.map(m::reminder), remind)}
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
                if let Some(told) = &self.common.toast {
                    {kit::toast(
                        html! { {&told.text} },
                        html! { <button type="button" hidden={!told.undo} onclick={undo}>{m::undo()}</button> },
                        close,
                    )}
                }
            </div>
        }
    }
}

/// Draws the banner that names the encoding guessed for a hosted report.
fn encoding_banner(ctx: &Context<Desk>) -> Html {
    let encoding = ctx.props().encoding;
    let change = choose_encoding(ctx).reform(|_: MouseEvent| ());
    banner(
        Tone::Plain,
        encoding.map(m::read_in_encoding),
        html! { <button type="button" onclick={change}>{m::check_encoding()}</button> },
    )
}

/// Makes the callback that lets the reader choose another encoding.
pub(super) fn choose_encoding(ctx: &Context<Desk>) -> Callback<()> {
    ctx.link().callback(|()| Msg::Library(LibraryAct::Encoding))
}
