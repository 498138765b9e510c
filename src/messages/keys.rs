//! The keys and their actions.

use super::{joined, redo, undo};
use crate::keys;

compiled!("keys");

/// Names the setting that switches single keys: `Use single-letter keys (g, n, …)`.
pub fn single_keys() -> String {
    use_single_keys(&joined(&keys::ALL))
}

/// Lists the keys of a report with their actions.
pub fn key_list() -> Vec<(String, &'static str)> {
    let notes = format!("{} {}", keys::NEXT_NOTE, keys::PREVIOUS_NOTE);
    vec![
        (keys::GO_TO.to_owned(), key_go_to()),
        (notes, key_note()),
        ("↑ ↓".to_owned(), key_focus()),
        (enter_or(keys::WRITE), key_write()),
        (keys::SELECT.to_owned(), key_select()),
        (keys_of_save().to_owned(), key_save()),
        (keys_of_leave().to_owned(), key_leave()),
        (keys_of_undo().to_owned(), undo()),
        (keys_of_redo().to_owned(), redo()),
        (keys::LIST.to_owned(), this_list()),
    ]
}

/// Lists the keys that act when a note to decide on has the focus.
pub fn carried_keys() -> Vec<(String, &'static str)> {
    vec![
        (keys::YES.to_owned(), key_yes()),
        (keys::ELSEWHERE.to_owned(), key_elsewhere()),
        (keys::LEAVE.to_owned(), key_leave_it()),
        ("↑ ↓".to_owned(), key_next_note()),
    ]
}

/// Returns the hint on keys above the list of notes to decide on. Single keys may be switched off.
pub fn carried_hint(single_keys: bool) -> String {
    if single_keys {
        carried_hint_all(keys::YES, keys::ELSEWHERE, keys::LEAVE)
    } else {
        carried_hint_arrows().to_owned()
    }
}
