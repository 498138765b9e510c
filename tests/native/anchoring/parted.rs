//! `tests/fixtures/anchoring/parted/`: a revision without the hyphens of the line ends.

use rapporteur::anchoring::{Outcome, TextRange, carry_over, describe};
use rapporteur::document::Document;

const REPORT: &str = include_str!("../../fixtures/anchoring/parted/report.md");
const REVISION: &str = include_str!("../../fixtures/anchoring/parted/report-rev1.md");

#[test]
fn words_parted_at_line_ends_are_carried_to_the_whole_words() {
    let (old, new) = (Document::parse(REPORT), Document::parse(REVISION));
    for (words, whole) in [
        ("atten- tion", "attention"),
        (
            "co- operation of the regu\u{ad}lators",
            "cooperation of the regulators",
        ),
        ("parti- cular", "particular"),
        ("eﬃciency of the ofﬁce", "efficiency of the office"),
        ("com- pared", "compared"),
    ] {
        let (before, _) = old.text().split_once(words).unwrap();
        let start = before.chars().count();
        let range = TextRange::at(&old, start, start + words.chars().count()).unwrap();
        let found = carry_over(&old, &new, &[describe(&old, &range)]).remove(0);
        assert_ne!(found.outcome(), Outcome::Orphaned, "{words}");
        let place = found
            .range()
            .unwrap_or_else(|| panic!("{words}: {found:?}"));
        assert_eq!(place.words(&new), whole);
    }
}
