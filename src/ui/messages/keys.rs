//! The keys and what they do.

use crate::ui::keys;

/// `Use single-letter keys (g, n, …)`, in the settings.
pub fn single_keys() -> String {
    format!("Use single-letter keys ({})", keys::ALL.join(", "))
}

pub const THIS_LIST: &str = "This list";

/// The keys of a report.
pub fn key_list() -> Vec<(String, &'static str)> {
    let notes = format!("{} {}", keys::NEXT_NOTE, keys::PREVIOUS_NOTE);
    vec![
        (keys::GO_TO.to_owned(), "Go to a paragraph"),
        (notes, "Next or previous note"),
        (
            "↑ ↓".to_owned(),
            "Previous or next paragraph or note, when one has the focus",
        ),
        (
            format!("Enter or {}", keys::WRITE),
            "Add a note to the focused paragraph",
        ),
        (
            keys::SELECT.to_owned(),
            "Select words in the focused paragraph: ← → by word, with Ctrl or Alt by character, with Shift more of them, Enter chooses",
        ),
        ("Ctrl/⌘ + Enter".to_owned(), "Save the note"),
        (
            "Esc".to_owned(),
            "Close the note and keep its draft; close a dialog; from a note back to the text",
        ),
        ("Ctrl/⌘ + Z".to_owned(), "Undo"),
        ("Ctrl/⌘ + Shift + Z".to_owned(), "Redo"),
        (keys::LIST.to_owned(), THIS_LIST),
    ]
}

pub const CARRIED_KEYS_TITLE: &str = "While notes of an earlier text are placed";

/// The keys of the list of notes to decide on, when one has the focus.
pub fn carried_keys() -> Vec<(String, &'static str)> {
    vec![
        (keys::YES.to_owned(), "Yes, here"),
        (
            keys::ELSEWHERE.to_owned(),
            "Elsewhere: choose a place in the text",
        ),
        (keys::LEAVE.to_owned(), "Leave it without a place"),
        ("↑ ↓".to_owned(), "Previous or next note"),
    ]
}

/// Above that list; single keys may be switched off.
pub fn carried_hint(single_keys: bool) -> String {
    let (yes, elsewhere, leave) = (keys::YES, keys::ELSEWHERE, keys::LEAVE);
    let decide = format!("{yes} yes, {elsewhere} elsewhere, {leave} leave, ");
    let decide = if single_keys { decide.as_str() } else { "" };
    format!("With the focus on a note: {decide}↑ ↓ next.")
}
