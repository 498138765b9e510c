//! The parents of answers, in whatever order notes arrive and however damaged they are.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AnnotationSet, Content, Extra, Key, Kind, Note, Parent, Threads,
};

use super::samples::{body, key, revision, target};
use crate::linear;

/// Returns a note, which may answer another one.
fn note(kind: Kind, parent: Option<&str>) -> Content {
    let mut target = target("5.9");
    if let Some(id) = parent {
        let parent = Parent {
            id,
            revision: None,
            quote: None,
        };
        target = target.answering(parent, Some("5.9"));
    }
    Content::Note(Note {
        kind,
        bodies: vec![body("Said.", "commenting")],
        target,
        extra: Extra::new(),
    })
}

fn record(id: &str, creator: &str, parent: Option<&str>) -> Annotation {
    let content = note(Kind::Reply, parent);
    Annotation::new(AnnotationId::new(id), revision("r1", creator, content))
}

/// Returns any set of records under few ids: cycles, notes that answer themselves, missing parents,
/// several creators of one id.
fn any_records() -> impl Strategy<Value = Vec<Annotation>> {
    let id = || prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("e")];
    let parent = proptest::option::of(prop_oneof![4 => id(), 1 => Just("missing")]);
    let creator = prop_oneof![3 => Just("me"), 1 => Just("you")];
    vec((id(), creator, parent), 0..8).prop_map(|records| {
        let records = records.into_iter();
        records
            .map(|(id, creator, parent)| record(id, creator, parent))
            .collect()
    })
}

/// Returns the root of one annotation.
fn root(threads: &Threads, key: &Key, set: &AnnotationSet) -> Key {
    let mut roots = threads.roots_of([key], set).into_iter();
    roots.next().unwrap()
}

