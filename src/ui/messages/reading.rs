//! Hiding, showing and keeping both.

pub fn hidden(kind: &str, address: &str) -> String {
    format!("{kind} on {address} hidden.")
}

pub fn shown_again(kind: &str, address: &str) -> String {
    format!("{kind} on {address} is shown again.")
}

pub fn hide_kind_on(kind: &str, address: &str) -> String {
    format!("hide {} on {address}", kind.to_lowercase())
}

pub fn show_kind_on(kind: &str, address: &str) -> String {
    format!("show {} on {address}", kind.to_lowercase())
}

pub fn place_notes(kind: &str, address: &str, count: usize) -> String {
    match count {
        0 | 1 => format!("place {} on {address}", kind.to_lowercase()),
        _ => format!("place {}", super::notes(count)),
    }
}

pub fn keep_both_on(kind: &str, address: &str) -> String {
    format!("keep both versions of {} on {address}", kind.to_lowercase())
}
