//! Nothing of a source is lost, however Markdown reads it.

#[path = "../../support/kept.rs"]
mod law;

use law::{lost, plain_digits};
use proptest::prelude::*;
use rapporteur::annotation::as_written;
use rapporteur::document::{Block, BlockKind, Document, Repair, RepairKind, TextFormat};
use std::fs;

/// Everything that Markdown removes from a text, and its surroundings. `@` is a unique word in each
/// place.
const PIECES: &[&str] = &[
    // Definitions: used, unused, repeated, with and without address or title, over several lines.
    "\n\n[@]: Ibid.@\n",
    "\n\n[^@]: A/RES/68/@.\n",
    "\n\n[^1]: http://@.example/x\n",
    "\n\n[one]: https://@.example/ \"@ title §\"\n",
    "\n\n[one]: <@ €> '@'\n",
    "\n\n[One]:\n   @\n   (@ ¶)\n",
    "[two]: #@\n[two]: @\n[TWO]: @ \"@\n@\"\n",
    "- [@]: @\n",
    "1. [@]: @\n",
    "> [@]: @\n> [two]: @ \"@\n> @\"\n",
    // Links and pictures.
    "[@][one]",
    "[one][]",
    "[One]",
    "[^1]",
    "[two] ",
    "![@][one]",
    "![one]",
    "[@](EU@)",
    "[*@* § `@`](EU@ \"@\")",
    "[@](<@ @> '@')",
    "[@](https://@.example \"@ ¶\")",
    "[@](javascript:@)",
    "[@](annex@.pdf '@')",
    "[@](#@ '@')",
    "[@](# \"@\")",
    "[](https://@.example)",
    "[ ](@)",
    "![@](@.png \"@ §\")",
    "![**@** [@](@) ![@](@.png) `@`](@.png)",
    "![@](https://@.example/@.png (@))",
    "![](&#9;//@.example/@.png)",
    "![](@.png)",
    "[![@](@.png)](https://@.example)",
    "<https://@.example>",
    "<EU@:G77>",
    "<a@b.example>",
    "https://@.example",
    // Unmarked headings, lead-ins, notes of asterisks, bookmarks, lists in cells.
    "\n\nArticle @\n\n1. @\n\n2. @\n\n",
    "\n\nI. @ §\n\n1. @\n\nII. @\n\n",
    "\n\nA. G@\n\n@\n\nB. H@\n\n@\n\n",
    "\n\n*resolves @*\n\n1 @\n\n2 @\n\n",
    "\n\n*Requests* @:\n\na) @\n\nb) @\n\n",
    "\n\n9.30 – 10.00 @\n\n10.00 @\n\n",
    "\n\n1.- @\n\n2º @\n\nñ) @\n\n",
    "\n\n@* and @**\n\n* @\n\n** @ §\n\n",
    "\n\n|@*|\n|---|\n|@|\n\n\\* @\n\n",
    "[]{#@ .anchor}@",
    "\n\n[]{#@}[]{#@ .x}@\n\n",
    "\n\n|@|\n|---|\n|@<ul><li>@</li><li>@</ul>@|\n\n",
    "<table><tr><td>@<ol><li>@</ol>@</td></tr></table>",
    "\n\nA/CONF.@/L.4\n@\n\nPage 4\n\n@",
    "\n\n14-58722 2/5\n\n",
    "\n\n\u{f0b7} @\n\n➢ @\n\n■ @\n\no @\n\n",
    "\n\n        S@ @\n        D@\n\n",
    // Code, HTML, comments, instructions.
    "\n```@ @ §\n@\n```\n",
    "\n~~~ @\n@ `@\n",
    "\n    @ §\n",
    "`@`",
    "`` ` @ ``",
    "<!-- @ -->",
    "\n<!-- @\n\n@ -->\n",
    "<?@ @?>",
    "<!X @>",
    "<![CDATA[@]]>",
    "<b @=\"@\">@</b>",
    // Tags inside paragraphs: paired, single, overlapping, empty.
    "<span id=\"@\"></span>",
    "<a name='@'>",
    "<a id=@/>",
    "<a href=\"https://@.example\">@</a>",
    "<a href=\"@\" title=\"@ §\">@</a>",
    "[@](#@)<sup>@</sup>",
    "@<sup>1</sup>",
    "<sup>1</sup> @",
    "\n\n<sup>1</sup> @<br><sup>2</sup> @\n\n",
    "<sub>@",
    "</sub>",
    "<u>@ **@</u> @**",
    "<ins>@</ins><del>@</del>",
    "@<br>@<br/>",
    "<p>@ <div @>",
    "<img src=\"@.png\" alt=\"@\" title=\"@ ¶\">",
    "<@>",
    "</@>",
    "<!---->",
    "[<br>](https://@.example)",
    "[<sup>@</sup>](https://@.example)",
    "![@ <b>@</b>](@.png)",
    // Blocks of HTML.
    "\n\n<p>@</p>\n",
    "\n\n<p id=@>@ <b>@\n@\n",
    "\n\n<h2 @=\"@\">2 @</h2>\n",
    "\n\n<div\n @>@ &amp; @ &nope; &#64;\n<!-- @ -->\n",
    "\n\n<table><tr><td rowspan=\"2\" @>@</td><td>@ §</tr><tr><th colspan=9>@<br>@</table>\n",
    "\n\n<table @>@<caption>@</caption><thead><tr><th>@<tbody><tr><td>@<table><tr><td>@</table>@</table>@\n",
    "\n\n<table><tr><td>@\n\n@</td></tr></table>\n",
    "\n\n</table>@</td>\n",
    "\n\n<table>\n\n<tr><td>@\n\n<td>@ §\n\n</table>\n",
    "\n<table @>\n\n",
    "\n\n<ul @>\n<li>@\n<li value=\"3\">@ <ol type=a><li>@</ul>\n",
    "\n\n<li>@<dl><dt>@<dd>@</ol>@\n",
    "\n\n<script @>\n@\n</script>@\n",
    "\n\n<pre>@\n\n@</pre>\n",
    "\n\n<hr>\n",
    // Footnotes.
    "@[^@]",
    "@[^n] ",
    "\n\n[^n]: @\n@\n\n    @\n\n    - @\n",
    "\n\n[^m]:\n",
    "> [^q]: @\n",
    "\n\n[^n]: @ again\n[^N]: @\n",
    "[4] [^m][@](@)",
    "\n\n[4]: Reserved@.\n",
    "\n\n[4]: @ @ §.\n[12]: @ again @\n[EU]: @ @\n",
    "\n[q4]: @ @\n",
    "[q4] @¹² ",
    "\n\n¹ @ @¹\n",
    "\n<div @>\n@\n</div>\n\n",
    // Tables with too many and too few cells.
    "\n\n|@|@|\n|:-|-:|\n|@|@|@ §|*@* \\| `@`|\n|@|\n@ | @ | @\n",
    "\n> |@|\n> |-|\n> |@|@|\n",
    // Items, tasks, numbers.
    "\n- @\n",
    "\n- [ ] @\n- [x] @\n",
    "\n7. @\n",
    "\n007) @\n",
    "\n0. @\n",
    "\n2014. @\n",
    "\n2014. # @\n",
    "\n1. - 2. @\n",
    "\n1.\n2. @\n",
    "\na) @\n",
    "\n5.9 @\n",
    "\n[14] @ [15] @\n",
    "\n(a) @\n(b) @ §\n",
    "\n#. @\n",
    "\n7bis. @\n",
    "\n(a bis) @\n",
    "\n12. @ or\n119. @ §\n",
    "\n\u{200f}1.\u{200f} @\n",
    "\n1.1 @ ....... 5\n",
    "\n• @\n• @ §\n",
    "\n- ```\n  @ {#@}\n  ```\n",
    "> - 5 @\n> + 3 @\n",
    "(*) @ [*]",
    "\n\n¹ ²@ ³\n",
    "@\u{85}@",
    "\n\n<ol type=\"i\"><li>@<li>@</ol>\n",
    "<a>@<a href=\"https://@.example\">@</a>@</a>",
    "\n第七条 @\n",
    "@,\n+ 5 @ %\n- 3 @\n",
    // Remains of pages and converters.
    "\n\nPage 3 of 12\n\n",
    "\n\n@ §\n\n- 4 -\n\nA/@/1-E\n\n@ ½",
    "\n\n5\n\nA/@\n\n",
    "\n\\newpage\n",
    "\n{4}------------------------\n",
    "\n:::@ @ {x=\"@ §\"}\n@\n:::\n",
    "\n::: {.@ #@}\n",
    "\n##@ @ €\n",
    "\n# @ {#@ .@}\n",
    "@ {#@}\n",
    "\n```markdown\n@\n",
    "\n    (a) @ §.\n",
    "\n\t@ @ §,\n",
    "\u{2}@\u{93}@\u{fffd}",
    "@\u{c}@",
    // Formulas and money, split words, ligatures.
    "$\\int @\\,dx$",
    "$$\n@ &= \\frac{@}{@} \\\\\n$$\n",
    "US$@-US$@ ",
    "$x$",
    "$@_1 *@* $",
    "$",
    "@atten- tion@ low-\ncost@ eﬃ@ regu\u{ad}@",
    // Headings, rules, front matter.
    "\n# @ #\n",
    "\n## @#\n",
    "\n@\n===\n",
    "\n@\n---\n",
    "---\ntitle: @\nsymbol: @\n---\n",
    "\n***\n",
    "+++\ntitle = '@'\n[@]\n+++\n",
    "---\n# @\ntitle: >\n  @\n\n  @ #@\nlist: [@, @]\n...\n",
    // Marks, escapes, entities.
    "*@*",
    "**@",
    "_@_ ",
    "~~@~~",
    "\\@",
    "\\[@\\](@)",
    "@\\\n",
    "@  \n",
    "&eacute;@&#64;@&copy;",
    "&@;",
    "@ §€¶†… “@” «@» — @ ½ × % ? , / { } $ ^ @",
    "\u{0}@",
    "\u{feff}@",
    // Seams.
    "\n\n",
    "\n",
    "\r\n",
    " ",
    "> ",
    "  ",
    "    ",
    "[",
    "]",
    "![",
    "](",
    ")",
    "<",
    "|",
    "Document C14/1-E\n",
    "@[[2]](#_ftn2) @",
    "\n\n[\\[2\\]](#_ftnref2) @",
    "@ <!-- @\n\n@ --> @",
    "\n\n<del>\n\n",
    "</del>\n\n",
    "\n(a) @\n(b) @\n",
    "\u{b}",
    "\u{2029}",
    "\n\n1 of 2      @ the @ of      C14/1-E\n\n",
    "**@**  \n**@**\n",
    // Linked numbers, quoted items, a highlighter, heads with dates.
    "\n\n[1.](https://@.example) @\n\n[5.9](#@) @\n\n[(a)](https://@.example/) @\n\n",
    "\n\n> @:\n> (a) @;\n> (b) @.\n\n",
    "<mark class=\"@\">@",
    "</mark>",
    "\n\n12 May 2014 the @ of Debates 345\n\n@ the\n\n346 Records of the Debates 13 May 2014\n\n",
    "\n\n(a) @\n\n(b) @\n\n1. @\n\n2. @\n\n",
    // Notes at the ends of pages.
    "\n\n@ Council1 and Group.2 @\n\n1 See @\n2 Ibid. @\n@\n\nPage 7\n\n",
    "\n\n@ Regulation ( 1 ) @\n\n( 1 ) OJ @\n\n- 8 -\n\n",
];

