//! Highlights, and choosing the words that a note is to speak of.

use super::{kind_name, notes};
use crate::annotation::Kind;

compiled!("selecting");

/// Says before the first word of a highlight, to be heard, the kind of its note, or how many there
/// are.
pub fn highlight_starts(count: usize, kind: Option<&Kind>) -> String {
    match kind.filter(|_| count == 1) {
        Some(Kind::Highlight) | None if count == 1 => highlight_starts_alone().to_owned(),
        Some(kind) => highlight_starts_with(&kind_name(kind).to_lowercase()),
        None => highlight_starts_with(&notes(count)),
    }
}

/// Says what the keys do while the bar offers kinds for words selected with the mouse.
pub fn bar_keys() -> [&'static str; 2] {
    [bar_enter(), bar_leave()]
}

/// Says what the keys do while words are selected with them.
pub fn selecting_keys() -> [&'static str; 6] {
    [
        select_by_word(),
        select_by_character(),
        select_extend(),
        select_next_paragraph(),
        select_choose(),
        select_leave(),
    ]
}
