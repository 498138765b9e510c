//! Unread and hidden notes.

use proptest::collection::btree_set;
use proptest::prelude::*;
use rapporteur::annotation::AnnotationId;
use rapporteur::keeping::{MemoryStore, ReadStore, Reading, SaveError, Store, Unreadable};

use super::faulty::Watched;
use super::{document_key, storage};
use crate::exchange::samples::urn;

const KEY: &str = "rapporteur:/reports/:reading:C14-41-E.en";

fn id(number: u32) -> AnnotationId {
    AnnotationId::new(urn(number))
}

#[test]
fn what_is_unread_and_hidden_is_kept_in_short() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    assert_eq!(kept.reading(&document_key()).unwrap(), Reading::default());
    kept.update_reading(&document_key(), |reading| {
        reading.unread.extend([id(1), id(2)]);
        reading
            .hidden
            .insert(AnnotationId::new("https://example.org/3"));
    })
    .unwrap();
    assert_eq!(
        store.get(KEY).unwrap().unwrap(),
        r#"{"v":1,"hidden":["=https://example.org/3"],"unread":["AAAAAQAAQACAAAAAAAAAAA","AAAAAgAAQACAAAAAAAAAAA"]}"#
    );
    assert!(kept.damaged().unwrap().is_empty());
}

#[test]
fn tabs_change_it_as_it_is_kept_now() {
    let store = MemoryStore::new();
    let (here, there) = (storage(store.clone()), storage(store));
    let of = document_key();
    here.update_reading(&of, |reading| reading.unread.extend([id(1), id(2)]))
        .unwrap();
    there
        .update_reading(&of, |reading| {
            reading.unread.remove(&id(1));
        })
        .unwrap();
    here.update_reading(&of, |reading| {
        reading.hidden.insert(id(2));
    })
    .unwrap();
    let reading = there.reading(&of).unwrap();
    assert!(reading.unread.iter().eq([&id(2)]));
    assert!(reading.hidden.iter().eq([&id(2)]));
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let store = Watched::default();
    let kept = storage(store.clone());
    let update = |change: fn(&mut Reading)| kept.update_reading(&document_key(), change).unwrap();
    update(|_| {});
    assert_eq!(store.changes(), 0);
    update(|reading| {
        reading.unread.insert(id(1));
    });
    update(|reading| {
        reading.unread.insert(id(1));
    });
    assert_eq!(store.changes(), 1);
    update(|reading| reading.unread.clear());
    assert_eq!(store.inner.keys().unwrap(), Vec::<String>::new());
}

#[test]
fn a_damaged_one_is_set_aside_and_a_newer_one_left_alone() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let hide = || {
        kept.update_reading(&document_key(), |reading| {
            reading.hidden.insert(id(1));
        })
    };
    for broken in [
        "{broken",
        r#"{"v":1,"unread":["short"]}"#,
        r#"{"v":1,"unread":[7]}"#,
        r#"{"v":1,"more":[]}"#,
    ] {
        store.set(KEY, broken).unwrap();
        assert_eq!(kept.reading(&document_key()).unwrap(), Reading::default());
        kept.update_reading(&document_key(), |_| {}).unwrap();
        assert_eq!(store.get(KEY).unwrap().as_deref(), Some(broken));
        hide().unwrap();
        let damaged = kept.damaged().unwrap();
        assert!(damaged.iter().any(|entry| entry.value == broken));
    }

    store.set(KEY, r#"{"v":9}"#).unwrap();
    assert_eq!(hide(), Err(SaveError::NewerVersion(9)));
    assert_eq!(store.get(KEY).unwrap().as_deref(), Some(r#"{"v":9}"#));
    let damaged = kept.damaged().unwrap();
    assert!(
        damaged
            .iter()
            .any(|entry| entry.reason == Unreadable::Newer(9))
    );
}

proptest! {
    #[test]
    fn any_ids_come_back(
        unread in btree_set("(urn:uuid:)?[0-9a-f=]{0,8}|.{0,4}", 0..4),
        hidden in btree_set(0..5_u32, 0..4),
    ) {
        let reading = Reading {
            unread: unread.into_iter().map(AnnotationId::new).collect(),
            hidden: hidden.into_iter().map(id).collect(),
        };
        let kept = storage(MemoryStore::new());
        kept.update_reading(&document_key(), |kept| *kept = reading.clone()).unwrap();
        prop_assert_eq!(kept.reading(&document_key()).unwrap(), reading);
    }
}
