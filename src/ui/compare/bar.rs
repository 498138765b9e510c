//! The bar of a comparison: the two texts, the number of changes, and the ways to move among them.

use yew::prelude::*;

use super::pairing::Way;
use crate::document::{CatalogueEntry, DocumentKey};
use crate::ui::kit::{Icon, IconButton, icon};
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// The acts that the bar offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarAct {
    /// Go to the next change.
    Next,
    /// Go to the previous change.
    Previous,
    /// Show only the changes, or everything again.
    OnlyChanges,
    /// Show the table of new numbers.
    Renumbering,
    /// Show the outline.
    Outline,
    /// Go back to the report.
    Close,
}

/// The content of the bar.
pub struct Bar<'a> {
    /// How the two texts are read together.
    pub way: Way,
    /// The older or main text.
    pub old: &'a CatalogueEntry,
    /// The key and number of the text that the address names.
    pub new: (&'a DocumentKey, &'a str),
    /// The title of the text that the address names.
    pub title: &'a str,
    /// The number of changes.
    pub changes: usize,
    /// The index of the change where the reader is.
    pub at: Option<usize>,
    /// Whether only the changes are shown.
    pub only_changes: bool,
    /// Receives the person's acts in the bar.
    pub on_act: Callback<BarAct>,
}

impl Bar<'_> {
    /// Draws the bar.
    pub fn draw(&self) -> Html {
        let act = |act: BarAct| self.on_act.reform(move |_: MouseEvent| act);
        let nothing = self.changes == 0;
        let step = |icon, label, onclick| {
            IconButton::new(icon, label, onclick)
                .disabled(nothing)
                .draw()
        };
        html! {
            <header class="bar comparing">
                {self.outline_button()}
                <div class="here">{self.symbols()}<span dir="auto">{shaped(self.title)}</span></div>
                <div class="steps" role="group" aria-label={m::changes(self.changes)}>
                    <span class="which">{self.tally()}</span>
                    {step(Icon::UP, m::previous_change(), act(BarAct::Previous))}
                    {step(Icon::DOWN, m::next_change(), act(BarAct::Next))}
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

    fn outline_button(&self) -> Html {
        let onclick = self.on_act.reform(|_: MouseEvent| BarAct::Outline);
        let button = IconButton::new(Icon::MENU, m::outline(), onclick).class("quiet open-outline");
        button.hidden(self.way == Way::Beside).draw()
    }

    /// Draws the two numbers, each a link to its report: from the older to the newer text, or from a
    /// part to its main text.
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
                {first}
                <span aria-hidden="true">{between.sign}</span>
                <span class="hidden-words">{between.words}</span>
                {second}
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
