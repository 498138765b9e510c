//! What a proposed text changes, while it is typed.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::safety;
use crate::ui::messages as m;
use crate::ui::redline_view::redline;

/// How long the keys must rest before the changes are computed, in milliseconds: a keystroke never
/// waits for it, whatever the length of the texts.
const REST_MS: u32 = 120;

#[derive(Properties, PartialEq)]
pub struct LiveRedlineProps {
    /// The name of the draft that is drawn.
    pub draft: String,
    pub before: String,
    pub after: String,
}

/// Bytes of text up to which all of it is shown with its changes, not only what stands beside them.
const SHORT: usize = 240;

/// The redline of the texts as they were when the keys rested last.
#[component]
pub fn LiveRedline(props: &LiveRedlineProps) -> Html {
    let shown = use_state(|| (props.before.clone(), props.after.clone()));
    {
        let shown = shown.clone();
        let texts = (props.before.clone(), props.after.clone());
        use_effect_with(texts, move |texts| {
            let texts = texts.clone();
            let wait = (*shown != texts).then(|| Timeout::new(REST_MS, move || shown.set(texts)));
            move || drop(wait)
        });
    }
    // A drawing for the next letter shows the last redline again without computing it.
    let drawn = use_memo((*shown).clone(), |(before, after)| {
        let is_short = before.len().max(after.len()) <= SHORT;
        safety::while_at_entry(&props.draft, || redline(before, after, is_short))
    });
    let unchanged = shown.0 == shown.1;
    html! {
        <div class="changes" role="group" aria-label={m::changes_made()}>
            <p class="hint" hidden={!unchanged}>{m::no_changes()}</p>
            <div hidden={unchanged}>{(*drawn).clone()}</div>
        </div>
    }
}
