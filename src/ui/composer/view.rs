//! The drawing of a composer.

use yew::prelude::*;

use super::form::Form;
use super::{Composer, Misplaced, Msg, fields, keys, kinds, more, quote};
use crate::session::Composition;
use crate::trap;
use crate::ui::kit::{Icon, IconButton, icon, kind_class, kind_icon};
use crate::ui::messages as m;
use crate::ui::note_card::{QUOTED, name_of, shortened};
use crate::ui::shaping::shaped;

impl Composer {
    /// Draws the composer.
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        trap::spring("composing", &self.writing.filled.text);
        let form = self.form(ctx);
        let title = title(&form);
        let kind = &self.writing.filled.kind;
        let close = ctx.link().callback(|_: MouseEvent| Msg::Close);
        html! {
            <section class={classes!("composer", kind_class(kind))} aria-label={title.clone()}
                onkeydown={keys::on_keys(ctx)}>
                <div class="top">
                    <h2>{title}</h2>
                    <span class="private-mark" hidden={!self.writing.filled.private}>
                        {icon(Icon::PRIVATE)}{" "}{m::private()}
                    </span>
                    {IconButton::new(Icon::CLOSE, m::close_keep(), close).draw()}
                </div>
                {answered(&form)}
                {self.speaks_of(&form)}
                {kinds::kinds(&form)}
                {fields::fields(&form)}
                {more::more(&form, self.more)}
                <p class="wrong" role="alert" hidden={props.wrong.is_none()}>{props.wrong.clone()}</p>
                if self.asking {
                    {ask(ctx)}
                } else {
                    {self.actions(ctx)}
                }
            </section>
        }
    }

    /// Draws the words that the note speaks of. While the note is new, the person can name other words
    /// of the block.
    fn speaks_of(&self, form: &Form<'_>) -> Html {
        let Some(present) = &self.writing.present else {
            return html! { <div hidden=true></div> };
        };
        let about = form.about;
        let range = self.writing.range();
        let whole = range.is_some_and(|range| range.is_block(&about.document));
        let says = if whole {
            m::on_whole(&form.address())
        } else {
            m::on_words(present)
        };
        match self.writing.in_one_block() {
            Some(range) => {
                let wrong = match &self.misplaced {
                    Some(Misplaced::Words(why)) => Some(why.as_str()),
                    _ => None,
                };
                html! {
                    <details class="on" key="on">
                        <summary><span dir="auto">{shaped(&says)}</span>{" "}<small>{m::quote_hint()}</small></summary>
                        {quote::quote(form, range, wrong)}
                    </details>
                }
            }
            None => {
                html! { <p class="on" key="on" dir="auto" hidden={self.writing.adds()}>{shaped(&says)}</p> }
            }
        }
    }

    fn actions(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let says = self.writing.says(&ctx.props().about);
        html! {
            <>
                <p class="hint" hidden={!says}>{m::markdown_hint()}</p>
                <div class="foot">
                    {self.told(ctx)}
                    <button type="button" class="primary" onclick={link.callback(|_: MouseEvent| Msg::Save)}
                        title={m::keys_of_save()}>
                        {m::save()}
                    </button>
                    <button type="button" hidden={!says} onclick={link.callback(|_: MouseEvent| Msg::Preview)}
                        aria-pressed={self.preview.to_string()}>
                        {m::preview()}
                    </button>
                    <button type="button" class="quiet" hidden={!self.writing.is_changed_text()}
                        onclick={link.callback(|_: MouseEvent| Msg::Reset)}>
                        {m::reset()}
                    </button>
                    <span class="push"></span>
                    <button type="button" class="quiet danger discard"
                        onclick={link.callback(|_: MouseEvent| Msg::Discard)}>
                        {m::discard()}
                    </button>
                </div>
            </>
        }
    }
}

fn title(form: &Form<'_>) -> String {
    let address = form.address();
    match form.writing.slot {
        Composition::Document | Composition::New(_) => m::new_note_on(&address),
        Composition::Edit { .. } => m::edit_note_on(&address),
        Composition::Answer { .. } => m::answer_on(&address),
    }
}

/// Draws a short summary of the answered note.
fn answered(form: &Form<'_>) -> Html {
    let Some(answered) = &form.about.answered else {
        return html! { <div hidden=true></div> };
    };
    let kind = m::kind_name(&answered.kind);
    html! {
        <div class="answered">
            <strong>{kind_icon(&answered.kind)}{" "}{m::answered(&name_of(&answered.who), kind)}</strong>
            <p dir="auto">{shaped(&shortened(&answered.words, QUOTED))}</p>
        </div>
    }
}

/// Draws the question asked before a draft is discarded.
fn ask(ctx: &Context<Composer>) -> Html {
    let link = ctx.link();
    html! {
        <div class="foot" role="alertdialog" aria-label={m::discard_ask()}>
            <strong>{m::discard_ask()}</strong>
            <span class="push"></span>
            <button type="button" class="danger" onclick={link.callback(|_: MouseEvent| Msg::Discard)}>
                {m::discard_yes()}
            </button>
            <button type="button" class="keep" onclick={link.callback(|_: MouseEvent| Msg::KeepIt)}>
                {m::discard_no()}
            </button>
        </div>
    }
}
