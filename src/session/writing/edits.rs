//! Undo and redo in a composer. The field itself undoes typing, as people expect. Every other change is
//! undone here, and nothing that was undone is lost.

use super::content::Writing;
use super::context::WritingContext;

/// How many steps are remembered. More costs memory, because each step holds the whole content. With
/// fewer, old changes cannot be undone.
const MOST: usize = 200;

/// The sort of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Letters were typed into the field of this DOM id.
    Typed(&'static str),
    /// A choice was made that hides no written text.
    Chose,
    /// Written text was hidden or removed.
    Wiped(Wiped),
}

/// The way in which written text was hidden or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wiped {
    /// The chosen kind of note lacks it.
    LeftOut,
    /// The present text replaced the proposed one.
    Reset,
    /// A tag was removed.
    Tag,
    /// A sponsor was removed.
    Sponsor,
    /// The delegation that the note speaks for was removed.
    Speaker,
}

struct Step {
    edit: Edit,
    before: Writing,
    /// Whether the field itself still remembers the typing.
    native: bool,
}

/// The side that undoes the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoneBy {
    /// The browser, in the field.
    Field,
    /// The composer, by [`Edits::undo`].
    Composer,
    /// Nobody: there is no change.
    Nobody,
}

/// The changes since the composer was opened.
#[derive(Default)]
pub struct Edits {
    done: Vec<Step>,
    undone: Vec<(Edit, Writing)>,
    /// The change that the line beside the buttons mentions.
    mentioned: Option<Mention>,
}

/// The last change that a person may want to revert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention {
    /// Written text was hidden or removed, by the step with this index.
    Wiped(Wiped, usize),
    /// The change was undone; this many steps can be redone.
    Undone(usize),
}

impl Edits {
    /// Makes a change to the content and records it. A choice that hides written text is recorded as
    /// such, and mentioned until the text is visible again.
    pub fn make(
        &mut self,
        edit: Edit,
        writing: &mut Writing,
        about: &WritingContext,
        change: impl FnOnce(&mut Writing, &WritingContext),
    ) {
        let before = writing.clone();
        change(writing, about);
        let edit = match edit {
            Edit::Chose if writing.hides(&before, about) => Edit::Wiped(Wiped::LeftOut),
            edit => edit,
        };
        if *writing != before {
            self.record(edit, before);
        }
        let left_out = self.wiped(Wiped::LeftOut);
        if left_out.is_some_and(|before| !writing.hides(before, about)) {
            self.mentioned = None;
        }
    }

    /// Records a change, which was made to `before`.
    pub fn record(&mut self, edit: Edit, before: Writing) {
        self.undone.clear();
        if matches!(self.mentioned, Some(Mention::Undone(_))) {
            self.mentioned = None;
        }
        let goes_on = |step: &Step| step.edit == edit && step.native;
        if matches!(edit, Edit::Typed(_)) && self.done.last().is_some_and(goes_on) {
            return;
        }
        if let Edit::Wiped(how) = edit {
            self.mentioned = Some(Mention::Wiped(how, self.done.len()));
            // The field's own memory no longer fits its content.
            self.distrust();
        }
        let native = matches!(edit, Edit::Typed(_));
        self.done.push(Step {
            edit,
            before,
            native,
        });
        if self.done.len() > MOST {
            self.done.remove(0);
            self.mentioned = None;
        }
    }

    /// Returns the side that undoes the last change. `field` is the DOM id of the focused text field.
    pub fn undone_by(&mut self, now: &Writing, field: Option<&str>) -> UndoneBy {
        // A change that the field itself has undone is no longer a step.
        let is_over = |step: &mut Step| matches!(step.edit, Edit::Typed(_)) && step.before == *now;
        while self.done.pop_if(is_over).is_some() {}
        match self.done.last() {
            Some(step)
                if step.native && matches!(step.edit, Edit::Typed(id) if Some(id) == field) =>
            {
                UndoneBy::Field
            }
            Some(_) => UndoneBy::Composer,
            None => UndoneBy::Nobody,
        }
    }

    /// Undoes the last change.
    pub fn undo(&mut self, now: &mut Writing) {
        if let Some(step) = self.done.pop() {
            let after = std::mem::replace(now, step.before);
            self.undone.push((step.edit, after));
            self.distrust();
            self.mentioned = Some(Mention::Undone(1));
        }
    }

    /// Undoes the mentioned change and all later changes.
    pub fn undo_mentioned(&mut self, now: &mut Writing) {
        if let Some(Mention::Wiped(_, index)) = self.mentioned {
            let count = self.done.len().saturating_sub(index);
            (0..count).for_each(|_| self.undo(now));
            self.mentioned = Some(Mention::Undone(count));
        }
    }

    /// Redoes the last undone change; returns whether there was one.
    pub fn redo(&mut self, now: &mut Writing) -> bool {
        let Some((edit, after)) = self.undone.pop() else {
            return false;
        };
        self.mentioned = match (edit, self.mentioned) {
            (Edit::Wiped(how), _) => Some(Mention::Wiped(how, self.done.len())),
            (_, Some(Mention::Undone(_))) => None,
            (_, mentioned) => mentioned,
        };
        let before = std::mem::replace(now, after);
        self.done.push(Step {
            edit,
            before,
            native: false,
        });
        true
    }

    /// Redoes all changes that were undone together.
    pub fn redo_mentioned(&mut self, now: &mut Writing) {
        if let Some(Mention::Undone(count)) = self.mentioned {
            (0..count).for_each(|_| {
                self.redo(now);
            });
        }
    }

    /// Returns the content before the mentioned change, if it hid or removed text in this way.
    fn wiped(&self, how: Wiped) -> Option<&Writing> {
        match self.mentioned {
            Some(Mention::Wiped(mentioned, index)) if mentioned == how => {
                Some(&self.done.get(index)?.before)
            }
            _ => None,
        }
    }

    /// Returns the change that the composer mentions, with the way back.
    pub fn mentioned(&self) -> Option<Mention> {
        self.mentioned
    }

    fn distrust(&mut self) {
        self.done.iter_mut().for_each(|step| step.native = false);
    }
}
