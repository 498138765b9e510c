//! The fate of the annotated phrase of each case: with both texts known, and with the selectors
//! alone. The README beside the cases defines the right places.

use super::{Case, Outcome, cases, cases_in, folded};
use rapporteur::anchoring::{self, Resolution, TextRange, carry_over, describe, resolve};
use rapporteur::document::Document;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn with_both_texts_known() {
    check(&cases(), carried);
}

#[test]
fn with_the_selectors_alone() {
    check(&cases(), resolved);
}

#[test]
fn what_was_a_mistake_once() {
    let mistakes = cases_in("mistakes");
    check(&mistakes, carried);
    check(&mistakes, resolved);
}

#[test]
fn what_was_a_mistake_once_with_both_texts_known() {
    check(&cases_in("mistakes/both"), carried);
}

fn carried(case: &Case, old: &Document, new: &Document) -> (Resolution, Vec<Outcome>) {
    let targets = [describe(old, &case.target)];
    let found = carry_over(old, new, &targets).pop().unwrap();
    (found, case.expect.clone())
}

fn resolved(case: &Case, old: &Document, new: &Document) -> (Resolution, Vec<Outcome>) {
    let found = resolve(&describe(old, &case.target), new);
    (found, case.resolve.clone())
}

/// Lists all cases with a wrong outcome or place at once.
fn check(cases: &[Case], find: impl Fn(&Case, &Document, &Document) -> (Resolution, Vec<Outcome>)) {
    let failure = |case: &Case| {
        let (old, new) = (Document::parse(&case.before), Document::parse(&case.after));
        let (found, expected) = find(case, &old, &new);
        let right = expected
            .iter()
            .any(|outcome| is_right(*outcome, case, &found, &new));
        (!right).then(|| {
            format!(
                "{}: {} instead of {expected:?}\n     {:?}",
                case.name,
                shown(&found, &new),
                case.target.words(&old)
            )
        })
    };
    let failures: Vec<_> = cases.iter().filter_map(failure).collect();
    let count = failures.len();
    assert!(
        count == 0,
        "{count} of {}:\n{}",
        cases.len(),
        failures.join("\n")
    );
}

fn is_right(outcome: Outcome, case: &Case, found: &Resolution, new: &Document) -> bool {
    let is_wanted = |range: &TextRange| {
        let mut wanted = case.wanted.iter();
        wanted.any(|wanted| place(wanted, new) == place(range, new))
    };
    match (outcome, found) {
        (Outcome::Exact, Resolution::Exact(range)) | (Outcome::Moved, Resolution::Moved(range)) => {
            is_wanted(range)
        }
        (Outcome::Changed, Resolution::Changed(likeness)) => {
            let mut wanted = case.wanted.iter();
            wanted.any(|wanted| is_about(&likeness.range, wanted, new))
        }
        (Outcome::Ambiguous, Resolution::Ambiguous(candidates)) => {
            let is_candidate = |wanted: &TextRange| {
                let mut candidates = candidates.iter();
                candidates.any(|range| place(range, new) == place(wanted, new))
            };
            case.wanted.iter().all(is_candidate)
        }
        (Outcome::Orphaned, Resolution::Orphaned(_)) => true,
        _ => false,
    }
}

/// Returns the range without white space and punctuation at its edges, in code points of the text.
fn place(range: &TextRange, document: &Document) -> (usize, usize) {
    let words = range.words(document);
    let is_edge = |c: &char| !c.is_alphanumeric();
    let count = words.chars().count();
    let start = words.chars().take_while(is_edge).count();
    let end = words.chars().rev().take_while(is_edge).count();
    let at = range.code_points(document);
    if start == count {
        return (at.start, at.end);
    }
    (at.start + start, at.end - end)
}

/// Returns whether a changed place is in the right blocks and shares half of its words.
fn is_about(found: &TextRange, wanted: &TextRange, new: &Document) -> bool {
    let same_blocks = (found.block, found.end_block) == (wanted.block, wanted.end_block);
    let (found, wanted) = (folded(found.words(new)), folded(wanted.words(new)));
    let mut left: Vec<_> = found.unicode_words().collect();
    let words = wanted.unicode_words().count();
    let shared = wanted.unicode_words().filter(|word| {
        let at = left.iter().position(|other| other == word);
        at.map(|at| left.swap_remove(at)).is_some()
    });
    same_blocks && shared.count() * 2 >= words.max(found.unicode_words().count())
}

fn shown(found: &Resolution, document: &Document) -> String {
    let place = |range: &TextRange| {
        let id = document.blocks()[range.block].id();
        format!(
            "{id} {}..{} {:?}",
            range.start,
            range.end,
            range.words(document)
        )
    };
    match found {
        Resolution::Exact(range) => format!("exact {}", place(range)),
        Resolution::Moved(range) => format!("moved {}", place(range)),
        Resolution::Changed(anchoring::Likeness { range, score }) => {
            format!("changed ({score} %) {}", place(range))
        }
        Resolution::Ambiguous(ranges) => {
            let places: Vec<_> = ranges.iter().map(place).collect();
            format!("ambiguous {}", places.join(", "))
        }
        Resolution::Orphaned(None) => "orphaned".to_owned(),
        Resolution::Orphaned(Some(likeness)) => {
            format!("orphaned ({} % {})", likeness.score, place(&likeness.range))
        }
        Resolution::Document => "document".to_owned(),
    }
}
