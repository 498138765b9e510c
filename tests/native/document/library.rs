//! Documents to open: hosted reports and one's own documents.

use std::rc::Rc;

use rapporteur::document::{
    Catalogue, Document, DocumentKey, Encoding, Library, OwnDocument, OwnEntry, Relation,
    RelationKind, TextFormat,
};
use serde_json::{Value, json};

/// Returns a catalogue from symbols, each with its relation: `C14/41-E`, `C14/50-E revisionOf
/// C14/41-E`.
fn hosted(reports: &[&str]) -> Library {
    let report = |line: &&str| {
        let mut words = line.split(' ');
        let symbol = words.next().unwrap();
        let mut report = json!({
            "symbol": symbol, "title": "Report", "date": "2014-03-14", "language": "en",
            "file": format!("{}.md", symbol.replace('/', "-")),
        });
        if let Some(relation) = words.next() {
            report[relation] = Value::from(words.next().unwrap());
        }
        report
    };
    let reports: Vec<Value> = reports.iter().map(report).collect();
    let catalogue = Catalogue::parse(&json!({ "reports": reports }).to_string());
    assert_eq!(catalogue.problems(), []);
    Library::default().with_catalogue(catalogue)
}

fn own(file_name: &str, text: &str) -> OwnDocument {
    OwnDocument::describe(file_name, TextFormat::Markdown, &Document::parse(text))
}

fn key(symbol: &str) -> DocumentKey {
    DocumentKey::new(symbol, "en")
}

#[test]
fn ancestors_are_what_a_report_revises_the_latest_first() {
    let cases: [(&[&str], &str, &[&str]); 8] = [
        (&["C14/41-E"], "C14/41-E", &[]),
        (
            &["C14/41-E", "C14/41(Rev.1)-E", "C14/41(Rev.2)-E"],
            "C14/41(Rev.2)-E",
            &["C14/41(Rev.1)-E", "C14/41-E"],
        ),
        (
            &["C14/41-E", "C14/50-E revisionOf C14/41-E"],
            "C14/50-E",
            &["C14/41-E"],
        ),
        (
            &["C14/41-E", "C14/50-E correctionOf C14/41-E"],
            "C14/50-E",
            &[],
        ),
        (&["C14/41-E", "C14/41(Corr.1)-E"], "C14/41(Corr.1)-E", &[]),
        // The revised document is not hosted.
        (&["C14/50-E revisionOf C14/41-E"], "C14/50-E", &[]),
        // A catalogue with a cycle, with and without the report in it.
        (
            &["C1/1-E revisionOf C1/2-E", "C1/2-E revisionOf C1/1-E"],
            "C1/1-E",
            &["C1/2-E"],
        ),
        (
            &[
                "C1/1-E revisionOf C1/2-E",
                "C1/2-E revisionOf C1/3-E",
                "C1/3-E revisionOf C1/2-E",
            ],
            "C1/1-E",
            &["C1/2-E", "C1/3-E"],
        ),
    ];
    for (reports, of, expected) in cases {
        let ancestors = hosted(reports).ancestors(&key(of));
        let symbols: Vec<&str> = ancestors.iter().map(|one| one.symbol.as_str()).collect();
        assert_eq!(symbols, expected, "{reports:?}");
    }
}

#[test]
fn a_document_of_ones_own_revises_what_the_person_said() {
    let mut document = own("minutes.md", "Minutes of the meeting.");
    document.relation = Some(Relation {
        kind: RelationKind::Revision,
        of: key("C14/41(Rev.1)-E"),
    });
    let own_key = document.key.clone();
    let library = hosted(&["C14/41-E", "C14/41(Rev.1)-E"]).with(OwnEntry::kept(document));
    let ancestors = library.ancestors(&own_key);
    let symbols: Vec<&str> = ancestors.iter().map(|one| one.symbol.as_str()).collect();
    assert_eq!(symbols, ["C14/41(Rev.1)-E", "C14/41-E"]);
    let without = library.without(&own_key);
    assert_eq!(without.ancestors(&own_key), []);
    assert_eq!(without.symbol(&own_key), own_key.as_str());
}

