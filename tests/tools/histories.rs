//! Measures how notes on one text of a document fare in the next, on two files.
//!
//! `cargo run --example histories -- OLD NEW [--phrases N] [--seed N] [--show]`
//!
//! Random phrases of the old text (2 to 30 words in a row, whole paragraphs and cells) are described.
//! They are then carried over with both texts known and resolved with the selectors alone. Truth is
//! mechanical: a phrase whose words occur once in both texts belongs there. For the others, a
//! difference of all words of both texts shows where their words went. A person has to judge answers
//! printed as lost or elsewhere: the same words may have been written again by chance. The last lines
//! are tab-separated.

#![allow(clippy::indexing_slicing)]

use rapporteur::anchoring::{CarryOver, DocumentContext, Resolution, Resolver, TextRange};
use rapporteur::document::Document;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::process::ExitCode;

#[path = "../support/words.rs"]
mod words;

use words::{Word, places_of, range, words};

/// The longest phrase that is not a whole paragraph, in words.
const LONGEST: usize = 30;

/// The options on the command line.
struct Options {
    files: Vec<String>,
    phrases: usize,
    seed: u64,
    show: bool,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            files: Vec::new(),
            phrases: 400,
            seed: 1,
            show: false,
        };
        while let Some(argument) = arguments.next() {
            let mut number = || -> Result<u64, String> {
                let value = arguments.next().and_then(|value| value.parse().ok());
                value.ok_or(format!("{argument} wants a number."))
            };
            match &*argument {
                "--phrases" => options.phrases = number()? as usize,
                "--seed" => options.seed = number()?,
                "--show" => options.show = true,
                _ => options.files.push(argument),
            }
        }
        Ok(options)
    }
}

/// The same numbers from the same seed, everywhere (Steele et al., SplitMix64, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// Both texts as words, and the new place of each old word by a difference of all of them.
struct Texts {
    old_document: Document,
    new_document: Document,
    old: Vec<Word>,
    new: Vec<Word>,
    new_of_old: HashMap<usize, usize>,
}

impl Texts {
    fn new(old: &str, new: &str) -> Self {
        let (old_document, new_document) = (Document::parse(old), Document::parse(new));
        let (old, new) = (words(&old_document), words(&new_document));
        let of = |words: &[Word]| words.iter().map(|word| word.text.clone()).collect();
        let (old_words, new_words): (Vec<String>, Vec<String>) = (of(&old), of(&new));
        let mut new_of_old = HashMap::new();
        for op in capture_diff_slices(Algorithm::Patience, &old_words, &new_words) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                new_of_old.extend((0..len).map(|at| (old_index + at, new_index + at)));
            }
        }
        Self {
            old_document,
            new_document,
            old,
            new,
            new_of_old,
        }
    }

    /// Returns a phrase: some words in a row, a whole cell or a whole paragraph.
    fn phrase(&self, random: &mut Random) -> Range<usize> {
        let at = random.below(self.old.len());
        let block = self.old[at].block;
        let is_apart = |from: usize, to: usize| {
            let text = &self.old_document.blocks()[block];
            let between = self.old[from].span.end..self.old[to].span.start;
            self.old[to].block != block || text.slice(between).contains(['\t', '\n'])
        };
        let mut start = at;
        while start > 0 && self.old[start - 1].block == block && !is_apart(start - 1, start) {
            start -= 1;
        }
        let mut end = at + 1;
        while end < self.old.len() && !is_apart(end - 1, end) {
            end += 1;
        }
        match random.below(8) {
            0 => start..end,
            _ => at..end.min(at + 2 + random.below(LONGEST - 1)),
        }
    }

    /// Returns where the words went by the difference: the range of new words, if at least half of a
    /// phrase went there in order.
    fn went(&self, phrase: &Range<usize>) -> Option<TextRange> {
        let went: Vec<usize> = phrase
            .clone()
            .filter_map(|at| self.new_of_old.get(&at).copied())
            .collect();
        let (first, last) = (*went.first()?, *went.last()?);
        let is_most = went.len() * 2 > phrase.len() && last + 1 - first <= 2 * phrase.len() + 4;
        is_most.then(|| range(&self.new, &(first..last + 1)))
    }
}

/// The verdict on a phrase.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    /// Overlaps the place where its words went.
    Right,
    /// Offered at several places.
    Asked,
    /// Given up although its words occur once in both texts.
    Lost,
    /// Given up although its words occur once in the new text, and several times in the old one.
    LostOfSeveral,
    /// Given up although a difference finds most of its words in a row.
    LostChanged,
    /// Placed away from the words that occur once in both texts.
    Elsewhere,
    /// Placed away from where the difference puts it.
    Doubtful,
    /// Not contradicted.
    Unjudged,
}

/// The columns of the printed verdicts.
const COLUMNS: [(&str, Verdict); 8] = [
    ("right", Verdict::Right),
    ("asked", Verdict::Asked),
    ("lost", Verdict::Lost),
    ("lost of several", Verdict::LostOfSeveral),
    ("lost changed", Verdict::LostChanged),
    ("elsewhere", Verdict::Elsewhere),
    ("doubtful", Verdict::Doubtful),
    ("unjudged", Verdict::Unjudged),
];

/// The number of times that each verdict was given.
type Counts = BTreeMap<Verdict, usize>;

