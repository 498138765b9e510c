//! Drafts that the store refuses: in memory they outlive the report, and none replaces another.

use rapporteur::annotation::{Contribution, Kind};
use rapporteur::document::DocumentKey;
use rapporteur::keeping::{
    Draft, DraftSlot, Drafts, Entry, MemoryStore, Storage, Store, UnkeptDrafts,
};

use super::{document_key, storage};

const SLOT: DraftSlot = DraftSlot::Document;

fn draft(words: &str) -> Draft {
    Draft::new(Contribution {
        text: words.to_owned(),
        ..Contribution::new(Kind::Comment)
    })
}

fn other_report() -> DocumentKey {
    DocumentKey::from_text("C15-1-E.en").unwrap()
}

fn open(kept: &Storage<MemoryStore>, document: DocumentKey, unkept: &UnkeptDrafts) -> Drafts {
    Drafts::open(kept, document, unkept.clone()).unwrap()
}

fn words(drafts: &Drafts) -> Vec<String> {
    let all = drafts.all().into_iter();
    all.map(|(_, draft)| draft.contribution.text).collect()
}

/// Returns a store with no room beyond its present contents.
fn full() -> Storage<MemoryStore> {
    let store = MemoryStore::with_quota(400);
    let kept = storage(store.clone());
    kept.save_draft(&document_key(), &SLOT, &draft("short"))
        .unwrap();
    let left = 400 - kept.usage().unwrap() - "neighbour".len();
    store.set("neighbour", &"x".repeat(left)).unwrap();
    kept
}

fn make_room(kept: &Storage<MemoryStore>) {
    kept.store().remove("neighbour").unwrap();
}

/// Returns a full store that has refused a longer draft.
fn refused() -> (Storage<MemoryStore>, UnkeptDrafts, Drafts) {
    let (kept, unkept) = (full(), UnkeptDrafts::default());
    let drafts = open(&kept, document_key(), &unkept);
    drafts
        .save(&kept, &SLOT, &draft("short and more"))
        .unwrap_err();
    (kept, unkept, drafts)
}

#[test]
fn a_draft_that_a_full_store_refuses_outlives_its_report() {
    let (kept, unkept, drafts) = refused();
    assert_eq!(words(&drafts), ["short and more"]);
    assert!(!drafts.is_kept(&kept, &SLOT));
    // Another report is opened, then this one again; the store is still full.
    let elsewhere = open(&kept, other_report(), &unkept);
    assert_eq!(words(&elsewhere), [""; 0]);
    let all = elsewhere.unkept().all();
    assert_eq!(all, [(document_key(), draft("short and more"))]);
    let again = open(&kept, document_key(), &unkept);
    assert_eq!(words(&again), ["short and more"]);
    // Whatever is reread, it stays.
    again.reread_all(&kept);
    again.reread(&kept, &SLOT);
    assert_eq!(words(&again), ["short and more"]);
    assert_eq!(again.at(&kept, &SLOT), Some(draft("short and more")));
}

#[test]
fn it_is_kept_as_soon_as_there_is_room_and_that_is_asked_for() {
    let (kept, unkept, drafts) = refused();
    let beside = SLOT.apart();
    drafts.save(&kept, &beside, &draft("beside")).unwrap_err();
    unkept.keep_again(&kept).unwrap_err();
    assert_eq!(unkept.all().len(), 2);
    make_room(&kept);
    unkept.keep_again(&kept).unwrap();
    assert_eq!(unkept.all(), []);
    assert_eq!(
        kept.drafts(&document_key()).unwrap(),
        [(SLOT, draft("short and more")), (beside, draft("beside"))]
    );
}

#[test]
fn opening_a_report_tries_again() {
    let (kept, unkept, _drafts) = refused();
    make_room(&kept);
    open(&kept, other_report(), &unkept);
    assert_eq!(unkept.all(), []);
    let there = kept.draft(&document_key(), &SLOT).unwrap();
    assert_eq!(there, Some(draft("short and more")));
}

#[test]
fn what_another_tab_writes_in_its_place_stays_and_so_does_the_draft() {
    let (kept, unkept, drafts) = refused();
    kept.save_draft(&document_key(), &SLOT, &draft("other"))
        .unwrap();
    assert_eq!(drafts.at(&kept, &SLOT), Some(draft("other")));
    drafts.reread(&kept, &SLOT);
    assert_eq!(words(&drafts), ["other", "short and more"]);
    make_room(&kept);
    unkept.keep_again(&kept).unwrap();
    drafts.reread_all(&kept);
    assert_eq!(words(&drafts), ["other", "short and more"]);
    // Without hearing of it, neither replaces the other.
    let (kept, unkept, drafts) = refused();
    kept.save_draft(&document_key(), &SLOT, &draft("other"))
        .unwrap();
    make_room(&kept);
    unkept.keep_again(&kept).unwrap();
    drafts.reread_all(&kept);
    assert_eq!(words(&drafts), ["other", "short and more"]);
}

#[test]
fn a_discarded_draft_goes_from_memory_and_from_the_store() {
    let (kept, unkept, drafts) = refused();
    let seen = drafts.at(&kept, &SLOT);
    drafts.discard(&kept, &SLOT, seen.as_ref());
    assert!(drafts.all().is_empty() && unkept.all().is_empty());
    assert_eq!(kept.draft(&document_key(), &SLOT).unwrap(), None);
}

#[test]
fn discarding_leaves_what_another_tab_has_written_there_since() {
    let (kept, unkept, drafts) = refused();
    let seen = drafts.at(&kept, &SLOT);
    kept.save_draft(&document_key(), &SLOT, &draft("other"))
        .unwrap();
    drafts.discard(&kept, &SLOT, seen.as_ref());
    assert_eq!(unkept.all(), []);
    let there = kept.draft(&document_key(), &SLOT).unwrap();
    assert_eq!(there, Some(draft("other")));
}

#[test]
fn what_a_clearing_takes_is_held_in_memory_and_what_goes_later_is_not() {
    let (kept, unkept) = (storage(MemoryStore::new()), UnkeptDrafts::default());
    let drafts = open(&kept, document_key(), &unkept);
    drafts.save(&kept, &SLOT, &draft("mine")).unwrap();
    let key = kept.base().key(&Entry::Draft(document_key(), SLOT));
    kept.store().remove(&key).unwrap();
    drafts.hear_of_clearing(&kept, true);
    drafts.reread_all(&kept);
    assert_eq!(unkept.all(), [(document_key(), draft("mine"))]);
    drafts.save(&kept, &SLOT, &draft("mine, again")).unwrap();
    assert_eq!(unkept.all(), []);
    kept.store().remove(&key).unwrap();
    drafts.hear_of_clearing(&kept, true);
    drafts.reread_all(&kept);
    assert!(drafts.all().is_empty() && unkept.all().is_empty());
}
