//! HTML in Markdown: read by its meaning, reported, and never more than that.

use crate::linear;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use rapporteur::document::{
    Block, BlockKind, CellForm, Document, HtmlPart, Link, RepairKind, Run, Script, html_parts,
};

fn texts(document: &Document) -> Vec<(&str, &str)> {
    let blocks = document.blocks().iter();
    blocks.map(|block| (block.id(), block.text())).collect()
}

fn run<'d>(document: &'d Document, words: &str) -> (&'d Block, &'d Run) {
    let runs = document
        .blocks()
        .iter()
        .flat_map(|block| block.runs().iter().map(move |run| (block, run)));
    let mut found = runs.filter(|(block, run)| block.slice(run.start..run.end) == words);
    found.next().unwrap_or_else(|| panic!("{words}"))
}

#[test]
fn marks_are_marks() {
    let document = Document::parse(
        "<u>under *and* <b>bold</u> both</b> H<SUB>2</SUB>O 10<sup>-6</sup> m<sup>2</sup> 1<sup>er</sup> <del>old</del> <ins>new</ins>",
    );
    let text = document.blocks()[0].text();
    assert_eq!(text, "under and bold both H2O 10⁻⁶ m² 1er old new");
    assert!(run(&document, "bold").1.underline && run(&document, "bold").1.strong);
    assert!(run(&document, "and").1.underline && run(&document, "and").1.emphasis);
    assert!(run(&document, " both").1.strong);
    assert_eq!(run(&document, "2").1.script, Script::Subscript);
    assert_eq!(run(&document, "er").1.script, Script::Superscript);
    assert!(run(&document, "old").1.strikethrough && run(&document, "new").1.underline);
}

#[test]
fn what_is_not_understood_or_has_no_partner_is_text() {
    for text in [
        "a <foo bar=\"x\">b</foo>",
        "a <b>b",
        "a</u>",
        "the minister<Norland> said <EU>",
        "if a <b and c> d",
        "<iframe src=\"https://example.org\"></iframe>",
        "<td>a</td>",
    ] {
        let document = Document::parse(&format!("1.1 {text}\n"));
        assert_eq!(document.blocks()[0].text(), text);
        let document = Document::parse(&format!("1.1 `{text}`\n"));
        assert_eq!(document.blocks()[0].text(), text);
    }
}

#[test]
fn nothing_runs_and_links_are_judged() {
    let document = Document::parse(
        "<a href=\"javascript:alert(1)\">bad</a> <a href='https://example.org/a'>good</a>\n\n<img src=x onerror=alert(1) alt=\"Chart\">\n\n<script>\nalert(1)\n</script>\n",
    );
    assert!(matches!(
        run(&document, "bad").1.link,
        Some(Link::Unsafe(_))
    ));
    let to = Some(Link::To("https://example.org/a".into()));
    assert_eq!(run(&document, "good").1.link, to);
    let texts: Vec<_> = texts(&document).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        ["bad good", "Chart", "<script>\nalert(1)\n</script>"]
    );
}

#[test]
fn anchors_lead_to_what_they_stand_at() {
    let document = Document::parse(
        "# <a name='top'></a>1 Part\n\n<a id=\"one\"></a>\n\n1.1 See [a](#one), [b](#two), [c](#top), [d](#para-1.2), [e](#gone), [f](#t).\n\n<span id='two'/>1.2 Text\n\n<div id=\"t\">\n\n<p>1.3 Last</p>\n",
    );
    for (words, target) in [
        ("a", "#para-1.1"),
        ("b", "#para-1.2"),
        ("c", "#sec-1"),
        ("d", "#para-1.2"),
        ("e", "#gone"),
        ("f", "#para-1.3"),
    ] {
        assert_eq!(run(&document, words).1.link, Some(Link::To(target.into())));
    }
}

