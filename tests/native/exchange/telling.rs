//! Statements and file names.

use std::collections::BTreeMap;

use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{
    Annotation, AnnotationSet, Category, Content, Contribution, Delegation, Disposition, Key, Kind,
    Side, Sign, Term,
};
use rapporteur::document::Document;
use rapporteur::exchange::file_name;
use rapporteur::exchange::statement::{About, Wording, markdown, plain_text};

use super::documented::check_file;
use super::samples::{
    afternoon, annotation, author, block_target, context, contributed, morning, note,
    phrase_target, report, revised,
};

pub struct English;

impl Wording for English {
    fn kind(&self, kind: &Kind) -> String {
        format!("{kind:?}")
    }
    fn whole_document(&self) -> String {
        "General".to_owned()
    }
    fn in_another_text(&self, place: &str, symbol: Option<&str>) -> String {
        format!("{place} of {}", symbol.unwrap_or("another text"))
    }
    fn no_place(&self) -> String {
        "Without a place".to_owned()
    }
    fn proposed_text(&self) -> String {
        "Proposed text:".to_owned()
    }
    fn new_paragraph(&self, number: Option<&str>, side: Option<Side>, place: &str) -> String {
        let side = side.map_or("after", Term::term);
        format!("New {} {side} {place}:", number.unwrap_or("paragraph"))
    }
    fn without_text(&self, sign: Sign) -> Option<String> {
        match sign {
            Sign::Sup => Some("To be deleted.".to_owned()),
            Sign::Noc => Some("No change.".to_owned()),
            _ => None,
        }
    }
    fn answered(&self, what: Option<&str>, whose: Option<&str>) -> String {
        let what = what.unwrap_or("a note that is not available");
        whose.map_or(format!("On {what}"), |whose| {
            format!("On {what} of {whose}")
        })
    }
    fn on_behalf_of(&self, whose: &str) -> String {
        format!("on behalf of {whose}")
    }
    fn sponsors(&self, list: &str) -> String {
        format!("Sponsors: {list}")
    }
    fn disposition(&self, disposition: Disposition) -> String {
        disposition.term().to_owned()
    }
}

pub fn about<'a>(document: Option<&'a Document>, known: &'a AnnotationSet) -> About<'a> {
    About {
        symbol: "C14/41-E",
        title: "Report by the Chairman",
        document,
        known,
        carried: &NOTHING_CARRIED,
    }
}

static NOTHING_CARRIED: BTreeMap<Key, TextRange> = BTreeMap::new();

