//! The form of every kind of entry, written by hand (`tests/fixtures/keeping/forms.tsv`): it is read, and
//! written back letter by letter. Present data in browsers stays readable. Kept texts and annotations are
//! in `seeds.rs` and `codec.rs`.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use rapporteur::annotation::{Agent, AuthorId, Delegation, Extra, RevisionId, Timestamp};
use rapporteur::keeping::stored::FORGOTTEN;
use rapporteur::keeping::{
    BasePath, Damaged, Draft, DraftSlot, Entry, MemoryStore, Notebook, Profile, ReadStore, Storage,
    Store, Unreadable, decode_own, encode_own,
};
use serde_json::{Value, json};

use super::{comment, document_key, storage};
use crate::annotation::contribution::any_contribution;

const PREFIX: &str = "rapporteur:/reports/:";

/// In place of an entry's name: documents are kept in a separate database.
const OWN: &str = "own document";

/// Returns names of entries, each with a form of its value.
fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let forms = include_str!("../../fixtures/keeping/forms.tsv").lines();
    forms.map(|line| line.split_once('\t').unwrap())
}

/// Reads a value and writes its content into an empty store, both like the app.
fn written_anew(name: &str, value: &str) -> Option<String> {
    if name == OWN {
        return Some(encode_own(&decode_own(value).unwrap()));
    }
    let key = format!("{PREFIX}{name}");
    let (old, new) = (MemoryStore::new(), MemoryStore::new());
    old.set(&key, value).unwrap();
    let (here, there) = (storage(old), storage(new.clone()));
    match BasePath::of_page("/reports/").parse(&key).unwrap() {
        Entry::Settings => {
            let settings = here.settings().unwrap();
            there.update_settings(|kept| *kept = settings).unwrap();
        }
        Entry::Profile(_) => {
            let profile = here.profiles().unwrap().remove(0);
            let id = profile.agent.id.clone();
            there.update_profile(&id, |kept| *kept = profile).unwrap();
        }
        Entry::Draft(document, slot) => {
            let draft = here.draft(&document, &slot).unwrap().unwrap();
            there.save_draft(&document, &slot, &draft).unwrap();
        }
        Entry::Placement(document, _) => {
            let placements = here.placements(&document).unwrap();
            let placements = placements.iter().map(|(key, place)| (key, Some(place)));
            there.place(&document, placements).unwrap();
        }
        Entry::Exported(document) => {
            let at = here.exported_at(&document).unwrap().unwrap();
            there.mark_exported(&document, &at).unwrap();
        }
        Entry::Reading(document) => {
            let reading = here.reading(&document).unwrap();
            there
                .update_reading(&document, |kept| *kept = reading)
                .unwrap();
        }
        Entry::Aside(_) => {
            let mut aside = here.aside().unwrap();
            assert!(aside[0].is_dismissed);
            aside[0].is_dismissed = false;
            there.dismiss_aside(&aside).unwrap();
        }
        Entry::Damaged(_) => set_aside_anew(&here, &there),
        other => panic!("{other} has a test of its own"),
    }
    new.get(&key).unwrap()
}

/// Puts a damaged value that was set aside back, and lets it be set aside again.
fn set_aside_anew(here: &Storage<MemoryStore>, there: &Storage<MemoryStore>) {
    let damaged = here.damaged().unwrap().remove(0);
    there.store().set(&damaged.key, &damaged.value).unwrap();
    there.update_settings(|_| {}).unwrap();
}

/// Returns whether a value is found to be damaged.
fn is_damaged(name: &str, value: &str) -> bool {
    if name == OWN {
        return matches!(decode_own(value), Err(Unreadable::Damaged(_)));
    }
    let store = MemoryStore::new();
    let key = format!("{PREFIX}{name}");
    store.set(&key, value).unwrap();
    let damaged = storage(store).damaged().unwrap();
    let found = |found: &&Damaged| found.key == key && found.value == value;
    damaged.iter().filter(found).count() == 1 && matches!(damaged[0].reason, Unreadable::Damaged(_))
}

#[test]
fn every_form_is_written_as_it_was_read() {
    for (name, value) in forms() {
        if name != "swept" {
            assert_eq!(written_anew(name, value).as_deref(), Some(value), "{name}");
        }
        assert!(!is_damaged(name, value), "{name}");
    }
}

#[test]
fn a_form_that_nobody_writes_is_damage() {
    let broken = include_str!("../../fixtures/keeping/broken.tsv").lines();
    for row in broken.map(|line| line.split('\t').collect::<Vec<_>>()) {
        let [name, part, other] = row[..] else {
            panic!("a row has an entry, a part of its first form, and what stands there instead");
        };
        let (_, first) = forms().find(|(of, _)| *of == name).unwrap();
        let broken = first.replacen(part, other, 1);
        assert_ne!(broken, first);
        assert!(is_damaged(name, &broken), "{name}: {broken}");
    }
}