#[test]
fn blocks_of_html_are_paragraphs_and_headings() {
    let document = Document::parse(
        "<div align=\"center\">\n<h1>Report</h1>\n<h2>1 Introduction</h2>\n<p>1.1 The Group\n   met &amp; agreed &mdash; twice.<p>1.2 It <!-- once -->closed.<br>\nAgain.</div>\n\n<center>\n\n1.3 Markdown **inside**\n\n</center>\n",
    );
    assert_eq!(
        texts(&document),
        [
            ("masthead-title", "Report"),
            ("sec-1", "Introduction"),
            ("para-1.1", "The Group met & agreed — twice."),
            ("para-1.2", "It closed.\nAgain."),
            ("para-1.3", "Markdown inside"),
        ]
    );
    let told = document.repairs().iter().map(|repair| match &repair.kind {
        RepairKind::HtmlTags { tags } => (repair.line, tags.join("")),
        RepairKind::Comment { source } => (repair.line, source.clone()),
        kind => panic!("{kind:?}"),
    });
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            (1, "<div align=\"center\"><h1><h2><p>".to_owned()),
            (5, "<!-- once -->".to_owned()),
            (5, "<br>".to_owned()),
            (8, "<center>".to_owned()),
        ]
    );
}

/// A cell: row, column, number of rows and of columns, and whether it is a head.
type Form = (usize, usize, usize, usize, bool);

/// Returns the cells of the only table, its number of head rows and the spans of its cells. Rows
/// are separated by `/`.
fn table(source: &str) -> (String, usize, Vec<Form>) {
    let document = Document::parse(source);
    let block = document
        .blocks()
        .iter()
        .find(|block| matches!(block.kind(), BlockKind::Table(_)))
        .unwrap();
    let BlockKind::Table(table) = block.kind() else {
        unreachable!()
    };
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| block.slice(cell.clone()));
        cells.collect::<Vec<_>>().join("|")
    });
    let form = |form: &CellForm| (form.row, form.column, form.rows, form.columns, form.head);
    (
        rows.collect::<Vec<_>>().join("/"),
        table.head,
        table.forms.iter().map(form).collect(),
    )
}

#[test]
fn tables_are_tables() {
    assert_eq!(
        table(
            "<table><tr><td rowspan=2>State</td><td colspan=\"2\">Votes</td></tr><tr><td>1<td>2</tr><tr><td>a<td>3<td>4</table>"
        ),
        (
            "State|Votes|/|1|2/a|3|4".to_owned(),
            2,
            vec![(0, 0, 2, 1, false), (0, 1, 1, 2, false)]
        )
    );
    let (cells, head, forms) = table(
        "<table>\n<thead><tr><th>A</th><th>B</th></tr></thead>\n<tbody>\n<tr><th>x</th><td>1 &lt; <b>2</b></td></tr>\n</tbody></table>",
    );
    assert_eq!((&*cells, head), ("A|B/x|1 < 2", 1));
    assert!(forms.contains(&(1, 0, 1, 1, true)));
    assert_eq!(
        table("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>").0,
        "a|b/|c/|d"
    );
    assert_eq!(
        table("<table><tr><td>a<table><tr><td>x<td>y</table>b<td>c</table>").0,
        "a\nx yb|c"
    );
    assert_eq!(
        table("| a | b |\n|---|---|\n| x<br>y | <sup>c</sup> |").0,
        "a|b/x\ny|c"
    );
    // Anything that is not a table stays text.
    let text = "<table><tr><td>never closed";
    assert_eq!(Document::parse(text).blocks()[0].text(), text);
    let empty = Document::parse("<table id=\"x\"></table>\n\n1.1 Text");
    assert_eq!(empty.blocks().len(), 1);
}

#[test]
fn a_table_is_never_much_larger_than_its_source() {
    for row in [
        "<tr><td colspan=100000 rowspan=100000>",
        "<tr><td colspan=1000>",
        "<tr><td rowspan=60000><td rowspan=60000>",
    ] {
        let source = format!("<table><tr><td>{}</table>", row.repeat(500));
        let document = Document::parse(&source);
        let BlockKind::Table(table) = document.blocks()[0].kind() else {
            panic!()
        };
        let cells: usize = table.rows.iter().map(Vec::len).sum();
        assert!(cells < 10 * 1_001, "{row}: {cells}");
    }
}

