//! A store that is cleared under open pages. Data that is on the screen but not in the store is
//! announced, and restored on request. Data forgotten on purpose stays forgotten.

use std::collections::BTreeMap;

use rapporteur::annotation::{Annotation, AuthorId, Effect};
use rapporteur::keeping::{Entry, MemoryStore, Missing, Notebook, ReadStore, Store};

use super::faulty::Watched;
use super::{annotation_keys, comment, document_key, edited, open, storage};

/// Returns the contents of a store, by key.
fn all(store: &MemoryStore) -> BTreeMap<String, String> {
    let keys = store.keys().unwrap().into_iter();
    keys.map(|key| (key.clone(), store.get(&key).unwrap().unwrap()))
        .collect()
}

fn clear(store: &MemoryStore) {
    for key in store.keys().unwrap() {
        store.remove(&key).unwrap();
    }
}

/// Saves two notes with their author, the settings and an unread note.
fn filled(store: &MemoryStore) -> Notebook<MemoryStore> {
    let kept = storage(store.clone());
    let author = AuthorId::new("urn:uuid:00000000-0000-4000-8000-0000000000c0");
    kept.update_profile(&author, |_| {}).unwrap();
    kept.update_settings(|settings| settings.set_profile(Some(&author)))
        .unwrap();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    tab.save(&comment(2, 0xe2, "Second.")).unwrap();
    kept.update_reading(&document_key(), |reading| {
        reading.unread.insert(first.key().id.clone());
    })
    .unwrap();
    tab
}

/// Undoes the import of a note.
fn forget(tab: &mut Notebook<MemoryStore>, note: &Annotation) {
    let effect = Effect::PutBack {
        key: note.key().clone(),
        expected: Some(note.clone()),
        record: None,
    };
    tab.apply(&[(document_key(), effect)]).unwrap();
}

#[test]
fn a_cleared_store_is_noticed_told_and_written_back_as_it_was() {
    let store = MemoryStore::new();
    let mut mine = filled(&store);
    let mut other = open(store.clone());
    mine.reload_all().unwrap();
    let before = all(&store);
    for tab in [&mine, &other] {
        assert!(!tab.is_cleared() && tab.missing().is_nothing());
    }
    clear(&store);
    for tab in [&mut mine, &mut other] {
        assert!(tab.is_cleared());
        assert!(
            tab.reload_all().unwrap().is_empty(),
            "nothing leaves the screen"
        );
        assert_eq!(tab.set().len(), 2);
        let missing = Missing {
            notes: 2,
            others: true,
        };
        assert_eq!(tab.missing(), missing);
        assert!(!tab.is_cleared(), "it is known already");
    }
    assert!(all(&store).is_empty(), "nothing comes back by itself");
    mine.write_back().unwrap();
    assert_eq!(all(&store), before);
    assert!(mine.missing().is_nothing());
    for key in before.keys() {
        other.reload(key).unwrap();
    }
    assert!(other.missing().is_nothing());
    other.write_back().unwrap();
    assert_eq!(all(&store), before);
}

#[test]
fn a_store_that_is_emptied_key_by_key_in_any_order_is_missed_all_the_same() {
    let store = MemoryStore::new();
    drop(filled(&store));
    let keys = store.keys().unwrap();
    for turn in 0..keys.len() {
        let mut tab = open(store.clone());
        let before = all(&store);
        clear(&store);
        for key in keys.iter().cycle().skip(turn).take(keys.len()) {
            tab.reload(key).unwrap();
        }
        assert_eq!(tab.missing().notes, 2);
        assert!(tab.missing().others);
        tab.write_back().unwrap();
        let kept = all(&store);
        for key in keys.iter().filter(|key| !key.contains(":reading:")) {
            assert_eq!(kept.get(key), before.get(key), "{key}");
        }
        before
            .iter()
            .for_each(|(key, value)| store.set(key, value).unwrap());
    }
}

#[test]
fn one_note_that_is_cut_out_by_hand_is_missed() {
    let store = MemoryStore::new();
    let mut tab = filled(&store);
    let key = annotation_keys(&store).remove(1);
    store.remove(&key).unwrap();
    tab.reload_all().unwrap();
    let missing = Missing {
        notes: 1,
        others: false,
    };
    assert_eq!((tab.missing(), tab.set().len()), (missing, 2));
    tab.write_back().unwrap();
    assert_eq!(open(store).set(), tab.set());
}

#[test]
fn what_was_forgotten_on_purpose_is_not_missed_and_does_not_come_back() {
    let store = MemoryStore::new();
    let mut here = open(store.clone());
    let note = comment(1, 0xe1, "Imported.");
    here.import(&[(document_key(), note.clone())]).unwrap();
    let (mut hears, mut frozen) = (open(store.clone()), open(store.clone()));
    forget(&mut here, &note);
    let key = annotation_keys(&store).remove(0);
    hears.reload(&key).unwrap();
    frozen.reload_all().unwrap();
    for tab in [&here, &hears, &frozen] {
        assert!(tab.set().is_empty() && tab.missing().is_nothing());
    }
    assert!(open(store.clone()).set().is_empty());
    clear(&store);
    for tab in [&mut here, &mut hears, &mut frozen] {
        tab.reload_all().unwrap();
        tab.write_back().unwrap();
    }
    assert!(open(store.clone()).set().is_empty());
    // It can be imported again.
    here.import(&[(document_key(), note.clone())]).unwrap();
    assert_eq!(open(store).set().get(note.key()), Some(&note));
}

