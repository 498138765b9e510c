//! Notes in envelopes of many kinds, and notes with pieces that are not whole: all of them are taken.

use rapporteur::exchange::foreign::Remark;
use rapporteur::exchange::web_annotation::read;
use serde_json::{Value, json};

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
