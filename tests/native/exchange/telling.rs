//! Statements and file names.

use rapporteur::annotation::{Annotation, Content, Kind};
use rapporteur::document::Document;
use rapporteur::exchange::file_name;
use rapporteur::exchange::statement::{Heading, Wording, markdown, plain_text};

use super::samples::{
    annotation, author, block_target, context, morning, note, phrase_target, report, revised,
};

struct English;

impl Wording for English {
    fn kind(&self, kind: &Kind) -> String {
        format!("{kind:?}")
    }
    fn whole_document(&self) -> String {
        "General".to_owned()
    }
    fn no_place(&self) -> String {
        "Without a place".to_owned()
    }
}

const HEADING: Heading<'_> = Heading {
    symbol: "C14/41-E",
    title: "Report by the Chairman",
};

fn check_plain(document: &Document, notes: &[Annotation], expected: &str) {
    let notes: Vec<_> = notes.iter().collect();
    assert_eq!(
        plain_text(HEADING, &notes, Some(document), &English),
        expected
    );
}

#[test]
fn a_statement_follows_the_paragraphs() {
    let document = report();
    let notes = morning(&document);
    let notes: Vec<_> = notes.iter().collect();
    let expected = "\
# C14/41-E — Report by the Chairman

## General — Comment

A clear report.

## § 5.9 — Question

Which **regional offices** would carry these projects out?

## § 5.9 — Comment

> Resolution 67 (Hyderabad, 2010)

See also Resolution 179.

## § 6.1 b) — Comment

We support this, and would add *capacity building*.
";
    assert_eq!(
        markdown(HEADING, &notes, Some(&document), &English),
        expected
    );
}

#[test]
fn plain_text_has_no_marks() {
    let document = report();
    let words = "See [Resolution 67](https://www.itu.int/67), *please*:\n\n1. `first`\n2. second\n   \
                 - inner\n\n<b>raw</b> & done\\\nend";
    let target = phrase_target(&document, "para-5.9", "quarterly reports");
    let by = author(0xb1, "A. Silva", "BRA");
    let one = annotation(0xa1, 0xe1, &by, note(Kind::Comment, target, words));
    let expected = "\
C14/41-E — Report by the Chairman

§ 5.9 — Comment

“quarterly reports”

See Resolution 67 (https://www.itu.int/67), please:

1. first
2. second
   - inner

<b>raw</b> & done
end
";
    check_plain(&document, &[one], expected);
}

#[test]
fn both_sides_of_a_conflict_stand_in_the_statement() {
    let document = report();
    let by = author(0xb1, "A. Silva", "BRA");
    let words = |words| note(Kind::Comment, block_target(&document, "para-6.1-b"), words);
    let first = annotation(0xa1, 0xe1, &by, words("First."));
    let laptop = revised(&first, &[0xe1], 0xe2, Content::Note(words("Laptop.")));
    let both = revised(&laptop, &[0xe1], 0xe3, Content::Note(words("Tablet.")));
    let expected = "\
C14/41-E — Report by the Chairman

§ 6.1 b) — Comment

Laptop.

§ 6.1 b) — Comment

Tablet.
";
    check_plain(&document, &[both], expected);
}

#[test]
fn headings_stand_by_their_words_and_lost_places_are_said() {
    let document = report();
    let by = author(0xb1, "A. Silva", "BRA");
    let mut lost = block_target(&document, "para-5.9");
    lost.address = None;
    lost.selectors.truncate(1);
    let summary = block_target(&document, "sec-summary");
    let notes = [
        annotation(0xa1, 0xe1, &by, note(Kind::Comment, lost, "Lost.")),
        annotation(0xa2, 0xe2, &by, note(Kind::Comment, summary, "Short.")),
    ];
    let all: Vec<_> = notes.iter().collect();
    let written = markdown(HEADING, &all, None, &English);
    assert!(
        written.contains("## Summary — Comment\n\n> Summary\n\nShort."),
        "{written}"
    );
    assert!(
        written.contains("## Without a place — Comment\n\n> The contribution"),
        "{written}"
    );
}

#[test]
fn a_statement_of_no_notes_is_its_heading() {
    let document = report();
    check_plain(&document, &[], "C14/41-E — Report by the Chairman\n");
    let bare = Heading {
        symbol: "C14/41-E",
        title: "",
    };
    assert_eq!(plain_text(bare, &[], None, &English), "C14/41-E\n");
    let general = context().describe_document(&document);
    let by = author(0xb1, "A. Silva", "BRA");
    let general = annotation(0xa1, 0xe1, &by, note(Kind::Highlight, general, ""));
    let expected = "C14/41-E — Report by the Chairman\n\nGeneral — Highlight\n";
    check_plain(&document, &[general], expected);
}

#[test]
fn file_names_suit_every_file_system() {
    for ((symbol, author, date), name) in [
        (
            ("C14/41-E", "Brazil", "2014-05-06"),
            "C14-41-E_Brazil_2014-05-06.json",
        ),
        (
            ("C14/41(Rev.1)-E", "J", "2014-05-06"),
            "C14-41-Rev.1-E_J_2014-05-06.json",
        ),
        (
            ("A/RES/60/1", "Côte d’Ivoire", "2014-05-06"),
            "A-RES-60-1_Côte-d-Ivoire_2014-05-06.json",
        ),
        (
            ("文件/1", "日本", "2014-05-06"),
            "文件-1_日本_2014-05-06.json",
        ),
        (
            ("C1", "Co\u{302}te d\u{61c}\u{2003}Or", "2014-05-06"),
            "C1_Co\u{302}te-d-Or_2014-05-06.json",
        ),
        (("C1", "हिन्दी", "2014-05-06"), "C1_हिन्दी_2014-05-06.json"),
        (
            ("..\\CON:<>|?*\"", "\u{0}a_b\n", "2014-05-06"),
            "CON_a-b_2014-05-06.json",
        ),
        (("C1", "", "2014-05-06"), "C1_2014-05-06.json"),
        (("", "///", ""), "annotations.json"),
    ] {
        assert_eq!(file_name(symbol, author, date), name);
    }
    let long = "x".repeat(5000);
    assert!(file_name(&long, &long, &long).len() <= 255);
}
