//! The relation of a newly opened text to known ones.

use std::cell::RefCell;

use rapporteur::document::{
    Catalogue, Document, DocumentKey, Library, OwnDocument, OwnEntry, Relation, RelationKind,
    TextFormat,
};
use rapporteur::session::{AtOnce, Recognized, recognize};
use rapporteur::shared::Shared;
use serde_json::json;

use super::{REPORT, now};

const HOSTED: &str = "C14/41-E";
const OTHER: &str = "C14/50-E";

fn library() -> Library {
    let report = |symbol: &str| {
        json!({
            "symbol": symbol, "title": "Report", "date": "2014-03-14", "language": "en",
            "file": format!("{}.md", symbol.replace('/', "-")),
        })
    };
    let reports = json!({ "reports": [report(HOSTED), report(OTHER)] });
    Library::default().with_catalogue(Catalogue::parse(&reports.to_string()))
}

/// Returns how a file is recognized, and the texts that were requested. The second report is
/// unavailable.
fn recognized(library: &Library, file_name: &str, text: &str) -> (Recognized, Vec<String>) {
    let asked = RefCell::new(Vec::new());
    let known = async |key: &DocumentKey| {
        asked.borrow_mut().push(key.to_string());
        let is_hosted = *key == DocumentKey::new(HOSTED, "en");
        is_hosted.then(|| Shared::new(Document::parse(REPORT)))
    };
    let document = Document::parse(text);
    let own = OwnDocument::describe(file_name, TextFormat::Markdown, &document);
    let recognized = now(recognize((&own, &document), library, known, &mut AtOnce));
    (recognized, asked.into_inner())
}

fn revision(of: &str) -> Recognized {
    Recognized::Other(Some(Relation {
        kind: RelationKind::Revision,
        of: DocumentKey::new(of, "en"),
    }))
}

/// Returns the report without its identification: its masthead and its number.
fn unnumbered() -> String {
    let start = REPORT.find("5.8").unwrap();
    format!("# Report\n\n{}", &REPORT[start..])
}

#[test]
fn a_text_is_the_same_as_another_or_something_to_it() {
    let hosted = DocumentKey::new(HOSTED, "en");
    let revised = REPORT.replace("C14/41-E", "C14/41(Rev.1)-E");
    let reworded = REPORT.replace("stakeholders", "interested parties");
    assert_ne!(reworded, REPORT);
    let cases = [
        // A hosted report opened again from disk, under any file name.
        (REPORT, "a.md", Recognized::Same(hosted)),
        // Numbers take precedence over comparing texts.
        (&revised, "a.md", revision(HOSTED)),
        // The same number with another text; no number, but much text in common.
        (&reworded, "a.md", revision(HOSTED)),
        (&unnumbered(), "a.md", revision(HOSTED)),
        ("The Group met.", "a.md", Recognized::Other(None)),
    ];
    for (text, file_name, expected) in cases {
        let (recognized, _) = recognized(&library(), file_name, text);
        assert_eq!(recognized, expected, "{}", &text[..20.min(text.len())]);
    }
}

#[test]
fn no_text_is_loaded_for_one_that_is_in_the_library_under_its_fingerprint() {
    let text = unnumbered();
    let own = OwnDocument::describe("a.md", TextFormat::Markdown, &Document::parse(&text));
    let key = own.key.clone();
    let library = library().with(OwnEntry::kept(own));
    let (recognized, asked) = recognized(&library, "b.md", &text);
    assert_eq!((recognized, asked), (Recognized::Same(key), vec![]));
}

#[test]
fn texts_that_cannot_be_had_are_left_out() {
    let (_, asked) = recognized(&library(), "a.md", "The Group met.");
    assert_eq!(asked, ["C14-41-E.en", "C14-50-E.en"]);
}
