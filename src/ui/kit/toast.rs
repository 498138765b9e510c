//! Short-lived messages at the foot of the page.

use yew::prelude::*;

use super::{Icon, IconButton};
use crate::ui::messages as m;

/// Draws a message with the buttons that belong to it, and a button that closes it.
pub fn toast(words: Html, buttons: Html, close: Callback<MouseEvent>) -> Html {
    html! {
        <div class="toast">
            <span>{words}</span>
            {buttons}
            {IconButton::new(Icon::CLOSE, m::dismiss(), close).class("").draw()}
        </div>
    }
}
