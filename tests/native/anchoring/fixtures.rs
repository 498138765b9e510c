//! Cases of texts before and after, one small section each.

use rapporteur::anchoring::{Resolution, TextRange, describe, resolve};
use rapporteur::document::Document;

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

#[test]
fn words_that_were_kept() {
    check(include_str!("../../fixtures/anchoring/kept.txt"), 16);
}

#[test]
fn words_that_were_lost() {
    check(include_str!("../../fixtures/anchoring/lost.txt"), 9);
}

/// Resolves the marked words of each case in the next text and compares all cases at once.
fn check(file: &str, expected_count: usize) {
    let cases = file
        .split("\n=== ")
        .skip(1)
        .map(Case::parse)
        .collect::<Vec<_>>();
    assert_eq!(cases.len(), expected_count);
    let failures: Vec<_> = cases.iter().filter_map(Case::failure).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

struct Case<'a> {
    name: &'a str,
    before: &'a str,
    after: &'a str,
    outcome: &'a str,
}

impl<'a> Case<'a> {
    fn parse(section: &'a str) -> Self {
        let (name, rest) = section.split_once("\n--- before\n").unwrap();
        let (before, rest) = rest.split_once("\n--- after\n").unwrap();
        let (after, outcome) = rest.split_once("--- outcome\n").unwrap();
        let outcome = outcome.trim();
        Self {
            name,
            before,
            after,
            outcome,
        }
    }

    fn failure(&self) -> Option<String> {
        let (old, words) = marked(self.before);
        let [words] = words.as_slice() else {
            panic!("{}: mark one phrase", self.name)
        };
        let (new, places) = marked(self.after);
        let expected = match (self.outcome, places.as_slice()) {
            ("exact", [place]) => Resolution::Exact(*place),
            ("moved", [place]) => Resolution::Moved(*place),
            ("ambiguous", [_, _, ..]) => Resolution::Ambiguous(places),
            ("orphaned", []) => Resolution::Orphaned(None),
            _ => panic!(
                "{}: {} with {} places",
                self.name,
                self.outcome,
                places.len()
            ),
        };
        let found = match resolve(&describe(&old, words), &new) {
            // Suggestions are outside the scope of these cases.
            Resolution::Orphaned(_) => Resolution::Orphaned(None),
            found => found,
        };
        (found != expected).then(|| format!("{}: {found:?} instead of {expected:?}", self.name))
    }
}

/// Returns the document without the marks, and the ranges between them.
fn marked(source: &str) -> (Document, Vec<TextRange>) {
    let marked = Document::parse(source);
    let document = Document::parse(&source.replace([OPEN, CLOSE], ""));
    assert_eq!(
        document.text(),
        marked.text().replace([OPEN, CLOSE], ""),
        "marks changed the text"
    );
    let marks = marked
        .text()
        .chars()
        .enumerate()
        .filter(|(_, c)| [OPEN, CLOSE].contains(c))
        .enumerate()
        .map(|(marks_before, (at, _))| at - marks_before)
        .collect::<Vec<_>>();
    let ranges = marks
        .chunks(2)
        .map(|pair| TextRange::at(&document, pair[0], pair[1]).unwrap())
        .collect();
    (document, ranges)
}
