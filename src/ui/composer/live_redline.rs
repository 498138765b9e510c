//! The changes in a proposed text, drawn while it is typed.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::safety;
use crate::ui::messages as m;
use crate::ui::redline_view::redline;

/// How long the keys must rest before the changes are computed, in milliseconds. With less, keystrokes
/// may wait for the work on long texts. With more, the changes lag behind.
const REST_MS: u32 = 120;

/// The properties of [`LiveRedline`].
#[derive(Properties, PartialEq)]
pub struct LiveRedlineProps {
    /// The name of the draft.
    pub draft: String,
    /// The present text.
    pub before: String,
    /// The proposed text.
    pub after: String,
}

/// The longest text, in bytes, that is shown in full with its changes. With more, the fields below move
/// far away. With less, short texts are cut.
const SHORT: usize = 240;

/// Draws the redline of the texts as of the last time that the keys rested.
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
    // Redrawing for the next letter shows the last redline again without computing it.
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
