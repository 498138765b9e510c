//! Documents that a person brings along: bytes, plain text, names and keys.

use proptest::prelude::*;
use rapporteur::document::{
    Document, DocumentKey, FileKind, KeyUse, NotText, OwnDocument, RepairKind, TextFormat,
    markdown_of_plain_text, own_key, text_of_bytes,
};

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(unit).collect()
}

#[test]
fn text_is_utf_8_or_has_a_mark_that_says_what_it_is() {
    let text = "Côte d’Ivoire 🇨🇮\r\n\t5.9 文件\u{c}الوثيقة";
    let with_mark = format!("\u{feff}{text}");
    for bytes in [
        text.as_bytes().to_vec(),
        with_mark.into_bytes(),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ] {
        assert_eq!(text_of_bytes(&bytes).as_deref(), Ok(text), "{bytes:x?}");
    }
}

#[test]
fn what_is_no_text_is_refused_and_not_guessed() {
    let cases: [(&[u8], NotText); 32] = [
        (b"", NotText::Empty),
        (b" \r\n\t", NotText::Empty),
        (b"\xef\xbb\xbf", NotText::Empty),
        (b"\xff\xfe", NotText::Empty),
        (b"\xfe\xff\x00\x20", NotText::Empty),
        (b"c\xf4t\xe9", NotText::Encoding),
        (b"\x93Quoted\x94 \x96 \x80 5", NotText::Encoding),
        (b"<!DOCTYPE html><title>Sign in</title>", NotText::WebPage),
        (
            b"\xef\xbb\xbf\n <!-- by us -->\n<!-- x --> <HTML lang=en>",
            NotText::WebPage,
        ),
        (
            b"<?xml version=\"1.0\"?>\n<!doctype HTML PUBLIC>",
            NotText::WebPage,
        ),
        (b"<\x00h\x00t\x00m\x00l\x00>\x00", NotText::WebPage),
        (b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", NotText::WebPage),
        (b"<body>", NotText::WebPage),
        (b"<head\n>", NotText::WebPage),
        (b"<script>x</script>", NotText::WebPage),
        (b"%PDF-1.7\nwords", NotText::Pdf),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", NotText::Pdf),
        (b"<meta charset=utf-8>", NotText::WebPage),
        (b"PK\x03\x04\x14\x00", NotText::Binary),
        (b"\x89PNG\r\n\x1a\n", NotText::Binary),
        (b"words\x00words", NotText::Binary),
        (b"\xff\xfew\x00o", NotText::Binary),
        (b"\xff\xfe\x00\xd8w\x00", NotText::Binary),
        (b"\xfe\xff\xdc\x00", NotText::Binary),
        (b"\x00\x00\x00w\x00\x00\x00o", NotText::Binary),
        (
            b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml\x00",
            NotText::WordProcessor,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
            NotText::WordProcessor,
        ),
        (b"{\\rtf1\\ansi", NotText::WordProcessor),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
            NotText::Pointer,
        ),
        (
            b"[InternetShortcut]\r\nURL=https://example.org/\r\n",
            NotText::Pointer,
        ),
        (
            b"{\"url\": \"https://example.org/\", \"doc_id\": \"x\"}",
            NotText::Pointer,
        ),
        (b"c\xf4t\xe9\x01\x02", NotText::Binary),
    ];
    for (bytes, problem) in cases {
        assert_eq!(text_of_bytes(bytes), Err(problem), "{bytes:x?}");
    }
}

#[test]
fn text_may_begin_with_an_element_and_hold_what_extracting_leaves() {
    for text in [
        "<div align=\"center\">\n# Title",
        "<p>Words</p>",
        "<htmlish>",
        "<!-- a comment that never ends",
        "<!-- x -->\n# Title",
        "# <html>",
        "%PDF",
        "1.1 Words\u{2}\u{1a}",
    ] {
        assert_eq!(text_of_bytes(text.as_bytes()).as_deref(), Ok(text));
    }
}

