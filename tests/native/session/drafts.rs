//! The contents of composers: kept at every keystroke, found again, and never overwriting another
//! tab's words.

use rapporteur::annotation::{Contribution, Kind};
use rapporteur::keeping::{MemoryStore, ReadStore, Store};
use rapporteur::session::{Composition, OpenDraft};

use super::{Counted, Tab, comment};

/// Returns the words of the waiting drafts, in the order of their places.
fn waiting(tab: &Tab) -> Vec<String> {
    let waiting = tab.session.borrow().waiting_drafts(None);
    waiting.into_iter().map(|one| one.writing.text).collect()
}

/// Types into a composer, with the save of its tab at every keystroke.
fn type_in(tab: &Tab, draft: &mut OpenDraft, on: &Composition, words: &str) -> bool {
    let mut session = tab.session.borrow_mut();
    session.drafting().keep(draft, on, &comment(words))
}

fn begin(tab: &Tab, on: &Composition) -> OpenDraft {
    tab.session.borrow().new_draft(on)
}

#[test]
fn what_is_typed_is_kept_at_once_and_found_by_the_next_tab() {
    let (tab, world) = Tab::of_delegate();
    let store = tab.store.clone();
    let note = tab.save(&tab.on("para-5.9"), &comment("A note."));
    let places = [
        Composition::Document,
        tab.on("para-5.8"),
        tab.editing(&note),
        tab.answering(&note),
    ];
    for (index, on) in places.iter().enumerate() {
        let mut draft = begin(&tab, on);
        assert!(type_in(&tab, &mut draft, on, &format!("typed {index}")));
        assert!(tab.session.borrow().is_draft_kept(&draft));
    }
    let next = Tab::open(&store, &world);
    let found = next.session.borrow().waiting_drafts(None);
    for (index, on) in places.iter().enumerate() {
        let words = format!("typed {index}");
        let draft = found.iter().find(|one| one.writing.text == words).unwrap();
        assert_eq!(draft.on, *on, "{words}");
    }
    // The open draft no longer waits.
    let open = &found[0].open;
    assert_eq!(next.session.borrow().waiting_drafts(Some(open)).len(), 3);
}

#[test]
fn two_tabs_in_one_place_keep_both_texts() {
    let (store, world) = (MemoryStore::new(), Counted::default());
    let (here, there) = (Tab::open(&store, &world), Tab::open(&store, &world));
    let on = here.on("para-5.9");
    let (mut mine, mut other) = (begin(&here, &on), begin(&there, &on));
    type_in(&here, &mut mine, &on, "here");
    type_in(&there, &mut other, &on, "there");
    type_in(&here, &mut mine, &on, "here, and more");
    assert_eq!(
        waiting(&Tab::open(&store, &world)),
        ["here, and more", "there"]
    );
    // A draft discarded in one tab stays in the other.
    here.session.borrow_mut().drafting().forget(&mine);
    assert_eq!(waiting(&Tab::open(&store, &world)), ["there"]);
}

#[test]
fn a_draft_that_another_tab_has_gone_on_with_is_not_forgotten() {
    let (store, world) = (MemoryStore::new(), Counted::default());
    let here = Tab::open(&store, &world);
    let on = here.on("para-5.9");
    let mut mine = begin(&here, &on);
    type_in(&here, &mut mine, &on, "begun here");
    let there = Tab::open(&store, &world);
    let mut continued = there.session.borrow().waiting_drafts(None).remove(0).open;
    assert!(continued.same_place(&mine));
    type_in(&there, &mut continued, &on, "begun here, ended there");
    here.session.borrow_mut().drafting().forget(&mine);
    assert_eq!(
        waiting(&Tab::open(&store, &world)),
        ["begun here, ended there"]
    );
}

#[test]
fn a_note_that_will_stand_elsewhere_takes_its_draft_along() {
    let (store, world) = (MemoryStore::new(), Counted::default());
    let tab = Tab::open(&store, &world);
    let (from, to) = (tab.on("para-5.9"), tab.on("para-6.1"));
    let mut draft = begin(&tab, &from);
    type_in(&tab, &mut draft, &from, "moves");
    let moved = comment("moves");
    let mut session = tab.session.borrow_mut();
    assert!(session.drafting().keep_elsewhere(&mut draft, &to, &moved));
    drop(session);
    let found = tab.session.borrow().waiting_drafts(None);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].on, found[0].writing.text.as_str()),
        (&to, "moves")
    );
    // An empty draft is not kept.
    let blank = Contribution::new(Kind::Comment);
    let mut session = tab.session.borrow_mut();
    assert!(session.drafting().keep(&mut draft, &to, &blank));
    drop(session);
    assert_eq!(waiting(&Tab::open(&store, &world)), [""; 0]);
}

#[test]
fn a_draft_that_is_kept_beside_takes_nobodys_place() {
    let (store, world) = (MemoryStore::new(), Counted::default());
    let tab = Tab::open(&store, &world);
    let on = tab.on("para-5.9");
    type_in(&tab, &mut begin(&tab, &on), &on, "first");
    let mut session = tab.session.borrow_mut();
    let beside = session.drafting().keep_beside(&on, comment("second"));
    drop(session);
    assert_eq!(waiting(&tab), ["first", "second"]);
    tab.session.borrow_mut().drafting().forget(&beside);
    assert_eq!(waiting(&tab), ["first"]);
}

#[test]
fn rereading_writes_nothing_and_putting_back_mends_the_text() {
    let (tab, _) = Tab::of_delegate();
    let store = tab.store.clone();
    tab.save(&tab.on("para-5.9"), &comment("Leans on the text."));
    let keys = store.keys().unwrap();
    let text = keys.iter().find(|key| key.contains(":text:")).unwrap();
    store.remove(text).unwrap();
    let before = store.keys().unwrap();
    tab.look_again();
    assert_eq!(store.keys().unwrap(), before);
    assert!(tab.session.borrow().has_lost());
    tab.session.borrow_mut().put_back();
    assert!(!tab.session.borrow().has_lost());
    assert_eq!(store.keys().unwrap(), keys);
}

#[test]
fn a_draft_that_cannot_be_read_is_not_thrown_away() {
    for value in [r#"{"v":999,"unknown":"of a newer version"}"#, "damaged"] {
        let (store, world) = (MemoryStore::new(), Counted::default());
        let tab = Tab::open(&store, &world);
        let on = tab.on("para-5.9");
        let mut draft = begin(&tab, &on);
        type_in(&tab, &mut draft, &on, "words");
        let keys = store.keys().unwrap();
        let key = keys.iter().find(|key| key.contains(":draft:")).unwrap();
        store.set(key, value).unwrap();
        tab.session.borrow_mut().drafting().forget(&draft);
        assert_eq!(store.get(key).unwrap().as_deref(), Some(value));
    }
}
