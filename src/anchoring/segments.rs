//! Overlapping ranges as flat pieces, side by side.

use std::ops::Range;

use crate::sort::sort_by;

/// A stretch of a text, and all that covers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<T> {
    /// The place of the stretch, in the unit of the input ranges.
    pub range: Range<usize>,
    /// The items that cover the whole stretch, in input order; may be empty.
    pub of: Vec<T>,
}

/// Cuts `0..len` at the ends of `ranges` into pieces that the same ranges cover from end to end.
///
/// The pieces follow one another without gaps, none is empty, and two neighbours differ in their
/// ranges. Ranges are cut to `len`, and empty ranges are ignored.
///
/// A sweep over the sorted ends takes O(n log n) for n ranges, plus the size of the result.
pub fn segments<T: Clone + PartialEq>(len: usize, ranges: &[(Range<usize>, T)]) -> Vec<Segment<T>> {
    let mut sweep = Sweep::new(ranges);
    let mut segments: Vec<Segment<T>> = Vec::new();
    let mut start = 0;
    for end in ends(len, ranges) {
        let of = sweep.covering(start);
        match segments.last_mut() {
            Some(last) if last.of == of => last.range.end = end,
            _ => segments.push(Segment {
                range: start..end,
                of,
            }),
        }
        start = end;
    }
    segments
}

/// The ends of the pieces: `len`, and every end of a range inside, in order and without duplicates.
fn ends<T>(len: usize, ranges: &[(Range<usize>, T)]) -> Vec<usize> {
    let inside = |at: &usize| (1..len).contains(at);
    let mut ends: Vec<usize> = ranges
        .iter()
        .filter(|(range, _)| !range.is_empty())
        .flat_map(|(range, _)| [range.start, range.end])
        .filter(inside)
        .chain((len > 0).then_some(len))
        .collect();
    sort_by(&mut ends, Ord::cmp);
    ends.dedup();
    ends
}

/// The ranges that cover a place, which only moves forward.
struct Sweep<'a, T> {
    ranges: &'a [(Range<usize>, T)],
    /// Indices of the ranges that have not begun, in reverse order.
    ahead: Vec<usize>,
    /// Indices of the ranges that cover the place, in order.
    covering: Vec<usize>,
}

impl<'a, T: Clone> Sweep<'a, T> {
    fn new(ranges: &'a [(Range<usize>, T)]) -> Self {
        let mut ahead: Vec<usize> = (0..ranges.len()).collect();
        sort_by(&mut ahead, |&a, &b| start(ranges, b).cmp(&start(ranges, a)));
        Self {
            ranges,
            ahead,
            covering: Vec::new(),
        }
    }

    /// The items that cover `at`, which must not precede the place of the last call.
    fn covering(&mut self, at: usize) -> Vec<T> {
        let ranges = self.ranges;
        while let Some(index) = self.ahead.pop_if(|index| start(ranges, *index) <= Some(at)) {
            let place = self.covering.partition_point(|&other| other < index);
            self.covering.insert(place, index);
        }
        let mut of = Vec::new();
        self.covering.retain(|&index| match ranges.get(index) {
            Some((range, what)) if range.contains(&at) => {
                of.push(what.clone());
                true
            }
            _ => false,
        });
        of
    }
}

fn start<T>(ranges: &[(Range<usize>, T)], index: usize) -> Option<usize> {
    ranges.get(index).map(|(range, _)| range.start)
}