#[test]
fn a_file_is_for_what_it_holds_else_for_what_its_name_or_media_type_says() {
    use FileKind::{Document, Notes};
    use TextFormat::{Markdown, Plain};
    let notes = "[\n {\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\"";
    for (name, media_type, head, kind) in [
        ("notes.json", "", notes, Notes),
        ("notes.json.txt", "text/plain", notes, Notes),
        ("notes.annotation", "", notes, Notes),
        (
            "notes",
            "application/octet-stream",
            "{\"items\": []}",
            Notes,
        ),
        ("report.md", "text/markdown", notes, Notes),
        (
            "notes.json",
            "",
            "// exported\n/* twice */ {\"a\": 1}",
            Notes,
        ),
        ("notes.json", "", "{\0\"\0a\0\"\0:\x001\0}\0", Notes),
        ("notes.json", "", "", Notes),
        ("notes.json", "", "[]\n", Notes),
        (
            "report.json",
            "application/json",
            "# Report\n",
            Document(Markdown),
        ),
        ("C14-41-E.md", "", "1. Words", Document(Markdown)),
        ("C14-41-E.MD", "text/plain", "Words", Document(Markdown)),
        (
            "C14-41-E.MD",
            "application/octet-stream",
            "[ ] Words",
            Document(Markdown),
        ),
        ("C14-41-E.md.txt", "text/plain", "Words", Document(Markdown)),
        (
            "a.b.markdown",
            "application/x-iwork",
            "[a](b)",
            Document(Markdown),
        ),
        ("report.txt", "", "# Words", Document(Plain)),
        ("report.text", "text/x-markdown", "Words", Document(Plain)),
        ("report", "", "Words\n\n## 1 Words\n", Document(Markdown)),
        ("report", "text/x-markdown", "Words", Document(Markdown)),
        (
            "report",
            "",
            "1. The Group met twice.\n#hash",
            Document(Plain),
        ),
        ("README", "text/plain", "Words", Document(Plain)),
        (
            "report.docx",
            "application/vnd.openxmlformats",
            "PK\x03\x04",
            Document(Plain),
        ),
        ("md", "", "[[1], [2]]", Document(Plain)),
    ] {
        assert_eq!(
            FileKind::of(name, media_type, head.as_bytes()),
            kind,
            "{name}, {media_type}: {head:?}"
        );
    }
}

/// Returns the blocks of plain text, each with its label.
fn read_plain(text: &str) -> Vec<(String, String)> {
    let document = Document::parse(&markdown_of_plain_text(text));
    let blocks = document.blocks().iter();
    blocks
        .map(|block| (block.label().to_owned(), block.text().to_owned()))
        .collect()
}

#[test]
fn plain_text_keeps_its_words_whatever_they_mean_in_markdown() {
    for (text, blocks) in [
        ("One\n\nTwo\n", vec![("", "One"), ("", "Two")]),
        (
            "One\r\nline.\r\n \t\r\nTwo",
            vec![("", "One line."), ("", "Two")],
        ),
        ("One\u{c}Two", vec![("", "One Two")]),
        ("One\n\u{c}\nTwo", vec![("", "One"), ("", "Two")]),
        (
            "*not* _em_ `code` ~~x~~",
            vec![("", "*not* _em_ `code` ~~x~~")],
        ),
        ("; *half", vec![("", "; *half")]),
        ("# no heading", vec![("", "# no heading")]),
        (
            "Title\n=====\n\n---",
            vec![("", "Title ====="), ("", "---")],
        ),
        ("    indented\n    twice", vec![("", "indented twice")]),
        ("\tindented", vec![("", "indented")]),
        ("> quoted\n\n>more", vec![("", "> quoted"), ("", ">more")]),
        ("a | b\n--|--\nc | d", vec![("", "a | b --|-- c | d")]),
        ("&amp; &copy; \\* \\", vec![("", "&amp; &copy; \\* \\")]),
        (
            "<b>bold</b> <!-- no -->",
            vec![("", "<b>bold</b> <!-- no -->")],
        ),
        ("[a](b) ![c](d)", vec![("", "[a](b) ![c](d)")]),
        ("[a]: b", vec![("", "[a]: b")]),
        ("two  \nlines\\\nmore", vec![("", "two lines\\ more")]),
        ("```\nfenced\n```", vec![("", "``` fenced ```")]),
        (
            "5.9 Noted.\n\na) first\n\nb) second",
            vec![("5.9", "Noted."), ("a)", "first"), ("b)", "second")],
        ),
        ("", vec![]),
    ] {
        let found = read_plain(text);
        let found: Vec<_> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(found, blocks, "{text:?}");
    }
}

#[test]
fn every_line_of_a_text_that_is_not_wrapped_is_a_paragraph() {
    let long = "word ".repeat(30);
    let found = read_plain(&format!("5.1 {long}\n5.2 short\nlast"));
    let labels: Vec<_> = found.iter().map(|(label, _)| &**label).collect();
    assert_eq!(labels, ["5.1", "5.2", ""]);
    assert_eq!(read_plain("5.1 short\n7.2 short\nlast").len(), 1);
}

