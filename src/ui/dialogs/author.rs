//! The form that asks who is writing: name, delegation and role. It appears at the first save and in
//! the settings.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::annotation::{Delegation, member_states};
use crate::browser::intl;
use crate::session::{AuthorChange, AuthorForm};
use crate::ui::kit::{Dialog, Field};
use crate::ui::messages as m;

/// The answers of the person.
pub enum AuthorAct {
    /// Save these facts about me.
    Save(AuthorChange),
    /// Write anonymously.
    Anonymous,
    /// Close the form and save nothing.
    Close,
}

/// The properties of [`Author`].
#[derive(Properties, PartialEq)]
pub struct AuthorProps {
    /// The initial content of the form.
    pub initial: AuthorForm,
    /// Whether a note waits for the answer. Otherwise the form edits a profile.
    pub for_note: bool,
    /// Why the answer was not kept.
    pub wrong: Option<String>,
    /// Receives the person's answer.
    pub on_act: Callback<AuthorAct>,
}

/// The value of the choice for an entity that is not a Member State.
const OTHER: &str = "other";

/// Draws the form.
#[component]
pub fn Author(props: &AuthorProps) -> Html {
    let form = use_state(|| props.initial.clone());
    // The form keeps its initial content, even if another tab has changed the profile since.
    let begun = use_memo((), |()| props.initial.clone());
    let choice = use_state(|| choice_of(&props.initial.delegation));
    let states = use_memo((), |()| sorted_states());

    let set = |change: fn(&mut AuthorForm, String)| {
        let form = form.clone();
        Callback::from(move |event: InputEvent| {
            let mut new = (*form).clone();
            change(
                &mut new,
                event.target_unchecked_into::<HtmlInputElement>().value(),
            );
            form.set(new);
        })
    };
    let choose = {
        let (form, choice) = (form.clone(), choice.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut new = (*form).clone();
            new.delegation = match value.as_str() {
                "" | OTHER => Delegation::default(),
                code => Delegation {
                    country: Some(code.to_owned()),
                    label: Some(code.to_owned()),
                },
            };
            form.set(new);
            choice.set(value);
        })
    };
    let submit = {
        let (form, on_act) = (form.clone(), props.on_act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_act.emit(AuthorAct::Save(AuthorChange {
                from: (*begun).clone(),
                to: (*form).clone(),
            }));
        })
    };
    let set_label = set(|form, value| {
        form.delegation.label = Some(value).filter(|value| !value.trim().is_empty())
    });
    let label = form.delegation.label.clone().unwrap_or_default();
    let is_state = !choice.is_empty() && *choice != OTHER;
    html! {
        <Dialog title={m::author_title()} on_close={props.on_act.reform(|()| AuthorAct::Close)}>
            <p class="hint">{m::author_why()}</p>
            <form onsubmit={submit}>
                {Field::new("author-name", m::name()).draw(html! {
                    <input id="author-name" type="text" autocomplete="name" autofocus=true value={form.name.clone()}
                        oninput={set(|form, value| form.name = value)} />
                })}
                <div class="two-columns">
                    {Field::new("author-delegation", m::delegation()).draw(html! {
                        <select id="author-delegation" onchange={choose}>
                            <option value="" selected={choice.is_empty()}>{m::delegation_none()}</option>
                            <option value={OTHER} selected={*choice == OTHER}>{m::delegation_other()}</option>
                            <optgroup label={m::member_states()}>
                                for (name, code) in states.iter() {
                                    <option key={*code} value={*code} selected={choice.as_str() == *code}>
                                        {name}
                                    </option>
                                }
                            </optgroup>
                        </select>
                    })}
                    {Field::new("author-code", m::code()).hidden(!is_state).draw(html! {
                        <input id="author-code" type="text" maxlength="12" value={label.clone()}
                            oninput={set_label.clone()} aria-describedby="author-code-why" />
                    })}
                </div>
                <p class="hint" id="author-code-why" hidden={!is_state}>{m::code_hint()}</p>
                {Field::new("author-entity", m::entity()).hidden(*choice != OTHER).draw(html! {
                    <input id="author-entity" type="text" value={label} oninput={set_label} />
                })}
                {Field::new("author-role", m::role()).hint(m::role_hint()).draw(html! {
                    <input id="author-role" type="text" value={form.role.clone()}
                        aria-describedby={Field::hint_id("author-role")}
                        oninput={set(|form, value| form.role = value)} />
                })}
                <p class="problems" role="alert" hidden={props.wrong.is_none()}>
                    {props.wrong.clone().unwrap_or_default()}
                </p>
                <div class="actions">
                    <button type="button" class="push quiet" hidden={!props.for_note}
                        onclick={props.on_act.reform(|_: MouseEvent| AuthorAct::Anonymous)}>
                        {m::stay_anonymous()}
                    </button>
                    <button class="primary">{if props.for_note { m::save_note() } else { m::save_profile() }}</button>
                </div>
            </form>
        </Dialog>
    }
}

fn choice_of(delegation: &Delegation) -> String {
    match (&delegation.country, &delegation.label) {
        (Some(country), _) => country.clone(),
        (None, Some(_)) => OTHER.to_owned(),
        (None, None) => String::new(),
    }
}

/// Lists the Member States by their names in the reader's language, in its collation order.
fn sorted_states() -> Vec<(String, &'static str)> {
    let mut states: Vec<(String, &str)> = member_states()
        .iter()
        .map(|state| {
            (
                intl::country_name(state.alpha2).unwrap_or_else(|| state.alpha3.to_owned()),
                state.alpha3,
            )
        })
        .collect();
    intl::sort_by_name(&mut states, |(name, _)| name);
    states
}
