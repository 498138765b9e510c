//! A redline shortened to its changes, for places with no room for the whole text.

use unicode_segmentation::UnicodeSegmentation;

use super::Edit;
use crate::annotation::beginning;

/// A stretch of a shortened redline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A change, or unchanged words next to one.
    Edit(Edit),
    /// Omitted unchanged text of at least one word.
    Gap,
}

/// Returns the changes in full, with at most `context` code points of unchanged text before and after
/// each. The context is cut at word bounds, without the white space there. Without changes the result
/// is empty.
pub fn excerpt(edits: &[Edit], context: usize) -> Vec<Piece> {
    let is_change = |edit: &Edit| !matches!(edit, Edit::Keep(_));
    if !edits.iter().any(is_change) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Keep(text) => {
                let after_change = if index > 0 { context } else { 0 };
                let before_change = if index + 1 < edits.len() { context } else { 0 };
                pieces.extend(shortened(text, after_change, before_change));
            }
            change => pieces.push(Piece::Edit(change.clone())),
        }
    }
    pieces
}

/// The beginning of a redline that is too long to show at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortened {
    /// The pieces of the beginning; the last may be cut.
    pub pieces: Vec<Piece>,
    /// The number of omitted code points.
    pub left_out: usize,
}

/// Returns the beginning of a redline with more than `most` pieces or `points` code points. `None` if
/// it is shorter.
pub fn limited(pieces: &[Piece], most: usize, points: usize) -> Option<Shortened> {
    let mut shown = Vec::new();
    let (mut room, mut left_out) = (points, 0);
    for (index, piece) in pieces.iter().enumerate() {
        let Piece::Edit(edit) = piece else {
            shown.extend((left_out == 0).then_some(Piece::Gap));
            continue;
        };
        let count = edit.text().chars().count();
        let fits = left_out == 0 && index < most;
        let cut = beginning(edit.text(), room).filter(|_| fits);
        match cut {
            None if fits => shown.push(piece.clone()),
            Some(cut) if room > 0 => shown.push(Piece::Edit(edit.with(cut))),
            _ => {}
        }
        let kept = match (fits, cut) {
            (true, Some(cut)) => cut.chars().count(),
            (true, None) => count,
            (false, _) => 0,
        };
        left_out += count - kept;
        room = room.saturating_sub(kept);
    }
    (left_out > 0).then_some(Shortened {
        pieces: shown,
        left_out,
    })
}

/// Returns the whole redline, or the [`excerpt`] with every change if [`limited`] would cut it. It may
/// be long: a person decides on the basis of what they read here.
pub fn every_change(edits: Vec<Edit>, most: usize, points: usize, context: usize) -> Vec<Piece> {
    let changes = excerpt(&edits, context);
    let whole: Vec<Piece> = edits.into_iter().map(Piece::Edit).collect();
    if changes.is_empty() || limited(&whole, most, points).is_none() {
        whole
    } else {
        changes
    }
}

/// Shortens an unchanged stretch to at most `head` code points of its beginning and `tail` of its end.
fn shortened(text: &str, head: usize, tail: usize) -> Vec<Piece> {
    let head = fitting(text.split_word_bounds(), head);
    let tail = text.len() - fitting(text.split_word_bounds().rev(), tail);
    let (Some(first), Some(left_out), Some(last)) =
        (text.get(..head), text.get(head..tail), text.get(tail..))
    else {
        return vec![keep(text)];
    };
    if !left_out.contains(char::is_alphanumeric) {
        return vec![keep(text)];
    }
    let mut pieces = Vec::new();
    let (first, last) = (first.trim_end(), last.trim_start());
    if !first.is_empty() {
        pieces.push(keep(first));
    }
    pieces.push(Piece::Gap);
    if !last.is_empty() {
        pieces.push(keep(last));
    }
    pieces
}

fn keep(text: &str) -> Piece {
    Piece::Edit(Edit::Keep(text.to_owned()))
}

/// Returns the length in bytes of the words that fit into `most` code points.
fn fitting<'a>(words: impl Iterator<Item = &'a str>, most: usize) -> usize {
    let mut left = most;
    let mut bytes = 0;
    for word in words {
        let Some(rest) = left.checked_sub(word.chars().count()) else {
            break;
        };
        left = rest;
        bytes += word.len();
    }
    bytes
}
