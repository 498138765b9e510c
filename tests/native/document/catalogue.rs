//! The catalogue and document keys.

use proptest::prelude::*;
use rapporteur::document::{
    Catalogue, CatalogueProblem, DocumentKey, EntryFault, JsonFault, NotText,
};
use rapporteur::messages::catalogue_problem;
use serde_json::{Value, json};
use url::Url;

use crate::linear;

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
        "\t//evil.example/r.md",
        " //evil.example/r.md",
        "\n/secret.md",
        ".\t./x.md",
        "/\t/evil.example/r.md",
        "\u{1}//evil.example/r.md",
        "\u{1f}\\\\evil.example/r.md",
        "ht\ntps:x.md",
        "x.md ",
    ] {
        let catalogue = parse(&[with("file", json!(file))]);
        assert!(catalogue.entries().is_empty(), "{file}");
    }
    let catalogue = parse(&[with("file", json!("a b/C14..41 (Rev.1).md"))]);
    assert_eq!(catalogue.problems(), []);
}

/// Components of paths and addresses, and the signs that browsers skip.
const PIECES: &[&str] = &[
    "https://",
    "http://",
    "https:",
    "a",
    "x.md",
    "reports",
    "evil.example",
    "/",
    "/",
    "//",
    "\\",
    ".",
    "..",
    "%2e",
    "%2E",
    "%2f",
    "%5c",
    "%09",
    "\t",
    "\n",
    "\r",
    " ",
    "\u{1}",
    "\u{b}",
    "\u{1f}",
    "\u{7f}",
    "\u{a0}",
    "\u{feff}",
    ":",
    "@",
    "?",
    "#",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, ..ProptestConfig::default() })]

    #[test]
    fn a_browser_reads_no_file_and_no_address_otherwise(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..8)
    ) {
        let written = pieces.concat();
        let is_taken = |field| parse(&[with(field, json!(written))]).problems().is_empty();
        if is_taken("file") {
            let page = Url::parse("https://reports.example/c14/list/").unwrap();
            let read = page.join(&written).unwrap();
            prop_assert!(read.as_str().starts_with(page.as_str()), "{:?} is {}", written, read);
            prop_assert!(read.query().is_none() && read.fragment().is_none());
        }
        if is_taken("canonical")
            && let Ok(read) = Url::parse(&written)
        {
            prop_assert!(["http", "https"].contains(&read.scheme()), "{:?} is {}", written, read);
            let (_, host) = written.split_once("://").unwrap();
            prop_assert!(host.starts_with(|c: char| !"/\\?#@:".contains(c)), "{:?}", written);
        }
    }
}

#[test]
fn an_address_of_a_report_is_read_as_it_stands() {
    for address in [
        " https://example.org",
        "https://example.org\n",
        "https://exam\tple.org",
        "\u{1}https://example.org",
        "https:\\\\example.org",
        "https://\\example.org",
        "https:///example.org",
        "https://",
        "https://?x",
        "https://#x",
        "javascript:x",
        "//example.org",
    ] {
        let catalogue = parse(&[with("canonical", json!(address))]);
        assert!(catalogue.entries().is_empty(), "{address:?}");
    }
    for address in ["https://example.org", "http://example.org:80/é?a=b#c"] {
        let catalogue = parse(&[with("canonical", json!(address))]);
        assert_eq!(catalogue.problems(), [], "{address}");
    }
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
fn many_entries_cost_as_many_times_more() {
    let list = |count: usize| {
        let entries = (0..count).map(|number| with("symbol", json!(format!("C14/{number}-E"))));
        let all: Vec<Value> = entries.collect();
        json!({ "reports": all }).to_string()
    };
    linear::check("entries", 200, list, |list| drop(Catalogue::parse(list)));
}

fn not_json(line: usize, column: usize, fault: JsonFault) -> CatalogueProblem {
    CatalogueProblem::NotJson {
        line,
        column,
        fault,
    }
}

#[test]
fn the_bytes_of_a_catalogue_are_read_as_those_of_a_document() {
    let json = json!({ "reports": [entry()] }).to_string();
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(json.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(Catalogue::of_bytes(&utf16), Catalogue::parse(&json));
    assert_eq!(Catalogue::of_bytes(&utf16).entries().len(), 1);
    for (bytes, problem) in [
        (&b"{\"reports\": \"\xe9\""[..], NotText::Encoding),
        (b"PK\x03\x04\x00", NotText::Binary),
        (b"%PDF-1", NotText::Pdf),
    ] {
        assert_eq!(
            Catalogue::of_bytes(bytes).problems(),
            [CatalogueProblem::NotText(problem)]
        );
    }
}

#[test]
fn what_is_wrong_with_all_of_it_is_its_fault_and_says_what_to_do() {
    assert_eq!(parse(&[json!(1)]).fault(), None);
    for text in ["", "<html>", "[]", "{", "{\"reports\": [1,]}"] {
        let said = catalogue_problem(Catalogue::parse(text).fault().unwrap());
        assert!(
            said.contains("catalogue.json") && said.contains("people who run this page"),
            "{said}"
        );
    }
    assert_eq!(
        catalogue_problem(
            Catalogue::parse("{\"reports\": [\n{},\n]}")
                .fault()
                .unwrap()
        ),
        "The list of reports (catalogue.json) is faulty at line 3, column 1: there is a comma too many before this place. The people who run this page can correct it.",
    );
}

#[test]
fn what_is_no_catalogue_is_one_problem() {
    for (text, problem) in [
        ("", CatalogueProblem::NotText(NotText::Empty)),
        ("\u{feff} \n", CatalogueProblem::NotText(NotText::Empty)),
        (
            "<!doctype html>\n<title>Sign in</title>",
            CatalogueProblem::NotText(NotText::WebPage),
        ),
        ("{\"reports\": 1}", CatalogueProblem::NoReports),
        ("{}", CatalogueProblem::NoReports),
        ("7", CatalogueProblem::NoReports),
        ("{\n\"reports\": [", not_json(2, 12, JsonFault::CutOff)),
        (
            "{\"reports\": [{\"symbol\": \"A",
            not_json(1, 26, JsonFault::CutOff),
        ),
        (
            "{\"reports\": [\n{},\n]}",
            not_json(3, 1, JsonFault::TrailingComma),
        ),
        (
            "{\"reports\": [{\"ä\": 1,}]}",
            not_json(1, 23, JsonFault::TrailingComma),
        ),
        (
            "{\"reports\":[{\"symbol\":\"A\", title:\"B\"}]}",
            not_json(1, 28, JsonFault::Other),
        ),
        ("{\"reports\": [1,\n'a']}", not_json(2, 1, JsonFault::Other)),
        (
            "{\"reports\": [1,,2]}",
            not_json(1, 16, JsonFault::TrailingComma),
        ),
        ("{\"reports\": [] ]", not_json(1, 16, JsonFault::Other)),
        ("reports:\n- C14", not_json(1, 1, JsonFault::Other)),
        (
            "{\"reports\": [{\"a\": 1 \"b\": 2}]}",
            not_json(1, 22, JsonFault::Other),
        ),
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
    let message = catalogue_problem(&catalogue.problems()[0]);
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
