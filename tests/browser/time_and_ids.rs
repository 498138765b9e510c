//! The clock and random names.

use std::collections::HashSet;

use rapporteur::browser::world::BrowserWorld;
use rapporteur::browser::{clock, ids};
use rapporteur::session::World;
use wasm_bindgen_test::wasm_bindgen_test;

use super::while_held;

#[wasm_bindgen_test]
fn the_clock_tells_utc_to_the_millisecond() {
    let now = clock::now();
    let text = now.as_str();
    assert_eq!(text.len(), "2014-05-06T10:00:00.000Z".len());
    assert!(text.ends_with('Z'), "{text}");
    let day_ago = clock::hours_ago(24);
    let passed = now.instant().unwrap() - day_ago.instant().unwrap();
    let seconds = passed.whole_seconds();
    assert!((86_399..=86_401).contains(&seconds), "{seconds}");
}

#[wasm_bindgen_test]
fn ids_are_random_uuids() {
    let ids: HashSet<_> = (0..10_000).map(|_| ids::random()).collect();
    assert_eq!(ids.len(), 10_000);
    for id in ids {
        assert_eq!(id.get_version_num(), 4);
        assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
    }
    assert!(
        BrowserWorld
            .annotation_id()
            .as_str()
            .starts_with("urn:uuid:")
    );
    assert_ne!(ids::author(), ids::author());
    assert_ne!(BrowserWorld.stamp().revision, BrowserWorld.stamp().revision);
}

/// On plain http there is no `randomUUID`. `getRandomValues` is available everywhere, and even its
/// failure stops nobody from writing.
#[wasm_bindgen_test]
fn ids_need_no_secure_context() {
    for change in [
        "crypto.randomUUID = undefined",
        "crypto.getRandomValues = () => { throw new Error('no') }",
    ] {
        let _restore = while_held(
            change,
            "delete crypto.randomUUID; delete crypto.getRandomValues",
        );
        let ids: HashSet<_> = (0..100).map(|_| ids::random()).collect();
        assert_eq!(ids.len(), 100, "{change}");
        assert!(ids.iter().all(|id| id.get_version_num() == 4));
    }
}
