//! One's own documents in a real IndexedDB, including an absent, blocked or full one.

use std::task::{Context, Waker};

use rapporteur::browser::documents::{Added, DocumentStore, Shelved};
use rapporteur::document::{Document, DocumentKey, OwnDocument, TextFormat};
use rapporteur::keeping::{BasePath, StoreError, encode_own};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Restore, js_async, while_held};

/// Returns a separate database for each test.
fn store(test: &str) -> DocumentStore {
    DocumentStore::new(&BasePath::of_page(&format!("/{test}/")))
}

fn document(file: &str, text: &str) -> OwnDocument {
    OwnDocument::describe(file, TextFormat::Markdown, &Document::parse(text))
}

/// Replaces `indexedDB` by `getter`.
fn replace(getter: &str) -> Restore {
    while_held(
        &format!(
            "window.__indexed = Object.getOwnPropertyDescriptor(window, 'indexedDB');
             Object.defineProperty(window, 'indexedDB', {{
               configurable: true, get() {{ {getter} }} }})"
        ),
        "Object.defineProperty(window, 'indexedDB', window.__indexed)",
    )
}

#[wasm_bindgen_test]
async fn what_was_added_is_listed_and_read_by_another_tab_until_it_is_removed() {
    let (here, there) = (store("round"), store("round"));
    assert_eq!(here.list().await, Ok(Shelved::default()));
    let text = "Côte d’Ivoire 🇨🇮 \u{2028} words";
    let (one, two) = (document("b.md", text), document("a.md", "1 Other."));
    assert_eq!(here.add(&one, text).await, Ok(Added::Kept));
    assert_eq!(here.add(&two, "1 Other.").await, Ok(Added::Kept));
    let listed = there.list().await.unwrap();
    assert_eq!(listed.documents, [two.clone(), one.clone()]);
    assert_eq!(listed.unreadable, []);
    assert_eq!(there.text(&one.key).await, Ok(Some(text.to_owned())));
    assert_eq!(store("other").text(&one.key).await, Ok(None));
    assert_eq!(store("other").list().await, Ok(Shelved::default()));
    there.remove(&one.key).await.unwrap();
    there.remove(&one.key).await.unwrap();
    assert_eq!(here.list().await.unwrap().documents, [two]);
    assert_eq!(here.text(&one.key).await, Ok(None));
}

#[wasm_bindgen_test]
async fn nothing_is_overwritten_and_half_kept() {
    let store = store("twice");
    let (one, other) = (document("a.md", "1 One."), document("a.md", "2 Two."));
    assert_eq!(one.key, other.key);
    store.add(&one, "1 One.").await.unwrap();
    assert_eq!(store.add(&other, "2 Two.").await, Ok(Added::Taken));
    assert_eq!(store.text(&one.key).await, Ok(Some("1 One.".to_owned())));
    assert_eq!(store.list().await.unwrap().documents, [one]);
}

#[wasm_bindgen_test]
async fn one_text_is_kept_once_also_by_two_tabs_at_the_same_time() {
    let (here, there) = (store("same"), store("same"));
    let (one, two) = (document("a.md", "1 One."), document("b.md", "1 One."));
    assert_ne!(one.key, two.key);
    let (other, known) = (two.key.clone(), Added::Known(Box::new(one.clone())));
    let second = future_to_promise(async move {
        let added = there.add(&two, "1 One.").await;
        Ok((added == Ok(known)).into())
    });
    assert_eq!(here.add(&one, "1 One.").await, Ok(Added::Kept));
    let second = JsFuture::from(second).await.unwrap();
    assert_eq!(second.as_bool(), Some(true));
    assert_eq!(here.list().await.unwrap().documents, [one]);
    assert_eq!(here.text(&other).await, Ok(None));
}

