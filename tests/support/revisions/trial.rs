//! One seed: an old report, a new one, phrases and their fates.

use super::compose;
use super::edit::{Amount, Edited, edit};
use super::lexicon::Lexicon;
use super::model::Report;
use super::operation::Operation;
use super::phrase::{Length, Phrase, Phrases};
use super::random::Random;
use super::render::Printed;
use super::truth::{Fates, Truth};
use super::twins::Twins;
use std::collections::{BTreeMap, BTreeSet};

/// The number of phrases of one report.
const PHRASES: usize = 80;

/// A report, its revision and the phrases to carry over.
pub struct Trial {
    /// The seed of all random choices.
    pub seed: u64,
    /// The language tag of BCP 47.
    pub language: &'static str,
    /// The old report.
    pub old: Report,
    /// Its printed form.
    pub old_print: Printed,
    /// The new report.
    pub edited: Edited,
    /// Its printed form.
    pub new_print: Printed,
    /// The phrases and the truth about them.
    pub phrases: Vec<(Phrase, Truth)>,
}

impl Trial {
    /// Generates the trial of a seed.
    pub fn new(seed: u64, lexicons: &[Lexicon]) -> Self {
        let random = &mut Random::new(seed);
        // Half of the reports are in English.
        let lexicon = lexicons.get(random.below(6)).unwrap_or(&lexicons[0]);
        let size = *random.pick(&[20, 30, 50, 80, 120, 200, 300]);
        let old = compose::report(lexicon, size, random);
        let amount = Amount {
            percent: random.between(0, 20),
            steps: random.between(0, 2 + old.blocks.len() / 8),
        };
        let edited = edit(&old, amount, lexicon, random);
        let (old_print, new_print) = (Printed::new(&old), Printed::new(&edited.report));
        let fates = Fates::new(&old_print, &new_print, &edited);
        let phrases = draw(&old, &old_print, &edited, &fates, random);
        Self {
            seed,
            language: lexicon.language,
            old,
            old_print,
            edited,
            new_print,
            phrases,
        }
    }

    /// Returns the fates of the old report's words in the new one.
    pub fn fates(&self) -> Fates<'_> {
        Fates::new(&self.old_print, &self.new_print, &self.edited)
    }

    /// Returns the share of words replaced, added or removed in the blocks that stay, in percent.
    pub fn percent(&self) -> f64 {
        self.edited.words as f64 * 100.0 / self.old.len() as f64
    }

    /// Returns the names of the changes to a phrase, its blocks or their neighbours.
    pub fn operations(&self, phrase: &Phrase) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        for touch in &self.edited.touches {
            let in_phrase = |id: &usize| phrase.words.contains(id);
            if touch.blocks.iter().any(|id| phrase.blocks.contains(id)) {
                let inside = match touch.operation {
                    Operation::Insert => touch.words.len() > 1 && touch.words.iter().all(in_phrase),
                    _ => touch.words.iter().any(in_phrase),
                };
                names.insert(touch.operation.name(inside));
            }
        }
        if self.is_renumbered(phrase) {
            names.insert(Operation::Renumber.name(false));
        }
        if names.is_empty() {
            names.insert(Operation::Nothing.name(false));
        }
        if self.old.blocks[phrase.blocks.start].boilerplate {
            names.insert(Operation::BoilerplateNeighbours.name(false));
        }
        names
    }

    fn is_renumbered(&self, phrase: &Phrase) -> bool {
        let id = phrase.blocks.start;
        let new = self.edited.report.blocks.iter();
        let at = new.into_iter().position(|block| block.id == Some(id));
        at.is_some_and(|at| {
            let label = |print: &Printed, at: usize| {
                print.document.blocks()[at + print.offset]
                    .label()
                    .to_owned()
            };
            label(&self.old_print, id) != label(&self.new_print, at)
        })
    }
}

/// Draws phrases of all lengths, half of them at changes, and none about which two delegates could
/// disagree.
fn draw(
    old: &Report,
    printed: &Printed,
    edited: &Edited,
    fates: &Fates<'_>,
    random: &mut Random,
) -> Vec<(Phrase, Truth)> {
    let source = Phrases::new(old, printed);
    let twins = Twins::new(old, &edited.report);
    let touched: BTreeSet<usize> = edited
        .touches
        .iter()
        .flat_map(|touch| touch.blocks.iter().copied())
        .filter(|id| *id > 0)
        .collect();
    let touched: Vec<_> = touched.into_iter().collect();
    let mut phrases = BTreeMap::new();
    for turn in 0..PHRASES * 3 {
        if phrases.len() == PHRASES {
            break;
        }
        let length = Length::ALL[turn % Length::ALL.len()];
        let block = if random.percent(50) && !touched.is_empty() {
            *random.pick(&touched)
        } else {
            random.between(1, old.blocks.len() - 1)
        };
        let Some(phrase) = source.draw(length, block, random) else {
            continue;
        };
        let copied = length == Length::Blocks && fates.is_copied(phrase.words.clone());
        let clear = !copied && phrase.blocks.clone().all(|id| twins.are_told_apart(id));
        if clear {
            let truth = fates.of(&phrase);
            phrases.insert((phrase.words.start, phrase.words.end), (phrase, truth));
        }
    }
    phrases.into_values().collect()
}
