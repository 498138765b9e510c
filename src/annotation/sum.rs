//! The counting of notes.
//!
//! There is one way to count (here, in `filter/tally.rs` and in `Document::section_totals`). An
//! annotation that begins a thread is a note. One that answers an available note is an answer. A
//! withdrawn one is neither. A note over several paragraphs belongs to the section it begins in. A
//! block's button counts the notes with words in that block.

use std::collections::BTreeSet;

use super::{Annotation, AnnotationId, AnnotationSet};

/// The numbers of notes, answers and withdrawn annotations. Each annotation counts once, even if it
/// spans several paragraphs or is in conflict with itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Notes on the text, and answers to unavailable notes: each begins a thread.
    pub notes: usize,
    /// Answers to available notes: replies, supports, decisions and so on.
    pub answers: usize,
    /// Withdrawn annotations.
    pub withdrawn: usize,
}

impl Sum {
    /// Counts `records`. The parent of an answer is available if it is among them or in `set`.
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
