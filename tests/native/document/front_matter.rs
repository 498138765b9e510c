//! Metadata at the top of a file: not text, but reported, and used if the text names nothing.

use rapporteur::document::{Document, Masthead, OwnDocument, RepairKind, TextFormat};

fn quoted(document: &Document) -> Vec<&str> {
    let quoted = document.repairs().iter().map(|repair| match &repair.kind {
        RepairKind::FrontMatter { source } => Some(source.as_str()),
        _ => None,
    });
    quoted.flatten().collect()
}

fn document_of(form: &str) -> Document {
    Document::parse(&format!("\u{feff}{form}\n1.1 The Group met.\n"))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn they_name_what_the_text_does_not() {
    let forms = [
        "---\ntitle: \"A report: \\\"first\\\" part\"\nSymbol: C99/7-E # of the meeting\ndate: 2026-05-03\nlang: fr\nauthors:\n  - title: none\n  - B\nabstract: >\n  Folded,\n\n  in two.\n---\n",
        "\n\n---  \n# made by a tool\ntitle: >-\n  A report: \"first\"\n  part\ntags:\n- a\n- b: c\ndocument: C99/7-E\ndate: '2026-05-03'\nlanguage: fr\n...\n",
        "+++\ntitle = 'A report: \"first\" part'\ndocument_symbol = \"C99/7-E\"\ndate = 2026-05-03\nlocale = \"fr\"\n[extra]\ntags = [\n  \"a\",\n]\n+++\n",
    ];
    for form in forms {
        for form in [form.to_owned(), form.replace('\n', "\r\n")] {
            let document = document_of(&form);
            let expected = Masthead {
                symbol: some("C99/7-E"),
                date: some("2026-05-03"),
                language: some("fr"),
                title: some("A report: \"first\" part"),
                ..Masthead::default()
            };
            assert_eq!(*document.masthead(), expected, "{form}");
            let ids: Vec<_> = document.blocks().iter().map(|block| block.id()).collect();
            assert_eq!(ids, ["para-1.1"]);
            assert_eq!(document.blocks()[0].line(), form.lines().count() + 2);
            let whole = form.trim().replace("\r\n", "\n");
            assert_eq!(quoted(&document), [whole]);
            let own = OwnDocument::describe("a.md", TextFormat::Markdown, &document);
            assert_eq!((&*own.symbol, &*own.language), ("C99/7-E", "en"));
            assert_eq!(own.title, "A report: \"first\" part");
            let unsigned = document_of(&form.replace("C99/7-E", "C99/7"));
            let own = OwnDocument::describe("a.md", TextFormat::Markdown, &unsigned);
            assert_eq!((&*own.symbol, &*own.language), ("C99/7", "fr"));
        }
    }
}

#[test]
fn what_the_text_says_goes_before() {
    let text = "---\ntitle: Other\nsymbol: X/1\nlanguage: fr\n---\nDocument C99/7-E\n\nOriginal: English\n\n# Report\n";
    let document = Document::parse(text);
    let masthead = document.masthead();
    assert_eq!(masthead.symbol, some("C99/7-E"));
    assert_eq!(masthead.language, some("English"));
    assert_eq!(masthead.title, some("Report"));
}

#[test]
fn a_heading_that_reads_like_their_title_is_the_title() {
    let text = "---\ntitle: The report\n---\n# The  Report\n\n# Introduction\n\n# Decisions\n";
    let ids: Vec<_> = Document::parse(text)
        .blocks()
        .iter()
        .map(|block| block.id().to_owned())
        .collect();
    assert_eq!(ids, ["masthead-title", "sec-introduction", "sec-decisions"]);
}

#[test]
fn rules_and_headings_are_no_metadata() {
    for text in [
        "---\n\ntitle: A rule stands before\n\n---\n",
        "---\nThe Group met.\n---\n",
        "---\ntitle: never closed\n\n1.1 The Group met.\n",
        "---\ntitle: A\nThe Group met in Geneva.\n---\n",
        "---\n---\n",
        "Text\n\n---\ntitle: A\n---\n",
        "---\nhttp://example.org\n---\n",
    ] {
        let document = Document::parse(text);
        assert_eq!(quoted(&document), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_heading_alone_is_a_section_where_the_metadata_have_another_title() {
    let front = "---\ntitle: Report of the Chair\n---\n";
    let title = |text: &str| {
        Document::parse(&format!("{front}\n{text}"))
            .masthead()
            .title
            .clone()
    };
    assert_eq!(
        title("# Introduction\n\nWords.\n"),
        some("Report of the Chair")
    );
    assert_eq!(
        title("# Report of\nthe Chair\n\nWords.\n"),
        some("Report of the Chair")
    );
    assert_eq!(
        title("# Another one\n\n## 1 First\n\nWords.\n"),
        some("Another one")
    );
}
