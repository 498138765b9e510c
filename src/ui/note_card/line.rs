//! A thread as a single line, for margins with many threads.

use crate::ui::kit::kind_class;
use yew::prelude::*;

use super::verdicts::decided;
use super::{head, said};
use crate::annotation::{Key, Kind};
use crate::document::Document;
use crate::session::{Card, Thread};
use crate::ui::{markdown, messages as m};

/// How many code points of a note's own words its line shows. More would break over two lines; fewer
/// would say little.
const WORDS: usize = 80;

/// Draws the inside of a button that opens the thread. It shows the address, kind, speaker, first words
/// and the number of answers. If an answer matches the filter, its words are shown instead.
pub fn thread_line(thread: &Thread, document: &Document, hit: Option<&Key>) -> Html {
    let root = &*thread.root;
    let who = root.latest().map(head::speaker).unwrap_or_default();
    let counts = counts(thread);
    let mut answers = thread.answers.iter().map(|answer| &answer.card);
    let answer = hit.and_then(|hit| answers.find(|card| card.key() == hit));
    let words = answer.map_or_else(|| first_words(root), |card| hit_words(card));
    html! {
        <span class={classes!("line", kind_class(&root.kind()))}>
            <span class="at" translate="no">{m::place(root.address(document).as_deref())}</span>{" "}
            {root.note().map_or_else(withdrawn, head::kind)}{" "}
            <span class="who" translate="no" dir="auto">{who}</span>{" "}
            {head::marks(root)}{" "}
            <span class="excerpt" dir="auto">{words}</span>{" "}
            <span class="counts" hidden={counts.is_empty()}>{counts}</span>
        </span>
    }
}

fn withdrawn() -> Html {
    html! { <span class="kind">{m::withdrawn_note()}</span> }
}

/// Returns the words of the answer that matches the filter, which replace the note's own.
fn hit_words(card: &Card) -> String {
    let who = card.latest().map(head::speaker).unwrap_or_default();
    m::found_in(m::kind_name(&card.kind()), &who, &first_words(card))
}

/// Returns the words that the note says, proposes or speaks of.
fn first_words(card: &Card) -> String {
    let Some(note) = card.note() else {
        return String::new();
    };
    let text = note
        .texts()
        .next()
        .map(|(text, is_markdown)| match is_markdown {
            true => markdown::first_words(text, WORDS),
            false => said::shortened(text, WORDS),
        });
    let other = || [note.proposed(), note.target.quote()].into_iter().flatten();
    text.into_iter()
        .chain(other().map(|words| said::shortened(words, WORDS)))
        .find(|words| !words.trim().is_empty())
        .unwrap_or_default()
}

/// Returns `2 answers, 3 supports`. A decision is given in words.
fn counts(thread: &Thread) -> String {
    let answers = thread.answers.iter();
    let kinds: Vec<Kind> = answers
        .filter(|answer| answer.card.note().is_some())
        .map(|answer| answer.card.kind())
        .collect();
    let is_support = |kind: &&Kind| matches!(kind, Kind::Support | Kind::CoSponsorship);
    let is_reply = |kind: &&Kind| !is_support(kind) && **kind != Kind::Disposition;
    let supports = kinds.iter().filter(is_support).count();
    let answers = kinds.iter().filter(is_reply).count();
    let parts = [
        decided(thread),
        (answers > 0).then(|| m::answers_count(answers)),
        (supports > 0).then(|| m::supports_count(supports)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
