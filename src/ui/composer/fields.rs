//! The fields of each kind of note.

use yew::prelude::*;

use super::form::{Form, PROBLEM, pills};
use super::live_redline::LiveRedline;
use super::speaker::{speaker, suggest};
use super::{delegations, place};
use crate::annotation::{Disposition, Kind, Missing, Sign, Term};
use crate::session::{Edit, Wiped};
use crate::shared::Shared;
use crate::ui::kit::{Chips, Field};
use crate::ui::markdown;
use crate::ui::messages as m;

/// Draws the fields that the kind needs, most important first.
pub fn fields(form: &Form<'_>) -> Html {
    match form.writing.filled.kind {
        Kind::Highlight => html! { <>{super::more::tags(form, true)}{text(form)}</> },
        Kind::Editorial => html! { <>{proposed(form)}{text(form)}</> },
        Kind::Proposal => proposal(form),
        Kind::Support | Kind::Reservation | Kind::CoSponsorship => {
            html! { <>{in_name_of(form)}{text(form)}</> }
        }
        Kind::Disposition => html! { <>{disposition(form)}{text(form)}</> },
        _ => text(form),
    }
}

fn proposal(form: &Form<'_>) -> Html {
    let writing = form.writing;
    let chosen = writing.filled.sign;
    let choose = form.on(|writing, about, sign| writing.set_sign(sign, about));
    let signs = form.about.signs().into_iter();
    html! {
        <>
            <fieldset id="composer-sign" class="signs" aria-describedby="composer-sign-hint">
                <legend class="hidden-words">{m::sign()}</legend>
                {pills("sign", signs, chosen, &choose, Sign::term)}
            </fieldset>
            <p class="hint" id="composer-sign-hint" hidden={chosen.is_none()}>{chosen.map(m::sign_hint)}</p>
            {form.problem(Missing::Sign)}
            if writing.adds() {
                {place::place(form)}
            } else {
                <div hidden=true></div>
            }
            if writing.filled.proposes_text() {
                {proposed(form)}
            } else {
                <div hidden=true></div>
            }
            {text(form)}
            {sponsors(form)}
        </>
    }
}

/// Draws the proposed text, with its changes from the present text.
fn proposed(form: &Form<'_>) -> Html {
    let writing = form.writing;
    let label = match writing.filled.kind {
        Kind::Editorial => m::corrected(),
        _ if writing.adds() => m::added(),
        _ => m::proposed(),
    };
    let lacks = form.lacks(&[Missing::Proposed, Missing::Difference]);
    let oninput = form.on_text("composer-proposed", |writing, typed| {
        writing.filled.proposed = typed
    });
    let present = writing.present.clone().filter(|_| writing.changes_words());
    Field::new("composer-proposed", label).draw(html! {
        <>
            <textarea id="composer-proposed" rows="4" dir="auto" data-first=""
                aria-invalid={lacks} aria-describedby={lacks.map(|_| PROBLEM)}
                lang={form.about.language.clone()} value={writing.filled.proposed.clone()} {oninput} />
            {form.problem(Missing::Proposed)}
            {form.problem(Missing::Difference)}
            if let Some(present) = present {
                <LiveRedline draft={form.draft.to_owned()} before={present} after={writing.filled.proposed.clone()} />
            }
        </>
    })
}

/// Draws the field for the text of the note in Markdown, or its preview.
fn text(form: &Form<'_>) -> Html {
    let writing = form.writing;
    if !writing.says(form.about) {
        return html! { <div hidden=true></div> };
    }
    let kind = &writing.filled.kind;
    let alone = matches!(kind, Kind::Comment | Kind::Question | Kind::Reply);
    let opens_here = !writing.filled.proposes_text() && *kind != Kind::Disposition;
    let lacks = form.lacks(&[Missing::Text, Missing::Reasons]);
    let oninput = form.on_text("composer-text", |writing, typed| {
        writing.filled.text = typed
    });
    let said = &writing.filled.text;
    html! {
        <div class={classes!("field", alone.then_some("alone"))}>
            <label for="composer-text" class={classes!(alone.then_some("hidden-words"))}>{m::text_label(kind)}</label>
            if form.preview {
                <div class="preview rendered" key="preview" id="composer-preview" tabindex="-1">
                    if said.trim().is_empty() {
                        <p class="hint">{m::nothing_to_preview()}</p>
                    } else {
                        {markdown::render(said)}
                    }
                </div>
            } else {
                <textarea key="write" id="composer-text" class={classes!((!alone).then_some("short"))}
                    rows={if alone { "5" } else { "2" }} dir="auto" data-first={opens_here.then_some("")}
                    aria-invalid={lacks} aria-describedby={lacks.map(|_| PROBLEM)} value={said.clone()} {oninput} />
            }
            {form.problem(Missing::Text)}
            {form.problem(Missing::Reasons)}
        </div>
    }
}

fn disposition(form: &Form<'_>) -> Html {
    let chosen = form.writing.filled.disposition;
    let choose = form.on(|writing, _, chosen| writing.filled.disposition = Some(chosen));
    let all = Disposition::ALL.iter().map(|(value, _)| *value);
    html! {
        <>
            <fieldset id="composer-disposition">
                <legend>{m::disposition()}</legend>
                {pills("disposition", all, chosen, &choose, m::disposition_name)}
            </fieldset>
            {form.problem(Missing::Disposition)}
        </>
    }
}

fn sponsors(form: &Form<'_>) -> Html {
    let writing = form.writing;
    let sponsors = Shared::new(writing.filled.sponsors.clone());
    html! {
        <Chips id="composer-sponsors" label={m::sponsors_label()} hint={m::sponsors_hint()}
            typed={writing.sponsor.clone()}
            chips={sponsors.iter().map(delegations::chip).collect::<Vec<_>>()}
            suggest={suggest(form, sponsors)}
            on_typed={form.on_what(Edit::Typed("composer-sponsors"), |writing, _, typed| writing.sponsor = typed)}
            on_add={form.on(|writing, about, typed: String| {
                writing.sponsor.clear();
                if let Some(new) = delegations::parse(&typed, &about.known.delegations)
                    && !writing.filled.sponsors.iter().any(|one| one.is_same(&new))
                {
                    writing.filled.sponsors.push(new);
                }
            })}
            on_remove={form.on_what(Edit::Wiped(Wiped::Sponsor), |writing, _, index: usize| {
                if index < writing.filled.sponsors.len() {
                    writing.filled.sponsors.remove(index);
                }
            })} />
    }
}

/// Draws the field for the supporter: the author's own delegation, unless another is named.
fn in_name_of(form: &Form<'_>) -> Html {
    let own = form.about.own.clone();
    let whose = form.writing.filled.on_behalf_of.clone().or(own);
    speaker(form, m::in_name_of(), m::in_name_of_hint(), whose)
}
