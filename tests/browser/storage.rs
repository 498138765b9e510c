//! Notes in real local storage, also when that is full, blocked or damaged.

use rapporteur::browser::storage::{Availability, BrowserStore, LocalStorage, open_store};
use rapporteur::keeping::{SaveError, Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{Counting, comment, edited, open};
use super::{Restore, js, while_held};

/// An empty local storage, emptied again afterwards.
fn empty() -> (LocalStorage, Restore) {
    let restore = while_held("localStorage.clear()", "localStorage.clear()");
    (LocalStorage::open().unwrap(), restore)
}

/// Makes `localStorage` do as `getter` does.
fn replace_storage(getter: &str) -> Restore {
    while_held(
        &format!(
            "window.__storage = Object.getOwnPropertyDescriptor(window, 'localStorage');
             Object.defineProperty(window, 'localStorage', {{
               configurable: true, get() {{ {getter} }} }})"
        ),
        "Object.defineProperty(window, 'localStorage', window.__storage)",
    )
}

fn annotation_key(store: &impl Store) -> String {
    let mut keys = store.keys().unwrap().into_iter();
    keys.find(|key| key.contains(":annotation:")).unwrap()
}

#[wasm_bindgen_test]
fn what_was_saved_is_there_after_a_reload() {
    let (store, _restore) = empty();
    let mut tab = open(store.clone());
    let first = tab
        .save(&comment("Côte d’Ivoire 🇨🇮 \u{0} \u{2028}"))
        .unwrap();
    tab.save(&comment("Another.")).unwrap();
    tab.save(&edited(&first, "Edited.")).unwrap();
    let again = open(store);
    assert_eq!(again.set().len(), 2);
    assert_eq!(again.set(), tab.set());
}

#[wasm_bindgen_test]
fn a_store_with_odd_keys_is_listed() {
    let (store, _restore) = empty();
    for key in ["key", "getItem", "", "__proto__", "a:b"] {
        store.set(key, "value").unwrap();
        assert_eq!(store.get(key).unwrap().as_deref(), Some("value"), "{key}");
    }
    assert_eq!(store.get("toString").unwrap(), None);
    let mut keys = store.keys().unwrap();
    keys.sort();
    assert_eq!(keys, ["", "__proto__", "a:b", "getItem", "key"]);
    store.remove("key").unwrap();
    store.remove("not there").unwrap();
    assert_eq!(store.keys().unwrap().len(), 4);
}

#[wasm_bindgen_test]
fn one_edit_writes_one_key() {
    let (store, _restore) = empty();
    let store = Counting {
        inner: store,
        written: Default::default(),
    };
    let mut tab = open(store.clone());
    let first = tab.save(&comment("First.")).unwrap();
    assert_eq!(
        store.written.borrow().len(),
        2,
        "the text, once, and the note"
    );
    store.written.borrow_mut().clear();
    tab.save(&edited(&first, "Edited.")).unwrap();
    assert_eq!(*store.written.borrow(), [annotation_key(&store)]);
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_keeps_what_it_has() {
    let (store, _restore) = empty();
    let mut tab = open(store.clone());
    let first = tab.save(&comment("First.")).unwrap();
    js("let size = 1 << 22; while (size >= 1) {
          try { localStorage.setItem('filler' + localStorage.length, 'x'.repeat(size)) }
          catch (error) { size = Math.floor(size / 2) } }");
    let long = edited(&first, &"Long words. ".repeat(20));
    assert_eq!(tab.save(&long), Err(SaveError::Store(StoreError::Full)));
    let document = tab.document().clone();
    let error = tab.import(&[(document, comment("Another."))]).unwrap_err();
    assert!(matches!(error, SaveError::DoesNotFit(_)), "{error:?}");
    assert_eq!(tab.set().get(first.key()), Some(&first), "on screen");
    assert_eq!(
        open(store.clone()).set().get(first.key()),
        Some(&first),
        "kept"
    );
    assert_eq!(open_store().1, Availability::Lasting, "full is not blocked");

    js(
        "Object.keys(localStorage).filter(key => key.startsWith('filler'))
          .forEach(key => localStorage.removeItem(key))",
    );
    let kept = tab.save(&long).unwrap();
    assert_eq!(open(store).set().get(first.key()), Some(&kept));
}

#[wasm_bindgen_test]
fn with_blocked_storage_the_app_works_in_memory() {
    for getter in [
        "throw new DOMException('denied', 'SecurityError')",
        "return null",
        "return undefined",
        // Old private windows: there, but without any room.
        "return Object.create({ getItem: () => null, removeItem() {},
           setItem() { throw new DOMException('', 'QuotaExceededError') } })",
        "return { setItem() { throw new DOMException('', 'SecurityError') } }",
    ] {
        let _restore = replace_storage(getter);
        let (store, availability) = open_store();
        assert_eq!(availability, Availability::MemoryOnly, "{getter}");
        assert!(matches!(store, BrowserStore::Memory(_)));
        let mut tab = open(store.clone());
        tab.save(&comment("Words.")).unwrap();
        assert_eq!(open(store).set(), tab.set());
    }
    assert_eq!(open_store().1, Availability::Lasting);
}