/// Returns all threads: each root with the notes below it, in drawing order.
fn drawn(threads: &Threads, set: &AnnotationSet) -> BTreeMap<Key, Vec<(usize, Key)>> {
    let roots = threads.roots(set);
    let one_by_one: BTreeSet<Key> = set
        .iter()
        .map(|one| root(threads, one.key(), set))
        .collect();
    assert_eq!(roots, one_by_one);
    roots
        .into_iter()
        .map(|root| {
            let answers = threads.answers(&root, set, Ord::cmp);
            (root, answers)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_annotation_stands_in_one_thread_once(records in any_records()) {
        let mut set = AnnotationSet::new();
        for record in records {
            set.replace(record);
        }
        let threads = Threads::of(&set);
        let mut found = Vec::new();
        for (root, answers) in drawn(&threads, &set) {
            for (_, key) in &answers {
                prop_assert_eq!(self::root(&threads, key, &set), root.clone());
            }
            found.extend(answers.into_iter().map(|(_, key)| key));
            found.push(root);
        }
        found.sort();
        let all: Vec<Key> = set.iter().map(|one| one.key().clone()).collect();
        prop_assert_eq!(found, all);
    }

    #[test]
    fn taking_records_in_one_by_one_is_reading_all(
        changes in vec((any_records(), any::<prop::sample::Index>()), 0..4),
    ) {
        let mut set = AnnotationSet::new();
        let mut threads = Threads::default();
        for (records, forgotten) in changes {
            for record in records {
                threads.update(record.key(), Some(&record));
                set.replace(record);
            }
            let keys: Vec<Key> = set.iter().map(|one| one.key().clone()).collect();
            if !keys.is_empty() {
                let key = forgotten.get(&keys);
                set.remove(key);
                threads.update(key, None);
            }
            let anew = Threads::of(&set);
            prop_assert_eq!(drawn(&threads, &set), drawn(&anew, &set));
            for key in &keys {
                prop_assert_eq!(threads.parent(key), anew.parent(key));
                prop_assert_eq!(threads.has_answers(&key.id), anew.has_answers(&key.id));
            }
        }
    }
}

fn set(records: &[Annotation]) -> AnnotationSet {
    records.iter().cloned().collect()
}

fn ids(answers: &[(usize, Key)]) -> Vec<String> {
    let line = |(depth, key): &(usize, Key)| format!("{depth} {}", key.id);
    answers.iter().map(line).collect()
}

#[test]
fn answers_follow_what_they_answer() {
    let set = set(&[
        record("a", "me", None),
        record("b", "me", Some("a")),
        record("c", "you", Some("b")),
        record("d", "me", Some("a")),
        record("e", "me", Some("missing")),
    ]);
    let threads = Threads::of(&set);
    let below = threads.answers(&key("a", "me"), &set, Ord::cmp);
    assert_eq!(ids(&below), ["1 b", "2 c", "1 d"]);
    let turned = threads.answers(&key("a", "me"), &set, |a, b| b.cmp(a));
    assert_eq!(ids(&turned), ["1 d", "1 b", "2 c"]);
    assert_eq!(root(&threads, &key("e", "me"), &set), key("e", "me"));
    assert_eq!(
        threads.parent(&key("e", "me")),
        Some(&AnnotationId::new("missing"))
    );
}

#[test]
fn answers_to_an_id_that_two_people_use_stand_once() {
    let set = set(&[
        record("a", "me", None),
        record("a", "you", None),
        record("b", "me", Some("a")),
    ]);
    let threads = Threads::of(&set);
    let below = |creator| ids(&threads.answers(&key("a", creator), &set, Ord::cmp));
    assert_eq!(below("me"), ["1 b"]);
    assert!(below("you").is_empty());
}

#[test]
fn a_withdrawn_answer_keeps_its_place() {
    let answer = record("b", "me", Some("a"));
    let withdrawn = Content::withdrawn(&answer.live()[0].content);
    let gone = Annotation::from_parts(
        answer.key().clone(),
        vec![revision("r2", "me", withdrawn)],
        BTreeSet::from([answer.live()[0].id.clone()]),
    );
    let set = set(&[
        record("a", "you", None),
        gone,
        record("c", "you", Some("b")),
    ]);
    let below = Threads::of(&set).answers(&key("a", "you"), &set, Ord::cmp);
    assert_eq!(ids(&below), ["1 b", "2 c"]);
}

#[test]
fn peers_answers_may_name_the_annotation_alone() {
    let parent = |kind: Kind, change: fn(&mut Note)| {
        let Content::Note(mut note) = note(kind, None) else {
            panic!()
        };
        note.target.source = "urn:x:parent".to_owned();
        change(&mut note);
        note.parent().map(|parent| parent.id.to_owned())
    };
    let named = Some("urn:x:parent".to_owned());
    assert_eq!(parent(Kind::Reply, |_| {}), named);
    assert_eq!(parent(Kind::Support, |_| {}), named);
    assert_eq!(parent(Kind::Comment, |_| {}), None);
    // With a scope, any kind of note is an answer.
    let scoped = |note: &mut Note| {
        note.target
            .extra
            .insert("scope".to_owned(), "urn:x:report".into());
    };
    assert_eq!(parent(Kind::Comment, scoped), named);
    // A note on a place in a text is not an answer. Neither is a note on a report as a whole.
    let placed = |note: &mut Note| {
        note.target.selectors = vec![rapporteur::annotation::Selector::TextPosition {
            start: 0,
            end: 1,
            extra: Extra::new(),
        }];
    };
    assert_eq!(parent(Kind::Support, placed), None);
    let on_report = |note: &mut Note| note.target.document.symbol = Some("C14/41-E".to_owned());
    assert_eq!(parent(Kind::Support, on_report), None);
}

/// Returns a chain of replies to replies.
fn one_long_thread(depth: usize) -> AnnotationSet {
    let id = |number| format!("n{number:06}");
    let replies = (0..depth).map(|number| {
        let parent = number.checked_sub(1).map(id);
        record(&id(number), "me", parent.as_deref())
    });
    replies.collect()
}

#[test]
fn a_long_thread_has_one_root_and_all_answers() {
    let set = one_long_thread(5_000);
    let threads = Threads::of(&set);
    let root = key("n000000", "me");
    assert_eq!(threads.roots(&set), BTreeSet::from([root.clone()]));
    let below = threads.answers(&root, &set, Ord::cmp);
    assert_eq!(below.last().map(|(depth, _)| *depth), Some(4_999));
}

#[test]
fn threads_of_any_depth_cost_as_many_times_more() {
    linear::check("replies on replies", 500, one_long_thread, |set| {
        let threads = Threads::of(set);
        let mut deepest_first: Vec<&Key> = set.iter().map(Annotation::key).collect();
        deepest_first.reverse();
        let roots = threads.roots_of(deepest_first, set);
        for root in &roots {
            threads.answers(root, set, Ord::cmp);
        }
        assert_eq!(roots.len(), 1);
    });
}
