//! The content of targets.

use rapporteur::anchoring::{
    DocumentContext, MAX_CONTEXT, MIN_CONTEXT, Resolution, TextRange, block_fingerprint, describe,
    describe_document, resolve,
};
use rapporteur::annotation::{BlockPrint, Selector, Target};
use rapporteur::document::{Catalogue, Document};

const REPORT: &str = include_str!("../../../static/reports/C14-41-E.md");

fn quote(target: &Target) -> (&str, &str, &str) {
    match &target.selectors[0] {
        Selector::TextQuote {
            exact,
            prefix,
            suffix,
            ..
        } => (
            exact,
            prefix.as_deref().unwrap(),
            suffix.as_deref().unwrap(),
        ),
        other => panic!("{other:?}"),
    }
}

fn offsets(selector: &Selector) -> (usize, usize) {
    match selector {
        Selector::TextPosition { start, end, .. } => (*start, *end),
        other => panic!("{other:?}"),
    }
}

fn code_points(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// Returns the last 64 code points.
fn ends(text: &str) -> String {
    let count = text.chars().count();
    code_points(text, count.saturating_sub(64), count)
}

#[test]
fn a_phrase_of_the_report() {
    let report = Document::parse(REPORT);
    let block = report.position("para-5.9").unwrap();
    let range = TextRange {
        block,
        start: 4,
        end_block: block,
        end: 20,
    };
    let target = describe(&report, &range);

    assert_eq!(target.address.as_deref(), Some("5.9"));
    assert_eq!(target.document.symbol.as_deref(), Some("C14/41-E"));
    assert_eq!(
        target.document.fingerprint.as_deref(),
        Some(report.fingerprint())
    );
    assert_eq!(
        target.source,
        format!("urn:x-rapporteur:document:{}", report.fingerprint())
    );
    let fingerprint = |block: usize| block_fingerprint(report.blocks()[block].text());
    let print = BlockPrint {
        own: fingerprint(block),
        before: Some(fingerprint(block - 1)),
        after: Some(fingerprint(block + 1)),
        twins: Some(0),
        text_before: Some(ends(report.blocks()[block - 1].text())),
        text_after: Some(code_points(report.blocks()[block + 1].text(), 0, 64)),
    };
    assert_eq!(target.block, Some(print));
    let words = code_points(report.blocks()[block].text(), 4, 20);
    let (exact, prefix, suffix) = quote(&target);
    assert_eq!(exact, words);
    assert!(prefix.chars().count() >= MIN_CONTEXT && suffix.chars().count() >= MIN_CONTEXT);
    let (start, end) = offsets(&target.selectors[1]);
    assert_eq!(code_points(report.text(), start, end), words);
    match &target.selectors[2] {
        Selector::Fragment {
            value,
            conforms_to,
            refined_by,
            ..
        } => {
            assert_eq!(value, "para-5.9");
            assert_eq!(
                conforms_to.as_deref(),
                Some("http://tools.ietf.org/rfc/rfc3236")
            );
            assert_eq!(offsets(refined_by.as_deref().unwrap()), (4, 20));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(target.selectors.len(), 3);
}

#[test]
fn a_range_over_two_blocks_is_not_refined() {
    let document = Document::parse("1.1 first words\n\n1.2 second words\n");
    let target = describe(
        &document,
        &TextRange {
            block: 0,
            start: 6,
            end_block: 1,
            end: 6,
        },
    );
    assert_eq!(quote(&target), ("words\nsecond", "first ", " words"));
    assert!(matches!(
        &target.selectors[2],
        Selector::Fragment {
            refined_by: None,
            ..
        }
    ));
    assert_eq!(offsets(&target.selectors[1]), (6, 18));
}

#[test]
fn offsets_are_code_points() {
    let document = Document::parse("1.1 😀😀 a\n\n1.2 𝕊 ⅀ word\n");
    let target = describe(
        &document,
        &TextRange {
            block: 1,
            start: 4,
            end_block: 1,
            end: 8,
        },
    );
    assert_eq!(quote(&target), ("word", "😀😀 a\n𝕊 ⅀ ", ""));
    assert_eq!(offsets(&target.selectors[1]), (9, 13));
}

#[test]
fn fingerprints_are_the_head_of_sha_256() {
    assert_eq!(block_fingerprint("abc"), "ba7816bf8f01cfea");
}

#[test]
fn context_grows_until_the_words_are_told_apart() {
    let filler = "and so on and so forth ".repeat(4);
    let source = format!(
        "1.1 Norway {filler}agreed {filler}first\n\n1.2 Norway {filler}agreed {filler}second\n"
    );
    let document = Document::parse(&source);
    let start = document.blocks()[0].text().find("agreed").unwrap();
    for block in 0..2 {
        let target = describe(
            &document,
            &TextRange {
                block,
                start,
                end_block: block,
                end: start + 6,
            },
        );
        let (exact, prefix, suffix) = quote(&target);
        assert_eq!(exact, "agreed");
        assert!(suffix.chars().count() > MIN_CONTEXT);
        let window = [prefix, exact, suffix].concat();
        assert_eq!(document.text().matches(&window).count(), 1);
    }
}

#[test]
fn context_of_twins_ends_with_the_paragraph() {
    let twin = format!(
        "{} agreed {}",
        "on the one hand ".repeat(5),
        "on the other hand".repeat(5)
    );
    let document = Document::parse(&format!(
        "1.1 before it\n\n1.2 {twin}\n\n1.3 between them\n\n1.4 {twin}\n\n1.5 behind it\n"
    ));
    let start = twin.find("agreed").unwrap();
    let target = describe(
        &document,
        &TextRange {
            block: 1,
            start,
            end_block: 1,
            end: start + 6,
        },
    );
    let (exact, prefix, suffix) = quote(&target);
    assert_eq!(
        [prefix, exact, suffix].concat(),
        document.blocks()[1].text()
    );
}

#[test]
fn twins_and_the_nearest_text_of_the_neighbours_are_noted() {
    let long = "😀".repeat(70);
    let source = format!("1.1 {long}a\n\n1.2 Agreed.\n\n1.3 b{long}\n\n1.4 Agreed.\n");
    let document = Document::parse(&source);
    let print = |block: usize| {
        let range = TextRange::block(&document, block).unwrap();
        describe(&document, &range).block.unwrap()
    };
    let agreed = print(1);
    assert_eq!(agreed.twins, Some(1));
    assert_eq!(agreed.text_before, Some("😀".repeat(63) + "a"));
    assert_eq!(agreed.text_after, Some("b".to_owned() + &"😀".repeat(63)));
    assert_eq!((print(0).twins, print(0).text_before), (Some(0), None));
    assert_eq!((print(3).twins, print(3).text_after), (Some(1), None));
}

#[test]
fn the_paragraph_is_quoted_up_to_a_bound() {
    let words = "a word and another ".repeat(60);
    let document = Document::parse(&format!("1.1 Before it.\n\n1.2 {words}HERE {words}\n"));
    let start = document.blocks()[1].text().find("HERE").unwrap();
    let range = TextRange {
        block: 1,
        start,
        end_block: 1,
        end: start + 4,
    };
    let target = describe(&document, &range);
    let (_, prefix, suffix) = quote(&target);
    let lengths = [prefix, suffix].map(|part| part.chars().count());
    assert_eq!(lengths, [MAX_CONTEXT; 2]);
}

#[test]
fn a_note_on_the_whole_document_has_no_selector() {
    let document = Document::parse(REPORT);
    let target = describe_document(&document);
    assert!(target.selectors.is_empty());
    assert_eq!((target.address, target.block), (None, None));
    assert_eq!(
        target.document.fingerprint.as_deref(),
        Some(document.fingerprint())
    );
}

#[test]
fn the_catalogue_knows_more_than_the_text() {
    let catalogue = Catalogue::parse(
        r#"{"reports": [{"symbol": "C14/41(Rev.1)-E", "title": "Report", "date": "2014-03-14",
            "language": "en", "file": "r.md", "canonical": "https://example.org/r"}]}"#,
    );
    let document = Document::parse("1.1 words\n");
    let context = DocumentContext::catalogued(&document, &catalogue.entries()[0]);
    let target = context.describe(&document, &TextRange::block(&document, 0).unwrap());
    assert_eq!(target.source, "https://example.org/r");
    assert_eq!(target.document.symbol.as_deref(), Some("C14/41(Rev.1)-E"));
    assert_eq!(target.document.revision.as_deref(), Some("Rev.1"));
    assert_eq!(target.document.language.as_deref(), Some("en"));
    assert_eq!(DocumentContext::of(&document).language, None);
}

/// A letter may have any number of accents. Composing them takes the engine quadratic time.
#[test]
fn a_letter_with_a_hundred_thousand_accents_has_a_place() {
    let accents = crate::hostile::accents(100_000);
    let document = Document::parse(&format!("5.1 Before {accents} after.\n\n5.2 Other.\n"));
    let range = TextRange::block(&document, 0).unwrap();
    let target = describe(&document, &range);
    assert_eq!(resolve(&target, &document), Resolution::Exact(range));
    let moved = Document::parse(&format!(
        "5.2 Other.\n\n5.3 New.\n\n5.4 Before {accents} after.\n"
    ));
    assert_eq!(
        resolve(&target, &moved).range().map(|range| range.block),
        Some(2)
    );
}
