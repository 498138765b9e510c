//! Every text of the interface stands here, in plain, short, polite English.
//!
//! Constants are whole texts; functions put names and numbers in. Nothing else in `ui` holds words.

mod aside;
mod cards;
mod carrying;
mod compare;
mod composing;
mod consent;
mod done;
mod exchanging;
mod keeping;
mod keys;
mod margin;
mod opening;
mod own;
mod reading;
mod remarks;
mod selecting;
mod statement;

use std::borrow::Borrow;

pub use aside::*;
pub use cards::*;
pub use carrying::*;
pub use compare::*;
pub use composing::*;
pub use consent::*;
pub use done::*;
pub use exchanging::*;
pub use keeping::*;
pub use keys::*;
pub use margin::*;
pub use opening::*;
pub use own::*;
pub use reading::*;
pub use remarks::*;
pub use selecting::*;
pub use statement::*;

/// `1 note`, `3 notes`.
pub fn notes(count: usize) -> String {
    counted(count, "note", "notes")
}

/// A number with the right form of its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Cuts a very long title of a section, so that it fits in a line.
pub fn short_name(name: &str) -> String {
    const MOST: usize = 200;
    match name.char_indices().nth(MOST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
    }
}

/// `F, J, G and 4970 more`: names in one line; of very many the first.
pub fn listed(names: &[String]) -> String {
    const MOST: usize = 30;
    let shown = names.get(..MOST).unwrap_or(names).join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// `1, 2 and 3`.
fn and(parts: &[String]) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => notes(0),
    }
}

/// `Li Wei · Adviser`: what is said side by side.
pub fn side_by_side<S: Borrow<str>>(parts: &[S]) -> String {
    parts.join(" · ")
}

/// The title of the page while a document is open.
pub fn page_title(symbol: &str) -> String {
    side_by_side(&[symbol, APP])
}

/// Bytes in full megabytes, the last of which may not be full.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

// The bar.
pub const APP: &str = "Rapporteur";
pub const SKIP: &str = "Skip to the report";
pub const OUTLINE: &str = "Outline";
pub const GO_TO: &str = "Go to…";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const IMPORT: &str = "Import";
pub const EXPORT: &str = "Export";
pub const STATEMENT_SHORT: &str = "Statement";
pub const SETTINGS: &str = "Settings";
pub const REPORTS: &str = "Reports";
pub const KEYS: &str = "Keys";
pub const KEPT_HERE: &str = "Saved in this browser";
pub const NOT_ALL_KEPT: &str = "Not everything is saved";
pub const NOT_KEPT: &str = "Not saved: export before you close";

// The report.
pub const REPORT: &str = "Report";
pub const MASTHEAD: &str = "About this document";
pub const ABSTRACT: &str = "Abstract";
pub const ADD_NOTE: &str = "Add note";
pub const SIMPLIFIED_TEXT: &str = "bold, italics and links are not shown from here on";
pub const SHOW_MORE_OF_TABLE: &str = "Show more of this table";
pub const LINK_MISSING: &str = "link target missing in the source";
pub const BACK_TO_TEXT: &str = "Back to the text";
pub const ON_DOCUMENT: &str = "the document";

pub fn back_to_text(address: &str) -> String {
    format!("{address}: back to the text")
}

pub fn add_note_to(address: &str) -> String {
    format!("Add note to {address}")
}

pub fn cite(address: &str) -> String {
    format!("Copy link and citation of {address}")
}

pub fn notes_on(count: usize, address: &str) -> String {
    format!("{} on {address}", notes(count))
}

/// Below a paragraph with more notes than can be highlighted.
pub fn unmarked(count: usize) -> String {
    format!(
        "The words of {} are not highlighted here: there are too many.",
        counted(count, "more note", "more notes")
    )
}

/// In place of sections that are not listed.
pub fn sections_left_out(count: usize) -> String {
    format!("… {} …", counted(count, "more section", "more sections"))
}

/// How much of a large table is not shown: `… 1960 more rows and 1950 more columns.`
pub fn table_left(rows: usize, columns: usize) -> String {
    let rows = Some(counted(rows, "more row", "more rows")).filter(|_| rows > 0);
    let columns = Some(counted(columns, "more column", "more columns")).filter(|_| columns > 0);
    let parts: Vec<String> = rows.into_iter().chain(columns).collect();
    format!("… {}.", parts.join(" and "))
}

/// `C14/41-E, § 5.9`.
pub fn citation(symbol: &str, address: &str) -> String {
    if address.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{symbol}, § {address}")
    } else {
        format!("{symbol}, {address}")
    }
}

pub fn copied(what: &str) -> String {
    format!("Copied: {what}")
}

pub const COPY_FAILED: &str =
    "The browser did not allow copying. Select the text and copy it yourself.";

pub fn repairs(count: usize) -> String {
    format!(
        "{} made to the source of this report",
        counted(count, "repair", "repairs")
    )
}

pub const REPAIRS_TITLE: &str = "Repairs to the source";
pub const REPAIRS_WHY: &str = "The source of this report has faults, as files converted from PDF do. These marks were mended so that it reads as on paper. No word was altered.";
pub const LINE: &str = "Line";
pub const REPAIR: &str = "What was done";