#[test]
fn what_is_changed_after_a_clearing_is_joined_and_no_one_s_work_is_written_over() {
    let store = MemoryStore::new();
    let mut tab = filled(&store);
    tab.reload_all().unwrap();
    clear(&store);
    tab.reload_all().unwrap();
    // Another page starts over, with other settings and a note of the same id.
    storage(store.clone())
        .update_settings(|settings| {
            settings
                .screen
                .insert("singleKeys".to_owned(), false.into());
        })
        .unwrap();
    let anew = open(store.clone())
        .save(&comment(1, 0xe9, "Anew."))
        .unwrap();
    tab.write_back().unwrap();
    let kept = open(store.clone());
    assert_eq!(kept.set().len(), 2);
    assert!(kept.set().get(anew.key()).unwrap().contains(&anew));
    let settings = storage(store).settings().unwrap();
    assert_eq!(settings.screen.get("singleKeys"), Some(&false.into()));
}

#[test]
fn the_room_of_what_was_forgotten_is_used_when_it_is_needed() {
    let quiet = MemoryStore::new();
    let mut tab = open(quiet.clone());
    let notes: Vec<_> = (1..=40)
        .map(|id| comment(id, 0xe00 + id, "Words."))
        .collect();
    let records: Vec<_> = notes
        .iter()
        .map(|note| (document_key(), note.clone()))
        .collect();
    tab.import(&records).unwrap();
    let full = storage(quiet).usage().unwrap();
    // The empty entries of forgotten notes take 4 000 units, the list of those that made room 900.
    let store = MemoryStore::with_quota(full + 900);
    let mut tab = open(store.clone());
    tab.import(&records).unwrap();
    for note in &notes {
        forget(&mut tab, note);
    }
    let others: Vec<_> = (101..=140)
        .map(|id| comment(id, 0xf00 + id, "Others"))
        .collect();
    let others: Vec<_> = others
        .into_iter()
        .map(|note| (document_key(), note))
        .collect();
    tab.import(&others).unwrap();
    assert_eq!(open(store).set().len(), 40);
}

#[test]
fn a_full_store_leaves_the_rest_missing_and_says_so() {
    let quiet = MemoryStore::new();
    drop(filled(&quiet));
    let size = storage(quiet.clone()).usage().unwrap();
    let store = MemoryStore::with_quota(size + 200);
    all(&quiet)
        .iter()
        .for_each(|(key, value)| store.set(key, value).unwrap());
    let mut tab = open(store.clone());
    clear(&store);
    tab.reload_all().unwrap();
    store.set("of another page", &"x".repeat(size)).unwrap();
    assert!(tab.write_back().is_err());
    assert_eq!(tab.missing().notes, 2);
    assert_eq!(tab.set().len(), 2);
    store.remove("of another page").unwrap();
    tab.write_back().unwrap();
    assert!(tab.missing().is_nothing());
    let settings = storage(store.clone()).base().key(&Entry::Settings);
    assert!(store.get(&settings).unwrap().is_some());
}

#[test]
fn writing_back_into_a_store_that_is_full_leaves_every_note_on_every_screen() {
    let quiet = MemoryStore::new();
    drop(filled(&quiet));
    let size = storage(quiet.clone()).usage().unwrap();
    // However much space the neighbour leaves free.
    for room in (0..size).step_by(50) {
        let store = MemoryStore::with_quota(size + 200);
        all(&quiet)
            .iter()
            .for_each(|(key, value)| store.set(key, value).unwrap());
        let (mut mine, mut other) = (open(store.clone()), open(store.clone()));
        clear(&store);
        mine.reload_all().unwrap();
        other.reload_all().unwrap();
        let taken = (size + 200).saturating_sub(room + "neighbour".len());
        store.set("neighbour", &"x".repeat(taken)).unwrap();
        let _ = mine.write_back();
        for tab in [&mut mine, &mut other] {
            tab.reload_all().unwrap();
            assert_eq!(tab.set().len(), 2, "with room for {room}");
        }
        store.remove("neighbour").unwrap();
        other.write_back().unwrap();
        assert_eq!(open(store).set().len(), 2);
    }
}

#[test]
fn an_import_that_fails_leaves_what_another_tab_misses_on_its_screen() {
    let store = Watched::default();
    let quiet = store.inner.clone();
    let seen = filled(&quiet);
    let records: Vec<_> = seen
        .set()
        .iter()
        .map(|note| (document_key(), note.clone()))
        .collect();
    let mut misses = open(quiet.clone());
    clear(&quiet);
    misses.reload_all().unwrap();
    // Started after the clearing, the tab knows no note.
    // The probe and the text are written, then no note or one.
    for writes in 2..4 {
        clear(&quiet);
        let mut begun = open(store.clone());
        store.fail_once_after(writes);
        begun.import(&records).unwrap_err();
        misses.reload_all().unwrap();
        assert_eq!(misses.set().len(), 2);
        assert_eq!(misses.missing().notes, 2);
    }
    misses.write_back().unwrap();
    assert_eq!(open(quiet).set(), seen.set());
}

