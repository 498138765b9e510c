//! Words as people type them, searched in the text.

use proptest::prelude::*;
use rapporteur::anchoring::typed_places;

/// Compares `text` with brackets around the places found.
fn check(text: &str, typed: &str, expected: &str) {
    let mut marked: Vec<String> = text.chars().map(String::from).collect();
    for place in typed_places(text, typed) {
        marked[place.start].insert(0, '[');
        marked[place.end - 1].push(']');
    }
    assert_eq!(marked.concat(), expected, "{typed:?}");
}

#[test]
fn words_are_found_as_people_type_them() {
    let text = "The Group’s report – the group's \u{a0} REPORT on “COP”";
    check(
        text,
        "group's report",
        "The [Group’s report] – the [group's \u{a0} REPORT] on “COP”",
    );
    check(
        text,
        "  \"cop\" ",
        "The Group’s report – the group's \u{a0} REPORT on [“COP”]",
    );
    check(
        text,
        "report - the",
        "The Group’s [report – the] group's \u{a0} REPORT on “COP”",
    );
    check(text, "reports", text);
    check(text, "   ", text);
    check("aaaa", "AA", "[aa][aa]");
    check("ԵՒ եւ", "եւ", "[ԵՒ] [եւ]");
    check("İstanbul", "i", "İstanbul");
    check("e\u{301}t e", "e", "e\u{301}t [e]");
    let pdf = "drew atten- tion to the co-\noperation of the regu\u{ad}lators, the eﬃciency of the low-cost short- and long-term";
    for (typed, found) in [
        ("attention", "atten- tion"),
        ("atten- tion", "atten- tion"),
        ("cooperation", "co-\noperation"),
        ("regulators", "regu\u{ad}lators"),
        ("efficiency", "eﬃciency"),
        ("low-cost short", "low-cost short"),
        ("short- and", "short- and"),
        ("-term", "-term"),
        ("effi", "eﬃ"),
    ] {
        check(pdf, typed, &pdf.replacen(found, &format!("[{found}]"), 1));
    }
    check(pdf, "shortand", pdf);
    check("理事会报告", "报告", "理事会[报告]");
}

proptest! {
    #[test]
    fn what_is_found_reads_like_what_was_typed(text in "[aAbBß’' ]{0,24}", typed in "[abs' ]{0,4}") {
        for place in typed_places(&text, &typed) {
            let found: String = text.chars().skip(place.start).take(place.len()).collect();
            let again = typed_places(&found, &typed);
            prop_assert_eq!(again, vec![0..found.chars().count()]);
        }
    }

    #[test]
    fn any_words_of_a_text_are_found_in_it(text in "\\PC{1,24}", start in 0usize..24, len in 1usize..8) {
        let words: String = text.chars().skip(start).take(len).collect();
        // Cut characters are not words.
        let whole = rapporteur::anchoring::snap::to_graphemes(&text, start..start + words.chars().count());
        let is_whole = whole == (start..start + words.chars().count());
        let trimmed = words.trim() == words && !words.is_empty();
        if is_whole && trimmed {
            prop_assert!(!typed_places(&text, &words).is_empty(), "{words:?} in {text:?}");
        }
    }
}
