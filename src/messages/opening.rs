//! Opening a report, and the reasons why it fails to open.

use super::megabytes;
use crate::document::{Catalogue, CatalogueProblem, EntryFault, JsonFault, NotText, Refusal};

compiled!("opening");

/// Explains why no report is listed.
pub fn none_listed(catalogue: &Catalogue) -> String {
    match catalogue.fault() {
        Some(fault) => catalogue_problem(fault),
        None if catalogue.problems().is_empty() => no_reports().to_owned(),
        None => none_usable().to_owned(),
    }
}

/// Explains why the text of a report cannot be opened, and what to do.
pub fn report_missing(symbol: &str, file: &str, refusal: Refusal) -> String {
    match refusal {
        Refusal::Failed => text_not_loaded(symbol, file),
        Refusal::TooLarge { bytes, most } => {
            text_too_large(symbol, file, megabytes(bytes), megabytes(most))
        }
        Refusal::NotText(NotText::WebPage) => text_is_web_page(symbol, file),
        Refusal::NotText(NotText::Empty) => text_empty(symbol, file),
        Refusal::NotText(NotText::Encoding) => text_in_old_encoding(symbol, file),
        Refusal::NotText(NotText::Pdf) => text_is_pdf(symbol, file),
        Refusal::NotText(NotText::Binary | NotText::WordProcessor | NotText::Pointer) => {
            text_not_text(symbol, file)
        }
    }
}

/// Describes the flaw in the list of reports or one of its entries, and who can mend it.
pub fn catalogue_problem(problem: &CatalogueProblem) -> String {
    match problem {
        CatalogueProblem::NotText(NotText::WebPage) => catalogue_is_web_page().to_owned(),
        CatalogueProblem::NotText(NotText::Empty) => catalogue_empty().to_owned(),
        CatalogueProblem::NotText(_) => catalogue_not_text().to_owned(),
        CatalogueProblem::TooLarge => catalogue_too_large().to_owned(),
        CatalogueProblem::NotJson {
            line,
            column,
            fault,
        } => {
            let say = match fault {
                JsonFault::CutOff => catalogue_cut_off,
                JsonFault::TrailingComma => catalogue_comma,
                JsonFault::Other => catalogue_not_json,
            };
            say(*line, *column)
        }
        CatalogueProblem::NoReports => catalogue_without_list().to_owned(),
        CatalogueProblem::Entry {
            index,
            symbol,
            fault,
        } => match symbol {
            Some(symbol) => entry_named_faulty(index + 1, symbol, &entry_fault(fault)),
            None => entry_faulty(index + 1, &entry_fault(fault)),
        },
    }
}

fn entry_fault(fault: &EntryFault) -> String {
    match fault {
        EntryFault::NotAnObject => entry_no_object().to_owned(),
        EntryFault::NoText { field } => entry_without(field),
        EntryFault::Date(date) => entry_date(date),
        EntryFault::Language(tag) => entry_language(tag),
        EntryFault::File(path) => entry_file(path),
        EntryFault::Canonical(url) => entry_canonical(url),
        EntryFault::Relations => entry_relations().to_owned(),
        EntryFault::Twice => entry_twice().to_owned(),
    }
}
