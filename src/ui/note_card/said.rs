//! The words of a note: the words it speaks of, the change it proposes, and its reasons.

use yew::prelude::*;

use super::head::short_of;
use super::placing::certainty;
use super::room::Room;
use crate::annotation::{Kind, Note, Piece, Sign, sponsors_of};
use crate::session::Place;
use crate::ui::redline_view::{draw, pieces, redline, whole_redline};
use crate::ui::shaping::shaped;
use crate::ui::{markdown, messages as m};
use crate::{shown, trap};

/// How many code points of the quoted words a card shows. More would push the note's own words down;
/// fewer would be hard to recognize.
pub const QUOTED: usize = 160;

/// How many tags a card shows. More would make the tags longer than the note's words. Fewer would hide
/// tags that people write.
const TAGS: usize = 30;

/// Draws all words of a note. `place` is its place in the text, `address` the name of that place.
/// `whole_block` says whether it speaks of a whole paragraph, which needs no quote.
pub fn said(note: &Note, place: Place, address: &str, whole_block: bool, room: Room) -> Html {
    html! {
        <>
            {quoted(note, place, address, whole_block, room)}
            {change(note, address, whole_block, room)}
            {text(note, room)}
            {sponsors(note, room)}
            {tags(note, room)}
        </>
    }
}

/// Draws the words that the note speaks of, unless another part shows them, and how certain their place
/// is.
fn quoted(note: &Note, place: Place, address: &str, whole_block: bool, room: Room) -> Html {
    let written = note.target.address.as_deref().and_then(shown::name_or_none);
    let uncertain = certainty(place, written.as_deref(), address);
    let quote = note.target.quote().unwrap_or_default();
    let words = shaped(&as_quoted(quote, room));
    let shown = uncertain.is_some() || !(whole_block || shows_its_words(note));
    html! {
        <>
            <p class="hint" hidden={uncertain.is_none()}>{uncertain.unwrap_or_default()}</p>
            <p class="quote" dir="auto" hidden={!shown || quote.is_empty()}>{words}</p>
        </>
    }
}

/// Returns quoted words, cut on a card if they are long.
pub(super) fn as_quoted(quote: &str, room: Room) -> String {
    match room {
        Room::Card => shortened(quote, QUOTED),
        Room::Paper => quote.to_owned(),
    }
}

/// Returns whether the redline of a note shows the words that it speaks of.
fn shows_its_words(note: &Note) -> bool {
    match (&note.kind, note.sign()) {
        (Kind::Proposal, Some(Sign::Add | Sign::Noc)) => false,
        (Kind::Proposal, Some(Sign::Sup)) => true,
        (Kind::Editorial | Kind::Proposal, _) => note.proposed().is_some(),
        _ => false,
    }
}

/// Draws the change that a note proposes.
pub fn change(note: &Note, address: &str, whole_block: bool, room: Room) -> Html {
    let before = note.target.quote().unwrap_or_default();
    let sign = note.sign();
    let number = note.number().and_then(shown::name_or_none);
    let words = sign.and_then(|sign| m::sign_says(sign, address, whole_block));
    match (sign, note.proposed()) {
        (Some(Sign::Noc), _) => html! { <p class="asks">{words}</p> },
        (Some(Sign::Sup), _) => {
            html! { <div><p class="asks">{words}</p>{in_full(before, "", room)}</div> }
        }
        (Some(Sign::Add), proposed) => html! {
            <div>
                <p class="asks">{m::new_paragraph(number.as_deref(), note.target.insert(), address)}</p>
                {in_full("", proposed.unwrap_or_default(), room)}
            </div>
        },
        (_, Some(proposed)) if room == Room::Paper => in_full(before, proposed, room),
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

/// Draws the changes to a text, with the whole text on demand.
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
            <button type="button" class="link whole" aria-pressed={whole.to_string()} hidden={!more}
                onclick={toggle}>
                {m::whole_text()}
            </button>
        </div>
    }
}

/// Draws the note's own words.
pub fn text(note: &Note, room: Room) -> Html {
    let texts = || note.texts().filter(|(text, _)| !text.trim().is_empty());
    let needs_words = matches!(
        note.kind,
        Kind::Comment | Kind::Question | Kind::Reply | Kind::Other { .. }
    );
    if texts().next().is_some() {
        let drawn = texts().map(|(text, is_markdown)| {
            trap::spring("drawing", text);
            html! { <div class="rendered" dir="auto">{words(text, is_markdown, room)}</div> }
        });
        drawn.collect()
    } else if needs_words {
        html! { <div class="rendered"><p class="hint">{m::empty_note()}</p></div> }
    } else {
        html! { <div hidden=true></div> }
    }
}

fn words(text: &str, is_markdown: bool, room: Room) -> Html {
    match (room, is_markdown) {
        (Room::Card, true) => markdown::render(text),
        (Room::Paper, true) => markdown::whole(text),
        (Room::Card, false) => markdown::render_plain(text),
        (Room::Paper, false) => markdown::plain(text),
    }
}

/// Draws the decision of a disposition, which comes first.
pub fn decision(note: &Note) -> Html {
    match note
        .disposition()
        .filter(|_| note.kind == Kind::Disposition)
    {
        Some(decision) => html! { <div class="decision">{m::disposition_name(decision)}</div> },
        None => html! { <div hidden=true></div> },
    }
}

/// Draws both texts in full as a redline.
pub fn in_full(before: &str, after: &str, room: Room) -> Html {
    match room {
        Room::Card => redline(before, after, true),
        Room::Paper => whole_redline(before, after),
    }
}

fn sponsors(note: &Note, room: Room) -> Html {
    let list = sponsors_of(note);
    let list = list.iter().map(|one| shown::in_list(&short_of(one, room)));
    let list: Vec<String> = list.filter(|name| !name.is_empty()).collect();
    let names = match room {
        Room::Card => m::listed(&list),
        Room::Paper => list.join(", "),
    };
    html! { <p class="sponsors" dir="auto" hidden={list.is_empty()}>{m::sponsors(&names)}</p> }
}

fn tags(note: &Note, room: Room) -> Html {
    let shown = match room {
        Room::Card => shown::name_or_none,
        Room::Paper => shown::whole_name_or_none,
    };
    let tags: Vec<String> = note.tags().filter_map(shown).collect();
    if tags.is_empty() {
        return html! { <ul hidden=true></ul> };
    }
    let most = match room {
        Room::Card => TAGS,
        Room::Paper => tags.len(),
    };
    html! {
        <ul class="tags" aria-label={m::tags()}>
            for (index, tag) in tags.iter().enumerate().take(most) {
                <li key={index} dir="auto">{tag}</li>
            }
            if tags.len() > most {
                <li key="more">{m::and_more(tags.len() - most)}</li>
            }
        </ul>
    }
}

/// Returns at most `most` code points of a text, cut after a word.
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
