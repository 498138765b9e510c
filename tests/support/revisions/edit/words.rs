//! Replaces, adds and removes words here and there, up to the report's budget.
//!
//! The script knows which "the" it removed; a delegate with both papers must be able to tell too.
//! So a removed word never recurs beside the gap, and an inserted word never occurs nearby.

use super::super::model::{self, Gap, Kind, Origin, Word};
use super::super::operation::Operation;
use super::{Editor, Touch};
use std::ops::Range;

/// The most words of a block that are edited, in percent. Beyond that, a person would call it
/// another block.
const MOST_OF_A_BLOCK: usize = 30;
/// The number of words around a place that must differ from those removed.
const CLEAR_OF_OLD: usize = 4;
/// The number of words around a place that must differ from those inserted.
const CLEAR_OF_NEW: usize = 7;

impl Editor<'_> {
    /// Goes through the blocks; either all are changed a little or some of them much.
    pub(super) fn all_words(&mut self) {
        let even = self.random.percent(60);
        let mut order: Vec<_> = (1..self.blocks().len()).collect();
        self.random.shuffle(&mut order);
        let percent = self.budget * 100 / self.report.len().max(1);
        for index in order {
            if matches!(self.blocks()[index].kind, Kind::Heading) {
                continue;
            }
            let percent = match even {
                true => percent,
                false if self.random.percent(60) => 0,
                false => self.random.below(percent * 4 + 1).min(MOST_OF_A_BLOCK),
            };
            self.words_of(index, percent);
        }
    }

    /// Changes about this percentage of a block's words.
    fn words_of(&mut self, index: usize, percent: usize) {
        let block = &self.blocks()[index];
        let (old, id) = (block.words.clone(), block.id);
        let folded: Vec<_> = old.iter().map(Word::folded).collect();
        let mut new: Vec<Word> = Vec::new();
        let mut at = 0;
        while at < old.len() {
            // A step changes two words on average, and two in five steps are not possible.
            let step = self.words < self.budget && self.random.below(110) < percent;
            let hunk = step.then(|| self.hunk(&old, &folded, at)).flatten();
            let Some(hunk) = hunk else {
                new.push(old[at].clone());
                at += 1;
                continue;
            };
            self.words += hunk.taken.len().max(hunk.put.len());
            self.touches.push(hunk.touch(&old, id));
            self.apply(hunk, &old, &mut new, &mut at);
        }
        self.report.blocks[index].words = new;
    }

    /// Adds a hunk to the new words, and one unchanged word after it, so that no two hunks touch.
    fn apply(&mut self, hunk: Hunk, old: &[Word], new: &mut Vec<Word>, at: &mut usize) {
        *at = hunk.taken.end;
        let taken = &old[hunk.taken];
        let mut put = hunk.put;
        match (taken.last(), put.last_mut()) {
            (Some(gone), Some(last)) => {
                last.after.clone_from(&gone.after);
                last.gap = gone.gap;
                if let (Some(first), Some(front)) = (put.first_mut(), taken.first()) {
                    first.before.clone_from(&front.before);
                }
            }
            // The punctuation at the end of a sentence stays although its last word goes.
            (Some(gone), None) if gone.ends_sentence() => {
                if let Some(last) = new.last_mut() {
                    last.after.clone_from(&gone.after);
                }
            }
            _ => {}
        }
        new.extend(put);
        if let Some(next) = old.get(*at) {
            new.push(next.clone());
            *at += 1;
        }
    }

    /// Returns one change at a word, if one is possible there.
    fn hunk(&mut self, old: &[Word], folded: &[String], at: usize) -> Option<Hunk> {
        let len = *self.random.pick(&[1, 1, 1, 1, 2, 2, 3, 4]);
        let taken = at..(at + len).min(old.len());
        let (operation, taken, put) = match self.random.below(4) {
            0 => (Operation::Insert, at..at, len),
            1 => (Operation::Delete, taken, 0),
            _ => {
                let put = (taken.len() + self.random.below(3))
                    .saturating_sub(1)
                    .max(1);
                (Operation::Reword, taken, put)
            }
        };
        let possible = operation == Operation::Insert && at > 0
            || operation != Operation::Insert && can_go(old, folded, &taken);
        if !possible {
            return None;
        }
        let put = self.fresh(folded, &taken, put)?;
        Some(Hunk {
            operation,
            taken,
            put,
        })
    }

    /// Returns whether two words may be confused. In Chinese, where characters are words too, it
    /// suffices that they share one.
    fn is_like(&self, folded: &str, word: &Word) -> bool {
        if self.lexicon.spaced {
            return folded == word.folded();
        }
        word.text.chars().any(|c| folded.contains(c))
    }

    /// Returns new words that differ from each other and from all around.
    fn fresh(
        &mut self,
        folded: &[String],
        taken: &Range<usize>,
        count: usize,
    ) -> Option<Vec<Word>> {
        let start = taken.start.saturating_sub(CLEAR_OF_NEW);
        let end = (taken.end + CLEAR_OF_NEW).min(folded.len());
        let mut near: Vec<String> = folded[start..end].to_vec();
        let mut put = Vec::new();
        for _ in 0..count * 20 {
            if put.len() == count {
                break;
            }
            let drawn = self.lexicon.word(self.random);
            let word = model::words(&drawn, self.lexicon).pop()?;
            if !near.iter().any(|other| self.is_like(other, &word)) {
                near.push(word.folded());
                put.push(word);
            }
        }
        (put.len() == count).then_some(put)
    }
}

/// Returns whether a delegate can see that these words went and no others.
fn can_go(old: &[Word], folded: &[String], taken: &Range<usize>) -> bool {
    let words = &old[taken.clone()];
    let stays = |word: &Word| word.name || word.ends_cell();
    // A number that moves to the front would be read as the paragraph's.
    let in_front = taken.start == 0
        && old
            .get(taken.end)
            .is_none_or(|next| next.text.starts_with(char::is_numeric));
    if in_front || words.iter().any(stays) || words.iter().any(|word| word.origin == Origin::New) {
        return false;
    }
    let start = taken.start.saturating_sub(CLEAR_OF_OLD);
    let end = (taken.end + CLEAR_OF_OLD).min(old.len());
    let around = [&folded[start..taken.start], &folded[taken.end..end]].concat();
    old.len() - taken.len() >= 3
        && !folded[taken.clone()]
            .iter()
            .any(|word| around.contains(word))
        && words.iter().all(|word| word.gap != Gap::Line)
}

/// One change: the words removed, and those inserted in their place.
struct Hunk {
    operation: Operation,
    taken: Range<usize>,
    put: Vec<Word>,
}

impl Hunk {
    fn touch(&self, old: &[Word], block: Option<usize>) -> Touch {
        let touched = if self.taken.is_empty() {
            self.taken.start.saturating_sub(1)..(self.taken.start + 1).min(old.len())
        } else {
            self.taken.clone()
        };
        Touch {
            operation: self.operation,
            blocks: block.into_iter().collect(),
            words: old[touched].iter().filter_map(Word::old).collect(),
        }
    }
}
