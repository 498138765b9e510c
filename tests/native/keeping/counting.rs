//! Counts updated note by note equal a count of everything.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{AuthorId, Content, Effect, Kind, Timestamp};
use rapporteur::keeping::{ExportState, MemoryStore, Notebook, Store, Unreadable};

use super::ancestors::open_revision;
use super::{document_key, open, report};
use crate::exchange::samples::{annotation, author, block_target, note, revised, urn};

#[derive(Clone, Debug)]
enum Doing {
    /// A tab saves a note of one of three authors, on its present state of the note.
    Save {
        tab: usize,
        id: u32,
        minute: u32,
    },
    Import {
        tab: usize,
        id: u32,
        minute: u32,
    },
    Forget {
        tab: usize,
        id: u32,
    },
    Exported {
        tab: usize,
        minute: u32,
    },
    Damage {
        id: u32,
    },
    DamageSettings,
    Clear {
        id: u32,
    },
    Reload {
        tab: usize,
    },
}

fn any_doing() -> impl Strategy<Value = Doing> {
    let (tab, id, minute) = (0..3_usize, 0..4_u32, 0..4_u32);
    let save = (tab.clone(), id.clone(), minute.clone());
    prop_oneof![
        4 => save.clone().prop_map(|(tab, id, minute)| Doing::Save { tab, id, minute }),
        2 => save.prop_map(|(tab, id, minute)| Doing::Import { tab, id, minute }),
        1 => (tab.clone(), id.clone()).prop_map(|(tab, id)| Doing::Forget { tab, id }),
        2 => (tab.clone(), minute).prop_map(|(tab, minute)| Doing::Exported { tab, minute }),
        1 => id.clone().prop_map(|id| Doing::Damage { id }),
        1 => Just(Doing::DamageSettings),
        1 => id.prop_map(|id| Doing::Clear { id }),
        2 => tab.prop_map(|tab| Doing::Reload { tab }),
    ]
}

fn is_own(author: &AuthorId) -> bool {
    author.as_str() != urn(0xc2)
}

/// Returns the count of everything, each note since the last export of its home.
fn recount(tab: &Notebook<MemoryStore>) -> ExportState {
    let exported_at = |document| tab.storage().exported_at(document).unwrap();
    let own = tab.set().iter().filter(|one| is_own(&one.key().creator));
    let changes: Vec<Timestamp> = own
        .filter_map(|one| {
            let since = exported_at(tab.home(one.key()));
            let since = since.as_ref().and_then(Timestamp::instant);
            let times = one.live().iter().filter_map(|r| r.modified.clone());
            times
                .filter(|time| time.instant() > since)
                .min_by_key(Timestamp::instant)
        })
        .collect();
    ExportState {
        exported_at: exported_at(tab.document()),
        changed: changes.len(),
        oldest_change: changes.into_iter().min_by_key(Timestamp::instant),
    }
}

fn key_of(id: u32) -> String {
    let id = urn(id);
    let uuid = id.strip_prefix("urn:uuid:").unwrap();
    format!("rapporteur:/reports/:annotation:C14-41-E.en:{uuid}")
}

fn time(minute: u32) -> String {
    format!("2014-05-06T10:0{minute}:00Z")
}

proptest! {
    #[test]
    fn a_count_kept_up_is_a_count_of_everything(doings in vec(any_doing(), 0..25)) {
        let store = MemoryStore::new();
        let mut tabs = [open(store.clone()), open(store.clone()), open_revision(store.clone())];
        for (number, doing) in doings.into_iter().enumerate() {
            let revision = 0xe0 + u32::try_from(number).unwrap();
            let written = |id: u32, minute: u32| {
                let by = author(0xc0 + id % 3, "A. Delegate", "CHE");
                let target = block_target(report(), "para-5.9");
                let mut first = annotation(id, 0xd0, &by, note(Kind::Comment, target.clone(), "A"));
                let content = Content::Note(note(Kind::Comment, target, "B"));
                first = revised(&first, &[], revision, content);
                let mut live = first.live().to_vec();
                live.iter_mut().for_each(|one| one.modified = Some(Timestamp::new(time(minute))));
                rapporteur::annotation::Annotation::from_parts(
                    first.key().clone(), live, first.replaced().clone())
            };
            match doing {
                Doing::Save { tab, id, minute } => drop(tabs[tab].save(&written(id, minute))),
                Doing::Import { tab, id, minute } => {
                    drop(tabs[tab].import(&[(document_key(), written(id, minute))]));
                }
                Doing::Forget { tab, id } => {
                    let expected = tabs[tab].set().get(written(id, 0).key()).cloned();
                    let key = written(id, 0).key().clone();
                    let effect = Effect::PutBack { key: key.clone(), expected, record: None };
                    let home = tabs[tab].home(&key).clone();
                    let _ = tabs[tab].apply(&[(home, effect)]);
                }
                Doing::Exported { tab, minute } => tabs[tab]
                    .mark_exported(&Timestamp::new(time(minute)))
                    .unwrap(),
                Doing::Damage { id } => store.set(&key_of(id), "{broken").unwrap(),
                Doing::DamageSettings => store.set("rapporteur:/reports/:settings", "{").unwrap(),
                Doing::Clear { id } => store.remove(&key_of(id)).unwrap(),
                Doing::Reload { tab } => {
                    tabs[tab].reload_all().unwrap();
                    let all = tabs[tab].storage().damaged().unwrap();
                    prop_assert_eq!(tabs[tab].damaged_elsewhere(), all.len());
                }
            }
            for tab in &tabs {
                prop_assert_eq!(tab.export_state(is_own).unwrap(), recount(tab));
            }
        }
    }
}

#[test]
fn damage_elsewhere_is_told_without_reading_everything() {
    let store = MemoryStore::new();
    let settings = "rapporteur:/reports/:settings";
    store.set(settings, "{broken").unwrap();
    store.set(&key_of(1), "{broken").unwrap();
    store
        .set("rapporteur:/reports/:exported:C14-41-E.en", r#"{"v":9}"#)
        .unwrap();
    let mut tab = open(store.clone());
    assert_eq!((tab.damaged().count(), tab.damaged_elsewhere()), (1, 1));

    // Saving in place of a damaged note sets the value aside.
    let by = author(0xc0, "A. Delegate", "CHE");
    let target = block_target(report(), "para-5.9");
    let own = annotation(1, 0xd0, &by, note(Kind::Comment, target, "Mine."));
    tab.save(&own).unwrap();
    assert_eq!((tab.damaged().count(), tab.damaged_elsewhere()), (0, 2));

    // Another tab repairs the settings.
    store.set(settings, r#"{"v":1}"#).unwrap();
    tab.reload(settings).unwrap();
    assert_eq!(tab.damaged_elsewhere(), 1);
    let left = tab.storage().damaged().unwrap();
    assert!(
        left.iter()
            .any(|one| one.reason == Unreadable::Newer(9) || one.key == key_of(1))
    );
}
