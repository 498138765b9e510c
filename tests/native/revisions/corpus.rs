//! Checks the corpus itself: closed lists, no duplicates, and places that fit the outcomes. Nothing
//! is carried over here.

use super::{Case, Outcome, cases, cases_in, folded, folder, is_han};
use rapporteur::anchoring::TextRange;
use rapporteur::document::Document;
use std::collections::BTreeSet;
use std::fs;
use unicode_segmentation::UnicodeSegmentation;

const LEAST_CASES: usize = 120;

#[test]
fn there_are_enough_cases_and_no_doubles() {
    let cases = cases();
    assert!(cases.len() >= LEAST_CASES, "{} cases", cases.len());
    let mut seen = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for case in &cases {
        let parts: BTreeSet<_> = case.operation.split('+').map(str::to_owned).collect();
        let kind = (parts, case.phrase.clone(), case.position.clone());
        assert!(seen.insert(kind), "{} is a double", case.name);
        assert!(
            titles.insert(&case.title),
            "{} has a double title",
            case.name
        );
    }
}

#[test]
fn operations_phrases_and_positions_are_those_of_the_readme() {
    let known = names_in_readme();
    let mut used = BTreeSet::new();
    for case in cases() {
        let words = [&*case.phrase, &case.position];
        for word in case.operation.split('+').chain(words) {
            assert!(
                known.contains(word),
                "{}: `{word}` is not listed",
                case.name
            );
            used.insert(word.to_owned());
        }
    }
    let unused: Vec<_> = known.difference(&used).collect();
    assert!(unused.is_empty(), "in no case: {unused:?}");
}

#[test]
fn every_case_agrees_with_itself() {
    let cases = ["", "mistakes", "mistakes/both"].map(cases_in).concat();
    let problems: Vec<_> = cases
        .iter()
        .flat_map(|case| {
            let problems = problems(case);
            problems
                .into_iter()
                .map(|problem| format!("{}: {problem}", case.name))
        })
        .collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Returns the names that the README explains in its lists, ``* `name`: …``.
fn names_in_readme() -> BTreeSet<String> {
    fs::read_to_string(folder().join("README.md"))
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("* `")?.split_once("`:"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn problems(case: &Case) -> Vec<String> {
    let old = Document::parse(&case.before);
    let new = Document::parse(&case.after);
    let mut problems = Vec::new();
    let position = position(&old, &case.target);
    if position != case.position {
        problems.push(format!("the phrase stands at `{position}`"));
    }
    if !is_phrase(&case.phrase, &old, &case.target) {
        problems.push(format!("the phrase is no `{}`", case.phrase));
    }
    if !is_count(case) {
        problems.push(format!("{} places are wanted", case.wanted.len()));
    }
    if let [wanted] = case.wanted.as_slice() {
        problems.extend(misfit(case, &old, &new, wanted));
    }
    problems
}

fn is_placed(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Exact | Outcome::Moved | Outcome::Changed)
}

/// Returns whether the number of places fits: one for a phrase that is found, two or more for
/// equally good ones, none for an orphan.
fn is_count(case: &Case) -> bool {
    let mut outcomes = case.expect.iter().chain(&case.resolve);
    match case.wanted.len() {
        0 => !case.expect.contains(&Outcome::Ambiguous) && !outcomes.any(is_placed),
        1 => outcomes.any(is_placed) && case.suggested.is_none(),
        _ => case.expect.contains(&Outcome::Ambiguous),
    }
}

/// Describes a contradiction between the outcomes and the words or the place.
fn misfit(case: &Case, old: &Document, new: &Document, wanted: &TextRange) -> Option<String> {
    let fact = fact(old, &case.target, new, wanted);
    for outcomes in [&case.expect, &case.resolve] {
        let placed = || outcomes.iter().filter(|outcome| is_placed(outcome));
        let wrong = placed().any(|outcome| *outcome != fact && *outcome != Outcome::Changed);
        if wrong || placed().next().is_some() && !outcomes.contains(&fact) {
            return Some(format!("the place is {fact:?}, not {outcomes:?}"));
        }
    }
    let (kept, all) = survivors(case.target.words(old), wanted.words(new));
    (case.expect == [Outcome::Changed] && kept * 2 < all)
        .then(|| format!("{kept} of {all} words survive"))
}

fn fact(old: &Document, from: &TextRange, new: &Document, to: &TextRange) -> Outcome {
    let place = |document: &Document, range: &TextRange| {
        let id = |block: usize| document.blocks()[block].id().to_owned();
        (id(range.block), range.start, id(range.end_block), range.end)
    };
    if folded(from.words(old)) != folded(to.words(new)) {
        Outcome::Changed
    } else if place(old, from) == place(new, to) {
        Outcome::Exact
    } else {
        Outcome::Moved
    }
}

/// Returns how many words of the old phrase occur in the new one, and how many it has.
fn survivors(old: &str, new: &str) -> (usize, usize) {
    let (old, new) = (folded(old), folded(new));
    let mut left: Vec<_> = new.unicode_words().collect();
    let mut kept = 0;
    for word in old.unicode_words() {
        if let Some(at) = left.iter().position(|other| *other == word) {
            left.swap_remove(at);
            kept += 1;
        }
    }
    (kept, old.unicode_words().count())
}

/// Returns whether words precede and follow the phrase in its blocks.
fn position(document: &Document, range: &TextRange) -> &'static str {
    let blocks = document.blocks();
    let has_word = |text: &str| text.contains(char::is_alphanumeric);
    let before = has_word(blocks[range.block].slice(0..range.start));
    let after = has_word(blocks[range.end_block].slice(range.end..usize::MAX));
    match (before, after) {
        (false, false) => "whole",
        (false, true) => "start",
        (true, false) => "end",
        (true, true) => "middle",
    }
}

fn is_phrase(phrase: &str, document: &Document, range: &TextRange) -> bool {
    let words = range.words(document);
    // Chinese words are not separated by spaces.
    let count = match words.chars().filter(|c| is_han(*c)).count() {
        0 => words.split_whitespace().count(),
        han => han.div_ceil(2),
    };
    let inside = range.is_in_one_block() && !range.is_block(document);
    let ends = words.ends_with(['.', '!', '?', '。', '؟', '؛']);
    match phrase {
        "word" => inside && count == 1,
        "words" => inside && (2..=5).contains(&count),
        "clause" => inside && count >= 3 && !ends,
        "sentence" => inside && count >= 3 && ends,
        "block" => range.is_block(document),
        "blocks" => !range.is_in_one_block(),
        _ => false,
    }
}
