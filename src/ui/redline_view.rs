//! A redline, drawn both for sighted readers and for screen readers.

use yew::prelude::*;

use super::messages as m;
use super::shaping::shaped;
use crate::annotation::{self, Edit, MOST_CODE_POINTS, Piece, Shortened};

/// How many code points of unchanged text are shown beside each change in an excerpt. More would make
/// excerpts long. Fewer would leave changes without context.
const CONTEXT: usize = 60;

/// How many stretches are drawn at first. More would take longer to draw; fewer would cut redlines of
/// long paragraphs.
const PIECES: usize = 500;

/// Draws the change from `before` to `after`, word by word, as `<del>` and `<ins>`. Hidden words mark
/// their ends, because not every screen reader announces these elements. With `whole`, both texts are
/// drawn in full. Otherwise changes are drawn with a few words beside them, and `…` for the rest. Two
/// equal texts are drawn as one.
pub fn redline(before: &str, after: &str, whole: bool) -> Html {
    draw(&pieces(before, after, whole))
}

/// Returns the stretches that [`redline`] draws.
pub fn pieces(before: &str, after: &str, whole: bool) -> Vec<Piece> {
    let edits = annotation::redline(before, after);
    let excerpt = if whole {
        Vec::new()
    } else {
        annotation::excerpt(&edits, CONTEXT)
    };
    if excerpt.is_empty() {
        edits.into_iter().map(Piece::Edit).collect()
    } else {
        excerpt
    }
}

/// Draws both texts in full as a redline, however long they are.
pub fn whole_redline(before: &str, after: &str) -> Html {
    drawn(&pieces(before, after, true))
}

/// Draws every change, for a person who decides on it. Short texts are drawn in full, long ones as
/// changes with a few words beside them. No change is hidden behind a button.
pub fn every_change(before: &str, after: &str) -> Html {
    let edits = annotation::redline(before, after);
    drawn(&annotation::every_change(
        edits,
        PIECES,
        MOST_CODE_POINTS,
        CONTEXT,
    ))
}

/// Draws a redline from its stretches. If it is very long, the beginning is drawn, with the rest on
/// demand.
pub fn draw(pieces: &[Piece]) -> Html {
    match limited(pieces, 1) {
        None => drawn(pieces),
        Some(_) => html! { <Long pieces={pieces.to_vec()} /> },
    }
}

/// Draws a redline from its stretches, however long it is.
pub fn drawn(pieces: &[Piece]) -> Html {
    html! {
        <div class="redline" dir="auto">
            for (index, one) in pieces.iter().enumerate() {
                {piece(index, one)}
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct LongProps {
    pieces: Vec<Piece>,
}

/// Draws as much of a long redline as the person asked for.
#[component]
fn Long(props: &LongProps) -> Html {
    let times = use_state(|| 1);
    let beginning = limited(&props.pieces, *times);
    let shown = beginning
        .as_ref()
        .map_or(&props.pieces, |beginning| &beginning.pieces);
    let left = beginning.as_ref().map_or(0, |beginning| beginning.left_out);
    let more = {
        let times = times.clone();
        Callback::from(move |_: MouseEvent| times.set(*times * 4))
    };
    html! {
        <div>
            {drawn(shown)}
            <p class="hint" hidden={left == 0}>
                {m::more_characters(left)}{" "}
                <button type="button" class="link" onclick={more}>{m::show_whole_note()}</button>
            </p>
        </div>
    }
}

/// Returns the beginning of a redline that is too long to be shown whole at first.
fn limited(pieces: &[Piece], times: usize) -> Option<Shortened> {
    annotation::limited(pieces, PIECES * times, MOST_CODE_POINTS * times)
}

/// Draws a whole redline within a line of text.
pub fn inline(edits: &[Edit]) -> Html {
    inline_as(edits, |edit| shaped(edit.text()))
}

/// Draws a whole redline; `words` draws the words of each stretch.
pub fn inline_as(edits: &[Edit], mut words: impl FnMut(&Edit) -> Html) -> Html {
    html! {
        for (index, one) in edits.iter().enumerate() {
            {edit(index, one, words(one))}
        }
    }
}

fn piece(key: usize, piece: &Piece) -> Html {
    match piece {
        Piece::Gap => html! { <span {key} class="gap">{" … "}</span> },
        Piece::Edit(one) => edit(key, one, shaped(one.text())),
    }
}

fn edit(key: usize, edit: &Edit, words: Html) -> Html {
    match edit {
        Edit::Keep(_) => html! { <span {key}>{words}</span> },
        Edit::Delete(_) => {
            html! { <del {key}>{spoken(m::deleted())}{words}{spoken(m::end_of_deletion())}</del> }
        }
        Edit::Insert(_) => {
            html! { <ins {key}>{spoken(m::inserted())}{words}{spoken(m::end_of_insertion())}</ins> }
        }
    }
}

/// Draws words that are announced but not seen.
pub fn spoken(words: &'static str) -> Html {
    html! { <span class="hidden-words">{words}</span> }
}
