//! `tests/fixtures/comparing/parts.txt`: a main text, its corrigendum or addendum, and where each
//! paragraph of that is read.

use rapporteur::comparing::{Fit, Overlay};
use rapporteur::document::Document;

#[test]
fn parts_stand_beside_the_main_text() {
    let file = include_str!("../../fixtures/comparing/parts.txt");
    let cases: Vec<&str> = file.split("\n=== ").skip(1).collect();
    assert_eq!(cases.len(), 10);
    let failures: Vec<String> = cases.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failure(case: &str) -> Option<String> {
    let (name, rest) = case.split_once("\n--- main\n").unwrap();
    let (main, rest) = rest.split_once("\n--- part\n").unwrap();
    let (part, expected) = rest.split_once("\n--- read\n").unwrap();
    let found = told(&Document::parse(main), &Document::parse(part));
    let expected = expected.trim_end();
    (found != expected).then(|| format!("{name}\nexpected:\n{expected}\nfound:\n{found}\n"))
}

fn told(main: &Document, part: &Document) -> String {
    let overlay = Overlay::of(main, part);
    let address = |document: &Document, block: usize| document.blocks()[block].address().to_owned();
    let preface = overlay.preface().iter();
    let mut lines: Vec<String> = preface
        .map(|block| format!("first {}", address(part, *block)))
        .collect();
    for (beside, one) in overlay.places() {
        let (own, other) = (address(part, one.part), address(main, beside));
        lines.push(match one.fit {
            Fit::Corrects => format!("{own} corrects {other}"),
            Fit::Repeats => format!("{own} repeats {other}"),
            Fit::Adds => format!("{own} after {other}"),
        });
    }
    lines.join("\n")
}

#[test]
fn the_corrigendum_and_the_addendum_of_the_first_report() {
    let main = Document::parse(include_str!("../../../static/reports/C14-41-E.md"));
    let corrigendum = include_str!("../../fixtures/reports/C14-41-Corr.1-E.md");
    let addendum = include_str!("../../fixtures/reports/C14-41-Add.1-E.md");
    let corrections: Vec<String> = told(&main, &Document::parse(corrigendum))
        .lines()
        .filter(|line| line.contains("corrects"))
        .map(str::to_owned)
        .collect();
    assert_eq!(corrections, ["5.9 corrects 5.9", "6.2 e) corrects 6.2 e)"]);
    let additions: Vec<String> = told(&main, &Document::parse(addendum))
        .lines()
        .filter(|line| line.contains("after"))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        additions,
        [
            "5.13 after 5.12",
            "6.1 h) after 6.1 g)",
            "7 after 6.2 g)",
            "7.1 after 6.2 g)"
        ]
    );
}
