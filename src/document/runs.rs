//! The run of each marker: nesting is derived from kinds of marker, not from Markdown's lists.
//!
//! A run is a sequence of one kind of marker (a, b, c). A marker that continues an open run closes
//! the runs inside it. Another kind opens a run inside the innermost one.

use super::marker::{Class, Counted, Delimiter, Marker};

/// The open runs, outermost first. A numbered paragraph is the base of the others.
#[derive(Debug, Default)]
pub(super) struct Runs {
    open: Vec<Run>,
    /// Whether the outermost run is that of plainly numbered paragraphs.
    based: bool,
    /// Whether they are under a paragraph with a dotted number.
    pub(super) dotted: bool,
}

/// A sequence of markers of one kind, at its last marker.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) counted: Counted,
    pub(super) delimiter: Delimiter,
    token: String,
    /// The number of Markdown lists around its last marker.
    pub(super) level: usize,
    /// Whether one of its markers holds plain numbers.
    pub(super) holds_numbers: bool,
}

/// The place of a marker among the open runs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A plain number outside any lettered run: a numbered paragraph.
    Paragraph,
    /// An item, with the tokens of the runs around it and finally its own.
    Item(Vec<String>),
}

impl Runs {
    /// Closes all runs, as a heading or a dotted paragraph number does.
    pub(super) fn close_all(&mut self) {
        self.open.clear();
        self.based = false;
        self.dotted = false;
    }

    /// Closes all runs except for the base. Under a dotted number they stay open.
    pub(super) fn close_items(&mut self) {
        if !self.dotted {
            self.open.truncate(usize::from(self.based));
        }
    }

    /// Returns the marker of the base, and the number of Markdown lists around it.
    pub(super) fn base(&self) -> Option<(Counted, Delimiter, usize)> {
        let base = self.open.first().filter(|_| self.based)?;
        Some((base.counted, base.delimiter, base.level))
    }

    /// Returns the open runs, innermost last, if they stand directly in a section.
    pub(super) fn right_in_section(&self) -> &[Run] {
        match self.based || self.dotted {
            true => &[],
            false => &self.open,
        }
    }

    /// Returns whether a dotted number is the base, and no run is open below it.
    pub(super) fn is_right_under_dotted(&self) -> bool {
        self.dotted && self.open.is_empty()
    }

    /// Returns whether only the base is open.
    pub(super) fn is_at_base(&self) -> bool {
        self.open.len() == 1
    }

    /// Places a marker that is not a dotted number. `level` is the number of Markdown lists around
    /// it. `is_held` tells whether it belongs to the numbered paragraph above.
    pub(super) fn place(&mut self, marker: &Marker, level: usize, is_held: bool) -> Standing {
        if marker.is_article() {
            self.close_all();
        }
        let spot = match is_held {
            true => marker.readings.first().map(|first| (1, *first)),
            false => self.choose(marker, level),
        };
        let Some((depth, counted)) = spot else {
            return Standing::Paragraph;
        };
        let base = usize::from(self.based);
        let holds_numbers = is_held || self.holds_numbers(base);
        let held = self.open.get(depth).is_some_and(|run| run.holds_numbers);
        self.open.truncate(depth);
        let numbered = marker.is_number() && !holds_numbers || marker.is_article();
        if depth < base || depth == base && numbered {
            self.open.clear();
            self.based = true;
            self.push(marker, counted, level);
            return Standing::Paragraph;
        }
        if let Some(outer) = self.open.last_mut() {
            outer.holds_numbers |= marker.is_number();
        }
        self.push(marker, counted, level);
        if let Some(run) = self.open.last_mut() {
            run.holds_numbers = held && counted.value > 1;
        }
        Standing::Item(
            self.open
                .iter()
                .skip(base)
                .map(|run| run.token.clone())
                .collect(),
        )
    }

    /// Whether plain numbers right under the base are its items: those of an article, and those of
    /// a run that the base holds.
    fn holds_numbers(&self, base: usize) -> bool {
        let is_article: fn(&Run) -> bool = |run| run.counted.class == Class::Article;
        let is_number: fn(&Run) -> bool = |run| run.counted.class == Class::Number;
        // Under a dotted number, only an item that it holds is in an outermost run of numbers.
        let first_is = |fits: fn(&Run) -> bool| self.open.first().is_some_and(fits);
        match self.based {
            true => first_is(is_article) || self.open.get(base).is_some_and(is_number),
            false => self.dotted && first_is(is_number),
        }
    }

    fn push(&mut self, marker: &Marker, counted: Counted, level: usize) {
        let run = Run {
            counted,
            delimiter: marker.delimiter,
            token: marker.token.clone(),
            level,
            holds_numbers: false,
        };
        self.open.push(run);
    }

    /// Chooses the depth of a marker, and its reading there.
    fn choose(&self, marker: &Marker, level: usize) -> Option<(usize, Counted)> {
        let deeper = (self.open.len(), *marker.readings.first()?);
        let spot = self
            .continued(marker, level)
            .or_else(|| self.begun(marker))
            .or_else(|| self.resumed(marker));
        Some(spot.unwrap_or(deeper))
    }

    /// b after a: the innermost run that the marker continues.
    fn continued(&self, marker: &Marker, level: usize) -> Option<(usize, Counted)> {
        let next = |run: &Run, reading: Counted| marker.is_after(reading, run.counted);
        let alike =
            |run: &Run, reading: Counted| run.delimiter == marker.delimiter && next(run, reading);
        // If nested runs count alike, Markdown's lists tell which one continues.
        self.find(marker, |run, reading| {
            run.level == level && alike(run, reading)
        })
        .or_else(|| self.find(marker, alike))
        .or_else(|| self.find(marker, next))
    }

    /// An a, i or 1 opens a run inside the innermost one, or restarts a run of its own kind.
    fn begun(&self, marker: &Marker) -> Option<(usize, Counted)> {
        let first = *marker.readings.iter().find(|reading| reading.value == 1)?;
        let anew = self.find(marker, |run, reading| {
            run.delimiter == marker.delimiter
                && reading == first
                && run.counted.class == first.class
        });
        anew.filter(|(level, _)| !self.is_base_of_others(*level))
            .or(Some((self.open.len(), first)))
    }

    /// c after a, or c after c: a run of its kind with a gap or a duplicate.
    fn resumed(&self, marker: &Marker) -> Option<(usize, Counted)> {
        let later = |run: &Run, reading: Counted| {
            run.counted.class == reading.class && run.counted.value < reading.value
        };
        self.find(marker, |run, reading| {
            run.delimiter == marker.delimiter && later(run, reading)
        })
        .or_else(|| self.find(marker, later))
        .or_else(|| self.find(marker, |run, reading| run.counted.class == reading.class))
    }

    /// A 1 inside a lettered run opens a run of its own rather than restarting the paragraphs.
    fn is_base_of_others(&self, level: usize) -> bool {
        self.based && level == 0 && self.open.len() > 1
    }

    /// The innermost run that fits one of the marker's readings.
    fn find(
        &self,
        marker: &Marker,
        fits: impl Fn(&Run, Counted) -> bool,
    ) -> Option<(usize, Counted)> {
        self.open.iter().enumerate().rev().find_map(|(level, run)| {
            marker
                .readings
                .iter()
                .find(|reading| fits(run, **reading))
                .map(|reading| (level, *reading))
        })
    }
}
