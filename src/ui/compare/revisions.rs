//! Two revisions as one text: what each row is called, and where Next and Previous lead.

use crate::session::Pace;
use std::ops::ControlFlow;

use super::stop::Stop;
use crate::annotation::Edit;
use crate::comparing::{Comparing, Comparison, Row, RowKind};
use crate::document::{Block, BlockKind, Document};
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// Ids of the older text carry this prefix.
pub const OLD: &str = "old-";

/// Two revisions and what was done between them.
#[derive(Debug)]
pub struct Revisions {
    pub old: Shared<Document>,
    pub new: Shared<Document>,
    pub comparison: Comparison,
}

impl Revisions {
    /// Compares two texts in slices, between which `tell` hears how many rows of how many are done.
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

    pub fn row(&self, row: usize) -> Option<&Row> {
        self.comparison.rows().get(row)
    }

    /// The block that a row is called by: its first new one, else its first old one.
    pub fn block(&self, row: &Row) -> Option<&Block> {
        if row.new.is_empty() {
            self.old.blocks().get(row.old.start)
        } else {
            self.new.blocks().get(row.new.start)
        }
    }

    /// The id of a row's element.
    pub fn element(&self, row: &Row) -> String {
        let id = self.block(row).map_or("", Block::id);
        if row.new.is_empty() {
            format!("{OLD}{id}")
        } else {
            id.to_owned()
        }
    }

    /// The element that an address means, be it one of the newer text or of the older one.
    pub fn find(&self, place: &str) -> Option<String> {
        Some(self.element(self.row(self.row_of(place)?)?))
    }

    /// The row of an element.
    pub fn row_of(&self, element: &str) -> Option<usize> {
        let of_new = self.new.position(element);
        let of_new = of_new.and_then(|block| self.comparison.row_of_new(block));
        of_new.or_else(|| {
            let block = self.old.position(element.strip_prefix(OLD)?)?;
            self.comparison.row_of_old(block)
        })
    }

    /// The place in the newer text that stands at an element, or next to it.
    pub fn place_at(&self, element: &str) -> Option<String> {
        if self.new.position(element).is_some() {
            return Some(element.to_owned());
        }
        let rest = self.comparison.rows().iter().skip(self.row_of(element)?);
        let next = rest.map(|row| &row.new).find(|new| !new.is_empty())?;
        Some(self.new.blocks().get(next.start)?.id().to_owned())
    }

    /// Of each row whether it is shown where only changes are: what changed, the title, and the
    /// headings under which something changed.
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

    /// What was done, for people who look: nothing for a row that was kept.
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

    /// What was done, for people who listen: also how many words.
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

    pub fn address(&self, row: &Row) -> String {
        self.block(row).map_or("", Block::address).to_owned()
    }

    /// The changes in order.
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

    /// How the words of a moved block changed on the way; nothing if they did not.
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
