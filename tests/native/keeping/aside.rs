//! What the app died on: kept, named, put back; and the file of everything kept.

use rapporteur::annotation::{Contribution, Kind};
use rapporteur::document::DocumentKey;
use rapporteur::keeping::{AsideKind, Draft, DraftSlot, MemoryStore, SaveError, Store, WholeStore};
use serde_json::{Value, json};

use super::{annotation_keys, comment, document_key, edited, open, storage};

const PREFIX: &str = "rapporteur:/reports/:";

/// Moves an entry as the safety net of the page does.
fn set_aside(store: &MemoryStore, key: &str) {
    let name = key.strip_prefix(PREFIX).unwrap();
    let value = store.get(key).unwrap();
    let form = json!({ "v": 1, "entry": name, "value": value, "words": "some words", "time": "2026-01-01T00:00:00Z" });
    store
        .set(&format!("{PREFIX}aside:{name}"), &form.to_string())
        .unwrap();
    store.remove(key).unwrap();
}

/// Everything in a store, in the form in which the page writes it.
fn file_of(store: &MemoryStore) -> String {
    let mut entries = serde_json::Map::new();
    for key in store.keys().unwrap() {
        let name = key.strip_prefix(PREFIX).unwrap();
        entries.insert(name.to_owned(), Value::from(store.get(&key).unwrap()));
    }
    json!({ "rapporteurStore": 1, "entries": entries, "documents": [] }).to_string()
}

fn contents(store: &MemoryStore) -> Vec<(String, Option<String>)> {
    let keys = store.keys().unwrap().into_iter();
    keys.map(|key| (key.clone(), store.get(&key).unwrap()))
        .collect()
}

#[test]
fn what_was_set_aside_is_named_and_comes_back_as_it_was() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    tab.save(&comment(1, 2, "Stays.")).unwrap();
    let before = contents(&store);
    let key = annotation_keys(&store).remove(0);
    set_aside(&store, &key);
    let mut tab = open(store.clone());
    assert!(tab.set().is_empty());
    assert_eq!(
        tab.damaged_elsewhere(),
        0,
        "what is set aside is not damaged"
    );
    let aside = tab.storage().aside().unwrap();
    assert_eq!(
        (aside[0].kind(), aside[0].words.as_str()),
        (AsideKind::Note, "some words")
    );
    let changed = tab.take_back(&aside[0]).unwrap();
    assert_eq!(changed.len(), 1);
    assert_eq!(contents(&store), before);
    assert_eq!(tab.set().iter().next(), Some(&comment(1, 2, "Stays.")));
}

#[test]
fn a_note_that_came_in_again_meanwhile_is_joined_with_the_one_set_aside() {
    let store = MemoryStore::new();
    open(store.clone()).save(&comment(1, 2, "Mine.")).unwrap();
    set_aside(&store, &annotation_keys(&store).remove(0));
    let mut tab = open(store.clone());
    tab.save(&comment(1, 3, "From a file.")).unwrap();
    let aside = tab.storage().aside().unwrap().remove(0);
    tab.take_back(&aside).unwrap();
    assert_eq!(tab.set().iter().next().unwrap().live().len(), 2);
    assert!(tab.storage().aside().unwrap().is_empty());
}

#[test]
fn a_draft_does_not_take_the_place_of_another() {
    let store = MemoryStore::new();
    let tab = open(store.clone());
    let draft = |words: &str| {
        let mut written = Contribution::new(Kind::Comment);
        written.text = words.to_owned();
        Draft::new(written)
    };
    let slot = DraftSlot::Document;
    let save = |words| {
        tab.storage()
            .save_draft(&document_key(), &slot, &draft(words))
            .unwrap()
    };
    save("first");
    set_aside(&store, &format!("{PREFIX}draft:C14-41-E.en:document"));
    save("second");
    let mut tab = open(store);
    let aside = tab.storage().aside().unwrap().remove(0);
    assert_eq!(aside.kind(), AsideKind::Draft);
    assert_eq!(tab.take_back(&aside), Err(SaveError::PlaceTaken));
    assert_eq!(tab.storage().aside().unwrap(), [aside]);
    let kept = tab.storage().draft(&document_key(), &slot).unwrap();
    assert_eq!(kept, Some(draft("second")));
}

