//! Targets of programs that write only the words.

use rapporteur::annotation::{DocumentRef, Extra, Selector, Target};
use rapporteur::document::Document;

/// Returns a target of these words, and nothing else.
pub fn quote(exact: &str) -> Target {
    Target {
        source: "https://reports.example.org/C14-77".to_owned(),
        document: DocumentRef::default(),
        address: None,
        block: None,
        selectors: vec![Selector::TextQuote {
            exact: exact.to_owned(),
            prefix: None,
            suffix: None,
            extra: Extra::new(),
        }],
        extra: Extra::new(),
    }
}

/// Returns `count` quotes of seven words from all over a document.
pub fn bare(document: &Document, count: usize) -> Vec<Target> {
    let words: Vec<&str> = document.text().split_whitespace().collect();
    let last = words.len().saturating_sub(7).max(1);
    let starts = (0..count).map(|number| number * 7919 % last);
    starts
        .filter_map(|start| words.get(start..start + 7))
        .map(|words| quote(&words.join(" ")))
        .collect()
}

/// Returns the same quotes with one word that occurs nowhere.
pub fn reworded(quotes: &[Target]) -> Vec<Target> {
    let changed = |quoted: &str| {
        let mut words: Vec<&str> = quoted.split(' ').collect();
        if let Some(word) = words.get_mut(3) {
            *word = "xylophone";
        }
        quote(&words.join(" "))
    };
    quotes
        .iter()
        .filter_map(Target::quote)
        .map(changed)
        .collect()
}
