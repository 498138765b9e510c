//! Malformed targets, and texts unfit for resolving them.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::anchoring::{Outcome, Resolution, TextRange, describe, describe_document, resolve};
use rapporteur::annotation::{BlockPrint, DocumentRef, Extra, Selector, Target};
use rapporteur::document::Document;
use serde_json::json;

const TEXT: &str = "1.1 one two\n\n1.2 three 😀 four\n";

fn position(start: usize, end: usize) -> Selector {
    Selector::TextPosition {
        start,
        end,
        extra: Extra::new(),
    }
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> Selector {
    Selector::TextQuote {
        exact: exact.to_owned(),
        prefix: Some(prefix.to_owned()),
        suffix: Some(suffix.to_owned()),
        extra: Extra::new(),
    }
}

fn fragment(id: &str, refined_by: Option<Selector>) -> Selector {
    Selector::Fragment {
        value: id.to_owned(),
        conforms_to: None,
        refined_by: refined_by.map(Box::new),
        extra: Extra::new(),
    }
}

/// Returns a target written for this very text.
fn for_this_text(document: &Document, selectors: Vec<Selector>) -> Target {
    Target {
        selectors,
        ..describe_document(document)
    }
}

/// Returns a target written for an unknown text.
fn for_some_text(document: &Document, selectors: Vec<Selector>) -> Target {
    Target {
        document: DocumentRef::default(),
        ..for_this_text(document, selectors)
    }
}

#[test]
fn a_target_without_selectors_is_the_document() {
    let document = Document::parse(TEXT);
    assert_eq!(
        resolve(&describe_document(&document), &document),
        Resolution::Document
    );
    assert_eq!(
        resolve(&describe_document(&document), &Document::parse("")),
        Resolution::Document
    );
}

#[test]
fn offsets_out_of_the_text_name_no_place() {
    let document = Document::parse(TEXT);
    let length = document.text().chars().count();
    for (start, end) in [
        (5, 3),
        (0, usize::MAX),
        (usize::MAX, usize::MAX),
        (length, length + 1),
    ] {
        let target = for_this_text(&document, vec![position(start, end)]);
        assert_eq!(
            resolve(&target, &document).outcome(),
            Outcome::Orphaned,
            "{start}..{end}"
        );
        let target = for_this_text(
            &document,
            vec![fragment("para-1.1", Some(position(start, end)))],
        );
        assert_eq!(
            resolve(&target, &document).outcome(),
            Outcome::Orphaned,
            "{start}..{end} in the block"
        );
    }
    assert_eq!(
        TextRange::at(&document, length, length).map(|range| range.block),
        Some(1)
    );
    assert_eq!(TextRange::block(&document, 2), None);
    assert_eq!(TextRange::at(&Document::parse(""), 0, 0), None);
}

#[test]
fn words_grow_to_all_of_their_blocks() {
    let document = Document::parse(TEXT);
    let words = TextRange {
        block: 0,
        start: 2,
        end_block: 1,
        end: 1,
    };
    let whole = words.whole_blocks(&document);
    assert_eq!((whole.block, whole.start, whole.end_block), (0, 0, 1));
    assert_eq!(whole.end, document.blocks()[1].len());
    let outside = TextRange {
        end_block: 9,
        ..words
    };
    assert_eq!(outside.whole_blocks(&document).end, 1);
}

#[test]
fn a_fragment_in_the_same_text_is_believed_with_its_refinement() {
    let document = Document::parse(TEXT);
    let target = for_this_text(&document, vec![fragment("para-1.2", Some(position(6, 7)))]);
    let smile = TextRange {
        block: 1,
        start: 6,
        end_block: 1,
        end: 7,
    };
    assert_eq!(resolve(&target, &document), Resolution::Exact(smile));
    let unknown = for_this_text(&document, vec![fragment("para-9.9", Some(position(6, 7)))]);
    assert_eq!(resolve(&unknown, &document).outcome(), Outcome::Orphaned);
}

#[test]
fn no_selector_but_a_quote_is_believed_alone_in_another_text() {
    let document = Document::parse(TEXT);
    let alone = [
        position(0, 3),
        fragment("para-1.1", None),
        fragment("para-1.1", Some(position(0, 3))),
        quote("one", "two ", " three"),
        Selector::Other(json!({"type": "CssSelector", "value": "p"})),
    ];
    for selector in alone {
        let target = for_some_text(&document, vec![selector.clone()]);
        assert_eq!(
            resolve(&target, &document).outcome(),
            Outcome::Orphaned,
            "{selector:?}"
        );
    }
    // Words that occur once are no lookalike, whatever the other selectors say.
    let target = for_some_text(
        &document,
        vec![
            quote("two", "", ""),
            position(0, 3),
            fragment("para-1.2", None),
        ],
    );
    assert_eq!(resolve(&target, &document).outcome(), Outcome::Moved);
}

#[test]
fn a_peers_quote_is_found_by_its_context() {
    let document =
        Document::parse("1.1 The Council shall provide additional resources to Member States.\n");
    let selectors = |start| {
        vec![
            quote(
                "additional resources",
                "shall provide ",
                " to Member States",
            ),
            position(start, start + 20),
        ]
    };
    let place = TextRange {
        block: 0,
        start: 26,
        end_block: 0,
        end: 46,
    };
    assert_eq!(
        resolve(&for_some_text(&document, selectors(26)), &document),
        Resolution::Exact(place)
    );
    assert_eq!(
        resolve(&for_some_text(&document, selectors(118)), &document),
        Resolution::Moved(place)
    );
}

#[test]
fn a_contradicting_position_in_the_same_text_is_not_believed() {
    let document =
        Document::parse("1.1 The Council shall provide additional resources to Member States.\n");
    let selectors = vec![
        quote(
            "additional resources",
            "shall provide ",
            " to Member States",
        ),
        position(0, 20),
    ];
    let place = TextRange {
        block: 0,
        start: 26,
        end_block: 0,
        end: 46,
    };
    assert_eq!(
        resolve(&for_this_text(&document, selectors), &document),
        Resolution::Moved(place)
    );
}

#[test]
fn ranges_out_of_the_document_are_cut_to_it() {
    let document = Document::parse(TEXT);
    let clamped = |block, start, end_block, end| {
        TextRange {
            block,
            start,
            end_block,
            end,
        }
        .clamped(&document)
        .unwrap()
    };
    let last = TextRange {
        block: 1,
        start: 12,
        end_block: 1,
        end: 12,
    };
    assert_eq!(clamped(9, 0, 9, 0), last);
    assert_eq!(
        clamped(0, 99, 0, 1),
        TextRange {
            block: 0,
            start: 7,
            end_block: 0,
            end: 7
        }
    );
    assert_eq!(
        clamped(0, 0, usize::MAX, usize::MAX),
        TextRange {
            block: 0,
            start: 0,
            ..last
        }
    );
    let empty = Document::parse("");
    assert_eq!(describe(&empty, &last), describe_document(&empty));
}

fn any_offset() -> impl Strategy<Value = usize> {
    prop_oneof![4 => 0..20_usize, 1 => Just(usize::MAX), 1 => Just(usize::MAX - 1)]
}

fn any_selector() -> impl Strategy<Value = Selector> {
    let words = "[oneth 😀\n]{0,4}";
    let positions = (any_offset(), any_offset()).prop_map(|(start, end)| position(start, end));
    let refined_by = (any_offset(), any_offset()).prop_map(|(start, end)| position(start, end));
    prop_oneof![
        (words, words, words).prop_map(|(exact, prefix, suffix)| quote(&exact, &prefix, &suffix)),
        positions,
        ("para-1[.][1-3]", proptest::option::of(refined_by))
            .prop_map(|(id, refined_by)| fragment(&id, refined_by)),
    ]
}

proptest! {
    #[test]
    fn no_target_panics_and_every_place_lies_in_the_text(
        source in "[1-3. one\n😀#*-]{0,60}",
        selectors in vec(any_selector(), 0..4),
        same_text in any::<bool>(),
        print in proptest::option::of("[a-f0-9]{16}"),
    ) {
        let document = Document::parse(&source);
        let mut target = if same_text {
            for_this_text(&document, selectors)
        } else {
            for_some_text(&document, selectors)
        };
        target.block = print.map(|own| BlockPrint { own, ..BlockPrint::default() });
        let places = match resolve(&target, &document) {
            Resolution::Exact(range) | Resolution::Moved(range) => vec![range],
            Resolution::Changed(likeness) => vec![likeness.range],
            Resolution::Ambiguous(ranges) => ranges,
            Resolution::Document | Resolution::Orphaned(_) => Vec::new(),
        };
        for place in places {
            prop_assert_eq!(place.clamped(&document), Some(place));
        }
    }

    #[test]
    fn no_range_panics(
        source in "[1-3. one\n😀#*-]{0,60}",
        range in (any_offset(), any_offset(), any_offset(), any_offset()),
    ) {
        let document = Document::parse(&source);
        let (block, start, end_block, end) = range;
        let range = TextRange { block, start, end_block, end };
        let target = describe(&document, &range);
        let found = resolve(&target, &document);
        match range.clamped(&document) {
            Some(clamped) => prop_assert_eq!(found, Resolution::Exact(clamped)),
            None => prop_assert_eq!(found, Resolution::Document),
        }
    }
}
