//! A stored value of any letters is read or set aside; a value that is read can be written and read
//! back unchanged.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use rapporteur::document::DocumentKey;
use rapporteur::keeping::stored::{decode, encode};
use rapporteur::keeping::{
    BasePath, Entry, KeptText, MemoryStore, Notebook, ReadStore, Storage, Store, decode_own,
    encode_own,
};

const ID: &str = "0000000a-0000-4000-8000-000000000001";

thread_local! {
    /// The text that the notes among the seeds are kept with.
    static TEXTS: Vec<Rc<KeptText>> = KeptText::decode(include_str!("../seeds/decode/text")).map(Rc::new).into_iter().collect();
}

fuzz_target!(|value: &str| {
    comes_back(value, &Vec::new());
    TEXTS.with(|texts| comes_back(value, texts));
    if let Ok(text) = KeptText::decode(value) {
        let again = KeptText::decode(&text.encode()).expect("a text that was written can be read");
        assert_eq!(again.name(), text.name(), "{value}");
    }
    if let Ok(own) = decode_own(value) {
        assert_eq!(decode_own(&encode_own(&own)), Ok(own));
    }
    open_with(value, &DocumentKey::new("C14/41-E", "en"));
});

/// Checks that a value that is read can be written and read back unchanged.
fn comes_back(value: &str, texts: &Vec<Rc<KeptText>>) {
    if let Ok(annotations) = decode(value, texts)
        && let Ok(written) = encode(&annotations, texts)
    {
        assert_eq!(decode(&written, texts), Ok(annotations), "{written}");
    }
}

/// Opens a notebook whose store has the value under every kind of key: the value stays there.
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
        store
            .set(key, value)
            .expect("a store without a limit takes everything");
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
