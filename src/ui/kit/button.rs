//! Buttons that show only a drawing.

use yew::prelude::*;

use super::{Icon, icon};

/// A button that shows only a drawing. Its label is announced, and shown while the pointer is over the
/// button.
pub struct IconButton {
    icon: Icon,
    label: AttrValue,
    onclick: Callback<MouseEvent>,
    class: &'static str,
    disabled: bool,
    hidden: bool,
}

impl IconButton {
    /// Makes a quiet button, without an edge of its own.
    pub fn new(icon: Icon, label: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Self {
        Self {
            icon,
            label: label.into(),
            onclick,
            class: "quiet",
            disabled: false,
            hidden: false,
        }
    }

    /// Replaces the class `quiet` by other classes.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// Disables the button while there is nothing to do.
    pub fn disabled(self, disabled: bool) -> Self {
        Self { disabled, ..self }
    }

    /// Hides the button.
    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// Draws the button.
    pub fn draw(self) -> Html {
        html! {
            <button type="button" class={classes!("icon", self.class)} title={self.label.clone()}
                aria-label={self.label} disabled={self.disabled} hidden={self.hidden} onclick={self.onclick}>
                {icon(self.icon)}
            </button>
        }
    }
}
