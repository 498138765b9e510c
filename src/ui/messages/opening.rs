//! Opening a report, and what keeps it from opening.

use super::megabytes;
use crate::browser::files::Refusal;
use crate::document::{Catalogue, NotText};

pub const OPENING_NOTES: &str = "Opening your notes…";
pub const OPENING: &str = "Opening the report…";
pub const TRY_AGAIN: &str = "Try again";
pub const NO_REPORTS: &str =
    "No report is listed here. The people who run this page can add one to catalogue.json.";
pub const NONE_USABLE: &str = "None of the reports in the list (catalogue.json) can be opened. The people who run this page can correct it: what is wrong is listed below.";
pub const NO_CATALOGUE: &str =
    "The list of reports (catalogue.json) could not be loaded. Check the connection and try again.";

pub fn no_such_report(key: &str) -> String {
    format!("This page has no report “{key}”. Please choose one of the reports below.")
}

/// Why no report is listed.
pub fn none_listed(catalogue: &Catalogue) -> String {
    match catalogue.fault() {
        Some(fault) => fault.to_string(),
        None if catalogue.problems().is_empty() => NO_REPORTS.to_owned(),
        None => NONE_USABLE.to_owned(),
    }
}

/// Why the text of a report cannot be opened, and what to do.
pub fn report_missing(symbol: &str, file: &str, refusal: Refusal) -> String {
    let text = format!("The text of {symbol} ({file})");
    const TELL: &str = "Please tell the people who run this page";
    match refusal {
        Refusal::Failed => format!(
            "{text} could not be loaded. Check the connection and try again, or choose another report."
        ),
        Refusal::TooLarge { bytes, most } => format!(
            "{text} is {} MB in size; the limit is {} MB. {TELL}.",
            megabytes(bytes),
            megabytes(most)
        ),
        Refusal::NotText(NotText::WebPage) => format!(
            "The server sent a web page instead of the text of {symbol} ({file}), perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page."
        ),
        Refusal::NotText(NotText::Empty) => {
            format!("{text} is empty. Try again later, or tell the people who run this page.")
        }
        Refusal::NotText(NotText::Encoding) => format!(
            "{text} is in an older encoding that this browser does not know. {TELL}: once it is saved as UTF-8, it can be opened."
        ),
        Refusal::NotText(NotText::Pdf) => format!(
            "{text} is a PDF file, which cannot be opened here. {TELL}: reports are files in Markdown."
        ),
        Refusal::NotText(NotText::Binary | NotText::WordProcessor | NotText::Pointer) => format!(
            "{text} is not text, so it cannot be opened. {TELL}: reports are files in Markdown."
        ),
    }
}

pub fn no_such_place(typed: &str, symbol: &str) -> String {
    format!("{symbol} has no paragraph “{typed}”. Try a number such as 5.9 or 6.1 b.")
}
