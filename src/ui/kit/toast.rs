//! Messages at the foot of the page that go away.

use yew::prelude::*;

use super::{Icon, IconButton};
use crate::ui::messages as m;

/// Shows a message with the buttons that belong to it, until the person closes it.
pub fn toast(words: Html, buttons: Html, close: Callback<MouseEvent>) -> Html {
    html! {
        <div class="toast">
            <span>{words}</span>
            {buttons}
            {IconButton::new(Icon::CLOSE, m::dismiss(), close).class("").draw()}
        </div>
    }
}
