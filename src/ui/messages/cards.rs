//! The words of the cards: what a note is, what it says, what can be done with it.

use super::exchanging::amount;
use super::{and, counted, listed, side_by_side};
use crate::annotation::{Category, Disposition, Kind, Note, Side, Sign, Sum, Term};

// Redlines, for those who hear them.
pub const DELETED: &str = "deleted: ";
pub const END_OF_DELETION: &str = " end of deletion ";
pub const INSERTED: &str = "inserted: ";
pub const END_OF_INSERTION: &str = " end of insertion ";
pub const STRUCK: &str = "struck out: ";
pub const END_OF_STRUCK: &str = " end of struck-out words ";

// Long texts and threads.
pub const SHOW_MORE: &str = "Show more";
pub const SIMPLIFIED_NOTE: &str =
    "Some of this note’s formatting is not shown. Exports keep all of it.";

/// `Show 20 more answers of 4950`.
pub fn more_answers(next: usize, rest: usize) -> String {
    if next == rest {
        format!("Show {}", counted(rest, "more answer", "more answers"))
    } else {
        format!("Show {next} more answers of {rest}")
    }
}

/// How much of a long text is not shown.
pub fn more_characters(count: usize) -> String {
    format!("… {}.", counted(count, "more character", "more characters"))
}

// What a note is.
pub const PRIVATE: &str = "Private";
pub const NEW: &str = "New";
pub const TAGS: &str = "Tags";
pub const WHOLE_TEXT: &str = "Whole text";

/// `Proposal · MOD`.
pub fn kind_and_sign(note: &Note) -> String {
    let kind = super::kind_name(&note.kind);
    match note.sign() {
        Some(sign) => side_by_side(&[kind, sign.term()]),
        None => kind.to_owned(),
    }
}

pub fn category_name(category: Category) -> &'static str {
    match category {
        Category::General => "general",
        Category::Technical => "technical",
        Category::Editorial => "editorial",
    }
}

pub fn on_behalf_of(whom: &str) -> String {
    format!("on behalf of {whom}")
}

// What a note says.

/// `New paragraph 5.9bis after 5.9:`
pub fn new_paragraph(number: Option<&str>, side: Option<Side>, address: &str) -> String {
    let number = number
        .map(|number| format!(" {number}"))
        .unwrap_or_default();
    let side = match side {
        Some(Side::Before) => "before",
        Some(Side::After) | None => "after",
    };
    format!("New paragraph{number} {side} {address}:")
}

/// What a sign without a text of its own asks for.
pub fn sign_says(sign: Sign, address: &str, all_of_it: bool) -> Option<String> {
    match sign {
        Sign::Noc => Some(format!("No change to {address}.")),
        Sign::Sup if all_of_it => Some(format!("Delete {address}:")),
        Sign::Sup => Some(format!("Delete from {address}:")),
        Sign::Add | Sign::Mod | Sign::EditorialMod => None,
    }
}

pub fn sponsors(list: &str) -> String {
    format!("Sponsors: {list}")
}

pub fn disposition_name(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Accepted => "Accepted",
        Disposition::AcceptedWithModifications => "Accepted with modifications",
        Disposition::Rejected => "Rejected",
        Disposition::Noted => "Noted",
    }
}

// Threads.

pub fn in_reply_to(who: &str) -> String {
    format!("in reply to {who}")
}

pub fn answers_count(count: usize) -> String {
    counted(count, "answer", "answers")
}

pub fn supports_count(count: usize) -> String {
    counted(count, "support", "supports")
}

pub const WITHDRAWN_NOTE: &str = "Withdrawn";
pub const STALE: &str = "The note it speaks of was changed since.";
pub const HIDDEN: &str = "You have hidden this note.";

pub fn withdrawn_by(who: &str) -> String {
    format!("Withdrawn by {who}. What others answered stays.")
}

/// What an answer says of the note it answers, where that note is not available.
pub fn parent_missing(quote: Option<&str>) -> String {
    match quote {
        Some(quote) => format!("In reply to a note you do not have: “{quote}”"),
        None => "In reply to a note you do not have.".to_owned(),
    }
}

/// The words that an answer's author had before them.
pub fn it_read(quote: &str) -> String {
    format!("It read: “{quote}”")
}

/// `Supported by F, J`.
pub fn summed(kind: &Kind, who: &str) -> String {
    match kind {
        Kind::Support => format!("Supported by {who}"),
        Kind::CoSponsorship => format!("Co-sponsored by {who}"),
        Kind::Reservation => format!("Reservation by {who}"),
        other => format!("{} by {who}", super::kind_name(other)),
    }
}