#[test]
fn an_older_file_that_is_imported_over_what_was_cleared_takes_nothing_away() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let old = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let mut tab = open(store.clone());
    tab.save(&edited(&old, &[0xe1], 0xe2, "Edited.")).unwrap();
    let mut tab = open(store.clone());
    let newer = tab.set().clone();
    clear(&store);
    tab.reload_all().unwrap();
    tab.import(&[(document_key(), old)]).unwrap();
    assert_eq!(tab.set(), &newer);
    assert!(tab.missing().is_nothing());
    assert_eq!(open(store).set(), &newer);
}

#[test]
fn settings_that_another_page_began_anew_name_the_profile_again() {
    let store = MemoryStore::new();
    let mut tab = filled(&store);
    tab.reload_all().unwrap();
    let profile = storage(store.clone()).active_profile().unwrap();
    assert!(profile.is_some());
    clear(&store);
    let begin_anew = || {
        storage(store.clone())
            .update_settings(|settings| {
                settings.screen.insert("seen".to_owned(), true.into());
            })
            .unwrap();
    };
    begin_anew();
    tab.reload_all().unwrap();
    assert!(tab.missing().others);
    tab.write_back().unwrap();
    let kept = storage(store.clone());
    assert_eq!(kept.active_profile().unwrap(), profile);
    let settings = kept.settings().unwrap();
    assert_eq!(settings.screen.get("seen"), Some(&true.into()));
}

#[test]
fn who_another_page_has_chosen_meanwhile_stays_in_use() {
    let store = MemoryStore::new();
    let mut tab = filled(&store);
    tab.reload_all().unwrap();
    clear(&store);
    let other = AuthorId::new("urn:uuid:00000000-0000-4000-8000-0000000000c1");
    let kept = storage(store.clone());
    kept.update_profile(&other, |_| {}).unwrap();
    kept.update_settings(|settings| settings.set_profile(Some(&other)))
        .unwrap();
    tab.reload_all().unwrap();
    tab.write_back().unwrap();
    assert_eq!(kept.settings().unwrap().profile(), Some(other));
    assert_eq!(kept.profiles().unwrap().len(), 2);
}

#[test]
fn hiding_a_note_again_after_a_clearing_keeps_what_was_hidden_before() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let mut tab = filled(&store);
    let keys: Vec<_> = tab.set().iter().map(|note| note.key().clone()).collect();
    kept.update_reading(&document_key(), |reading| {
        reading.hidden.insert(keys[0].id.clone());
    })
    .unwrap();
    tab.reload_all().unwrap();
    clear(&store);
    tab.reload_all().unwrap();
    let hide = Effect::Hide {
        key: keys[1].clone(),
        hidden: true,
    };
    tab.apply(&[(document_key(), hide)]).unwrap();
    let hidden = kept.reading(&document_key()).unwrap().hidden;
    assert_eq!(hidden, keys.iter().map(|key| key.id.clone()).collect());
}

#[test]
fn a_frozen_tab_does_not_miss_an_undone_import_whose_empty_entries_made_room() {
    let notes: Vec<_> = (1..=10)
        .map(|id| comment(id, 0xe00 + id, "Words."))
        .collect();
    let records: Vec<_> = notes
        .iter()
        .map(|note| (document_key(), note.clone()))
        .collect();
    let quiet = MemoryStore::new();
    open(quiet.clone()).import(&records).unwrap();
    let quota = storage(quiet).usage().unwrap() + 1_000;
    let store = MemoryStore::with_quota(quota);
    let mut here = open(store.clone());
    here.import(&records).unwrap();
    let mut frozen = open(store.clone());
    notes.iter().for_each(|note| forget(&mut here, note));
    let mut fill = || {
        let taken = quota - storage(store.clone()).usage().unwrap() - 600;
        store.set("neighbour", &"x".repeat(taken)).unwrap();
        here.save(&comment(99, 0xf99, &"Long. ".repeat(60)))
            .unwrap();
    };
    fill();
    assert_eq!(annotation_keys(&store).len(), 1, "their room was needed");
    frozen.reload_all().unwrap();
    assert!(frozen.missing().is_nothing());
    assert_eq!(frozen.set().len(), 1);
    assert_eq!(storage(store.clone()).damaged().unwrap(), []);
    // Once imported again, they count as missing like any others when they are removed.
    store.remove("neighbour").unwrap();
    here.import(&records).unwrap();
    frozen.reload_all().unwrap();
    assert_eq!(frozen.set().len(), 11);
    for key in annotation_keys(&store) {
        store.remove(&key).unwrap();
    }
    frozen.reload_all().unwrap();
    assert_eq!(frozen.missing().notes, 11);
    frozen.write_back().unwrap();
    assert_eq!(open(store).set().len(), 11);
}
