//! Highlights: the words of a block that notes speak of, as flat pieces side by side.
//!
//! Only the app knows notes: the first drawing (`src/ui/starting/first.rs`) links nothing from this
//! module.

use std::collections::BTreeSet;

use super::highlight::{Highlight, Marked};
use super::margin::group_id;
use super::messages as m;
use crate::anchoring::{Segment, segments};
use crate::annotation::{Key, Kind};
use crate::document::Document;
use crate::session::{Mark, Spot};
use crate::shared::Shared;
use crate::ui::kit::kind_class;

/// How many notes of a block have their words marked. With more, overlapping notes take time quadratic
/// in their number. With fewer, some notes of a conference on one paragraph might remain unmarked.
const MOST_MARKED: usize = 500;

/// The marks of each block, kept from one drawing to the next. A block whose marks are unchanged keeps
/// its allocation and is not redrawn.
#[derive(Default)]
pub struct Drawn {
    marks: Option<Shared<Vec<Shared<Vec<Mark>>>>>,
    active: Option<Shared<Vec<Key>>>,
    /// The blocks with words of the active notes.
    active_in: BTreeSet<usize>,
    marked: Option<Shared<Vec<Shared<Marked>>>>,
}

impl Drawn {
    /// Determines the marks of each block. `active` are the notes that the person looks at, and
    /// `active_in` the blocks with their words.
    pub fn update(
        &mut self,
        document: &Document,
        marks: &Shared<Vec<Shared<Vec<Mark>>>>,
        active: &Shared<Vec<Key>>,
        active_in: BTreeSet<usize>,
    ) -> Shared<Vec<Shared<Marked>>> {
        let same = self.marks.as_ref() == Some(marks) && self.active.as_ref() == Some(active);
        if let Some(marked) = self.marked.as_ref().filter(|_| same) {
            return marked.clone();
        }
        let turned = |index: &usize| self.active_in.contains(index) || active_in.contains(index);
        let drawn = |(index, of_block)| {
            let before = self.before(index, of_block).filter(|_| !turned(&index));
            before.unwrap_or_else(|| self.afresh(document, index, of_block, active))
        };
        let marked = Shared::new(marks.iter().enumerate().map(drawn).collect());
        *self = Self {
            marks: Some(marks.clone()),
            active: Some(active.clone()),
            active_in,
            marked: Some(Shared::clone(&marked)),
        };
        marked
    }

    /// Returns the marks of the last drawing.
    pub fn marked(&self) -> Option<&Shared<Vec<Shared<Marked>>>> {
        self.marked.as_ref()
    }

    /// Returns the last marks of a block, if its notes are unchanged.
    fn before(&self, index: usize, marks: &Shared<Vec<Mark>>) -> Option<Shared<Marked>> {
        let same = self.marks.as_ref()?.get(index)? == marks;
        let drawn = self.marked.as_ref()?.get(index)?;
        same.then(|| drawn.clone())
    }

    /// Determines the marks of a block again, and keeps the old ones if nothing changed.
    fn afresh(
        &self,
        document: &Document,
        index: usize,
        marks: &[Mark],
        active: &[Key],
    ) -> Shared<Marked> {
        let fresh = marked(document, index, marks, active);
        let drawn = self.marked.as_ref().and_then(|marked| marked.get(index));
        let same = drawn.filter(|drawn| ***drawn == fresh).cloned();
        same.unwrap_or_else(|| Shared::new(fresh))
    }
}

/// Determines the marks of a block. Notes on words cut its text at their ends, so that the notes of
/// each piece are the same throughout. Notes on the whole block mark the block itself.
fn marked(document: &Document, index: usize, marks: &[Mark], active: &[Key]) -> Marked {
    let len = document.blocks().get(index).map_or(0, |block| block.len());
    let (mut words, mut whole) = (Vec::new(), Vec::new());
    for mark in marks {
        if mark.is_block(document) {
            whole.push(mark);
        } else {
            words.push((mark.range.clone(), mark));
        }
    }
    let unmarked = words.len().saturating_sub(MOST_MARKED);
    words.truncate(MOST_MARKED);
    Marked {
        notes: marks.len(),
        unmarked,
        whole: !whole.is_empty(),
        looked_at: whole.iter().any(|mark| active.contains(&mark.key)),
        highlights: highlights(document, &segments(len, &words), active),
    }
}

fn highlights(document: &Document, all: &[Segment<&Mark>], active: &[Key]) -> Vec<Highlight> {
    let after = all.iter().skip(1).map(Some).chain([None]);
    all.iter()
        .zip(after)
        .filter(|(segment, _)| !segment.of.is_empty())
        .map(|(segment, after)| Highlight {
            range: segment.range.clone(),
            classes: classes(segment, active).into(),
            before: m::highlight_starts(segment.of.len(), kind(segment)).into(),
            after: after
                .is_none_or(|next| next.of.is_empty())
                .then_some(m::highlight_ends().into()),
            notes: notes(document, segment).map(Into::into),
        })
        .collect()
}

/// Returns the classes of a piece. Colour and stroke show the kind of its first note. Further strokes
/// show that there are more.
fn classes(segment: &Segment<&Mark>, active: &[Key]) -> String {
    let mut classes = kind(segment).map_or("", kind_class).to_owned();
    match segment.of.len() {
        0 | 1 => {}
        2 => classes.push_str(" twice"),
        _ => classes.push_str(" often"),
    }
    if segment.of.iter().any(|mark| active.contains(&mark.key)) {
        classes.push_str(" active");
    }
    classes
}

fn kind<'a>(segment: &Segment<&'a Mark>) -> Option<&'a Kind> {
    segment.of.first().map(|mark| &mark.kind)
}

/// Returns the notes that begin in a piece, as ids of the elements that hold them.
fn notes(document: &Document, segment: &Segment<&Mark>) -> Option<String> {
    let mut ids: Vec<String> = Vec::new();
    for mark in &segment.of {
        let id = group_id(Spot::Block(mark.place.block), document);
        if mark.range.start == segment.range.start && !ids.contains(&id) {
            ids.push(id);
        }
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}
