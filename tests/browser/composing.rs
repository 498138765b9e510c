//! The browser composes headings as the library does where there is no browser.

use rapporteur::document::Document;
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../support/composed.rs"]
mod composed;

#[wasm_bindgen_test]
fn slugs_are_composed() {
    for (heading, id) in composed::COMPOSED {
        let document = Document::parse(&format!("## A\n\n## {heading}"));
        assert_eq!(document.blocks()[1].id(), *id, "{heading}");
    }
}