// Notes.
pub const NOTES: &str = "Notes";
pub const NOTE: &str = "Note";
pub const GENERAL: &str = "General";
pub const NO_NOTES_YET: &str = "No notes yet.";
pub const NO_NOTES_HINT: &str = "Choose “Add note” beside a paragraph, or focus one and press Enter. A colleague’s file opens with Import.";
pub const NOT_PLACED: &str = "Notes without a place in this text";
pub const COMMENT: &str = "Comment";
pub const QUESTION: &str = "Question";
pub const ANONYMOUS: &str = "Anonymous";
pub const YOU: &str = "You";
pub const EDIT: &str = "Edit";
pub const WITHDRAW: &str = "Withdraw";
pub const MOVED: &str = "Found at another place by its words.";
pub const EMPTY_NOTE: &str = "(no text)";
pub const SHOW_NOTES: &str = "Show";
pub const HIDE_NOTES: &str = "Hide";

/// Names a note for screen readers. That it is the reader's own comes first, where no name can
/// imitate it.
pub fn note_label(kind: &str, address: &str, who: &str, mine: bool) -> String {
    let label = format!("{kind} on {address} by {who}");
    if mine {
        format!("Yours: {label}")
    } else {
        label
    }
}

pub fn back_to(address: &str) -> String {
    format!("Back to {address} in the text")
}

pub fn kind_name(kind: &crate::annotation::Kind) -> &'static str {
    use crate::annotation::Kind;
    match kind {
        Kind::Comment => COMMENT,
        Kind::Question => QUESTION,
        Kind::Highlight => "Highlight",
        Kind::Editorial => "Editorial",
        Kind::Proposal => "Proposal",
        Kind::Support => "Support",
        Kind::Reservation => "Reservation",
        Kind::CoSponsorship => "Co-sponsorship",
        Kind::Reply => "Reply",
        Kind::Disposition => "Disposition",
        Kind::Other { .. } => "Note",
    }
}

// Saving, undo and redo.
pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";

pub fn saved(kind: &str, address: &str) -> String {
    format!("{kind} on {address} saved.")
}

pub fn withdrawn(kind: &str, address: &str) -> String {
    format!("{kind} on {address} withdrawn.")
}

pub fn undone(what: &str) -> String {
    format!("Undone: {what}.")
}

pub fn redone(what: &str) -> String {
    format!("Done again: {what}.")
}

pub const UNDO_CHANGED_MEANWHILE: &str = "Some notes changed meanwhile and were left as they are.";

pub fn undo_what(what: &str) -> String {
    format!("Undo: {what}")
}

pub fn redo_what(what: &str) -> String {
    format!("Redo: {what}")
}

pub fn add_kind_on(kind: &str, address: &str) -> String {
    format!("add {} on {address}", kind.to_lowercase())
}

pub fn edit_kind_on(kind: &str, address: &str) -> String {
    format!("edit {} on {address}", kind.to_lowercase())
}

pub fn withdraw_kind_on(kind: &str, address: &str) -> String {
    format!("withdraw {} on {address}", kind.to_lowercase())
}

pub const AN_IMPORT: &str = "import";

// Go to.
pub const GO_TO_TITLE: &str = "Go to a paragraph";
pub const GO_TO_LABEL: &str = "Paragraph number";
pub const GO_TO_HINT: &str = "For example 5.9 or 6.1 b";
pub const GO: &str = "Go";

// The author.
pub const AUTHOR_TITLE: &str = "Who is writing?";
pub const AUTHOR_WHY: &str = "This stands beside your notes when you share them. It is asked once and kept in this browser; you can change it under Settings.";
pub const NAME: &str = "Name";
pub const DELEGATION: &str = "Delegation";
pub const DELEGATION_NONE: &str = "None";
pub const DELEGATION_OTHER: &str = "Another entity…";
pub const MEMBER_STATES: &str = "Member States";
pub const ENTITY: &str = "Name of the entity";
pub const CODE: &str = "Written as";
pub const CODE_HINT: &str = "Some are written shorter in ITU papers, such as F, D or J.";
pub const ROLE: &str = "Role";
pub const ROLE_HINT: &str = "For example Delegate, Adviser or Secretariat";
pub const SAVE_NOTE: &str = "Save note";
pub const STAY_ANONYMOUS: &str = "Stay anonymous";

// Settings.
pub const PROFILES: &str = "Who writes in this browser";
pub const NEW_PROFILE: &str = "Add a profile…";
pub const USE_PROFILE: &str = "Use";
pub const IN_USE: &str = "in use";
pub const CHANGE: &str = "Change…";
pub const SAVE_PROFILE: &str = "Save profile";
pub const MINE_TITLE: &str = "These notes are mine";
pub const MINE_WHY: &str = "On a second device, or after a restore, your own notes look like somebody else’s. Take them over here to edit them again. There are no passwords: please take over only your own.";
pub const TAKE_OVER: &str = "These are mine";
pub const STORE: &str = "Store";
pub const LAST_EXPORT: &str = "Last export";
pub const NEVER: &str = "never";
pub const DOWNLOAD_DAMAGED: &str = "Download the unreadable entries";
pub const DAMAGED_FILE: &str = "rapporteur-unreadable-entries.json";
pub const ABOUT_STORE: &str = "Notes are kept in this browser, on this device only. Clearing the browser’s data deletes them: export now and then.";

pub fn store_used(units: usize) -> String {
    format!("{} of about 5 million characters used", grouped(units))
}

pub fn since_export(count: usize) -> String {
    format!("{} since then", counted(count, "change", "changes"))
}

/// `12 345`, with a narrow no-break space.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

// Reports.
pub const REPORT_LIST: &str = "Reports on this page";
pub const CATALOGUE_PROBLEMS: &str = "Faults in the list of reports";
