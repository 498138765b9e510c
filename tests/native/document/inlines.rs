//! The content of a block: runs, links, pictures, tables, stray marks.

use rapporteur::document::{Alignment, BlockKind, Document, Image, Link, RepairKind, Run};
use rapporteur::messages::{repair_done, repair_line};

/// Compares the runs of the first block, written as `marks:text` with a letter for each style.
fn check(source: &str, expected: &[&str]) {
    let document = Document::parse(source);
    let block = &document.blocks()[0];
    let actual: Vec<String> = block
        .runs()
        .iter()
        .map(|run| format!("{}:{}", marks(run), block.slice(run.start..run.end)))
        .collect();
    assert_eq!(actual, expected, "in {source:?}");
}

fn marks(run: &Run) -> String {
    let marks = [
        (run.emphasis, 'e'),
        (run.strong, 's'),
        (run.code, 'c'),
        (run.strikethrough, 'x'),
        (run.link.is_some(), 'l'),
        (run.image.is_some(), 'i'),
    ];
    marks
        .iter()
        .filter(|(on, _)| *on)
        .map(|(_, mark)| mark)
        .collect()
}

#[test]
fn runs_carry_their_styles() {
    check(
        "a *b **c*** ~~d~~ `e`",
        &[":a ", "e:b ", "es:c", ": ", "x:d", ": ", "c:e"],
    );
    check("[*a* b](https://example.org)", &["el:a", "l: b"]);
    check("𝔘 **ü** 字", &[":𝔘 ", "s:ü", ": 字"]);
}

#[test]
fn a_label_leaves_the_runs_whole() {
    check("**5.9 Bold** and not", &["s:Bold", ": and not"]);
    check("**5.9** not bold", &[":not bold"]);
    check("*a) it* alics", &["e:it", ": alics"]);
}

#[test]
fn line_ends_are_spaces_and_line_breaks_stay() {
    check("a\nb  \nc\\\nd", &[":a b\nc\nd"]);
}

#[test]
fn html_that_is_not_understood_is_text() {
    check(
        "a <foo onclick=\"x\">b</foo>",
        &[":a <foo onclick=\"x\">b</foo>"],
    );
    check("a <b>b", &[":a <b>b"]);
    check("a</b> <?c?> <!D>", &[":a</b> <?c?> <!D>"]);
    check(
        "<script>\nalert(1)\n</script>",
        &[":<script>\nalert(1)\n</script>"],
    );
}

#[test]
fn a_picture_without_a_description_has_an_empty_run() {
    check("a ![](b.png) c", &[":a ", "i:", ": c"]);
    check("![](b.png)", &["i:"]);
}

fn link(target: &str) -> Link {
    let document = Document::parse(&format!("[words](<{target}>)"));
    document.blocks()[0].runs()[0]
        .link
        .as_ref()
        .unwrap()
        .clone()
}

#[test]
fn links_are_allow_listed() {
    for target in [
        "https://example.org/",
        "HTTP://example.org",
        "mailto:a@example.org",
        "#para-5.9",
    ] {
        assert_eq!(link(target), Link::To(target.into()));
    }
    for target in ["#", ""] {
        assert_eq!(link(target), Link::Missing);
    }
    for target in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
        "file.md",
        "/x",
        "ja&#9;vascript:x",
        "&#1;javascript:x",
    ] {
        assert!(matches!(link(target), Link::Unsafe(_)), "{target}");
    }
}

/// Compares the text of the first block and the repairs.
fn shown(source: &str, text: &str, repairs: &[&str]) {
    let document = Document::parse(source);
    assert_eq!(document.blocks()[0].text(), text, "in {source:?}");
    let told: Vec<String> = document
        .repairs()
        .iter()
        .map(|repair| repair_done(&repair.kind))
        .collect();
    assert_eq!(told, repairs, "in {source:?}");
}

#[test]
fn a_target_that_is_no_address_makes_no_link() {
    for target in [
        "EU",
        "G77",
        "AOSIS",
        "a",
        "http",
        "A/RES/68/1.",
        "C14/41-E",
        "EU/G77",
        "U.S.A.",
        "<EU and G77>",
        "EU:G77",
        "(EU)",
        "EU \"as amended\"",
        "www.example.org",
    ] {
        let source = format!("[shall]({target}) report");
        let told = format!("shown as written: “[shall]({target})”, which leads to no address");
        shown(&source, &source, &[&told]);
        assert!(
            Document::parse(&source).blocks()[0]
                .runs()
                .iter()
                .all(|run| run.link.is_none())
        );
    }
    let long = format!("[x](https://example.org/{})", "x".repeat(2_048));
    assert_eq!(Document::parse(&long).blocks()[0].text(), long);
}

#[test]
fn what_is_an_address_is_a_link_or_told_with_its_target() {
    for target in [
        "ftp://example.org",
        "tel:1",
        "file:///x",
        "x-app://y",
        "annex.md",
        "Annex.PDF?page=1#p2",
        "/x",
        "./x",
        "../x",
        "\\\\x",
        "?x",
    ] {
        let source = format!("[shall]({target}) report");
        let document = Document::parse(&source);
        assert_eq!(document.blocks()[0].text(), "shall report", "{target}");
        assert!(
            matches!(
                document.repairs()[0].kind,
                RepairKind::LinkNotAllowed { .. }
            ),
            "{target}"
        );
    }
}

