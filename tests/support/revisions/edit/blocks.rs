//! Adds, removes, moves, splits, merges and repeats paragraphs and items.

use super::super::compose;
use super::super::model::{Block, Kind, Origin, Word};
use super::super::operation::Operation;
use super::Editor;

impl Editor<'_> {
    /// Performs one step on blocks or sections, or none if the report has no place for the step
    /// drawn.
    pub(super) fn block_step(&mut self) {
        match self.random.below(30) {
            0..=4 => self.insert_blocks(),
            5..=8 => self.delete_blocks(),
            9..=11 => self.move_block(),
            12..=13 => self.swap_blocks(),
            14..=15 => self.split_block(),
            16..=17 => self.merge_blocks(),
            18 => self.replace_block(),
            19 => self.change_kind(),
            20 => self.change_heading(),
            21..=22 => self.edit_table(),
            23..=26 => self.structure_step(),
            _ => self.section_step(),
        };
    }

    /// Inserts one to three paragraphs or items among others.
    fn insert_blocks(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind != Kind::Heading)?;
        if self.blocks()[at].boilerplate && self.grows {
            return self.insert_boilerplate(at);
        }
        for _ in 0..*self.random.pick(&[1, 1, 1, 2, 3]) {
            let block = self.block_beside(at);
            self.insert(at, block);
        }
        self.touch_around(Operation::InsertBlock, at);
        Some(())
    }

    /// Returns a block of the same kind as the one that it will precede.
    fn block_beside(&mut self, at: usize) -> Block {
        match self.blocks()[at].kind {
            Kind::Item => compose::item(self.lexicon, self.random),
            kind => {
                let numbered = kind == Kind::Numbered || self.random.percent(50);
                let kind = if numbered {
                    Kind::Numbered
                } else {
                    Kind::Plain
                };
                compose::paragraph(kind, self.lexicon, self.random)
            }
        }
    }

    /// Inserts the same boilerplate for one more delegation.
    fn insert_boilerplate(&mut self, at: usize) -> Option<()> {
        let beside = self.blocks()[at].clone();
        let lists = compose::name_lists(self.lexicon);
        let own = names_of(&beside).join(" ");
        let is_own = |list: &&Vec<String>| list.iter().any(|name| name.to_lowercase() == own);
        let name = self.random.pick(lists.iter().find(is_own)?).clone();
        let template = (0..self.lexicon.lines("boilerplate").len()).find(|template| {
            let text = self.lexicon.boilerplate(*template, &name);
            is_like(&beside, &Block::new(beside.kind, &text, self.lexicon))
        })?;
        let text = self.lexicon.boilerplate(template, &name);
        let block = Block::new(beside.kind, &text, self.lexicon);
        let new = names_of(&block);
        if self.blocks().iter().any(|block| names_of(block) == new) {
            return None;
        }
        self.insert(at, block);
        self.touch_around(Operation::InsertBlock, at);
        Some(())
    }

    /// Deletes a paragraph or item, or a few in a row.
    fn delete_blocks(&mut self) -> Option<()> {
        let grows = self.grows;
        let at = self.find(|block| block.kind != Kind::Heading && !(block.boilerplate && grows))?;
        let section_end = self.section(at).end;
        let count = *self.random.pick(&[1, 1, 1, 2, 3]);
        let gone = at..(at + count).min(section_end);
        if self.blocks().len() < 12
            || gone
                .clone()
                .any(|index| grows && self.blocks()[index].boilerplate)
        {
            return None;
        }
        self.touch(
            Operation::DeleteBlock,
            at.saturating_sub(1)..(gone.end + 1).min(self.blocks().len()),
        );
        self.report.blocks.drain(gone);
        Some(())
    }

    fn move_block(&mut self) -> Option<()> {
        let from = self.find(Block::is_movable)?;
        self.touch(Operation::MoveBlock, from..from + 1);
        let block = self.report.blocks.remove(from);
        let far = self.random.percent(40);
        let to = if far {
            self.find(|_| true)? + 1
        } else {
            (from + self.random.between(1, 4)).saturating_sub(2)
        };
        let to = to.clamp(2.min(self.blocks().len()), self.blocks().len());
        self.insert(to, block);
        Some(())
    }

    fn swap_blocks(&mut self) -> Option<()> {
        let first = self.find(Block::is_movable)?;
        let second = if self.random.percent(60) {
            first + 1
        } else {
            self.find(Block::is_movable)?
        };
        if first == second || !self.blocks().get(second).is_some_and(Block::is_movable) {
            return None;
        }
        self.report.blocks.swap(first, second);
        self.touch(Operation::SwapBlocks, first..first + 1);
        self.touch(Operation::SwapBlocks, second..second + 1);
        Some(())
    }

    fn split_block(&mut self) -> Option<()> {
        let at = self.find(|block| block.is_prose() && block.sentences().len() > 1)?;
        let sentences = self.blocks()[at].sentences();
        let cut = self.random.between(1, sentences.len() - 1);
        let cut = sentences[cut].start;
        if starts_with_number(&self.blocks()[at].words[cut]) {
            return None;
        }
        self.touch(Operation::SplitBlock, at..at + 1);
        let block = &mut self.report.blocks[at];
        let rest = Block {
            id: None,
            words: block.words.split_off(cut),
            ..block.clone()
        };
        self.insert(at + 1, rest);
        Some(())
    }

    fn merge_blocks(&mut self) -> Option<()> {
        let at = self.find(Block::is_prose)?;
        if !self.blocks().get(at + 1).is_some_and(Block::is_prose) || self.blocks()[at].boilerplate
        {
            return None;
        }
        self.touch(Operation::MergeBlocks, at..at + 2);
        let next = self.report.blocks.remove(at + 1);
        self.report.blocks[at].words.extend(next.words);
        Some(())
    }

    /// Keeps the number and replaces the words.
    fn replace_block(&mut self) -> Option<()> {
        let at = self.find(|block| block.is_movable() && !block.boilerplate)?;
        self.touch(Operation::ReplaceBlock, at..at + 1);
        let mut block = self.block_beside(at);
        block.kind = self.blocks()[at].kind;
        self.report.blocks[at] = block;
        Some(())
    }

    /// Removes or adds the number of a paragraph, or makes it an item.
    fn change_kind(&mut self) -> Option<()> {
        let at = self.find(Block::is_movable)?;
        let kinds: Vec<_> = [Kind::Numbered, Kind::Plain, Kind::Item]
            .into_iter()
            .filter(|kind| *kind != self.blocks()[at].kind)
            .collect();
        self.report.blocks[at].kind = *self.random.pick(&kinds);
        self.touch(Operation::ListMarkerChange, at..at + 1);
        Some(())
    }

    /// Repeats some paragraphs, right below themselves, where nothing distinguishes the two, or far
    /// away. This is the last step, so that the neighbours of a copy stay there.
    pub(super) fn duplicates(&mut self) {
        for _ in 0..self.random.below(3) {
            self.duplicate_block();
        }
    }

    fn duplicate_block(&mut self) -> Option<()> {
        let at = self.find(|block| block.is_movable() && block.id.is_some())?;
        let mut copy = self.blocks()[at].clone();
        let beside = self.random.percent(50);
        let to = if beside {
            at + 1
        } else {
            self.find(|block| block.id.is_some())?
        };
        for word in &mut copy.words {
            word.origin = match word.origin {
                Origin::Old(id) if beside => Origin::Copy(id),
                _ => Origin::New,
            };
        }
        copy.id = None;
        if !beside && to.abs_diff(at) < 4 {
            return None;
        }
        self.touch(Operation::DuplicateBlock, at..at + 1);
        self.insert(to, copy);
        Some(())
    }

    pub(super) fn insert(&mut self, at: usize, block: Block) {
        self.report.blocks.insert(at, block);
    }
}

pub(super) fn starts_with_number(word: &Word) -> bool {
    word.text.starts_with(char::is_numeric)
}

fn names_of(block: &Block) -> Vec<String> {
    let names = block.words.iter().filter(|word| word.name);
    names.map(Word::folded).collect()
}

/// Returns whether two blocks share most of their words, names left out.
fn is_like(block: &Block, other: &Block) -> bool {
    let words = |block: &Block| {
        let words = block.words.iter().filter(|word| !word.name);
        words.map(Word::folded).collect::<Vec<_>>()
    };
    let (words, others) = (words(block), words(other));
    let same = words.iter().filter(|word| others.contains(word)).count();
    same * 2 > others.len()
}
