//! Notes in real local storage, including when it is full, blocked or damaged.

use rapporteur::browser::kept::Kept;
use rapporteur::browser::storage::BrowserStore;
use rapporteur::keeping::{ReadStore, SaveError, Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{Counting, comment, edited, open};
use super::{Restore, js, while_held};

/// Empties local storage, now and when dropped.
fn empty() -> Restore {
    while_held("localStorage.clear()", "localStorage.clear()")
}

/// Works on the store under the lock, like all writers.
async fn at_the_door<T: 'static>(work: impl FnOnce(&BrowserStore) -> T + 'static) -> T {
    Kept::open().change(|storage| work(storage.store())).await
}

/// Replaces `localStorage` by `getter`.
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
async fn what_was_saved_is_there_after_a_reload() {
    let _restore = empty();
    at_the_door(|store| {
        let mut tab = open(store);
        let first = tab
            .save(&comment("Côte d’Ivoire 🇨🇮 \u{0} \u{2028}"))
            .unwrap();
        tab.save(&comment("Another.")).unwrap();
        tab.save(&edited(&first, "Edited.")).unwrap();
        let again = open(store);
        assert_eq!(again.set().len(), 2);
        assert_eq!(again.set(), tab.set());
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_store_with_odd_keys_is_listed() {
    let _restore = empty();
    at_the_door(|store| {
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
    })
    .await;
}

#[wasm_bindgen_test]
async fn one_edit_writes_one_key() {
    let _restore = empty();
    at_the_door(|store| {
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
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_full_store_says_so_and_keeps_what_it_has() {
    let _restore = empty();
    at_the_door(|store| {
        let mut tab = open(store);
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
        assert_eq!(open(store).set().get(first.key()), Some(&first), "kept");
        assert!(Kept::open().is_lasting(), "full is not blocked");

        js(
            "Object.keys(localStorage).filter(key => key.startsWith('filler'))
          .forEach(key => localStorage.removeItem(key))",
        );
        let kept = tab.save(&long).unwrap();
        assert_eq!(open(store).set().get(first.key()), Some(&kept));
    })
    .await;
}

#[wasm_bindgen_test]
async fn with_blocked_storage_the_app_works_in_memory() {
    for getter in [
        "throw new DOMException('denied', 'SecurityError')",
        "return null",
        "return undefined",
        // Old private windows: present, but without any room.
        "return Object.create({ getItem: () => null, removeItem() {},
           setItem() { throw new DOMException('', 'QuotaExceededError') } })",
        "return { setItem() { throw new DOMException('', 'SecurityError') } }",
    ] {
        let _restore = replace_storage(getter);
        let kept = Kept::open();
        assert!(!kept.is_lasting(), "{getter}");
        kept.change(|storage| {
            let mut tab = open(storage.store());
            tab.save(&comment("Words.")).unwrap();
            assert_eq!(open(storage.store()).set(), tab.set());
        })
        .await;
    }
    assert!(Kept::open().is_lasting());
}

#[wasm_bindgen_test]
async fn storage_that_fails_later_is_an_error_of_its_kind() {
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
    let _restore = empty();
    at_the_door(|store| {
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
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_damaged_entry_is_set_aside_and_a_newer_one_left_alone() {
    let _restore = empty();
    at_the_door(|store| {
        let mut tab = open(store);
        let first = tab.save(&comment("First.")).unwrap();
        let key = annotation_key(&store);
        store.set(&key, "{\"v\":1,\"n\":[{").unwrap();
        let mut tab = open(store);
        assert_eq!(tab.set().len(), 0);
        let damaged: Vec<_> = tab.damaged().map(|one| one.value.clone()).collect();
        assert_eq!(damaged, ["{\"v\":1,\"n\":[{"]);
        tab.save(&first).unwrap();
        assert_eq!(open(store).set().len(), 1);
        assert_eq!(tab.storage().damaged().unwrap().len(), 1);

        store.set(&key, "{\"v\":99}").unwrap();
        let mut tab = open(store);
        assert_eq!(tab.newer_versions(), 1);
        assert_eq!(tab.save(&first), Err(SaveError::NewerVersion(99)));
        assert_eq!(store.get(&key).unwrap().as_deref(), Some("{\"v\":99}"));
    })
    .await;
}

#[wasm_bindgen_test]
async fn ten_thousand_notes_open_and_save_quickly() {
    let _restore = empty();
    at_the_door(|store| {
    let now = || js("return performance.now()").as_f64().unwrap();
    let mut tab = open(store);
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
    })
    .await;
}
