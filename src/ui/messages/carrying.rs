//! Notes in another text than their own: how they fared, and which decisions wait.

use super::{counted, notes};
use crate::anchoring::Doubt;
use crate::annotation::Outcome;

pub const CARRIED_TITLE: &str = "Notes from an earlier text";
pub const CARRIED_WHY: &str = "These notes were written on an earlier text of this report. They are shown where their words are now. Nobody’s note was changed.";
pub const CARRIED_NOTHING_TO_DECIDE: &str = "Nothing is left to decide.";
pub const CARRIED_DONE: &str = "Done";
pub const CARRIED_LATER: &str = "Later";
pub const LOOK_AT_THEM: &str = "Look at them";
pub const YES_HERE: &str = "Yes, here";
pub const ELSEWHERE: &str = "Elsewhere…";
pub const LEAVE_IT: &str = "Leave it without a place";
pub const YES_TO_CHANGED: &str = "Yes to all whose text was only changed";
pub const CHOOSE_PLACE: &str = "Choose a place…";
pub const ADOPT: &str = "Make it a note on this text";
pub const PLACE_HERE: &str = "Place here";
pub const PLACE_IT_HERE: &str = "Place the note on these words";
pub const PLACING: &str = "Where does the note belong?";
pub const PLACING_HINT: &str =
    "Select words in the report, or choose “Place here” beside a paragraph.";
pub const PLACED_BY_YOU: &str = "You placed it here.";
pub const LEFT: &str = "You left it without a place in this text.";
pub const WORDS_STRUCK: &str = "These words are struck out in this text.";
pub const UNCHANGED_WORDS: &str = "the same words";

/// `48 notes from an earlier text: 41 exact, 3 moved, 2 changed, 1 ambiguous, 1 orphaned.`
pub fn carried(counts: &[(Outcome, usize)]) -> String {
    let all = counts.iter().map(|(_, count)| count).sum();
    let each: Vec<String> = counts
        .iter()
        .map(|(outcome, count)| format!("{count} {}", outcome_name(*outcome)))
        .collect();
    format!("{} from an earlier text: {}.", notes(all), each.join(", "))
}

pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Document => "on the whole",
        Outcome::Exact => "exact",
        Outcome::Moved => "moved",
        Outcome::Changed => "changed",
        Outcome::Ambiguous => "ambiguous",
        Outcome::Orphaned => "orphaned",
    }
}

/// `3 need a decision.`
pub fn to_decide(count: usize) -> String {
    counted(count, "needs a decision.", "need a decision.")
}

/// Why a note has no certain place; `None` where nothing was looked for.
pub fn why_uncertain(doubt: Option<Doubt>) -> String {
    match doubt {
        None => "It names no place in this text.".to_owned(),
        Some(Doubt::NoWords) => "It quotes no words that could be found in this text.".to_owned(),
        Some(Doubt::Gone) => "Its words are not in this text.".to_owned(),
        Some(Doubt::Changed) => "The words here differ from those it quotes.".to_owned(),
        Some(Doubt::OtherContext(1)) => {
            "Its words are in this text, but not where the note says they were.".to_owned()
        }
        Some(Doubt::OtherContext(count)) => format!(
            "Its words are in this text {count} times, but not where the note says they were."
        ),
        Some(Doubt::Several(count)) => {
            format!("Its words are in this text {count} times; none was chosen.")
        }
        Some(Doubt::SeveralAlike) => {
            "Its words are not in this text, but several places are very similar; none was chosen."
                .to_owned()
        }
    }
}

/// `5.10, 87 % alike`.
pub fn choice(address: &str, score: Option<u8>) -> String {
    match score {
        Some(score) => format!("{address}, {score} % alike"),
        None => format!("{address}, {UNCHANGED_WORDS}"),
    }
}

/// On a note whose words stand elsewhere by now.
pub fn moved_since(old: Option<&str>, now: &str) -> String {
    match old.filter(|old| *old != now) {
        Some(old) => format!("Moved: it was {old} when the note was written."),
        None => super::MOVED.to_owned(),
    }
}

/// On a note whose words were changed.
pub fn changed_since(score: u8) -> String {
    format!("The words here differ from those the note quotes; they are {score} % alike. It read:")
}

/// On a note without a place.
pub fn perhaps_at(address: &str, score: u8) -> String {
    format!("Perhaps it belongs to {address} ({score} % alike).")
}

pub fn place_at(address: &str) -> String {
    format!("Place at {address}")
}

/// Beside a paragraph, while a place is chosen.
pub fn place_on(address: &str) -> String {
    format!("Place here: {address}")
}

pub fn placed(count: usize) -> String {
    match count {
        1 => "Its place in this text is kept.".to_owned(),
        _ => format!("The places of {} in this text are kept.", notes(count)),
    }
}

/// While places are looked for.
pub fn placing_notes(done: usize, all: usize) -> String {
    format!("Placing your notes: {done} of {all}…")
}

/// On files written against a text that is not available.
pub fn written_elsewhere(count: usize) -> String {
    let placed = match count {
        1 => "It is placed by its words",
        _ => "They are placed by their words",
    };
    format!(
        "{} written on a text that is not here. {placed}; the note says where that is not certain.",
        counted(count, "note was", "notes were")
    )
}
