//! A thread in print: all words of all its notes, one below another.

use yew::prelude::*;

use super::one::{Below, Level, Notes};
use super::room::Room;
use super::verdicts;
use crate::document::Document;
use crate::session::{Answer, Thread};

/// Draws the note and all its answers for paper, where nothing can be unfolded or pressed.
pub fn thread_on_paper(thread: &Thread, document: &Document) -> Html {
    let on_act = Callback::noop();
    let notes = Notes {
        thread,
        document,
        room: Room::Paper,
        on_act: &on_act,
    };
    let level = Level::First { active: false };
    if thread.root.hidden {
        return notes.note(&thread.root, level, Below::none());
    }
    let summary = verdicts::summary(thread);
    let below = Below {
        verdicts: html! { <p class="hint" dir="auto" hidden={summary.is_none()}>{summary.unwrap_or_default()}</p> },
        answers: html! {
            for answer in &thread.answers {
                {notes.note(&answer.card, level_of(answer), Below::none())}
            }
        },
    };
    notes.note(&thread.root, level, below)
}

/// Returns the level of an answer in print. An answer to another answer names the author of that one.
fn level_of(answer: &Answer) -> Level {
    if answer.depth > 1 {
        Level::Flattened
    } else {
        Level::Answer
    }
}
