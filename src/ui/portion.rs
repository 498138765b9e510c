//! How much of a long list is drawn: a portion, and the next one when the person asks for it. Print
//! has the whole list.

use yew::prelude::*;

use super::messages as m;

/// How many lines a list of a dialog shows at first. More would keep the page busy; fewer would make
/// people press a button for what they could scroll through.
pub const LINES: usize = 100;

/// What is drawn of a list.
pub struct Portion {
    /// How many entries from the first on.
    pub shown: usize,
    /// The button for the next ones; hidden where there are none.
    pub more: Html,
}

/// Of a list of `all` entries the first `at_once`, and as many more with every press of the button.
#[hook]
pub fn use_portion(all: usize, at_once: usize) -> Portion {
    let (shown, onclick) = use_reach(all, at_once);
    let rest = all - shown;
    Portion {
        shown,
        more: html! {
            <button key="more" type="button" class="show-more" hidden={rest == 0} {onclick}>
                {m::show_more(rest.min(at_once), rest)}
            </button>
        },
    }
}

/// How many of `all` entries are shown, at first `at_once`, and what shows as many more.
#[hook]
pub fn use_reach(all: usize, at_once: usize) -> (usize, Callback<MouseEvent>) {
    let reached = use_state(|| at_once);
    let shown = (*reached).min(all);
    let further = {
        let reached = reached.clone();
        Callback::from(move |_: MouseEvent| reached.set(shown + at_once))
    };
    (shown, further)
}
