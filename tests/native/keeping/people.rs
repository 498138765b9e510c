use rapporteur::annotation::{Contribution, Delegation, Kind, RevisionId, Timestamp};
use rapporteur::keeping::{
    Draft, DraftSlot, MemoryStore, Profile, ReadStore, SaveError, Storage, Store, Unreadable,
};
use serde_json::json;

use super::{document_key, storage};
use crate::exchange::samples::{author, urn};

fn profile(number: u32, who: &str) -> Profile {
    let mut profile = Profile::anonymous(author(number, who, "CHE").id);
    profile.agent = author(number, who, "CHE");
    profile
}

fn save(kept: &Storage<MemoryStore>, profile: &Profile) {
    kept.update_profile(&profile.agent.id, |kept| kept.clone_from(profile))
        .unwrap();
}

#[test]
fn two_tabs_that_change_different_parts_of_a_profile_keep_both() {
    let store = MemoryStore::new();
    let (here, there) = (storage(store.clone()), storage(store.clone()));
    let keller = profile(1, "B. Keller");
    save(&here, &keller);
    let id = &keller.agent.id;
    there
        .update_profile(id, |kept| kept.agent.role = Some("Adviser".to_owned()))
        .unwrap();
    here.update_profile(id, |kept| kept.agent.name = Some("Beate Keller".to_owned()))
        .unwrap();
    there.take_over(id, &author(7, "", "CHE").id).unwrap();
    let kept = here.profile(id).unwrap().unwrap();
    assert_eq!(kept.agent.name.as_deref(), Some("Beate Keller"));
    assert_eq!(kept.agent.role.as_deref(), Some("Adviser"));
    assert_eq!(kept.taken_over.len(), 1);
}

#[test]
fn a_later_mark_of_an_export_stays() {
    let kept = storage(MemoryStore::new());
    let (early, late) = (
        Timestamp::new("2014-10-22T09:00:00Z"),
        Timestamp::new("2014-10-22T11:30:00+02:00"),
    );
    for at in [&late, &early] {
        kept.mark_exported(&document_key(), at).unwrap();
    }
    assert_eq!(kept.exported_at(&document_key()).unwrap(), Some(late));
}

#[test]
fn several_profiles_share_a_browser_and_one_is_active() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    assert_eq!(kept.active_profile().unwrap(), None);
    let mut keller = profile(1, "B. Keller");
    keller.agent.role = Some("Adviser".to_owned());
    keller.agent.delegation = Some(Delegation {
        country: Some("FRA".to_owned()),
        label: Some("F".to_owned()),
    });
    keller
        .agent
        .extra
        .insert("nickname".to_owned(), json!("bk"));
    save(&kept, &keller);
    save(&kept, &profile(2, "A. Silva"));
    kept.update_settings(|settings| settings.set_profile(Some(&keller.agent.id)))
        .unwrap();

    let again = storage(store);
    assert_eq!(
        again.profiles().unwrap(),
        [keller.clone(), profile(2, "A. Silva")]
    );
    assert_eq!(again.active_profile().unwrap(), Some(keller));
}

#[test]
fn these_notes_are_mine_takes_an_author_over() {
    let kept = storage(MemoryStore::new());
    let keller = profile(1, "B. Keller");
    let before = author(7, "", "CHE").id;
    save(&kept, &keller);
    kept.take_over(&keller.agent.id, &before).unwrap();
    kept.take_over(&keller.agent.id, &keller.agent.id).unwrap();
    let now = kept.profile(&keller.agent.id).unwrap().unwrap();
    assert_eq!(now.agent, keller.agent);
    assert!(now.owns(&before) && now.owns(&keller.agent.id));
    assert_eq!(now.taken_over.len(), 1);
    assert!(!now.owns(&author(8, "", "CHE").id));
}

#[test]
fn drafts_survive_with_all_a_composer_needs() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let (new, edit) = (
        DraftSlot::New("para-5.9".to_owned()),
        DraftSlot::edit(&rapporteur::annotation::AnnotationId::new(urn(9))),
    );
    let question = Draft::new(said("Which offices?", Kind::Question)).with_range(12, 30);
    let revisions = [
        RevisionId::new(urn(1)),
        RevisionId::new("https://example.org/2"),
    ];
    let edited = Draft::new(said("Better.", Kind::Comment))
        .opened_on_note(&author(3, "", "CHE").id, &revisions);
    kept.save_draft(&document_key(), &new, &question).unwrap();
    kept.save_draft(&document_key(), &edit, &edited).unwrap();

    let again = storage(store.clone());
    assert_eq!(again.drafts(&document_key()).unwrap().len(), 2);
    let draft = again.draft(&document_key(), &new).unwrap().unwrap();
    assert_eq!(
        (draft.contribution.kind.clone(), draft.range),
        (Kind::Question, Some((12, 30)))
    );
    assert_eq!(draft, question);
    let draft = again.draft(&document_key(), &edit).unwrap().unwrap();
    assert_eq!(draft.opened_on(), revisions);
    assert_eq!(draft.creator(), Some(author(3, "", "CHE").id));

    again.discard_draft(&document_key(), &new).unwrap();
    again.discard_draft(&document_key(), &edit).unwrap();
    assert_eq!(again.drafts(&document_key()).unwrap(), []);
    assert_eq!(store.keys().unwrap(), Vec::<String>::new());
}

#[test]
fn settings_are_changed_as_they_are_kept_now() {
    let store = MemoryStore::new();
    let (here, there) = (storage(store.clone()), storage(store));
    here.update_settings(|settings| {
        settings
            .screen
            .insert("singleKeys".to_owned(), json!(false));
    })
    .unwrap();
    there
        .update_settings(|settings| settings.set_profile(Some(&author(1, "", "CHE").id)))
        .unwrap();
    let settings = here.settings().unwrap();
    assert_eq!(settings.screen["singleKeys"], json!(false));
    assert_eq!(settings.profile(), Some(author(1, "", "CHE").id));
}

#[test]
fn damaged_settings_are_set_aside_and_newer_ones_left_alone() {
    let store = MemoryStore::new();
    let kept = storage(store.clone());
    let key = "rapporteur:/reports/:settings";
    store.set(key, "{broken").unwrap();
    let damaged = kept.damaged().unwrap();
    assert_eq!((damaged.len(), &*damaged[0].value), (1, "{broken"));
    assert_eq!(kept.settings().unwrap().profile(), None);
    kept.update_settings(|settings| settings.set_profile(Some(&author(1, "", "CHE").id)))
        .unwrap();
    assert!(kept.settings().unwrap().profile().is_some());
    let damaged = kept.damaged().unwrap();
    assert_eq!((&*damaged[0].key, &*damaged[0].value), (key, "{broken"));

    store.set(key, r#"{"v":9}"#).unwrap();
    assert_eq!(
        kept.update_settings(|_| {}),
        Err(SaveError::NewerVersion(9))
    );
    let damaged = kept.damaged().unwrap();
    assert!(
        damaged
            .iter()
            .any(|damaged| damaged.reason == Unreadable::Newer(9))
    );
}

fn said(text: &str, kind: Kind) -> Contribution {
    Contribution {
        text: text.to_owned(),
        ..Contribution::new(kind)
    }
}