fn judge(answer: &Resolution, texts: &Texts, phrase: &Range<usize>) -> Verdict {
    let words = &texts.old[phrase.clone()];
    let (of_old, of_new) = (places_of(&texts.old, words), places_of(&texts.new, words));
    let overlaps = |range: &TextRange, wanted: &TextRange| {
        let (found, wanted) = (
            range.code_points(&texts.new_document),
            wanted.code_points(&texts.new_document),
        );
        found.start < wanted.end && wanted.start < found.end
    };
    let known = of_new.first().filter(|_| of_new.len() == 1);
    let known = known.map(|at| range(&texts.new, &(*at..at + phrase.len())));
    let went = texts.went(phrase);
    match (answer.range(), answer) {
        (Some(found), _) => match known.filter(|_| of_old.len() == 1) {
            Some(known) if overlaps(&found, &known) => Verdict::Right,
            Some(_) => Verdict::Elsewhere,
            None => match went {
                Some(went) if overlaps(&found, &went) => Verdict::Right,
                Some(_) => Verdict::Doubtful,
                None => Verdict::Unjudged,
            },
        },
        (None, Resolution::Ambiguous(_)) => Verdict::Asked,
        (None, _) if known.is_some() && of_old.len() == 1 => Verdict::Lost,
        (None, _) if known.is_some() => Verdict::LostOfSeveral,
        (None, _) if went.is_some() => Verdict::LostChanged,
        (None, _) => Verdict::Unjudged,
    }
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let [old, new] = options.files.as_slice() else {
        eprintln!("Name two Markdown files: the old text and the new one.");
        return ExitCode::FAILURE;
    };
    let read = |path: &String| {
        std::fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}."))
    };
    let (old_text, new_text) = match (read(old), read(new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(problem), _) | (_, Err(problem)) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let texts = Texts::new(&old_text, &new_text);
    if texts.old.is_empty() {
        eprintln!("{old} has no words.");
        return ExitCode::FAILURE;
    }
    let counts = measure(&texts, &options);
    let line = |name: &str, counts: &Counts| {
        let of = |verdict| counts.get(&verdict).copied().unwrap_or(0);
        let all = COLUMNS.map(|(name, verdict)| format!("\t{name} {}", of(verdict)));
        println!("{name}\t{}{}", options.phrases, all.concat());
    };
    line("both texts", &counts[0]);
    line("selectors", &counts[1]);
    println!(
        "known less with both texts\t{}",
        counts[2].values().sum::<usize>()
    );
    ExitCode::SUCCESS
}

/// Counts the verdicts with both texts, those with the selectors alone, and those on phrases that only
/// the selectors find for certain.
fn measure(texts: &Texts, options: &Options) -> [Counts; 3] {
    let context = DocumentContext::of(&texts.old_document);
    let carry_over = CarryOver::new(&texts.old_document, &texts.new_document);
    let resolver = Resolver::new(&texts.new_document);
    let mut random = Random(options.seed);
    let mut counts: [Counts; 3] = Default::default();
    for _ in 0..options.phrases {
        let phrase = texts.phrase(&mut random);
        let place = range(&texts.old, &phrase);
        let target = context.describe(&texts.old_document, &place);
        let answers = [carry_over.carry(&target), resolver.resolve(&target)];
        let verdicts = [0, 1].map(|way| judge(&answers[way], texts, &phrase));
        let is_less = matches!(answers[0], Resolution::Orphaned(_))
            && matches!(answers[1], Resolution::Exact(_) | Resolution::Moved(_));
        for (counts, verdict) in counts.iter_mut().zip(verdicts) {
            *counts.entry(verdict).or_default() += 1;
        }
        if is_less {
            *counts[2].entry(verdicts[1]).or_default() += 1;
        }
        let is_bad = |verdict: &Verdict| {
            !matches!(verdict, Verdict::Right | Verdict::Asked | Verdict::Unjudged)
        };
        if options.show && (verdicts.iter().any(is_bad) || is_less) {
            show(texts, (&place, &phrase), &answers, verdicts, is_less);
        }
    }
    counts
}

fn show(
    texts: &Texts,
    (place, phrase): (&TextRange, &Range<usize>),
    answers: &[Resolution; 2],
    verdicts: [Verdict; 2],
    is_less: bool,
) {
    let block = |document: &Document, at: usize| {
        let block = &document.blocks()[at];
        format!("{} {:?}", block.id(), shortened(block.text()))
    };
    println!(
        "\n# {verdicts:?}{}",
        if is_less { " KNOWN LESS" } else { "" }
    );
    println!("  words     {:?}", place.words(&texts.old_document));
    println!("  old block {}", block(&texts.old_document, place.block));
    if let Some(went) = texts.went(phrase) {
        println!("  went to   {}", block(&texts.new_document, went.block));
    }
    let words = &texts.old[phrase.clone()];
    for at in places_of(&texts.new, words) {
        println!(
            "  stands in {}",
            block(&texts.new_document, texts.new[at].block)
        );
    }
    for (name, answer) in ["both", "selectors"].into_iter().zip(answers) {
        let found = match answer {
            Resolution::Orphaned(Some(found)) => Some(found.range),
            other => other.range(),
        };
        let found = found.map(|range| {
            let words = shortened(range.words(&texts.new_document));
            format!("{words:?} in {}", block(&texts.new_document, range.block))
        });
        let outcome = answer.outcome();
        println!("  {name:9} {outcome:?} {}", found.unwrap_or_default());
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 300;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
