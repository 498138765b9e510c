//! Page furniture around a text is set aside, but never anything that may be text.

use rapporteur::document::{Document, RepairKind};

/// Returns the furniture of a report that is set aside.
fn set_aside(text: &str) -> Vec<String> {
    let document = Document::parse(&format!("# Report\n\n{text}"));
    let words = document
        .repairs()
        .iter()
        .filter_map(|repair| match &repair.kind {
            RepairKind::Furniture { words } => Some(words.clone()),
            _ => None,
        });
    words.collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(set_aside(text), *expected, "{text}");
    }
}

#[test]
fn numbers_in_paragraphs_are_text() {
    check(&[
        (
            "The scale of contributions is reproduced in full below on\npage 12.",
            &[],
        ),
        ("The motion was carried by\n2 of 3", &[]),
        (
            "The text of the annex stands on\npage 7 of 12\nof document C14/3.",
            &[],
        ),
        (
            "The table that the secretariat has issued is on\n\npage 7\n\nof the document.",
            &[],
        ),
        (
            "The votes were cast for the draft as a whole and for\n– 3 –\neach part.",
            &[],
        ),
        ("See also\nPage 7.", &[]),
        (
            "1. It was.\n\n– 2 –\n\n2. It heard the Chair, who thanked the\n– 3 –\nhost of the meeting.",
            &["– 2 –", "– 3 –"],
        ),
    ]);
}

#[test]
fn headings_and_speakers_at_the_top_of_pages_are_text() {
    for words in [
        "Norland:",
        "Norland",
        "New Zealand",
        "Mr. Smith (Norland)",
        "The Chair",
        "Alternative text",
        "Table of the votes",
        "Article on the fund",
    ] {
        let text: String = (1..5)
            .map(|page| format!("– {page} –\n\n{words}\n\nThe text is as before.\n\n"))
            .collect();
        let pages: Vec<String> = (1..5).map(|page| format!("– {page} –")).collect();
        assert_eq!(set_aside(&text), pages, "{words}");
    }
    let rules: String = (1..5)
        .map(|page| format!("– {page} –\n\nSection on members {page}\n\nMembers vote.\n\n"))
        .collect();
    assert_eq!(set_aside(&rules).len(), 4);
}

#[test]
fn a_running_head_stands_on_most_pages_at_one_edge() {
    let head = "Summary of the third meeting";
    let page = |page: u64, head: &str| format!("– {page} –\n\n{head}\n\nMembers voted.\n\n");
    let with = |heads: u64, pages: u64| -> String {
        let heads = |number| {
            if number <= heads {
                head
            } else {
                "It was so decided."
            }
        };
        (1..=pages)
            .map(|number| page(number, heads(number)))
            .collect()
    };
    let found = |text: &str| {
        set_aside(text)
            .iter()
            .filter(|words| *words == head)
            .count()
    };
    assert_eq!(found(&with(3, 4)), 3);
    assert_eq!(found(&with(2, 2)), 0);
    assert_eq!(found(&with(3, 8)), 0);
    assert_eq!(
        found(&format!("{}It closed.\n\n{head}\n\nIt met.", with(3, 3))),
        0
    );
    assert_eq!(
        found(&format!("## Votes\n\n## {head}\n\n{}", with(3, 3))),
        0
    );
}

#[test]
fn parts_of_a_whole_and_years_are_text() {
    check(&[
        (
            "2014/2015\n\n1. It adopted the budget.\n\n2015/2016\n\n2. It met.\n\n2016/2017",
            &[],
        ),
        ("Norland\n\n1/3\n\nSudland\n\n2/3\n\nEstland\n\n3/3", &[]),
        (
            "The quorum was\n\n2 of 3\n\nmembers.\n\nIt closed.\n\nPage 9\n\nPage III",
            &["Page 9", "Page III"],
        ),
        (
            "1. A.\n\n1/3\n\n2. B.\n\n2/3\n\n3. C.\n\n3/3",
            &["1/3", "2/3", "3/3"],
        ),
        ("1. A.\n\n1/3\n\n2. B.\n\n2/4\n\n3. C.\n\n3/5", &[]),
    ]);
}

