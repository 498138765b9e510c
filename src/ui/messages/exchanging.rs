//! Files in and out, and the statement's dialog.

use super::{and, answers_count, counted, megabytes, notes};
use crate::anchoring::Doubt;
use crate::annotation::Sum;
use crate::browser::files::Refusal;
use crate::exchange::plan::Guess;

// Export.
pub const EXPORT_TITLE: &str = "Export notes";
pub const EXPORT_FILE: &str = "Download file";
pub const DOWNLOAD_FAILED: &str =
    "The browser did not allow the download. Allow downloads for this page, then try again.";
pub const EXPORT_HINT: &str =
    "The file holds the notes, not the report. Colleagues open it with Import.";

pub fn export_all(sum: Sum) -> String {
    format!("All notes ({}), including those of others", amount(sum))
}

pub fn export_mine(sum: Sum) -> String {
    format!("Only mine ({})", amount(sum))
}

/// `304, 12 answers, 2 withdrawn`.
pub(super) fn amount(sum: Sum) -> String {
    let mut amount = sum.notes.to_string();
    if sum.answers > 0 {
        amount = format!("{amount}, {}", answers_count(sum.answers));
    }
    if sum.withdrawn > 0 {
        amount = format!("{amount}, {} withdrawn", sum.withdrawn);
    }
    amount
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
pub const PLAN_NEW: &str = "New";
pub const PLAN_NEWER: &str = "Newer than the one kept here";
pub const PLAN_SAME: &str = "Already here";
pub const PLAN_CONFLICTING: &str = "In conflict: both versions will be kept";
pub const PLAN_OTHER: &str = "Of another document: kept for that report";
pub const PLAN_STRAY: &str = "On other texts, left out";
pub const PLAN_UNREADABLE: &str = "Unreadable, left out";
pub const WHICH_NOTES: &str = "Show these notes";
pub const READING: &str = "Reading…";

/// Why a file of notes was not read.
pub fn unread(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => format!(
            "The file is {} MB in size; the limit is {} MB. Ask for it in parts.",
            megabytes(bytes),
            megabytes(most)
        ),
        Refusal::NotText(_) => {
            "The file is not text in UTF-8 or UTF-16. Choose the .json file that was exported."
                .to_owned()
        }
        Refusal::Failed => "The browser could not read the file. Choose it once more.".to_owned(),
    }
}

/// `Withdrawn in this file by Ana Silva`: a file names who withdrew a note, but proves nothing.
pub fn plan_withdrawn(names: &[String], files: usize) -> String {
    let files = if files > 1 {
        "these files"
    } else {
        "this file"
    };
    match names {
        [] => format!("Withdrawn in {files}"),
        [first, second, third, _, ..] => {
            let others = counted(names.len() - 3, "other", "others");
            format!("Withdrawn in {files} by {first}, {second}, {third} and {others}")
        }
        names => format!("Withdrawn in {files} by {}", names.join(", ")),
    }
}

pub fn of_other(document: &str, count: usize) -> String {
    format!("{} of {document}", notes(count))
}

pub fn left_out(file: &str, problem: &str) -> String {
    format!("{file}: {problem}")
}

/// After the first entries of a list whose others are not shown.
pub fn and_more(count: usize) -> String {
    format!("… and {count} more")
}

/// A refused note by its quote, else by its id.
pub fn left_out_note(file: &str, problem: &str, quote: Option<&str>) -> String {
    match quote.map(short_quote).filter(|quote| !quote.is_empty()) {
        Some(quote) => format!("{file}: {problem} It quotes “{quote}”."),
        None => format!("{file}: {problem}"),
    }
}

/// Code points of a quote in a line of the plan. More would fill the dialog, fewer would not tell which
/// note it was.
const MOST_QUOTED: usize = 80;

fn short_quote(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().take(MOST_QUOTED).collect();
    let words = words.join(" ");
    match words.char_indices().nth(MOST_QUOTED) {
        None => words,
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
    }
}

pub fn no_document(
    id: &str,
    doubt: Option<Doubt>,
    source: Option<&str>,
    quote: Option<&str>,
) -> String {
    let quote = quote.map(short_quote).filter(|quote| !quote.is_empty());
    let note = match &quote {
        Some(quote) => format!("The note on “{quote}”"),
        None => format!("The note {id}"),
    };
    let names = match source {
        Some(source) => format!("names {source} as its text"),
        None => "names no report".to_owned(),
    };
    let why = match doubt {
        None => "speaks of that as a whole".to_owned(),
        Some(Doubt::NoWords) => "quotes no words to find it by".to_owned(),
        Some(Doubt::OtherContext(_)) => {
            "those words stand here between other words than the note says".to_owned()
        }
        Some(Doubt::Several(count)) => format!("those words stand {count} times in this report"),
        Some(Doubt::Gone | Doubt::Changed | Doubt::SeveralAlike) => {
            "those words are not in this report".to_owned()
        }
    };
    format!("{note} {names}, and {why}.")
}

/// `2 notes on https://example.org/novel`: what belongs to no report that is known.
pub fn stray_source(source: Option<&str>, count: usize) -> String {
    match source {
        Some(source) => format!(
            "{} on {source}: not in this report. Open its report, then import again.",
            notes(count)
        ),
        None => format!("{} without a source: not in this report.", notes(count)),
    }
}

pub fn take_strays(count: usize) -> String {
    match count {
        1 => "Keep that note with this report all the same, without a place".to_owned(),
        _ => format!("Keep those {count} notes with this report all the same, without a place"),
    }
}

/// Notes that do not name the open report, and are taken for its own.
pub fn guessed(guess: Guess, count: usize) -> String {
    let (do_not, are, its) = match count {
        1 => ("does not", "is", "its"),
        _ => ("do not", "are", "their"),
    };
    let why = match guess {
        Guess::Words => format!("{its} words are in it"),
        Guess::Source => "other notes from the same page have their words in it".to_owned(),
    };
    format!(
        "{} {do_not} name this report and {are} taken for its own, because {why}. Please check.",
        notes(count)
    )
}

pub fn replacement_missing(id: &str) -> String {
    format!(
        "A newer version of the note {id} exists, but is not in the file. Please ask for a complete export."
    )
}

pub fn import_failed(file: &str, reason: &str) -> String {
    format!("{file}: {reason} Nothing was taken from it.")
}

pub fn import_wont_fit() -> String {
    "These notes do not fit into the browser’s store, so none was taken. Export and make room under Settings, then try again.".into()
}

/// `304 notes and 1 answer imported.` Notes for other reports are counted apart.
pub fn imported(sum: Sum, elsewhere: usize) -> String {
    let parts = [
        (sum.notes, notes(sum.notes)),
        (sum.answers, answers_count(sum.answers)),
        (
            sum.withdrawn,
            counted(sum.withdrawn, "withdrawal", "withdrawals"),
        ),
        (elsewhere, format!("{elsewhere} for other reports")),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    format!("{} imported.", and(&parts))
}

/// How many of the new notes of a plan are answers.
pub fn new_answers(count: usize) -> String {
    match count {
        1 => "1 of the new notes answers another note.".to_owned(),
        _ => format!("{count} of the new notes answer other notes."),
    }
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