proptest! {
    #[test]
    fn plain_text_loses_and_adds_no_character(
        text in proptest::collection::vec(
            prop_oneof![
                "[ -~]{0,12}",
                "\\PC{0,6}",
                Just("\n".to_owned()),
                Just("\n\n".to_owned()),
                Just("    ".to_owned()),
                Just("\t".to_owned()),
                Just("\u{c}".to_owned()),
                Just("word ".repeat(30)),
                "[0-9]{1,3}[.)] ",
                "[a-z*_#>+-]{1,3} ",
            ],
            0..30,
        )
    ) {
        let text = text.concat();
        let document = Document::parse(&markdown_of_plain_text(&text));
        let mut read = read_plain(&text).into_iter().map(|(label, text)| label + &text).collect::<String>();
        for repair in document.repairs() {
            if let RepairKind::Furniture { words } = &repair.kind {
                read.push_str(words);
            }
        }
        // Page furniture is in the repairs, not at its place.
        let signs = |text: &str| {
            let mut signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            signs.sort_unstable();
            signs.into_iter().collect::<String>()
        };
        prop_assert_eq!(signs(&read), signs(&text));
    }
}

fn describe(file_name: &str, markdown: &str) -> OwnDocument {
    OwnDocument::describe(file_name, TextFormat::Markdown, &Document::parse(markdown))
}

#[test]
fn a_document_is_called_what_its_paper_says_else_as_its_file() {
    let masthead =
        "Document C14/41(Rev.1)-E\n14 March 2014\nOriginal: English\n\n# A title\n\n1 Words.";
    for (file, text, symbol, language, title, key) in [
        (
            "x.md",
            masthead,
            "C14/41(Rev.1)-E",
            "en",
            "A title",
            "C14-41-Rev.1-E.en",
        ),
        (
            "My notes.v2.md",
            "Words.",
            "My notes.v2",
            "und",
            "My notes.v2.md",
            "My-notes.v2.und",
        ),
        (
            "C14-41-F.md",
            "## 1 Débats\n\n1.1 Mots.",
            "C14-41-F",
            "fr",
            "Débats",
            "C14-41-F.fr",
        ),
        (
            "C14-41-C.md",
            "# 报告\n\n1 文件。",
            "C14-41-C",
            "zh",
            "报告",
            "C14-41-C.zh",
        ),
        (
            "Annex-2-A.md",
            "Words in Latin letters.",
            "Annex-2-A",
            "und",
            "Annex-2-A.md",
            "Annex-2-A.und",
        ),
        (".md", "Words.", ".md", "und", ".md", ".md.und"),
        (
            "x.md",
            "Corrigendum 1 to Document C14/41-E\n\n# A title\n\n1 Words.",
            "C14/41(Corr.1)-E",
            "en",
            "A title",
            "C14-41-Corr.1-E.en",
        ),
        (
            "x.md",
            "Addendum 2 to\n\nDocument C14/41-E\n14 March 2014\n\n# A title\n\n1 Words.",
            "C14/41(Add.2)-E",
            "en",
            "A title",
            "C14-41-Add.2-E.en",
        ),
        (
            "x.md",
            "Add 5 per cent to the budget.",
            "x",
            "und",
            "x.md",
            "x.und",
        ),
    ] {
        let own = describe(file, text);
        assert_eq!(
            (&*own.symbol, &*own.language, &*own.title, own.key.as_str()),
            (symbol, language, title, key),
            "{file}: {text}"
        );
        assert_eq!(own.file_name, file);
        assert_eq!(own.fingerprint, Document::parse(text).fingerprint());
    }
}

#[test]
fn texts_of_one_number_have_keys_of_their_own_and_find_them_again() {
    let own = describe("C14-41-E.md", "1 One text.");
    let other = describe("C14-41-E.md", "1 Another text.");
    let plain = DocumentKey::new("C14-41-E", "en");
    let hashed = DocumentKey::of_text("C14-41-E", "en", &own.fingerprint);
    assert_ne!(
        hashed,
        DocumentKey::of_text("C14-41-E", "en", &other.fingerprint)
    );
    assert!(hashed.as_str().starts_with("C14-41-E.en-"), "{hashed}");
    assert_eq!(
        DocumentKey::from_text(hashed.as_str()).as_ref(),
        Some(&hashed)
    );
    use KeyUse::{Free, OtherText, SameText};
    for (of_plain, of_hashed, expected) in [
        (Free, Free, &plain),
        (SameText, Free, &plain),
        (OtherText, Free, &hashed),
        (OtherText, SameText, &hashed),
        (OtherText, OtherText, &hashed),
        (Free, SameText, &hashed),
        (SameText, SameText, &plain),
    ] {
        let key = own_key(&own, |key| if *key == plain { of_plain } else { of_hashed });
        assert_eq!(key, *expected, "{of_plain:?} and {of_hashed:?}");
    }
}
