//! Words split by a converter: notes on them are found and carried over like those on whole words.

use rapporteur::anchoring::{Resolution, TextRange, carry_over, describe, resolve, typed_places};
use rapporteur::comparing::Comparison;
use rapporteur::document::Document;

const OLD: &str = include_str!("../../fixtures/documents/cases/hyphens.md");
const NEW: &str = include_str!("../../fixtures/documents/cases/hyphens-revised.md");

fn range(document: &Document, words: &str) -> TextRange {
    let blocks = document.blocks().iter().enumerate();
    let mut found = blocks.flat_map(|(block, each)| {
        let places = typed_places(each.text(), words).into_iter();
        places.map(move |place| TextRange {
            block,
            start: place.start,
            end_block: block,
            end: place.end,
        })
    });
    found.next().unwrap_or_else(|| panic!("{words}"))
}

fn words(resolution: &Resolution, document: &Document) -> String {
    match resolution {
        Resolution::Exact(range) | Resolution::Moved(range) => range.words(document).to_owned(),
        Resolution::Changed(one) => format!("changed {}", one.range.words(document)),
        other => format!("{other:?}"),
    }
}

#[test]
fn notes_on_cut_words_are_carried_to_whole_ones_and_back() {
    let (old, new) = (Document::parse(OLD), Document::parse(NEW));
    // An editor has replaced all hyphens by others.
    let edited = Document::parse(&OLD.replace("- ", "\u{2011} ").replace("-\n", "\u{2011}\n"));
    for (from, to) in [(&old, &new), (&new, &old), (&old, &edited), (&edited, &new)] {
        for phrase in [
            "attention",
            "cooperation of the regulators",
            "particular",
            "efficiency of the office",
            "compared",
            "results were",
        ] {
            let target = describe(from, &range(from, phrase));
            let expected = range(to, phrase).words(to).to_owned();
            let carried = carry_over(from, to, std::slice::from_ref(&target));
            assert_eq!(words(&carried[0], to), expected, "{phrase} carried");
            assert_eq!(
                words(&resolve(&target, to), to),
                expected,
                "{phrase} resolved"
            );
        }
    }
}

#[test]
fn hyphens_of_compounds_are_their_own() {
    let (old, new) = (Document::parse(OLD), Document::parse(NEW));
    for (written, whole) in [
        ("low- cost", "low-cost"),
        ("self- evident", "self-evident"),
        ("long- term", "long-term"),
    ] {
        let target = describe(&old, &range(&old, written));
        let carried = carry_over(&old, &new, std::slice::from_ref(&target));
        assert_eq!(words(&carried[0], &new), whole, "carried");
        assert_eq!(words(&resolve(&target, &new), &new), whole, "resolved");
    }
}

#[test]
fn quotes_are_as_in_the_source() {
    let old = Document::parse(OLD);
    for (typed, written) in [
        ("attention", "atten- tion"),
        ("Introduction", "Intro\u{ad}duc\u{ad}tion"),
        ("low- cost", "low- cost"),
        ("efficiency", "eﬃciency"),
    ] {
        assert_eq!(range(&old, typed).words(&old), written);
    }
}

#[test]
fn mended_hyphens_are_read_as_the_same_paragraphs() {
    let (old, new) = (Document::parse(OLD), Document::parse(NEW));
    let comparison = Comparison::of(&old, &new);
    for id in ["sec-1", "para-1.1", "para-1.2"] {
        let (before, after) = (old.position(id).unwrap(), new.position(id).unwrap());
        let row = comparison.row_of_old(before);
        assert!(row.is_some() && row == comparison.row_of_new(after), "{id}");
    }
}

#[test]
fn half_of_a_word_with_a_hyphen_stays_half() {
    let old = Document::parse(
        "1.1 The Group noted the low-cost networks of the north-western region.\n\n1.2 Other matters were noted.",
    );
    for new in [
        "1.1 The Group noted the low-cost networks of the north-western region.",
        "1.1 The Working Group noted the low-cost networks of the north-western region again.",
        "1.1 Other matters.\n\n1.2 The Group noted the low-cost networks of the north-western region.",
    ] {
        let new = Document::parse(new);
        for half in [
            "cost",
            "low",
            "north",
            "western",
            "cost networks of the north",
            "western region",
        ] {
            let block = old.position("para-1.1").unwrap();
            let text = old.blocks()[block].text();
            let start = text.find(half).unwrap();
            let range = TextRange {
                block,
                start,
                end_block: block,
                end: start + half.len(),
            };
            let target = describe(&old, &range);
            let carried = carry_over(&old, &new, std::slice::from_ref(&target));
            assert_eq!(words(&carried[0], &new), half, "carried");
            assert_eq!(words(&resolve(&target, &new), &new), half, "resolved");
        }
    }
}
