//! The selector cases of Apache Annotator, on documents of one block.

use rapporteur::anchoring::{Resolution, TextRange, describe, quoted_ranges, resolve};
use rapporteur::annotation::{Extra, Selector, Target};
use rapporteur::document::Document;
use serde_json::Value;

fn cases(file: &str) -> Vec<Value> {
    let cases: Value = serde_json::from_str(file).unwrap();
    cases.as_array().unwrap().clone()
}

/// Returns the text of a case as a document. A case whose text Markdown changes would be void.
fn document(case: &Value) -> Document {
    let text = case["text"].as_str().unwrap();
    let document = Document::parse(text);
    assert_eq!(document.text(), text, "{}", case["name"]);
    document
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn range(document: &Document, value: &Value) -> TextRange {
    TextRange::at(document, number(&value["start"]), number(&value["end"])).unwrap()
}

fn words(document: &Document, range: &TextRange) -> String {
    let text = document.text().chars().skip(range.start);
    text.take(range.end - range.start).collect()
}

#[test]
fn positions_count_code_points() {
    let cases = cases(include_str!(
        "../../fixtures/selector-cases/text-position-match.json"
    ));
    assert_eq!(cases.len(), 7);
    for case in cases {
        let document = document(&case);
        let selector = Selector::TextPosition {
            start: number(&case["selector"]["start"]),
            end: number(&case["selector"]["end"]),
            extra: Extra::new(),
        };
        let whole = rapporteur::anchoring::describe_document(&document);
        let target = Target {
            selectors: vec![selector],
            ..whole
        };
        let expected = range(&document, &case["expected"][0]);
        assert_eq!(
            resolve(&target, &document),
            Resolution::Exact(expected),
            "{}",
            case["name"]
        );
        assert_eq!(
            words(&document, &expected),
            case["expected"][0]["quote"],
            "{}",
            case["name"]
        );
    }
}

#[test]
fn quotes_are_found_between_prefix_and_suffix() {
    let cases = cases(include_str!(
        "../../fixtures/selector-cases/text-quote-match.json"
    ));
    let mut empty_quotes = 0;
    for case in &cases {
        let document = document(case);
        let part = |name: &str| case["selector"][name].as_str().map(str::to_owned);
        let exact = part("exact").unwrap();
        let no_words = exact.is_empty();
        let selector = Selector::TextQuote {
            exact,
            prefix: part("prefix"),
            suffix: part("suffix"),
            extra: Extra::new(),
        };
        let found = quoted_ranges(&document, &selector);
        if no_words {
            // Apache Annotator finds carets; a note is always on words.
            assert_eq!(found, [], "{}", case["name"]);
            empty_quotes += 1;
            continue;
        }
        let expected = case["expected"].as_array().unwrap();
        let expected: Vec<_> = expected
            .iter()
            .map(|place| range(&document, place))
            .collect();
        assert_eq!(found, expected, "{}", case["name"]);
    }
    assert_eq!((cases.len(), empty_quotes), (25, 6));
}

/// Contexts are chosen differently from Apache Annotator, but they also distinguish the words from
/// all others.
#[test]
fn described_quotes_are_found_once() {
    let cases = cases(include_str!(
        "../../fixtures/selector-cases/text-quote-describe.json"
    ));
    assert_eq!(cases.len(), 22);
    for case in cases {
        let document = document(&case);
        let range = range(&document, &case["range"]);
        let target = describe(&document, &range);
        assert_eq!(
            resolve(&target, &document),
            Resolution::Exact(range),
            "{}",
            case["name"]
        );
        let found = quoted_ranges(&document, &target.selectors[0]);
        let no_words = range.start == range.end;
        let expected = if no_words { vec![] } else { vec![range] };
        assert_eq!(found, expected, "{}", case["name"]);
    }
}
