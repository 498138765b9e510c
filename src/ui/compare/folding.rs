//! Showing only the changes, or again the text between them.

use std::ops::Range;

use super::arrival;
use super::{Compare, Phase};
use crate::shared::Shared;
use crate::ui::focus::AfterDrawing;

impl Compare {
    /// Shows only the changes, or everything again. The element being read stays in place while the
    /// page grows or shrinks around it. If it is hidden, the next change comes into sight.
    pub(super) fn fold(&mut self) {
        let read = self.read_at();
        let Phase::Reading(texts) = &self.phase else {
            return;
        };
        self.only_changes = !self.only_changes;
        let shown = if self.only_changes {
            texts.only_changes()
        } else {
            vec![true; texts.len()]
        };
        let arrival = read.and_then(|read| {
            let row = texts.row_of(&read)?;
            if shown.get(row) == Some(&true) {
                return Some(arrival::hold(read));
            }
            texts
                .element(nearest(&shown, row)?)
                .map(arrival::keep_in_sight)
        });
        self.focus = AfterDrawing::from(arrival);
        self.shown = Shared::new(shown);
    }

    /// Shows hidden rows among changes, and gives the first of them the focus.
    pub(super) fn unfold(&mut self, rows: Range<usize>) {
        let Phase::Reading(texts) = &self.phase else {
            return;
        };
        let first = texts.element(rows.start);
        self.focus = AfterDrawing::from(first.map(arrival::focus));
        self.show(rows);
    }

    /// Shows the row of an element.
    pub(super) fn reveal(&mut self, element: &str) {
        let row = match &self.phase {
            Phase::Reading(texts) => texts.row_of(element),
            _ => None,
        };
        if let Some(row) = row.filter(|row| self.shown.get(*row) == Some(&false)) {
            self.show(row..row + 1);
        }
    }

    fn show(&mut self, rows: Range<usize>) {
        let mut shown = self.shown.to_vec();
        if let Some(rows) = shown.get_mut(rows) {
            rows.fill(true);
        }
        self.shown = Shared::new(shown);
    }
}

/// Finds the shown row nearest to a hidden row: the next below, or else the last above.
fn nearest(shown: &[bool], row: usize) -> Option<usize> {
    let (above, below) = shown.split_at_checked(row)?;
    let below = below.iter().position(|shown| *shown);
    let below = below.map(|offset| row + offset);
    below.or_else(|| above.iter().rposition(|shown| *shown))
}
