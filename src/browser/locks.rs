//! Work that runs in one tab at a time, if the browser has Web Locks.

use std::cell::RefCell;
use std::future::pending;
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

/// How long to wait for the lock, in milliseconds. Every holder works synchronously, so only a frozen
/// tab can hold it longer. With a higher value, a save waits longer for such a tab. With a lower one, a
/// slow tab may lose its turn.
const PATIENCE_MS: i32 = 2_000;

/// Runs `work` while no other tab of this browser runs work under the same name. Without Web Locks
/// (plain http, old browsers), or when the lock takes too long, the work runs all the same. Notes are
/// merged, not overwritten, so a lock only makes a lost write still less likely. Settings and profiles
/// are overwritten: only the lock protects a change by another tab. When the page is left, waiting work
/// is done at once, because the browser forgets the queue.
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
    let settled = match manager.request(name, &Closure::once_into_js(run)) {
        Ok(done) => JsFuture::from(Promise::race(&Array::of2(&done, &after(PATIENCE_MS)))).await,
        Err(_) => Ok(JsValue::UNDEFINED),
    };
    loop {
        // After a refused lock the work is still here.
        if let Some(work) = take(&work) {
            return work();
        }
        if let Some(result) = take(&result) {
            return result;
        }
        if let Err(death) = settled {
            // The app died during the work. This promise stays unhandled, so that the safety net hears
            // of the death.
            let _ = Promise::reject(&death);
            return pending().await;
        }
        // Both are missing only while the work is running further up the stack.
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
