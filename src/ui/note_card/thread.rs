//! A thread: the note on the text, then its answers.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::one::{Below, Level, Notes};
use super::{NoteAct, ThreadCardProps, verdicts};
use crate::annotation::Key;
use crate::browser::safety;
use crate::session::{Answer, Thread};
use crate::sort::sort_by;
use crate::ui::messages as m;

/// An answer to the first note, followed by everything below it as a flat list. Threads are drawn flat
/// after two levels.
struct Branch<'a> {
    answer: &'a Answer,
    below: Vec<&'a Answer>,
}

/// How many answers a thread shows at first. With more, threads of thousands would keep the page busy.
/// With fewer, answers of ordinary threads would be hidden.
pub const ANSWERS: usize = 20;

/// How many of the latest answers are always shown, so that a new answer is seen. With more, a long
/// thread is slow to read. With fewer, a new answer may be hidden.
const LATEST: usize = 5;

/// Draws the whole thread: the note, decisions on it, its supporters, then the replies. For a long
/// thread, the first and the latest answers are shown.
pub fn thread(
    props: &ThreadCardProps,
    answers_shown: usize,
    further: &Callback<MouseEvent>,
) -> Html {
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
    let drawn = shown(&thread.answers, answers_shown);
    let rest = thread.answers.len() - drawn.len();
    for branch in branches(drawn) {
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
            {summed_up(&notes, thread, &summed, props.hit.as_ref())}
            {compare(props)}
        </>
    };
    let below = Below {
        verdicts,
        answers: html! { <>{answers(&notes, &replies)}{more(rest, further)}</> },
    };
    notes.note(&thread.root, level, below)
}

/// Draws the button for the next answers.
fn more(rest: usize, further: &Callback<MouseEvent>) -> Html {
    let words = m::more_answers(rest.min(ANSWERS), rest);
    html! { <button type="button" class="show-more" hidden={rest == 0} onclick={further}>{words}</button> }
}

/// Draws the link that shows the proposals for the same paragraph side by side.
fn compare(props: &ThreadCardProps) -> Html {
    let root = &props.thread.root;
    let block = root.place.block().filter(|_| props.rivals > 1);
    let Some(block) = block else {
        return none();
    };
    let words = m::compare(
        props.rivals,
        m::place(root.address(&props.document).as_deref()),
    );
    let act = props
        .on_act
        .reform(move |_: MouseEvent| NoteAct::Compare(block));
    html! { <p class="compare"><button type="button" class="link" onclick={act}>{words}</button></p> }
}

/// Draws a line on supporters and opponents of the note, with their own words on demand.
fn summed_up(notes: &Notes<'_>, thread: &Thread, summed: &[Branch<'_>], hit: Option<&Key>) -> Html {
    let Some(summary) = verdicts::summary(thread) else {
        return none();
    };
    let is_hit = |branch: &Branch<'_>| hit == Some(branch.answer.card.key());
    let mut branches = summed.iter();
    let open = branches.any(|branch| !branch.below.is_empty() || is_hit(branch));
    html! {
        <details class="summed" {open}>
            <summary>{summary}</summary>
            {answers(notes, summed)}
        </details>
    }
}

fn answers(notes: &Notes<'_>, branches: &[Branch<'_>]) -> Html {
    html! {
        <div class="answers" hidden={branches.is_empty()}>
            for branch in branches {
                {notes.note(&branch.answer.card, Level::Answer, Below::answers(below(notes, &branch.below)))}
            }
        </div>
    }
}

fn below(notes: &Notes<'_>, all: &[&Answer]) -> Html {
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

/// Lists the answers to draw: the first few and the latest. Each is preceded by the direct answer to
/// the first note that it belongs to.
fn shown(answers: &[Answer], most: usize) -> Vec<&Answer> {
    if answers.len() <= most {
        return answers.iter().collect();
    }
    let mut late: Vec<usize> = (most..answers.len()).collect();
    let saved = |index: &usize| {
        let latest = answers.get(*index)?.card.latest()?;
        latest.modified.as_ref()?.instant()
    };
    sort_by(&mut late, |a, b| (saved(b), b).cmp(&(saved(a), a)));
    let mut drawn = BTreeSet::new();
    drawn.extend(0..most);
    for index in late.into_iter().take(LATEST) {
        let to_first = |at: &usize| answers.get(*at).is_some_and(|answer| answer.depth == 1);
        drawn.extend((0..=index).rev().find(to_first));
        drawn.insert(index);
    }
    drawn
        .iter()
        .filter_map(|index| answers.get(*index))
        .collect()
}

/// Groups the answers by the direct answer to the first note that they belong to.
fn branches(answers: Vec<&Answer>) -> Vec<Branch<'_>> {
    let mut branches: Vec<Branch<'_>> = Vec::new();
    for answer in answers {
        match branches.last_mut() {
            Some(branch) if answer.depth > 1 => branch.below.push(answer),
            _ => branches.push(Branch {
                answer,
                below: Vec::new(),
            }),
        }
    }
    branches
}
