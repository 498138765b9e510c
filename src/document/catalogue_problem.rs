//! The faults that `catalogue.json` may have.

use super::bytes::NotText;
use std::fmt;

/// Why the catalogue or an entry of it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProblem {
    /// The file is no text, or a web page.
    NotText(NotText),
    /// The file is so large that it is not read.
    TooLarge,
    /// The file is not JSON.
    NotJson {
        /// The line where reading stopped, counted from 1.
        line: usize,
        /// The place in the line, in bytes, counted from 1.
        column: usize,
        /// What is wrong there.
        fault: JsonFault,
    },
    /// The file is JSON without a list `reports`.
    NoReports,
    /// One entry cannot be used.
    Entry {
        /// Its place in the list, counted from 0.
        index: usize,
        /// Its symbol, if it has one.
        symbol: Option<String>,
        /// What is wrong with it.
        fault: EntryFault,
    },
}

/// The fault of a file that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends too early.
    CutOff,
    /// A comma stands behind the last thing of a list.
    TrailingComma,
    /// Something else.
    Other,
}

/// The fault of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It is not an object.
    NotAnObject,
    /// A field is missing, empty or no text.
    NoText {
        /// The field.
        field: &'static str,
    },
    /// `date` is not `YYYY-MM-DD`.
    Date(String),
    /// `language` is not a language tag.
    Language(String),
    /// `file` is not a relative path below the catalogue.
    File(String),
    /// `canonical` is not a web address.
    Canonical(String),
    /// More than one of `revisionOf`, `correctionOf` and `additionTo` is given.
    Relations,
    /// An earlier entry has the same symbol and language.
    Twice,
}

/// Who can mend it.
const HOST: &str = "The people who run this page can correct it.";

impl fmt::Display for CatalogueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText(NotText::WebPage) => write!(
                f,
                "Instead of the list of reports (catalogue.json) a web page came, perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page."
            ),
            Self::NotText(NotText::Empty) => {
                write!(f, "The list of reports (catalogue.json) is empty. {HOST}")
            }
            Self::NotText(_) => write!(
                f,
                "The list of reports (catalogue.json) is not text in UTF-8. {HOST}"
            ),
            Self::TooLarge => write!(
                f,
                "The list of reports (catalogue.json) is too large to be read. {HOST}"
            ),
            Self::NotJson {
                line,
                column,
                fault,
            } => {
                let fault = match fault {
                    JsonFault::CutOff => "it ends too early",
                    JsonFault::TrailingComma => "there is a comma too many before this place",
                    JsonFault::Other => "this is not JSON",
                };
                write!(
                    f,
                    "The list of reports (catalogue.json) is faulty at line {line}, column {column}: {fault}. {HOST}"
                )
            }
            Self::NoReports => write!(
                f,
                "The list of reports (catalogue.json) has no list “reports”. {HOST}"
            ),
            Self::Entry {
                index,
                symbol,
                fault,
            } => {
                let number = index + 1;
                match symbol {
                    Some(symbol) => {
                        write!(f, "Report {number} of the catalogue ({symbol}): {fault}")
                    }
                    None => write!(f, "Report {number} of the catalogue: {fault}"),
                }
            }
        }
    }
}

impl fmt::Display for EntryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => {
                write!(f, "the entry is not an object. Please write it in braces.")
            }
            Self::NoText { field } => {
                write!(f, "“{field}” is missing or is not text. Please add it.")
            }
            Self::Date(date) => write!(f, "the date “{date}” is not of the form 2014-03-14."),
            Self::Language(tag) => write!(f, "“{tag}” is not a language tag such as “en”."),
            Self::File(path) => {
                write!(
                    f,
                    "the file “{path}” is not a path below the catalogue, such as “reports/C14-41-E.md”."
                )
            }
            Self::Canonical(url) => write!(f, "“{url}” is not a web address."),
            Self::Relations => write!(
                f,
                "“revisionOf”, “correctionOf” and “additionTo” exclude one another. Please keep one."
            ),
            Self::Twice => write!(
                f,
                "an earlier entry has the same symbol and language. Please remove one."
            ),
        }
    }
}
