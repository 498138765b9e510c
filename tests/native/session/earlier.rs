//! The earlier texts that notes were written on.

use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::MemoryStore;
use rapporteur::session::{AtOnce, earlier_texts};

use super::{Counted, Tab, comment, entry, now};
use crate::keeping::storage;

const FIRST: &str = "C14/41-E";
const SECOND: &str = "C14/41(Rev.1)-E";
const THIRD: &str = "C14/41(Rev.2)-E";
const OLD: &str = "5.9 The Group met.";
const MENDED: &str = "5.9 The Group met in May.";
const NEW: &str = "5.9 The Group met in June.";

/// Returns the earlier texts found when the third report is opened: their documents and words.
/// `published` is the present text of the first and second.
fn found(store: &MemoryStore, published: [Option<&str>; 2]) -> Vec<(String, String)> {
    let open = Document::parse(NEW);
    let ancestors = [entry(SECOND), entry(FIRST)];
    let text = async |key: &DocumentKey| {
        let is = |symbol: &str| entry(symbol).key == *key;
        let [first, second] = published;
        assert!(is(FIRST) || is(SECOND), "{key}");
        let text = if is(FIRST) { first } else { second };
        text.map(str::to_owned)
    };
    let open = (&entry(THIRD).key, &open);
    let storage = storage(store.clone());
    let texts = now(earlier_texts(&storage, open, &ancestors, text, &mut AtOnce));
    let in_words = |text: &rapporteur::session::Earlier| {
        (text.key.to_string(), text.document.text().to_owned())
    };
    texts.iter().map(in_words).collect()
}

/// Writes a note on a text of a report; the text is kept with it.
fn annotate(store: &MemoryStore, symbol: &str, markdown: &str) {
    let world = Counted::from(u32::try_from(markdown.len()).unwrap());
    let tab = Tab::open_text(store, &world, symbol, markdown, Vec::new());
    tab.introduce(&world, "A. Silva", "BRA");
    tab.save(&tab.on("para-5.9"), &comment("Words."));
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let words = |markdown: &str| Document::parse(markdown).text().to_owned();
    let pair = |(symbol, text): &(&str, &str)| (entry(symbol).key.to_string(), words(text));
    all.iter().map(pair).collect()
}

#[test]
fn a_text_is_earlier_if_notes_may_have_been_written_on_it() {
    let both = [Some(OLD), Some(MENDED)];
    // For each case: where notes are kept, the published texts, and the texts found.
    type Texts = &'static [(&'static str, &'static str)];
    let cases: [(Texts, [Option<&str>; 2], Texts); 7] = [
        // Without notes, no text is requested.
        (&[], both, &[]),
        (&[(FIRST, OLD)], both, &[(FIRST, OLD)]),
        (
            &[(FIRST, OLD), (SECOND, MENDED)],
            both,
            &[(SECOND, MENDED), (FIRST, OLD)],
        ),
        // The published text was corrected; the one that notes were written on is kept with them.
        (
            &[(FIRST, OLD)],
            [Some(MENDED), None],
            &[(FIRST, MENDED), (FIRST, OLD)],
        ),
        // An unavailable text does not affect the kept one.
        (&[(FIRST, OLD)], [None, None], &[(FIRST, OLD)]),
        // An earlier text of the open report itself. The open text is not an earlier one.
        (&[(THIRD, OLD)], both, &[(THIRD, OLD)]),
        (&[(THIRD, NEW)], both, &[]),
    ];
    for (notes, published, expected) in cases {
        let store = MemoryStore::new();
        for (symbol, markdown) in notes {
            annotate(&store, symbol, markdown);
        }
        assert_eq!(found(&store, published), pairs(expected), "{notes:?}");
    }
}

#[test]
fn a_text_of_two_reports_is_read_once() {
    let store = MemoryStore::new();
    annotate(&store, FIRST, OLD);
    annotate(&store, SECOND, OLD);
    let found = found(&store, [Some(OLD), Some(OLD)]);
    assert_eq!(found, pairs(&[(SECOND, OLD)]));
}
