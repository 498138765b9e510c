//! What a note says: the words it speaks of, what is to become of them, and why.

use yew::prelude::*;

use super::head::short_of;
use super::placing::certainty;
use crate::annotation::{Kind, Note, Piece, Sign};
use crate::trap;
use crate::ui::redline_view::{draw, pieces, redline};
use crate::ui::session::Place;
use crate::ui::{markdown, messages as m};

/// Code points of the quoted words that a card shows.
const QUOTED: usize = 160;

/// All that a note says. `place` is where it lies, `address` what people call that, `whole_block`
/// whether it speaks of all of a paragraph, which then needs no quoting.
pub fn said(note: &Note, place: Place, address: &str, whole_block: bool) -> Html {
    html! {
        <>
            {quoted(note, place, address, whole_block)}
            {change(note, address, whole_block)}
            {text(note)}
            {sponsors(note)}
            {tags(note)}
        </>
    }
}

/// The words it speaks of, where nothing else shows them; how certain their place is.
fn quoted(note: &Note, place: Place, address: &str, whole_block: bool) -> Html {
    let uncertain = certainty(place, note.target.address.as_deref(), address);
    let quote = note.target.quote().unwrap_or_default();
    let shown = uncertain.is_some() || !(whole_block || shows_its_words(note));
    html! {
        <>
            <p class="hint" hidden={uncertain.is_none()}>{uncertain.unwrap_or_default()}</p>
            <p class="quote" dir="auto" hidden={!shown || quote.is_empty()}>{shortened(quote, QUOTED)}</p>
        </>
    }
}

/// Whether the words it speaks of stand in its redline.
fn shows_its_words(note: &Note) -> bool {
    match (&note.kind, note.sign()) {
        (Kind::Proposal, Some(Sign::Add | Sign::Noc)) => false,
        (Kind::Proposal, Some(Sign::Sup)) => true,
        (Kind::Editorial | Kind::Proposal, _) => note.proposed().is_some(),
        _ => false,
    }
}

/// What is to become of the text.
pub fn change(note: &Note, address: &str, whole_block: bool) -> Html {
    let before = note.target.quote().unwrap_or_default();
    let sign = note.sign();
    let words = sign.and_then(|sign| m::sign_says(sign, address, whole_block));
    match (sign, note.proposed()) {
        (Some(Sign::Noc), _) => html! { <p class="asks">{words}</p> },
        (Some(Sign::Sup), _) => {
            html! { <div><p class="asks">{words}</p>{redline(before, "", true)}</div> }
        }
        (Some(Sign::Add), proposed) => html! {
            <div>
                <p class="asks">{m::new_paragraph(note.number(), note.target.insert(), address)}</p>
                {redline("", proposed.unwrap_or_default(), true)}
            </div>
        },
        (_, Some(proposed)) => {
            html! { <Changed before={before.to_owned()} after={proposed.to_owned()} /> }
        }
        (_, None) => html! { <div hidden=true></div> },
    }
}

#[derive(Properties, PartialEq)]
struct ChangedProps {
    before: String,
    after: String,
}

/// The changes of a text, with the whole of it on demand.
#[component]
fn Changed(props: &ChangedProps) -> Html {
    let whole = use_state(|| false);
    let shown = pieces(&props.before, &props.after, *whole);
    let more = *whole || shown.contains(&Piece::Gap);
    let toggle = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(!*whole))
    };
    html! {
        <div>
            {draw(&shown)}
            <button type="button" class="link whole" aria-pressed={whole.to_string()} hidden={!more} onclick={toggle}>{m::WHOLE_TEXT}</button>
        </div>
    }
}

/// Its own words.
pub fn text(note: &Note) -> Html {
    let text = note.text().unwrap_or_default();
    let needs_words = matches!(
        note.kind,
        Kind::Comment | Kind::Question | Kind::Reply | Kind::Other { .. }
    );
    if !text.trim().is_empty() {
        trap::spring("drawing", text);
        html! { <div class="rendered" dir="auto">{markdown::render(text)}</div> }
    } else if needs_words {
        html! { <div class="rendered"><p class="hint">{m::EMPTY_NOTE}</p></div> }
    } else {
        html! { <div hidden=true></div> }
    }
}

fn sponsors(note: &Note) -> Html {
    let sponsors = note.sponsors();
    let list: Vec<String> = sponsors.iter().map(short_of).collect();
    html! { <p class="sponsors" dir="auto" hidden={list.is_empty()}>{m::sponsors(&list.join(", "))}</p> }
}

fn tags(note: &Note) -> Html {
    let tags: Vec<&str> = note.tags().filter(|tag| !tag.trim().is_empty()).collect();
    if tags.is_empty() {
        return html! { <ul hidden=true></ul> };
    }
    html! {
        <ul class="tags" aria-label={m::TAGS}>
            for (index, tag) in tags.into_iter().enumerate() {
                <li key={index} dir="auto">{tag}</li>
            }
        </ul>
    }
}

/// At most so many code points, cut after a word.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = text.get(..end).unwrap_or_default();
    let words = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut, |(words, _)| words);
    format!("{words} …")
}
