//! The HTML of a report holds every word of it, and no element that its source could smuggle in.

use super::entry;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use rapporteur::document::{Block, BlockKind, Document};
use rapporteur::page::{cuts, report};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All elements that a page may hold.
const ELEMENTS: [&str; 38] = [
    "a",
    "bdi",
    "blockquote",
    "code",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "header",
    "img",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "wbr",
    "time",
    "ul",
    "mark",
    "tbody",
    "thead",
    "body",
];

/// The elements of a page that have no end tag.
const VOID: [&str; 2] = ["img", "wbr"];

/// What a browser would read from the HTML of a report.
#[derive(Default)]
struct Read {
    /// The words inside each block, by its id.
    blocks: BTreeMap<String, String>,
    /// The values of `href` and `src`.
    targets: Vec<String>,
}

/// Reads HTML as browsers do. Fails if an element is foreign or not closed.
fn read(html: &str) -> Read {
    let mut read = Read::default();
    let mut open: Vec<(String, Option<String>)> = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(ELEMENTS.contains(&&*name), "<{name}>");
                let value = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes())?;
                    Some(String::from_utf8_lossy(value).into_owned())
                };
                for attribute in tag.attributes.keys() {
                    assert!(!attribute.starts_with(b"on"), "{attribute:?}");
                    assert_ne!(&***attribute, b"style");
                }
                read.targets
                    .extend(["href", "src"].into_iter().filter_map(value));
                let alternative = value("alt").unwrap_or_default();
                add(&mut read, &open, &alternative);
                if !VOID.contains(&&*name) {
                    let block = value("data-block").and_then(|_| value("id"));
                    open.push((name, block));
                }
            }
            Token::EndTag(tag) => {
                let (name, _) = open.pop().expect("an open element");
                assert_eq!(tag.name.as_slice(), name.as_bytes());
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                add(&mut read, &open, &text);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open, []);
    read
}

fn add(read: &mut Read, open: &[(String, Option<String>)], words: &str) {
    if let Some(id) = open.iter().rev().find_map(|(_, block)| block.as_ref()) {
        read.blocks.entry(id.clone()).or_default().push_str(words);
    }
}

/// The words of a block on a page.
fn words(block: &Block) -> String {
    let label = match block.kind() {
        BlockKind::Table(_) => String::new(),
        _ if block.label().is_empty() => String::new(),
        _ => format!("{} ", block.label()),
    };
    let text = match block.kind() {
        BlockKind::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.map(|cell| block.slice(cell.clone())).collect()
        }
        _ => block.text().to_owned(),
    };
    label + &text
}

/// Checks that the page of a text holds the words of each block, in its element.
fn check(source: &str) {
    let document = Document::parse(source);
    let read = read(&report(&entry(), &document));
    for block in document.blocks() {
        let on_page = read.blocks.get(block.id()).map_or("", String::as_str);
        let on_page = on_page.replace("(link target missing in the source)", "");
        assert_eq!(on_page, words(block), "{}", block.id());
    }
    for target in read.targets {
        assert!(
            !target.trim().to_lowercase().starts_with("javascript:"),
            "{target}"
        );
    }
}

#[test]
fn every_fixture_stands_on_its_page_word_for_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("static/reports/C14-41-E.md")];
    for folder in [folder.clone(), folder.join("cases")] {
        files.extend(
            fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path()),
        );
    }
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
    {
        check(&fs::read_to_string(file).unwrap());
    }
}

#[test]
fn signs_of_html_in_a_source_are_text() {
    check("# \"A\" & <b>\n\n1. a < b && c > d \"e\" 'f' &amp;lt; <script>alert(1)</script>\n");
    check(
        "1. [x](javascript:alert(1)) and ![\"><script>](a.png \"t\\\"><img src=x onerror=1>\")\n",
    );
    check("| <td onclick=x> | b |\n|---|--:|\n| `</table>` | <br> |\n");
}

#[test]
fn a_long_word_of_marks_may_break() {
    let word = format!("a{}", "\u{301}".repeat(1_000));
    check(&format!("1. {word}\n"));
    assert_eq!(cuts(&word).len(), 3);
}

#[test]
fn large_tables_and_texts_of_many_styles_are_whole() {
    let rows = "|a|b|\n".repeat(3_000);
    check(&format!("|x|y|\n|-|-|\n{rows}"));
    check(&format!("1. {}\n", "*a* b ".repeat(2_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_source_stands_on_its_page(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12)
    ) {
        check(&pieces.concat());
    }
}

/// Pieces of sources; together they make the constructs of a report and what breaks HTML.
const PIECES: [&str; 34] = [
    "# Title\n\n",
    "## 1 Heading\n\n",
    "1.1 Text ",
    "(a) item\n",
    "\n\n",
    "> quoted\n\n",
    "```\n",
    "`code`",
    "*a*",
    "**b**",
    "~~c~~",
    "[l](https://x.example/?a=1&b=\"2\")",
    "[n][^1]",
    "[^1]: A note\n\n",
    "![p](a.png \"t\")",
    "![](https://x.example/a.png)",
    "|a|b|\n|-|:-:|\n|c|d|\n\n",
    "<u>u</u>",
    "<sup>2</sup>",
    "<table><tr><td rowspan=2>a<td>b<tr><th>c</table>\n\n",
    "<script>",
    "</div>",
    "&lt;b&gt;",
    "\"",
    "'",
    "&",
    "<",
    ">",
    "$x<y$",
    "<!-- c -->",
    "\u{5d0}",
    "\u{301}",
    "[m](#)",
    "Document C14/1-E\n\n",
];
