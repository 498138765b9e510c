//! What delegations and the secretariat say to a note: support, reservations, co-sponsorship,
//! decisions, summed up.

use super::head::speaker;
use crate::annotation::{Disposition, Kind};
use crate::ui::messages as m;
use crate::ui::session::{Answer, Card, Thread};

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

/// `Supported by F, J · Co-sponsored by B · Reservation by G`; nothing where nobody spoke.
pub fn summary(thread: &Thread) -> Option<String> {
    let parts = SUMMED.iter().filter_map(|kind| {
        let answers = thread.answers.iter().filter(|answer| is_summed(answer));
        let of_kind = answers.filter(|answer| answer.card.kind() == *kind);
        let names: Vec<String> = of_kind.map(|answer| name(&answer.card)).collect();
        (!names.is_empty()).then(|| m::summed(kind, &names.join(", ")))
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn name(card: &Card) -> String {
    let name = card.latest().map(speaker).unwrap_or_default();
    if card.stale {
        m::before_change(&name)
    } else {
        name
    }
}

/// What was decided last on the first note of a thread.
pub fn decided(thread: &Thread) -> Option<Disposition> {
    let decisions = thread.answers.iter().filter(|answer| is_decision(answer));
    let notes = decisions.filter_map(|answer| answer.card.note());
    notes.filter_map(|note| note.disposition()).next_back()
}
