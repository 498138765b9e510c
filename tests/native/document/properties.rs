//! Laws for every text, however broken.

use proptest::prelude::*;
use rapporteur::document::{BlockKind, Document};
use std::collections::HashSet;

/// Pieces from which random Markdown is built: markers, structure, faults.
const PIECES: [&str; 82] = [
    "##Title\n",
    "##\u{a0}T\n",
    "\u{2}",
    "\u{93}",
    "\u{c}",
    "Page 3 of 12\n\n",
    "\n\n3\n\n",
    "- 4 -\n",
    "C99/7-E\n\n",
    ":::note\n",
    "\\newpage\n",
    "```markdown\n",
    "#. ",
    "(a) x\n(b) y\n",
    "7bis. ",
    "[14] ",
    "第七条 ",
    "（一）",
    "+ 5 per cent,\n- 3\n",
    " {#id}\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "  \n",
    " ",
    "\t",
    "    ",
    "word",
    "Words. ",
    "ü字🙂",
    "\u{301}",
    "\0",
    "# ",
    "## ",
    "#### 6.1 ",
    "## **6. x**",
    "===\n",
    "---\n",
    "- ",
    "* ",
    "1. ",
    "2. ",
    "1) ",
    "(1) ",
    "1 ",
    "2014. ",
    "5.9 ",
    "5.9",
    "6.1.2 ",
    "a) ",
    "b. ",
    "(h) ",
    "i) ",
    "ii) ",
    "A. ",
    "B. ",
    "*",
    "**",
    ";*",
    "_",
    "~~",
    "`",
    "```\n",
    "> ",
    "[a](#)",
    "[b](https://x)",
    "![](c)",
    "![d](https://x/y)",
    "<b>",
    "</b>",
    "<div>\n",
    "<!--",
    "&amp;",
    "\\",
    "|a|b|\n|-|-|\n|c|",
    "Document C14/1-E\n",
    "14 March 2014\n",
    "Original: x\n",
    "Agenda item 1\n",
    "**Mr X**  \n**Chair**\n",
];

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => markdown(), 1 => "(?s).{0,200}"]
}

/// Checks every claim of the public interface about a document.
fn check(source: &str) {
    let document = Document::parse(source);
    let mut ids = HashSet::new();
    let mut texts = Vec::new();
    let mut start = 0;
    let mut line = 1;
    let counts: Vec<usize> = (1..=document.blocks().len()).collect();
    let totals = document.section_totals(&counts);
    let before = document.blocks().iter().zip(&counts);
    let before = before.filter(|(block, _)| block.section().is_none());
    let outside: usize = before.map(|(_, count)| count).sum();
    let all: usize = counts.iter().sum();
    assert_eq!(totals.iter().sum::<usize>() + outside, all);
    let headings: Vec<usize> = document.outline().iter().map(|one| one.block).collect();
    let mut counted = totals.iter().enumerate().filter(|(_, total)| **total > 0);
    assert!(counted.all(|(block, _)| headings.contains(&block)));
    for (index, block) in document.blocks().iter().enumerate() {
        assert!(ids.insert(block.id()), "{} occurs twice", block.id());
        assert!(!block.id().is_empty() && !block.address().is_empty());
        assert!(!block.id().contains(char::is_whitespace), "{}", block.id());
        assert_eq!(document.position(block.id()), Some(index));
        assert_eq!(document.find(block.id()), Some(index));
        assert_eq!(block.len(), block.text().chars().count());
        assert_eq!(document.start_of(index), start);
        assert!(block.line() >= line, "lines go down");
        assert!(block.section().is_none_or(|section| section <= index));
        let end = block.runs().iter().fold(0, |end, run| {
            assert!(run.start == end && (run.end > end || run.image.is_some() && run.end == end));
            run.end
        });
        assert_eq!(end, block.len(), "runs partition the text");
        if let BlockKind::Table(table) = block.kind() {
            assert!(
                table
                    .rows
                    .iter()
                    .flatten()
                    .all(|cell| cell.start <= cell.end && cell.end <= block.len())
            );
        }
        texts.push(block.text());
        start += block.len() + 1;
        line = block.line();
    }
    assert_eq!(document.text(), texts.join("\n"));
    assert_eq!(
        document.start_of(document.blocks().len()),
        document.text().chars().count()
    );
    assert_eq!(document.fingerprint().len(), 64);
    assert!(document.repairs().is_sorted_by_key(|repair| repair.line));
    for entry in document.outline() {
        assert!(matches!(
            document.blocks()[entry.block].kind(),
            BlockKind::Heading { .. }
        ));
    }
    assert_eq!(document, Document::parse(source), "parsing has no memory");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_a_sound_document(source in any_text()) {
        check(&source);
    }

    #[test]
    fn line_ends_do_not_matter(source in markdown()) {
        let unix = source.replace("\r\n", "\n").replace('\r', "\n");
        let expected = Document::parse(&unix);
        prop_assert_eq!(&Document::parse(&unix.replace('\n', "\r\n")), &expected);
        prop_assert_eq!(&Document::parse(&unix.replace('\n', "\r")), &expected);
        prop_assert_eq!(&Document::parse(&format!("\u{feff}{unix}")), &expected);
    }

    #[test]
    fn no_typed_text_upsets_the_go_to_box(typed in any_text()) {
        let document = Document::parse(include_str!("../../../static/reports/C14-41-E.md"));
        if let Some(index) = document.find(&typed) {
            prop_assert!(index < document.blocks().len());
        }
    }

    #[test]
    fn slicing_counts_code_points(text in "\\PC{1,40}", start in 0_usize..50, len in 0_usize..50) {
        let document = Document::parse(&format!("```\n{text}\n```"));
        let block = &document.blocks()[0];
        let expected: String = block.text().chars().skip(start).take(len).collect();
        prop_assert_eq!(block.slice(start..start + len), expected);
    }
}

#[test]
fn the_fingerprint_is_the_sha_256_of_the_text() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(Document::parse("").fingerprint(), empty);
    // The output of `printf "One\nTwo" | sha256sum`.
    let two = "98bbe78e71bb986ec1fb8b25bd6dea535898ac4016b0f5110312030bd4806558";
    let document = Document::parse("One\n\nTwo");
    assert_eq!(document.text(), "One\nTwo");
    assert_eq!(document.fingerprint(), two);
}

#[test]
fn text_on_top_of_a_deep_nest_is_read() {
    for mark in ["> ", "- ", "1. ", "*", "[", "![", "<b>", "`", "\\"] {
        check(&format!("{}x", mark.repeat(3000)));
    }
}
