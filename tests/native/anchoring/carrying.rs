//! Laws of carrying over, in random documents with many repetitions.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rapporteur::anchoring::{
    Aligning, BlockChange, CarryOver, Resolution, TextRange, carry_over, describe,
};
use rapporteur::document::Document;
use std::ops::ControlFlow;

fn any_paragraph() -> impl Strategy<Value = String> {
    let word = select(vec![
        "the",
        "plan",
        "plan",
        "Council",
        "agreed",
        "😀",
        "مجلس",
        "理事会",
        "a\u{301}",
        "so\u{ad}ft",
        "5,000",
        "“so”",
    ]);
    let marker = select(vec!["", "1.1 ", "1.2 ", "## 2 ", "- ", "a) "]);
    (marker, vec(word, 0..12)).prop_map(|(marker, words)| format!("{marker}{}", words.join(" ")))
}

fn any_source() -> impl Strategy<Value = Vec<String>> {
    vec(any_paragraph(), 1..12)
}

fn parsed(paragraphs: &[String]) -> Document {
    Document::parse(&paragraphs.join("\n\n"))
}

fn place(document: &Document, one: Index, other: Index) -> Option<TextRange> {
    let length = document.text().chars().count();
    let (one, other) = (one.index(length + 1), other.index(length + 1));
    TextRange::at(document, one.min(other), one.max(other))
}

/// Removes, adds, moves and changes paragraphs.
fn edited(mut paragraphs: Vec<String>, edits: Vec<(u8, Index, Index, String)>) -> Vec<String> {
    for (kind, one, other, new) in edits {
        let (from, to) = (one.index(paragraphs.len()), other.index(paragraphs.len()));
        match kind {
            0 if paragraphs.len() > 1 => drop(paragraphs.remove(from)),
            1 => paragraphs.insert(from, new),
            2 => paragraphs.swap(from, to),
            3 => paragraphs[from].push_str(&new),
            4 => {
                let moved = paragraphs.remove(from);
                paragraphs.insert(to, moved);
            }
            _ => paragraphs[from] = paragraphs[from].replacen("plan", &new, 1),
        }
    }
    paragraphs
}

fn any_edits() -> impl Strategy<Value = Vec<(u8, Index, Index, String)>> {
    vec(
        (0..6_u8, any::<Index>(), any::<Index>(), any_paragraph()),
        0..6,
    )
}

fn places(found: &Resolution) -> Vec<TextRange> {
    match found {
        Resolution::Ambiguous(ranges) => ranges.clone(),
        Resolution::Orphaned(Some(likeness)) => vec![likeness.range],
        other => other.range().into_iter().collect(),
    }
}

fn in_steps<'a>(old: &'a Document, new: &'a Document, bytes: usize) -> CarryOver<'a> {
    let mut aligning = Aligning::new(old, new, bytes);
    loop {
        match aligning.step() {
            ControlFlow::Continue(next) => aligning = next,
            ControlFlow::Break(aligned) => return aligned,
        }
    }
}

proptest! {
    #[test]
    fn nothing_changes_in_the_same_text(source in any_source(), one: Index, other: Index) {
        let document = parsed(&source);
        if let Some(range) = place(&document, one, other) {
            let target = describe(&document, &range);
            let found = carry_over(&document, &document, &[target]);
            prop_assert_eq!(found, vec![Resolution::Exact(range)]);
        }
    }

    #[test]
    fn every_place_lies_in_the_new_text(
        source in any_source(),
        edits in any_edits(),
        ends in vec((any::<Index>(), any::<Index>()), 1..6),
    ) {
        let (old, new) = (parsed(&source), parsed(&edited(source.clone(), edits)));
        let ranges = ends.into_iter().filter_map(|(one, other)| place(&old, one, other));
        let targets: Vec<_> = ranges.map(|range| describe(&old, &range)).collect();
        for found in carry_over(&old, &new, &targets) {
            for place in places(&found) {
                prop_assert_eq!(place.clamped(&new), Some(place));
            }
            if let Resolution::Ambiguous(candidates) = &found {
                prop_assert!(candidates.is_sorted());
                prop_assert!(!candidates.is_empty());
            }
        }
    }

    /// However little work is done in each step.
    #[test]
    fn in_steps_the_same_comes_of_it(
        source in any_source(),
        edits in any_edits(),
        ends in vec((any::<Index>(), any::<Index>()), 1..6),
        bytes in 0..80_usize,
    ) {
        let (old, new) = (parsed(&source), parsed(&edited(source.clone(), edits)));
        let (at_once, in_steps) = (CarryOver::new(&old, &new), in_steps(&old, &new, bytes));
        prop_assert_eq!(in_steps.alignment(), at_once.alignment());
        for range in ends.into_iter().filter_map(|(one, other)| place(&old, one, other)) {
            let target = describe(&old, &range);
            prop_assert_eq!(in_steps.carry(&target), at_once.carry(&target));
        }
    }

    /// Every block of both texts is in one pair, and the pairs are in the order of the new text.
    #[test]
    fn every_block_is_aligned_once(source in any_source(), edits in any_edits()) {
        let (old, new) = (parsed(&source), parsed(&edited(source.clone(), edits)));
        let carry_over = CarryOver::new(&old, &new);
        let pairs = carry_over.alignment().pairs();
        let mut olds: Vec<usize> = pairs.iter().flat_map(|pair| pair.old.clone()).collect();
        let news: Vec<usize> = pairs.iter().flat_map(|pair| pair.new.clone()).collect();
        olds.sort_unstable();
        prop_assert_eq!(olds, (0..old.blocks().len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..new.blocks().len()).collect::<Vec<_>>());
        for pair in pairs {
            prop_assert_eq!(pair.change == BlockChange::Deleted, pair.new.is_empty());
            prop_assert_eq!(pair.change == BlockChange::Inserted, pair.old.is_empty());
            for block in pair.old.clone() {
                prop_assert_eq!(carry_over.alignment().of_old(block), Some(pair));
            }
            for block in pair.new.clone() {
                prop_assert_eq!(carry_over.alignment().of_new(block), Some(pair));
            }
        }
    }

    /// White space, soft hyphens, typographic quotation marks, dashes and capitals never orphan a
    /// note.
    #[test]
    fn what_printers_change_orphans_nothing(
        words in vec(select(vec!["the", "Council", "plan-based", "\"so\"", "é", "l'accord", "12 000"]), 3..30),
        one: Index,
        other: Index,
    ) {
        let old = Document::parse(&format!("1.1 {}\n\n1.2 Otherwise.\n", words.join(" ")));
        let printed: Vec<_> = words
            .iter()
            .map(|word| word.replace('"', "“").replace('\'', "’").replace('-', "\u{2010}").replace("12 ", "12\u{a0}"))
            .map(|word| word.replace("Council", "COUN\u{ad}CIL").replace('é', "e\u{301}"))
            .collect();
        let new = Document::parse(&format!("1.1 {}\n\n1.2 Otherwise.\n", printed.join("\u{a0} ")));
        let word = words[one.index(words.len())];
        let start = old.blocks()[0].text().match_indices(word).map(|(byte, _)| byte).collect::<Vec<_>>();
        let start = old.blocks()[0].text()[..start[other.index(start.len())]].chars().count();
        let range = TextRange { block: 0, start, end_block: 0, end: start + word.chars().count() };
        let target = describe(&old, &range);
        let [carried] = &carry_over(&old, &new, std::slice::from_ref(&target))[..] else { unreachable!() };
        prop_assert!(matches!(carried, Resolution::Exact(_) | Resolution::Moved(_)), "{:?}", carried);
    }
}

