//! The first report, C14/41-E, compared with the paper.

use rapporteur::document::{BlockKind, Document, DocumentKey, Link};
use rapporteur::messages::repair_line;

const SOURCE: &str = include_str!("../../../static/reports/C14-41-E.md");
const ADDRESSES: &str = include_str!("../../fixtures/reports/C14-41-E.addresses.tsv");
const REPAIRS: &str = include_str!("../../fixtures/reports/C14-41-E.repairs.txt");

fn report() -> Document {
    Document::parse(SOURCE)
}

#[test]
fn every_block_has_the_address_and_id_of_the_contract() {
    let actual: Vec<String> = report()
        .blocks()
        .iter()
        .map(|block| format!("{}\t{}\t{}", block.line(), block.address(), block.id()))
        .collect();
    let expected: Vec<String> = ADDRESSES
        .lines()
        .skip(1)
        .map(|line| line.split('\t').take(3).collect::<Vec<_>>().join("\t"))
        .collect();
    assert_eq!(actual, expected);
}

#[test]
fn every_repair_is_listed() {
    let actual: Vec<String> = report().repairs().iter().map(repair_line).collect();
    let expected: Vec<&str> = REPAIRS.lines().collect();
    assert_eq!(actual, expected);
}

#[test]
fn the_masthead_has_its_values() {
    let report = report();
    let masthead = report.masthead();
    assert_eq!(masthead.agenda_item.as_deref(), Some("PL 1.1 v)"));
    assert_eq!(masthead.symbol.as_deref(), Some("C14/41-E"));
    assert_eq!(masthead.date.as_deref(), Some("14 March 2014"));
    assert_eq!(masthead.language.as_deref(), Some("English"));
    let title = "Report by the Chairman of the Council Working Group on Child Online Protection";
    assert_eq!(masthead.title.as_deref(), Some(title));
    assert!(
        masthead
            .subtitle
            .as_deref()
            .unwrap()
            .starts_with("OUTCOME OF THE SEVENTH")
    );
}

#[test]
fn the_abstract_ends_before_section_1() {
    let report = report();
    let box_ids: Vec<&str> = report.blocks()[report.abstract_blocks()]
        .iter()
        .map(|block| block.id())
        .collect();
    assert_eq!(box_ids.first(), Some(&"sec-summary"));
    assert_eq!(box_ids.last(), Some(&"sec-references-p2"));
    assert_eq!(box_ids.len(), 7);
}

#[test]
fn the_outline_follows_the_section_numbers() {
    let report = report();
    let outline: Vec<(usize, &str)> = report
        .outline()
        .iter()
        .map(|entry| (entry.depth, entry.number.as_deref().unwrap_or(&entry.title)))
        .collect();
    let expected = [
        (0, "Summary"),
        (0, "Action required"),
        (0, "References"),
        (0, "1"),
        (0, "2"),
        (0, "3"),
        (0, "4"),
        (0, "5"),
        (0, "6"),
        (1, "6.1"),
        (1, "6.2"),
    ];
    assert_eq!(outline, expected);
}

#[test]
fn labels_are_as_printed_and_texts_without_them() {
    let report = report();
    let check = |id: &str, label: &str, text: &str| {
        let block = report.block(id).unwrap();
        assert_eq!(block.label(), label);
        assert!(block.text().starts_with(text), "{id}: {}", block.text());
    };
    check("sec-1", "1", "Introduction");
    check("sec-6", "6.", "Outcomes of the seventh");
    check(
        "sec-6.1",
        "6.1",
        "The main outcomes of the seventh meeting were:",
    );
    check("para-5.1", "5.1", "During the seventh meeting");
    check("para-5.2", "5.2", "The IWF and Trend Micro's");
    check(
        "para-1.1-a",
        "a.",
        "Council Resolution 1306 resolves (excerpt):",
    );
    check("para-1.1-b-1", "1.", "to join and participate");
    check("para-6.1-b", "b)", "Countries could benefit");
}

#[test]
fn paragraphs_are_alike_and_items_lie_as_deep_as_their_markers() {
    let report = report();
    for number in 1..=12 {
        let block = report.block(&format!("para-5.{number}")).unwrap();
        assert_eq!((block.kind(), block.depth()), (&BlockKind::Paragraph, 0));
    }
    for (id, depth) in [("para-1.1-a", 1), ("para-1.1-b-2", 2), ("para-6.2-g", 1)] {
        let block = report.block(id).unwrap();
        assert_eq!((block.kind(), block.depth()), (&BlockKind::Item, depth));
    }
    assert_eq!(
        report.block("signature").unwrap().kind(),
        &BlockKind::Signature
    );
}

#[test]
fn a_stray_asterisk_goes_and_emphasis_stays() {
    let report = report();
    let text = report.block("para-1.1-a-1").unwrap().text();
    assert_eq!(
        text,
        "to exchange views and promote and work on the subject matter;"
    );
    assert!(!report.text().contains('*'));
    let item = report.block("para-1.1-b-1").unwrap();
    assert!(item.runs().iter().all(|run| run.emphasis));
}

#[test]
fn headings_are_not_bold_and_the_signature_is() {
    let report = report();
    let strong = |id: &str| {
        report
            .block(id)
            .unwrap()
            .runs()
            .iter()
            .any(|run| run.strong)
    };
    assert!(!strong("sec-2") && !strong("sec-6.1"));
    assert!(strong("signature") && strong("sec-action-required-p1"));
    let text = report.block("signature").unwrap().text();
    assert_eq!(
        text,
        "Dr Sherif Hashem (Arab Republic of Egypt)\nChairman, CWG-COP"
    );
}

#[test]
fn links_to_nowhere_are_marked_as_missing() {
    let report = report();
    let block = report.block("para-2.1").unwrap();
    let links: Vec<(&str, &Link)> = block
        .runs()
        .iter()
        .filter_map(|run| Some((block.slice(run.start..run.end), run.link.as_ref()?)))
        .collect();
    assert_eq!(
        links,
        [
            ("WG-CP/7/2", &Link::Missing),
            ("Draft Agenda", &Link::Missing)
        ]
    );
}

#[test]
fn a_heading_answers_to_the_paragraph_id_of_its_dotted_number() {
    let report = report();
    assert_eq!(report.position("para-6.1"), report.position("sec-6.1"));
    assert!(report.position("para-6.1").is_some());
    assert_eq!(report.position("para-6"), None);
}

#[test]
fn the_key_is_symbol_and_language() {
    assert_eq!(DocumentKey::new("C14/41-E", "en").as_str(), "C14-41-E.en");
}
