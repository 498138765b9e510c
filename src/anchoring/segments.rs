//! Overlapping ranges as flat pieces, side by side.

use std::ops::Range;

use crate::sort::sort_by;

/// A stretch of a text and all that lies on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<T> {
    /// Where it lies, in the unit of the ranges it was made of.
    pub range: Range<usize>,
    /// What covers the whole of it, in the order in which that was given; may be empty.
    pub of: Vec<T>,
}

/// Cuts `0..len` at the ends of `ranges` into pieces of which each is covered by the same ranges
/// from end to end. The pieces lie one after the other without gaps, none is empty, and two
/// neighbours differ in what covers them. What reaches beyond `len` is cut, empty ranges count for
/// nothing.
///
/// A sweep over the sorted ends: O(n log n) for n ranges, and the size of what comes out.
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

/// Where pieces end: `len`, and every end of a range inside; in order, each once.
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

/// Which ranges cover a place that only moves forward.
struct Sweep<'a, T> {
    ranges: &'a [(Range<usize>, T)],
    /// Indices of the ranges that have not begun, the next one last.
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

    /// What covers `at`, which is not before the place asked for last.
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
