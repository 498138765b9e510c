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
        "@language",
        "@direction",
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
        "linking",
        "creator",
        "name",
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

/// An author in any form, among few people.
fn author() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        Value::Null,
        json!("urn:x:ann"),
        json!("Ann"),
        json!({ "name": "Ann" }),
        json!({ "id": "urn:x:ann", "name": "Ann" }),
        json!({ "id": "urn:x:bo", "name": "Bo" }),
        json!([{ "name": "Bo" }, { "name": "Ann" }]),
        json!({ "name": { "@value": "Bo", "@language": "en" } }),
        json!({}),
    ])
}

/// A text of somebody, in any form.
fn text() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        json!("one"),
        json!({ "@value": "un", "@language": "fr" }),
        json!([{ "@value": "un", "@language": "fr" }]),
        json!([{ "@value": "un", "@language": "fr", "@direction": "ltr" }, "one"]),
    ]);
    let purposes = prop::sample::select(vec!["commenting", "replying", "tagging"]);
    let ids = prop::sample::select(vec![None, Some("urn:x:text"), Some("c1")]);
    (words, author(), purposes, ids).prop_map(|(words, author, purpose, id)| {
        let mut text = json!({ "type": "TextualBody", "value": words, "purpose": purpose });
        for (name, value) in [("creator", author), ("id", json!(id))] {
            if !value.is_null() {
                text[name] = value;
            }
        }
        text
    })
}

proptest! {
    /// Every text of every person is read, each once, and by whom it is.
    #[test]
    fn texts_of_several_people_are_read_under_their_authors(
        texts in prop::collection::vec(text(), 0..4),
        of_note in author(),
        relation in prop::sample::select(vec![json!("urn:x:page"), json!(["urn:x:0", "a1"]), json!("a1")]),
    ) {
        let mut all = vec![note(), note(), note()];
        all[0]["id"] = json!("urn:x:0");
        all[1]["id"] = json!("a1");
        all[2]["target"] = relation;
        all[2]["motivation"] = json!("linking");
        all[2]["body"] = json!(texts);
        if !of_note.is_null() {
            all[2]["creator"] = of_note;
        }
        let first = read(&json!(all).to_string()).unwrap();
        prop_assert_eq!(first.left_out, 0);
        let again = read(&backup(&first.annotations, None)).unwrap();
        prop_assert_eq!(again.problems, []);
        prop_assert_eq!(&again.annotations, &first.annotations, "{}", json!(all));
        let twice = read(&json!(all).to_string()).unwrap();
        prop_assert_eq!(&twice.annotations, &first.annotations);
        for annotation in &first.annotations {
            let own = annotation.live()[0].creator.name.as_deref();
            for body in annotation.notes().flat_map(|(_, note)| &note.bodies) {
                if let rapporteur::annotation::Body::Text { extra, .. } = body {
                    let by = extra.get("creator").and_then(|one| one.get("name")?.as_str());
                    let named = |own: &str, by: &str| own.split(", ").any(|one| one == by);
                    prop_assert!(by.zip(own).is_none_or(|(by, own)| named(own, by)), "{:?} {:?}", by, own);
                }
            }
        }
    }
}

/// With another answer in its list, a note is the same, and so are the other answers.
#[test]
fn an_answer_that_came_since_changes_nothing_else() {
    let text = |words: &str, name: &str| json!({ "type": "TextualBody", "value": words, "creator": { "name": name } });
    let file = |texts: &[Value]| {
        let mut note = note();
        note["body"] = json!(texts);
        read(&note.to_string()).unwrap().annotations
    };
    let texts = [text("one", "Ann"), text("two", "Bo"), text("three", "Cy")];
    let (before, after) = (file(&texts[..2]), file(&texts));
    assert_eq!((before.len(), after.len()), (2, 3));
    assert!(before.iter().all(|one| after.contains(one)));
}
