//! One tab at a time, where the browser has Web Locks.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;

use super::{after, member};

#[wasm_bindgen]
extern "C" {
    /// web-sys counts its own binding as unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// How long to wait for the lock. Every holder works synchronously, so that only a tab the browser
/// has frozen can hold it any longer.
const PATIENCE_MS: i32 = 2_000;

/// Runs `work` while no other tab of this browser runs work under the same name. Without Web
/// Locks (plain http, old browsers), or when the lock is not to be had, it runs all the same:
/// notes are joined, not overwritten, and a lock only makes a lost write still less likely. Work
/// that still waits when the page is left is done then: a browser forgets who waited.
pub async fn exclusive<R: 'static>(name: &str, work: impl FnOnce() -> R + 'static) -> R {
    let Some((window, manager)) = window_with_locks() else {
        return work();
    };
    let work = Rc::new(RefCell::new(Some(work)));
    let result = Rc::new(RefCell::new(None));
    let run = {
        let (work, result) = (work.clone(), result.clone());
        move || {
            if let Some(work) = take(&work) {
                *result.borrow_mut() = Some(work());
            }
        }
    };
    let _leaving = EventListener::once(&window, "pagehide", {
        let run = run.clone();
        move |_| run()
    });
    if let Ok(done) = manager.request(name, &Closure::once_into_js(run)) {
        // A refused lock shows in the work not being done.
        let _ = JsFuture::from(Promise::race(&Array::of2(&done, &after(PATIENCE_MS)))).await;
    }
    loop {
        if let Some(work) = take(&work) {
            return work();
        }
        if let Some(result) = take(&result) {
            return result;
        }
        // Neither is left only while the work is under way further up the stack.
        let _ = JsFuture::from(after(PATIENCE_MS)).await;
    }
}

fn take<T>(slot: &RefCell<Option<T>>) -> Option<T> {
    slot.try_borrow_mut().ok()?.take()
}

fn window_with_locks() -> Option<(Window, LockManager)> {
    let window = web_sys::window()?;
    let manager = member(&window.navigator(), "locks")?;
    Some((window, manager.unchecked_into()))
}
