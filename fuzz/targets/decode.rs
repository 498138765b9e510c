//! A stored value of any letters is read or set aside; what was read is written, and reads as the same.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use rapporteur::document::DocumentKey;
use rapporteur::keeping::stored::{decode, encode};
use rapporteur::keeping::{BasePath, Entry, KeptText, MemoryStore, Notebook, Storage, Store, decode_own};

const ID: &str = "0000000a-0000-4000-8000-000000000001";

fuzz_target!(|value: &str| {
    let none: Vec<Rc<KeptText>> = Vec::new();
    if let Ok(annotations) = decode(value, &none)
        && let Ok(written) = encode(&annotations, &none)
    {
        assert_eq!(decode(&written, &none), Ok(annotations), "{written}");
    }
    let _ = KeptText::decode(value);
    let document = DocumentKey::new("C14/41-E", "en");
    let _ = decode_own(value);
    open_with(value, &document);
});

/// Opens a notebook in whose store the value stands under every kind of key: it stays there.
fn open_with(value: &str, document: &DocumentKey) {
    let base = BasePath::of_page("/");
    let store = MemoryStore::new();
    let keys = [
        format!("annotation:{document}:{ID}"),
        format!("placement:{document}:{ID}"),
        format!("text:{document}:a"),
        format!("draft:{document}:new:para-1"),
        format!("profile:{ID}"),
        format!("exported:{document}"),
        format!("reading:{document}"),
        "settings".to_owned(),
    ];
    let keys = keys.map(|key| format!("{}{key}", base.prefix()));
    for key in &keys {
        store.set(key, value).expect("a store without a limit takes everything");
    }
    let storage = Storage::new(store.clone(), base.clone());
    let _ = storage.damaged();
    let _ = storage.settings();
    let _ = storage.profiles();
    let notebook = Notebook::open(storage, document.clone(), None, &[]);
    assert!(notebook.is_ok(), "a damaged entry keeps the notebook shut");
    for key in &keys {
        let kept = store.get(key).expect("a store in memory answers");
        assert_eq!(kept.as_deref(), Some(value), "{key} was changed by reading");
    }
    let _: Option<Entry> = base.parse(value);
}
