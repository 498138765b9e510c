//! Folded texts, as used in searches.

use rapporteur::fold::fold;

#[path = "../support/folded.rs"]
mod folded;

#[test]
fn texts_are_looked_for_without_case_and_marks() {
    for (text, expected) in folded::FOLDED {
        assert_eq!(fold(text), *expected, "{text}");
        assert_eq!(fold(expected), *expected, "{text}, folded again");
    }
}
