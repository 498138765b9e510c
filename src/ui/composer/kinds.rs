//! The choice of a note's kind.

use yew::prelude::*;

use super::form::Form;
use crate::annotation::Kind;
use crate::ui::kit::{kind_class, kind_icon};
use crate::ui::messages as m;

/// Draws the kinds as pills. A note with only one possible kind just names it.
pub fn kinds(form: &Form<'_>) -> Html {
    let kinds = form.about.kinds();
    let chosen = &form.writing.filled.kind;
    let hint = m::kind_hint(chosen);
    html! {
        <div class="kinds">
            <fieldset hidden={kinds.len() < 2}>
                <legend class="hidden-words">{m::kind()}</legend>
                for kind in &kinds {
                    {choice(form, kind, chosen == kind)}
                }
            </fieldset>
            <p class="hint" hidden={kinds.len() > 1}>{kind_icon(chosen)}{" "}{m::kind_choice(chosen)}</p>
            <p class="hint" hidden={hint.is_empty()}>{hint}</p>
        </div>
    }
}

fn choice(form: &Form<'_>, kind: &Kind, checked: bool) -> Html {
    let name = m::kind_choice(kind);
    let this = kind.clone();
    let choose = form.on(|writing, about, kind: Kind| writing.set_kind(kind, about));
    let onchange = choose.reform(move |_: Event| this.clone());
    html! {
        <label key={name} class={classes!("pill", kind_class(kind))}>
            <input type="radio" name="kind" {checked} {onchange} />
            {kind_icon(kind)}{name}
        </label>
    }
}
