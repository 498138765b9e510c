//! Plain-text files as converters and word processors write them.

use rapporteur::document::{Document, RepairKind, TextFormat, text_of_bytes};
use rapporteur::messages::repair_line;

fn read(name: &str) -> Document {
    let path = format!("{}/tests/fixtures/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = text_of_bytes(&std::fs::read(path).unwrap()).unwrap();
    Document::parse(&TextFormat::Plain.markdown(&text))
}

fn check(name: &str, blocks: &[(&str, &str)]) -> Document {
    let document = read(name);
    let found: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| (block.label(), block.text()))
        .collect();
    assert_eq!(found, blocks, "{name}");
    document
}

#[test]
fn a_sentence_that_a_page_tore_is_read_together() {
    let document = check(
        "page-numbers.txt",
        &[
            ("", "REPORT OF THE WORKING GROUP ON OPEN NETWORKS"),
            (
                "1.",
                "The Group met twice and took note of the report of the rapporteur, who had been asked to consult with all delegations before the end of the year.",
            ),
            ("2.", "It adopted its agenda."),
            ("3.", "It closed its meeting."),
        ],
    );
    let set_aside = document
        .repairs()
        .iter()
        .filter_map(|repair| match &repair.kind {
            RepairKind::Furniture { words } => Some(words.as_str()),
            _ => None,
        });
    assert_eq!(set_aside.collect::<Vec<_>>(), ["- 3 -", "C99/7-E", "3"]);
}

#[test]
fn signs_of_amounts_stay_and_begin_nothing() {
    check(
        "signs-at-line-starts.txt",
        &[
            ("", "REPORT"),
            (
                "1.1",
                "The change of revenue was, for the three regions in the order of the table, + 5 per cent, - 3 per cent and + 12 per cent, over the period 2010 - 2013; the number of members rose to 194. The Group took note.",
            ),
        ],
    );
}

#[test]
fn the_end_mark_of_dos_is_left_out() {
    let document = check(
        "report-with-dos-end-mark.txt",
        &[
            ("", "REPORT"),
            ("1.", "The Group met twice."),
            ("2.", "It closed its meeting."),
        ],
    );
    let told: Vec<String> = document.repairs().iter().map(repair_line).collect();
    assert_eq!(told, ["Line 6: left out the control character U+001A."]);
}
