//! Two texts of a document written by hand, and the fate of every phrase that occurs once in both:
//! it must be found at its words. Format and rules are in
//! `tests/fixtures/revisions/histories/README.md`.

use rapporteur::anchoring::{CarryOver, DocumentContext, Resolution, Resolver, TextRange};
use rapporteur::document::Document;
use std::ops::Range;

#[path = "words.rs"]
mod words;

use words::{Word, places_of, range, split, words};

/// The lengths of annotated phrases, in words.
const LENGTHS: [usize; 6] = [3, 4, 5, 7, 10, 13];

/// Two texts of a document.
pub struct History {
    /// The change, in one line.
    pub title: String,
    /// The old text.
    pub old: Document,
    /// The new text.
    pub new: Document,
    /// Words that recur elsewhere by chance: phrases that contain them are not tested.
    elsewhere: Vec<Vec<String>>,
}

/// The answer for a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// The place of the words.
    Right,
    /// Ambiguous, with the place among the candidates.
    Asked,
    /// Given up.
    Orphaned,
    /// Another place.
    Wrong,
}

/// A phrase with its answers.
pub struct Asked {
    /// The words.
    pub words: String,
    /// The id of their old block.
    pub block: String,
    /// With both texts known.
    pub carried: (Answer, String),
    /// With the selectors only.
    pub resolved: (Answer, String),
}

impl History {
    /// Reads a file; panics if it is not in the format.
    pub fn read(file: &str) -> Self {
        let (head, rest) = file.split_once("--- before\n").expect("`--- before`");
        let (before, rest) = rest.split_once("--- after\n").expect("`--- after`");
        let (after, elsewhere) = rest.split_once("--- elsewhere\n").unwrap_or((rest, ""));
        let lines = elsewhere.lines();
        Self {
            title: head.trim_start_matches("title: ").trim_end().to_owned(),
            old: Document::parse(before),
            new: Document::parse(after),
            elsewhere: lines
                .map(|line| split(line).map(|word| word.1).collect())
                .collect(),
        }
    }

    /// Returns every phrase that occurs once in both texts, with its answers.
    pub fn ask(&self) -> Vec<Asked> {
        let (old, new) = (words(&self.old), words(&self.new));
        let context = DocumentContext::of(&self.old);
        let carry_over = CarryOver::new(&self.old, &self.new);
        let resolver = Resolver::new(&self.new);
        let phrases = self.phrases(&old, &new).into_iter();
        phrases
            .map(|(from, to)| {
                let range = range(&old, &from);
                let target = context.describe(&self.old, &range);
                let place = self::range(&new, &to);
                let judged = |answer: &Resolution| {
                    (judge(answer, &place, &self.new), shown(answer, &self.new))
                };
                Asked {
                    words: range.words(&self.old).to_owned(),
                    block: self.old.blocks()[range.block].id().to_owned(),
                    carried: judged(&carry_over.carry(&target)),
                    resolved: judged(&resolver.resolve(&target)),
                }
            })
            .collect()
    }

    /// Returns the phrases, as words of both texts: of some lengths, and whole paragraphs.
    fn phrases(&self, old: &[Word], new: &[Word]) -> Vec<(Range<usize>, Range<usize>)> {
        let mut phrases = Vec::new();
        let whole = (0..old.len()).filter(|at| *at == 0 || old[at - 1].block != old[*at].block);
        let whole = whole.map(|at| {
            let len = old[at..]
                .iter()
                .take_while(|word| word.block == old[at].block);
            (at, len.count())
        });
        let mut asked: Vec<(usize, usize)> = whole.collect();
        let runs = LENGTHS.into_iter();
        asked.extend(runs.flat_map(|len| (0..old.len()).map(move |at| (at, len))));
        asked.sort_unstable();
        asked.dedup();
        for (at, len) in asked {
            let Some(run) = old.get(at..at + len) else {
                continue;
            };
            // Words in several cells are no phrase.
            let text =
                |of: &Word| self.old.blocks()[of.block].slice(run[0].span.start..of.span.end);
            if run.len() < 3
                || run[0].block != run[len - 1].block
                || text(&run[len - 1]).contains(['\t', '\n'])
            {
                continue;
            }
            let (of_old, of_new) = (places_of(old, run), places_of(new, run));
            if let ([_], [place]) = (of_old.as_slice(), of_new.as_slice())
                && !self.is_elsewhere(run)
            {
                phrases.push((at..at + len, *place..place + len));
            }
        }
        phrases
    }

    fn is_elsewhere(&self, run: &[Word]) -> bool {
        let holds = |words: &Vec<String>| {
            let mut windows = run.windows(words.len().max(1));
            windows.any(|window| window.iter().map(|word| &word.text).eq(words))
        };
        self.elsewhere.iter().any(holds)
    }
}

fn judge(answer: &Resolution, place: &TextRange, new: &Document) -> Answer {
    let wanted = place.code_points(new);
    let holds = |range: &TextRange| {
        let found = range.code_points(new);
        let both = found
            .end
            .min(wanted.end)
            .saturating_sub(found.start.max(wanted.start));
        both * 2 >= wanted.len() && both * 2 >= found.len()
    };
    match answer {
        Resolution::Exact(range) | Resolution::Moved(range) if holds(range) => Answer::Right,
        Resolution::Changed(found) if holds(&found.range) => Answer::Right,
        Resolution::Ambiguous(ranges) if ranges.iter().any(holds) && ranges.len() > 1 => {
            Answer::Asked
        }
        Resolution::Ambiguous(_) | Resolution::Orphaned(_) => Answer::Orphaned,
        _ => Answer::Wrong,
    }
}

fn shown(answer: &Resolution, new: &Document) -> String {
    let place = |range: &TextRange| {
        let id = new.blocks()[range.block].id();
        format!("{id} {:?}", range.words(new))
    };
    let places: Vec<String> = match answer {
        Resolution::Ambiguous(ranges) => ranges.iter().map(place).collect(),
        Resolution::Orphaned(Some(found)) => {
            vec![format!("{} % {}", found.score, place(&found.range))]
        }
        other => other.range().iter().map(place).collect(),
    };
    format!("{:?} {}", answer.outcome(), places.join(", "))
}
