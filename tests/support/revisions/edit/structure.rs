//! Restructures a paragraph: into a lead-in with items, several paragraphs, a list of names, or
//! other words around a few that stay.

use super::super::compose::{self, PARTED};
use super::super::model::{Block, Kind, Word};
use super::super::operation::Operation;
use super::Editor;
use super::blocks::starts_with_number;
use std::ops::Range;

/// The least words of a paragraph that leave some around those that stay.
const LONG: usize = 20;

impl Editor<'_> {
    pub(super) fn structure_step(&mut self) -> Option<()> {
        match self.random.below(7) {
            0 => self.list_sentences(),
            1 => self.list_clauses(),
            2 => self.several_paragraphs(),
            3 => self.list_names(),
            4 => self.another_equal_item(),
            _ => self.rewrite_around(),
        }
    }

    /// Makes the first sentence the lead-in and the others items.
    fn list_sentences(&mut self) -> Option<()> {
        let at = self.find(|block| is_plain_prose(block) && block.sentences().len() > 2)?;
        let parts = self.blocks()[at].sentences();
        self.split(at, &parts, Kind::Item)
    }

    /// Makes the text before the first comma the lead-in, and each text between two commas an item.
    fn list_clauses(&mut self) -> Option<()> {
        let at = self.find(|block| is_plain_prose(block) && clauses(block).len() > 2)?;
        let parts = clauses(&self.blocks()[at]);
        self.split(at, &parts, Kind::Item)
    }

    fn several_paragraphs(&mut self) -> Option<()> {
        let at = self.find(|block| is_plain_prose(block) && block.sentences().len() > 2)?;
        let parts = self.blocks()[at].sentences();
        let kind = self.blocks()[at].kind;
        self.split(at, &parts, kind)
    }

    /// Makes every name of a list an item.
    fn list_names(&mut self) -> Option<()> {
        let is_list = |block: &Block| {
            let names = block.words.iter().filter(|word| word.name).count();
            is_plain_prose(block) && names > 2 && names_of(block).len() > 2
        };
        let at = self.find(is_list)?;
        let parts = names_of(&self.blocks()[at]);
        self.split(at, &parts, Kind::Item)
    }

    /// Keeps the first part in the block, and moves the others to blocks below it.
    fn split(&mut self, at: usize, parts: &[Range<usize>], kind: Kind) -> Option<()> {
        let words = self.blocks()[at].words.clone();
        if parts[1..]
            .iter()
            .any(|part| starts_with_number(&words[part.start]))
        {
            return None;
        }
        self.touch(Operation::SplitIntoList, at..at + 1);
        let is_list = kind == Kind::Item;
        for (index, part) in parts.iter().enumerate() {
            let mut words = words[part.clone()].to_vec();
            if let Some(last) = words.last_mut().filter(|_| is_list) {
                last.after = if index == 0 { ":" } else { ";" }.to_owned();
            }
            if index == 0 {
                self.report.blocks[at].words = words;
                continue;
            }
            let block = Block {
                id: None,
                kind,
                boilerplate: false,
                words,
            };
            self.insert(at + index, block);
        }
        Some(())
    }

    /// Adds an item with the same words at the end of equal items. The others keep their letters.
    fn another_equal_item(&mut self) -> Option<()> {
        let equal = |one: &Block, other: &Block| {
            one.kind == Kind::Item && other.kind == Kind::Item && one.folded() == other.folded()
        };
        let ends: Vec<usize> = (1..self.blocks().len())
            .filter(|at| {
                let next = self.blocks().get(at + 1);
                equal(&self.blocks()[*at - 1], &self.blocks()[*at])
                    && next.is_none_or(|next| next.kind != Kind::Item)
            })
            .collect();
        if ends.is_empty() {
            return None;
        }
        let at = *self.random.pick(&ends);
        let mut block = self.blocks()[at].clone();
        block.id = None;
        for word in &mut block.words {
            word.origin = super::super::model::Origin::New;
        }
        self.touch_around(Operation::InsertBlock, at + 1);
        self.insert(at + 1, block);
        Some(())
    }

    /// Keeps a few words in a row, between new ones.
    fn rewrite_around(&mut self) -> Option<()> {
        let at = self.find(|block| is_plain_prose(block) && block.words.len() >= LONG)?;
        let words = self.blocks()[at].words.clone();
        let sentences = self.blocks()[at].sentences();
        let sentence = self.random.pick(&sentences).clone();
        let count = self.random.between(9, 15);
        let start = sentence
            .end
            .checked_sub(count)
            .filter(|start| *start >= sentence.start)?;
        let from = sentence.start + self.random.below(start - sentence.start + 1);
        let kept = from..from + count;
        let known: Vec<String> = words.iter().map(Word::folded).collect();
        let kept_words = words[kept].to_vec();
        let fresh = |editor: &mut Self| {
            let kind = Kind::Plain;
            let words = compose::paragraph(kind, editor.lexicon, editor.random).words;
            let mut words: Vec<Word> = words.into_iter().take(30).collect();
            words.retain(|word| !known.contains(&word.folded()) && !starts_with_number(word));
            words
        };
        let (before, after) = (fresh(self), fresh(self));
        if before.len() < 5 || after.len() < 5 {
            return None;
        }
        self.touch(Operation::RewriteBlock, at..at + 1);
        self.report.blocks[at].words = [before, kept_words, after].concat();
        Some(())
    }

    /// Joins words that were split at line ends.
    pub(super) fn dehyphenate(&mut self) {
        for index in 1..self.blocks().len() {
            let mut any = false;
            for word in &mut self.report.blocks[index].words {
                let is_parted = word.text.contains(PARTED);
                any |= is_parted;
                word.text = word.text.replace(PARTED, "");
            }
            if any {
                self.touch(Operation::Dehyphenate, index..index + 1);
            }
        }
    }
}

fn is_plain_prose(block: &Block) -> bool {
    block.is_prose() && !block.boilerplate && block.id.is_some()
}

/// Returns the clauses of a block of one sentence, by its commas; each has at least three words.
fn clauses(block: &Block) -> Vec<Range<usize>> {
    const LEAST: usize = 3;
    if block.sentences().len() > 1 {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, word) in block.words.iter().enumerate() {
        let is_last = at + 1 == block.words.len();
        let ends = word.after.contains([',', '،', '，']) && at + 1 - start >= LEAST;
        if is_last || ends && block.words.len() - at > LEAST {
            parts.push(start..at + 1);
            start = at + 1;
        }
    }
    parts
}

/// Returns the text before the first name of a block, then each name with all text up to the next.
fn names_of(block: &Block) -> Vec<Range<usize>> {
    let words = &block.words;
    let begins = |at: &usize| {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let goes_on = before.is_some_and(|word| word.name && word.after.is_empty());
        words[*at].name && !goes_on
    };
    let mut starts: Vec<usize> = (0..words.len()).filter(begins).collect();
    starts.retain(|start| *start > 0);
    let ends = starts.iter().copied().chain([words.len()]).skip(1);
    let names: Vec<_> = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect();
    match names.first() {
        Some(first) => std::iter::once(0..first.start).chain(names).collect(),
        None => Vec::new(),
    }
}
