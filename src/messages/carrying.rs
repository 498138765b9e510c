//! Notes in a text other than their own: their outcomes, and the decisions to be made.

use super::{joined, moved};
use crate::anchoring::Doubt;
use crate::annotation::Outcome;

compiled!("carrying");

/// Sums up the outcomes of notes: `48 notes from an earlier text: 41 exact, 3 moved, 2 changed, 1
/// ambiguous, 1 orphaned.`
pub fn carried(counts: &[(Outcome, usize)]) -> String {
    let all = counts.iter().map(|(_, count)| count).sum();
    let each = counts.iter();
    let each = each.map(|(outcome, count)| outcome_counted(*count, outcome_name(*outcome)));
    carried_notes(all, &joined(&each.collect::<Vec<_>>()))
}

/// Names the outcome of a note.
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Document => on_the_whole(),
        Outcome::Exact => exact(),
        Outcome::Moved => moved_away(),
        Outcome::Changed => reworded(),
        Outcome::Ambiguous => ambiguous(),
        Outcome::Orphaned => orphaned(),
    }
}

/// Explains why a note has no certain place. `None` means that the note names no place.
pub fn why_uncertain(doubt: Option<Doubt>) -> String {
    match doubt {
        None => names_no_place().to_owned(),
        Some(Doubt::NoWords) => quotes_no_words().to_owned(),
        Some(Doubt::Gone) => words_gone().to_owned(),
        Some(Doubt::Changed) => words_differ().to_owned(),
        Some(Doubt::OtherContext(count)) => words_in_other_context(count),
        Some(Doubt::Several(count)) => words_several_times(count),
        Some(Doubt::SeveralAlike) => several_alike().to_owned(),
    }
}

/// Names a candidate: `5.10, 87 % alike`.
pub fn choice(address: &str, score: Option<u8>) -> String {
    match score {
        Some(score) => choice_alike(address, score.into()),
        None => choice_same(address),
    }
}

/// States that the words of a note have moved.
pub fn moved_since(old: Option<&str>, now: &str) -> String {
    match old.filter(|old| *old != now) {
        Some(old) => moved_from_old(old),
        None => moved().to_owned(),
    }
}

/// States that the words of a note have changed.
pub fn changed_since(score: u8) -> String {
    differs_by(score.into())
}

/// States where a note without a place may belong.
pub fn perhaps_at(address: &str, score: u8) -> String {
    perhaps_belongs_to(address, score.into())
}
