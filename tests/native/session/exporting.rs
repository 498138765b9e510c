//! The safe copy: the changes not yet exported, the reminder, the storage used by notes.

use rapporteur::keeping::{ReadStore, Store};

use super::{Tab, comment};

#[test]
fn changes_wait_for_an_export_and_ten_of_them_remind() {
    let (tab, _) = Tab::of_delegate();
    let empty = tab.session.borrow().used();
    for number in 1..=10 {
        tab.save(&tab.on("para-5.9"), &comment("a thought"));
        assert_eq!(tab.session.borrow().export_state().changed, number);
    }
    assert_eq!(tab.session.borrow().standing().reminder, Some(10));
    assert!(tab.session.borrow().used() > empty);

    let file = tab
        .session
        .borrow()
        .export(rapporteur::session::ExportScope::All);
    tab.session.borrow_mut().mark_exported(&file.as_of).unwrap();
    let session = tab.session.borrow();
    assert_eq!(session.export_state().changed, 0);
    assert_eq!(session.last_export(), Some(file.as_of));
    assert_eq!(session.standing().reminder, None);
}

#[test]
fn entries_that_cannot_be_read_are_handed_over_as_they_are() {
    let (tab, world) = Tab::of_delegate();
    let here = tab.store.clone();
    tab.save(&tab.on("para-5.9"), &comment("a thought"));
    let keys = here.keys().unwrap();
    let key = keys
        .iter()
        .find(|key| key.contains(":annotation:"))
        .unwrap();
    here.set(key, "torn").unwrap();

    let tab = Tab::open(&here, &world);
    let text = tab.session.borrow().damaged(|_| "Torn.".to_owned());
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!([{ "key": key, "reason": "Torn.", "value": "torn" }]);
    assert_eq!(file["rapporteurDamaged"], expected);
}
