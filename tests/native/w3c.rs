//! Everything written holds the MUSTs of the W3C Web Annotation test suite.

#[path = "../support/w3c.rs"]
mod suite;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use rapporteur::annotation::AnnotationSet;
use serde_json::{Value, json};

use crate::exchange::{annotations, file, morning, report};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/w3c"))
}

thread_local! {
    static SUITE: LazyLock<suite::Suite> =
        LazyLock::new(|| suite::Suite::load(folder()).unwrap());
}

fn failures(file: &Value) -> Vec<String> {
    SUITE.with(|suite| suite.failures(file))
}

fn example() -> Value {
    let document = report();
    serde_json::from_str(&file(&morning(&document), Some(&document))).unwrap()
}

#[test]
fn the_suite_is_whole() {
    SUITE.with(|suite| assert_eq!(suite.len(), 79));
}

#[test]
fn the_example_holds_all_musts() {
    assert_eq!(failures(&example()), Vec::<String>::new());
}

#[test]
fn an_empty_set_holds_all_musts() {
    let empty = serde_json::from_str(&file([], None)).unwrap();
    assert_eq!(failures(&empty), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_set_holds_all_musts(annotations in annotations()) {
        let set: AnnotationSet = annotations.into_iter().collect();
        let json = serde_json::from_str(&file(&set, None)).unwrap();
        prop_assert_eq!(failures(&json), Vec::<String>::new());
    }
}

/// Breaks the example at one place and names the assertion that must see it.
#[track_caller]
fn check_broken(pointer: &str, value: Value, assertion: &str) {
    let mut broken = example();
    *broken.pointer_mut(pointer).unwrap() = value;
    let failures = failures(&broken);
    assert!(
        failures.iter().any(|failure| failure.contains(assertion)),
        "{pointer}: {failures:?}"
    );
}

#[test]
fn broken_files_are_rejected() {
    check_broken(
        "/@context",
        json!("http://example.org/"),
        "5.1-collectionContextValidated",
    );
    check_broken("/id", json!("no iri"), "5.1-collectionIdValidated");
    check_broken("/total", json!(-1), "5.1-collectionTotalValidated");
    check_broken("/label", json!(5), "5.1-collectionLabelValidated");
    check_broken("/first/type", json!("Page"), "5.2-pageTypeValidated");
    check_broken(
        "/first/startIndex",
        json!("0"),
        "5.2-pageStartIndexValidated",
    );
    check_broken(
        "/first/items/0/type",
        json!("Note"),
        "3.1-annotationTypeValidated",
    );
    check_broken("/first/items/0/id", json!(7), "3.1-annotationIdValidated");
    check_broken(
        "/first/items/0/created",
        json!("2014-05-06"),
        "3.3.1-annotationCreatedValidated",
    );
    check_broken(
        "/first/items/0/modified",
        json!("2014-05-06T10:00:00"),
        "annotationModifiedValid",
    );
    check_broken(
        "/first/items/0/body",
        json!({ "text": "" }),
        "3.2-bodyObjectsRecognized",
    );
    check_broken(
        "/first/items/0/target",
        json!({}),
        "3.2-targetObjectsRecognized",
    );
    check_broken(
        "/first/items/1/target/selector/0",
        json!({}),
        "4.2-selectorValidIfPresent",
    );
    check_broken(
        "/first/items/1/target/selector/1/start",
        json!(-1),
        "4.2-TextDataPositionSelectorValid",
    );
}
