//! What delegations and the secretariat say to a note: support, reservations, co-sponsorship,
//! decisions, summed up.

use super::head::speaker;
use crate::annotation::{Backing, Kind, Voices};
use crate::session::{Answer, Card, Thread};
use crate::shown;
use crate::ui::messages as m;

/// The kinds that are summed up, in the order of the sum.
const SUMMED: [Kind; 3] = [Kind::Support, Kind::CoSponsorship, Kind::Reservation];

/// Whether an answer to the first note is counted in the sum.
pub fn is_summed(answer: &Answer) -> bool {
    answer.depth == 1 && !answer.card.hidden && SUMMED.contains(&answer.card.kind())
}

/// Whether it decides on the first note.
pub fn is_decision(answer: &Answer) -> bool {
    answer.depth == 1 && !answer.card.hidden && answer.card.kind() == Kind::Disposition
}

/// `Supported by F, J · Co-sponsored by B · Reservation by G`; empty where nobody has taken a side.
pub fn summary(thread: &Thread) -> Option<String> {
    let parts = SUMMED.iter().filter_map(|kind| {
        let names = names(thread, kind);
        (!names.is_empty()).then(|| m::summed(kind, &m::listed(&names)))
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| m::side_by_side(&parts))
}

/// Who wants what a proposal wants: who speaks there, its sponsors, and those who joined them.
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

/// Those who say this to the first note, each once; what was said before it changed counts last.
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

/// What was decided last on the first note of a thread, and whether that note was changed since.
pub fn decided(thread: &Thread) -> Option<String> {
    let decisions = thread.answers.iter().filter(|answer| is_decision(answer));
    let mut made = decisions.filter_map(|answer| {
        let decision = answer.card.note()?.disposition()?;
        Some(with_age(m::disposition_name(decision), &answer.card))
    });
    made.next_back()
}

/// A name or word with the remark that what it speaks of was changed since, where it was.
fn with_age(words: &str, card: &Card) -> String {
    if card.stale {
        m::before_change(words)
    } else {
        words.to_owned()
    }
}
