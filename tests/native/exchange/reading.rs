//! Files that are read, and reasons for refusing others.

use rapporteur::annotation::{Annotation, Body, Kind, Selector};
use rapporteur::exchange::web_annotation::{FileProblem, Member, ReadFile, Reason, read};
use rapporteur::messages::file_problem;
use serde_json::{Value, json};

use super::samples::{file, morning, report};

fn check_refused(text: &str, problem: FileProblem) {
    assert_eq!(read(text), Err(problem), "{text}");
}

#[test]
fn files_that_hold_nothing_are_refused_with_the_reason() {
    check_refused("", FileProblem::Empty);
    check_refused(" \r\n\t", FileProblem::Empty);
    check_refused("\u{feff}", FileProblem::Empty);
    check_refused("{\"type\":\n\"Annotat", FileProblem::CutOff { line: 2 });
    check_refused("{\n\n}}", FileProblem::NotJson { line: 3 });
    check_refused("C14/41-E\t5.9\tcomment", FileProblem::NotJson { line: 1 });
    check_refused("null", FileProblem::NotAnnotations);
    check_refused("\"text\"", FileProblem::NotAnnotations);
    check_refused("[]", FileProblem::NotAnnotations);
    check_refused("[1, {\"type\": \"Feature\"}]", FileProblem::NotAnnotations);
    check_refused(
        "{\"type\": \"FeatureCollection\"}",
        FileProblem::NotAnnotations,
    );
    check_refused(
        "{\"type\": \"AnnotationCollection\", \"first\": \"https://example.org/page1\"}",
        FileProblem::Elsewhere,
    );
}

#[test]
fn problems_say_what_to_do_next() {
    let problem = file_problem(&FileProblem::CutOff { line: 7 });
    assert_eq!(
        problem,
        "The file ends in the middle of line 7. Please ask for it again."
    );
    let problem = file_problem(&FileProblem::TooLarge { bytes: 50_000_001 });
    assert!(problem.contains("51 MB; at most 50 MB"), "{problem}");
}

/// Returns the smallest peer annotation that the data model allows.
fn small() -> Value {
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/anno1",
        "type": "Annotation",
        "target": "https://example.org/page1",
    })
}

fn with(member: &str, value: Value) -> Value {
    let mut annotation = small();
    annotation[member] = value;
    annotation
}

#[track_caller]
fn one(value: &Value) -> Annotation {
    let read = read(&value.to_string()).unwrap();
    assert_eq!(read.problems, []);
    let [annotation] = read.annotations.as_slice() else {
        panic!("{} annotations", read.annotations.len());
    };
    annotation.clone()
}

#[track_caller]
fn check_problem(value: &Value, reason: Reason) {
    let read = read(&value.to_string()).unwrap();
    assert_eq!(read.annotations, []);
    assert_eq!(
        read.problems
            .iter()
            .map(|one| &one.reason)
            .collect::<Vec<_>>(),
        [&reason]
    );
}

