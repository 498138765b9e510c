//! The faults that `catalogue.json` may have.

use super::bytes::NotText;

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
