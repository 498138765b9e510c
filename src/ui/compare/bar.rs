//! The bar of a comparison: which texts, how many changes, and where to go.

use yew::prelude::*;

use super::pairing::Way;
use crate::document::{CatalogueEntry, DocumentKey};
use crate::ui::icons::{Icon, icon};
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// What can be done in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarAct {
    Next,
    Previous,
    OnlyChanges,
    Renumbering,
    Outline,
    Close,
}

/// What the bar shows.
pub struct Bar<'a> {
    pub way: Way,
    pub old: &'a CatalogueEntry,
    /// The key and number of the text that the address names.
    pub new: (&'a DocumentKey, &'a str),
    pub title: &'a str,
    /// How many changes there are, and the number of the one that the reader is at.
    pub changes: usize,
    pub at: Option<usize>,
    pub only_changes: bool,
    pub on_act: Callback<BarAct>,
}

impl Bar<'_> {
    pub fn draw(&self) -> Html {
        let act = |act: BarAct| self.on_act.reform(move |_: MouseEvent| act);
        let nothing = self.changes == 0;
        html! {
            <header class="bar comparing">
                <button type="button" class="icon quiet open-outline" hidden={self.way == Way::Beside}
                    title={m::outline()} aria-label={m::outline()} onclick={act(BarAct::Outline)}>
                    {icon(Icon::MENU)}
                </button>
                <div class="here">{self.symbols()}<span dir="auto">{shaped(self.title)}</span></div>
                <div class="steps" role="group" aria-label={m::changes(self.changes)}>
                    <span class="which">{self.tally()}</span>
                    <button type="button" class="icon quiet" disabled={nothing} title={m::previous_change()}
                        aria-label={m::previous_change()} onclick={act(BarAct::Previous)}>
                        {icon(Icon::UP)}
                    </button>
                    <button type="button" class="icon quiet" disabled={nothing} title={m::next_change()}
                        aria-label={m::next_change()} onclick={act(BarAct::Next)}>
                        {icon(Icon::DOWN)}
                    </button>
                </div>
                <button type="button" class="toggle" aria-pressed={self.only_changes.to_string()} disabled={nothing}
                    onclick={act(BarAct::OnlyChanges)}>
                    {m::only_changes()}
                </button>
                <button type="button" class="quiet" hidden={self.way == Way::Beside}
                    onclick={act(BarAct::Renumbering)}>
                    {m::renumbering()}
                </button>
                <button type="button" class="primary close" title={m::close_comparison()}
                    aria-label={m::close_comparison()} onclick={act(BarAct::Close)}>
                    <span class="narrow">{icon(Icon::CLOSE)}</span><span class="words">{m::close()}</span>
                </button>
            </header>
        }
    }

    /// The two numbers, each a link to its report: from the older to the newer one, or the part
    /// beside its main text.
    fn symbols(&self) -> Html {
        let link = |key: &DocumentKey, symbol: &str| {
            html! { <a translate="no" href={format!("#/{key}/")}>{symbol}</a> }
        };
        let old = link(&self.old.key, &self.old.symbol);
        let new = link(self.new.0, self.new.1);
        let (first, between, second) = match self.way {
            Way::AsOne => (old, m::compared_to(), new),
            Way::Beside => (new, m::beside_text(), old),
        };
        html! {
            <strong class="pair">
                {first}<span aria-hidden="true">{between.sign}</span><span class="hidden-words">{between.words}</span>{second}
            </strong>
        }
    }

    fn tally(&self) -> Html {
        match self.at {
            Some(at) => html! { {m::change_of(&(at + 1).to_string(), self.changes)} },
            None => html! {
                <>
                    <span class="words">{m::changes(self.changes)}</span>
                    <span class="narrow">{m::change_of(m::at_no_change(), self.changes)}</span>
                </>
            },
        }
    }
}
