//! Any text can be parsed as a report: its text, offsets, ids and outline agree.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use rapporteur::document::Document;

fuzz_target!(|source: &str| {
    let document = Document::parse(source);
    let mut ids = HashSet::new();
    for (index, block) in document.blocks().iter().enumerate() {
        assert!(ids.insert(block.id()), "the id {} stands twice", block.id());
        assert_eq!(document.position(block.id()), Some(index));
        assert_eq!(block.len(), block.text().chars().count());
        assert!(
            block
                .runs()
                .iter()
                .all(|run| run.start <= run.end && run.end <= block.len())
        );
    }
    assert!(
        document
            .outline()
            .iter()
            .all(|entry| entry.block < document.blocks().len())
    );
    assert_eq!(Document::parse(source), document);
});
