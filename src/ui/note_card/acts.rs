//! The acts on a note.

use yew::prelude::*;

use super::NoteAct;
use crate::annotation::{Kind, Revision};
use crate::session::{Card, Thread};
use crate::ui::kit::Menu;
use crate::ui::messages as m;

/// Draws the buttons of a note that says `revision`: two or three, and the rest behind "More". Only
/// authors change their notes; others answer them.
pub fn acts(thread: &Thread, card: &Card, revision: &Revision, on_act: &Callback<NoteAct>) -> Html {
    let act = |act: NoteAct| on_act.reform(move |_: MouseEvent| act.clone());
    let (key, id) = (card.key(), &revision.id);
    let button = |words: &'static str, what: NoteAct| {
        html! { <button key={words} type="button" onclick={act(what)}>{words}</button> }
    };
    let answer = |kind: &Kind| {
        let what = NoteAct::Answer(key.clone(), id.clone(), kind.clone());
        button(m::answer_button(kind), what)
    };
    if card.mine {
        return html! {
            <div class="acts">
                {button(m::edit(), NoteAct::Edit(key.clone(), id.clone()))}
                {button(m::withdraw(), NoteAct::Withdraw(key.clone()))}
                {answer(&Kind::Reply)}
            </div>
        };
    }
    let (first, second) = offered(thread, card);
    let name = m::more_on(m::kind_name(&card.kind()));
    html! {
        <div class="acts">
            for kind in &first {
                {answer(kind)}
            }
            <Menu {name}>
                for kind in &second {
                    {answer(kind)}
                }
                {button(m::hide_note(), NoteAct::Hide(key.clone()))}
            </Menu>
        </div>
    }
}

/// Lists the kinds of answer to another person's note: those always offered, then the others. Answers
/// that the reader has already given are not offered again.
fn offered(thread: &Thread, card: &Card) -> (Vec<Kind>, Vec<Kind>) {
    use Kind::{CoSponsorship, Disposition, Reply, Reservation, Support};
    if card.annotation.is_conflicting() {
        // It would be unclear which version the reader supports or decides on.
        return (vec![Reply], Vec::new());
    }
    let (mut first, mut second) = match card.kind() {
        Kind::Proposal => (
            vec![Support, Reply],
            vec![CoSponsorship, Reservation, Disposition],
        ),
        Kind::Editorial | Kind::Comment | Kind::Question => {
            (vec![Support, Reply], vec![Reservation, Disposition])
        }
        Reply | Reservation => (vec![Reply], vec![Support, Reservation, Disposition]),
        Disposition => (vec![Reply], Vec::new()),
        _ => (vec![Reply], vec![Disposition]),
    };
    let asked = |kind: &Kind| *kind == Reply || !is_said(thread, card, kind);
    first.retain(asked);
    second.retain(asked);
    (first, second)
}

/// Returns whether the reader has already answered a note with one of this kind.
fn is_said(thread: &Thread, card: &Card, kind: &Kind) -> bool {
    let mut mine = thread.cards().filter(|one| one.mine);
    mine.any(|one| {
        let note = one.note().filter(|note| note.kind == *kind);
        let parent = note.and_then(|note| note.parent());
        parent.is_some_and(|parent| parent.id == card.key().id.as_str())
    })
}
