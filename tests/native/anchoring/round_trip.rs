//! A described place is found again, in random documents with many repetitions.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::anchoring::{
    MIN_CONTEXT, Outcome, Resolution, TextRange, describe, quoted_ranges, resolve,
};
use rapporteur::annotation::{Extra, Selector};
use rapporteur::document::Document;

/// Returns paragraphs of few words, so that phrases and whole paragraphs repeat.
fn any_source() -> impl Strategy<Value = String> {
    let word = select(vec![
        "the",
        "plan",
        "plan",
        "Council",
        "😀",
        "𝕊ix",
        "مجلس",
        "理事会",
        "a\u{301}",
    ]);
    let paragraph = vec(word, 1..12).prop_map(|words| words.join(" "));
    let marked = (
        select(vec!["", "1.1 ", "1.2 ", "## 2 ", "- ", "a) "]),
        paragraph,
    )
        .prop_map(|(marker, paragraph)| format!("{marker}{paragraph}"));
    vec(marked, 1..10).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// Returns a document and a range of at least one code point in it.
fn any_place() -> impl Strategy<Value = (Document, TextRange)> {
    (
        any_source(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(source, one, other)| {
            let document = Document::parse(&source);
            let length = document.text().chars().count();
            let (one, other) = (one.index(length), other.index(length));
            let range = TextRange::at(&document, one.min(other), one.max(other) + 1);
            (document, range.unwrap())
        })
}

/// Returns a report whose paragraphs differ by one name at the beginning and one at the end.
fn reservations(names: &[usize]) -> Document {
    let paragraphs = names.iter().enumerate().map(|(at, name)| {
        format!(
            "5.{} The delegation of State {name} reserves its position on this matter until the \
             next session and asks that this be recorded with the vote of State {name}.",
            at + 1
        )
    });
    Document::parse(&paragraphs.collect::<Vec<_>>().join("\n\n"))
}

proptest! {
    #[test]
    fn what_is_described_is_found((document, range) in any_place()) {
        let target = describe(&document, &range);
        prop_assert_eq!(resolve(&target, &document), Resolution::Exact(range));
    }

    /// Even without the fingerprint that identifies the text.
    #[test]
    fn what_is_described_is_found_by_its_evidence((document, range) in any_place()) {
        let mut target = describe(&document, &range);
        target.document.fingerprint = None;
        prop_assert_eq!(resolve(&target, &document), Resolution::Exact(range));
    }

    /// Without position and fragment, it is found by quote and neighbours, or reported as
    /// ambiguous.
    #[test]
    fn without_offsets_nothing_else_is_taken_for_it((document, range) in any_place()) {
        let mut target = describe(&document, &range);
        target.document.fingerprint = None;
        target.address = None;
        target.selectors.truncate(1);
        match resolve(&target, &document) {
            Resolution::Exact(found) => prop_assert_eq!(found, range),
            Resolution::Ambiguous(candidates) => prop_assert!(candidates.contains(&range)),
            Resolution::Orphaned(_) => {}
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn enough_context_is_quoted((document, range) in any_place()) {
        let target = describe(&document, &range);
        let Selector::TextQuote { exact, prefix, suffix, .. } = &target.selectors[0] else {
            return Err(TestCaseError::fail("no quote"));
        };
        let (prefix, suffix) = (prefix.as_deref().unwrap(), suffix.as_deref().unwrap());
        let text = document.text();
        let (start, end) = match &target.selectors[1] {
            Selector::TextPosition { start, end, .. } => (*start, *end),
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        let behind = text.chars().count() - end;
        prop_assert!(prefix.chars().count() >= start.min(MIN_CONTEXT));
        prop_assert!(suffix.chars().count() >= behind.min(MIN_CONTEXT));
        // The words with their context are at the position given.
        let window = [prefix, exact, suffix].concat();
        let before: String = text.chars().take(start - prefix.chars().count()).collect();
        prop_assert!(text[before.len()..].starts_with(&window));
    }

    /// Every occurrence is found, including overlapping ones.
    #[test]
    fn quotes_are_found_wherever_they_stand(
        text in "[abé]{1,40}",
        (prefix, exact, suffix) in ("[abé]{0,2}", "[abé]{1,6}", "[abé]{0,2}"),
    ) {
        let document = Document::parse(&text);
        let window = [prefix.as_str(), &exact, &suffix].concat();
        let expected: Vec<_> = text
            .char_indices()
            .enumerate()
            .filter(|(_, (byte, _))| text[*byte..].starts_with(&window))
            .map(|(at, _)| at + prefix.chars().count())
            .collect();
        let quote = Selector::TextQuote {
            exact,
            prefix: Some(prefix),
            suffix: Some(suffix),
            extra: Extra::new(),
        };
        let found: Vec<_> = quoted_ranges(&document, &quote).iter().map(|range| range.start).collect();
        prop_assert_eq!(found, expected);
    }

    /// A phrase of a deleted paragraph is not placed in a lookalike.
    #[test]
    fn a_deleted_reservation_is_orphaned(
        count in 2..8_usize,
        deleted in any::<prop::sample::Index>(),
        (start, length) in (0..150_usize, 1..80_usize),
    ) {
        let names: Vec<_> = (100..100 + count).collect();
        let deleted = deleted.index(count);
        let old = reservations(&names);
        let range = TextRange { block: deleted, start, end_block: deleted, end: start + length };
        let range = range.clamped(&old).unwrap();
        let kept: Vec<_> = names.iter().copied().filter(|name| *name != names[deleted]).collect();
        let new = reservations(&kept);
        prop_assert_eq!(resolve(&describe(&old, &range), &new).outcome(), Outcome::Orphaned);
    }

    /// A phrase of a paragraph that stayed is found there, however others were renumbered.
    #[test]
    fn a_kept_reservation_is_found(
        count in 2..8_usize,
        kept in any::<prop::sample::Index>(),
        inserted in any::<prop::sample::Index>(),
        (start, length) in (34..90_usize, 1..20_usize),
    ) {
        let mut names: Vec<_> = (100..100 + count).collect();
        let kept = kept.index(count);
        let old = reservations(&names);
        let range = TextRange { block: kept, start, end_block: kept, end: start + length };
        let target = describe(&old, &range);
        let inserted = inserted.index(count + 1);
        names.insert(inserted, 999);
        let block = if inserted <= kept { kept + 1 } else { kept };
        let place = TextRange { block, end_block: block, ..range };
        let expected = if block == kept { Resolution::Exact(place) } else { Resolution::Moved(place) };
        prop_assert_eq!(resolve(&target, &reservations(&names)), expected);
    }
}
