//! Words in the forms of their text (struck out, emphasised, linked), with their changes.

use std::ops::Range;

use yew::prelude::*;

use crate::annotation::Edit;
use crate::document::{Block, Document};
use crate::ui::highlight::Marked;
use crate::ui::messages as m;
use crate::ui::redline_view::{self, spoken};
use crate::ui::shaping::shaped;
use crate::ui::words_view::Words;

/// The largest number of single-style stretches in a block whose pieces are still styled. With more,
/// the page would be busy. With fewer, struck words of a long paragraph might remain unmarked.
const MOST_RUNS: usize = 1_000;

/// Blocks read from the beginning, as in [`Document::text`].
pub struct Reading<'a> {
    blocks: &'a [Block],
    /// The code point of the first block at which the next words begin.
    at: usize,
}

impl<'a> Reading<'a> {
    /// Starts reading blocks of a document at a code point of their text.
    pub fn of(document: &'a Document, blocks: Range<usize>, start: usize) -> Self {
        let blocks = document.blocks().get(blocks).unwrap_or_default();
        let mut reading = Self { blocks, at: 0 };
        reading.skip(start);
        reading
    }

    /// Draws the next code points in their forms.
    pub fn draw(&mut self, count: usize) -> Html {
        let mut drawn = Vec::new();
        self.read(count, |block, range| {
            drawn.push((!range.is_empty()).then(|| words(block, range)));
        });
        html! {
            for (index, words) in drawn.into_iter().enumerate() {
                <>{if index > 0 { "\n" } else { "" }}{words.unwrap_or_default()}</>
            }
        }
    }

    fn skip(&mut self, count: usize) {
        self.read(count, |_, _| ());
    }

    /// Passes on the next code points block by block. Between two blocks there is one code point.
    fn read(&mut self, mut count: usize, mut each: impl FnMut(&'a Block, Range<usize>)) {
        while let Some((block, rest)) = self.blocks.split_first() {
            let end = block.len().min(self.at + count);
            count -= end - self.at;
            each(block, self.at..end);
            self.at = end;
            if count == 0 {
                return;
            }
            count -= 1;
            (self.blocks, self.at) = (rest, 0);
        }
    }
}

/// Draws the change from old to new words, each in the forms of its own text.
pub fn redline(edits: &[Edit], mut old: Reading<'_>, mut new: Reading<'_>) -> Html {
    redline_view::inline_as(edits, |edit| {
        let count = edit.text().chars().count();
        match edit {
            Edit::Keep(_) => {
                old.skip(count);
                new.draw(count)
            }
            Edit::Delete(_) => old.draw(count),
            Edit::Insert(_) => new.draw(count),
        }
    })
}

/// Draws words of a block. Struck words are also announced, because they look like deleted words in
/// print.
fn words(block: &Block, range: Range<usize>) -> Html {
    let marked = &Marked::default();
    let words = Words { block, marked };
    let all = block.runs();
    if all.len() > MOST_RUNS && range.len() < block.len() {
        return shaped(block.slice(range));
    }
    let first = all.partition_point(|run| run.end <= range.start);
    let last = all.partition_point(|run| run.start < range.end);
    let within = all.get(first..last).unwrap_or_default();
    if all.len() > MOST_RUNS || !within.iter().any(|run| run.strikethrough) {
        return words.runs(&range);
    }
    let alike = within.chunk_by(|a, b| a.strikethrough == b.strikethrough);
    let cut = alike.filter_map(|runs| {
        let (first, last) = (runs.first()?, runs.last()?);
        let part = first.start.max(range.start)..last.end.min(range.end);
        Some((first.strikethrough, part))
    });
    html! {
        for (is_struck, part) in cut {
            if is_struck {
                {spoken(m::struck())}{words.runs(&part)}{spoken(m::end_of_struck())}
            } else {
                {words.runs(&part)}
            }
        }
    }
}
