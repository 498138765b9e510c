//! Notes in envelopes of many kinds, and notes with pieces that are not whole: all of them are taken.

use proptest::prelude::*;
use rapporteur::exchange::foreign::Remark;
use rapporteur::exchange::web_annotation::read;
use serde_json::{Value, json};

use super::samples::backup;

fn note() -> Value {
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x:1", "type": "Annotation",
        "body": { "type": "TextualBody", "value": "the words" }, "target": "urn:x:page" })
}

/// Returns the words of all notes in a file.
fn words(file: &Value) -> Vec<String> {
    let read = read(&file.to_string()).unwrap_or_else(|why| panic!("{file}: {why:?}"));
    assert_eq!(read.left_out, 0, "{file}");
    let notes = read.annotations.iter().flat_map(|one| one.notes());
    notes
        .map(|(_, note)| note.text().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn notes_are_found_in_every_envelope() {
    let page = |member: &str, held: Value| json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "id": "urn:x:p", member: held });
    let activity = json!({ "type": "Create", "object": note() });
    for file in [
        page("annotation", note()),
        page("data", json!({ "items": [note()] })),
        page("contains", json!([note()])),
        json!({ "data": { "annotations": [note()] } }),
        json!({ "data": { "result": { "items": [note()] } } }),
        json!({ "type": "OrderedCollection", "orderedItems": [activity.clone()] }),
        json!({ "type": "OrderedCollection", "first": { "type": "OrderedCollectionPage", "orderedItems": [activity] } }),
    ] {
        assert_eq!(words(&file), ["the words"], "{file}");
    }
}

#[test]
fn a_collection_that_only_names_its_notes_says_so() {
    let file = json!({ "type": "AnnotationCollection", "contains": ["https://example.org/a1"] });
    let told = read(&file.to_string());
    assert!(told.is_err() || told.is_ok_and(|file| file.left_out == 1 || !file.remarks.is_empty()));
}

#[test]
fn half_a_character_costs_no_note() {
    for (written, read_as) in [
        (r"\ude00 of Kiribati", "\u{fffd} of Kiribati"),
        (r"of Kiribati \ud83d", "of Kiribati \u{fffd}"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}\u{1f600}"),
        (r"\\ud83d \ud83d\t.", "\\ud83d \u{fffd}\t."),
    ] {
        let text = note().to_string().replace("the words", written);
        let file = read(&text).unwrap();
        assert_eq!(file.left_out, 0, "{written}");
        let (_, note) = file.annotations[0].notes().next().unwrap();
        assert_eq!(note.text(), Some(read_as), "{written}");
        let mut told = file.remarks.iter();
        assert!(
            told.any(|one| one.remark == Remark::HalfCharacter),
            "{written}"
        );
    }
}

#[test]
fn old_names_of_the_items_of_a_choice_are_read() {
    let mut choice = note();
    choice["body"] =
        json!({ "type": "oa:Choice", "item": [{ "type": "TextualBody", "value": "the words" }] });
    assert_eq!(words(&choice), ["the words"]);
    let mut list = note();
    list["target"] = json!({ "type": "oa:List", "members": ["urn:x:page"] });
    let read = read(&list.to_string()).unwrap();
    assert_eq!(read.annotations[0].target().unwrap().source, "urn:x:page");
}

#[test]
fn two_names_of_one_member_are_both_kept() {
    let mut named_twice = note();
    named_twice["extension"] =
        json!({ "rdf:value": "one", "value": "two", "oa:rdf:value": "three" });
    let first = read(&named_twice.to_string()).unwrap();
    let written =
        serde_json::to_value(&first.annotations[0].notes().next().unwrap().1.extra).unwrap();
    for words in ["one", "two"] {
        assert!(written.to_string().contains(words), "{written}");
    }
}

/// A name of a member or a type with any number of prefixes.
fn name() -> impl Strategy<Value = String> {
    let prefixes = [
        "",
        "",
        "oa:",
        "rdf:",
        "dctypes:",
        "http://www.w3.org/ns/oa#",
    ];
    let names = [
        "@id",
        "@type",
        "@value",
        "id",
        "type",
        "value",
        "chars",
        "hasBody",
        "body",
        "hasTarget",
        "motivatedBy",
        "item",
        "Choice",
        "TextualBody",
        "Annotation",
        "commenting",
        "other",
    ];
    let prefix = || prop::sample::select(prefixes.to_vec());
    (prefix(), prefix(), prop::sample::select(names.to_vec()))
        .prop_map(|(first, second, name)| format!("{first}{second}{name}"))
}

/// Members with such names, and such names as values, three levels deep.
fn members() -> impl Strategy<Value = Value> {
    let least = name().prop_map(Value::from);
    least.prop_recursive(3, 12, 3, |inner| {
        let object = prop::collection::btree_map(name(), inner.clone(), 1..4);
        prop_oneof![
            object.prop_map(|all| json!(all)),
            prop::collection::vec(inner, 1..3).prop_map(Value::from),
        ]
    })
}

proptest! {
    /// A name that still had a prefix after one was removed lost it at the next reading. Found by a
    /// fuzzer.
    #[test]
    fn names_in_any_form_read_alike_a_second_time(
        added in prop::collection::btree_map(name(), members(), 0..4),
        part in prop::sample::select(vec!["", "body", "target", "extension"]),
    ) {
        let mut note = note();
        note["extension"] = json!({});
        note["target"] = json!({ "source": "urn:x:page" });
        let place = if part.is_empty() { &mut note } else { &mut note[part] };
        for (name, value) in added {
            let place = place.as_object_mut().unwrap();
            place.entry(name).or_insert(value);
        }
        if let Ok(first) = read(&note.to_string()) {
            let again = read(&backup(&first.annotations, None)).unwrap();
            prop_assert_eq!(again.problems, []);
            prop_assert_eq!(again.annotations, first.annotations, "{}", note);
        }
    }
}
