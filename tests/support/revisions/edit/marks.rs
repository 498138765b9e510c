//! Changes everything but the words: typography, white space, case, Unicode form, bold, markers,
//! masthead.

use super::super::model::{Gap, ITEM_STYLES, Kind, Word};
use super::super::operation::Operation;
use super::Editor;
use unicode_normalization::UnicodeNormalization;

impl Editor<'_> {
    pub(super) fn marks(&mut self) {
        let everywhere = self.random.percent(20);
        let per_step = if everywhere { 100 } else { 8 };
        for operation in [
            Operation::Typography,
            Operation::WhiteSpace,
            Operation::CaseOnly,
            Operation::UnicodeForm,
            Operation::Emphasis,
        ] {
            if self.random.percent(35) {
                self.mark_blocks(operation, per_step);
            }
        }
        if self.random.percent(15) {
            self.other_markers();
        }
        self.masthead();
    }

    fn mark_blocks(&mut self, operation: Operation, percent: usize) {
        for index in 1..self.blocks().len() {
            if !self.random.percent(percent) {
                continue;
            }
            let before = self.blocks()[index].words.clone();
            self.mark(operation, index);
            let changed = before
                .iter()
                .zip(&self.blocks()[index].words)
                .any(|(old, new)| !same_print(old, new));
            if changed {
                self.touch(operation, index..index + 1);
            }
        }
    }

    fn mark(&mut self, operation: Operation, index: usize) {
        // A row or heading is one line of the source.
        let is_line = matches!(self.blocks()[index].kind, Kind::Table | Kind::Heading);
        for at in 0..self.blocks()[index].words.len() {
            let next_is_plain = self.blocks()[index].words.get(at + 1).is_some_and(|next| {
                next.before.is_empty() && next.text.starts_with(char::is_alphabetic)
            });
            let draw = self.random.below(100);
            let after_strong = at > 0 && self.blocks()[index].words[at - 1].strong;
            let word = &mut self.report.blocks[index].words[at];
            match operation {
                Operation::Typography => typography(word),
                Operation::WhiteSpace if !is_line => white_space(word, draw, next_is_plain),
                Operation::CaseOnly if draw < 30 => change_case(word),
                Operation::UnicodeForm => word.text = word.text.nfd().collect(),
                // Between Chinese words, adjacent marks of both would touch.
                Operation::Emphasis if draw < 10 && !after_strong => word.strong = true,
                _ => {}
            }
        }
    }

    fn other_markers(&mut self) {
        let style = self.random.below(ITEM_STYLES.len());
        if style == self.report.item_style {
            return;
        }
        self.report.item_style = style;
        for index in 1..self.blocks().len() {
            if self.blocks()[index].kind == Kind::Item {
                self.touch(Operation::ListMarkerChange, index..index + 1);
            }
        }
    }

    fn masthead(&mut self) {
        let Some(masthead) = &mut self.report.masthead else {
            return;
        };
        let symbol = masthead.symbol.replace("-E", "(Rev.1)-E");
        masthead.symbol = symbol;
        masthead.date = "3 June 2014".to_owned();
        self.touch(Operation::MastheadChange, 0..2);
    }
}

fn same_print(old: &Word, new: &Word) -> bool {
    (&old.before, &old.text, &old.after, old.gap, old.strong)
        == (&new.before, &new.text, &new.after, new.gap, new.strong)
}

fn typography(word: &mut Word) {
    word.before = word.before.replace('"', "“");
    word.after = word.after.replace('"', "”");
    word.text = word.text.replace('\'', "’").replace('-', "\u{2011}");
}

/// Inserts a no-break space, a second space, a line end, or a soft hyphen.
fn white_space(word: &mut Word, draw: usize, next_is_plain: bool) {
    let spaced = word.gap == Gap::Space;
    match draw {
        0..=7 if spaced => word.gap = Gap::NoBreak,
        8..=12 if spaced => word.gap = Gap::Double,
        13..=22 if next_is_plain && !word.ends_cell() => word.gap = Gap::Line,
        23..=30 if word.text.len() > 6 && word.text.is_ascii() => word.text.insert(4, '\u{ad}'),
        _ => {}
    }
}

fn change_case(word: &mut Word) {
    let mut chars = word.text.chars();
    let Some(first) = chars.next() else {
        return;
    };
    let first: String = if first.is_uppercase() {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    word.text = first + chars.as_str();
}
