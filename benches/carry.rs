//! Measures the cost of carrying notes over. The report has 2 MB and about 2,000 paragraphs, every
//! tenth of them edited, and 1,000 notes. `cargo bench --bench carry` prints milliseconds, natively;
//! `benches/anchoring.mjs` measures the same in a browser.

#[path = "../tests/support/large.rs"]
mod large;

use std::hint::black_box;
use std::time::Instant;

use large::{FUZZY, Large, NOTES, Numbers};
use rapporteur::anchoring::{CarryOver, Outcome, Pattern, Resolver};
use rapporteur::annotation::Target;
use rapporteur::document::Document;

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = black_box(run());
    println!(
        "{what:<44}{:>9.1} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    result
}

fn tell(outcomes: impl Iterator<Item = Outcome>) {
    let mut counts = std::collections::BTreeMap::new();
    outcomes.for_each(|outcome| *counts.entry(outcome).or_insert(0) += 1);
    println!("    {counts:?}");
}

fn carried(carry_over: &CarryOver<'_>, targets: &[Target]) -> Vec<Outcome> {
    let carry = |target| carry_over.carry(target).outcome();
    targets.iter().map(carry).collect()
}

fn resolved(document: &Document, targets: &[Target]) -> Vec<Outcome> {
    let resolver = Resolver::new(document);
    let resolve = |target| resolver.resolve(target).outcome();
    targets.iter().map(resolve).collect()
}

fn main() {
    let large = Large::new();
    let (old, new) = (&large.old, &large.new);
    println!(
        "{} and {} bytes of Markdown, {} and {} blocks",
        large.old_source.len(),
        large.new_source.len(),
        old.blocks().len(),
        new.blocks().len()
    );

    let carry_over = timed("align two texts", || CarryOver::new(old, new));
    let what = format!("carry {} notes over", large.targets.len());
    let found = timed(&what, || carried(&carry_over, &large.targets));
    tell(found.into_iter());

    let what = format!("resolve {} in the same text", large.targets.len());
    timed(&what, || resolved(old, &large.targets));
    let what = format!("resolve {} whose words stand", large.exact.len());
    let found = timed(&what, || resolved(new, &large.exact));
    tell(found.into_iter());
    let what = format!("resolve {} whose words are gone", large.fuzzy.len());
    let found = timed(&what, || resolved(new, &large.fuzzy));
    tell(found.into_iter());

    timed("approximate search for their quotes", || {
        let text: Vec<u32> = new.text().chars().map(u32::from).collect();
        let search = |quote: &str| {
            let pattern = Pattern::new(quote.chars().map(u32::from));
            pattern.find(&text, quote.chars().count() / 4)
        };
        let quotes = large.fuzzy.iter().filter_map(Target::quote);
        quotes.map(search).collect::<Vec<_>>()
    });
    hostile();
}

/// Measures texts that repeat one paragraph, or consist of a single one.
fn hostile() {
    let text = "5.1 The Council took note of the report and thanked its authors.\n\n";
    let old = Document::parse(&text.repeat(20_000));
    let new = Document::parse(&text.repeat(19_999));
    let targets = large::targets(&old, &mut Numbers(2), NOTES);
    timed("20,000 identical paragraphs, 1,000 notes", || {
        carried(&CarryOver::new(&old, &new), &targets)
    });
    let some: Vec<_> = targets.into_iter().take(FUZZY).collect();
    timed("the same without the old text, 100 notes", || {
        resolved(&new, &some)
    });
    let words: Vec<_> = (0..2_000).flat_map(|_| Numbers(3).paragraph()).collect();
    let mut other = words.clone();
    other.iter_mut().step_by(10).for_each(|word| word.push('x'));
    let report = |words| Document::parse(&large::source("C14/77-E", &[words]));
    let (old, new) = (report(words), report(other));
    let targets = large::targets(&old, &mut Numbers(4), NOTES);
    timed("one paragraph of 2 MB, 1,000 notes", || {
        carried(&CarryOver::new(&old, &new), &targets)
    });
    let some: Vec<_> = targets.into_iter().take(FUZZY).collect();
    timed("the same without the old text, 100 notes", || {
        resolved(&new, &some)
    });
}
