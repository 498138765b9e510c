//! The bytes of a file are text or are refused; plain text becomes a document like any other.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::document::{Catalogue, Document, markdown_of_plain_text, text_of_bytes};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = text_of_bytes(bytes) else {
        return;
    };
    let _ = Document::parse(&markdown_of_plain_text(&text));
    let _ = Catalogue::parse(&text);
});
