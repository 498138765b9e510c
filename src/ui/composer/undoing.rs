//! Undo and redo in a composer. The field itself undoes typing, as people expect. Every other change is
//! undone here, and nothing that was undone is lost.

use super::writing::Writing;

/// How many steps are remembered. More costs memory, because each step holds the whole content. With
/// fewer, old changes cannot be undone.
const MOST: usize = 200;

/// The sort of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Letters were typed into the field of this DOM id.
    Typed(&'static str),
    /// A choice was made that hides no written text.
    Chose,
    /// Written text was hidden or removed, which these words say.
    Wiped(&'static str),
}

struct Step {
    what: What,
    before: Writing,
    /// Whether the field itself still remembers the typing.
    native: bool,
}

/// The side that undoes the last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The browser, in the field.
    Field,
    /// The composer, by [`Steps::undo`].
    Ours,
    /// Nobody: there is no change.
    Nobodys,
}

/// The changes since the composer was opened.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
    undone: Vec<(What, Writing)>,
    /// The change that the line beside the buttons mentions.
    told: Option<Told>,
}

/// The last change that a person may want to revert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Written text was hidden or removed, by the step with this index.
    Wiped(&'static str, usize),
    /// The change was undone; this many steps can be redone.
    Undone(usize),
}

impl Steps {
    /// Records a change, which was made to `before`.
    pub fn record(&mut self, what: What, before: Writing) {
        self.undone.clear();
        if matches!(self.told, Some(Told::Undone(_))) {
            self.told = None;
        }
        let goes_on = |step: &Step| step.what == what && step.native;
        if matches!(what, What::Typed(_)) && self.done.last().is_some_and(goes_on) {
            return;
        }
        if let What::Wiped(words) = what {
            self.told = Some(Told::Wiped(words, self.done.len()));
            // The field's own memory no longer fits its content.
            self.distrust();
        }
        let native = matches!(what, What::Typed(_));
        self.done.push(Step {
            what,
            before,
            native,
        });
        if self.done.len() > MOST {
            self.done.remove(0);
            self.told = None;
        }
    }

    /// Returns the side that undoes the last change. `field` is the DOM id of the focused text field.
    pub fn whose(&mut self, now: &Writing, field: Option<&str>) -> Whose {
        // A change that the field itself has undone is no longer a step.
        let is_over = |step: &mut Step| matches!(step.what, What::Typed(_)) && step.before == *now;
        while self.done.pop_if(is_over).is_some() {}
        match self.done.last() {
            Some(step)
                if step.native && matches!(step.what, What::Typed(id) if Some(id) == field) =>
            {
                Whose::Field
            }
            Some(_) => Whose::Ours,
            None => Whose::Nobodys,
        }
    }

    /// Undoes the last change.
    pub fn undo(&mut self, now: &mut Writing) {
        if let Some(step) = self.done.pop() {
            let after = std::mem::replace(now, step.before);
            self.undone.push((step.what, after));
            self.distrust();
            self.told = Some(Told::Undone(1));
        }
    }

    /// Undoes the mentioned change and all later changes.
    pub fn undo_told(&mut self, now: &mut Writing) {
        if let Some(Told::Wiped(_, index)) = self.told {
            let count = self.done.len().saturating_sub(index);
            (0..count).for_each(|_| self.undo(now));
            self.told = Some(Told::Undone(count));
        }
    }

    /// Redoes the last undone change; returns whether there was one.
    pub fn redo(&mut self, now: &mut Writing) -> bool {
        let Some((what, after)) = self.undone.pop() else {
            return false;
        };
        self.told = match (what, self.told) {
            (What::Wiped(words), _) => Some(Told::Wiped(words, self.done.len())),
            (_, Some(Told::Undone(_))) => None,
            (_, told) => told,
        };
        let before = std::mem::replace(now, after);
        self.done.push(Step {
            what,
            before,
            native: false,
        });
        true
    }

    /// Redoes all changes that were undone together.
    pub fn redo_told(&mut self, now: &mut Writing) {
        if let Some(Told::Undone(count)) = self.told {
            (0..count).for_each(|_| {
                self.redo(now);
            });
        }
    }

    /// Returns the content before the change that these words mention.
    pub fn wiped(&self, words: &str) -> Option<&Writing> {
        match self.told {
            Some(Told::Wiped(told, index)) if told == words => Some(&self.done.get(index)?.before),
            _ => None,
        }
    }

    /// Stops mentioning a change, because the hidden text is visible again.
    pub fn tell_nothing(&mut self) {
        self.told = None;
    }

    /// Returns the change that the composer mentions, with the way back.
    pub fn told(&self) -> Option<Told> {
        self.told
    }

    fn distrust(&mut self) {
        self.done.iter_mut().for_each(|step| step.native = false);
    }
}
