//! What the app died on, and files of everything that is stored.

use super::counted;

pub const ASIDE_FILE: &str = "rapporteur-set-aside.json";
pub const ASIDE_DOWNLOAD: &str = "Download";
pub const ASIDE_PUT_BACK: &str = "Put back and try again";
pub const ASIDE_PUT_ALL_BACK: &str = "Put all back";
pub const ASIDE_WHICH: &str = "What was set aside";
pub const ASIDE_PLACEMENT: &str = "Decision about where a note belongs";
pub const ASIDE_TAKEN_BACK: &str = "Put back.";

/// What the banner says.
pub fn set_aside(count: usize) -> String {
    let (were, are) = match count {
        1 => ("was", "It is"),
        _ => ("were", "They are"),
    };
    format!(
        "{} {were} set aside, because Rapporteur stopped unexpectedly. {are} not deleted.",
        counted(count, "entry", "entries")
    )
}

pub fn aside_note(words: &str) -> String {
    format!("Note: “{words}”")
}

pub fn aside_draft(words: &str) -> String {
    format!("Draft: “{words}”")
}

pub fn aside_report(key: &str) -> String {
    format!("Report: {key}")
}

pub fn aside_other(name: &str) -> String {
    format!("Entry: {name}")
}

/// Of a report that was not opened.
pub fn report_aside(symbol: &str) -> String {
    format!(
        "Rapporteur stopped while opening {symbol}, so it was not opened this time. Your notes on it are still in this browser. Choose another report below, or try this one again."
    )
}

/// What a file of everything holds besides notes.
pub fn holds_documents(count: usize) -> String {
    let documents = counted(count, "document", "documents");
    format!("The file also contains {documents} opened from a device. Import adds them here too.")
}

/// Of a file that was written while the database of documents could not be read.
pub const DOCUMENTS_MISSING: &str = "Documents opened from a device may be missing from this file: the browser could not read them when the file was made.";

/// `3 drafts, 2 decisions about places` of a file of everything; empty where it holds neither.
pub fn beside_own(drafts: usize, placements: usize, related: usize) -> Option<String> {
    let all = [
        (drafts, "draft", "drafts"),
        (
            placements,
            "decision about a place",
            "decisions about places",
        ),
        (
            related,
            "document marked as belonging to another",
            "documents marked as belonging to others",
        ),
    ];
    let there = all.into_iter().filter(|(count, _, _)| *count > 0);
    let words: Vec<_> = there
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
