//! The faults that `catalogue.json` may have.

use super::bytes::NotText;

/// The reason why the catalogue or one of its entries cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProblem {
    /// The file is no text, or a web page.
    NotText(NotText),
    /// The file is too large to read.
    TooLarge,
    /// The file is not JSON.
    NotJson {
        /// The line where reading stopped, counted from 1.
        line: usize,
        /// The place in the line, in bytes, counted from 1.
        column: usize,
        /// The fault at that place.
        fault: JsonFault,
    },
    /// The file is JSON, but lacks a list `reports`.
    NoReports,
    /// An entry cannot be used.
    Entry {
        /// The index of the entry in the list, counted from 0.
        index: usize,
        /// The symbol of the entry, if it has one.
        symbol: Option<String>,
        /// The fault of the entry.
        fault: EntryFault,
    },
}

/// The fault of a file that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// The file ends too early.
    CutOff,
    /// A list has a comma after its last item.
    TrailingComma,
    /// Any other fault.
    Other,
}

/// The fault of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// The entry is not an object.
    NotAnObject,
    /// A field is missing, empty or not text.
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
