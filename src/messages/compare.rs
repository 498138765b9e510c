//! Two texts read as one, and a corrigendum or addendum beside its main text.

use super::frame::each_counted;
use super::{and, joined, this_list};
use crate::comparing::{Form, FormChange, FormKind};
use crate::keys;

compiled!("compare");

/// A separator between two report numbers.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    /// The visible sign.
    pub sign: &'static str,
    /// The words that a screen reader says instead.
    pub words: &'static str,
}

/// Separates the numbers of two texts being compared.
pub fn compared_to() -> Between {
    Between {
        sign: to_be_seen(),
        words: to_be_heard(),
    }
}

/// Separates the numbers of two texts shown side by side.
pub fn beside_text() -> Between {
    Between {
        sign: beside_be_seen(),
        words: beside_be_heard(),
    }
}

/// Describes a change of formatting: `Now struck out: “to publish the figures every year”`.
pub fn form_changed(change: &FormChange) -> String {
    let say = match (change.form, change.kind) {
        (Form::Struck, FormKind::Gained) => now_struck,
        (Form::Struck, _) => no_longer_struck,
        (Form::Strong, FormKind::Gained) => now_strong,
        (Form::Strong, _) => no_longer_strong,
        (Form::Emphasis, FormKind::Gained) => now_emphasised,
        (Form::Emphasis, _) => no_longer_emphasised,
        (Form::Code, FormKind::Gained) => now_code,
        (Form::Code, _) => no_longer_code,
        (Form::Link, FormKind::Gained) => now_link,
        (Form::Link, FormKind::Lost) => no_longer_link,
        (Form::Link, FormKind::Other) => link_elsewhere,
    };
    say(&change.words)
}

/// Describes which rows and columns of a table moved; `None` if none did.
pub fn cells_moved(rows_moved: usize, columns_moved: usize) -> Option<String> {
    let moved = each_counted(&[(rows_moved, rows), (columns_moved, columns)]);
    (!moved.is_empty()).then(|| moved_in_table(&joined(&moved)))
}

/// States into which paragraphs a paragraph was split.
pub fn split_into(addresses: &[&str]) -> String {
    split_into_all(&and(addresses))
}

/// States from which paragraphs a paragraph was merged.
pub fn merged_from(addresses: &[&str]) -> String {
    merged_from_all(&and(addresses))
}

/// States how many words changed.
pub fn words_changed(count: usize) -> String {
    match count {
        0 => only_punctuation().to_owned(),
        count => some_words_changed(count),
    }
}

/// Names a paragraph and its change: `5.9, deleted`.
pub fn change_at(address: &str, what: &str) -> String {
    let mut rest = what.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    let what: String = first.chain(rest).collect();
    done_to(address, &what)
}

/// Lists the keys of a comparison.
pub fn compare_keys() -> [(&'static str, &'static str); 3] {
    [
        (keys::NEXT_CHANGE, next_change()),
        (keys::PREVIOUS_CHANGE, previous_change()),
        (keys::LIST, this_list()),
    ]
}
