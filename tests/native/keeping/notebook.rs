use std::collections::BTreeSet;
use std::time::Instant;

use rapporteur::annotation::{AnnotationId, Change, History, Kind, Step, Timestamp, Touched};
use rapporteur::document::DocumentKey;
use rapporteur::keeping::{
    KeptText, MemoryStore, Notebook, ReadStore, SaveError, Store, StoreError, Unreadable,
    damaged_report, utf16_units,
};
use rapporteur::messages::unreadable;

use super::faulty::{Blocked, Watched};
use super::{
    annotation_keys, back_or_forth, comment, document_key, edited, open, report, reversal, storage,
};
use crate::exchange::samples::{
    annotation, author, block_target, morning, note, revised, urn, withdrawal,
};

fn size(store: &MemoryStore) -> usize {
    storage(store.clone()).usage().unwrap()
}

#[test]
fn what_was_saved_is_there_after_a_reload() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    for annotation in morning(report()) {
        let kept = tab.save(&annotation).unwrap();
        assert_eq!(kept, annotation);
    }
    let again = open(store);
    assert_eq!(again.set(), tab.set());
    assert_eq!(again.set().len(), morning(report()).len());
}

#[test]
fn one_edit_writes_one_key_with_ten_notes_or_a_thousand() {
    for count in [10, 1_000] {
        let store = Watched::default();
        let mut tab = open(store.clone());
        for id in 0..count {
            tab.save(&comment(0x1000 + id, 0x9000 + id, "Words."))
                .unwrap();
        }
        store.forget();
        let first = comment(0x1000, 0x9000, "Words.");
        tab.save(&edited(&first, &[0x9000], 0xe1, "Better words."))
            .unwrap();
        assert_eq!(store.written.borrow().len(), 1, "{:?}", store.written);
        assert_eq!(store.read.borrow().len(), 1, "{:?}", store.read);
    }
}

#[test]
fn the_first_note_on_a_text_keeps_the_text_too() {
    let store = Watched::default();
    let mut tab = open(store.clone());
    tab.save(&comment(1, 2, "Words.")).unwrap();
    let written = store.written.borrow();
    assert_eq!(written.len(), 2, "{written:?}");
    assert!(written[0].starts_with("rapporteur:/reports/:text:C14-41-E.en:"));
    assert!(written[1].starts_with("rapporteur:/reports/:annotation:C14-41-E.en:"));
}

#[test]
fn notes_are_read_where_the_text_on_screen_is_another() {
    let store = MemoryStore::new();
    open(store.clone()).save(&comment(1, 2, "Words.")).unwrap();
    let without = Notebook::open(storage(store), document_key(), None, &[]).unwrap();
    assert_eq!(without.set().iter().next(), Some(&comment(1, 2, "Words.")));
}

#[test]
fn where_there_is_no_room_for_the_text_notes_carry_their_words() {
    let store = MemoryStore::with_quota(4_000);
    let mut tab = open(store.clone());
    tab.save(&comment(1, 2, "Words.")).unwrap();
    assert_eq!(store.keys().unwrap().len(), 1);
    let again = Notebook::open(storage(store), document_key(), None, &[]).unwrap();
    assert_eq!(again.set(), tab.set());
}

#[test]
fn a_lost_or_damaged_text_is_made_good_by_the_one_on_screen() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    tab.save(&comment(1, 2, "Words.")).unwrap();
    let text = store
        .keys()
        .unwrap()
        .into_iter()
        .find(|key| key.contains(":text:"))
        .unwrap();
    for damage in [None, Some("{")] {
        match damage {
            Some(value) => store.set(&text, value).unwrap(),
            None => store.remove(&text).unwrap(),
        }
        let without = Notebook::open(storage(store.clone()), document_key(), None, &[]).unwrap();
        assert!(without.set().is_empty());
        for damaged in without.damaged() {
            let reason = &damaged.reason;
            assert!(matches!(reason, Unreadable::MissingText(_)), "{reason:?}");
        }

        assert_eq!(open(store.clone()).set(), tab.set());
        assert!(KeptText::decode(&store.get(&text).unwrap().unwrap()).is_ok());
    }
}

