//! The delegation that a note speaks for, and suggestions wherever delegations are named.

use yew::prelude::*;

use super::delegations;
use super::form::Form;
use crate::annotation::Delegation;
use crate::session::{Edit, Wiped};
use crate::shared::Shared;
use crate::ui::kit::{Chips, Suggestion};

/// Draws the field for the delegation that a note speaks for, at most one.
pub fn speaker(
    form: &Form<'_>,
    label: &'static str,
    hint: &'static str,
    whose: Option<Delegation>,
) -> Html {
    let chosen: Vec<Delegation> = whose
        .into_iter()
        .filter(|whose| !whose.is_empty())
        .collect();
    let chosen = Shared::new(chosen);
    html! {
        <Chips id="composer-speaker" {label} {hint} typed={form.writing.whose.clone()}
            chips={chosen.iter().map(delegations::chip).collect::<Vec<_>>()}
            suggest={suggest(form, chosen)}
            on_typed={form.on_what(Edit::Typed("composer-speaker"), |writing, _, typed| writing.whose = typed)}
            on_add={form.on(|writing, about, typed: String| {
                writing.whose.clear();
                let whose = delegations::parse(&typed, &about.known.delegations);
                writing.filled.on_behalf_of = whose;
            })}
            // An empty delegation, not `None`: nobody is named, not even the reader's own delegation.
            on_remove={form.on_what(Edit::Wiped(Wiped::Speaker), |writing, _, _: usize| {
                writing.filled.on_behalf_of = Some(Delegation::default());
            })} />
    }
}

/// Suggests delegations for typed words: those that the notes name, then groups and Member States.
pub fn suggest(
    form: &Form<'_>,
    chosen: Shared<Vec<Delegation>>,
) -> Callback<String, Vec<Suggestion>> {
    let about = form.about.clone();
    Callback::from(move |typed: String| {
        delegations::suggest(&typed, &about.known.delegations, &chosen)
    })
}
