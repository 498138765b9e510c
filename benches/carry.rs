//! What carrying notes over costs: a report of 2 MB with about 2,000 paragraphs, every tenth of them
//! edited, and 1,000 notes. `cargo bench --bench carry` prints milliseconds, natively.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use rapporteur::anchoring::{CarryOver, Outcome, Pattern, Resolver, TextRange, describe};
use rapporteur::annotation::Target;
use rapporteur::document::Document;

const PARAGRAPHS: usize = 2_000;
const WORDS: usize = 160;
const NOTES: usize = 1_000;
const FUZZY: usize = 100;

/// A fixed sequence of numbers (Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A word; common ones are more common.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "con", "fer", "re", "ti", "on", "la", "de", "pro", "vi", "sion", "tra", "ma", "na",
            "te", "com", "ber",
        ];
        let rank = self.below(4_000).min(self.below(4_000));
        let mut word = String::new();
        let mut rest = rank + 3;
        while rest > 0 {
            word.push_str(SYLLABLES.get(rest % 16).unwrap_or(&""));
            rest /= 16;
        }
        word
    }

    fn paragraph(&mut self) -> Vec<String> {
        (0..WORDS).map(|_| self.word()).collect()
    }
}

fn report(paragraphs: &[Vec<String>]) -> Document {
    let mut source = String::new();
    for (index, words) in paragraphs.iter().enumerate() {
        let (section, number) = (index / 40 + 1, index % 40 + 1);
        let _ = write!(source, "{section}.{number} {}.\n\n", words.join(" "));
    }
    Document::parse(&source)
}

fn edited(mut paragraphs: Vec<Vec<String>>, numbers: &mut Numbers) -> Vec<Vec<String>> {
    for index in (0..paragraphs.len()).rev().step_by(10) {
        match numbers.below(10) {
            0 => drop(paragraphs.remove(index)),
            1 => paragraphs.insert(index, numbers.paragraph()),
            _ => {
                for word in paragraphs.get_mut(index).into_iter().flatten() {
                    if numbers.below(10) == 0 {
                        *word = numbers.word();
                    }
                }
            }
        }
    }
    paragraphs
}

fn notes(document: &Document, numbers: &mut Numbers, count: usize) -> Vec<Target> {
    (0..count)
        .filter_map(|_| {
            let block = numbers.below(document.blocks().len());
            let start = numbers.below(document.blocks().get(block)?.len());
            let end = start + 5 + numbers.below(120);
            TextRange {
                block,
                start,
                end_block: block,
                end,
            }
            .clamped(document)
        })
        .map(|range| describe(document, &range))
        .collect()
}

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

fn main() {
    let mut numbers = Numbers(1);
    let paragraphs: Vec<_> = (0..PARAGRAPHS).map(|_| numbers.paragraph()).collect();
    let old = report(&paragraphs);
    let new = report(&edited(paragraphs, &mut numbers));
    println!("{} bytes, {} blocks", old.text().len(), old.blocks().len());
    let targets = notes(&old, &mut numbers, NOTES);

    let carry_over = timed("align two texts", || CarryOver::new(&old, &new));
    let found = timed("carry 1,000 notes over", || {
        targets
            .iter()
            .map(|target| carry_over.carry(target).outcome())
            .collect::<Vec<_>>()
    });
    tell(found.iter().copied());

    timed("resolve 1,000 in the same text", || {
        let resolver = Resolver::new(&old);
        targets
            .iter()
            .map(|target| resolver.resolve(target))
            .collect::<Vec<_>>()
    });
    let found = timed("resolve 1,000 in the next text", || {
        let resolver = Resolver::new(&new);
        targets
            .iter()
            .map(|target| resolver.resolve(target).outcome())
            .collect::<Vec<_>>()
    });
    tell(found.iter().copied());
    let changed = targets
        .iter()
        .zip(&found)
        .filter(|(_, outcome)| **outcome >= Outcome::Changed);
    let changed: Vec<_> = changed.map(|(target, _)| target).take(FUZZY).collect();
    let what = format!("resolve {} whose words changed", changed.len());
    timed(&what, || {
        let resolver = Resolver::new(&new);
        changed
            .iter()
            .map(|target| resolver.resolve(target))
            .collect::<Vec<_>>()
    });

    let quotes: Vec<&str> = changed.iter().filter_map(|target| target.quote()).collect();
    timed("approximate search for their quotes", || {
        let text = || new.text().chars().map(u32::from);
        let search = |quote: &&str| {
            let pattern = Pattern::new(quote.chars().map(u32::from));
            pattern.find(text(), quote.chars().count() / 4)
        };
        quotes.iter().map(search).collect::<Vec<_>>()
    });
    identical();
}

/// Texts that consist of one paragraph, over and over.
fn identical() {
    let text = "5.1 The Council took note of the report and thanked its authors.\n\n";
    let old = Document::parse(&text.repeat(20_000));
    let new = Document::parse(&text.repeat(19_999));
    let targets = notes(&old, &mut Numbers(2), NOTES);
    timed("20,000 identical paragraphs, 1,000 notes", || {
        let carry_over = CarryOver::new(&old, &new);
        targets
            .iter()
            .map(|target| carry_over.carry(target))
            .collect::<Vec<_>>()
    });
    resolved(&targets, &new);
    let words: Vec<_> = (0..2_000).flat_map(|_| Numbers(3).paragraph()).collect();
    let mut other = words.clone();
    other.iter_mut().step_by(10).for_each(|word| word.push('x'));
    let (old, new) = (report(&[words]), report(&[other]));
    let targets = notes(&old, &mut Numbers(4), NOTES);
    timed("one paragraph of 2 MB, 1,000 notes", || {
        let carry_over = CarryOver::new(&old, &new);
        targets
            .iter()
            .map(|target| carry_over.carry(target))
            .collect::<Vec<_>>()
    });
    resolved(&targets, &new);
}

fn resolved(targets: &[Target], new: &Document) {
    timed("the same without the old text, 100 notes", || {
        let resolver = Resolver::new(new);
        let targets = targets.iter().take(FUZZY);
        targets
            .map(|target| resolver.resolve(target))
            .collect::<Vec<_>>()
    });
}