#[test]
fn the_list_of_swept_entries_grows_in_its_form() {
    let (store, swept) = (MemoryStore::with_quota(3_000), format!("{PREFIX}swept"));
    store
        .set(&swept, r#"{"v":1,"k":["0123456789abcdef"]}"#)
        .unwrap();
    for number in [1, 2] {
        let long = "A".repeat(1_000);
        let name = format!("annotation:{long}.en:0000000{number}-0000-4000-8000-000000000000");
        store.set(&format!("{PREFIX}{name}"), FORGOTTEN).unwrap();
    }
    let mut notebook = Notebook::open(storage(store.clone()), document_key(), None, &[]).unwrap();
    notebook.save(&comment(1, 2, "Words.")).unwrap();
    assert_eq!(
        store.get(&swept).unwrap().unwrap(),
        r#"{"v":1,"k":["0123456789abcdef","90caad3e6a095d31","d78d82ad67dcfb93"]}"#
    );
}

fn any_members() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        any::<f64>().prop_map(|number| if number.is_finite() {
            number.into()
        } else {
            json!(null)
        }),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        vec(any::<bool>(), 0..3).prop_map(Value::from),
        Just(json!({ "deep": { "er": [{}] } })),
    ];
    vec((any::<String>(), value), 0..3).prop_map(Extra::from_iter)
}

fn any_profile() -> impl Strategy<Value = Profile> {
    let words = || option::of(any::<String>());
    let delegation = option::of((words(), words()));
    let who = (any::<String>(), words(), words(), delegation);
    let taken_over = btree_set(any::<String>(), 0..3);
    (who, any_members(), taken_over).prop_map(
        |((id, name, role, delegation), extra, taken_over)| Profile {
            agent: Agent {
                id: AuthorId::new(id),
                name,
                delegation: delegation.map(|(country, label)| Delegation { country, label }),
                role,
                extra,
            },
            taken_over: taken_over.into_iter().map(AuthorId::new).collect(),
        },
    )
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let place = option::of((0..u32::MAX as usize, 0..u32::MAX as usize));
    let opened_on = option::of((any::<String>(), vec(any::<String>(), 0..3)));
    (any_contribution(), place, opened_on).prop_map(|(contribution, place, opened_on)| {
        let mut draft = Draft::new(contribution);
        draft.range = place;
        let Some((creator, revisions)) = opened_on else {
            return draft;
        };
        let revisions: Vec<_> = revisions.into_iter().map(RevisionId::new).collect();
        draft.opened_on_note(&AuthorId::new(creator), &revisions)
    })
}

proptest! {
    #[test]
    fn settings_come_back(profile in option::of(any::<String>()), screen in any_members()) {
        let kept = storage(MemoryStore::new());
        let author = profile.map(AuthorId::new);
        kept.update_settings(|settings| {
            settings.set_profile(author.as_ref());
            settings.screen = screen.clone();
        }).unwrap();
        let settings = kept.settings().unwrap();
        prop_assert_eq!((settings.profile(), settings.screen), (author, screen));
    }

    #[test]
    fn profiles_come_back(profile in any_profile()) {
        let kept = storage(MemoryStore::new());
        let id = profile.agent.id.clone();
        kept.update_profile(&id, |kept| kept.clone_from(&profile)).unwrap();
        prop_assert_eq!(kept.profile(&id).unwrap(), Some(profile));
    }

    #[test]
    fn drafts_come_back(draft in any_draft()) {
        let kept = storage(MemoryStore::new());
        kept.save_draft(&document_key(), &DraftSlot::Document, &draft).unwrap();
        let read = kept.draft(&document_key(), &DraftSlot::Document).unwrap();
        prop_assert_eq!(read, Some(draft));
    }

    #[test]
    fn the_time_of_an_export_comes_back(at in any::<String>()) {
        let kept = storage(MemoryStore::new());
        let at = Timestamp::new(at);
        kept.mark_exported(&document_key(), &at).unwrap();
        prop_assert_eq!(kept.exported_at(&document_key()).unwrap(), Some(at));
    }

    #[test]
    fn what_the_app_died_on_comes_back(texts in [any::<String>(), any::<String>(), any::<String>(), any::<String>()]) {
        let [entry, value, words, time] = texts;
        let form = json!({ "dismissed": true, "entry": entry, "time": time, "value": value, "words": words });
        let form = form.to_string().replacen('{', "{\"v\":1,", 1);
        prop_assert_eq!(written_anew("aside:one", &form), Some(form));
    }

    #[test]
    fn a_damaged_value_comes_back(value in any::<String>()) {
        let (kept, key) = (storage(MemoryStore::new()), format!("{PREFIX}settings"));
        kept.store().set(&key, &value).unwrap();
        kept.update_settings(|_| {}).unwrap();
        let damaged = kept.damaged().unwrap().remove(0);
        prop_assert_eq!((damaged.key, damaged.value), (key, value));
    }
}
