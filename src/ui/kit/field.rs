//! Fields of forms: a label, the control, and a hint below it.

use yew::prelude::*;

/// A control with its label.
pub struct Field {
    id: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    role: Option<&'static str>,
    hidden: bool,
}

impl Field {
    /// Begins a field for the control with this id.
    pub fn new(id: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: AttrValue::default(),
            role: None,
            hidden: false,
        }
    }

    /// Explains the control. The control refers to [`hint_id`](Self::hint_id) in `aria-describedby`.
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        let hint = hint.into();
        Self { hint, ..self }
    }

    /// Explains the control, or says why its value is refused. Screen readers announce each change.
    pub fn live_hint(self, hint: impl Into<AttrValue>) -> Self {
        let role = Some("status");
        Self {
            role,
            ..self.hint(hint)
        }
    }

    /// Hides the field.
    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// Returns the id of a control's hint.
    pub fn hint_id(id: &str) -> String {
        format!("{id}-hint")
    }

    /// Draws the field around its control.
    pub fn draw(self, control: Html) -> Html {
        html! {
            <div class="field" hidden={self.hidden}>
                <label for={self.id.clone()}>{self.label}</label>
                {control}
                <span class="hint" id={Self::hint_id(&self.id)} role={self.role} hidden={self.hint.is_empty()}>
                    {self.hint}
                </span>
            </div>
        }
    }
}
