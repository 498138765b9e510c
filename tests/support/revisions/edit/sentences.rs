//! Adds, removes and moves whole sentences.

use super::super::model::{self, Block, Word};
use super::super::operation::Operation;
use super::{Editor, Touch};
use std::ops::Range;

/// The least number of words by which a sentence is recognized in another paragraph.
const KNOWN_AGAIN: usize = 8;

impl Editor<'_> {
    /// Spends up to a third of the budget on sentences.
    pub(super) fn sentences(&mut self) {
        let count = self.blocks().len() / 15 + 1;
        for _ in 0..self.random.below(count + 1) {
            match self.random.below(4) {
                0 => self.insert_sentence(),
                1 => self.delete_sentence(),
                2 => self.move_sentence_within(),
                _ => self.move_sentence_across(),
            };
        }
    }

    fn can_spend(&self, words: usize) -> bool {
        self.words + words <= self.budget / 3
    }

    fn insert_sentence(&mut self) -> Option<()> {
        let sentence = self.lexicon.draw("sentence", self.random);
        let sentence = model::words(&sentence, self.lexicon);
        let index = self.find(|block| block.is_prose() && !block.boilerplate)?;
        let bounds = bounds(&self.blocks()[index]);
        let at = *self.random.pick(&bounds);
        if !self.can_spend(sentence.len()) {
            return None;
        }
        self.words += sentence.len();
        self.note(Operation::Insert, index, at.saturating_sub(1)..at + 1);
        self.report.blocks[index].words.splice(at..at, sentence);
        Some(())
    }

    fn delete_sentence(&mut self) -> Option<()> {
        let (index, sentence) = self.sentence_of_several()?;
        if !self.can_spend(sentence.len()) {
            return None;
        }
        self.words += sentence.len();
        self.note(Operation::Delete, index, sentence.clone());
        self.report.blocks[index].words.drain(sentence);
        Some(())
    }

    /// Moves a sentence to another place of its paragraph.
    fn move_sentence_within(&mut self) -> Option<()> {
        let (index, sentence) = self.sentence_of_several()?;
        self.note(Operation::MovePhrase, index, sentence.clone());
        let moved = self.take(index, sentence.clone());
        let bounds: Vec<_> = bounds(&self.blocks()[index])
            .into_iter()
            .filter(|at| *at != sentence.start)
            .collect();
        let at = *self.random.pick(&bounds);
        self.report.blocks[index].words.splice(at..at, moved);
        Some(())
    }

    /// Moves a sentence to another paragraph.
    fn move_sentence_across(&mut self) -> Option<()> {
        let (from, sentence) = self.sentence_of_several()?;
        let id = self.blocks()[from].id;
        let to = self.find(|block| block.is_prose() && !block.boilerplate && block.id != id)?;
        if sentence.len() < KNOWN_AGAIN {
            return None;
        }
        self.note(Operation::MovePhrase, from, sentence.clone());
        let moved = self.take(from, sentence);
        self.strayed.extend(moved.iter().filter_map(Word::old));
        let at = *self.random.pick(&bounds(&self.blocks()[to]));
        self.note(Operation::Insert, to, at.saturating_sub(1)..at + 1);
        self.report.blocks[to].words.splice(at..at, moved);
        Some(())
    }

    fn take(&mut self, index: usize, words: Range<usize>) -> Vec<Word> {
        self.report.blocks[index].words.drain(words).collect()
    }

    /// Returns a sentence of a paragraph that has others.
    fn sentence_of_several(&mut self) -> Option<(usize, Range<usize>)> {
        let index = self
            .find(|block| block.is_prose() && !block.boilerplate && block.sentences().len() > 1)?;
        let sentences = self.blocks()[index].sentences();
        Some((index, self.random.pick(&sentences).clone()))
    }

    fn note(&mut self, operation: Operation, index: usize, words: Range<usize>) {
        let block = &self.blocks()[index];
        let words = words.start..words.end.min(block.words.len());
        let touch = Touch {
            operation,
            blocks: block.id.into_iter().collect(),
            words: block.words[words].iter().filter_map(Word::old).collect(),
        };
        self.touches.push(touch);
    }
}

/// Returns the positions where a sentence can be inserted.
fn bounds(block: &Block) -> Vec<usize> {
    let ends = block.sentences().into_iter().map(|sentence| sentence.end);
    std::iter::once(0).chain(ends).collect()
}
