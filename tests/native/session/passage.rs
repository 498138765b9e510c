//! The passage that a composer writes on.

use rapporteur::anchoring::TextRange;
use rapporteur::annotation::Side;
use rapporteur::document::Document;
use rapporteur::session::{block_named, quote_of, range_of_quote, suggested_number};

const TEXT: &str = "# 5 Discussions

5.8 The Group met, and met again.

5.9 The Group noted the report.

An unnumbered paragraph.

# 6 Outcome

6.1 The Group closed.
";

fn block(document: &Document, id: &str) -> usize {
    document.position(id).unwrap()
}

#[test]
fn a_paragraph_goes_on_from_the_number_above_it() {
    let document = Document::parse(TEXT);
    let bare = block(&document, "para-5.9") + 1;
    let cases: [(usize, Side, &[&str], Option<&str>); 8] = [
        (
            block(&document, "para-5.8"),
            Side::After,
            &[],
            Some("5.8bis"),
        ),
        (
            block(&document, "para-5.9"),
            Side::Before,
            &[],
            Some("5.8bis"),
        ),
        (
            block(&document, "para-5.9"),
            Side::After,
            &["5.9bis"],
            Some("5.9ter"),
        ),
        // After a heading, and before the first block, there is no number.
        (block(&document, "para-5.8"), Side::Before, &[], None),
        (block(&document, "sec-6"), Side::After, &[], None),
        (block(&document, "sec-5"), Side::Before, &[], None),
        (bare, Side::After, &[], None),
        (999, Side::After, &[], None),
    ];
    for (index, side, taken, expected) in cases {
        let taken: Vec<String> = taken.iter().map(|&one| one.to_owned()).collect();
        let number = suggested_number(&document, index, side, &taken);
        assert_eq!(number.as_deref(), expected, "{index} {side:?}");
    }
    // Numbers in the text are taken too.
    let document = Document::parse(&TEXT.replace("An unnumbered", "5.9bis A"));
    let number = suggested_number(&document, block(&document, "para-5.9"), Side::After, &[]);
    assert_eq!(number.as_deref(), Some("5.9ter"));
}

#[test]
fn typed_words_are_found_in_their_block() {
    let document = Document::parse(TEXT);
    let index = block(&document, "para-5.8");
    let whole = TextRange::block(&document, index).unwrap();
    let found = |from: &TextRange, typed: &str, place: Option<usize>| {
        let range = range_of_quote(&document, *from, typed, place)?;
        assert_eq!((range.block, range.end_block), (index, index));
        Some((range.start, quote_of(range, &document)))
    };
    let met = |start: usize| Some((start, "met".to_owned()));
    assert_eq!(found(&whole, "met", None), met(10));
    assert_eq!(found(&whole, "MET", Some(1)), met(19));
    assert_eq!(found(&whole, "met", Some(2)), None);
    assert_eq!(found(&whole, "closed", None), None);
    // Nothing typed stands for the whole block, which is no quote.
    assert_eq!(found(&whole, "  ", Some(1)), Some((0, String::new())));
    // A place chosen earlier stays.
    let second = range_of_quote(&document, whole, "met", Some(1)).unwrap();
    assert_eq!(found(&second, "met", None), met(19));
    assert_eq!(found(&second, "met again", None).unwrap().0, 19);
}

#[test]
fn a_block_is_named_as_people_call_it() {
    let document = Document::parse(TEXT);
    let named = |typed: &str| block_named(&document, typed).map(|range| range.block);
    assert_eq!(named("5.9"), Some(block(&document, "para-5.9")));
    assert_eq!(named("7.3"), None);
    let range = block_named(&document, "§ 6.1").unwrap();
    assert!(range.is_block(&document));
}