#[test]
fn figures_alone_are_text_unless_they_count_pages() {
    check(&[
        (
            "1. The number of members is now\n\n57\n\nwhich is more.\n\n2. It closed.",
            &[],
        ),
        (
            "1. Costs:\n\nStaff\n\n12\n\nTravel\n\n13\n\nRent\n\n14\n\n2. It closed.",
            &[],
        ),
        (
            "1. Votes for:\n\n57\n\n2. Votes against:\n\n58\n\n3. Others:\n\n59",
            &[],
        ),
        ("1. A.\n\n12\n\n2. B.\n\n13\n\n3. C.", &[]),
        (
            "1. A.\n\n12\n\n2. B.\n\n13\n\n3. C.\n\n14",
            &["12", "13", "14"],
        ),
        ("1. A.\n\n– 12 –\n\n2. B.\n\n13\n\n3. C.", &["– 12 –", "13"]),
        ("1. A.\n\n– 12 –\n\n2. B.\n\n14\n\n3. C.", &["– 12 –"]),
        (
            "1. A.\n\n– 12 –\n\n2. B.\n\n13\n\n3. C.\n\n– 13 –",
            &["– 12 –", "– 13 –"],
        ),
    ]);
}

#[test]
fn numbers_of_paragraphs_are_text() {
    let numbers: String = (1..6)
        .map(|number| format!("{number}\n\nIt met.\n\n"))
        .collect();
    check(&[
        (&numbers, &[]),
        (&numbers.replace("3\n", "– 2 –\n\n3\n"), &["– 2 –"]),
        (
            "1. A.\n\n2. B.\n\n– 2 –\n\n3\n\nIts dot is lost.\n\n4. D.",
            &["– 2 –"],
        ),
    ]);
}

#[test]
fn symbols_in_sentences_and_lists_are_text() {
    check(&[
        (
            "The Group had before it document\n\nC14/41-E\n\n– 2 –\n\nwhich it adopted.",
            &["– 2 –"],
        ),
        (
            "1. As follows:\n\nC14/1-E\n\nC14/2-E\n\n– 2 –\n\nC14/3-E\n\n2. Noted.",
            &["– 2 –"],
        ),
        (
            "A. It met.\n\nA/RES/68/1\n\nAdopted.\n\n– 2 –\n\nA/RES/68/2\n\nAdopted.",
            &["– 2 –"],
        ),
        ("1. A.\n\n– 2 –\nC14/9-E\nThe Group met.", &[]),
        (
            "C14/9-E\n\n1. A.\n\n– 2 –\n\nC14/9-E\n\n2. B.",
            &["– 2 –", "C14/9-E"],
        ),
        (
            "1. A.\n\n– 2 –\n\nC14/9-E\n\n2. B.\n\n– 3 –\n\nC14/9-E\n\n3. C.",
            &["– 2 –", "C14/9-E", "– 3 –", "C14/9-E"],
        ),
    ]);
}

#[test]
fn sentences_that_pages_tear_are_joined_and_lists_are_not() {
    for (text, blocks) in [
        (
            "Contributions of States\n\nContributions of Members\n\n– 3 –\n\ncontributions of others\n\nsales",
            5,
        ),
        (
            "Costs are\n\nstaff costs\n\n– 2 –\n\ntravel\n\n– 3 –\n\nrent",
            5,
        ),
        ("Annex A\n\n– 4 –\n\nthe list", 3),
        (
            "List of all the participants in the third meeting of the Group\n\n– 4 –\n\nvan den Berg, Norland",
            3,
        ),
        (
            "The list of States is as follows: Norland, Sudland and\n\n– 2 –\n\nEstland.",
            2,
        ),
        (
            "It heard the representative of Norland and the\n\n– 2 –\n\nhost of\n\n– 3 –\n\nthe meeting.",
            2,
        ),
        (
            "It heard the representative of Norland and the\n\n– 2 –\n\nhost of\n\nthe meeting.",
            3,
        ),
    ] {
        let document = Document::parse(&format!("# Report\n\n{text}"));
        assert_eq!(document.blocks().len(), blocks, "{text}");
    }
}
