//! Tests that need a browser: `wasm-bindgen-test` runs them in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn local_storage_gives_back_what_it_was_given() {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage
        .set_item("rapporteur:test", "Côte d’Ivoire 🇨🇮")
        .unwrap();
    assert_eq!(
        storage.get_item("rapporteur:test").unwrap().as_deref(),
        Some("Côte d’Ivoire 🇨🇮")
    );
    storage.remove_item("rapporteur:test").unwrap();
}