#[wasm_bindgen_test]
async fn newer_and_damaged_entries_are_left_alone() {
    let store = store("odd");
    let one = document("a.md", "1 One.");
    store.add(&one, "1 One.").await.unwrap();
    let moved = encode_own(&one);
    let put = format!(
        "return new Promise((done, fail) => {{
           const open = indexedDB.open('rapporteur:/odd/:documents');
           open.onsuccess = () => {{
             const change = open.result.transaction('documents', 'readwrite');
             const all = change.objectStore('documents');
             all.put('{{\"v\":999}}', 'newer.en');
             all.put('{{', 'damaged.en');
             all.put(7, 'number.en');
             all.put({moved:?}, 'moved.en');
             all.put('{{}}', 'not a key');
             change.oncomplete = () => {{ open.result.close(); done() }};
             change.onabort = fail }} }})"
    );
    js_async(&put).await;
    let listed = store.list().await.unwrap();
    assert_eq!(listed.documents, [one]);
    let keys: Vec<&str> = listed.unreadable.iter().map(DocumentKey::as_str).collect();
    assert_eq!(keys, ["damaged.en", "moved.en", "newer.en", "number.en"]);
    let mut newer = document("newer.md", "1 Newer.");
    newer.key = DocumentKey::from_text("newer.en").unwrap();
    assert_eq!(store.add(&newer, "1 Newer.").await, Ok(Added::Taken));
    assert_eq!(store.text(&newer.key).await, Ok(None), "nothing half kept");
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_used_as_it_is() {
    js_async(
        "return new Promise((done, fail) => {
           const open = indexedDB.open('rapporteur:/newer/:documents', 7);
           open.onupgradeneeded = () => {
             for (const name of ['documents', 'texts', 'more']) open.result.createObjectStore(name) };
           open.onsuccess = () => { open.result.close(); done() };
           open.onerror = fail })",
    )
    .await;
    let store = store("newer");
    let one = document("a.md", "1 One.");
    store.add(&one, "1 One.").await.unwrap();
    assert_eq!(store.text(&one.key).await, Ok(Some("1 One.".to_owned())));
}

#[wasm_bindgen_test]
async fn without_a_database_every_call_says_so() {
    let failing = |error: &str| format!("return {{ open() {{ throw {error} }} }}");
    for (getter, expected) in [
        ("return null".to_owned(), StoreError::Blocked),
        ("return undefined".to_owned(), StoreError::Blocked),
        (
            "throw new DOMException('', 'SecurityError')".to_owned(),
            StoreError::Blocked,
        ),
        (
            failing("new DOMException('', 'SecurityError')"),
            StoreError::Blocked,
        ),
        (
            failing("new DOMException('disk', 'UnknownError')"),
            StoreError::Failed("disk".to_owned()),
        ),
    ] {
        let _restore = replace(&getter);
        let store = store("blocked");
        let one = document("a.md", "1 One.");
        assert_eq!(store.list().await, Err(expected.clone()), "{getter}");
        assert_eq!(store.text(&one.key).await, Err(expected.clone()));
        assert_eq!(store.add(&one, "1 One.").await, Err(expected.clone()));
        assert_eq!(store.remove(&one.key).await, Err(expected));
    }
}

#[wasm_bindgen_test]
async fn a_database_that_does_not_answer_is_not_waited_for_for_ever() {
    let _restore = while_held(
        "window.__open = IDBFactory.prototype.open;
         IDBFactory.prototype.open = function () {
           const request = window.__open.call(this, 'never');
           for (const name of ['onsuccess', 'onerror'])
             Object.defineProperty(request, name, { set() {} });
           return request }",
        "IDBFactory.prototype.open = window.__open",
    );
    assert_eq!(store("silent").list().await, Err(StoreError::Blocked));
}

/// Returns whether a database can be deleted: only without open connections. It waits for a closing
/// one.
async fn is_closed(test: &str) -> bool {
    let deleting = format!(
        "return new Promise((done, fail) => {{
           const gone = indexedDB.deleteDatabase('rapporteur:/{test}/:documents');
           gone.onsuccess = () => done(true);
           gone.onblocked = () => setTimeout(done, 1000, false);
           gone.onerror = fail }})"
    );
    js_async(&deleting).await.as_bool() == Some(true)
}

#[wasm_bindgen_test]
async fn a_database_that_opens_when_nobody_waits_any_more_is_closed_again() {
    {
        let _restore = while_held(
            "window.__later = window.setTimeout;
             window.setTimeout = (call) => queueMicrotask(call)",
            "window.setTimeout = window.__later",
        );
        assert_eq!(store("late").list().await, Err(StoreError::Blocked));
    }
    assert!(is_closed("late").await);
}

#[wasm_bindgen_test]
async fn a_database_whose_opening_is_given_up_is_made_whole_and_closed_again() {
    let store = store("left");
    let mut left = Box::pin(store.list());
    let begun = left.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(begun.is_pending());
    drop(left);
    assert_eq!(store.list().await, Ok(Shelved::default()));
    assert!(is_closed("left").await);
}

#[wasm_bindgen_test]
async fn a_full_database_keeps_nothing_of_the_document() {
    let one = document("a.md", "1 One.");
    let store = store("full");
    {
        let _restore = while_held(
            "window.__add = IDBObjectStore.prototype.add;
             IDBObjectStore.prototype.add = function (value, key) {
               if (this.name === 'texts') throw new DOMException('', 'QuotaExceededError');
               return window.__add.call(this, value, key) }",
            "IDBObjectStore.prototype.add = window.__add",
        );
        assert_eq!(store.add(&one, "1 One.").await, Err(StoreError::Full));
    }
    assert_eq!(store.text(&one.key).await, Ok(None));
    assert_eq!(store.list().await, Ok(Shelved::default()));
}
