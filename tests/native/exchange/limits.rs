//! Excesses in a file: depth, damaged items, replies to replies.

use std::rc::Rc;

use rapporteur::annotation::AnnotationSet;
use rapporteur::exchange::Plan;
use rapporteur::exchange::plan::Kept;
use rapporteur::exchange::web_annotation::{MOST_PROBLEMS, Reason, read};
use rapporteur::keeping::KeptText;
use rapporteur::keeping::stored::{decode, encode};
use serde_json::{Value, json};

use super::samples::{file, here, report};
use crate::hostile::{collection, comment, nested_json, replies};

/// Returns the places of an item for a value of any depth, with the member that holds it.
fn places(value: &Value) -> Vec<(&'static str, Value)> {
    let body = |members: Value| comment(1, &[("body", members)]);
    let selector = |members: Value| {
        let target = json!({ "source": "https://example.org/report", "symbol": "C14/41-E", "selector": members });
        comment(1, &[("target", target)])
    };
    let quote = |name: &str| {
        let mut quote = json!({ "type": "TextQuoteSelector", "exact": "a" });
        quote[name] = value.clone();
        quote
    };
    vec![
        ("the item", comment(1, &[("x", value.clone())])),
        (
            "its motivation",
            comment(1, &[("motivation", value.clone())]),
        ),
        ("its copies", {
            let own = "urn:uuid:00000000-0000-4000-8000-0000000000aa";
            comment(1, &[("via", value.clone()), ("canonical", json!(own))])
        }),
        (
            "its creator",
            comment(1, &[("creator", json!({ "id": "urn:a:b", "x": value }))]),
        ),
        ("its delegation", {
            let creator = json!({ "id": "urn:a:b", "delegation": { "label": "ITU", "x": value } });
            comment(1, &[("creator", creator)])
        }),
        (
            "its generator",
            comment(1, &[("generator", json!({ "id": "urn:a:b", "x": value }))]),
        ),
        (
            "a text",
            body(json!({ "type": "TextualBody", "value": "a", "x": value })),
        ),
        (
            "a resource",
            body(json!({ "id": "https://example.org/a", "x": value })),
        ),
        ("a target", {
            let target = json!({ "source": "https://example.org/report", "x": value });
            comment(1, &[("target", target)])
        }),
        ("the block of a target", {
            let target = json!({ "source": "https://example.org/report", "block": { "own": "a", "x": value } });
            comment(1, &[("target", target)])
        }),
        ("a quote", selector(quote("x"))),
        ("a quote in a list", selector(json!([quote("x")]))),
        (
            "another selector",
            selector(json!({ "type": "SvgSelector", "value": "a", "x": value })),
        ),
        (
            "an unknown selector",
            selector(json!({ "type": "Odd", "x": value })),
        ),
        ("a refined selector", {
            let inner = quote("x");
            selector(json!({ "type": "FragmentSelector", "value": "a", "refinedBy": inner }))
        }),
    ]
}

/// Returns selectors that refine each other.
fn refined(depth: usize) -> Value {
    let fragment =
        |value: Value| json!({ "type": "FragmentSelector", "value": "a", "refinedBy": value });
    let innermost = json!({ "type": "TextPositionSelector", "start": 1, "end": 2 });
    let selector = (0..depth).fold(innermost, |inner, _| fragment(inner));
    let target = json!({ "source": "https://example.org/report", "symbol": "C14/41-E", "selector": selector });
    comment(1, &[("target", target)])
}

/// Checks that any nesting is imported, as text if too deep. It can be stored, written, and read back
/// unchanged.
fn check(name: &str, depth: usize, items: &str) -> bool {
    let first = read(items).unwrap();
    for problem in &first.problems {
        assert_eq!(problem.reason, Reason::TooDeep, "{name}, {depth}");
    }
    let texts: Vec<Rc<KeptText>> = Vec::new();
    for annotation in &first.annotations {
        let all = std::slice::from_ref(annotation);
        let stored = encode(all, &texts).unwrap_or_else(|_| panic!("{name}, {depth}: not stored"));
        assert_eq!(decode(&stored, &texts).unwrap(), all, "{name}, {depth}");
    }
    let set: AnnotationSet = first.annotations.into_iter().collect();
    let written = read(&file(&set, None)).unwrap();
    assert_eq!(
        written.problems,
        [],
        "{name}, {depth}: our own export is not read"
    );
    let again: AnnotationSet = written.annotations.into_iter().collect();
    assert_eq!(again, set, "{name}, {depth}");
    !set.is_empty()
}

#[test]
fn what_is_taken_is_stored_and_read_again_however_deep_it_nests() {
    for depth in [
        1, 90, 100, 110, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 500, 100_000,
    ] {
        // JSON is text here: a value this deep could not even be dropped.
        let value = json!("HERE");
        let deep = match depth {
            ..=500 => nested_json(depth).to_string(),
            _ => "[".repeat(depth) + &"]".repeat(depth),
        };
        for (name, item) in places(&value) {
            let items = collection(&[item]).replace("\"HERE\"", &deep);
            let taken = check(name, depth, &items);
            assert!(taken, "{name}, {depth}");
        }
    }
}

#[test]
fn selectors_may_refine_each_other_as_often_as_they_like() {
    for depth in [0, 1, 2, 3, 4, 5, 6, 20, 55, 100, 120, 121, 122, 123, 124] {
        let taken = check("refined", depth, &collection(&[refined(depth)]));
        assert!(taken, "{depth}");
    }
}

#[test]
fn withdrawals_nest_as_deep_as_notes() {
    for depth in [1, 110, 120, 124, 125, 126, 127, 128] {
        let mut withdrawn = comment(1, &[]);
        withdrawn["x"] = json!("HERE");
        let mut file: Value = serde_json::from_str(&collection(&[])).unwrap();
        file["withdrawn"] = json!([withdrawn]);
        let items = file
            .to_string()
            .replace("\"HERE\"", &nested_json(depth).to_string());
        check("withdrawn", depth, &items);
    }
}

#[test]
fn the_first_problems_of_a_file_are_held_and_all_are_counted() {
    let nothing = vec![Value::Null; 5_000];
    let mut items = vec![comment(1, &[])];
    items.extend(nothing);
    let read = read(&collection(&items)).unwrap();
    assert_eq!(read.annotations.len(), 1);
    assert_eq!(read.problems.len(), MOST_PROBLEMS);
    assert_eq!(read.left_out, 5_000);

    let document = report();
    let plan = Plan::new(
        &Kept::new(),
        vec![read.clone(), read],
        &here(&document),
        &[].into(),
    );
    assert_eq!(plan.unreadable.len(), MOST_PROBLEMS);
    assert_eq!(plan.counts().unreadable, 10_000);
    assert_eq!(plan.counts().new, 1);
}

#[test]
fn replies_on_replies_are_planned_and_written_in_order() {
    for nested in [true, false] {
        let mut items = replies(3_000, nested);
        // The last ones first, so that no parent is known before its reply.
        items.reverse();
        for item in &mut items {
            if item["motivation"] == "replying" {
                item["target"].as_object_mut().unwrap().remove("symbol");
            }
        }
        let read = read(&collection(&items)).unwrap();
        assert_eq!(read.annotations.len(), 3_001);
        let set: AnnotationSet = read.annotations.iter().cloned().collect();
        let document = report();
        let plan = Plan::new(&Kept::new(), vec![read], &here(&document), &[].into());
        assert_eq!(plan.counts().new, 3_001, "nested: {nested}");
        let written = file(&set, Some(&document));
        assert_eq!(self::read(&written).unwrap().annotations.len(), 3_001);
    }
}
