//! Flat pieces of overlapping ranges.

use std::ops::Range;

use proptest::prelude::*;
use rapporteur::anchoring::{Segment, segments};

#[test]
fn pieces_of_three_overlapping_ranges() {
    let found = segments(10, &[(0..6, 'a'), (2..8, 'b'), (4..5, 'c')]);
    let found: Vec<_> = found.into_iter().map(told).collect();
    assert_eq!(
        found,
        [
            "0..2 a", "2..4 ab", "4..5 abc", "5..6 ab", "6..8 b", "8..10 "
        ]
    );
}

#[test]
fn neighbours_with_the_same_members_are_one() {
    let found = segments(9, &[(2..4, 'a'), (4..6, 'a')]);
    let found: Vec<_> = found.into_iter().map(told).collect();
    assert_eq!(found, ["0..2 ", "2..6 a", "6..9 "]);
}

#[test]
fn nothing_lies_on_an_empty_text() {
    assert_eq!(segments(0, &[(0..4, 'a')]), []);
}

#[test]
fn ten_thousand_ranges_are_cut_at_once() {
    let ranges: Vec<_> = (0..10_000).map(|at| (at..at + 3, at)).collect();
    assert_eq!(segments(10_002, &ranges).len(), 10_002);
    let from_the_start: Vec<_> = (0..10_000).rev().map(|at| (0..1, at)).collect();
    assert_eq!(segments(1, &from_the_start).len(), 1);
}

fn told(segment: Segment<char>) -> String {
    let of: String = segment.of.into_iter().collect();
    format!("{:?} {of}", segment.range)
}

fn ranges() -> impl Strategy<Value = Vec<(Range<usize>, u8)>> {
    let range = (0..40_usize, 0..40_usize).prop_map(|(start, end)| start..end);
    prop::collection::vec((range, 0..4_u8), 0..12)
}

proptest! {
    #[test]
    fn pieces_partition_the_text(len in 0..40_usize, ranges in ranges()) {
        let mut at = 0;
        for segment in segments(len, &ranges) {
            prop_assert_eq!(segment.range.start, at);
            prop_assert!(!segment.range.is_empty());
            at = segment.range.end;
        }
        prop_assert_eq!(at, len);
    }

    #[test]
    fn each_piece_has_exactly_what_covers_it(len in 0..40_usize, ranges in ranges()) {
        for segment in segments(len, &ranges) {
            for at in segment.range {
                let covering: Vec<u8> = ranges
                    .iter()
                    .filter(|(range, _)| range.contains(&at))
                    .map(|(_, what)| *what)
                    .collect();
                prop_assert_eq!(&segment.of, &covering);
            }
        }
    }

    #[test]
    fn neighbours_differ(len in 0..40_usize, ranges in ranges()) {
        let segments = segments(len, &ranges);
        prop_assert!(segments.windows(2).all(|pair| pair[0].of != pair[1].of));
    }

    #[test]
    fn pieces_of_pieces_are_the_same(len in 0..40_usize, ranges in ranges()) {
        let once = segments(len, &ranges);
        let pieces: Vec<_> = once.iter().map(|piece| (piece.range.clone(), piece.of.clone())).collect();
        let twice: Vec<_> = segments(len, &pieces)
            .into_iter()
            .map(|piece| Segment { range: piece.range, of: piece.of.concat() })
            .collect();
        prop_assert_eq!(twice, once);
    }
}