/// Returns a sequence of pieces, where each `@` is a word that occurs once.
fn source() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..24);
    (pieces, any::<bool>()).prop_map(|(pieces, quoted)| {
        let text = with_words(&pieces.concat());
        if quoted {
            text.lines().map(|line| format!("> {line}\n")).collect()
        } else {
            text
        }
    })
}

fn with_words(pieces: &str) -> String {
    let mut parts = pieces.split('@');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.enumerate().fold(first, |text, (number, part)| {
        format!("{text}w{number}q{part}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_report_is_lost(source in source()) {
        prop_assert_eq!(lost(&source), Vec::<String>::new(), "{}", source);
    }

    #[test]
    fn nothing_of_a_plain_text_is_lost(source in source()) {
        let markdown = TextFormat::Plain.markdown(&source);
        let text = Document::parse(&markdown);
        let label = |block: &Block| match block.kind() {
            BlockKind::Footnote { .. } => block.label().trim_matches(['[', ']']).to_owned(),
            _ => block.label().to_owned(),
        };
        let blocks = text.blocks().iter().map(|block| format!("{}{}", label(block), block.text()));
        let aside = text.repairs().iter().map(|repair| match &repair.kind {
            RepairKind::Furniture { words } => words.clone(),
            RepairKind::BlockMark { mark } => mark.clone(),
            // The brackets of EUR-Lex stood around the mark and the number of the note.
            RepairKind::PageNote { mark, .. } if mark.starts_with('(') => "(())".to_owned(),
            _ => String::new(),
        });
        let all: String = blocks.chain(aside).collect();
        // Page furniture is reported, but not at its place; U+0093 is a quotation mark.
        let signs = |text: &str| {
            let text = plain_digits(text);
            let all = text.chars().map(|c| if c == '\u{93}' { '“' } else { c });
            let mut all: Vec<char> = all
                .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}' && *c != '\u{fffd}')
                .collect();
            all.sort_unstable();
            all.into_iter().collect::<String>()
        };
        // The mark of a note at the end of a page is shown in brackets.
        let is_note = |repair: &&Repair| matches!(repair.kind, RepairKind::PageNote { .. });
        let marks = text.repairs().iter().filter(is_note).count();
        prop_assert_eq!(signs(&all), signs(&[source, "[]".repeat(marks)].concat()));
    }
}

proptest! {
    #[test]
    fn every_escape_in_a_note_is_a_backslash_before_a_bracket(source in source()) {
        let escaped = as_written(&source);
        let mut rest = source.chars().peekable();
        for c in escaped.chars() {
            if rest.peek() == Some(&c) {
                rest.next();
            } else {
                prop_assert!(c == '\\' && matches!(rest.peek(), Some('[' | '<')));
            }
        }
        prop_assert_eq!(rest.next(), None);
    }
}

#[test]
fn each_piece_alone_is_kept() {
    let sources = PIECES.iter().map(|piece| with_words(piece));
    let found: Vec<_> = sources
        .map(|source| (lost(&source), source))
        .filter(|(lost, _)| !lost.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_pair_of_pieces_is_kept() {
    for first in PIECES {
        for second in PIECES {
            let source = with_words(&[*first, *second].concat());
            assert_eq!(lost(&source), Vec::<String>::new(), "{source:?}");
        }
    }
}

#[test]
fn nothing_of_a_fixture_is_lost() {
    for folder in [
        "tests/fixtures/documents",
        "tests/fixtures/documents/cases",
        "tests/fixtures/reports",
        "static/reports",
    ] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let source = fs::read_to_string(&path).unwrap();
                assert_eq!(lost(&source), Vec::<String>::new(), "{}", path.display());
            }
        }
    }
}
