//! The counting of notes, wherever they are.
//!
//! There is one way to count (here, in `filter/tally.rs` and in `Document::section_totals`). What
//! begins a thread is a note, what answers an available note is an answer, what was taken back is
//! neither. A note over several paragraphs is in the section it begins in. The button of a block
//! says how many notes have words in that block.

use std::collections::BTreeSet;

use super::{Annotation, AnnotationId, AnnotationSet};

/// The number of notes, answers and withdrawn ones told apart. Each annotation counts once: a note
/// on several paragraphs, or one in conflict with itself, is one note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// What is said of the text, and answers to what is not available: each begins a thread.
    pub notes: usize,
    /// What is said of a note that is available: replies, supports, decisions and so on.
    pub answers: usize,
    /// What was taken back.
    pub withdrawn: usize,
}

impl Sum {
    /// Counts `records`; what they answer is available where it is among them or in `set`.
    pub fn of<'a>(
        records: impl Iterator<Item = &'a Annotation> + Clone,
        set: &AnnotationSet,
    ) -> Self {
        let among: BTreeSet<&AnnotationId> = records.clone().map(Annotation::id).collect();
        let at_hand = |id: &AnnotationId| among.contains(id) || set.by_id(id).next().is_some();
        let mut sum = Self::default();
        for record in records {
            let parent = record
                .latest()
                .and_then(|revision| revision.content.parent());
            *if record.notes().next().is_none() {
                &mut sum.withdrawn
            } else if parent.is_some_and(|parent| at_hand(&AnnotationId::new(parent.id))) {
                &mut sum.answers
            } else {
                &mut sum.notes
            } += 1;
        }
        sum
    }

    /// Returns the number of all annotations.
    pub fn all(self) -> usize {
        self.notes + self.answers + self.withdrawn
    }
}
