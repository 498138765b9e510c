//! Plain numbers that belong to the block above them, and those that do not.

use super::draft::{Draft, Role};
use super::marker::{Class, Delimiter, Marker};
use super::runs::{Run, Runs};
use crate::sort::sort_by;

/// A place in a kind of counting within a section.
type Place = (usize, Class, Delimiter, u64);

/// Finds numbered paragraphs that hold numbers of their own: `(2)` that holds `1.` and `2.`.
pub(super) struct Holding<'d, 'a> {
    /// The section of each block.
    sections: Vec<usize>,
    /// The markers by place, each with its block, in order.
    markers: Vec<(Place, usize)>,
    /// Whether `[14]` numbers a paragraph, because no plain numbers have another form.
    pub(super) brackets_count: bool,
    /// The last numbered paragraph.
    pub(super) base: Option<&'d Draft<'a>>,
    /// The last item with a letter or the like, and the last with a plain number.
    item: Option<&'d Draft<'a>>,
    number: Option<&'d Draft<'a>>,
}

impl<'d, 'a> Holding<'d, 'a> {
    pub(super) fn of(drafts: &'d [Draft<'a>]) -> Self {
        let mut section = 0;
        let mut holding = Self {
            sections: Vec::with_capacity(drafts.len()),
            markers: Vec::new(),
            brackets_count: true,
            base: None,
            item: None,
            number: None,
        };
        for (index, draft) in drafts.iter().enumerate() {
            let marker = draft.marker.as_ref();
            section += usize::from(
                draft.role == Role::Heading || marker.is_some_and(|marker| marker.is_dotted()),
            );
            holding.sections.push(section);
            let Some(marker) = marker.filter(|_| draft.role == Role::Text) else {
                continue;
            };
            for reading in &marker.readings {
                let place = (section, reading.class, marker.delimiter, reading.value);
                holding.markers.push((place, index));
            }
            holding.brackets_count &= !marker.is_number() || marker.delimiter == Delimiter::Square;
        }
        sort_by(&mut holding.markers, Ord::cmp);
        holding
    }

    /// Whether a plain number 1 belongs to the numbered paragraph above it. It does if Markdown
    /// nests its list in the other, or the paragraph introduces it. It also does if its style
    /// differs and the outer count continues after it.
    pub(super) fn holds(&self, runs: &Runs, index: usize, draft: &Draft<'_>) -> bool {
        let first = |marker: &&Marker| {
            marker.is_number() && marker.readings.iter().all(|reading| reading.value == 1)
        };
        let (Some(marker), Some(above)) = (draft.marker.as_ref().filter(first), self.base) else {
            return false;
        };
        let leads = is_lead(&above.leaf.inline.tail());
        let Some((counted, delimiter, level)) = runs.base() else {
            return leads && runs.is_right_under_dotted();
        };
        if counted.class != Class::Number || !runs.is_at_base() {
            return false;
        }
        let is_deeper = level > 0 && draft.leaf.level > level;
        let next = counted.value.saturating_add(1);
        let goes_on = || {
            let next = self.next(index, Class::Number, delimiter, next);
            next.is_some()
        };
        is_deeper || leads || delimiter != marker.delimiter && goes_on()
    }

    /// Records an item.
    pub(super) fn add(&mut self, draft: &'d Draft<'a>) {
        match draft.marker.as_ref().is_some_and(Marker::is_number) {
            true => self.number = Some(draft),
            false => self.item = Some(draft),
        }
    }

    /// Whether a plain number begins the paragraphs of a section after its opening items. It
    /// belongs to the last item if that introduces it, if it is nested or indented, if it goes on
    /// counting, or if the items go on after it.
    pub(super) fn is_free(&self, runs: &Runs, index: usize, draft: &Draft<'_>) -> bool {
        let counts = |marker: &&Marker| {
            marker.is_number() && (marker.delimiter != Delimiter::Square || self.brackets_count)
        };
        let (Some(marker), Some(item)) = (draft.marker.as_ref().filter(counts), self.item) else {
            return false;
        };
        let (Some(number), open) = (marker.readings.first(), runs.right_in_section()) else {
            return false;
        };
        let is_inside = |draft: &Draft<'_>| {
            let level = item.leaf.level;
            draft.indent > item.indent || level > 0 && draft.leaf.level > level
        };
        let inner = open.iter().find(|run| run.counted.class == Class::Number);
        let goes_on = match inner {
            Some(run) => number.value <= run.counted.value.saturating_add(1),
            None => number.value == 1 && open.iter().any(|run| run.holds_numbers),
        };
        let is_alike = |other: &Draft<'_>| {
            let other_marker = other.marker.as_ref();
            let is_outside = is_inside(other) && !is_inside(draft);
            !is_outside && other_marker.is_some_and(|other| other.delimiter == marker.delimiter)
        };
        let is_next = |run: &Run| {
            let at = |value| self.next(index, run.counted.class, run.delimiter, value);
            let anew = at(1).unwrap_or(usize::MAX);
            at(run.counted.value.saturating_add(1)).is_some_and(|next| next < anew)
        };
        let is_held = is_inside(draft)
            || goes_on && self.number.is_some_and(is_alike)
            || inner.is_none() && is_lead(&item.leaf.inline.tail())
            || open.iter().any(is_next);
        !open.is_empty() && !is_held
    }

    /// The next block of a section with a marker.
    fn next(&self, index: usize, class: Class, delimiter: Delimiter, value: u64) -> Option<usize> {
        let section = self.sections.get(index)?;
        let place = (*section, class, delimiter, value);
        let after = self.markers.partition_point(|at| *at <= (place, index));
        let (found, next) = self.markers.get(after)?;
        (*found == place).then_some(*next)
    }
}

/// Returns whether a text introduces what follows.
pub(super) fn is_lead(text: &str) -> bool {
    text.trim_end().ends_with([':', '：'])
}
