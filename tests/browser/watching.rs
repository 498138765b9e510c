//! Hearing of other tabs' writes.

use std::cell::RefCell;
use std::rc::Rc;

use rapporteur::browser::kept::Kept;
use rapporteur::browser::storage::{Watch, watch};
use rapporteur::keeping::StoreChange;
use wasm_bindgen_test::wasm_bindgen_test;

use super::samples::{comment, edited, open};
use super::{js, js_async, while_held};

fn listening() -> (Rc<RefCell<Vec<StoreChange>>>, Watch) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let tell = heard.clone();
    (heard, watch(move |change| tell.borrow_mut().push(change)))
}

/// Waits for a change; events of earlier writes may precede it.
async fn hear(heard: &RefCell<Vec<StoreChange>>, change: &StoreChange) {
    for _ in 0..100 {
        if heard.borrow().contains(change) {
            return;
        }
        js_async("return new Promise(resolve => setTimeout(resolve, 50))").await;
    }
    let all = heard.borrow().clone();
    panic!("{change:?} was not heard, only {all:?}");
}

#[wasm_bindgen_test]
async fn another_tab_writes_and_this_one_shows_it() {
    let _restore = while_held("localStorage.clear()", "localStorage.clear()");
    // The other tab's next write; a frame of this origin serves as a tab.
    let kept = Kept::open();
    let (first, edited) = kept
        .change(|storage| {
            let mut tab = open(storage.store());
            let first = tab.save(&comment("First.")).unwrap();
            let edited = tab.save(&edited(&first, "Edited there.")).unwrap();
            (first, edited)
        })
        .await;
    let key = js(
        "const key = Object.keys(localStorage).find(key => key.includes(':annotation:'));
        window.__value = localStorage.getItem(key); localStorage.removeItem(key); return key",
    );
    let key = key.as_string().unwrap();
    let (heard, _watch) = listening();
    let _frame = while_held(
        "const frame = document.createElement('iframe');
         frame.id = 'tab'; document.body.append(frame)",
        "document.getElementById('tab').remove()",
    );
    js(&format!(
        "document.getElementById('tab').contentWindow.localStorage.setItem({key:?}, window.__value)"
    ));
    hear(&heard, &StoreChange::Key(key.clone())).await;
    let seen = kept.change(move |storage| open(storage.store()).set().get(first.key()).cloned());
    assert_eq!(seen.await, Some(edited));
}

#[wasm_bindgen_test]
async fn clearing_the_store_may_change_anything() {
    let _restore = while_held("localStorage.setItem('a', 'b')", "localStorage.clear()");
    let (heard, _watch) = listening();
    let _frame = while_held(
        "const frame = document.createElement('iframe');
         frame.id = 'tab'; document.body.append(frame)",
        "document.getElementById('tab').remove()",
    );
    js("document.getElementById('tab').contentWindow.localStorage.clear()");
    hear(&heard, &StoreChange::Anything).await;
}

#[wasm_bindgen_test]
fn session_storage_is_none_of_ours() {
    let (heard, _watch) = listening();
    js("dispatchEvent(new StorageEvent('storage', { key: 'k', storageArea: sessionStorage }))");
    assert_eq!(*heard.borrow(), []);
}

#[wasm_bindgen_test]
fn a_page_that_comes_back_looks_again() {
    let (heard, watch) = listening();
    js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    js("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(
        *heard.borrow(),
        [StoreChange::Anything, StoreChange::Anything]
    );
    {
        let _hidden = while_held(
            "Object.defineProperty(document, 'visibilityState',
               { configurable: true, get: () => 'hidden' })",
            "delete document.visibilityState",
        );
        js("document.dispatchEvent(new Event('visibilitychange'))");
    }
    assert_eq!(heard.borrow().len(), 2, "hidden: nobody would see it");
    drop(watch);
    js("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(heard.borrow().len(), 2, "nobody listens any more");
}
