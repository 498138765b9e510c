//! Files in and out, and the statement's dialog.

use super::{megabytes, notes};
use crate::anchoring::Doubt;
use crate::browser::files::Refusal;

// Export.
pub const EXPORT_TITLE: &str = "Export notes";
pub const EXPORT_FILE: &str = "Download file";
pub const DOWNLOAD_FAILED: &str =
    "The browser did not allow the download. Allow downloads for this page, then try again.";
pub const EXPORT_HINT: &str =
    "The file holds the notes, not the report. Colleagues open it with Import.";

pub fn export_all(count: usize) -> String {
    format!("All notes ({count}), also those of others and withdrawn ones")
}

pub fn export_mine(count: usize) -> String {
    format!("Only mine ({count})")
}

pub fn exported(file: &str) -> String {
    format!("{file} is in your downloads.")
}

// Import.
pub const IMPORT_TITLE: &str = "Import notes";
pub const IMPORT_DROP: &str = "Drop one or several files here, or";
pub const IMPORT_CHOOSE: &str = "Choose files…";
pub const IMPORT_NOTHING_YET: &str = "Nothing is changed until you choose Apply.";
pub const IMPORT_APPLY: &str = "Apply";
pub const IMPORT_SAME: &str = "Everything in this file is already here.";
pub const IMPORT_OWN: &str = "Also change my own notes listed here";
pub const PLAN_NEW: &str = "New";
pub const PLAN_NEWER: &str = "Newer than the one kept here";
pub const PLAN_SAME: &str = "Already here";
pub const PLAN_WITHDRAWN: &str = "Withdrawn by their author";
pub const PLAN_CONFLICTING: &str = "In conflict: both versions will be kept";
pub const PLAN_OTHER: &str = "Of another document: kept for that report";
pub const PLAN_UNREADABLE: &str = "Unreadable, left out";
pub const READING: &str = "Reading…";

/// Why a file of notes was not read.
pub fn unread(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => format!(
            "The file has {} MB; files of up to {} MB are read. Ask for it in parts.",
            megabytes(bytes),
            megabytes(most)
        ),
        Refusal::NotText(_) => {
            "The file is not text in UTF-8. Choose the .json file that was exported.".to_owned()
        }
        Refusal::Failed => "The browser could not read the file. Choose it once more.".to_owned(),
    }
}

pub fn of_other(document: &str, count: usize) -> String {
    format!("{} of {document}", notes(count))
}

pub fn left_out(file: &str, problem: &str) -> String {
    format!("{file}: {problem}")
}

pub fn no_document(id: &str, doubt: Option<Doubt>) -> String {
    let why = match doubt {
        None | Some(Doubt::NoWords) => "quotes no words to find it by",
        Some(Doubt::OtherContext(_)) => {
            "its words are in this one, but not where the note says they were"
        }
        Some(Doubt::Gone | Doubt::Changed | Doubt::Several(_) | Doubt::SeveralAlike) => {
            "its words are not in this one"
        }
    };
    format!(
        "The note {id} does not name a report that is known here, and {why}. Open its report, then import again."
    )
}

pub fn replacement_missing(id: &str) -> String {
    format!(
        "A newer version of the note {id} exists, but is not in the file. Please ask for a complete export."
    )
}

/// One of the reader's own notes that an import would change.
pub fn own_change(address: &str, before: &str, after: &str) -> String {
    let cut = |text: &str| -> String {
        let short: String = text.chars().take(80).collect();
        if short.len() < text.len() {
            format!("{short}…")
        } else {
            short
        }
    };
    if after.is_empty() {
        format!("{address}: “{}” would be withdrawn", cut(before))
    } else {
        format!("{address}: “{}” would read “{}”", cut(before), cut(after))
    }
}

pub fn import_failed(file: &str, reason: &str) -> String {
    format!("{file}: {reason} Nothing was taken from it.")
}

pub fn import_wont_fit() -> String {
    "These notes do not fit into the browser’s store, so none was taken. Export and make room under Settings, then try again.".into()
}

pub fn imported(count: usize) -> String {
    format!("{} imported.", notes(count))
}

pub fn own_changed(count: usize) -> String {
    format!("{} of your own would change:", notes(count))
}

// The statement.
pub const STATEMENT_TITLE: &str = "My notes as a statement";
pub const STATEMENT_TEXT: &str = "Statement";
pub const STATEMENT_EMPTY: &str = "You have no notes on this report yet.";
pub const PLAIN_TEXT: &str = "Plain text";
pub const MARKDOWN: &str = "Markdown";
pub const FORMAT: &str = "Format";
pub const COPY: &str = "Copy";
pub const PRINT: &str = "Print";
pub const THE_STATEMENT: &str = "the statement";
