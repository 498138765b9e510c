//! Two texts read as one, and a corrigendum or addendum beside its main text.

use super::frame::each_counted;
use super::{and, joined, this_list};
use crate::comparing::{Form, FormChange, FormKind};
use crate::keys;

compiled!("compare");

/// What stands between two numbers of reports.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    /// To be seen.
    pub sign: &'static str,
    /// To be heard in its place.
    pub words: &'static str,
}

/// Parts the numbers of two texts that are compared.
pub fn compared_to() -> Between {
    Between {
        sign: to_be_seen(),
        words: to_be_heard(),
    }
}

/// Parts the numbers of two texts that stand beside each other.
pub fn beside_text() -> Between {
    Between {
        sign: beside_be_seen(),
        words: beside_be_heard(),
    }
}

/// Says how formatting changed: `Now struck out: “to publish the figures every year”`.
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

/// Says what of a table stands elsewhere; `None` where everything is in order.
pub fn cells_moved(rows_moved: usize, columns_moved: usize) -> Option<String> {
    let moved = each_counted(&[(rows_moved, rows), (columns_moved, columns)]);
    (!moved.is_empty()).then(|| moved_in_table(&joined(&moved)))
}

/// Says what a paragraph was split into.
pub fn split_into(addresses: &[&str]) -> String {
    split_into_all(&and(addresses))
}

/// Says what a paragraph was made of.
pub fn merged_from(addresses: &[&str]) -> String {
    merged_from_all(&and(addresses))
}

/// Says how many words changed.
pub fn words_changed(count: usize) -> String {
    match count {
        0 => only_punctuation().to_owned(),
        count => some_words_changed(count),
    }
}

/// Names a paragraph and what was done to it: `5.9, deleted`.
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
