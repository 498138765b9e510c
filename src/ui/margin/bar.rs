//! The top of the margin: quick filters, and the way to all others.

use yew::prelude::*;

use super::act::MarginAct;
use super::panel::{Choices, panel};
use crate::annotation::filter::{Counts, Filter, Quick, Tally, Whose};
use crate::browser::dom;
use crate::shared::Shared;
use crate::ui::kit::{Icon, icon};
use crate::ui::messages as m;

/// The properties of [`Bar`].
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The filter of the margin.
    pub filter: Filter,
    /// How many threads there are, and how many are shown.
    pub counts: Counts,
    /// The choices of the panel, while it is open.
    pub choices: Option<Shared<Choices>>,
    /// Receives the person's acts in the bar.
    pub on_act: Callback<MarginAct>,
}

/// Draws the filter bar, with the panel below it while that is open.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let open = props.choices.is_some();
    let on = props.filter.is_on();
    let Counts { tally, shown, .. } = props.counts;
    let all = tally.count(Quick::All);
    let (new, of_new) = (
        tally.count(Quick::New) > 0,
        props.filter.whose == Some(Whose::New),
    );
    let toggle = props.on_act.reform(|_: MouseEvent| MarginAct::TogglePanel);
    let first = props.on_act.reform(|_: MouseEvent| MarginAct::First);
    let read = props.on_act.reform(|_: MouseEvent| MarginAct::MarkAllRead);
    html! {
        <div key="head" class={classes!("head", open.then_some("open"))} role="search" aria-label={m::filter_notes()}
            hidden={all == 0}>
            <div class="quick">
                for (quick, count) in quick(&tally) {
                    {chip(props, m::quick_name(quick), count, quick.filter())}
                }
                <button key="filter" type="button" class="quick-filter" aria-expanded={open.to_string()}
                    aria-controls="filter-panel" onclick={toggle}>
                    {icon(Icon::FILTER)}{m::filter()}
                </button>
            </div>
            <div id="filter-panel" hidden={!open} onkeydown={close_on_escape(props)}>
                if let Some(choices) = &props.choices {
                    {panel(&props.filter, choices, &props.on_act)}
                }
            </div>
            <div class="result" hidden={!(on || open && new)}>
                <span role="status">{status(on, shown, all)}</span>
                <button key="first" type="button" class="quiet" hidden={!on || shown == 0} onclick={first}>
                    {m::first_hit()}
                </button>
                <button key="clear" type="button" class="quiet" hidden={!on} onclick={set(props, Filter::default())}>
                    {m::clear_filter()}
                </button>
                <button key="read" type="button" class="quiet" hidden={!new || !(open || of_new)} onclick={read}>
                    {m::mark_all_read()}
                </button>
            </div>
        </div>
    }
}

/// Returns words for how much a filter shows.
fn status(on: bool, shown: usize, all: usize) -> String {
    match (on, shown) {
        (false, _) => String::new(),
        (true, 0) => m::no_match().to_owned(),
        (true, _) => m::shown_of(shown, all),
    }
}

/// Makes the callback that closes the panel on Escape and moves the focus back to its button.
fn close_on_escape(props: &BarProps) -> Callback<KeyboardEvent> {
    let on_act = props.on_act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() != "Escape" || event.is_composing() {
            return;
        }
        // By default, Escape would only clear a search field.
        event.prevent_default();
        event.stop_propagation();
        if let Some(button) = dom::find(dom::FILTER_BUTTON) {
            let _ = button.focus();
        }
        on_act.emit(MarginAct::TogglePanel);
    })
}

/// Lists the quick filters with their counts, except those that would show nothing.
fn quick(tally: &Tally) -> impl Iterator<Item = (Quick, usize)> {
    let counted = Quick::ALL.map(|quick| (quick, tally.count(quick)));
    let chips = counted.into_iter();
    chips.filter(|(quick, count)| *count > 0 || *quick == Quick::All)
}

fn chip(props: &BarProps, name: &'static str, count: usize, filter: Filter) -> Html {
    let pressed = same_but_order(&filter, &props.filter);
    let onclick = set(props, filter);
    html! {
        <button key={name} type="button" class="quick-filter" aria-pressed={pressed.to_string()} {onclick}>
            {name}{" "}<span class="number">{count}</span>
        </button>
    }
}

fn same_but_order(one: &Filter, other: &Filter) -> bool {
    let ordered = Filter {
        order: other.order,
        ..one.clone()
    };
    ordered == *other
}

/// Makes the callback that sets a filter and keeps the sort order.
fn set(props: &BarProps, filter: Filter) -> Callback<MouseEvent> {
    let filter = Filter {
        order: props.filter.order,
        ..filter
    };
    props
        .on_act
        .reform(move |_: MouseEvent| MarginAct::Filter(filter.clone()))
}
