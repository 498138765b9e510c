//! The set of annotations.

use rapporteur::annotation::{Annotation, AnnotationId, AnnotationSet};

use super::samples::{comment, key, live, record, revision};

fn note(id: &str, creator: &str, text: &str) -> Annotation {
    Annotation::new(
        AnnotationId::new(id),
        revision("r1", creator, comment(text)),
    )
}

#[test]
fn an_id_taken_by_another_hand_overwrites_nothing() {
    let set: AnnotationSet = [
        note("n", "me", "mine"),
        note("n", "you", "forged"),
        note("o", "me", "other"),
    ]
    .into_iter()
    .collect();
    assert_eq!(set.len(), 3);
    assert_eq!(live(set.get(&key("n", "me")).unwrap()), ["r1=mine"]);
    let creators: Vec<_> = set
        .by_id(&AnnotationId::new("n"))
        .map(|record| record.key().creator.as_str())
        .collect();
    assert_eq!(creators, ["me", "you"]);
    assert_eq!(set.by_id(&AnnotationId::new("none")).count(), 0);
}

#[test]
fn records_come_by_key() {
    let set: AnnotationSet = [note("o", "a", ""), note("n", "b", ""), note("n", "a", "")]
        .into_iter()
        .collect();
    let keys: Vec<_> = set.iter().map(|record| record.key().clone()).collect();
    assert_eq!(keys, [key("n", "a"), key("n", "b"), key("o", "a")]);
}

#[test]
fn joining_keeps_both_and_replacing_puts_back() {
    let mut set = AnnotationSet::new();
    assert!(set.is_empty());
    set.join(record(&[("r1", "a")], &[]));
    set.join(record(&[("r2", "b")], &["r1"]));
    assert_eq!(live(set.get(&key("n", "me")).unwrap()), ["r2=b"]);
    let before = set.replace(record(&[("r1", "a")], &[]));
    assert_eq!(before.as_ref().map(live), Some(vec!["r2=b".to_owned()]));
    assert_eq!(live(set.get(&key("n", "me")).unwrap()), ["r1=a"]);
    assert!(set.remove(&key("n", "me")).is_some());
    assert!(set.is_empty());
}

#[test]
fn the_short_name_of_a_note_is_short_and_of_no_other() {
    const ID: &str = "urn:uuid:0190b0a0-0000-7000-8000-000000000001";
    assert_eq!(key(ID, "urn:x").short_name(), format!("{ID}-urn:x"));
    let long = "x".repeat(100_000);
    let keys = [
        (ID, "a"),
        (ID, "b"),
        (ID, &long),
        (&long, "a"),
        (&long, &long),
        ("a-b", "c"),
        ("a", "b-c"),
        ("a", "-b-c"),
        ("a b", "c"),
        ("a", " bc"),
        ("urn:uuid:a", "b"),
    ];
    let names: std::collections::BTreeSet<String> = keys
        .iter()
        .map(|(id, creator)| key(id, creator).short_name())
        .collect();
    assert_eq!(names.len(), keys.len());
    assert!(names.iter().all(|name| name.len() <= 64));
}
