//! Rival proposals for a paragraph: side by side, and as one text. In that text the alternatives are in
//! square brackets, as drafting groups write them.

use yew::prelude::*;

use crate::annotation::{
    Alternative, Backing, Delegation, Note, Revision, Side, Sign, Stretch, Voices, alternatives,
};
use crate::document::Document;
use crate::session::{Rival, Rivals, Wants};
use crate::shown;
use crate::ui::kit::{Dialog, kind_class};
use crate::ui::messages as m;
use crate::ui::note_card::{self, Room, name_of};
use crate::ui::shaping::shaped;

/// How many proposals are shown side by side. More could not be compared and would keep the page busy.
/// With fewer, proposals of some delegations would be left out.
const MOST: usize = 30;

/// Shows the proposals for the paragraph that people call `address`. `on_copy` receives the text with
/// alternatives when the person copies it.
pub fn rivals(
    rivals: &Rivals,
    address: &str,
    document: &Document,
    on_copy: &Callback<String>,
    on_close: Callback<()>,
) -> Html {
    let title = m::compare_title(rivals.all.len(), address);
    html! {
        <Dialog key="rivals" {title} widest=true {on_close}>
            {inside(rivals, address, document, Room::Card, on_copy)}
        </Dialog>
    }
}

/// Draws the proposals for paper, all of them in full.
pub fn rivals_on_paper(rivals: &Rivals, address: &str, document: &Document) -> Html {
    html! {
        <section>
            <h2>{m::compare_title(rivals.all.len(), address)}</h2>
            {inside(rivals, address, document, Room::Paper, &Callback::noop())}
        </section>
    }
}

fn inside(
    rivals: &Rivals,
    address: &str,
    document: &Document,
    room: Room,
    on_copy: &Callback<String>,
) -> Html {
    let most = match room {
        Room::Card => MOST,
        Room::Paper => rivals.all.len(),
    };
    let rest = rivals.all.len().saturating_sub(most);
    let as_one = |heading: String, present: &str, texts: Vec<(&Rival, &str)>| {
        as_one(&heading, present, &texts, on_copy)
    };
    let one = m::as_one_text(address);
    html! {
        <>
            <div class="rivals">
                for rival in rivals.all.iter().take(most) {
                    {column(rival, &rivals.present, document, room)}
                }
            </div>
            <p class="hint" hidden={rest == 0}>{m::and_more(rest)}</p>
            {as_one(one, &rivals.present, rivals.of_text())}
            {as_one(m::new_paragraphs(Side::Before, address), "", rivals.beside(Side::Before))}
            {as_one(m::new_paragraphs(Side::After, address), "", rivals.beside(Side::After))}
        </>
    }
}

/// Draws a proposal with the remarks of others. Speaker, author and sponsors are separate.
fn column(rival: &Rival, present: &str, document: &Document, room: Room) -> Html {
    let card = &rival.thread.root;
    let Some((latest, note)) = card.latest().zip(card.note()) else {
        return html! { <div hidden=true></div> };
    };
    let address = m::place(card.address(document).as_deref()).to_owned();
    let decided = note_card::decided(&rival.thread);
    let summary = note_card::summary(&rival.thread);
    let names = match room {
        Room::Card => m::listed,
        Room::Paper => all_listed,
    };
    let mut backing = Backing::default();
    note_card::backing(&rival.thread, &mut backing);
    let label = m::rival(&m::kind_and_sign(note), &whose(&backing, m::listed));
    html! {
        <div key={note_card::note_id(card.key())} role="group"
            class={classes!("rival", "note", kind_class(&note.kind))} aria-label={label}>
            <h3>{note_card::kind(note)}{" "}<bdi class="who">{names(&backing.speakers())}</bdi></h3>
            <p class="hint" dir="auto">{written_by(latest)}</p>
            {sponsors(&backing, names)}
            <div class="decision kind-disposition" hidden={decided.is_none()}>{decided.unwrap_or_default()}</div>
            {match &rival.wants {
                Wants::Reads(text) if text != present => note_card::in_full(present, text, room),
                _ => note_card::change(note, &address, true, room),
            }}
            {note_card::text(note, room)}
            <p class="hint" dir="auto" hidden={summary.is_none()}>{summary.clone().unwrap_or_default()}</p>
        </div>
    }
}

/// Returns `by Amira Hassan, EGY`, with the author's delegation if another delegation speaks.
fn written_by(latest: &Revision) -> String {
    let voices = Voices::of(latest);
    let own = voices.of_author.as_ref();
    let own = own.filter(|own| voices.speaker().is_some_and(|speaker| !speaker.is(own)));
    let own = own.and_then(Delegation::in_list);
    m::written_by(&shown::in_list(&name_of(&latest.creator)), own.as_deref())
}

