//! Removing traces of page layout from the lines of a source, before Markdown reads them.
//!
//! Every step changes lines in place. None is added or removed, so that repairs name the lines of
//! the file. A repair quotes everything that is taken out of the text.

mod attributes;
mod comments;
mod fences;
mod furniture;
mod indented;
mod notes;
mod page;
mod page_notes;
mod prose;
mod signs;
mod stars;
mod verbatim;

use super::repair::{Repair, RepairKind};
use std::borrow::Cow;

pub(super) use indented::outdent;
pub(super) use prose::{ends_sentence, is_full, refers, tears};

/// A source with corrected lines.
pub(super) struct Laid<'a> {
    pub(super) source: Cow<'a, str>,
    pub(super) repairs: Vec<Repair>,
    /// The lines that were set aside as furniture of a page, counted from 1, in order.
    pub(super) furniture: Vec<usize>,
}

/// Corrects the lines of a source.
pub(super) fn put_right(source: &str) -> Laid<'_> {
    let mut sheet = Sheet::of(source);
    fences::unwrap(&mut sheet);
    verbatim::mark(&mut sheet);
    comments::take_out(&mut sheet);
    furniture::set_aside(&mut sheet);
    attributes::set_aside(&mut sheet);
    page_notes::mark(&mut sheet);
    notes::mark(&mut sheet);
    stars::mark(&mut sheet);
    signs::keep(&mut sheet);
    sheet.finish(source)
}

/// The lines of a source during correction.
struct Sheet<'a> {
    lines: Vec<Cow<'a, str>>,
    /// Which lines are code, mathematics or comments, and stay untouched.
    verbatim: Vec<bool>,
    repairs: Vec<Repair>,
    furniture: Vec<usize>,
    is_changed: bool,
}

impl<'a> Sheet<'a> {
    fn of(source: &'a str) -> Self {
        let lines: Vec<Cow<'a, str>> = source.split('\n').map(Cow::Borrowed).collect();
        Self {
            verbatim: vec![false; lines.len()],
            lines,
            repairs: Vec::new(),
            furniture: Vec::new(),
            is_changed: false,
        }
    }

    fn finish(self, source: &'a str) -> Laid<'a> {
        Laid {
            source: match self.is_changed {
                true => Cow::Owned(self.lines.join("\n")),
                false => Cow::Borrowed(source),
            },
            repairs: self.repairs,
            furniture: self.furniture,
        }
    }

    /// A line, counted from 0; empty past the last.
    fn line(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line)
    }

    /// A line to be read as text; empty if it is verbatim.
    fn text(&self, index: usize) -> &str {
        match self.verbatim.get(index) {
            Some(false) => self.line(index),
            _ => "",
        }
    }

    fn is_blank(&self, index: usize) -> bool {
        self.line(index).trim().is_empty()
    }

    fn replace(&mut self, index: usize, line: String) {
        if let Some(slot) = self.lines.get_mut(index) {
            *slot = line.into();
            self.is_changed = true;
        }
    }

    fn repair(&mut self, index: usize, kind: RepairKind) {
        self.repairs.push(Repair {
            line: index + 1,
            kind,
        });
    }
}
