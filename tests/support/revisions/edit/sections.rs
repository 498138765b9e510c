//! Adds, removes and moves sections; changes headings and tables.

use super::super::compose;
use super::super::model::{Kind, Word};
use super::super::operation::Operation;
use super::Editor;
use std::ops::Range;

impl Editor<'_> {
    pub(super) fn section_step(&mut self) -> Option<()> {
        match self.random.below(3) {
            0 => self.insert_section(),
            1 => self.delete_section(),
            _ => self.move_section(),
        }
    }

    /// Returns the section of a block, from its heading to the next.
    pub(super) fn section(&self, at: usize) -> Range<usize> {
        let is_heading = |index: &usize| self.blocks()[*index].kind == Kind::Heading;
        let start = (1..=at).rev().find(is_heading).unwrap_or(1);
        let end = (start + 1..self.blocks().len()).find(is_heading);
        start..end.unwrap_or(self.blocks().len())
    }

    fn insert_section(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind == Kind::Heading)?;
        let heading = compose::heading(self.lexicon, self.random);
        let mut section = vec![heading];
        for _ in 0..self.random.between(1, 4) {
            let block = compose::paragraph(Kind::Numbered, self.lexicon, self.random);
            section.push(block);
        }
        self.touch_around(Operation::InsertSection, at);
        self.report.blocks.splice(at..at, section);
        Some(())
    }

    fn delete_section(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind == Kind::Heading)?;
        let section = self.section(at);
        let boilerplate = self.blocks()[section.clone()]
            .iter()
            .any(|block| block.boilerplate);
        if section.len() * 4 > self.blocks().len() || boilerplate && self.grows {
            return None;
        }
        self.touch(Operation::DeleteSection, section.clone());
        self.report.blocks.drain(section);
        Some(())
    }

    fn move_section(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind == Kind::Heading)?;
        let section = self.section(at);
        if section.len() * 2 > self.blocks().len() {
            return None;
        }
        self.touch(Operation::MoveSection, section.clone());
        let moved: Vec<_> = self.report.blocks.drain(section).collect();
        let to = match self.find(|block| block.kind == Kind::Heading) {
            Some(heading) => self.section(heading).end,
            None => self.blocks().len(),
        };
        self.report.blocks.splice(to..to, moved);
        Some(())
    }

    /// Gives a heading another last word, one word more, or all other words.
    pub(super) fn change_heading(&mut self) -> Option<()> {
        let at = self.find(|block| block.kind == Kind::Heading)?;
        self.touch(Operation::HeadingChange, at..at + 1);
        let other = compose::heading(self.lexicon, self.random).words;
        let words = &mut self.report.blocks[at].words;
        let known: Vec<_> = words.iter().map(Word::folded).collect();
        let other: Vec<_> = other
            .into_iter()
            .filter(|word| !known.contains(&word.folded()))
            .collect();
        let last = other.last().cloned()?;
        match self.random.below(3) {
            0 if words.len() > 1 => words[known.len() - 1] = last,
            1 => words.push(last),
            _ if other[0].text.starts_with(char::is_numeric) => words.push(last),
            _ => *words = other,
        }
        Some(())
    }
}
