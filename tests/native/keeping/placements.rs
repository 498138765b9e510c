//! Decisions on the places of notes.

use std::collections::BTreeMap;

use proptest::option;
use proptest::prelude::*;
use rapporteur::annotation::{
    Annotation, AnnotationId, AuthorId, Change, History, Key, Outcome, Placement, Step, Target,
    Touched,
};
use rapporteur::keeping::{
    Entry, MemoryStore, ReadStore, SaveError, Storage, Store, StoreError, Unreadable, utf16_units,
};

use super::faulty::Watched;
use super::{back_or_forth, comment, document_key, open, report, storage};
use crate::exchange::samples::{block_target, phrase_target, urn};

const KEY: &str = "rapporteur:/reports/:placement:C14-41-E.en:00000001-0000-4000-8000-000000000000";

fn key(id: u32, creator: u32) -> Key {
    Key {
        id: AnnotationId::new(urn(id)),
        creator: AuthorId::new(urn(creator)),
    }
}

fn at(start: usize) -> Placement {
    Placement {
        text: "0f".repeat(32),
        place: Some(start..start + 20),
        from: Some(6_465..6_480),
        outcome: Outcome::Changed,
        score: Some(93),
    }
}

fn nowhere() -> Placement {
    Placement {
        place: None,
        from: None,
        outcome: Outcome::Ambiguous,
        score: None,
        ..at(0)
    }
}

fn place<S: Store>(
    storage: &Storage<S>,
    key: &Key,
    placement: Option<&Placement>,
) -> Result<(), SaveError> {
    storage.place(&document_key(), [(key, placement)])
}

fn placements<S: Store>(storage: &Storage<S>) -> BTreeMap<Key, Placement> {
    storage.placements(&document_key()).unwrap()
}

#[test]
fn a_placement_is_kept_in_short_and_removed() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    place(&kept, &key(1, 0xb1), Some(&at(6_500))).unwrap();
    let value = store.get(KEY).unwrap().unwrap();
    assert_eq!(
        value,
        format!(
            r#"{{"v":1,"n":[{{"a":[6500,6520],"c":"AAAAsQAAQACAAAAAAAAAAA","f":[6465,6480],"i":"AAAAAQAAQACAAAAAAAAAAA","o":"changed","s":93,"t":"{}"}}]}}"#,
            "0f".repeat(32)
        )
    );
    assert!(utf16_units(&value) <= 250);
    place(&kept, &key(1, 0xb1), Some(&nowhere())).unwrap();
    assert_eq!(
        placements(&kept),
        BTreeMap::from([(key(1, 0xb1), nowhere())])
    );
    place(&kept, &key(1, 0xb1), None).unwrap();
    assert_eq!(store.keys().unwrap(), Vec::<String>::new());
    place(&kept, &key(1, 0xb1), None).unwrap();
    assert_eq!(store.keys().unwrap(), Vec::<String>::new());
}

#[test]
fn two_creators_of_one_id_are_placed_apart() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let (mine, theirs) = (key(1, 0xb1), key(1, 0xc1));
    place(&kept, &mine, Some(&at(1))).unwrap();
    place(&kept, &theirs, Some(&at(2))).unwrap();
    assert_eq!(store.keys().unwrap(), [KEY]);
    assert_eq!(
        placements(&kept),
        BTreeMap::from([(mine.clone(), at(1)), (theirs.clone(), at(2))])
    );
    place(&kept, &mine, None).unwrap();
    let of = |key| kept.placement(&document_key(), key).unwrap();
    assert_eq!((of(&mine), of(&theirs)), (None, Some(at(2))));
}

#[test]
fn placements_are_those_of_one_document() {
    let kept = storage(MemoryStore::new());
    place(&kept, &key(1, 0xb1), Some(&at(1))).unwrap();
    let other = rapporteur::document::DocumentKey::from_text("C14-41-Rev.1-E.en").unwrap();
    assert_eq!(kept.placements(&other).unwrap(), BTreeMap::new());
}

#[test]
fn all_are_kept_or_none() {
    let store = Watched::default();
    let kept = storage(store.clone());
    place(&kept, &key(1, 0xb1), Some(&at(1))).unwrap();
    let (first, second, third) = (key(1, 0xb1), key(2, 0xb1), key(3, 0xb1));
    let before = placements(&kept);
    let all = [
        (&first, None),
        (&second, Some(&at(2))),
        (&third, Some(&at(3))),
    ];
    store.fail_once_after(1);
    let error = kept.place(&document_key(), all).unwrap_err();
    assert_eq!(
        error,
        SaveError::Store(StoreError::Failed("disk".to_owned()))
    );
    assert_eq!(placements(&kept), before);
    kept.place(&document_key(), all).unwrap();
    assert_eq!(
        placements(&kept),
        BTreeMap::from([(second, at(2)), (third, at(3))])
    );
}

