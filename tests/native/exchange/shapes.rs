//! Files in unusual shapes: every record is imported or listed as left out, and the remarks are true.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rapporteur::exchange::web_annotation::{ReadFile, read};
use serde_json::{Value, json};

/// Returns a note in the standard's form.
fn note(id: u32) -> Value {
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("urn:x:{id}"), "type": "Annotation",
        "body": { "type": "TextualBody", "value": format!("words {id}") }, "target": "urn:x:page" })
}

/// Returns an attempted note that is invalid.
fn broken() -> Value {
    json!({ "id": "urn:x:broken", "quote": "the lost words" })
}

/// Returns a note of Hypothesis.
fn row(id: u32) -> Value {
    json!({ "id": format!("r{id}"), "uri": "https://example.org/", "user": "acct:a@b.c", "text": "one" })
}

fn page(items: Value) -> Value {
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:p", "type": "AnnotationPage", "items": items })
}

/// Returns the kinds of remarks, each once, except the one on the form of a note.
fn said(file: &ReadFile) -> Vec<String> {
    let said = file.remarks.iter().map(|one| format!("{:?}", one.remark));
    let said = said.filter(|one| {
        !["Hypothesis", "OpenAnnotation", "Context", "LooseJson"].contains(&one.as_str())
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    said
}

/// The numbers of notes imported and left out, and the remarks. `None` if the file is refused.
type Outcome<'a> = Option<(usize, usize, &'a [&'a str])>;

fn outcome(text: &str) -> Option<(usize, usize, Vec<String>)> {
    let file = read(text).ok()?;
    assert!(file.left_out >= file.problems.len());
    Some((file.annotations.len(), file.left_out, said(&file)))
}

#[track_caller]
fn check(cases: &[(&str, String, Outcome<'_>)]) {
    let mut wrong = Vec::new();
    for (what, text, want) in cases {
        let want = want.map(|(taken, left_out, said)| {
            let said: Vec<String> = said.iter().map(|one| (*one).to_owned()).collect();
            (taken, left_out, said)
        });
        let found = outcome(text);
        if found != want {
            wrong.push(format!("{what}: {found:?} and not {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_record_vanishes_without_a_word() {
    let lines = |all: &[Value]| {
        let all: Vec<String> = all.iter().map(Value::to_string).collect();
        all.join("\n")
    };
    let deep = format!("{}{}", "[".repeat(130), "]".repeat(130));
    let noted = note(1).to_string();
    let damaged = noted.replace("words 1", r"\ud800");
    let nested = noted.replace("\"words 1\"", &deep);
    let cases: Vec<(&str, String, Outcome<'_>)> = vec![
        (
            "an unknown record among rows",
            json!({ "rows": [row(1), broken()] }).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "an unknown record among annotations",
            json!({ "annotations": [broken(), note(1)] }).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a highlight among annotations",
            json!({ "annotations": [{ "id": "urn:x:1", "target": "urn:x:page" }] }).to_string(),
            Some((1, 0, &["Type"])),
        ),
        (
            "a link and a number among annotations",
            json!({ "annotations": [note(1), "urn:x:2", 3, null] }).to_string(),
            Some((1, 3, &[])),
        ),
        (
            "rows of a table",
            json!({ "rows": [{ "a": 1 }, { "a": 2 }] }).to_string(),
            None,
        ),
        (
            "annotations of pictures",
            json!({ "images": [{ "id": 1 }], "annotations": [{ "id": 1, "bbox": [1, 2] }] })
                .to_string(),
            None,
        ),
        (
            "an unknown record among items without a type",
            json!({ "items": [note(1), broken()] }).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "an unknown record in an unknown list",
            json!({ "results": [note(1), broken()] }).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "answers beside rows",
            json!({ "rows": [row(1)], "replies": [row(2), broken()] }).to_string(),
            Some((2, 1, &[])),
        ),
        (
            "more beside the items of a page",
            json!({ "type": "AnnotationPage", "id": "urn:x:p", "items": [note(1)], "more": [note(2)] })
                .to_string(),
            Some((2, 0, &[])),
        ),
        (
            "an unknown value among several",
            lines(&[note(1), broken(), note(2)]),
            Some((2, 1, &[])),
        ),
        (
            "an unknown list among several values",
            format!("{}\n[1,2]\n[]\n{}", note(1), note(2)),
            Some((2, 1, &[])),
        ),
        (
            "lists in lists in lists",
            json!([[[note(1), broken()]]]).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a record with the name of a list",
            json!([note(1), { "id": "urn:x:2", "first": "Ana", "quote": "words" }]).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a record with an empty list",
            json!({ "rows": [row(1), { "id": "r2", "images": [], "quote": "words" }] }).to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a name that is no text",
            format!(r#"{{"annotations":[{noted},{{"\ud800":1}}]}}"#),
            Some((1, 1, &["HalfCharacter"])),
        ),
        (
            "a note as the first page",
            json!({ "type": "AnnotationCollection", "id": "urn:x:c", "first": [note(1), note(2)] })
                .to_string(),
            Some((2, 0, &[])),
        ),
        (
            "an unknown first page",
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "items": [note(1)], "first": { "quote": "words" } })
                .to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a first page that is a number",
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "items": [note(1)], "first": 5 })
                .to_string(),
            Some((1, 0, &["File(\"first\")"])),
        ),
        (
            "a last page that no other names",
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "first": page(json!([note(1)])), "last": page(json!([note(2)])) })
                .to_string(),
            Some((2, 0, &[])),
        ),
        (
            "a graph of one",
            json!({ "@graph": note(1), "items": [note(2)] }).to_string(),
            Some((2, 0, &[])),
        ),
        (
            "a graph with a damaged note",
            format!(r#"{{"@graph":[{damaged},{}]}}"#, note(2)),
            Some((2, 0, &["HalfCharacter"])),
        ),
        (
            "a graph with a deep note",
            format!(r#"{{"@graph":[{nested}]}}"#),
            Some((1, 0, &["Deep", "NoWords"])),
        ),
        (
            "a graph with a note of another type",
            json!({ "@graph": [note(1), { "id": "urn:x:2", "type": "Remark", "target": "urn:x:page" }] })
                .to_string(),
            Some((1, 1, &[])),
        ),
        (
            "a graph with a note without a type",
            json!({ "@graph": [note(1), { "id": "urn:x:2", "target": "urn:x:page", "body": "urn:x:b" }] })
                .to_string(),
            Some((2, 0, &["Type"])),
        ),
        (
            "a graph with its page",
            json!({ "@graph": [page(json!([note(1), "urn:x:2"])), note(2)] }).to_string(),
            Some((2, 0, &[])),
        ),
        (
            "a graph with nothing to call a record by",
            json!({ "@graph": [note(1), { "quote": "words" }] }).to_string(),
            Some((1, 1, &[])),
        ),
    ];
    check(&cases);
}

#[test]
fn no_remark_on_a_file_is_lost() {
    let linked = json!({ "type": "AnnotationPage", "id": "urn:x:p", "items": [note(1)], "next": "urn:x:next" });
    let more =
        json!({ "id": "urn:x:c", "type": "AnnotationCollection", "total": 9, "items": [note(2)] });
    let wrong = json!({ "id": 7, "type": "AnnotationPage", "items": [note(1)] });
    let deep = (0..40).fold(page(json!([note(1)])), |inner, _| json!({ "type": "AnnotationPage", "id": "urn:x:p", "items": [note(2)], "next": inner }));
    let words = json!({ "id": "urn:x:b", "type": "TextualBody", "value": "x".repeat(300_000) });
    let shared = (0..10).map(|at| {
        let mut note = note(at);
        note["body"] = "urn:x:b".into();
        note
    });
    let shared = json!({ "@graph": shared.chain([words]).collect::<Vec<_>>() });
    let many: Vec<Value> = (0..30)
        .map(|at| json!({ "type": "AnnotationPage", "id": format!("urn:x:page-{at}") }))
        .collect();
    let cases: Vec<(&str, String, Outcome<'_>)> = vec![
        (
            "a value of another kind after a linked page",
            format!("{linked}\n{}", json!({ "a": [1] })),
            Some((1, 1, &["Linked(\"urn:x:next\")"])),
        ),
        (
            "texts of a server's answer are no links",
            json!({ "tags": ["urn:x:a", "b"], "results": [note(1)] }).to_string(),
            Some((1, 0, &[])),
        ),
        (
            "canvases of a table of contents are no links",
            json!({ "@context": "http://iiif.io/api/presentation/2/context.json", "@type": "sc:Manifest",
                "structures": [{ "@type": "sc:Range", "canvases": ["urn:x:canvas"] }], "annotations": [note(1)] })
                .to_string(),
            Some((1, 0, &[])),
        ),
        (
            "a total beside which answers stand",
            json!({ "total": 2, "rows": [row(1)], "replies": [row(2)] }).to_string(),
            Some((2, 0, &["Fewer { total: 2, held: 1 }"])),
        ),
        (
            "a page of a graph that goes on elsewhere",
            json!({ "@graph": [{ "id": "urn:x:p", "type": "AnnotationPage", "items": ["urn:x:1"], "next": "urn:x:next" }, note(1)] })
                .to_string(),
            Some((1, 0, &["Linked(\"urn:x:next\")"])),
        ),
        (
            "a member of the file in another form",
            wrong.to_string(),
            Some((1, 0, &["File(\"id\")"])),
        ),
        (
            "pages that lie too deep",
            deep.to_string(),
            Some((1, 0, &["PagesTooDeep"])),
        ),
        (
            "a total in an array of collections",
            json!([more]).to_string(),
            Some((1, 0, &["Fewer { total: 9, held: 1 }"])),
        ),
        (
            "a total of a collection that holds none",
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "total": 9, "items": [] })
                .to_string(),
            Some((0, 0, &["Fewer { total: 9, held: 0 }"])),
        ),
        (
            "a page before this one is elsewhere",
            json!({ "type": "AnnotationPage", "id": "urn:x:p2", "items": [note(1)], "prev": "urn:x:p1" })
                .to_string(),
            Some((1, 0, &["Linked(\"urn:x:p1\")"])),
        ),
        (
            "pages of an array name each other",
            json!([
                { "type": "AnnotationPage", "id": "urn:x:p1", "items": [note(1)], "next": "urn:x:p2" },
                { "type": "AnnotationPage", "id": "urn:x:p2", "items": [note(2)], "prev": { "id": "urn:x:p1" } },
            ])
            .to_string(),
            Some((2, 0, &[])),
        ),
        (
            "a last page that is named, and all notes are here",
            json!({ "type": "AnnotationCollection", "id": "urn:x:c", "total": 1, "last": "urn:x:last",
                "first": { "type": "AnnotationPage", "items": [note(1)] } })
            .to_string(),
            Some((1, 0, &[])),
        ),
        (
            "a graph whose notes share more than fits",
            shared.to_string(),
            Some((10, 0, &["PartsNamed"])),
        ),
        (
            "a total after a linked page of another value",
            format!("{linked}\n{more}"),
            Some((
                2,
                0,
                &["Fewer { total: 9, held: 1 }", "Linked(\"urn:x:next\")"],
            )),
        ),
    ];
    check(&cases);
    let file =
        json!({ "type": "AnnotationCollection", "id": 7, "first": many, "items": [note(1)] });
    let said = said(&read(&file.to_string()).unwrap());
    assert!(said.contains(&"File(\"id\")".to_owned()), "{said:?}");
    let names: serde_json::Map<String, Value> = (b'a'..=b'z')
        .flat_map(|a| (b'a'..=b'z').map(move |b| (a, b)))
        .map(|(a, b)| (format!("motivatio{}{}", a as char, b as char), 1.into()))
        .collect();
    let mut odd = note(1);
    odd.as_object_mut().unwrap().extend(names);
    odd["private"] = true.into();
    odd["created"] = "yesterday".into();
    odd["rights"] = 5.into();
    let file = json!([odd]).to_string();
    let said: BTreeSet<String> = self::said(&read(&file).unwrap()).into_iter().collect();
    assert!(
        said.contains("NoTime") && said.contains("Wrong(\"rights\")"),
        "{said:?}"
    );
    assert!(said.len() < 40, "{}", said.len());
}

/// Each collection of a file lists its withdrawals.
#[test]
fn withdrawals_come_from_every_collection_of_a_file() {
    let whole = json!({ "id": "urn:x:9", "creator": { "id": "urn:x:me" }, "revision": "b", "target": "urn:x:page" });
    let of = |id| {
        json!({ "type": "AnnotationCollection", "id": format!("urn:x:c{id}"), "total": 0, "backup": id == 1,
        "withdrawn": [{ "id": format!("urn:x:{id}"), "creator": { "id": "urn:x:me" }, "revision": "a", "target": "urn:x:page" }],
        "first": { "type": "AnnotationPage", "items": [] } })
    };
    let file = read(&json!([of(1), of(2)]).to_string()).unwrap();
    assert_eq!((file.annotations.len(), file.is_backup), (2, true));
    let alone = json!({ "id": "urn:x:c", "type": "AnnotationCollection", "first": { "id": "urn:x:p", "withdrawn": [whole] } });
    assert_eq!(read(&alone.to_string()).unwrap().annotations.len(), 1);
    let deep = format!("{}{}", "[".repeat(130), "]".repeat(130));
    let text = of(3).to_string().replace(
        "\"revision\":\"a\"",
        &format!("\"revision\":\"a\",\"other\":{deep}"),
    );
    let file = read(&text).unwrap();
    assert_eq!(
        (file.annotations.len(), said(&file)),
        (1, vec!["Deep".to_owned()])
    );
}

/// Remarks on notes are true of them.
#[test]
fn remarks_on_notes_are_true() {
    let deep = format!("{}{}", "[".repeat(130), "]".repeat(130));
    let refused = format!(
        r#"[{{"type":"Annotation","id":"urn:x:1","other":{deep}}},{}]"#,
        note(2)
    );
    let empty = |body: Value| {
        let mut note = note(1);
        note["body"] = body;
        json!([note]).to_string()
    };
    let cases: Vec<(&str, String, Outcome<'_>)> = vec![
        ("a deep note that is refused", refused, Some((1, 1, &[]))),
        (
            "a body without words",
            empty(json!({ "type": "TextualBody" })),
            Some((1, 0, &["NoWords"])),
        ),
        (
            "a body of lists that are too deep",
            empty(json!([[[[[[[[[["words"]]]]]]]]]])),
            Some((1, 0, &["Bodies", "NoWords"])),
        ),
    ];
    check(&cases);
}

#[test]
fn commas_too_many_are_passed_over() {
    let (a, b) = (note(1), note(2));
    for text in [
        format!("[{a},,{b}]"),
        format!("[,{a},{b},,]"),
        format!("[{a}, /* none */ ,\n{b}]"),
        format!("{{,\"items\":[{a},{b}],,}}"),
    ] {
        let file = read(&text);
        assert_eq!(file.map(|file| file.annotations.len()), Ok(2), "{text}");
    }
}

/// A list of `true` for a note and `false` for anything else, in some kind of holder, with other lists
/// inside.
#[derive(Clone, Debug)]
struct Tree {
    form: usize,
    leaves: Vec<bool>,
    inner: Vec<Tree>,
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaves = || prop::collection::vec(any::<bool>(), 0..4);
    let tree = |(form, leaves, inner)| Tree {
        form,
        leaves,
        inner,
    };
    let least = (0..7_usize, leaves(), Just(Vec::new())).prop_map(tree);
    least.prop_recursive(5, 24, 3, move |inner| {
        (0..7_usize, leaves(), prop::collection::vec(inner, 0..3)).prop_map(tree)
    })
}

/// Returns the tree as JSON and counts its notes and other entries.
fn grown(tree: &Tree, count: &mut (u32, u32)) -> Value {
    let leaf = |is_note: &bool| match is_note {
        true => {
            count.0 += 1;
            note(count.0)
        }
        false => {
            count.1 += 1;
            broken()
        }
    };
    let mut all: Vec<Value> = tree.leaves.iter().map(leaf).collect();
    let inner: Vec<Value> = tree.inner.iter().map(|tree| grown(tree, count)).collect();
    match tree.form {
        0 => {
            all.extend(inner);
            page(all.into())
        }
        1 => {
            all.extend(inner);
            json!({ "annotations": all })
        }
        2 => {
            all.extend(inner);
            json!({ "rows": all })
        }
        3 => {
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "items": all, "first": inner })
        }
        4 => json!({ "id": "urn:x:p", "type": "AnnotationPage", "items": all, "next": inner }),
        5 => {
            json!({ "id": "urn:x:c", "type": "AnnotationCollection", "items": all, "other": inner })
        }
        _ => json!({ "items": [page(all.into())], "pages": inner }),
    }
}

proptest! {
    /// Every note is imported, and everything else listed with notes is listed as left out.
    #[test]
    fn whatever_a_file_lists_is_taken_or_told(tree in trees()) {
        let mut count = (0, 0);
        let file = grown(&tree, &mut count);
        match read(&file.to_string()) {
            Ok(taken) => {
                prop_assert_eq!(taken.annotations.len() as u32, count.0, "{}", file);
                prop_assert_eq!(taken.left_out as u32 >= count.1, true, "{}", file);
            }
            Err(_) => prop_assert_eq!(count.0, 0),
        }
    }
}
