//! Highlights, and selecting the words for a note.

use super::{kind_name, notes};
use crate::annotation::Kind;

compiled!("selecting");

/// Announces a highlight to screen readers before its first word: the kind of its note, or the number
/// of notes.
pub fn highlight_starts(count: usize, kind: Option<&Kind>) -> String {
    match kind.filter(|_| count == 1) {
        Some(Kind::Highlight) | None if count == 1 => highlight_starts_alone().to_owned(),
        Some(kind) => highlight_starts_with(&kind_name(kind).to_lowercase()),
        None => highlight_starts_with(&notes(count)),
    }
}

/// Lists the keys that act while the bar offers kinds for words selected with the mouse.
pub fn bar_keys() -> [&'static str; 2] {
    [bar_enter(), bar_leave()]
}

/// Lists the keys that act while words are selected with the keyboard.
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