#[test]
fn a_damaged_one_is_set_aside_and_a_newer_one_left_alone() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let whole = {
        place(&kept, &key(1, 0xb1), Some(&at(1))).unwrap();
        store.get(KEY).unwrap().unwrap()
    };
    for (good, bad) in [
        (whole.as_str(), "{broken"),
        ("\"changed\"", "\"elsewhere\""),
        ("93", "256"),
        ("[1,21]", "[1,21,3]"),
        ("[1,21]", "\"5.9\""),
        ("\"s\":93", "\"s\":93,\"x\":1"),
        ("\"i\":\"", "\"i\":\"?"),
    ] {
        assert!(whole.contains(good), "{good}");
        let broken = whole.replace(good, bad);
        store.set(KEY, &broken).unwrap();
        assert!(placements(&kept).is_empty(), "{broken}");
        let tab = open(store.clone());
        assert!(tab.damaged_elsewhere() > 0, "{broken}");
        place(&kept, &key(1, 0xb1), None).unwrap();
        assert_eq!(store.get(KEY).unwrap(), Some(broken.clone()));
        place(&kept, &key(1, 0xb1), Some(&at(1))).unwrap();
        let aside = kept.damaged().unwrap();
        assert!(aside.iter().any(|entry| entry.value == broken), "{broken}");
    }

    let newer = r#"{"v":9}"#;
    store.set(KEY, newer).unwrap();
    let refused = place(&kept, &key(1, 0xb1), Some(&at(1)));
    assert_eq!(refused, Err(SaveError::NewerVersion(9)));
    assert_eq!(store.get(KEY).unwrap().as_deref(), Some(newer));
    let damaged = kept.damaged().unwrap();
    assert!(damaged.iter().any(|one| one.reason == Unreadable::Newer(9)));
}

#[test]
fn placing_several_notes_is_one_step_back_and_forth() {
    let mut tab = open(MemoryStore::new());
    let notes: Vec<Annotation> = (1..=3)
        .map(|id| tab.save(&comment(id, 0xe0 + id, "Words.")).unwrap())
        .collect();
    let before = [None, Some(nowhere()), Some(at(1))];
    let after = [Some(at(2)), Some(at(3)), None];
    let state = |placed: &[Option<Placement>; 3]| -> BTreeMap<Key, Placement> {
        let placed = notes.iter().zip(placed);
        placed
            .filter_map(|(note, placed)| Some((note.key().clone(), placed.clone()?)))
            .collect()
    };
    for placed in [&before, &after] {
        let pairs = notes.iter().map(|note| note.key());
        let pairs = pairs.zip(placed.iter().map(Option::as_ref));
        tab.storage().place(&document_key(), pairs).unwrap();
    }
    let touched = notes.iter().zip(before.iter().zip(&after));
    let touched =
        touched.map(|(note, (before, after))| Touched::placed(note, before.clone(), after.clone()));
    let mut history = History::new();
    history.record(Step::new(Change::Place, touched.collect()));
    let set = tab.set().clone();
    for undo in [true, false, true] {
        back_or_forth(&mut tab, &mut history, undo);
        let expected = state(if undo { &before } else { &after });
        assert_eq!(placements(tab.storage()), expected);
        assert_eq!(tab.set(), &set, "no note changed");
    }
}

#[test]
fn a_placement_holds_for_one_target_in_one_text() {
    let target = block_target(report(), "para-5.9");
    let placement = Placement {
        from: target.position(),
        ..at(1)
    };
    let moved = phrase_target(report(), "para-5.9", "Resolution 67");
    let without = Target {
        selectors: Vec::new(),
        ..target.clone()
    };
    for (of, text, applies) in [
        (&target, "0f".repeat(32), true),
        (&target, "f0".repeat(32), false),
        (&moved, "0f".repeat(32), false),
        (&without, "0f".repeat(32), false),
    ] {
        assert_eq!(placement.applies_to(of, &text), applies);
    }
}

fn any_placement() -> impl Strategy<Value = Placement> {
    let range = || option::of((any::<usize>(), any::<usize>()).prop_map(|(start, end)| start..end));
    let outcome = proptest::sample::select(&Outcome::ALL);
    (".*", range(), range(), outcome, option::of(any::<u8>())).prop_map(
        |(text, place, from, outcome, score)| Placement {
            text,
            place,
            from,
            outcome,
            score,
        },
    )
}

proptest! {
    #[test]
    fn any_placement_comes_back(
        id in "(urn:uuid:)?[0-9a-f=-]{0,36}|.{0,4}",
        creator in ".{0,4}",
        placement in any_placement(),
    ) {
        let key = Key { id: AnnotationId::new(id), creator: AuthorId::new(creator) };
        let kept = storage(MemoryStore::new());
        place(&kept, &key, Some(&placement)).unwrap();
        prop_assert_eq!(kept.placement(&document_key(), &key).unwrap(), Some(placement));
        let entry = Entry::placement(&document_key(), &key.id);
        prop_assert_eq!(kept.entries().unwrap(), [entry]);
        prop_assert!(kept.damaged().unwrap().is_empty());
    }
}
