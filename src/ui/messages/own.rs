//! Documents that a person opens from their own device.

use super::megabytes;
use crate::browser::files::Refusal;
use crate::document::{Encoding, NotText, RelationKind};
use crate::keeping::StoreError;

pub const OWN_DOCUMENTS: &str = "Documents from this device";
pub const OPEN_OWN: &str = "Open a document from this device…";
pub const OPEN_OWN_HINT: &str = "Markdown or plain text, up to 20 MB, whatever its name; or drop the file anywhere on the page. It is kept in this browser and sent nowhere.";
pub const DROP_OVER: &str = "Drop the file to import its notes, or to open it as a document";
pub const REMOVE: &str = "Remove…";
pub const REMOVE_YES: &str = "Yes, remove";
pub const REMOVE_NO: &str = "Keep it";
pub const ENCODING: &str = "Encoding";
pub const ENCODING_WHY: &str = "The file does not say in which encoding its letters are written. If the lines below do not read right, choose another encoding.";
pub const ENCODING_SAMPLE: &str = "How the text reads";
pub const ENCODING_OPEN: &str = "Open";
pub const CHECK_ENCODING: &str = "Check the encoding…";
pub const OTHER_ENCODING: &str = "Choose another encoding…";

/// The encoding of a hosted report was guessed.
pub fn read_in_encoding(encoding: Encoding) -> String {
    format!(
        "The file of this report does not say in which encoding its letters are written. It is shown as {}.",
        encoding.name
    )
}
pub const ONLY_HERE: &str = "not kept: gone when you close this page";

pub fn remove_named(symbol: &str) -> String {
    format!("Remove {symbol} from this browser…")
}

pub fn remove_ask(symbol: &str) -> String {
    format!(
        "Remove {symbol} from this browser? Notes on it stay: they are back when you open the same file again."
    )
}

pub fn removed(symbol: &str) -> String {
    format!("{symbol} was removed. Notes on it stay in this browser.")
}

pub fn not_removed(symbol: &str, error: &StoreError) -> String {
    format!(
        "{symbol} could not be removed{}. Please try again.",
        because(error)
    )
}

pub const NOT_REMOVED_TITLE: &str = "The document was not removed";
pub const NOT_OPENED_TITLE: &str = "The file was not opened";
pub const OTHER_FILE: &str = "Choose another file…";
pub const ONE_AT_A_TIME: &str = "Please open one document at a time.";

pub fn reading_file(name: &str) -> String {
    format!("Reading {name}…")
}

/// Files of notes belong to a report that is open.
pub fn notes_need_report(name: &str) -> String {
    format!("{name} is a file of notes. Open its report first, then import it there.")
}

pub fn refused(name: &str, refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { bytes, most } => format!(
            "{name} is {} MB in size; the limit is {} MB. Please divide it.",
            megabytes(bytes),
            megabytes(most)
        ),
        Refusal::NotText(NotText::Empty) => format!("{name} is empty: there is nothing to read."),
        Refusal::NotText(NotText::Binary) => format!(
            "{name} is not text. Save it as Markdown or plain text (UTF-8 or UTF-16), then open it again."
        ),
        Refusal::NotText(NotText::WordProcessor) => format!(
            "{name} is not text but a file of Word or another word processor. Save it there as plain text, then open that."
        ),
        Refusal::NotText(NotText::Pointer) => format!(
            "{name} does not hold the text, it only says where the text is. Download the document itself, then open that."
        ),
        Refusal::NotText(NotText::Encoding) => format!(
            "{name} is text in an older encoding that this browser does not know. Save it as UTF-8, then open it again."
        ),
        Refusal::NotText(NotText::WebPage) => format!(
            "{name} is a web page. Save its text as Markdown or plain text, then open that."
        ),
        Refusal::NotText(NotText::Pdf) => {
            format!("{name} is a PDF file. Save its text as plain text, then open that.")
        }
        Refusal::Failed => {
            format!("The browser could not read {name}. Please choose it once more.")
        }
    }
}

/// A file that holds no new text.
pub fn here_already(file: &str, symbol: &str) -> String {
    format!("{file} has the same text as {symbol}, which is here already: that one is open now.")
}

pub fn open_document(symbol: &str) -> String {
    format!("Open {symbol}")
}

/// What a document looks like: `This looks like a revision of C14/41-E.`
pub fn looks_like(kind: RelationKind, of: &str) -> String {
    format!("This looks like {}.", relation_to(kind, of))
}

pub const RELATION_WHY: &str =
    "Rapporteur remembers which document belongs to which. The other document stays as it is.";

pub fn open_as(kind: RelationKind, of: &str) -> String {
    format!("Open as {}", relation_to(kind, of))
}

pub const OPEN_ALONE: &str = "Open as a document of its own";

/// `Revision of C14/41-E`, in a list.
pub fn relation_line(kind: RelationKind, of: &str) -> String {
    match kind {
        RelationKind::Revision => format!("Revision of {of}"),
        RelationKind::Corrigendum => format!("Corrigendum to {of}"),
        RelationKind::Addendum => format!("Addendum to {of}"),
    }
}

fn relation_to(kind: RelationKind, of: &str) -> String {
    match kind {
        RelationKind::Revision => format!("a revision of {of}"),
        RelationKind::Corrigendum => format!("a corrigendum to {of}"),
        RelationKind::Addendum => format!("an addendum to {of}"),
    }
}

/// The document is open and cannot be kept.
pub fn own_not_kept(symbol: &str, error: Option<&StoreError>) -> String {
    let because = error.map(because).unwrap_or_default();
    format!(
        "{symbol} is open only until this page is closed: the browser could not keep it{because}. Your notes on it are kept; open the file again to see them."
    )
}

fn because(error: &StoreError) -> String {
    match error {
        StoreError::Blocked => ", because it blocks its database for this page".to_owned(),
        StoreError::Full => ", because its store is full".to_owned(),
        StoreError::Failed(reason) => format!(" ({reason})"),
    }
}

pub fn own_missing(symbol: &str) -> String {
    format!("The text of {symbol} is not in this browser any more. Please open its file again.")
}