#[test]
fn what_has_no_words_or_stands_in_a_description_is_shown_as_written() {
    let empty = "[](https://example.org)";
    shown(
        empty,
        empty,
        &["shown as written: “[](https://example.org)”, which has no words to follow"],
    );
    shown(
        "a ![*b* `c` [d](e.md)](f.png)",
        "a b c [d](e.md)",
        &["shown as written: “[d](e.md)”, which stands in the description of a picture"],
    );
    check("![*b* `c`](f.png)", &["i:b c"]);
}

#[test]
fn a_citation_keeps_its_brackets() {
    check(
        "as [5] said\n\n[5]: https://example.org",
        &[":as ", "l:[5]", ": said"],
    );
    check(
        "as [Resolution 5] said\n\n[Resolution 5]: https://example.org",
        &[":as ", "l:Resolution 5", ": said"],
    );
    shown(
        "as [^5] said\n\n[^5]: https://example.org",
        "as [5] said",
        &[],
    );
}

#[test]
fn titles_and_names_of_languages_are_told() {
    shown(
        "[a](http://x \"these words\")",
        "a",
        &["left out the title “these words” of the link “a”"],
    );
    shown(
        "```rust some words\nx\n```",
        "x",
        &["left out “rust some words”, which stands where code names its language"],
    );
}

#[test]
fn cells_beyond_the_last_column_are_added_to_their_row() {
    shown(
        "|a|\n|-|\n|b| c \\| d | *e* |\n|f||\n",
        "a\nb\tc | d\t*e*\nf",
        &["added to its row what stands beyond the last column of the table: “c | d”, “*e*”"],
    );
}

#[test]
fn mail_addresses_in_angle_brackets_become_mail_links() {
    let document = Document::parse("<a@example.org>");
    let run = &document.blocks()[0].runs()[0];
    assert_eq!(run.link, Some(Link::To("mailto:a@example.org".into())));
}

#[test]
fn pictures_come_from_beside_the_report_only() {
    let source = |target: &str| {
        let document = Document::parse(&format!("![words](<{target}> \"title\")"));
        match document.blocks()[0].kind() {
            BlockKind::Image(Image { source, title }) => {
                assert_eq!(title, "title");
                let listed = document
                    .repairs()
                    .iter()
                    .any(|r| matches!(r.kind, RepairKind::PictureElsewhere { .. }));
                assert_eq!(listed, source.is_none());
                source.clone()
            }
            kind => panic!("{kind:?}"),
        }
    };
    assert_eq!(source("charts/a.png"), Some("charts/a.png".to_owned()));
    for target in [
        "https://example.org/a.png",
        "//example.org/a.png",
        "/a.png",
        "data:image/png;base64,AA",
    ] {
        assert_eq!(source(target), None, "{target}");
    }
}

#[test]
fn tables_say_where_their_cells_lie() {
    let document = Document::parse("|ä|*b*|\n|:-|-:|\n|c||");
    let block = &document.blocks()[0];
    let BlockKind::Table(table) = block.kind() else {
        panic!("{:?}", block.kind())
    };
    assert_eq!(table.columns, [Alignment::Left, Alignment::Right]);
    let cells: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| block.slice(cell.clone())).collect())
        .collect();
    assert_eq!(cells, [["ä", "b"], ["c", ""]]);
    assert_eq!(block.text(), "ä\tb\nc\t");
}

#[test]
fn code_keeps_its_lines_and_language() {
    let document = Document::parse("```rust ignore\n  a\n\n  * b\n```");
    let block = &document.blocks()[0];
    assert_eq!(
        block.kind(),
        &BlockKind::Code {
            language: "rust".to_owned()
        }
    );
    assert_eq!(block.text(), "  a\n\n  * b");
}

/// Compares the text of the first block and the number of stray asterisks left out of it.
fn asterisks(source: &str, text: &str, strays: usize) {
    let document = Document::parse(source);
    assert_eq!(document.blocks()[0].text(), text, "in {source:?}");
    let count = |kind: &RepairKind| match kind {
        RepairKind::StrayAsterisk { marks, .. } => marks.len(),
        _ => 0,
    };
    assert_eq!(
        document
            .repairs()
            .iter()
            .map(|repair| count(&repair.kind))
            .sum::<usize>(),
        strays,
        "in {source:?}"
    );
}

#[test]
fn stray_asterisks_go_and_the_papers_own_stay() {
    asterisks("matter;*", "matter;", 1);
    asterisks("matter;**", "matter;", 2);
    asterisks("*to open", "to open", 1);
    asterisks("to (*open", "to (open", 1);
    asterisks("a *whole* word", "a whole word", 0);
    asterisks("a footnote* mark", "a footnote* mark", 0);
    asterisks("2 * 3", "2 * 3", 0);
    asterisks("2*3", "2*3", 0);
    asterisks("\\*escaped;\\*", "*escaped;*", 0);
    asterisks("entity;&ast;", "entity;*", 0);
    asterisks("`code;*`", "code;*", 0);
    asterisks("all *.md files", "all *.md files", 0);
    asterisks("a \\\\*b", "a \\b", 1);
}

#[test]
fn a_repair_names_the_line_and_the_word() {
    let document = Document::parse("one\ntwo;*\n*three");
    let lines: Vec<String> = document.repairs().iter().map(repair_line).collect();
    assert_eq!(
        lines,
        [
            "Line 2: left out a stray “*” after “two;”.",
            "Line 3: left out a stray “*” before “three”."
        ]
    );
}
