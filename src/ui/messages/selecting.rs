//! Highlights, and choosing the words that a note is to speak of.

use crate::annotation::Kind;

/// What screen readers say after the last word of a highlight.
pub const HIGHLIGHT_ENDS: &str = " [highlight end] ";

/// What they say before its first word: the kind of its note, or how many there are.
pub fn highlight_starts(notes: usize, kind: Option<&Kind>) -> String {
    match kind.filter(|_| notes == 1) {
        Some(Kind::Highlight) | None if notes == 1 => " [highlight start] ".to_owned(),
        Some(kind) => format!(
            " [highlight start: {}] ",
            super::kind_name(kind).to_lowercase()
        ),
        None => format!(" [highlight start: {}] ", super::notes(notes)),
    }
}

pub const NOTE_ON_DOCUMENT: &str = "Add note on the whole document";

pub fn select_words(address: &str) -> String {
    format!("Select words in {address}")
}

// The bar beside selected words.
pub const SELECTED_WORDS: &str = "Note on the selected words";
pub const MORE_KINDS: &str = "More…";
pub const CLOSE_SELECTION: &str = "Close and select nothing";
/// What the keys do while the bar offers kinds for words selected with the mouse.
pub const BAR_KEYS: [&str; 2] = ["Enter: choose with the keys", "Esc: close"];

/// Why whole paragraphs are offered in place of what was selected.
pub const WHOLE_PARAGRAPH: &str = "The text here has been translated or changed in your browser, so the note will quote the whole paragraph as it stands in the report.";

// Selecting with the keyboard.
pub const SELECTING_KEYS: [&str; 6] = [
    "← → word",
    "Ctrl or Alt: character",
    "Shift: extend",
    "Shift ↓ next paragraph",
    "Enter: choose",
    "Esc: leave",
];

pub fn selecting_in(address: &str, words: &str) -> String {
    format!(
        "Selecting words in {address}. Arrow keys move, with Shift they extend. Enter offers the kinds of note, Escape leaves. {}",
        selected(words)
    )
}

pub fn selected(words: &str) -> String {
    format!("Selected: {words}")
}

pub fn nothing_to_select(address: &str) -> String {
    format!("{address} has no words to select.")
}

pub const SELECTING_LEFT: &str = "No words selected.";
