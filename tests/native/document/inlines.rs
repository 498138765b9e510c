//! What stands inside a block: runs, links, pictures, tables, stray marks.

use rapporteur::document::{Alignment, BlockKind, Document, Image, Link, RepairKind, Run};

/// The runs of the first block as `marks:text`, with a letter for each style.
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
fn raw_html_is_text() {
    check(
        "a <b onclick=\"x\">b</b> <!-- c -->",
        &[":a <b onclick=\"x\">b</b> <!-- c -->"],
    );
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
        .as_deref()
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
        assert_eq!(link(target), Link::To(target.to_owned()));
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
        "http",
        "https&#9;://x",
    ] {
        assert!(matches!(link(target), Link::Unsafe(_)), "{target}");
    }
}

#[test]
fn mail_addresses_in_angle_brackets_become_mail_links() {
    let document = Document::parse("<a@example.org>");
    let run = &document.blocks()[0].runs()[0];
    let to = Link::To("mailto:a@example.org".to_owned());
    assert_eq!(run.link.as_deref(), Some(&to));
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

/// The text of the first block and how many stray asterisks were left out of it.
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
    let lines: Vec<String> = document.repairs().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "Line 2: left out a stray “*” after “two;”.",
            "Line 3: left out a stray “*” before “three”."
        ]
    );
}