#[test]
fn a_tab_that_saved_a_note_does_not_put_back_what_another_died_on() {
    let store = MemoryStore::new();
    let mut saver = open(store.clone());
    saver.save(&comment(1, 2, "Kills.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    set_aside(&store, &key);
    saver.reload(&key).unwrap();
    assert_eq!(store.get(&key).unwrap(), None);
}

#[test]
fn a_report_that_was_set_aside_is_tried_again_when_that_is_asked_for() {
    let store = MemoryStore::new();
    let form = r#"{"v":1,"entry":"report:A.en","value":"","words":"","time":""}"#;
    store
        .set(&format!("{PREFIX}aside:report:A.en"), form)
        .unwrap();
    let storage = storage(store);
    let key = DocumentKey::from_text("A.en").unwrap();
    assert!(storage.is_report_aside(&key));
    assert_eq!(
        storage.aside().unwrap()[0].kind(),
        AsideKind::Report(key.clone())
    );
    storage.try_report(&key).unwrap();
    assert!(!storage.is_report_aside(&key));
}

#[test]
fn a_file_of_everything_gives_back_notes_and_drafts_and_what_was_set_aside() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let notes = [comment(1, 2, "One."), comment(3, 4, "Two.")];
    for note in &notes {
        tab.save(note).unwrap();
    }
    let draft = Draft::new(Contribution::new(Kind::Question));
    tab.storage()
        .save_draft(&document_key(), &DraftSlot::Document, &draft)
        .unwrap();
    let second = annotation_keys(&store).remove(1);
    store.set(&second, "{ damaged").unwrap();
    let whole = WholeStore::read(&file_of(&store)).unwrap();
    assert_eq!(whole.notes, notes[..1]);
    assert_eq!(whole.unreadable.len(), 1);
    assert!(second.ends_with(&whole.unreadable[0].0));
    let elsewhere = MemoryStore::new();
    let there = storage(elsewhere.clone());
    there.restore(&whole).unwrap();
    assert_eq!(there.drafts(&document_key()).unwrap().len(), 1);
    let once = contents(&elsewhere);
    there.restore(&whole).unwrap();
    assert_eq!(contents(&elsewhere), once, "twice is once");
}

#[test]
fn a_restored_draft_stands_beside_the_one_that_is_there() {
    let mine = r#"{"v":1,"kind":["commenting",null],"text":"mine"}"#;
    let theirs = mine.replace("mine", "theirs");
    let place = format!("{PREFIX}draft:C14-41-E.en:document");
    let from = MemoryStore::new();
    from.set(&place, &theirs).unwrap();
    let store = MemoryStore::new();
    store.set(&place, mine).unwrap();
    let here = storage(store.clone());
    here.restore(&WholeStore::read(&file_of(&from)).unwrap())
        .unwrap();
    assert_eq!(store.get(&place).unwrap().as_deref(), Some(mine));
    let aside = here.aside().unwrap();
    assert_eq!(
        (&aside[0].value, aside[0].words.as_str()),
        (&theirs, "theirs")
    );
}

#[test]
fn the_file_of_what_was_set_aside_is_taken_in_like_one_of_everything() {
    let store = MemoryStore::new();
    open(store.clone()).save(&comment(1, 2, "Words.")).unwrap();
    set_aside(&store, &annotation_keys(&store).remove(0));
    let file = storage(store).aside_file().unwrap();
    let elsewhere = MemoryStore::new();
    let there = storage(elsewhere.clone());
    there.restore(&WholeStore::read(&file).unwrap()).unwrap();
    let mut tab = open(elsewhere);
    let aside = tab.storage().aside().unwrap().remove(0);
    tab.take_back(&aside).unwrap();
    assert_eq!(tab.set().iter().next(), Some(&comment(1, 2, "Words.")));
}

#[test]
fn other_files_are_none_of_everything() {
    for text in ["", "{", "[]", "{}", r#"{"type":"AnnotationCollection"}"#] {
        assert_eq!(WholeStore::read(text), None, "{text}");
    }
    for text in [
        r#"{"rapporteurStore":1}"#,
        r#"{"rapporteurStore":1,"entries":[],"documents":{}}"#,
        r#"{"rapporteurStore":1,"entries":{"annotation:x":"","settings":"{}","draft:a:b":7},"documents":[1,{}]}"#,
    ] {
        assert_eq!(
            WholeStore::read(text),
            Some(WholeStore::default()),
            "{text}"
        );
    }
}

#[test]
fn what_is_left_aside_of_a_note_that_came_back_hides_no_loss_of_it() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "Died on.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    let other = store.get(&key).unwrap().unwrap();
    set_aside(&store, &key);
    tab.reload(&key).unwrap();
    assert!(tab.set().is_empty() && tab.missing().is_nothing());
    // It comes back from a file and is edited; what was set aside still stands there.
    tab.save(&edited(&first, &[0xe1], 0xe2, "Edited.")).unwrap();
    let saved = tab.set().clone();
    // Without locks another tab writes over it.
    store.set(&key, &other).unwrap();
    tab.reload(&key).unwrap();
    assert!(tab.has_lost());
    assert_eq!(tab.set(), &saved);
    tab.put_back().unwrap();
    assert_eq!(open(store.clone()).set(), &saved);
    // And it is missed where it is cut out.
    store.remove(&key).unwrap();
    tab.reload(&key).unwrap();
    assert_eq!((tab.missing().notes, tab.set()), (1, &saved));
}
