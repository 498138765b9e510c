//! Two texts read as one, and a corrigendum or addendum beside its main text.

use super::{THIS_LIST, counted};
use crate::comparing::{Form, FormChange, FormKind};
use crate::ui::keys;

// Opening a comparison, in the list of reports.
pub const COMPARE_TWO: &str = "Compare two reports";
pub const COMPARE_NEW: &str = "Newer text";
pub const COMPARE_PART: &str = "Compare with…";
pub const COMPARE: &str = "Compare";
pub const READ_BESIDE: &str = "Read beside each other";

pub fn compare_with(symbol: &str) -> String {
    format!("Compare with {symbol}")
}

/// Of which report a link speaks, to be heard.
pub fn of_report(symbol: &str) -> String {
    format!(": {symbol}")
}

pub fn read_beside(symbol: &str) -> String {
    format!("Read beside {symbol}")
}

/// `C14/41(Rev.1)-E, Report by the Chairman`: one of two reports to choose.
pub fn report_name(symbol: &str, title: &str) -> String {
    format!("{symbol}, {title}")
}

/// While two long texts are compared.
pub fn comparing(done: usize, all: usize) -> String {
    format!("Comparing the texts: {done} of {all} paragraphs…")
}

/// Below what is drawn of them.
pub fn drawing(done: usize, all: usize) -> String {
    format!("{done} of {all} paragraphs are shown; the others follow…")
}

// The bar.
pub const COMPARED: &str = "Comparison";
pub const LAID_BESIDE: &str = "Corrigenda and addenda beside the text";
/// Between two numbers: to be seen, and to be heard in its place.
pub const COMPARED_TO: (&str, &str) = (" → ", " compared to ");
pub const BESIDE_TEXT: (&str, &str) = (" + ", " beside ");
pub const ONLY_CHANGES: &str = "Only changes";
pub const RENUMBERING: &str = "Renumbering";
pub const PREVIOUS_CHANGE: &str = "Previous change";
pub const NEXT_CHANGE: &str = "Next change";
pub const SAME_TEXTS: &str = "The two texts are the same.";
/// In place of its number while the reader is at no change.
pub const AT_NO_CHANGE: &str = "–";
pub const SKIP_TO_COMPARISON: &str = "Skip to the text";
pub const BACK_TO_REPORT: &str = "Back to the report";
pub const CLOSE_COMPARISON: &str = "Close and go back to the report";

pub fn changes(count: usize) -> String {
    counted(count, "change", "changes")
}

/// `3 / 12`, to be seen.
pub fn change_of(number: &str, count: usize) -> String {
    format!("{number} / {count}")
}

/// `Change 3 of 12: 5.9, 4 words changed`, to be heard.
pub fn at_change(number: usize, count: usize, what: &str) -> String {
    format!("Change {number} of {count}: {what}")
}

// What was done to a paragraph.
pub const CHANGE_NEW: &str = "New";
pub const CHANGE_DELETED: &str = "Deleted";
pub const CHANGE_REWORDED: &str = "Changed";
pub const CHANGE_FORM: &str = "Formatting changed";
/// Heard where a paragraph was parted.
pub const BREAK_HERE: &str = "New paragraph begins here";

/// `Now struck out: “to publish the figures every year”`
pub fn form_changed(change: &FormChange) -> String {
    let what = match (change.form, change.kind) {
        (Form::Struck, FormKind::Gained) => "Now struck out",
        (Form::Struck, _) => "No longer struck out",
        (Form::Strong, FormKind::Gained) => "Now in bold",
        (Form::Strong, _) => "No longer in bold",
        (Form::Emphasis, FormKind::Gained) => "Now in italics",
        (Form::Emphasis, _) => "No longer in italics",
        (Form::Code, FormKind::Gained) => "Now set as code",
        (Form::Code, _) => "No longer set as code",
        (Form::Link, FormKind::Gained) => "Now a link",
        (Form::Link, FormKind::Lost) => "No longer a link",
        (Form::Link, FormKind::Other) => "The link now leads elsewhere",
    };
    format!("{what}: “{}”", change.words)
}

pub fn more_forms(count: usize) -> String {
    format!(
        "{} of formatting not listed here",
        counted(count, "other change", "other changes")
    )
}

/// What of a table stands elsewhere; `None` where everything is in order.
pub fn cells_moved(rows: usize, columns: usize) -> Option<String> {
    let rows = (rows > 0).then(|| counted(rows, "row", "rows"));
    let columns = (columns > 0).then(|| counted(columns, "column", "columns"));
    let moved: Vec<String> = rows.into_iter().chain(columns).collect();
    (!moved.is_empty())
        .then(|| format!("Moved to another place in the table: {}.", moved.join(", ")))
}

pub fn split_into(addresses: &[&str]) -> String {
    format!("Split into {}", listed(addresses))
}

pub fn merged_from(addresses: &[&str]) -> String {
    format!("Made of {}", listed(addresses))
}

pub fn moved_from(address: &str) -> String {
    format!("Moved from {address}")
}

pub fn moved_to(address: &str) -> String {
    format!("Moved to {address}")
}

pub const REWORDED_ON_THE_WAY: &str = "Changed on the way:";

pub fn words_changed(count: usize) -> String {
    match count {
        0 => "punctuation or spaces changed".to_owned(),
        count => format!("{} changed", counted(count, "word", "words")),
    }
}

/// `5.9, deleted`: a paragraph and what was done to it.
pub fn change_at(address: &str, what: &str) -> String {
    let mut rest = what.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    let what: String = first.chain(rest).collect();
    format!("{address}, {what}")
}

/// What stands for paragraphs that are not shown.
pub fn unchanged(count: usize) -> String {
    counted(count, "unchanged paragraph", "unchanged paragraphs")
}

pub fn show_unchanged(count: usize) -> String {
    format!("Show {}", unchanged(count))
}

fn listed(addresses: &[&str]) -> String {
    match addresses {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

// The table of numbers.
pub const RENUMBERING_TITLE: &str = "Renumbering";
pub const RENUMBERING_WHY: &str = "These paragraphs have another number or name in the newer text.";
pub const NO_RENUMBERING: &str = "Every paragraph that is in both texts has kept its number.";

// A corrigendum or addendum.
pub fn reads(symbol: &str, address: &str) -> String {
    format!("{symbol} on {address}")
}

pub fn adds(symbol: &str, address: &str) -> String {
    format!("{symbol} adds {address}")
}

/// What is heard of a passage beside a paragraph.
pub fn beside(what: &str, address: &str) -> String {
    format!("{what}, beside {address}")
}

pub const AS_BEFORE: &str = "The same words as in the text.";

/// Where none of it stands beside the text.
pub fn stands_before(symbol: &str) -> String {
    format!(
        "No paragraph of {symbol} replaces or follows one of the text. What it says stands before the text."
    )
}

/// Where it neither corrects nor adds.
pub fn nothing_else(symbol: &str) -> String {
    format!("{symbol} says nothing that the text does not say.")
}

pub const PREFACE: &str = "About the second document";

// The keys.
pub const COMPARE_KEYS_TITLE: &str = "While two texts are compared";
pub const COMPARE_KEYS: [(&str, &str); 3] = [
    (keys::NEXT_CHANGE, NEXT_CHANGE),
    (keys::PREVIOUS_CHANGE, PREVIOUS_CHANGE),
    (keys::LIST, THIS_LIST),
];
