//! Taking back what was done in a composer. What is typed into a field is the field's own to undo, as
//! people are used to; everything else is undone here, and nothing that is undone is gone.

use super::writing::Writing;

/// How many steps are remembered. More costs memory: a step holds all that is written.
const MOST: usize = 200;

/// What a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Letters, in the field of this DOM id.
    Typed(&'static str),
    /// A choice that takes nothing out of sight.
    Chose,
    /// Something written went: what to say of it.
    Wiped(&'static str),
}

struct Step {
    what: What,
    before: Writing,
    /// Whether the field still knows what was typed.
    native: bool,
}

/// Who takes the last change back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The browser, in the field.
    Field,
    /// [`Steps::undo`].
    Ours,
    /// There is nothing.
    Nobodys,
}

/// What was done since the composer was opened.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
    undone: Vec<(What, Writing)>,
    /// What the line beside the buttons tells.
    told: Option<Told>,
}

/// What was done last that a person may want back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Something written went, with the step of this index.
    Wiped(&'static str, usize),
    /// It was undone; this many steps can be done again.
    Undone(usize),
}

impl Steps {
    /// Takes in a change that was made to `before`.
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
            // What the field remembers of itself no longer fits what stands in it.
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

    /// Who is to take back the last change, with the focus in the text field of this DOM id.
    pub fn whose(&mut self, now: &Writing, field: Option<&str>) -> Whose {
        // What the field has undone by itself is no step any more.
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

    /// Takes the last change back.
    pub fn undo(&mut self, now: &mut Writing) {
        if let Some(step) = self.done.pop() {
            let after = std::mem::replace(now, step.before);
            self.undone.push((step.what, after));
            self.distrust();
            self.told = Some(Told::Undone(1));
        }
    }

    /// Takes back what is told of, and what was done since.
    pub fn undo_told(&mut self, now: &mut Writing) {
        if let Some(Told::Wiped(_, index)) = self.told {
            let count = self.done.len().saturating_sub(index);
            (0..count).for_each(|_| self.undo(now));
            self.told = Some(Told::Undone(count));
        }
    }

    /// Does again what was undone last; tells whether there was anything.
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

    /// Does again what was undone together.
    pub fn redo_told(&mut self, now: &mut Writing) {
        if let Some(Told::Undone(count)) = self.told {
            (0..count).for_each(|_| {
                self.redo(now);
            });
        }
    }

    /// What stood there before something went of which this is told.
    pub fn wiped(&self, words: &str) -> Option<&Writing> {
        match self.told {
            Some(Told::Wiped(told, index)) if told == words => Some(&self.done.get(index)?.before),
            _ => None,
        }
    }

    /// What is told of is in sight again.
    pub fn tell_nothing(&mut self) {
        self.told = None;
    }

    /// Returns the change that the composer tells of, with the way back.
    pub fn told(&self) -> Option<Told> {
        self.told
    }

    fn distrust(&mut self) {
        self.done.iter_mut().for_each(|step| step.native = false);
    }
}
