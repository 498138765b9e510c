//! Tests that need a browser: `wasm-bindgen-test` runs them in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod clipboard;
mod composing;
mod documents;
mod files;
mod locale;
mod location;
mod locks;
mod print;
mod samples;
mod selection;
mod storage;
mod time_and_ids;
mod watching;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs JavaScript in the page, to remove features that a browser may lack.
fn js(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).unwrap()
}

/// Waits for a promise that JavaScript code returns.
async fn js_async(code: &str) -> JsValue {
    JsFuture::from(Promise::resolve(&js(code))).await.unwrap()
}

/// Restores the changes of JavaScript code when dropped.
struct Restore(&'static str);

impl Drop for Restore {
    fn drop(&mut self) {
        js(self.0);
    }
}

/// Changes the page with `change` until the return value is dropped, which runs `restore`.
#[must_use]
fn while_held(change: &str, restore: &'static str) -> Restore {
    js(change);
    Restore(restore)
}
