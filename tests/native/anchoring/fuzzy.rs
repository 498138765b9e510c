//! Approximate search, compared with the plain matrix of edit distances.

use proptest::prelude::*;
use rapporteur::anchoring::{Matches, Pattern};

/// Returns the best matches by Sellers' algorithm (1980), one cell at a time.
fn by_the_matrix(pattern: &[u32], text: &[u32], most: usize) -> Option<Matches> {
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    let mut found: Option<Matches> = None;
    for (at, symbol) in text.iter().enumerate() {
        let mut above = column[0];
        for row in 1..column.len() {
            let replaced = above + usize::from(pattern[row - 1] != *symbol);
            above = column[row];
            column[row] = replaced.min(column[row] + 1).min(column[row - 1] + 1);
        }
        let errors = column[pattern.len()];
        let better = found.as_ref().map_or(most + 1, |found| found.errors);
        if errors < better {
            found = Some(Matches {
                errors,
                ends: Vec::new(),
            });
        }
        if let Some(found) = found.as_mut().filter(|found| found.errors == errors) {
            found.ends.push(at + 1);
        }
    }
    found.filter(|found| found.errors < pattern.len())
}

fn symbols(text: &str) -> Vec<u32> {
    text.chars().map(u32::from).collect()
}

fn check(pattern: &str, text: &str, most: usize) {
    let (pattern, text) = (symbols(pattern), symbols(text));
    let most = most.min(pattern.len().saturating_sub(1));
    let found = Pattern::new(pattern.iter().copied()).find(&text, most);
    assert_eq!(found, by_the_matrix(&pattern, &text, most));
}

#[test]
fn few_errors_are_found() {
    let pattern = Pattern::new("reservation".chars().map(u32::from));
    let text = "the reservtion, a reservations";
    let found = pattern.find(&symbols(text), 3);
    let ends = vec![29];
    assert_eq!(found, Some(Matches { errors: 0, ends }));
    assert_eq!(pattern.find(&symbols("nothing"), 3), None);
}

#[test]
fn nothing_is_found_nowhere() {
    let nothing = Pattern::new(std::iter::empty());
    assert_eq!(nothing.find(&symbols("text"), 9), None);
    let pattern = Pattern::new("text".chars().map(u32::from));
    assert_eq!(pattern.find(&[], 9), None);
}

proptest! {
    #[test]
    fn it_finds_what_the_matrix_does(
        pattern in "[ab😀é]{1,12}",
        text in "[ab😀éc]{0,60}",
        most in 0..12_usize,
    ) {
        check(&pattern, &text, most);
    }

    /// Patterns of several blocks, including lengths around multiples of 64.
    #[test]
    fn long_patterns_too(
        pattern in "[abc]{60,70}|[abc]{120,135}|[abc]{190,260}",
        text in "[abc]{0,600}",
        most in 0..200_usize,
    ) {
        check(&pattern, &text, most);
    }

    /// With copies of the pattern that have some errors, so that blocks are added and dropped.
    #[test]
    fn edited_copies_too(
        pattern in "[a-e]{100,200}",
        holes in proptest::collection::vec(any::<prop::sample::Index>(), 0..40),
        (before, after) in ("[a-e]{0,150}", "[a-e]{0,150}"),
        most in 0..120_usize,
    ) {
        let mut copy: Vec<char> = pattern.chars().collect();
        for hole in holes {
            let at = hole.index(copy.len());
            copy.remove(at);
        }
        let copy: String = copy.into_iter().collect();
        check(&pattern, &[before, copy, after].concat(), most);
    }
}