#[track_caller]
fn check_plain(document: &Document, notes: &[Annotation], expected: &str) {
    let notes: Vec<_> = notes.iter().collect();
    let known = AnnotationSet::new();
    assert_eq!(
        plain_text(about(Some(document), &known), &notes, &English),
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
    let known = AnnotationSet::new();
    assert_eq!(
        markdown(about(Some(&document), &known), &notes, &English),
        expected
    );
}

#[test]
fn every_kind_says_what_it_is_about() {
    let document = report();
    let said = every_kind_of_statement(&document);
    let notes: Vec<_> = said.iter().collect();
    let mut known: AnnotationSet = said.iter().cloned().collect();
    known.extend(afternoon(&document));
    for (name, written) in [
        (
            "statement.md",
            markdown(about(Some(&document), &known), &notes, &English),
        ),
        (
            "statement.txt",
            plain_text(about(Some(&document), &known), &notes, &English),
        ),
    ] {
        check_file(&format!("tests/fixtures/exchange/{name}"), &written);
    }
}

/// Returns one note of each kind, by Brazil.
fn every_kind_of_statement(document: &Document) -> Vec<Annotation> {
    let by = author(0xb1, "A. Silva", "BRA");
    let entity = |label: &str| Delegation {
        country: None,
        label: Some(label.to_owned()),
    };
    let phrase = || phrase_target(document, "para-5.9", "quarterly reports");
    let block = |id: &str| block_target(document, id);
    let answer = |lost: bool| {
        let proposal = &afternoon(document)[3];
        let mut target = context().describe_answer(document, proposal, &proposal.live()[0]);
        if lost {
            target.source = "urn:uuid:00000099-0000-4000-8000-000000000000".to_owned();
        }
        target
    };
    let mut added = block("para-5.9");
    added.set_insert(Some(Side::After));
    let proposal = |sign, proposed: &str, text: &str| Contribution {
        sign: Some(sign),
        proposed: proposed.to_owned(),
        text: text.to_owned(),
        ..Contribution::new(Kind::Proposal)
    };
    let with = |kind, text: &str| Contribution {
        text: text.to_owned(),
        ..Contribution::new(kind)
    };
    let said = [
        (with(Kind::Highlight, ""), phrase()),
        (with(Kind::Question, "How *often*?"), phrase()),
        (
            Contribution {
                proposed: "three-monthly reports".to_owned(),
                category: Some(Category::Editorial),
                ..with(Kind::Editorial, "Plainer.")
            },
            phrase(),
        ),
        (
            Contribution {
                sponsors: vec![entity("BRA"), entity("CITEL")],
                ..proposal(Sign::Mod, "The *contribution* from Egypt", "Shorter.")
            },
            block("para-5.9"),
        ),
        (proposal(Sign::EditorialMod, "Role", "Case."), phrase()),
        (
            Contribution {
                number: Some("5.9bis".to_owned()),
                insert: Some(Side::After),
                ..proposal(Sign::Add, "A new one.", "It was forgotten.")
            },
            added,
        ),
        (proposal(Sign::Sup, "", ""), block("para-6.1-b")),
        (
            proposal(Sign::Noc, "", "It took two years."),
            block("para-6.1-b"),
        ),
        (
            Contribution {
                on_behalf_of: Some(entity("CITEL")),
                ..with(Kind::Support, "")
            },
            answer(false),
        ),
        (with(Kind::Support, "Well put."), block("para-6.1-b")),
        (with(Kind::Reservation, "Not yet."), answer(false)),
        (with(Kind::CoSponsorship, ""), answer(false)),
        (with(Kind::Reply, "Every year."), answer(true)),
        (
            Contribution {
                disposition: Some(Disposition::AcceptedWithModifications),
                ..with(Kind::Disposition, "With “every year”.")
            },
            answer(false),
        ),
        (
            Contribution {
                private: true,
                ..with(Kind::Comment, "For nobody else.")
            },
            block("para-5.9"),
        ),
    ];
    let numbered = (0_u32..).zip(said);
    let notes = numbered.map(|(number, (said, target))| {
        let note = contributed(&said, target);
        annotation(0xa00 + number, 0xe00 + number, &by, note)
    });
    notes.collect()
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
    let written = markdown(about(None, &AnnotationSet::new()), &all, &English);
    assert!(
        written.contains("## Summary — Comment\n\n> Summary\n\nShort."),
        "{written}"
    );
    assert!(
        written.contains("## Without a place — Comment\n\n> The contribution"),
        "{written}"
    );
    // A carried note without an address gets the address of its place.
    let block = document.position("para-5.9").unwrap();
    let place = TextRange::block(&document, block).unwrap();
    let carried = BTreeMap::from([(all[0].key().clone(), place)]);
    let known = AnnotationSet::new();
    let found = About {
        carried: &carried,
        ..about(Some(&document), &known)
    };
    let written = markdown(found, &all, &English);
    assert!(written.contains("## § 5.9 — Comment\n\nLost."), "{written}");
}

/// A revision in which a paragraph was inserted before 5.9, which becomes 5.10; 6.1 b) is gone.
#[test]
fn carried_notes_stand_where_they_are_now() {
    let source = include_str!("../../../static/reports/C14-41-E.md");
    let old = report();
    let notes = morning(&old);
    let notes: Vec<_> = notes.iter().collect();
    let source = source
        .replace("C14/41-E", "C14/41(Rev.1)-E")
        .replace("5.10", "5.11")
        .replace("5.9", "5.9 A new paragraph was put here.\n\n5.10");
    let new = Document::parse(&source);
    let (block, _) = new
        .blocks()
        .iter()
        .enumerate()
        .find(|(_, block)| block.address() == "5.10")
        .expect("the paragraph has a new number");
    let carried: BTreeMap<_, _> = notes
        .iter()
        .filter(|note| address(note) == Some("5.9"))
        .filter_map(|note| Some((note.key().clone(), TextRange::block(&new, block)?)))
        .collect();
    let known = AnnotationSet::new();
    let about = About {
        symbol: "C14/41(Rev.1)-E",
        carried: &carried,
        ..about(Some(&new), &known)
    };
    let written = markdown(about, &notes, &English);
    let headings: Vec<_> = written
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(
        headings,
        [
            "## General — Comment",
            "## § 5.10 (§ 5.9 of C14/41-E) — Question",
            "## § 5.10 (§ 5.9 of C14/41-E) — Comment",
            "## § 6.1 b) of C14/41-E — Comment",
        ]
    );
}

fn address(note: &Annotation) -> Option<&str> {
    let target = note.live().first()?.content.target()?;
    target.address.as_deref()
}

#[test]
fn a_statement_of_no_notes_is_its_heading() {
    let document = report();
    check_plain(&document, &[], "C14/41-E — Report by the Chairman\n");
    let known = AnnotationSet::new();
    let bare = About {
        title: "",
        ..about(None, &known)
    };
    assert_eq!(plain_text(bare, &[], &English), "C14/41-E\n");
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
            ("C1", "カ\u{3099}ーナ", "2014-05-06"),
            "C1_カ\u{3099}ーナ_2014-05-06.json",
        ),
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
