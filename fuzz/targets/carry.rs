//! Any text can be carried over to any other; into an equal text everything is carried exactly.
//!
//! The input is two texts separated by a line of `=`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::anchoring::{Resolution, TextRange, carry_over, describe};
use rapporteur::annotation::Target;
use rapporteur::document::Document;

fuzz_target!(|input: &str| {
    let (old, new) = input.split_once("\n===\n").unwrap_or((input, ""));
    let (old, new) = (Document::parse(old), Document::parse(new));
    let ranges: Vec<TextRange> = (0..old.blocks().len().min(6))
        .filter_map(|index| TextRange::block(&old, index))
        .collect();
    let targets: Vec<Target> = ranges.iter().map(|range| describe(&old, range)).collect();
    for (range, place) in ranges.iter().zip(carry_over(&old, &old, &targets)) {
        assert_eq!(place, Resolution::Exact(*range), "in its own text");
    }
    for place in carry_over(&old, &new, &targets) {
        if let Some(range) = place.range() {
            assert_eq!(range.clamped(&new), Some(range), "outside the text");
        }
    }
});
