//! Lines above the report that stay until their reason is gone.

use yew::prelude::*;

/// How serious a banner is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Information that the person may like to have.
    Plain,
    /// A warning that data may be lost.
    Bad,
}

/// Draws a lasting message with the buttons that help. Without words, the line stays in the page out of
/// sight, so that its next words are announced.
pub fn banner(tone: Tone, words: Option<String>, buttons: Html) -> Html {
    let tone = (tone == Tone::Bad).then_some("bad");
    html! {
        <div class={classes!("banner", tone)} role="status" hidden={words.is_none()}>
            <p>{words.unwrap_or_default()}</p>
            {buttons}
        </div>
    }
}