pub fn before_change(words: &str) -> String {
    format!("{words} (text changed since)")
}

// What can be done with a note.
pub const HIDE_NOTE: &str = "Hide";
pub const SHOW_NOTE: &str = "Show again";

/// What the button says that opens the composer for an answer.
pub fn answer_button(kind: &Kind) -> &'static str {
    match kind {
        Kind::CoSponsorship => "Co-sponsor",
        Kind::Disposition => "Decide…",
        other => super::kind_name(other),
    }
}

pub const MORE_ACTS: &str = "More…";

pub fn more_on(kind: &str) -> String {
    format!("More… on this {}", kind.to_lowercase())
}

// Two versions of one note.
pub const KEEP_THIS: &str = "Keep this";
pub const KEEP_BOTH_HINT: &str =
    "Keep both: the latest version stays, the other becomes a note of its own.";
pub const TWO_VERSIONS: &str = "Two versions of this note were saved, in two tabs or on two devices. Both are kept until you choose.";
pub const TWO_VERSIONS_OF_OTHERS: &str =
    "There are two versions of this note. Its author has to choose one.";
pub const WITHDRAWN_ELSEWHERE: &str =
    "This note was withdrawn in one tab or device and changed in another.";

pub fn version(number: usize) -> String {
    format!("Version {number}")
}

pub fn keep_version(number: usize) -> String {
    format!("{KEEP_THIS}: version {number}")
}

pub fn keep_all(count: usize) -> &'static str {
    if count > 2 { "Keep all" } else { "Keep both" }
}

pub fn difference(number: usize) -> String {
    format!(
        "What differs from version {number} to version {}:",
        number + 1
    )
}

// Rival proposals.

/// `Compare 2 proposals on 5.9`.
pub fn compare(count: usize, address: &str) -> String {
    format!(
        "Compare {} on {address}",
        counted(count, "proposal", "proposals")
    )
}

/// `2 proposals on 5.9`.
pub fn compare_title(count: usize, address: &str) -> String {
    format!("{} on {address}", counted(count, "proposal", "proposals"))
}

pub const ALTERNATIVES_HINT: &str = "Text that is not agreed is in square brackets, with who proposes it and, after “with”, the sponsors. “present” means the text as it is; “—” means no text.";
pub const PRESENT_TEXT: &str = "present";
pub const NO_TEXT: &str = "—";
pub const COPY_TEXT: &str = "Copy this text";
pub const THE_TEXT: &str = "the text with alternatives";

pub fn as_one_text(address: &str) -> String {
    format!("{address} as one text")
}

pub fn new_paragraphs(side: Side, address: &str) -> String {
    match side {
        Side::Before => format!("New text before {address} as one text"),
        Side::After => format!("New text after {address} as one text"),
    }
}

/// `Proposal · MOD: F, J`.
pub fn rival(kind: &str, whose: &str) -> String {
    format!("{kind}: {whose}")
}

/// `by Amira Hassan, EGY`
pub fn written_by(who: &str, delegation: Option<&str>) -> String {
    match delegation {
        Some(delegation) => format!("by {who}, {delegation}"),
        None => format!("by {who}"),
    }
}

/// `EGY with BRA, CITEL`: the speakers, then the sponsors.
pub fn with_sponsors(speakers: &str, sponsors: &str) -> String {
    if sponsors.is_empty() {
        speakers.to_owned()
    } else {
        format!("{speakers} with {sponsors}")
    }
}

/// An alternative as drafting groups write it.
pub fn bracketed(whose: &str, words: &str) -> String {
    format!("[{whose}: {words}]")
}

// Private notes and files.
pub const BACKUP_HINT: &str = "The backup holds your private notes too. Keep it for yourself: with Import it brings everything back, on this device or another.";

pub fn export_backup(sum: Sum) -> String {
    format!(
        "Back up everything ({}), including private notes",
        amount(sum)
    )
}

/// An answer to a private note is private too.
pub fn private_stay(notes: usize, answers: usize) -> String {
    let parts = [
        (notes, counted(notes, "private note", "private notes")),
        (
            answers,
            counted(answers, "private answer", "private answers"),
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    let stay = if notes + answers == 1 {
        "stays"
    } else {
        "stay"
    };
    format!("{} {stay} here and will not be in the file.", and(&parts))
}

/// What the import dialog says of backups.
pub fn are_backups(files: &[String]) -> String {
    match files {
        [file] => format!(
            "{file} is a backup and may hold private notes. Import it only if it is your own."
        ),
        _ => format!(
            "{} of these files are backups and may hold private notes: {}. Import them only if they are your own.",
            files.len(),
            listed(files)
        ),
    }
}
