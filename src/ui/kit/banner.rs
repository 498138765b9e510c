//! Lines above the report that stay until their reason is gone.

use yew::prelude::*;

/// How serious a banner is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// Something may be lost.
    Bad,
}

/// Tells something that lasts, with the buttons that help. Without words the line stays in the page,
/// out of sight, so that its next words are heard.
pub fn banner(tone: Tone, words: Option<String>, buttons: Html) -> Html {
    let tone = (tone == Tone::Bad).then_some("bad");
    html! {
        <div class={classes!("banner", tone)} role="status" hidden={words.is_none()}>
            <p>{words.unwrap_or_default()}</p>
            {buttons}
        </div>
    }
}