fn sponsors(backing: &Backing, names: fn(&[String]) -> String) -> Html {
    let sponsors = names(&backing.sponsors());
    html! { <p class="sponsors" dir="auto" hidden={sponsors.is_empty()}>{m::sponsors(&sponsors)}</p> }
}

/// Returns `EGY, F with BRA`: the speakers, then the sponsors.
fn whose(backing: &Backing, names: fn(&[String]) -> String) -> String {
    m::with_sponsors(&names(&backing.speakers()), &names(&backing.sponsors()))
}

/// Joins all names, because nobody may be missing from a copied or printed text.
fn all_listed(names: &[String]) -> String {
    names.join(", ")
}

/// Draws two or more texts as one.
fn as_one(
    heading: &str,
    present: &str,
    texts: &[(&Rival, &str)],
    on_copy: &Callback<String>,
) -> Html {
    if texts.len() < 2 {
        return html! { <div hidden=true></div> };
    }
    let wanted: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let parts = parts(alternatives(present, &wanted), texts);
    let plain: String = parts.iter().map(Part::plain).collect();
    let copy = on_copy.reform(move |_: MouseEvent| plain.clone());
    html! {
        <section>
            <h3>{heading}</h3>
            <p class="hint">{m::alternatives_hint()}</p>
            <p class="as-one" dir="auto">
                for (index, part) in parts.iter().enumerate() {
                    {part.html(index)}
                }
            </p>
            <div class="actions"><button type="button" onclick={copy}>{m::copy_text()}</button></div>
        </section>
    }
}

/// A part of the text with alternatives.
enum Part {
    /// Words that all proposals keep, and the white space between alternatives.
    Words(String),
    /// An alternative in brackets: the delegations that want it, and its words without surrounding
    /// white space.
    Bracket { whose: String, words: String },
}

impl Part {
    fn space() -> Self {
        Self::Words(" ".to_owned())
    }

    /// Returns whether a bracket directly after the part needs a space before it.
    fn needs_space(&self) -> bool {
        match self {
            Self::Words(words) => !words.ends_with(char::is_whitespace),
            Self::Bracket { .. } => true,
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Bracket { whose, words } => m::bracketed(whose, words),
        }
    }

    fn html(&self, index: usize) -> Html {
        match self {
            Self::Words(words) => html! { <span key={index}>{shaped(words)}</span> },
            Self::Bracket { whose, words } => html! {
                <span key={index} class="bracket">{"["}<bdi class="whose">{whose}{": "}</bdi>{shaped(words)}{"]"}</span>
            },
        }
    }
}

/// Turns the stretches into parts. White space at the ends of alternatives appears once, outside their
/// brackets. A bracket is separated from the words before it.
fn parts(stretches: Vec<Stretch>, texts: &[(&Rival, &str)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for stretch in stretches {
        match stretch {
            Stretch::Common(words) => parts.push(Part::Words(words)),
            Stretch::Alternatives(choices) => {
                if parts.last().is_some_and(Part::needs_space) {
                    parts.push(Part::space());
                }
                let brackets = choices.iter().filter_map(|choice| bracket(choice, texts));
                for (index, bracket) in brackets.enumerate() {
                    parts.extend((index > 0).then(Part::space));
                    parts.push(bracket);
                }
                let ends = |choice: &Alternative| choice.text.ends_with(char::is_whitespace);
                parts.extend(choices.iter().any(ends).then(Part::space));
            }
        }
    }
    parts
}

/// Returns an alternative in brackets. The present text is attributed to those who ask for no change.
/// An empty present text that nobody wants needs no brackets.
fn bracket(choice: &Alternative, texts: &[(&Rival, &str)]) -> Option<Part> {
    let theirs = choice.of.iter().filter_map(|one| texts.get(*one));
    let theirs = theirs.filter(|(rival, _)| !choice.present || asks_for_no_change(rival));
    let mut backing = Backing::default();
    theirs.for_each(|(rival, _)| note_card::backing(&rival.thread, &mut backing));
    let nobody = backing == Backing::default();
    if choice.present && nobody && choice.text.is_empty() {
        return None;
    }
    let present = choice.present.then(|| m::present_text().to_owned());
    let wanted = (!nobody).then(|| whose(&backing, all_listed));
    let whose: Vec<String> = present.into_iter().chain(wanted).collect();
    let words = match choice.text.trim() {
        "" => m::no_text(),
        words => words,
    };
    Some(Part::Bracket {
        whose: all_listed(&whose),
        words: words.to_owned(),
    })
}

fn asks_for_no_change(rival: &Rival) -> bool {
    rival.thread.root.note().and_then(Note::sign) == Some(Sign::Noc)
}
