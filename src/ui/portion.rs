//! The drawn part of a long list: one portion, and another each time the person asks. Print has the
//! whole list.

use yew::prelude::*;

use super::messages as m;

/// How many lines a list in a dialog shows at first. More would keep the page busy. With fewer, people
/// would press a button where they could scroll.
pub const LINES: usize = 100;

/// The drawn part of a list.
pub struct Portion {
    /// How many entries are shown, from the first on.
    pub shown: usize,
    /// The button for the next entries, hidden if there are none.
    pub more: Html,
}

/// Shows the first `at_once` of `all` entries, and as many more at each press of the button.
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

/// Returns how many of `all` entries are shown, initially `at_once`, and the callback that shows as
/// many more.
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
