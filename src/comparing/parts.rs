//! A row split at the ends of its new blocks, to be drawn as paragraphs.

use super::changes::Row;
use crate::annotation::Edit;
use crate::document::Document;

/// A stretch of a row that is read as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The block of the new text, or the first old block if the row has no new ones.
    pub block: usize,
    /// Its edits.
    pub edits: Vec<Edit>,
    /// Its start in the row's old text, joined by `\n`, in code points.
    pub old_start: usize,
}

impl Row {
    /// Splits the row into paragraphs, one for each new block, or for each old one without new ones.
    /// The white space at the splits is left out, because a break separates the paragraphs.
    pub fn parts(&self, old: &Document, new: &Document) -> Vec<Part> {
        let (document, blocks) = if self.new.is_empty() {
            (old, &self.old)
        } else {
            (new, &self.new)
        };
        let len = |block: usize| document.blocks().get(block).map_or(0, |block| block.len());
        let is_counted = |edit: &Edit| match edit {
            Edit::Keep(_) => true,
            Edit::Delete(_) => self.new.is_empty(),
            Edit::Insert(_) => !self.new.is_empty(),
        };
        let mut parts = Vec::new();
        let mut rest = self.edits.clone();
        let mut old_start = 0;
        for block in blocks.clone() {
            let is_last = block + 1 == blocks.end;
            let most = if is_last { usize::MAX } else { len(block) };
            let (mut edits, after) = split(rest, most, &is_counted);
            // Words deleted at the line end may go with it.
            let (end, after) = split(after, usize::from(!is_last), &is_counted);
            let read = old_len(&edits) + old_len(&end);
            edits.extend(end.into_iter().filter(|edit| !is_counted(edit)));
            if !is_last && !self.new.is_empty() {
                edits.pop_if(|edit| is_deleted_space(edit));
            }
            parts.push(Part {
                block,
                edits,
                old_start,
            });
            old_start += read;
            rest = after;
        }
        parts
    }
}

/// Counts the code points of the old text in edits.
fn old_len(edits: &[Edit]) -> usize {
    let old = edits.iter().filter(|edit| !matches!(edit, Edit::Insert(_)));
    old.map(|edit| edit.text().chars().count()).sum()
}

fn is_deleted_space(edit: &Edit) -> bool {
    matches!(edit, Edit::Delete(text) if text.chars().all(char::is_whitespace))
}

/// Splits edits after `most` of the code points that count.
fn split(
    edits: Vec<Edit>,
    most: usize,
    is_counted: &impl Fn(&Edit) -> bool,
) -> (Vec<Edit>, Vec<Edit>) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut left = most;
    for edit in edits {
        if !is_counted(&edit) {
            let side = if left > 0 { &mut first } else { &mut second };
            side.push(edit);
            continue;
        }
        let (make, text): (fn(String) -> Edit, String) = match edit {
            Edit::Keep(text) => (Edit::Keep, text),
            Edit::Delete(text) => (Edit::Delete, text),
            Edit::Insert(text) => (Edit::Insert, text),
        };
        let at = text
            .char_indices()
            .nth(left)
            .map_or(text.len(), |(at, _)| at);
        let (head, tail) = text.split_at(at);
        left = left.saturating_sub(head.chars().count());
        first.extend((!head.is_empty()).then(|| make(head.to_owned())));
        second.extend((!tail.is_empty()).then(|| make(tail.to_owned())));
    }
    (first, second)
}
