//! Every written file satisfies the MUSTs of the W3C Web Annotation test suite and our own schema.

#[path = "../support/own_schema.rs"]
mod own_schema;
#[path = "../support/w3c.rs"]
mod suite;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use rapporteur::annotation::AnnotationSet;
use serde_json::{Value, json};

use crate::exchange::{annotations, file, morning, report};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

static SUITE: LazyLock<suite::Suite> =
    LazyLock::new(|| suite::Suite::load(&root().join("tests/fixtures/w3c")).unwrap());
static SCHEMA: LazyLock<own_schema::OwnSchema> =
    LazyLock::new(|| own_schema::OwnSchema::load(root()).unwrap());

/// Returns the failures that the suite alone finds.
pub fn suite_failures(file: &Value) -> Vec<String> {
    SUITE.failures(file)
}

pub fn failures(file: &Value) -> Vec<String> {
    let mut failures = SUITE.failures(file);
    failures.extend(SCHEMA.failures(file));
    failures
}

#[track_caller]
pub fn check_right(file: &Value) {
    assert_eq!(failures(file), Vec::<String>::new());
}

fn example() -> Value {
    let document = report();
    serde_json::from_str(&file(&morning(&document), Some(&document))).unwrap()
}

#[test]
fn the_suite_is_whole() {
    assert_eq!(SUITE.len(), 79);
}

#[test]
fn files_in_the_repository_hold_all_musts() {
    check_right(&example());
    for name in [
        "docs/example.json",
        "tests/fixtures/exchange/every-kind.json",
    ] {
        check_right(&suite::read(&root().join(name)).unwrap());
    }
    check_right(&serde_json::from_str(&file([], None)).unwrap());
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

/// Breaks the example in one place and names the assertion that must detect it.
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

#[test]
fn private_notes_are_right_in_a_backup_only() {
    let mut file = example();
    for section in ["/first/items/0", "/withdrawn/0"] {
        let mut broken = example();
        broken.pointer_mut(section).unwrap()["private"] = json!(true);
        assert_ne!(SCHEMA.failures(&broken), Vec::<String>::new(), "{section}");
        file.pointer_mut(section).unwrap()["private"] = json!(true);
    }
    file["backup"] = json!(true);
    check_right(&file);
}

#[test]
fn the_own_schema_sees_what_the_suite_does_not() {
    for (pointer, value) in [
        ("/@context/1/rapporteur", json!("urn:x-other:terms#")),
        ("/generated", json!("today")),
        ("/first/items/0/revision", json!(1)),
        ("/first/items/2/canonical", json!("not an iri")),
        ("/first/items/1/target/selector/0/exact", json!(null)),
        ("/first/items/1/target/block/own", json!(5)),
        ("/withdrawn/0/replaces", json!("urn:x:1")),
        ("/withdrawn/0/creator", json!("urn:x:1")),
    ] {
        let mut broken = example();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert_ne!(SCHEMA.failures(&broken), Vec::<String>::new(), "{pointer}");
    }
}
