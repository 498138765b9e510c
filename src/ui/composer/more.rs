//! The less common fields of any note: tags, type, speaker, privacy.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::{Form, pills};
use super::speaker::speaker;
use crate::annotation::{Category, Kind, PrivacyChoice, Term};
use crate::session::{Edit, Wiped, suggested_tags};
use crate::ui::kit::{Chip, Chips, Icon, Suggestion, icon};
use crate::ui::messages as m;

/// Draws the less common fields, folded. `open` says whether they are open from the start.
pub fn more(form: &Form<'_>, open: bool) -> Html {
    let kind = &form.writing.filled.kind;
    let names_speaker = matches!(
        kind,
        Kind::Support | Kind::Reservation | Kind::CoSponsorship
    );
    let whose = form.writing.filled.on_behalf_of.clone();
    html! {
        <details class="further" {open}>
            <summary>{m::more()}<span class="hint">{": "}{m::more_hint()}</span></summary>
            if *kind != Kind::Highlight {
                {tags(form, false)}
            } else {
                <div hidden=true></div>
            }
            {category(form)}
            if names_speaker {
                <div hidden=true></div>
            } else {
                {speaker(form, m::on_behalf_of_label(), m::on_behalf_of_hint(), whose)}
            }
            {private(form)}
        </details>
    }
}

/// Draws the field for tags. With `first`, the composer opens with the focus in it.
pub fn tags(form: &Form<'_>, first: bool) -> Html {
    let writing = form.writing;
    let chip = |tag: &String| Chip {
        words: tag.clone(),
        long: None,
    };
    let about = form.about.clone();
    let chosen = writing.filled.tags.clone();
    let suggest = Callback::from(move |typed: String| {
        let tags = suggested_tags(&typed, &about.known.tags, &chosen);
        tags.into_iter().map(line).collect()
    });
    html! {
        <Chips id="composer-tags" label={m::tags()} typed={writing.tag.clone()} ends={&[',', ';'][..]} {first}
            chips={writing.filled.tags.iter().map(chip).collect::<Vec<_>>()} {suggest}
            on_typed={form.on_what(Edit::Typed("composer-tags"), |writing, _, typed| writing.tag = typed)}
            on_add={form.on(|writing, _, typed: String| {
                writing.tag.clear();
                let tag = typed.trim();
                if !tag.is_empty() && !writing.filled.tags.iter().any(|one| one == tag) {
                    writing.filled.tags.push(tag.to_owned());
                }
            })}
            on_remove={form.on_what(Edit::Wiped(Wiped::Tag), |writing, _, index: usize| {
                if index < writing.filled.tags.len() {
                    writing.filled.tags.remove(index);
                }
            })} />
    }
}

/// Makes the list line of a tag.
fn line(tag: String) -> Suggestion {
    Suggestion {
        words: tag.clone(),
        value: tag,
    }
}

fn category(form: &Form<'_>) -> Html {
    let chosen = form.writing.filled.category;
    let choose = form.on(|writing, _, chosen| writing.filled.category = chosen);
    let all = std::iter::once(None).chain(Category::ALL.iter().map(|(value, _)| Some(*value)));
    html! {
        <fieldset>
            <legend>{m::comment_type()}</legend>
            {pills("category", all, Some(chosen), &choose, |value| value.map_or(m::no_type(), m::category))}
        </fieldset>
    }
}

/// Draws the choice of privacy. A note can become private only before it is first saved.
fn private(form: &Form<'_>) -> Html {
    let about = form.about;
    let was_private = about.saved.as_ref().map(|saved| saved.private);
    let answered = about.answered.as_ref();
    let answers_private = answered.is_some_and(|answered| answered.private);
    let choice = PrivacyChoice::of(was_private, answers_private);
    let checked = choice.is_private(form.writing.filled.private);
    let fixed = choice != PrivacyChoice::Free;
    let hint = match choice {
        PrivacyChoice::Shared => m::private_shared(),
        PrivacyChoice::Private => m::private_answer(),
        PrivacyChoice::Free if was_private == Some(true) && !checked => m::private_leaves(),
        PrivacyChoice::Free => m::private_hint(),
    };
    let onchange = form.on(|writing, _, event: Event| {
        writing.filled.private = event.target_unchecked_into::<HtmlInputElement>().checked();
    });
    html! {
        <div class="choice private-choice">
            <input id="composer-private" type="checkbox" {checked} disabled={fixed} {onchange}
                aria-describedby="composer-private-hint" />
            <div>
                <label for="composer-private">{icon(Icon::PRIVATE)}{m::private()}</label>
                <p class="hint" id="composer-private-hint">{hint}</p>
            </div>
        </div>
    }
}