#[test]
fn every_way_to_put_annotations_in_a_file_is_read() {
    let page = json!({ "type": "AnnotationPage", "items": [small()] });
    let shapes = [
        small(),
        json!([small()]),
        page.clone(),
        json!({ "type": "AnnotationCollection", "first": page }),
        json!({ "type": "AnnotationCollection", "first": [page] }),
        json!({ "type": "AnnotationCollection", "items": [small()] }),
        json!({ "type": ["AnnotationCollection", "BasicContainer"], "first": page }),
    ];
    for shape in shapes {
        assert_eq!(one(&shape), one(&small()), "{shape}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_passed_over() {
    let document = report();
    let plain = file(&morning(&document), Some(&document));
    let dressed = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    assert_eq!(read(&dressed), read(&plain));
}

#[test]
fn one_bad_item_leaves_the_others_alone() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for (bad, id, reason) in [
        (
            "{\"type\":\"Annotation\",\"id\":\"urn:x:1\",\"n\":1e999}",
            None,
            Reason::NotJson,
        ),
        (
            "{\"type\":\"Annotation\",\"id\":\"\\ud800\"}",
            Some("\u{fffd}"),
            Reason::Missing(Member::Target),
        ),
        (deep.as_str(), None, Reason::NotAnAnnotation),
        ("\"urn:x:1\"", Some("urn:x:1"), Reason::LinkOnly),
        ("7", None, Reason::NotAnAnnotation),
        (
            "{\"type\":\"Annotation\"}",
            None,
            Reason::Missing(Member::Target),
        ),
        (
            "{\"type\":\"Annotation\",\"id\":\"urn:x:1\"}",
            Some("urn:x:1"),
            Reason::Missing(Member::Target),
        ),
    ] {
        let file = format!("[{}, {bad}, {}]", small(), with("id", json!("urn:x:2")));
        let ReadFile {
            annotations,
            problems,
            ..
        } = read(&file).unwrap();
        assert_eq!(annotations.len(), 2);
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}");
        };
        assert_eq!((problem.index, problem.id.as_deref()), (1, id), "{bad:.80}");
        assert_eq!(problem.reason, reason, "{bad:.80}");
    }
}

/// Deviations of other programs are accepted: see `foreign.rs`.
#[test]
fn what_no_reading_can_mend_is_a_problem() {
    for (member, value, reason) in [
        ("target", json!(null), Reason::Missing(Member::Target)),
        ("target", json!([]), Reason::Missing(Member::Target)),
        ("type", json!("Feature"), Reason::NotAnAnnotation),
    ] {
        let items = json!([small(), with(member, value)]);
        let problems = read(&items.to_string()).unwrap().problems;
        let reasons: Vec<_> = problems.iter().map(|one| &one.reason).collect();
        assert_eq!(reasons, [&reason]);
    }
    let mut itself = with("revision", json!("urn:x:r"));
    itself["replaces"] = json!(["urn:x:r"]);
    check_problem(&itself, Reason::Malformed(Member::Replaces));
}

#[test]
fn shapes_that_mean_the_same_are_read_alike() {
    let creator = json!({ "id": "https://example.org/me", "type": "Person" });
    let live = |value: &Value| one(value).live()[0].clone();
    assert_eq!(
        live(&with("creator", json!("https://example.org/me"))).creator,
        live(&with("creator", creator.clone())).creator,
    );
    assert_eq!(
        live(&with("creator", json!([creator]))).creator,
        live(&with("creator", json!("https://example.org/me"))).creator,
    );
    let target = |value| live(&with("target", value)).note().unwrap().target.clone();
    let plain = target(json!("https://example.org/page1"));
    assert_eq!(target(json!(["https://example.org/page1"])), plain);
    assert_eq!(target(json!({ "id": "https://example.org/page1" })), plain);
    assert_eq!(
        target(json!({ "source": { "id": "https://example.org/page1" } })),
        plain
    );
    let alone = json!({ "type": "TextQuoteSelector", "exact": "words" });
    let source = "https://example.org/page1";
    assert_eq!(
        target(json!({ "source": source, "selector": alone })),
        target(json!({ "source": source, "selector": [alone] })),
    );
    let kind = |value| {
        live(&with("motivation", value))
            .note()
            .unwrap()
            .kind
            .clone()
    };
    assert_eq!(kind(json!(["commenting"])), Kind::Comment);
}

#[test]
fn body_value_is_a_body_of_plain_text() {
    let annotation = one(&with("bodyValue", json!("Comment text")));
    let note = annotation.notes().next().unwrap().1;
    let [Body::Text { value, format, .. }] = note.bodies.as_slice() else {
        panic!("{:?}", note.bodies);
    };
    assert_eq!(
        (value.as_str(), format.as_deref()),
        ("Comment text", Some("text/plain"))
    );
}

