//! Excesses in a report: of depth, marks, headings, numbers, accents.

use std::collections::HashSet;
use std::sync::Arc;

use rapporteur::document::{BlockKind, Document, Link, MOST_CONTAINERS, RepairKind, Run, shallow};

use crate::{hostile, linear};

/// Returns all texts with some excess.
fn hostile_texts(size: usize) -> Vec<(&'static str, String)> {
    let mut all = hostile::crowded_markdown(size);
    all.extend(hostile::nested_markdown(size));
    all
}

#[test]
fn no_report_takes_the_square_of_its_length() {
    for ((name, short), (_, long)) in hostile_texts(2_000).iter().zip(&hostile_texts(16_000)) {
        linear::compare(name, short, long, |text| drop(Document::parse(text)));
    }
}

#[test]
fn containers_nest_as_deep_as_can_be_parsed_and_the_rest_is_text() {
    for mark in [">", "> ", "- ", "1. ", "* ", "+ ", "2) "] {
        let text = mark.repeat(300) + "x\ny\n";
        let document = Document::parse(&text);
        let told = document.repairs().iter();
        let told: Vec<usize> = told
            .filter(|repair| repair.kind == RepairKind::NestsTooDeep)
            .map(|repair| repair.line)
            .collect();
        assert_eq!(told, [1], "{mark}");
        // Every mark that opens nothing is a word of the text.
        let signs = document.text().matches(mark.trim()).count();
        assert_eq!(signs, 300 - MOST_CONTAINERS, "{mark}: {}", document.text());
        assert!(document.text().contains('x'), "{mark}");
    }
}

#[test]
fn what_people_write_nests_as_before() {
    for text in [
        "> - a\n>   1. b\n",
        &"- ".repeat(MOST_CONTAINERS),
        &("- ".repeat(100) + "\n"),
        &("* ".repeat(100) + "\nA line of stars above.\n"),
        &"-".repeat(200),
        &"_ ".repeat(200),
        &"word - ".repeat(100),
        &"1. a 1. a ".repeat(100),
        "| - | - |\n",
    ] {
        assert_eq!(shallow(text, |line| panic!("{line}: {text}")), *text);
    }
}

#[test]
fn ids_addresses_and_labels_have_a_length() {
    let number = "1.".repeat(50_000) + "1 Text\n\n";
    let heading = "# ".to_owned() + &"2.".repeat(50_000) + "2 Heading\n\n";
    let word = "# ".to_owned() + &"x".repeat(100_000) + "\n\n";
    let accents = "# ".to_owned() + &hostile::accents(100_000) + "\n\n";
    let digits = "9".repeat(100_000) + " Text\n\n";
    let letters = "a".repeat(100_000) + ") Text\n\n";
    let one = [number, heading, word, accents, digits, letters].concat();
    let text = one.repeat(3);
    let document = Document::parse(&text);
    assert!(document.blocks().len() >= 18);
    let mut ids = HashSet::new();
    for block in document.blocks() {
        assert!(block.id().chars().count() <= 150, "{:.200}", block.id());
        assert!(
            block.address().chars().count() <= 150,
            "{:.200}",
            block.address()
        );
        assert!(
            block.label().chars().count() <= 50,
            "{:.200}",
            block.label()
        );
        assert!(ids.insert(block.id()), "{} stands twice", block.id());
    }
    // Anything that is not a number is text: nothing is lost.
    let signs = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    assert_eq!(signs(document.text()), signs(&text));
}

#[test]
fn runs_of_one_link_share_its_target() {
    let target = "https://example.org/".to_owned() + &"x".repeat(2_000);
    let text = format!("[{}]({target})", "a *b* ".repeat(20_000));
    let document = Document::parse(&text);
    let runs = document.blocks()[0].runs();
    assert!(runs.len() > 30_000);
    let target = |run: &Run| match &run.link {
        Some(Link::To(target)) => Arc::clone(target),
        other => panic!("{other:?}"),
    };
    let first = target(&runs[0]);
    assert!(runs.iter().all(|run| Arc::ptr_eq(&target(run), &first)));
}

#[test]
fn links_have_a_length() {
    let long = |scheme: &str| format!("[a]({scheme}{})", "x".repeat(100_000));
    for text in [
        long("https://"),
        long("#"),
        long("mailto:"),
        format!("<a@{}.org>", "x".repeat(60)),
    ] {
        let document = Document::parse(&text);
        for run in document.blocks()[0].runs() {
            if let Some(Link::To(target)) = &run.link {
                assert!(target.len() <= 2_048);
            }
        }
    }
}

#[test]
fn parts_of_a_long_block_are_found_by_their_code_points() {
    for text in ["plain letters ", "äöü ß ", "字 a😀 ", "a\u{301}\u{316}"] {
        let document = Document::parse(&text.repeat(200));
        let block = &document.blocks()[0];
        let all: Vec<char> = block.text().chars().collect();
        for start in [
            0,
            1,
            127,
            128,
            129,
            255,
            256,
            all.len() - 1,
            all.len(),
            all.len() + 1,
        ] {
            for end in [start, start + 1, start + 200, usize::MAX, 0] {
                let (from, to) = (start.min(all.len()), end.min(all.len()));
                let expected: String = all.get(from..to).unwrap_or_default().iter().collect();
                assert_eq!(block.slice(start..end), expected, "{start}..{end}");
            }
        }
    }
}

#[test]
fn the_rows_of_a_huge_table_are_shown_as_written() {
    let columns = 1_000;
    let row = |cell: &str| format!("|{}|\n", vec![cell; columns].join("|"));
    let rows = 300;
    let source = format!("{}{}{}", row("a"), row("-"), row("*b*").repeat(rows));
    let document = Document::parse(&source);
    let BlockKind::Table(table) = document.blocks()[0].kind() else {
        panic!("no table");
    };
    let read = table.rows.iter().filter(|row| row.len() == columns).count();
    assert!((150..250).contains(&read), "{read}");
    assert_eq!(table.rows.len(), rows + 1);
    let last = table.rows.last().unwrap();
    assert_eq!(last.len(), 1);
    let text = document.blocks()[0].text();
    assert!(text.ends_with(row("*b*").trim()));
    let told: Vec<usize> = document
        .repairs()
        .iter()
        .map(|repair| repair.line)
        .collect();
    assert_eq!(told, [read + 2]);
    // A second table after it is no exception.
    let two = Document::parse(&format!("{source}\n{source}"));
    assert_eq!(two.repairs().len(), 1);
    let one_row = Document::parse(&row("x").repeat(300).replace('\n', ""));
    assert_eq!(one_row.blocks().len(), 1);
}
