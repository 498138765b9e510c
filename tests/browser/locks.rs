//! One tab at a time, with Web Locks and without.

use std::cell::Cell;
use std::rc::Rc;

use rapporteur::browser::locks::exclusive;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, js_async, while_held};

#[wasm_bindgen_test]
async fn work_is_done_under_the_lock_and_its_result_comes_back() {
    assert!(
        js("return !!navigator.locks").is_truthy(),
        "the browser has locks"
    );
    assert_eq!(exclusive("test", || 7).await, 7);
    let held = exclusive("test", || {
        js("window.__query = navigator.locks.query()");
    });
    held.await;
    let names = js_async("return window.__query.then(all => all.held.map(one => one.name).join())");
    assert_eq!(names.await.as_string().as_deref(), Some("test"));
}

#[wasm_bindgen_test]
async fn work_waits_for_its_turn() {
    js("window.__order = '';
        navigator.locks.request('test', () => new Promise(resolve => setTimeout(() => {
          window.__order += 'other '; resolve() }, 100)))");
    exclusive("test", || js("window.__order += 'mine'")).await;
    assert_eq!(
        js("return window.__order").as_string().as_deref(),
        Some("other mine")
    );
}

#[wasm_bindgen_test]
async fn without_locks_work_is_done_all_the_same() {
    for change in [
        "Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })",
        "Object.defineProperty(navigator, 'locks', { configurable: true,
           get() { throw new DOMException('', 'SecurityError') } })",
        "Object.defineProperty(navigator, 'locks', { configurable: true,
           value: { request() { throw new Error('no') } } })",
        "Object.defineProperty(navigator, 'locks', { configurable: true,
           value: { request: () => Promise.reject(new Error('no')) } })",
    ] {
        let _restore = while_held(change, "delete navigator.locks");
        let done = Rc::new(Cell::new(0));
        let count = done.clone();
        let result = exclusive("test", move || {
            count.set(count.get() + 1);
            "done"
        });
        assert_eq!(result.await, "done", "{change}");
        assert_eq!(done.get(), 1, "{change}");
    }
}

#[wasm_bindgen_test]
async fn a_lock_that_a_frozen_tab_holds_does_not_stop_work() {
    js("navigator.locks.request('frozen', () => new Promise(thaw => window.__thaw = thaw))");
    let done = Rc::new(Cell::new(0));
    let count = done.clone();
    exclusive("frozen", move || count.set(count.get() + 1)).await;
    assert_eq!(done.get(), 1);
    js("window.__thaw()");
    js_async("return new Promise(resolve => setTimeout(resolve, 100))").await;
    assert_eq!(done.get(), 1, "not once more when the lock comes at last");
}

#[wasm_bindgen_test]
async fn what_waits_when_the_page_is_left_is_done_at_once_and_in_turn() {
    js("window.__left = ''");
    js_async(
        "return new Promise(held => navigator.locks.request('left', () => {
           held(); return new Promise(release => window.__release = release) }))",
    )
    .await;
    for each in ["first ", "second"] {
        spawn_local(exclusive("left", move || {
            js(&format!("window.__left += '{each}'"));
        }));
    }
    // A turn later, both are waiting.
    js_async("return new Promise(resolve => setTimeout(resolve))").await;
    js("dispatchEvent(new PageTransitionEvent('pagehide'))");
    let left = js("return window.__left").as_string();
    assert_eq!(left.as_deref(), Some("first second"));
    js("window.__release()");
    exclusive("left", || ()).await;
    let after = js("return window.__left").as_string();
    assert_eq!(after, left, "not once more when the lock comes");
}

#[wasm_bindgen_test]
async fn what_the_app_dies_of_under_the_lock_is_heard() {
    let heard = js_async(
        "return new Promise(heard => addEventListener('unhandledrejection', event => {
           event.preventDefault(); heard(String(event.reason)) }, { once: true }))",
    );
    spawn_local(exclusive("deadly", || -> () {
        wasm_bindgen::throw_str("died")
    }));
    assert_eq!(heard.await.as_string().as_deref(), Some("Error: died"));
}