/// Earlier files have the purpose of a highlight in it, whatever the motivation.
#[test]
fn an_empty_body_without_language_content_is_none() {
    for purpose in ["assessing", "highlighting"] {
        let mut item = with("motivation", json!("assessing"));
        let body = json!({ "type": "TextualBody", "value": "", "purpose": purpose,
                           "format": "text/plain", "language": "zxx" });
        item["body"] = body;
        let annotation = one(&item);
        let bodies = annotation.notes().map(|(_, note)| note.bodies.len());
        assert_eq!(bodies.sum::<usize>(), 0, "{purpose}");
    }
    let mut item = with("motivation", json!("assessing"));
    item["body"] = json!({ "type": "TextualBody", "value": "", "purpose": "commenting",
                           "format": "text/plain", "language": "zxx" });
    let annotation = one(&item);
    let bodies = annotation.notes().map(|(_, note)| note.bodies.len());
    assert_eq!(bodies.sum::<usize>(), 1);
}

#[test]
fn a_selector_of_tomorrow_is_kept() {
    let selector = json!({ "type": "SelectorOfTomorrow", "x": 1 });
    let target = json!({ "source": "urn:x:1", "selector": [selector] });
    let annotation = one(&with("target", target));
    let note = annotation.notes().next().unwrap().1;
    assert_eq!(note.target.selectors, [Selector::Other(selector)]);
}

#[test]
fn the_content_names_a_revision_that_has_no_id() {
    let revision = |value: &Value| one(value).live()[0].id.clone();
    let first = revision(&small());
    assert_eq!(revision(&small()), first);
    assert_eq!(
        revision(&with("generated", json!("2015-01-01T00:00:00Z"))),
        first
    );
    assert_eq!(revision(&with("replaces", json!(["urn:x:old"]))), first);
    assert_eq!(revision(&with("@context", json!([]))), first);
    assert_ne!(revision(&with("x", json!(1))), first);
    // RFC 8785: a number is one, however it is written.
    let number = |text: &str| {
        let text = with("x", json!("N")).to_string().replace("\"N\"", text);
        read(&text).unwrap().annotations[0].live()[0].id.clone()
    };
    assert_eq!(number("1.0e2"), number("100"));
}

#[test]
fn an_author_without_an_id_stays_the_same_author() {
    let author = |value: &Value| one(value).key().creator.clone();
    let named = |id: &str| {
        let mut value = with("creator", json!({ "name": "A. Silva" }));
        value["id"] = json!(id);
        author(&value)
    };
    assert_eq!(named("urn:x:1"), named("urn:x:2"));
    assert_eq!(author(&small()), author(&small()));
    assert_ne!(author(&small()), author(&with("id", json!("urn:x:2"))));
}

#[test]
fn a_copy_keeps_its_own_id_as_via() {
    let copy = one(&with("canonical", json!("urn:uuid:0")));
    assert_eq!(copy.key().id.as_str(), "urn:uuid:0");
    let note = copy.notes().next().unwrap().1;
    assert_eq!(note.extra["via"], json!("https://example.org/anno1"));
    let written: Value = serde_json::from_str(&file([&copy], None)).unwrap();
    assert_eq!(one(&written), copy);
}

#[test]
fn of_doubled_members_the_last_counts() {
    let text = small()
        .to_string()
        .replacen('{', "{\"id\":\"urn:x:first\",", 1);
    assert_eq!(read(&text), read(&small().to_string()));
}

#[test]
fn an_annotation_of_which_only_replacements_are_known_is_kept() {
    use rapporteur::annotation::{AnnotationId, AuthorId, Key, RevisionId};
    let key = Key {
        id: AnnotationId::new("urn:x:1"),
        creator: AuthorId::new("urn:x:me"),
    };
    let replaced = [RevisionId::new("urn:x:r")].into();
    let annotation = Annotation::from_parts(key, Vec::new(), replaced);
    let written = file([&annotation], None);
    assert_eq!(read(&written).unwrap().annotations, [annotation]);
}
