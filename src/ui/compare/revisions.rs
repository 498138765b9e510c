//! Two revisions as one text: the names of its rows, and the stops of Next and Previous.

use crate::session::Pace;
use std::ops::ControlFlow;

use super::stop::Stop;
use crate::annotation::Edit;
use crate::comparing::{Comparing, Comparison, Row, RowKind};
use crate::document::{Block, BlockKind, Document};
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// The prefix of ids of the older text.
pub const OLD: &str = "old-";

/// Two revisions, and the changes between them.
#[derive(Debug)]
pub struct Revisions {
    /// The older text.
    pub old: Shared<Document>,
    /// The newer text.
    pub new: Shared<Document>,
    /// The rows of the two texts, aligned.
    pub comparison: Comparison,
}

impl Revisions {
    /// Compares two texts in slices. Between slices, `tell` receives the number of rows done and the
    /// total.
    pub async fn compare(
        old: Shared<Document>,
        new: Shared<Document>,
        slices: &mut Slices,
        tell: impl Fn(usize, usize),
    ) -> Self {
        let begun = || tell(0, new.blocks().len());
        let aligned = slices.align(&old, &new, begun).await;
        let mut comparing = Comparing::new(&old, &new, aligned.alignment().pairs());
        let comparison = loop {
            match comparing.step() {
                ControlFlow::Continue(next) => comparing = next,
                ControlFlow::Break(comparison) => break comparison,
            }
            if slices.is_over() {
                let progress = comparing.progress();
                tell(progress.compared, progress.all);
                slices.rest().await;
            }
        };
        drop(aligned);
        Self {
            comparison,
            old,
            new,
        }
    }

    /// Returns a row by its index.
    pub fn row(&self, row: usize) -> Option<&Row> {
        self.comparison.rows().get(row)
    }

    /// Returns the block that gives a row its name: its first new block, or else its first old block.
    pub fn block(&self, row: &Row) -> Option<&Block> {
        if row.new.is_empty() {
            self.old.blocks().get(row.old.start)
        } else {
            self.new.blocks().get(row.new.start)
        }
    }

    /// Returns the id of a row's element.
    pub fn element(&self, row: &Row) -> String {
        let id = self.block(row).map_or("", Block::id);
        if row.new.is_empty() {
            format!("{OLD}{id}")
        } else {
            id.to_owned()
        }
    }

    /// Finds the element that an address names, in the newer or the older text.
    pub fn find(&self, place: &str) -> Option<String> {
        Some(self.element(self.row(self.row_of(place)?)?))
    }

    /// Finds the row of an element.
    pub fn row_of(&self, element: &str) -> Option<usize> {
        let of_new = self.new.position(element);
        let of_new = of_new.and_then(|block| self.comparison.row_of_new(block));
        of_new.or_else(|| {
            let block = self.old.position(element.strip_prefix(OLD)?)?;
            self.comparison.row_of_old(block)
        })
    }

    /// Finds the place in the newer text at an element, or the next place.
    pub fn place_at(&self, element: &str) -> Option<String> {
        if self.new.position(element).is_some() {
            return Some(element.to_owned());
        }
        let rest = self.comparison.rows().iter().skip(self.row_of(element)?);
        let next = rest.map(|row| &row.new).find(|new| !new.is_empty())?;
        Some(self.new.blocks().get(next.start)?.id().to_owned())
    }

    /// Returns, for each row, whether it is shown among changes only. Changes are, and so are the title
    /// and headings above changes.
    pub fn only_changes(&self) -> Vec<bool> {
        let is_title = |row: &Row| {
            let block = self.block(row);
            block.is_some_and(|block| *block.kind() == BlockKind::Title)
        };
        let rows = self.comparison.rows().iter();
        let mut shown: Vec<bool> = rows.map(|row| row.is_change() || is_title(row)).collect();
        for section in self.comparison.sections() {
            if let Some(heading) = shown.get_mut(section.row) {
                *heading |= section.changes > 0;
            }
        }
        shown
    }

    /// Names the change of a row for sighted readers; `None` for an unchanged row.
    pub fn tag(&self, row: &Row) -> Option<String> {
        Some(match row.kind {
            RowKind::Kept => return None,
            RowKind::Restyled => m::change_form().to_owned(),
            RowKind::Changed => m::change_reworded().to_owned(),
            RowKind::Inserted => m::change_new().to_owned(),
            RowKind::Deleted => m::change_deleted().to_owned(),
            RowKind::Split => m::split_into(&addresses(&self.new, row.new.clone())),
            RowKind::Merged => m::merged_from(&addresses(&self.old, row.old.clone())),
            RowKind::MovedHere { from } => m::moved_from(&self.address(self.row(from)?)),
            RowKind::MovedAway { to } => m::moved_to(&self.address(self.row(to)?)),
        })
    }

    /// Names the change of a row for screen readers, with the number of words that changed.
    pub fn says(&self, row: &Row) -> String {
        let what = match row.kind {
            RowKind::Changed => Some(m::words_changed(row.changed_words())),
            _ => self.tag(row),
        };
        let address = self.address(row);
        match what {
            Some(what) => m::change_at(&address, &what),
            None => address,
        }
    }

    /// Returns the name of a row's place as people call it.
    pub fn address(&self, row: &Row) -> String {
        self.block(row).map_or("", Block::address).to_owned()
    }

    /// Lists the changes in order.
    pub fn stops(&self) -> Vec<Stop> {
        let rows = self.comparison.changes();
        let rows = rows.filter_map(|index| Some((index, self.row(index)?)));
        rows.map(|(index, row)| Stop {
            element: self.element(row),
            says: self.says(row),
            row: index,
        })
        .collect()
    }

    /// Returns the old and new words of a moved block; `None` if they stayed the same.
    pub fn on_the_way(&self, row: &Row) -> Option<(String, String)> {
        let RowKind::MovedHere { from } = row.kind else {
            return None;
        };
        let of = |edits: &[Edit]| -> String {
            let text = |edit: &Edit| match edit {
                Edit::Keep(text) | Edit::Delete(text) | Edit::Insert(text) => text.clone(),
            };
            edits.iter().map(text).collect()
        };
        let (before, after) = (of(&self.row(from)?.edits), of(&row.edits));
        (before != after).then_some((before, after))
    }
}

fn addresses(document: &Document, blocks: std::ops::Range<usize>) -> Vec<&str> {
    let blocks = document.blocks().get(blocks).unwrap_or_default();
    blocks.iter().map(Block::address).collect()
}
