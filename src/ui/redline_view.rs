//! A redline as it reads on the screen and to a screen reader.

use yew::prelude::*;

use super::messages as m;
use crate::annotation::{self, Edit, Piece};

/// Code points of unchanged text that stand beside each change in an excerpt.
const CONTEXT: usize = 60;

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

/// A redline from its stretches.
pub fn draw(pieces: &[Piece]) -> Html {
    html! {
        <div class="redline" dir="auto">
            for (index, one) in pieces.iter().enumerate() {
                {piece(index, one)}
            }
        </div>
    }
}

/// All of a redline, to stand in a line of text.
pub fn inline(edits: &[Edit]) -> Html {
    html! {
        for (index, one) in edits.iter().enumerate() {
            {edit(index, one)}
        }
    }
}

fn piece(key: usize, piece: &Piece) -> Html {
    match piece {
        Piece::Gap => html! { <span {key} class="gap">{" … "}</span> },
        Piece::Edit(one) => edit(key, one),
    }
}

fn edit(key: usize, edit: &Edit) -> Html {
    match edit {
        Edit::Keep(text) => html! { <span {key}>{text}</span> },
        Edit::Delete(text) => {
            html! { <del {key}>{spoken(m::DELETED)}{text}{spoken(m::END_OF_DELETION)}</del> }
        }
        Edit::Insert(text) => {
            html! { <ins {key}>{spoken(m::INSERTED)}{text}{spoken(m::END_OF_INSERTION)}</ins> }
        }
    }
}

/// Words that are heard and not seen.
fn spoken(words: &'static str) -> Html {
    html! { <span class="hidden-words">{words}</span> }
}
