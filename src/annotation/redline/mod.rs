//! The changes between two texts, word by word, as people mark them on paper.
//!
//! The difference is that of Myers over words, with the heuristics of Git (crate `similar`). The number
//! of steps is bounded without a clock, so the same texts give the same redline everywhere. Words are
//! those of Unicode Standard Annex #29 (crate `unicode-segmentation`). The dictionaries of
//! `Intl.Segmenter` differ between browsers. Both crates are in the app but not in the download of the
//! first text.

mod excerpt;
mod readable;
mod words;

use std::ops::Range;

pub use excerpt::{Piece, Shortened, every_change, excerpt, limited};

/// The greatest combined size of two texts that are compared word by word, in bytes. More would keep
/// the page busy for seconds; fewer would show long paragraphs as replaced (a page has 3,000).
pub const MOST_COMPARED: usize = 300_000;

/// A stretch of a redline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In both texts.
    Keep(String),
    /// In the present text only.
    Delete(String),
    /// In the proposed text only.
    Insert(String),
}

impl Edit {
    /// Returns the words of the stretch.
    pub fn text(&self) -> &str {
        let (Self::Keep(text) | Self::Delete(text) | Self::Insert(text)) = self;
        text
    }

    /// Makes a stretch of the same kind with other words.
    pub(super) fn with(&self, text: &str) -> Self {
        let make = match self {
            Self::Keep(_) => Self::Keep,
            Self::Delete(_) => Self::Delete,
            Self::Insert(_) => Self::Insert,
        };
        make(text.to_owned())
    }
}

/// A stretch of the present text and its replacement, as byte ranges of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// Marks the changes that turn `before` into `after`.
///
/// The kept and inserted parts are `after`, the kept and deleted parts are `before`. No edit is empty
/// and no two neighbours are of one kind. A deletion precedes the insertion that replaces it. Changes
/// are whole words (Unicode Standard Annex #29), arranged for reading (`readable.rs`).
///
/// The same texts always give the same redline. No clock bounds the search: it gives up on the smallest
/// difference after a number of steps (`words.rs`). Texts with nothing in common cost about as many
/// steps as they have words. Differing texts of n words cost at worst about n^1.5. Texts above
/// [`MOST_COMPARED`] are deleted and inserted as a whole.
pub fn redline(before: &str, after: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut kept_from = 0;
    let mut push = |make: fn(String) -> Edit, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            edits.push(make(text.to_owned()));
        }
    };
    for change in changes(before, after) {
        push(Edit::Keep, before.get(kept_from..change.before.start));
        push(Edit::Delete, before.get(change.before.clone()));
        push(Edit::Insert, after.get(change.after));
        kept_from = change.before.end;
    }
    push(Edit::Keep, before.get(kept_from..));
    edits
}

/// Returns the proposed text: the kept and inserted parts.
pub fn apply(edits: &[Edit]) -> String {
    let mut proposed = String::new();
    for edit in edits {
        if let Edit::Keep(text) | Edit::Insert(text) = edit {
            proposed.push_str(text);
        }
    }
    proposed
}

/// Finds the changes from `before` to `after`, in order, with unchanged text between any two.
pub(super) fn changes(before: &str, after: &str) -> Vec<Replacement> {
    if before.len() + after.len() > MOST_COMPARED {
        return replaced(before, after).into_iter().collect();
    }
    let (before, after) = (
        words::SegmentedText::of(before),
        words::SegmentedText::of(after),
    );
    let hunks = readable::readable(words::hunks(&before, &after), &before, &after);
    let change = |hunk: words::Hunk| Replacement {
        before: before.bytes(&hunk.before),
        after: after.bytes(&hunk.after),
    };
    hunks.into_iter().map(change).collect()
}

/// Replaces the whole of one text by the whole of the other, unless they are equal.
fn replaced(before: &str, after: &str) -> Option<Replacement> {
    (before != after).then_some(Replacement {
        before: 0..before.len(),
        after: 0..after.len(),
    })
}
