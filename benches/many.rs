//! Measures files of many records and many bare quotes: `cargo bench --bench many` prints
//! milliseconds, natively.

#[path = "../tests/support/large.rs"]
#[allow(dead_code)]
mod large;
#[path = "../tests/support/many.rs"]
mod many;
#[path = "../tests/support/quotes.rs"]
mod quotes;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

use large::{Numbers, source};
use many::{Shape, one_id};
use rapporteur::anchoring::Resolver;
use rapporteur::annotation::{Annotation, Target, Timestamp};
use rapporteur::document::{Document, DocumentKey};
use rapporteur::exchange::plan::{DocumentName, Here, Kept, Plan};
use rapporteur::exchange::web_annotation::{WriteContext, read, write};
use rapporteur::keeping::{BasePath, MemoryStore, Notebook, Storage};

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = black_box(run());
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    println!("{what:<52}{milliseconds:>9.1} ms");
    result
}

/// Takes a file through plan and store to a file again.
fn there_and_back(file: &str) -> Option<String> {
    let document = Document::parse("Document C14/41-E\n\n1.1 Noted.\n");
    let key = DocumentKey::new("C14/41-E", "en");
    let here = Here {
        name: DocumentName {
            symbol: "C14/41-E".to_owned(),
            language: Some("en".to_owned()),
        },
        document: &document,
        ancestors: &[],
    };
    let store = MemoryStore::new();
    let storage = || Storage::new(store.clone(), BasePath::of_page("/"));
    let mut notebook = Notebook::open(storage(), key.clone(), None, &[]).ok()?;
    let plan = Plan::new(
        &Kept::new(),
        vec![read(file).ok()?],
        &here,
        &BTreeSet::new(),
    );
    let records = plan.apply(true).into_iter();
    let records: Vec<(DocumentKey, Annotation)> =
        records.map(|(_, record)| (key.clone(), record)).collect();
    notebook.import(&records).ok()?;
    let again = Notebook::open(storage(), key, None, &[]).ok()?;
    let context = WriteContext {
        document: Some(&document),
        label: "C14/41-E",
        generated: &Timestamp::new("2014-05-06T10:00:00Z"),
    };
    Some(write(again.set(), &context))
}

fn resolved(document: &Document, targets: &[Target]) {
    let resolver = Resolver::new(document);
    let mut counts = BTreeMap::new();
    for target in targets {
        *counts
            .entry(resolver.resolve(target).outcome())
            .or_insert(0) += 1;
    }
    println!("    {counts:?}");
}

fn main() {
    for shape in Shape::ALL {
        for count in [25_000, 100_000] {
            let file = one_id(shape, count);
            let what = format!("{count} records of one id: {shape:?}");
            timed(&what, || there_and_back(&file));
        }
    }
    let mut numbers = Numbers(5);
    let paragraphs: Vec<_> = (0..2_300).map(|_| numbers.paragraph()).collect();
    let document = Document::parse(&source("C14/77-E", &paragraphs));
    let size = document.text().len();
    let bare = quotes::bare(&document, 1_000);
    timed(&format!("1,000 bare quotes on {size} bytes"), || {
        resolved(&document, &bare)
    });
    let gone = quotes::reworded(&bare);
    timed("1,000 bare quotes with a word changed", || {
        resolved(&document, &gone)
    });
    let word = document
        .text()
        .split_whitespace()
        .nth(100)
        .unwrap_or_default();
    let common: Vec<_> = (0..10_000).map(|_| quotes::quote(word)).collect();
    timed("10,000 quotes of one common word", || {
        resolved(&document, &common)
    });
    let words: Vec<_> = paragraphs.into_iter().take(500).flatten().collect();
    let document = Document::parse(&source("C14/77-E", &[words]));
    let size = document.text().len();
    let bare = quotes::bare(&document, 1_000);
    timed(
        &format!("1,000 bare quotes on one block of {size} bytes"),
        || resolved(&document, &bare),
    );
    let gone = quotes::reworded(&bare);
    timed("1,000 of them with a word changed", || {
        resolved(&document, &gone)
    });
    let document = Document::parse(&format!("1.1 {}b.\n", "the of ".repeat(150_000)));
    let many: Vec<_> = (1..1_000)
        .map(|n| quotes::quote(&"the of ".repeat(n)))
        .collect();
    timed("1,000 quotes of two words that repeat", || {
        resolved(&document, &many)
    });
}
