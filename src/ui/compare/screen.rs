//! The drawing of the comparison screen.

use yew::prelude::*;

use super::bar::{Bar, BarAct};
use super::laid::LaidView;
use super::outline::outline;
use super::renumbering::renumbering;
use super::rows::Rows;
use super::texts::Texts;
use super::{Compare, Msg, Open, Phase};
use crate::browser::dom;
use crate::page::{direction, length};
use crate::ui::dialogs::keys::compare_keys;
use crate::ui::focus;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;
use crate::ui::trouble::Trouble;

impl Compare {
    /// Draws the screen.
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        match &self.phase {
            Phase::Loading => {
                html! { <main class="opening"><p role="status">{m::opening()}</p></main> }
            }
            Phase::Comparing(done, all) => {
                let close = ctx.link().callback(|_: MouseEvent| Msg::Bar(BarAct::Close));
                html! {
                    <main class="opening">
                        <p role="status">{m::comparing(*done, *all)}</p>
                        <p><button type="button" onclick={close}>{m::back_to_report()}</button></p>
                    </main>
                }
            }
            Phase::Trouble(words) => self.trouble(ctx, words),
            Phase::Reading(texts) => self.reading(ctx, texts),
        }
    }

    fn trouble(&self, ctx: &Context<Self>, words: &str) -> Html {
        let again = ctx.link().callback(|_: MouseEvent| Msg::TryAgain);
        let close = ctx.link().callback(|_: MouseEvent| Msg::Bar(BarAct::Close));
        html! {
            <Trouble heading={m::compared()} words={words.to_owned()}>
                <p>
                    <button type="button" class="primary" hidden={self.other.is_none()} onclick={again}>
                        {m::try_again()}
                    </button>{" "}
                    <button type="button" onclick={close}>{m::back_to_report()}</button>
                </p>
            </Trouble>
        }
    }

    fn reading(&self, ctx: &Context<Self>, texts: &Texts) -> Html {
        let language = ctx.props().report.language.clone();
        let dir = direction(&language);
        let name = match texts {
            Texts::Revisions(_) => m::compared(),
            Texts::Laid(_) => m::laid_beside(),
        };
        let skip = |event: MouseEvent| {
            event.prevent_default();
            dom::by_id(dom::REPORT).iter().for_each(focus::lead_to);
        };
        html! {
            <div class="app">
                <a class="button skip" href="#report" onclick={Callback::from(skip)}>{m::skip_to_comparison()}</a>
                {self.bar(ctx)}
                <div class={classes!("page", "together", matches!(texts, Texts::Laid(_)).then_some("wide"))}>
                    {self.outline_beside(ctx, texts)}
                    <main class={classes!("report", "compared", length(texts.len(), 0))} id={dom::REPORT}
                        aria-label={name} tabindex="-1" lang={language} {dir}>
                        <p class="hint same" hidden={!self.stops.is_empty()}>{texts.no_changes()}</p>
                        {self.texts(texts)}
                        <p class="hint drawing" hidden={self.drawn >= texts.len()}>
                            {m::drawing(self.drawn, texts.len())}
                        </p>
                    </main>
                </div>
                <div role="status" class="hidden-words">{&self.told}</div>
                {self.dialog(ctx, texts)}
            </div>
        }
    }

    fn bar(&self, ctx: &Context<Self>) -> Html {
        let report = &ctx.props().report;
        let Some(old) = &self.other else {
            return html! { <header hidden=true></header> };
        };
        Bar {
            way: ctx.props().pairing.way,
            old,
            new: (&report.key, &report.symbol),
            title: &report.title,
            changes: self.stops.len(),
            at: self.at,
            only_changes: self.only_changes,
            on_act: ctx.link().callback(Msg::Bar),
        }
        .draw()
    }

    fn texts(&self, texts: &Texts) -> Html {
        let drawn = self.drawn;
        let (current, shown) = (self.current.clone(), self.shown.clone());
        match texts {
            Texts::Revisions(texts) => {
                html! {
                    <Rows texts={texts.clone()} {drawn} {current} {shown}
                        on_go={self.on_go.clone()} on_unfold={self.on_unfold.clone()} />
                }
            }
            Texts::Laid(texts) => {
                html! { <LaidView texts={texts.clone()} {drawn} {current} {shown} /> }
            }
        }
    }

    fn outline_beside(&self, ctx: &Context<Self>, texts: &Texts) -> Html {
        match texts {
            Texts::Revisions(_) => {
                html! { <nav class="outline beside" aria-label={m::outline()}>{self.outline(ctx, texts)}</nav> }
            }
            Texts::Laid(_) => html! { <nav hidden=true></nav> },
        }
    }

    fn outline(&self, ctx: &Context<Self>, texts: &Texts) -> Html {
        let Texts::Revisions(texts) = texts else {
            return html! { <ol hidden=true></ol> };
        };
        let address = |element: &str| self.address(ctx, Some(element.to_owned()));
        outline(texts, &address, &ctx.link().callback(Msg::Chosen))
    }

    fn dialog(&self, ctx: &Context<Self>, texts: &Texts) -> Html {
        let close = ctx.link().callback(|()| Msg::CloseDialog);
        match (self.open, texts, &self.other) {
            (Open::Renumbering, Texts::Revisions(texts), Some(old)) => {
                renumbering(texts, &old.symbol, &ctx.props().report.symbol, close)
            }
            (Open::Outline, ..) => html! {
                <Dialog key="outline" title={m::outline()} on_close={close}>
                    <nav class="outline" aria-label={m::outline()}>{self.outline(ctx, texts)}</nav>
                </Dialog>
            },
            (Open::Keys, ..) => compare_keys(close),
            _ => html! { <div key="none" hidden=true></div> },
        }
    }
}