#[test]
fn html_is_read_in_linear_time() {
    for piece in [
        "<b>",
        "</b>",
        "<b></i>",
        "<sup>1</sup>",
        "<sup>1</sup> a\n",
        "<sup>[</sup>",
        "<span id=a></span>",
        "a<br>",
        "<a b=c d='e' ",
        "<!-- a --> ",
        "<!-- -- ",
        "<div>\n",
        "<p>a\n\n",
        "<table>",
        "<table><tr><td rowspan=9>a</table>\n",
        "<div>&amp;&lt;\n",
        "$a_1$ ",
        "a[^1] ",
        "[^1]: a\n",
        "[4]: a.\n[4]\n\n",
        "[4]: a b [4]\n",
        "¹ a¹\n\n",
        "<ul><li>a",
        "</li>\n\n<ol>",
        "<table>\n\n",
        "<table>\n\n</table>\n",
    ] {
        linear::check(
            piece,
            1_000,
            |n| piece.repeat(n),
            |source| {
                drop(Document::parse(source));
            },
        );
    }
    for (start, piece) in [
        ("<div>\n", "<a "),
        ("<div>\n", "<a b=\""),
        ("<p>", "<a>y"),
        ("[4]: a b\n", "text\n[5]: c d\n"),
    ] {
        linear::check(
            piece,
            1_000,
            |n| format!("{start}{}", piece.repeat(n)),
            |source| {
                drop(Document::parse(source));
            },
        );
    }
    for cell in [
        "<td>a",
        "<tr><td rowspan=60000 colspan=9>",
        "<td colspan=9>a<tr><td rowspan=9>",
    ] {
        let source = |n: usize| format!("<table><tr>{}</table>", cell.repeat(n));
        linear::check(cell, 1_000, source, |source| drop(Document::parse(source)));
    }
}

/// Returns pieces of HTML, whole and broken.
fn html() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<b>",
        "</b>",
        "<B c>",
        "<a href=\"x>y\">",
        "<a href='x' HREF=y>",
        "<a b = c/>",
        "<a/b>",
        "<br/>",
        "<",
        ">",
        "<3",
        "</ >",
        "< b>",
        "<a =b>",
        "<a b=\"",
        "\">",
        "<!-- a -->",
        "<!---->",
        "<!-->",
        "<!--->",
        "<!-- a --!>",
        "<!-- a",
        "-->",
        "--",
        "a",
        " ",
        "\n",
        "\"",
        "'",
        "=",
        "/",
        "é",
        "<é>",
        "<aé b>",
        "&amp;",
        "<td colspan=2>",
    ];
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..14).prop_map(|p| p.concat())
}

/// Returns the output of the HTML Standard's tokenizer for a text: tags with their attributes, and
/// comments.
fn expected(html: &str) -> Vec<String> {
    let attributes = |all: Vec<(String, String)>| {
        let mut all = all;
        all.sort();
        format!("{all:?}")
    };
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let all = tag.attributes.iter().map(|(name, value)| {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    (text(&name.0), text(&value.0))
                });
                let name = String::from_utf8_lossy(&tag.name.0).into_owned();
                found.push(format!("<{name} {}", attributes(all.collect())));
            }
            Token::EndTag(tag) => {
                found.push(format!("</{}", String::from_utf8_lossy(&tag.name.0)));
            }
            Token::Comment(_) => found.push("comment".to_owned()),
            _ => {}
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn tags_are_those_of_the_html_standard(html in html()) {
        // Unclosed or malformed tags are words for us: no part of them may be lost.
        let closed = html_parts(&html);
        let text: String = closed.iter().map(|part| &html[part.range()]).collect();
        prop_assert_eq!(&text, &html);
        let ours: Vec<String> = closed.iter().filter_map(|part| match part {
            HtmlPart::Words(_) => None,
            HtmlPart::Comment(_) => Some("comment".to_owned()),
            HtmlPart::Tag(tag, _) if tag.ends => Some(format!("</{}", tag.name)),
            HtmlPart::Tag(tag, _) => {
                let mut all: Vec<(String, String)> = Vec::new();
                for (name, value) in &tag.attributes {
                    if !all.iter().any(|(other, _)| other == name) {
                        all.push((name.clone(), value.replace("&amp;", "&")));
                    }
                }
                all.sort();
                Some(format!("<{} {all:?}", tag.name))
            }
        }).collect();
        let expected = expected(&html);
        // Text that begins like a tag, a comment or an instruction without being one for us.
        let begins = |text: &str| {
            let rest = text.strip_prefix('/').unwrap_or(text);
            text.starts_with(['/', '!', '?']) || rest.starts_with(|c: char| c.is_ascii_alphabetic())
        };
        let is_left = closed.iter().any(|part| match part {
            HtmlPart::Words(range) => html[range.clone()].split('<').skip(1).any(begins),
            _ => false,
        });
        if !is_left {
            prop_assert_eq!(ours, expected);
        }
    }
}