#[test]
fn two_tabs_that_edit_one_note_lose_nothing() {
    let store = MemoryStore::new();
    let (mut here, mut there) = (open(store.clone()), open(store.clone()));
    let first = here.save(&comment(1, 0xe1, "First.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    assert_eq!(
        there.reload(&key).unwrap(),
        BTreeSet::from([first.key().clone()])
    );

    here.save(&edited(&first, &[0xe1], 0xe2, "Here.")).unwrap();
    let kept = there
        .save(&edited(&first, &[0xe1], 0xe3, "There."))
        .unwrap();
    assert_eq!(kept.live().len(), 2);
    assert!(kept.is_conflicting());
    here.reload(&key).unwrap();
    assert_eq!(here.set(), there.set());
    assert!(
        here.reload(&key).unwrap().is_empty(),
        "nothing more changed"
    );
}

#[test]
fn a_hidden_tab_catches_up_and_decodes_only_what_changed() {
    let store = MemoryStore::new();
    let mut hidden = open(store.clone());
    let mut other = open(store);
    let first = other.save(&comment(1, 0xe1, "First.")).unwrap();
    let second = other.save(&comment(2, 0xe2, "Second.")).unwrap();
    let both = BTreeSet::from([first.key().clone(), second.key().clone()]);
    assert_eq!(hidden.reload_all().unwrap(), both);
    other
        .save(&edited(&first, &[0xe1], 0xe3, "Edited."))
        .unwrap();
    assert_eq!(
        hidden.reload_all().unwrap(),
        BTreeSet::from([first.key().clone()])
    );
    assert!(hidden.reload_all().unwrap().is_empty());
    assert_eq!(hidden.set(), other.set());
}

#[test]
fn what_another_tab_wrote_over_without_reading_is_put_back() {
    let store = MemoryStore::new();
    let mut here = open(store.clone());
    let first = here.save(&comment(1, 0xe1, "First.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    let before = store.get(&key).unwrap().unwrap();
    let mine = here.save(&edited(&first, &[0xe1], 0xe2, "Mine.")).unwrap();

    // The other tab read before that save and writes after it.
    let race = MemoryStore::new();
    for name in store.keys().unwrap() {
        race.set(&name, &store.get(&name).unwrap().unwrap())
            .unwrap();
    }
    race.set(&key, &before).unwrap();
    let theirs = open(race.clone())
        .save(&edited(&first, &[0xe1], 0xe3, "Theirs."))
        .unwrap();
    store.set(&key, &race.get(&key).unwrap().unwrap()).unwrap();

    // Hearing of it writes nothing: writing waits for the lock.
    let written = store.get(&key).unwrap();
    here.reload(&key).unwrap();
    assert_eq!(store.get(&key).unwrap(), written);
    assert!(here.has_lost());
    let shown = here.set().get(first.key()).unwrap().clone();
    assert!(
        shown.contains(&mine) && shown.contains(&theirs),
        "{shown:?}"
    );
    here.put_back();
    assert!(!here.has_lost());
    assert!(!here.has_lost());
    let kept = open(store).set().get(first.key()).unwrap().clone();
    assert!(kept.contains(&mine) && kept.contains(&theirs), "{kept:?}");
    assert_eq!(here.set().get(first.key()), Some(&kept));
}

#[test]
fn a_full_store_changes_nothing_and_says_so() {
    let quiet = MemoryStore::new();
    let mut tab = open(quiet.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let store = MemoryStore::with_quota(size(&quiet) + 40);
    for key in quiet.keys().unwrap() {
        store.set(&key, &quiet.get(&key).unwrap().unwrap()).unwrap();
    }
    let mut tab = open(store.clone());
    let error = tab
        .save(&edited(&first, &[0xe1], 0xe2, &"long ".repeat(20)))
        .unwrap_err();
    assert_eq!(error, SaveError::Store(StoreError::Full));
    assert_eq!(tab.set().get(first.key()), Some(&first));
    assert_eq!(open(store).set().get(first.key()), Some(&first));
}

#[test]
fn blocked_storage_is_an_error_and_no_panic() {
    let notebook = Notebook::open(storage(Blocked), document_key(), None, &[]);
    assert_eq!(notebook.unwrap_err(), StoreError::Blocked);
    assert_eq!(storage(Blocked).usage(), Err(StoreError::Blocked));
    let error = storage(Blocked).update_settings(|_| {}).unwrap_err();
    assert_eq!(error, SaveError::Store(StoreError::Blocked));
}

#[test]
fn a_damaged_entry_damages_one_entry_and_is_never_deleted() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let second = tab.save(&comment(2, 0xe2, "Second.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    let value = store.get(&key).unwrap().unwrap();
    let cut_off = &value[..value.len() - 9];
    store.set(&key, cut_off).unwrap();

    let mut tab = open(store.clone());
    assert_eq!(tab.set().iter().collect::<Vec<_>>(), [&second]);
    let damaged: Vec<_> = tab.damaged().cloned().collect();
    assert_eq!((&*damaged[0].key, &*damaged[0].value), (&*key, cut_off));
    let report = damaged_report(&damaged, unreadable);
    assert!(
        report.contains(&serde_json::to_string(cut_off).unwrap()),
        "{report}"
    );
    assert_eq!(
        store.get(&key).unwrap().as_deref(),
        Some(cut_off),
        "left alone"
    );

    // The note comes back in a file. Its place is needed, so the damaged value is set aside.
    tab.save(&first).unwrap();
    assert_eq!(open(store.clone()).set().len(), 2);
    assert_eq!(tab.damaged().count(), 0);
    let aside = storage(store).damaged().unwrap();
    assert_eq!((&*aside[0].key, &*aside[0].value), (&*key, cut_off));
}

#[test]
fn a_value_of_a_newer_version_is_left_alone() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let key = annotation_keys(&store).remove(0);
    let newer = r#"{"v":2,"anything":true}"#;
    store.set(&key, newer).unwrap();
    let mut tab = open(store.clone());
    assert_eq!((tab.newer_versions(), tab.damaged().count()), (1, 0));
    assert_eq!(tab.save(&first), Err(SaveError::NewerVersion(2)));
    let import = tab.import(&[(document_key(), first)]);
    assert_eq!(import.unwrap_err(), SaveError::NewerVersion(2));
    assert_eq!(store.get(&key).unwrap().as_deref(), Some(newer));
}

#[test]
fn one_id_used_by_two_creators_is_two_notes() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let mine = comment(1, 0xe1, "Mine.");
    let by = author(0xc9, "Somebody else", "CHE");
    let target = block_target(report(), "para-6.1-b");
    let theirs = annotation(1, 0xe2, &by, note(Kind::Question, target, "Theirs."));
    tab.save(&mine).unwrap();
    tab.import(&[(document_key(), theirs.clone())]).unwrap();
    let again = open(store);
    assert_eq!(again.set().get(mine.key()), Some(&mine));
    assert_eq!(again.set().get(theirs.key()), Some(&theirs));
}

#[test]
fn an_import_that_will_not_fit_writes_nothing() {
    let notes: Vec<_> = (0..200)
        .map(|id| (document_key(), comment(0x1000 + id, 0x2000 + id, "Words.")))
        .collect();
    let store = MemoryStore::with_quota(40_000);
    let mut tab = open(store.clone());
    tab.save(&comment(1, 2, "There before.")).unwrap();
    let before = (store.keys().unwrap(), size(&store));
    let error = tab.import(&notes).unwrap_err();
    assert!(
        matches!(error, SaveError::DoesNotFit(units) if units > 40_000),
        "{error:?}"
    );
    assert_eq!((store.keys().unwrap(), size(&store)), before);
    assert_eq!(tab.set().len(), 1);
    tab.import(&notes[..20]).unwrap();
    assert_eq!(open(store).set().len(), 21);
}

#[test]
fn an_import_fits_to_the_last_unit() {
    let notes: Vec<_> = (0..20)
        .map(|id| (document_key(), comment(0x1000 + id, 0x2000 + id, "Words.")))
        .collect();
    let roomy = MemoryStore::new();
    open(roomy.clone()).import(&notes).unwrap();
    let exact = MemoryStore::with_quota(size(&roomy));
    open(exact.clone()).import(&notes).unwrap();
    assert_eq!(size(&exact), size(&roomy));
    let short = MemoryStore::with_quota(size(&roomy) - 1);
    let error = open(short.clone()).import(&notes).unwrap_err();
    assert_eq!(error, SaveError::DoesNotFit(size(&roomy)));
    assert_eq!(short.keys().unwrap(), Vec::<String>::new());
}

#[test]
fn an_import_that_fails_half_way_is_rolled_back() {
    let store = Watched::default();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(0x1000, 0xe1, "First.")).unwrap();
    let value_of = |store: &Watched| store.inner.get(&annotation_keys(&store.inner)[0]);
    let before = value_of(&store);
    let notes = [
        edited(&first, &[0xe1], 0xe2, "Edited elsewhere."),
        comment(0x1001, 0xe3, "New."),
        comment(0x1002, 0xe4, "New."),
    ];
    // The probe and two notes are written, the third is not.
    let notes = notes.map(|note| (document_key(), note));
    store.fail_once_after(3);
    let error = tab.import(&notes).unwrap_err();
    assert_eq!(
        error,
        SaveError::Store(StoreError::Failed("disk".to_owned()))
    );
    assert_eq!(tab.set().iter().collect::<Vec<_>>(), [&first]);
    // In an empty place nothing was forgotten: another tab may miss a note there.
    assert_eq!(annotation_keys(&store.inner).len(), 1);
    assert_eq!(
        open(store.clone()).set().iter().collect::<Vec<_>>(),
        [&first]
    );
    assert_eq!(value_of(&store), before);
    tab.import(&notes).unwrap();
    assert_eq!(open(store).set().len(), 3);
}

#[test]
fn an_import_is_one_step_back_and_forth() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let kept = tab.save(&comment(1, 0xe1, "Kept.")).unwrap();
    let other = DocumentKey::from_text("C14-42-E.en").unwrap();
    let incoming = vec![
        (document_key(), edited(&kept, &[0xe1], 0xe2, "Newer.")),
        (document_key(), comment(2, 0xe3, "New.")),
        (document_key(), kept.clone()),
        (other.clone(), comment(3, 0xe4, "Of another document.")),
    ];
    let touched = tab.import(&incoming).unwrap();
    assert_eq!(touched.len(), 3, "what brought nothing new is not in it");
    assert_eq!(
        (tab.set().len(), tab.kept_of(&other).unwrap().len()),
        (2, 1)
    );
    let imported = tab.set().clone();
    assert!(
        tab.import(&incoming).unwrap().is_empty(),
        "the same again changes nothing"
    );

    let homes: Vec<_> = touched
        .iter()
        .map(|(home, one)| (one.key().clone(), home.clone()))
        .collect();
    let home = |key: &_| homes.iter().find(|(one, _)| one == key).unwrap().1.clone();
    let mut history = History::new();
    let step = touched.into_iter().map(|(_, touched)| touched).collect();
    history.record(Step::new(Change::Import, step));
    let mut go = |tab: &mut Notebook<_>, undo: bool| {
        let mut all = tab.set().clone();
        all.merge(&tab.kept_of(&other).unwrap());
        let reversal = reversal(&history, &all, undo);
        let effects: Vec<_> = reversal
            .effects
            .iter()
            .map(|effect| (home(effect.key()), effect.clone()))
            .collect();
        let done = tab.apply(&effects);
        if done.is_ok() {
            history.commit(reversal);
        }
        done
    };
    go(&mut tab, true).unwrap();
    assert_eq!(
        open(store.clone()).set().iter().collect::<Vec<_>>(),
        [&kept]
    );
    assert!(tab.kept_of(&other).unwrap().is_empty());
    go(&mut tab, false).unwrap();
    assert_eq!(open(store.clone()).set(), &imported);
    assert_eq!(tab.kept_of(&other).unwrap().len(), 1);

    // Another tab edits the imported note: nothing is put back over the edit.
    let mut there = open(store.clone());
    let edit = edited(&comment(2, 0xe3, "New."), &[0xe3], 0xe5, "Edited there.");
    there.save(&edit).unwrap();
    assert_eq!(go(&mut tab, true), Err(SaveError::Changed));
    assert_eq!(open(store).set(), there.set(), "all of it or nothing");
}

#[test]
fn hiding_is_undone_and_done_again() {
    let mut tab = open(MemoryStore::new());
    let note = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    tab.storage()
        .update_reading(&document_key(), |reading| {
            reading.hidden.insert(note.id().clone());
            reading.unread.insert(note.id().clone());
        })
        .unwrap();
    let mut history = History::new();
    let step = vec![Touched::unchanged(&note)];
    history.record(Step::new(Change::Hide, step));
    for (undo, hidden) in [(true, false), (false, true), (true, false)] {
        back_or_forth(&mut tab, &mut history, undo);
        let reading = tab.storage().reading(&document_key()).unwrap();
        assert_eq!(reading.hidden.contains(note.id()), hidden);
        assert!(reading.unread.contains(note.id()));
        assert_eq!(tab.set().get(note.key()), Some(&note));
    }
}

#[test]
fn notes_that_belong_together_are_kept_together_or_not_at_all() {
    let store = MemoryStore::with_quota(90_000);
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let revised = edited(&first, &[0xe1], 0xe2, "Mine.");
    let big = comment(2, 0xe3, &"word ".repeat(40_000));
    let before = (tab.set().clone(), annotation_keys(&store));
    assert!(tab.save_together(&[revised.clone(), big]).is_err());
    assert_eq!((tab.set().clone(), annotation_keys(&store)), before);

    let touched = tab
        .save_together(&[revised.clone(), comment(2, 0xe3, "Theirs.")])
        .unwrap();
    let keys: Vec<_> = touched.iter().map(|one| one.key().id.as_str()).collect();
    assert_eq!(keys, [urn(1), urn(2)]);
    assert_eq!(open(store).set(), tab.set());
    assert_eq!(tab.set().get(first.key()), Some(&revised));
}

#[test]
fn a_withdrawal_travels_and_stays() {
    let store = MemoryStore::new();
    let mut tab = open(store.clone());
    let first = tab.save(&comment(1, 0xe1, "First.")).unwrap();
    let target = block_target(report(), "para-5.9");
    tab.save(&revised(&first, &[0xe1], 0xe2, withdrawal(target)))
        .unwrap();
    tab.import(&[(document_key(), first.clone())]).unwrap();
    assert!(open(store).set().get(first.key()).unwrap().is_withdrawn());
}

#[test]
fn changes_since_the_last_export_are_counted_and_reminded_of() {
    let store = MemoryStore::new();
    let mut tab = open(store);
    let own = |author: &rapporteur::annotation::AuthorId| author.as_str() == urn(0xb1);
    assert!(
        !tab.export_state(own)
            .unwrap()
            .is_reminder_due(&Timestamp::new("2099-01-01T00:00:00Z"))
    );
    let first = tab.save(&comment(1, 0xe1, "At ten.")).unwrap();
    for annotation in morning(report()) {
        tab.save(&annotation).unwrap();
    }
    let state = tab.export_state(own).unwrap();
    assert_eq!(state.changed, 3, "B. Keller's notes are not counted");
    assert_eq!(
        state.oldest_change,
        Some(Timestamp::new("2014-05-06T10:00:00Z"))
    );
    assert!(!state.is_reminder_due(&Timestamp::new("2014-05-06T09:59:59Z")));
    assert!(
        state.is_reminder_due(&Timestamp::new("2014-05-06T10:00:01.5Z")),
        "a day later"
    );

    let now = Timestamp::new("2014-05-06T13:00:00+02:00");
    tab.storage().mark_exported(&document_key(), &now).unwrap();
    let state = tab.export_state(own).unwrap();
    assert_eq!(state.exported_at, Some(now));
    assert_eq!(state.changed, 1, "the one edited at half past eleven UTC");
    tab.save(&edited(&first, &[0xe1], 0xe9, "At half past eleven."))
        .unwrap();
    assert_eq!(tab.export_state(own).unwrap().changed, 2);
    for id in 0..8 {
        let new = comment(0x2000 + id, 0x3000 + id, "New.");
        tab.save(&edited(&new, &[0x3000 + id], 0x4000 + id, "Edited."))
            .unwrap();
    }
    let day_before = Timestamp::new("2014-05-05T11:30:00Z");
    assert!(
        tab.export_state(own).unwrap().is_reminder_due(&day_before),
        "ten of them"
    );
}

#[test]
fn usage_counts_utf16_units_of_every_key_of_the_origin() {
    let store = MemoryStore::new();
    store.set("theme", "dark").unwrap();
    store.set("🇨🇭", "é").unwrap();
    assert_eq!(size(&store), 5 + 4 + 4 + 1);
    assert_eq!(utf16_units("a😀"), 3);
}

#[test]
fn what_an_import_left_while_it_measured_is_cleared_away() {
    let store = MemoryStore::new();
    store
        .set("rapporteur:/reports/:probe", &" ".repeat(100))
        .unwrap();
    store.set("rapporteur:/other/:probe", "not ours").unwrap();
    open(store.clone());
    assert_eq!(store.keys().unwrap(), ["rapporteur:/other/:probe"]);
}

#[test]
fn ten_thousand_notes_open_quickly() {
    let store = MemoryStore::new();
    let notes: Vec<_> = (0..10_000)
        .map(|id| {
            (
                document_key(),
                comment(0x10_000 + id, 0x20_000 + id, "One of very many notes."),
            )
        })
        .collect();
    let started = Instant::now();
    open(store.clone()).import(&notes).unwrap();
    println!("10,000 notes: import {:?}", started.elapsed());
    let started = Instant::now();
    let mut tab = open(store.clone());
    println!("10,000 notes: open {:?}", started.elapsed());
    assert_eq!(tab.set().len(), 10_000);
    let started = Instant::now();
    assert!(tab.reload_all().unwrap().is_empty());
    println!("10,000 notes: look again {:?}", started.elapsed());
    let id = AnnotationId::new(urn(0x10_000));
    assert_eq!(tab.set().by_id(&id).count(), 1);
}

#[test]
fn one_note_that_is_not_taken_keeps_no_other_from_being_put_back() {
    let store = Watched::default();
    let mut here = open(store.clone());
    let notes = [comment(1, 0xe1, "First."), comment(2, 0xe2, "Second.")];
    let notes = notes.map(|note| here.save(&note).unwrap());
    let old = store.inner.clone();
    let before: Vec<_> = annotation_keys(&old)
        .into_iter()
        .map(|key| (key.clone(), old.get(&key).unwrap().unwrap()))
        .collect();
    for (note, (opened, revision)) in notes.iter().zip([(0xe1, 0xf1), (0xe2, 0xf2)]) {
        here.save(&edited(note, &[opened], revision, "Mine."))
            .unwrap();
    }
    // Another tab that had read earlier writes its own.
    for (key, value) in &before {
        store.inner.set(key, value).unwrap();
    }
    here.reload_all().unwrap();
    assert!(here.has_lost());
    store.fail_once_after(0);
    assert_eq!(here.put_back().len(), 1, "the other one is kept");
    assert!(here.has_lost(), "and this one is tried again");
    assert_eq!(here.put_back().len(), 1);
    assert!(!here.has_lost());
    assert_eq!(here.set(), open(store).set());
}
