//! Entries on which the app died: kept, named, put back; and the file of everything kept.

use std::collections::BTreeSet;

use rapporteur::annotation::{Contribution, Kind};
use rapporteur::document::{Document, DocumentKey, KeyUse, OwnDocument, TextFormat, own_key};
use rapporteur::exchange::Plan;
use rapporteur::exchange::plan::Kept;
use rapporteur::exchange::web_annotation::ReadFile;
use rapporteur::keeping::{
    AsideKind, Draft, DraftSlot, MemoryStore, ReadStore, SaveError, Store, WholeStore, encode_own,
    stored,
};
use serde_json::{Value, json};

use super::{annotation_keys, comment, document_key, edited, open, report, storage};
use crate::exchange::samples::here;

const PREFIX: &str = "rapporteur:/reports/:";

/// Moves an entry like the safety net of the page.
fn set_aside(store: &MemoryStore, key: &str) {
    let name = key.strip_prefix(PREFIX).unwrap();
    let value = store.get(key).unwrap();
    let form = json!({ "v": 1, "entry": name, "value": value, "words": "some words", "time": "2026-01-01T00:00:00Z" });
    store
        .set(&format!("{PREFIX}aside:{name}"), &form.to_string())
        .unwrap();
    store.remove(key).unwrap();
}

/// Returns everything in a store, in the form written by the page.
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
    let place = format!("{PREFIX}draft:C14-41-E.en:document");
    let from = MemoryStore::new();
    for (name, words) in [("", "theirs"), ("aside:", "another"), ("aside:", "a third")] {
        let value = mine.replace("mine", words);
        from.set(&place, &value).unwrap();
        if !name.is_empty() {
            set_aside(&from, &place);
            let key = format!("{PREFIX}aside:draft:C14-41-E.en:document");
            let aside = from.get(&key).unwrap().unwrap();
            from.set(&format!("{key}#{words}"), &aside).unwrap();
            from.remove(&key).unwrap();
        }
    }
    from.set(&place, &mine.replace("mine", "theirs")).unwrap();
    let store = MemoryStore::new();
    store.set(&place, mine).unwrap();
    let here = storage(store.clone());
    let whole = WholeStore::read(&file_of(&from)).unwrap();
    here.restore(&whole).unwrap();
    assert_eq!(store.get(&place).unwrap().as_deref(), Some(mine));
    let drafts = here.drafts(&document_key()).unwrap();
    let mut words: Vec<_> = drafts
        .iter()
        .map(|(_, draft)| draft.contribution.text.as_str())
        .collect();
    words.sort_unstable();
    assert_eq!(words, ["a third", "another", "mine", "theirs"]);
    assert!(here.aside().unwrap().is_empty(), "the app died on none");
    let once = contents(&store);
    here.restore(&whole).unwrap();
    assert_eq!(contents(&store), once, "twice is once");
}

#[test]
fn notes_in_the_file_of_what_was_set_aside_are_notes_of_the_file() {
    let store = MemoryStore::new();
    open(store.clone()).save(&comment(1, 2, "Words.")).unwrap();
    set_aside(&store, &annotation_keys(&store).remove(0));
    let file = storage(store).aside_file().unwrap();
    let whole = WholeStore::read(&file).unwrap();
    assert_eq!(whole.notes, [comment(1, 2, "Words.")]);
}

/// Returns an entry as if it had been set aside.
fn aside(entry: &str, value: &str) -> String {
    json!({ "v": 1, "entry": entry, "value": value, "words": "", "time": "" }).to_string()
}

const DRAFT: &str = r#"{"v":1,"kind":["commenting",null],"text":"never typed"}"#;

