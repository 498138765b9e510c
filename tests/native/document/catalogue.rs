//! The catalogue and document keys.

use rapporteur::document::{Catalogue, CatalogueProblem, DocumentKey, EntryFault};
use serde_json::{Value, json};

fn entry() -> Value {
    json!({
        "symbol": "C14/41-E", "title": "Report", "date": "2014-03-14", "language": "en",
        "file": "reports/C14-41-E.md", "canonical": "https://example.org/en", "unknown": [1],
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut entry = entry();
    entry[field] = value;
    entry
}

fn parse(reports: &[Value]) -> Catalogue {
    Catalogue::parse(&json!({ "reports": reports, "more": true }).to_string())
}

#[test]
fn the_shipped_catalogue_is_sound_and_its_files_exist() {
    let catalogue = Catalogue::parse(include_str!("../../../static/catalogue.json"));
    assert_eq!(catalogue.problems(), []);
    let first = &catalogue.entries()[0];
    assert_eq!(first.key.as_str(), "C14-41-E.en");
    assert_eq!(
        first.canonical.as_deref(),
        Some("https://www.itu.int/md/S14-CL-C-0041/en")
    );
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    for entry in catalogue.entries() {
        assert!(folder.join(&entry.file).is_file(), "{}", entry.file);
    }
}

#[test]
fn a_broken_entry_is_named_and_the_others_stay() {
    let cases = [
        (json!("x"), EntryFault::NotAnObject),
        (
            with("title", Value::Null),
            EntryFault::NoText { field: "title" },
        ),
        (
            with("title", json!(" ")),
            EntryFault::NoText { field: "title" },
        ),
        (
            with("symbol", json!(3)),
            EntryFault::NoText { field: "symbol" },
        ),
        (
            with("revisionOf", json!(3)),
            EntryFault::NoText {
                field: "revisionOf",
            },
        ),
        (
            with("additionTo", json!("")),
            EntryFault::NoText {
                field: "additionTo",
            },
        ),
        (
            json!({
                "symbol": "C14/41(Rev.1)-E", "title": "Report", "date": "2014-03-14",
                "language": "en", "file": "a.md",
                "revisionOf": "C14/41-E", "correctionOf": "C14/41-E",
            }),
            EntryFault::Relations,
        ),
        (
            with("date", json!("14 March")),
            EntryFault::Date("14 March".to_owned()),
        ),
        (
            with("date", json!("2014-13-01")),
            EntryFault::Date("2014-13-01".to_owned()),
        ),
        (
            with("language", json!("e n")),
            EntryFault::Language("e n".to_owned()),
        ),
        (
            with("canonical", json!("javascript:x")),
            EntryFault::Canonical("javascript:x".to_owned()),
        ),
    ];
    for (broken, fault) in cases {
        let good = with("symbol", json!("C14/42-E"));
        let catalogue = parse(&[broken.clone(), good]);
        assert_eq!(catalogue.entries().len(), 1, "{broken}");
        assert_eq!(catalogue.entries()[0].symbol, "C14/42-E");
        let symbol = broken
            .get("symbol")
            .and_then(Value::as_str)
            .map(str::to_owned);
        assert_eq!(
            catalogue.problems(),
            [CatalogueProblem::Entry {
                index: 0,
                symbol,
                fault
            }]
        );
    }
}

#[test]
fn a_file_stays_below_the_catalogue() {
    for file in [
        "../x.md",
        "a/../../x.md",
        "/x.md",
        "//host/x.md",
        "https://host/x.md",
        "a\\..\\x.md",
        "%2e%2E/x.md",
        ".%2e/x.md",
        "x.md?y",
        "x.md#y",
    ] {
        let catalogue = parse(&[with("file", json!(file))]);
        assert!(catalogue.entries().is_empty(), "{file}");
    }
    let catalogue = parse(&[with("file", json!("a b/C14..41 (Rev.1).md"))]);
    assert_eq!(catalogue.problems(), []);
}

#[test]
fn an_entry_with_the_same_symbol_and_language_is_a_problem() {
    let catalogue = parse(&[entry(), entry(), with("language", json!("fr"))]);
    assert_eq!(catalogue.entries().len(), 2);
    let symbol = Some("C14/41-E".to_owned());
    assert_eq!(
        catalogue.problems(),
        [CatalogueProblem::Entry {
            index: 1,
            symbol,
            fault: EntryFault::Twice
        }]
    );
}

#[test]
fn what_is_no_catalogue_is_one_problem() {
    for (text, problem) in [
        ("", CatalogueProblem::NotJson { line: 1 }),
        ("{\n\"reports\": [", CatalogueProblem::NotJson { line: 2 }),
        ("[]", CatalogueProblem::NoReports),
        ("{\"reports\": {}}", CatalogueProblem::NoReports),
        ("null", CatalogueProblem::NoReports),
    ] {
        let catalogue = Catalogue::parse(text);
        assert!(catalogue.entries().is_empty());
        assert_eq!(catalogue.problems(), [problem], "{text}");
    }
}

#[test]
fn a_problem_names_the_report_and_says_what_to_do() {
    let catalogue = parse(&[with("date", json!("soon"))]);
    let message = catalogue.problems()[0].to_string();
    assert_eq!(
        message,
        "Report 1 of the catalogue (C14/41-E): the date “soon” is not of the form 2014-03-14."
    );
}

#[test]
fn entries_are_found_by_key() {
    let catalogue = parse(&[entry(), with("language", json!("fr"))]);
    let key = DocumentKey::new("C14/41-E", "fr");
    assert_eq!(catalogue.entry(&key).unwrap().language, "fr");
    assert_eq!(catalogue.entry(&DocumentKey::new("C14/43-E", "fr")), None);
}

#[test]
fn keys_fold_to_letters_digits_dots_and_hyphens() {
    for (symbol, language, key) in [
        ("C14/41-E", "en", "C14-41-E.en"),
        ("C14/41(Rev.1)-E", "en", "C14-41-Rev.1-E.en"),
        (" A/RES/60/1 ", "zh-Hant", "A-RES-60-1.zh-Hant"),
        ("文件", "zh", "document.zh"),
    ] {
        assert_eq!(DocumentKey::new(symbol, language).as_str(), key);
        assert_eq!(
            DocumentKey::from_text(key),
            Some(DocumentKey::new(symbol, language))
        );
    }
    assert_eq!(DocumentKey::from_text("a/b"), None);
    assert_eq!(DocumentKey::from_text(""), None);
}

#[test]
fn keys_that_fold_alike_differ_and_the_first_stays_plain() {
    let documents = [
        ("C14/41", "en"),
        ("C14-41", "en"),
        ("C14 41", "en"),
        ("C14/41", "fr"),
    ];
    let keys = DocumentKey::for_all(documents);
    assert_eq!(keys[0].as_str(), "C14-41.en");
    assert!(keys[1].as_str().starts_with("C14-41.en-") && keys[1].as_str().len() == 18);
    assert_eq!(keys[3].as_str(), "C14-41.fr");
    let mut different = keys.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), keys.len());
    let reversed = DocumentKey::for_all(documents.into_iter().take(3).chain([("C14_41", "en")]));
    assert_eq!(
        reversed[1], keys[1],
        "a hash depends on its own document only"
    );
}
