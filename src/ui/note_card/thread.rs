//! A thread: the note on the text, then what others say to it.

use yew::prelude::*;

use super::one::{Below, Level, Notes};
use super::{NoteAct, ThreadCardProps, verdicts};
use crate::browser::safety;
use crate::ui::messages as m;
use crate::ui::session::{Answer, Thread};

/// An answer to the first note, with everything below it in one row: threads are drawn flat after
/// two levels.
struct Branch<'a> {
    answer: &'a Answer,
    below: &'a [Answer],
}

/// The whole thread: the note, what was decided on it, who supports it, then the replies.
pub fn thread(props: &ThreadCardProps) -> Html {
    let thread = &*props.thread;
    safety::at_note(&thread.root.key().id);
    let notes = Notes::of(props);
    let level = Level::First {
        active: props.active,
    };
    if thread.root.hidden {
        return notes.note(&thread.root, level, Below::none());
    }
    let (mut decisions, mut summed, mut replies) = (Vec::new(), Vec::new(), Vec::new());
    for branch in branches(&thread.answers) {
        if verdicts::is_decision(branch.answer) {
            decisions.push(branch);
        } else if verdicts::is_summed(branch.answer) {
            summed.push(branch);
        } else {
            replies.push(branch);
        }
    }
    let verdicts = html! {
        <>
            {answers(&notes, &decisions)}
            {summed_up(&notes, thread, &summed)}
            {compare(props)}
        </>
    };
    let below = Below {
        verdicts,
        answers: answers(&notes, &replies),
    };
    notes.note(&thread.root, level, below)
}

/// Leads to the proposals for the same paragraph, side by side.
fn compare(props: &ThreadCardProps) -> Html {
    let root = &props.thread.root;
    let block = root.place.block().filter(|_| props.rivals > 1);
    let Some(block) = block else {
        return none();
    };
    let words = m::compare(props.rivals, &root.address(&props.document));
    let act = props
        .on_act
        .reform(move |_: MouseEvent| NoteAct::Compare(block));
    html! { <p class="compare"><button type="button" class="link" onclick={act}>{words}</button></p> }
}

/// Who supports the note and who does not, in one line; their own words on demand.
fn summed_up(notes: &Notes<'_>, thread: &Thread, summed: &[Branch<'_>]) -> Html {
    let Some(summary) = verdicts::summary(thread) else {
        return none();
    };
    let answered = summed.iter().any(|branch| !branch.below.is_empty());
    html! {
        <details class="summed" open={answered}>
            <summary>{summary}</summary>
            {answers(notes, summed)}
        </details>
    }
}

fn answers(notes: &Notes<'_>, branches: &[Branch<'_>]) -> Html {
    html! {
        <div class="answers" hidden={branches.is_empty()}>
            for branch in branches {
                {notes.note(&branch.answer.card, Level::Answer, Below::answers(below(notes, branch.below)))}
            }
        </div>
    }
}

fn below(notes: &Notes<'_>, all: &[Answer]) -> Html {
    html! {
        <div class="answers" hidden={all.is_empty()}>
            for answer in all {
                {notes.note(&answer.card, level_of(answer), Below::none())}
            }
        </div>
    }
}

fn level_of(answer: &Answer) -> Level {
    if answer.depth > 2 {
        Level::Flattened
    } else {
        Level::Answer
    }
}

fn none() -> Html {
    html! { <div hidden=true></div> }
}

/// The answers by the answer to the first note that they are below.
fn branches(answers: &[Answer]) -> Vec<Branch<'_>> {
    let mut branches = Vec::new();
    let mut rest = answers;
    while let Some((answer, after)) = rest.split_first() {
        let below = after.iter().take_while(|one| one.depth > 1).count();
        let (below, next) = after.split_at(below);
        branches.push(Branch { answer, below });
        rest = next;
    }
    branches
}
