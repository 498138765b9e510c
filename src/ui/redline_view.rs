//! A redline as it reads on the screen and to a screen reader.

use yew::prelude::*;

use super::messages as m;
use super::shaping::shaped;
use crate::annotation::{self, Edit, MOST_CODE_POINTS, Piece, Shortened};

/// Code points of unchanged text that stand beside each change in an excerpt.
const CONTEXT: usize = 60;

/// How many stretches are drawn before the reader asks for more. More would take longer to draw; fewer
/// would cut redlines of long paragraphs.
const PIECES: usize = 500;

/// What turns `before` into `after`, word by word: `<del>` and `<ins>`, with hidden words at their
/// ends, since not every screen reader tells of these elements. With `whole` all of both texts,
/// else the changes with a few words beside them and `…` for what is left out. Two equal texts are
/// shown as one.
pub fn redline(before: &str, after: &str, whole: bool) -> Html {
    draw(&pieces(before, after, whole))
}

/// The stretches that [`redline`] draws.
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

/// All of both texts, however long.
pub fn whole_redline(before: &str, after: &str) -> Html {
    drawn(&pieces(before, after, true))
}

/// Every change, for where a person decides on what they read: all of both texts, of long ones the
/// changes with a few words beside them. Nothing waits behind a button.
pub fn every_change(before: &str, after: &str) -> Html {
    let edits = annotation::redline(before, after);
    drawn(&annotation::every_change(
        edits,
        PIECES,
        MOST_CODE_POINTS,
        CONTEXT,
    ))
}

/// A redline from its stretches; of a very long one the beginning, and the rest on demand.
pub fn draw(pieces: &[Piece]) -> Html {
    match limited(pieces, 1) {
        None => drawn(pieces),
        Some(_) => html! { <Long pieces={pieces.to_vec()} /> },
    }
}

/// A redline from its stretches, however long.
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

/// A long redline: as much of it as the person asked for.
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

/// The beginning of a redline that is too long to be shown at first.
fn limited(pieces: &[Piece], times: usize) -> Option<Shortened> {
    annotation::limited(pieces, PIECES * times, MOST_CODE_POINTS * times)
}

/// All of a redline, to stand in a line of text.
pub fn inline(edits: &[Edit]) -> Html {
    inline_as(edits, |edit| shaped(edit.text()))
}

/// All of a redline, the words of each stretch as `words` draws them.
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

/// Words that are only heard.
pub fn spoken(words: &'static str) -> Html {
    html! { <span class="hidden-words">{words}</span> }
}