#[wasm_bindgen_test]
fn storage_that_fails_later_is_an_error_of_its_kind() {
    let cases = [
        (
            "new DOMException('', 'QuotaExceededError')",
            StoreError::Full,
        ),
        ("new DOMException('', 'SecurityError')", StoreError::Blocked),
        (
            "new DOMException('disk', 'UnknownError')",
            StoreError::Failed("disk".to_owned()),
        ),
        ("'text'", StoreError::Failed("JsValue(\"text\")".to_owned())),
    ];
    let (store, _restore) = empty();
    for (thrown, expected) in cases {
        let _restore = while_held(
            &format!(
                "window.__setItem = Storage.prototype.setItem;
                 Storage.prototype.setItem = () => {{ throw {thrown} }}"
            ),
            "Storage.prototype.setItem = window.__setItem",
        );
        assert_eq!(store.set("key", "value"), Err(expected));
    }
}

#[wasm_bindgen_test]
fn a_damaged_entry_is_set_aside_and_a_newer_one_left_alone() {
    let (store, _restore) = empty();
    let mut tab = open(store.clone());
    let first = tab.save(&comment("First.")).unwrap();
    let key = annotation_key(&store);
    store.set(&key, "{\"v\":1,\"n\":[{").unwrap();
    let mut tab = open(store.clone());
    assert_eq!(tab.set().len(), 0);
    let damaged: Vec<_> = tab.damaged().map(|one| one.value.clone()).collect();
    assert_eq!(damaged, ["{\"v\":1,\"n\":[{"]);
    tab.save(&first).unwrap();
    assert_eq!(open(store.clone()).set().len(), 1);
    assert_eq!(tab.storage().damaged().unwrap().len(), 1);

    store.set(&key, "{\"v\":99}").unwrap();
    let mut tab = open(store.clone());
    assert_eq!(tab.newer_versions(), 1);
    assert_eq!(tab.save(&first), Err(SaveError::NewerVersion(99)));
    assert_eq!(store.get(&key).unwrap().as_deref(), Some("{\"v\":99}"));
}

#[wasm_bindgen_test]
fn ten_thousand_notes_open_and_save_quickly() {
    let (store, _restore) = empty();
    let now = || js("return performance.now()").as_f64().unwrap();
    let mut tab = open(store.clone());
    let document = tab.document().clone();
    let all: Vec<_> = (0..10_000)
        .map(|_| (document.clone(), comment("Short.")))
        .collect();
    let started = now();
    tab.import(&all).unwrap();
    let imported = now();
    let mut again = open(store);
    let opened = now();
    again.reload_all().unwrap();
    let looked = now();
    again.save(&edited(&all[0].1, "Edited.")).unwrap();
    let saved = now();
    assert_eq!(again.set().len(), 10_000);
    wasm_bindgen_test::console_log!(
        "10,000 notes, unoptimised: import {:.0} ms, open {:.0} ms, look again {:.0} ms, save {:.1} ms",
        imported - started,
        opened - imported,
        looked - opened,
        saved - looked
    );
}
