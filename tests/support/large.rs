//! A large report for measuring: 2 MB in about 2,000 paragraphs, a revision with every tenth of
//! them edited, and notes on it. It is the same at every run.

use std::fmt::Write;

use rapporteur::anchoring::{TextRange, describe};
use rapporteur::annotation::Target;
use rapporteur::document::Document;

/// The number of notes.
pub const NOTES: usize = 1_000;

/// The number of notes whose words are gone.
pub const FUZZY: usize = 100;

const PARAGRAPHS: usize = 2_000;
const WORDS: usize = 160;

/// The number of paragraphs under one heading.
const SECTION: usize = 40;

/// The report, its revision, and notes on it.
pub struct Large {
    /// The Markdown of the report.
    pub old_source: String,
    /// The Markdown of its revision.
    pub new_source: String,
    /// The report.
    pub old: Document,
    /// Its revision.
    pub new: Document,
    /// Targets on the report, anywhere.
    pub targets: Vec<Target>,
    /// Targets on the report whose words occur in the revision.
    pub exact: Vec<Target>,
    /// Targets on the report whose words occur nowhere in the revision.
    pub fuzzy: Vec<Target>,
}

impl Large {
    /// Generates all of them.
    pub fn new() -> Self {
        let mut numbers = Numbers(1);
        let paragraphs: Vec<_> = (0..PARAGRAPHS).map(|_| numbers.paragraph()).collect();
        let old_source = source("C14/77-E", &paragraphs);
        let new_source = source("C14/77(Rev.1)-E", &edited(paragraphs, &mut numbers));
        let (old, new) = (Document::parse(&old_source), Document::parse(&new_source));
        let stands = |target: &Target| {
            let quote = target.quote();
            quote.is_some_and(|quote| new.text().contains(quote))
        };
        // About every twelfth target is on edited words.
        let all = targets(&old, &mut numbers, 20 * FUZZY);
        let (mut exact, mut fuzzy): (Vec<_>, Vec<_>) = all.iter().cloned().partition(stands);
        let mut targets = all;
        targets.truncate(NOTES);
        exact.truncate(NOTES);
        fuzzy.truncate(FUZZY);
        Self {
            old_source,
            new_source,
            old,
            new,
            targets,
            exact,
            fuzzy,
        }
    }
}

/// A fixed sequence of numbers (Knuth's MMIX).
pub struct Numbers(pub u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Returns a word; common ones are more frequent.
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

    /// Returns the words of a paragraph.
    pub fn paragraph(&mut self) -> Vec<String> {
        (0..WORDS).map(|_| self.word()).collect()
    }
}

/// Returns the Markdown of a report with these paragraphs, numbered under headings.
pub fn source(symbol: &str, paragraphs: &[Vec<String>]) -> String {
    let mut source = format!("Document {symbol}  \n14 March 2014  \nOriginal: English\n\n");
    for (index, words) in paragraphs.iter().enumerate() {
        let (section, number) = (index / SECTION + 1, index % SECTION + 1);
        if number == 1 {
            let _ = write!(source, "## {section} Section\n\n");
        }
        let _ = write!(source, "{section}.{number} {}.\n\n", words.join(" "));
    }
    source
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

/// Returns targets of up to 125 code points, anywhere in a document.
pub fn targets(document: &Document, numbers: &mut Numbers, count: usize) -> Vec<Target> {
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
