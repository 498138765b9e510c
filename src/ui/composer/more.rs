//! The rarer fields of any note: tags, type, speaker, privacy.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::{Form, pills};
use super::speaker::speaker;
use super::undoing::What;
use crate::annotation::{Category, Kind, Term};
use crate::fold::fold;
use crate::ui::kit::{Chip, Chips, Icon, Suggestion, icon};
use crate::ui::messages as m;

/// How many tags a list of suggestions has at most. With more the list covers the form; with fewer the
/// wanted tag is often missing.
const MOST: usize = 8;

/// Draws the rarer fields, folded. `open` tells whether they are open from the start.
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

/// Draws the field of tags. With `first` the composer opens in it.
pub fn tags(form: &Form<'_>, first: bool) -> Html {
    let writing = form.writing;
    let chip = |tag: &String| Chip {
        words: tag.clone(),
        long: None,
    };
    let about = form.about.clone();
    let chosen = writing.filled.tags.clone();
    let suggest =
        Callback::from(move |typed: String| suggestions(&typed, &about.known.tags, &chosen));
    html! {
        <Chips id="composer-tags" label={m::tags()} typed={writing.tag.clone()} ends={&[',', ';'][..]} {first}
            chips={writing.filled.tags.iter().map(chip).collect::<Vec<_>>()} {suggest}
            on_typed={form.on_what(What::Typed("composer-tags"), |writing, _, typed| writing.tag = typed)}
            on_add={form.on(|writing, _, typed: String| {
                writing.tag.clear();
                let tag = typed.trim();
                if !tag.is_empty() && !writing.filled.tags.iter().any(|one| one == tag) {
                    writing.filled.tags.push(tag.to_owned());
                }
            })}
            on_remove={form.on_what(What::Wiped(m::tag_removed()), |writing, _, index: usize| {
                if index < writing.filled.tags.len() {
                    writing.filled.tags.remove(index);
                }
            })} />
    }
}

fn suggestions(typed: &str, used: &[String], chosen: &[String]) -> Vec<Suggestion> {
    let typed = fold(typed.trim());
    let fits = |tag: &&String| !chosen.contains(tag) && fold(tag).contains(&typed);
    let line = |tag: &String| Suggestion {
        value: tag.clone(),
        words: tag.clone(),
    };
    used.iter().filter(fits).take(MOST).map(line).collect()
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

/// Draws the choice of privacy. A note can become private only before its first save.
fn private(form: &Form<'_>) -> Html {
    let about = form.about;
    let was_private = about.saved.as_ref().map(|saved| saved.private);
    let answers_private = about
        .answered
        .as_ref()
        .is_some_and(|answered| answered.private);
    let (checked, fixed, hint) = match (was_private, answers_private) {
        (Some(false), _) => (false, true, m::private_shared()),
        (_, true) => (true, true, m::private_answer()),
        (Some(true), false) if !form.writing.filled.private => (false, false, m::private_leaves()),
        _ => (form.writing.filled.private, false, m::private_hint()),
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