#[test]
fn thousands_of_twins_cost_no_more_than_others() {
    let same = "The Council took note of the report.\n\n".repeat(5_000);
    let (old, new) = (
        Document::parse(&same),
        Document::parse(&same[same.len() / 5_000..]),
    );
    let range = TextRange::block(&old, 2_500).unwrap();
    let found = carry_over(&old, &new, &[describe(&old, &range)]);
    assert!(matches!(&found[..], [Resolution::Ambiguous(ranges)] if ranges.len() > 1));
}

/// Blocks of only a number have no words, and neither has a range from one into another.
#[test]
fn a_range_without_words_over_two_blocks_stays() {
    let document = Document::parse("1.1 \n\n1.1 \n");
    let range = TextRange {
        block: 0,
        start: 0,
        end_block: 1,
        end: 0,
    };
    let found = carry_over(&document, &document, &[describe(&document, &range)]);
    assert_eq!(found, [Resolution::Exact(range)]);
}

/// A lookalike is listed with an orphan, but never used as its place.
#[test]
fn a_deleted_paragraph_with_a_twin_elsewhere_is_an_orphan_with_a_suggestion() {
    let section = |number: usize, about: &str| {
        format!(
            "## {number} {about}\n\n{number}.1 {about} were shown.\n\n{number}.2 The Council took note of the report with great satisfaction.\n\n{number}.3 The {about} will be printed.\n\n"
        )
    };
    let old = Document::parse(&(section(1, "Maps") + &section(2, "Budgets")));
    let taken = section(1, "Maps").replace(
        "1.2 The Council took note of the report with great satisfaction.\n\n1.3",
        "1.2",
    );
    let new = Document::parse(&(taken + &section(2, "Budgets")));
    let range = TextRange::block(&old, 2).unwrap();
    let found = carry_over(&old, &new, &[describe(&old, &range)]);
    let [Resolution::Orphaned(Some(suggestion))] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(new.blocks()[suggestion.range.block].id(), "para-2.2");
    assert_eq!(suggestion.score, 100);
}

/// Carries over a word of a heading.
fn word_of_heading(before: &str, after: &str) -> Resolution {
    let text = |word: &str| {
        Document::parse(&format!(
            "# Report\n\n## 1 Opening\n\nThe debate was opened.\n\n## 2 Programme and {word}\n\nThe members agreed.\n\n## 3 End\n\nNothing.\n"
        ))
    };
    let (old, new) = (text(before), text(after));
    let block = old.position("sec-2").unwrap();
    let start = "Programme and ".len();
    let range = TextRange {
        block,
        start,
        end_block: block,
        end: start + before.chars().count(),
    };
    carry_over(&old, &new, &[describe(&old, &range)])
        .pop()
        .unwrap()
}

#[test]
fn a_word_whose_slip_was_corrected_is_changed_and_another_word_is_not_it() {
    for (slip, corrected) in [
        ("bugdet", "budget"),
        ("finacing", "financing"),
        ("committtee", "committee"),
        ("the bugdet", "the budget"),
    ] {
        let found = word_of_heading(slip, corrected);
        assert!(matches!(found, Resolution::Changed(_)), "{slip}: {found:?}");
    }
    for (word, other) in [
        ("million", "billion"),
        ("form", "from"),
        ("budget", "calendar"),
    ] {
        let found = word_of_heading(word, other);
        assert!(
            matches!(found, Resolution::Orphaned(_)),
            "{word}: {found:?}"
        );
    }
}
