//! Ranges of whole characters and words.

use std::ops::Range;

use proptest::prelude::*;
use rapporteur::anchoring::snap::{to_graphemes, trimmed, words};
use unicode_segmentation::UnicodeSegmentation;

/// Returns texts with characters of several code points.
fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 22] = [
        "word",
        "Group's",
        " ",
        "  ",
        "\u{a0}",
        "\n",
        "\r\n",
        ", ",
        ".",
        "5.9",
        "b)",
        "e\u{301}",
        "\u{301}",
        "👩\u{200d}👩\u{200d}👧",
        "🇨🇭",
        "🇨",
        "각",
        "\u{1100}\u{1161}",
        "क्षि",
        "理事会",
        "مَجلِس",
        "ไทย",
    ];
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..16);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), "\\PC{0,24}"]
}

fn slice(text: &str, range: Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

#[test]
fn a_range_grows_to_whole_characters() {
    // The accent is a separate code point; the flag has two.
    let text = "re\u{301}sume 🇨🇭";
    assert_eq!(to_graphemes(text, 0..2), 0..3);
    assert_eq!(to_graphemes(text, 2..4), 1..4);
    assert_eq!(to_graphemes(text, 9..10), 8..10);
    assert_eq!(to_graphemes(text, 3..99), 3..10);
    assert_eq!(to_graphemes(text, 2..2), 1..1);
    assert_eq!(to_graphemes(text, 50..99), 10..10);
}

#[test]
fn words_are_stops_and_so_is_what_stands_between() {
    let text = "The Group (see 5.9) agreed… it wasn't late.";
    let words: Vec<_> = words(text)
        .into_iter()
        .map(|word| slice(text, word))
        .collect();
    assert_eq!(
        words,
        [
            "The", "Group", "(", "see", "5.9", ")", "agreed", "…", "it", "wasn't", "late", "."
        ]
    );
}

#[test]
fn white_space_at_the_ends_is_left_out() {
    assert_eq!(trimmed(" a\u{a0}b \n", 0..6), 1..4);
    assert_eq!(trimmed("a   b", 1..4), 1..1);
    assert_eq!(trimmed("a b", 2..9), 2..3);
    assert_eq!(trimmed("a b", 9..12), 3..3);
}

proptest! {
    #[test]
    fn snapping_grows_to_clusters_and_no_further(text in text(), start in 0..30_usize, len in 0..10_usize) {
        let count = text.chars().count();
        let asked = start.min(count)..(start + len).min(count);
        let snapped = to_graphemes(&text, start..start + len);
        let mut bounds = vec![0];
        for cluster in text.graphemes(true) {
            bounds.push(bounds[bounds.len() - 1] + cluster.chars().count());
        }
        let before = bounds.iter().rev().find(|bound| **bound <= asked.start).unwrap();
        let after = bounds.iter().find(|bound| **bound >= asked.end).unwrap();
        let expected = if asked.is_empty() { *before..*before } else { *before..*after };
        prop_assert_eq!(&snapped, &expected);
        prop_assert_eq!(to_graphemes(&text, snapped.clone()), snapped);
    }

    #[test]
    fn words_hold_everything_but_white_space(text in text()) {
        let words = words(&text);
        let mut at = 0;
        for word in &words {
            prop_assert!(word.start >= at && !word.is_empty());
            prop_assert!(slice(&text, at..word.start).chars().all(char::is_whitespace));
            prop_assert!(slice(&text, word.clone()).chars().any(|c| !c.is_whitespace()));
            at = word.end;
        }
        let rest = slice(&text, at..text.chars().count());
        prop_assert!(rest.chars().all(char::is_whitespace));
    }

    #[test]
    fn trimming_leaves_out_white_space_only(text in text(), start in 0..30_usize, len in 0..20_usize) {
        let count = text.chars().count();
        let asked = start.min(count)..(start + len).min(count);
        let found = trimmed(&text, start..start + len);
        prop_assert!(asked.start <= found.start && found.end <= asked.end);
        let (all, kept) = (slice(&text, asked), slice(&text, found.clone()));
        prop_assert_eq!(all.trim(), kept.as_str());
        prop_assert_eq!(trimmed(&text, found.clone()), found);
    }
}