#[test]
fn a_text_is_compared_with_those_of_its_number_or_without_one_with_all_of_its_language() {
    let library = hosted(&["C14/41-E", "C14/50-E"]);
    let comparable = |file_name: &str, text: &str| {
        let document = Document::parse(text);
        let own = OwnDocument::describe(file_name, TextFormat::Markdown, &document);
        let keys = library.comparable(&own, &document).into_iter();
        keys.map(|key| key.to_string()).collect::<Vec<_>>()
    };
    let numbered = "**Document C14/50-E**\n\n# Report\n\nThe Group met.";
    assert_eq!(comparable("a.md", numbered), ["C14-50-E.en"]);
    let other = "**Document C14/60-E**\n\n# Report\n\nThe Group met.";
    assert!(comparable("a.md", other).is_empty());
    let bare = "The Group met.";
    assert_eq!(comparable("a.md", bare), ["C14-41-E.en", "C14-50-E.en"]);
    // The number in the name of a file comes first; it is not a printed number.
    assert_eq!(
        comparable("C14-50-E.md", bare).first().unwrap(),
        "C14-50-E.en"
    );
    let chinese = "1.1 工作组举行了两次会议，并注意到主席的报告。";
    assert!(comparable("C14-50-C.md", chinese).is_empty());
}

#[test]
fn a_text_is_compared_with_a_limited_number_of_others() {
    let symbols: Vec<String> = (1..60).map(|number| format!("C14/{number}-E")).collect();
    let symbols: Vec<&str> = symbols.iter().map(String::as_str).collect();
    let document = Document::parse("The Group met.");
    let own = OwnDocument::describe("a.md", TextFormat::Markdown, &document);
    assert_eq!(hosted(&symbols).comparable(&own, &document).len(), 20);
}

#[test]
fn a_hosted_report_has_the_key_before_a_document_that_was_brought_along() {
    let document = own("C14-41-E.md", "The Group met.");
    assert_eq!(document.key, key("C14/41-E"));
    let brought = Library::default().with(OwnEntry::kept(document.clone()));
    assert_eq!(brought.own()[0].document.key, key("C14/41-E"));
    let catalogue = hosted(&["C14/41-E"]).catalogue().clone();
    let library = brought.with_catalogue(catalogue);
    let now = &library.own()[0].document;
    let fingerprint = document.fingerprint;
    let hashed = DocumentKey::of_text(&document.symbol, &document.language, &fingerprint);
    assert_eq!(now.key, hashed);
    let entry = library.entry(key("C14/41-E").as_str()).unwrap();
    assert_eq!(entry.date, "2014-03-14");
    assert_eq!(library.entries().len(), 2);
}

#[test]
fn what_is_in_this_page_alone_stays_when_the_kept_ones_are_listed() {
    let (kept, here) = (own("kept.md", "One text."), own("here.md", "Another text."));
    let library = hosted(&["C14/41-E"])
        .with(OwnEntry::kept(kept.clone()))
        .with(OwnEntry::here(here.clone(), "Another text.".into()));
    let files = |library: &Library| {
        let own = library.own().iter();
        own.map(|own| (own.document.file_name.clone(), own.is_kept()))
            .collect::<Vec<_>>()
    };
    let pair = |name: &str, is_kept| (name.to_owned(), is_kept);
    // Another tab has removed the kept document.
    assert_eq!(
        files(&library.with_kept(Vec::new())),
        [pair("here.md", false)]
    );
    // A document kept in the meantime is listed once.
    let listed = library.with_kept(vec![kept, here]);
    assert_eq!(
        files(&listed),
        [pair("kept.md", true), pair("here.md", true)]
    );
}

#[test]
fn the_first_document_is_a_hosted_one_if_there_is_any() {
    let document = OwnEntry::kept(own("minutes.md", "Minutes."));
    assert_eq!(Library::default().first(), None);
    let alone = Library::default().with(document.clone());
    assert_eq!(alone.first().unwrap().file, "minutes.md");
    let both = hosted(&["C14/41-E"]).with(document);
    assert_eq!(both.first().unwrap().symbol, "C14/41-E");
}

#[test]
fn the_encoding_of_a_hosted_report_is_the_one_that_was_chosen_for_it() {
    let [first, second] = ["C14/41-E", "C14/50-E"].map(key);
    let cyrillic = Encoding::of("windows-1251").unwrap();
    let chosen: Rc<[_]> = vec![(first.clone(), cyrillic)].into();
    let library = hosted(&["C14/41-E", "C14/50-E"]).with_encodings(chosen);
    assert_eq!(library.encoding(&first), Some(cyrillic));
    assert_eq!(library.encoding(&second), None);
}