/// Returns a file that tries everything to avoid the request for consent. `note` is the stored form
/// of a note under the reader's own id.
fn hostile(note: &str) -> String {
    let uuid = "000000b1-0000-4000-8000-000000000000";
    let profile = format!("profile:{uuid}");
    let in_itself = aside("annotation:x", note);
    let entries = json!({
        "aside:annotation:C14-41-E.en:1": aside(&format!("annotation:C14-41-E.en:{uuid}"), note),
        "aside:annotation:C14-41-E.en:2": aside(&profile, "{}"),
        "aside:draft:C14-41-E.en:document": aside("settings", "{}"),
        "aside:settings": aside("settings", "{}"),
        "aside:x": aside(&format!("aside:{profile}"), &in_itself),
        "aside:y": aside("exported:C14-41-E.en", "{}"),
        "aside:z": aside(&format!("text:C14-41-E.en:{uuid}"), "{}"),
        "aside:stopped": aside("stopped", r#"{"v":1,"times":5}"#),
        "aside:report:C14-41-E.en": aside("report:C14-41-E.en", ""),
        "aside:report:": aside("report:C14-41-E.en", ""),
        "aside:": "{ damaged",
        profile: "{}",
        "settings": "{}",
        "stopped": r#"{"v":1,"times":5}"#,
        "opening": "{}",
        "draft:C14-41-E.en:document": DRAFT,
        "draft:C14-41-E.en:new:para-5.9": "{ damaged",
        format!("placement:C14-41-E.en:{uuid}"): r#"{"v":1,"n":[]}"#,
    });
    json!({ "rapporteurStore": 1, "entries": entries, "documents": [] }).to_string()
}

#[test]
fn a_hostile_file_of_everything_does_nothing_without_the_yes() {
    let forged = comment(1, 2, "I never wrote this.");
    let value = stored::encode([&forged], &Vec::new()).unwrap();
    let whole = WholeStore::read(&hostile(&value)).unwrap();
    let read = std::slice::from_ref(&forged);
    assert_eq!(whole.notes, read, "it is a note like any other");
    let file = ReadFile {
        annotations: whole.notes.clone(),
        ..ReadFile::default()
    };
    let own = BTreeSet::from([forged.key().creator.clone()]);
    let plan = Plan::new(&Kept::new(), vec![file], &here(report()), &own);
    assert!(plan.apply(false).is_empty(), "it waits for the yes");
    let named = plan.changes_own().next().unwrap().own_changes();
    assert!(!named[0].parts.is_empty(), "all of it is named");
    assert_eq!((whole.drafts.len(), whole.placements()), (1, 1));
    assert_eq!(whole.unreadable.len(), 1);
}

#[test]
fn with_the_yes_only_drafts_and_decisions_come_in_beside_the_notes() {
    let store = MemoryStore::new();
    let mine = DRAFT.replace("never typed", "mine");
    let place = format!("{PREFIX}draft:C14-41-E.en:document");
    let uuid = "000000b1-0000-4000-8000-000000000000";
    let decided = format!("{PREFIX}placement:C14-41-E.en:{uuid}");
    store.set(&place, &mine).unwrap();
    store.set(&decided, "decided here").unwrap();
    let here = storage(store.clone());
    here.restore(&WholeStore::read(&hostile("")).unwrap())
        .unwrap();
    assert_eq!(store.get(&place).unwrap(), Some(mine));
    assert_eq!(
        store.get(&decided).unwrap().as_deref(),
        Some("decided here")
    );
    let mut keys = store.keys().unwrap();
    keys.sort_unstable();
    let beside = format!("{PREFIX}draft:C14-41-E.en:apart:2:document");
    assert_eq!(keys, [beside, place, decided]);
    assert!(!here.is_report_aside(&document_key()));
}

#[test]
fn what_is_dismissed_stays_and_can_be_put_back() {
    let store = MemoryStore::new();
    let name = format!("{PREFIX}aside:one");
    let entry = "draft:C14-41-E.en:document";
    store.set(&name, &aside(entry, "{}")).unwrap();
    let mut tab = open(store.clone());
    let all = tab.storage().aside().unwrap();
    assert!(!all[0].is_dismissed);
    tab.storage().dismiss_aside(&all).unwrap();
    let all = open(store.clone()).storage().aside().unwrap();
    assert!(all[0].is_dismissed);
    assert_eq!(
        (all[0].entry.as_str(), all[0].value.as_str()),
        (entry, "{}")
    );
    tab.take_back(&all[0]).unwrap();
    let there = (format!("{PREFIX}{entry}"), Some("{}".to_owned()));
    assert_eq!(
        contents(&store).iter().filter(|one| **one == there).count(),
        1
    );
    assert!(open(store).storage().aside().unwrap().is_empty());
}

#[test]
fn only_notes_drafts_and_decisions_are_put_back() {
    let uuid = "000000b1-0000-4000-8000-000000000000";
    for entry in [
        format!("profile:{uuid}"),
        "settings".to_owned(),
        "stopped".to_owned(),
        "exported:C14-41-E.en".to_owned(),
        format!("text:C14-41-E.en:{uuid}"),
        format!("aside:profile:{uuid}"),
        "annotation:C14-41-E.en:no uuid".to_owned(),
        "annotation:".to_owned(),
        "report:".to_owned(),
        String::new(),
    ] {
        let store = MemoryStore::new();
        store
            .set(&format!("{PREFIX}aside:one"), &aside(&entry, "{}"))
            .unwrap();
        let before = contents(&store);
        let mut tab = open(store.clone());
        let one = tab.storage().aside().unwrap().remove(0);
        assert_eq!(one.kind(), AsideKind::Other, "{entry}");
        assert_eq!(tab.take_back(&one), Err(SaveError::NotPutBack), "{entry}");
        assert_eq!(contents(&store), before, "{entry}");
    }
}

#[test]
fn a_document_of_a_file_is_what_its_text_says_and_takes_no_key() {
    let text = "# A paper of our own\n\n1.1 Words.\n";
    let parsed = Document::parse(text);
    let plain = OwnDocument::describe("paper.md", TextFormat::Markdown, &parsed);
    // It claims to be a hosted report, with the text of another document.
    let claimed = OwnDocument {
        key: document_key(),
        symbol: "C14/41-E".to_owned(),
        language: "en".to_owned(),
        title: "Report".to_owned(),
        fingerprint: report().fingerprint().to_owned(),
        ..plain.clone()
    };
    let one =
        json!({ "key": "C14-41-E.en", "about": encode_own(&claimed), "text": text.to_owned() });
    let file = json!({ "rapporteurStore": 1, "entries": {}, "documents": [one, { "about": "{}", "text": "" }] });
    let whole = WholeStore::read(&file.to_string()).unwrap();
    let [(document, read)] = whole.documents.as_slice() else {
        panic!("one of them can be read");
    };
    assert_eq!(read, text);
    assert_eq!(document.fingerprint, plain.fingerprint);
    assert_eq!(
        (&document.symbol, &document.title),
        (&plain.symbol, &plain.title)
    );
    assert_ne!(document.key, document_key());
    // If another text has taken the key, it stays there.
    let used = |key: &DocumentKey| match *key == document.key {
        true => KeyUse::OtherText,
        false => KeyUse::Free,
    };
    let (symbol, language) = (&document.symbol, &document.language);
    let hashed = DocumentKey::of_text(symbol, language, &document.fingerprint);
    assert_eq!(own_key(document, used), hashed);
}

#[test]
fn a_file_says_that_its_documents_are_missing() {
    let read = |missing: serde_json::Value| {
        let file = json!({ "rapporteurStore": 1, "documentsMissing": missing });
        WholeStore::read(&file.to_string()).map(|whole| whole.documents_missing)
    };
    assert_eq!(read(json!(true)), Some(true));
    for other in [json!(false), json!("true"), json!(1), json!(null)] {
        assert_eq!(read(other), Some(false));
    }
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
    // The note comes back from a file and is edited; the entry set aside is still there.
    tab.save(&edited(&first, &[0xe1], 0xe2, "Edited.")).unwrap();
    let saved = tab.set().clone();
    // Without locks, another tab overwrites it.
    store.set(&key, &other).unwrap();
    tab.reload(&key).unwrap();
    assert!(tab.has_lost());
    assert_eq!(tab.set(), &saved);
    tab.put_back();
    assert!(!tab.has_lost());
    assert_eq!(open(store.clone()).set(), &saved);
    // It also counts as missing once it is removed.
    store.remove(&key).unwrap();
    tab.reload(&key).unwrap();
    assert_eq!((tab.missing().notes, tab.set()), (1, &saved));
}
