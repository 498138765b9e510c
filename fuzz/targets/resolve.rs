//! Any place in any text can be described and found again; any words can be searched for.
//!
//! The input is a text, a line of `=`, and words to search for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::anchoring::{Resolution, TextRange, describe, resolve};
use rapporteur::annotation::{Selector, Target};
use rapporteur::document::Document;

fuzz_target!(|input: &str| {
    let (source, words) = input.split_once("\n===\n").unwrap_or((input, "the"));
    let document = Document::parse(source);
    for index in 0..document.blocks().len().min(4) {
        let Some(range) = TextRange::block(&document, index) else {
            continue;
        };
        let target = describe(&document, &range);
        assert_eq!(
            resolve(&target, &document),
            Resolution::Exact(range),
            "block {index}"
        );
    }
    look_for(words, &document);
});

fn look_for(words: &str, document: &Document) {
    let mut target: Target = describe(
        document,
        &TextRange {
            block: 0,
            start: 0,
            end_block: 0,
            end: 0,
        },
    );
    target.block = None;
    target.selectors = vec![Selector::TextQuote {
        exact: words.to_owned(),
        prefix: None,
        suffix: None,
        extra: Default::default(),
    }];
    if let Some(range) = resolve(&target, document).range() {
        assert!(
            range.clamped(document) == Some(range),
            "{range:?} lies outside the text"
        );
    }
}
