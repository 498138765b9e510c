//! The verdicts on a note, summed up: support, reservations, co-sponsorship, decisions.

use super::head::speaker;
use crate::annotation::{Backing, Kind, Voices};
use crate::session::{Answer, Card, Thread};
use crate::shown;
use crate::ui::messages as m;

/// The kinds in the sum, in their order.
const SUMMED: [Kind; 3] = [Kind::Support, Kind::CoSponsorship, Kind::Reservation];

/// Returns whether an answer to the first note counts in the sum.
pub fn is_summed(answer: &Answer) -> bool {
    answer.depth == 1 && !answer.card.hidden && SUMMED.contains(&answer.card.kind())
}

/// Returns whether an answer decides on the first note.
pub fn is_decision(answer: &Answer) -> bool {
    answer.depth == 1 && !answer.card.hidden && answer.card.kind() == Kind::Disposition
}

/// Returns `Supported by F, J · Co-sponsored by B · Reservation by G`; `None` if no side was taken.
pub fn summary(thread: &Thread) -> Option<String> {
    let parts = SUMMED.iter().filter_map(|kind| {
        let names = names(thread, kind);
        (!names.is_empty()).then(|| m::summed(kind, &m::listed(&names)))
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| m::side_by_side(&parts))
}

/// Adds the backers of a proposal: its speaker, its sponsors, and those who joined them.
pub fn backing(thread: &Thread, backing: &mut Backing) {
    if let Some(latest) = thread.root.latest() {
        backing.add(&Voices::of(latest), m::anonymous());
    }
    for card in summed(thread, &Kind::CoSponsorship) {
        if let Some(latest) = card.latest() {
            backing.join(&Voices::of(latest), name(card));
        }
    }
}

/// Lists those who gave this verdict on the first note, each once. Verdicts given before the note
/// changed come last.
fn names(thread: &Thread, kind: &Kind) -> Vec<String> {
    let mut said = Backing::default();
    let (fresh, stale): (Vec<&Card>, Vec<&Card>) =
        summed(thread, kind).partition(|card| !card.stale);
    for card in fresh.into_iter().chain(stale) {
        if let Some(latest) = card.latest() {
            said.join(&Voices::of(latest), name(card));
        }
    }
    said.sponsors()
}

fn summed<'a>(thread: &'a Thread, kind: &'a Kind) -> impl Iterator<Item = &'a Card> {
    let answers = thread.answers.iter().filter(|answer| is_summed(answer));
    answers
        .map(|answer| &*answer.card)
        .filter(|card| card.kind() == *kind)
}

fn name(card: &Card) -> String {
    let name = card.latest().map(speaker).unwrap_or_default();
    with_age(&shown::in_list(&name), card)
}

/// Returns the last decision on the first note, and whether the note has changed since.
pub fn decided(thread: &Thread) -> Option<String> {
    let decisions = thread.answers.iter().filter(|answer| is_decision(answer));
    let mut made = decisions.filter_map(|answer| {
        let decision = answer.card.note()?.disposition()?;
        Some(with_age(m::disposition_name(decision), &answer.card))
    });
    made.next_back()
}

/// Returns a name or word, with a remark if the answered note has changed since.
fn with_age(words: &str, card: &Card) -> String {
    if card.stale {
        m::before_change(words)
    } else {
        words.to_owned()
    }
}
