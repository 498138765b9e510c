//! What speaks for a place where the words of a target stand.

use super::TextRange;
use super::fingerprint::block_fingerprint;
use super::plain_text::PlainText;
use super::quote::{Hit, Quote};
use crate::annotation::{BlockPrint, Selector, Target};

/// What a target tells about the place it speaks of; anything may be missing.
pub(super) struct Clues<'a> {
    pub(super) quote: Option<Quote<'a>>,
    /// Code points of the document's text.
    pub(super) position: Option<(usize, usize)>,
    /// The id of the first block.
    id: Option<&'a str>,
    address: Option<&'a str>,
    /// Code points of the first block's text.
    pub(super) in_block: Option<(usize, usize)>,
    print: Option<&'a BlockPrint>,
}

impl<'a> Clues<'a> {
    /// The first selector of each type counts: a second one would be another description of the
    /// same place (W3C Web Annotation Data Model §4).
    pub(super) fn of(target: &'a Target) -> Self {
        let selectors = || target.selectors.iter();
        let fragment = selectors().find_map(|selector| match selector {
            Selector::Fragment {
                value, refined_by, ..
            } => Some((value.as_str(), refined_by.as_deref())),
            _ => None,
        });
        Self {
            quote: selectors().find_map(Quote::of),
            position: selectors().find_map(offsets),
            id: fragment.map(|(id, _)| id),
            address: target.address.as_deref(),
            in_block: fragment.and_then(|(_, refined_by)| offsets(refined_by?)),
            print: target.block.as_ref(),
        }
    }

    /// The places the target names by offsets.
    pub(super) fn claims(&self, text: &PlainText<'_>) -> impl Iterator<Item = TextRange> {
        let by_position = self
            .position
            .and_then(|(start, end)| text.at_code_points(start, end));
        let by_fragment = self.id.zip(self.in_block).and_then(|(id, (start, end))| {
            let block = text.document().position(id)?;
            let range = TextRange {
                block,
                start,
                end_block: block,
                end,
            };
            (range.clamped(text.document())? == range).then_some(range)
        });
        by_position.into_iter().chain(by_fragment)
    }
}

fn offsets(selector: &Selector) -> Option<(usize, usize)> {
    match selector {
        Selector::TextPosition { start, end, .. } => Some((*start, *end)),
        _ => None,
    }
}

/// What a target and a candidate place have to say to each other, point by point. `None`: the
/// target does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The text before the words, in full.
    prefix: Option<bool>,
    /// The text after the words, in full.
    suffix: Option<bool>,
    /// The text of the first block.
    block: Option<bool>,
    /// The text of the block before it.
    block_before: Option<bool>,
    /// The text of the block after it.
    block_after: Option<bool>,
    /// Its id or, where no id is known, its address.
    name: Option<bool>,
    /// The offset of the words in it.
    in_block: Option<bool>,
    /// The offset of the words in the document.
    position: Option<bool>,
    /// Whether prefix and suffix together are long enough to mean something.
    enough_context: bool,
    /// Whether prefix, words and suffix are exactly the block: they tell no more than it does.
    context_is_block: bool,
}

/// Code points of prefix and suffix together that make a context: two or three words. Less is
/// found around any short phrase.
const ENOUGH_CONTEXT: usize = 16;

impl Evidence {
    pub(super) fn weigh(
        clues: &Clues<'_>,
        quote: &Quote<'_>,
        hit: &Hit,
        range: &TextRange,
        text: &PlainText<'_>,
    ) -> Self {
        let block = |index: Option<usize>| text.document().blocks().get(index?);
        let same_text = |index: Option<usize>, print: Option<&String>| {
            let found = block(index).map(|block| block_fingerprint(block.text()));
            found.as_ref() == print
        };
        let (before, after) = (range.block.checked_sub(1), range.block.checked_add(1));
        let window = hit.at.saturating_sub(quote.prefix.len())
            ..hit.at + quote.exact.len() + quote.suffix.len();
        let print = clues.print;
        Self {
            prefix: (!quote.prefix.is_empty()).then_some(hit.prefix),
            suffix: (!quote.suffix.is_empty()).then_some(hit.suffix),
            block: print.map(|print| same_text(Some(range.block), Some(&print.own))),
            block_before: print.map(|print| same_text(before, print.before.as_ref())),
            block_after: print.map(|print| same_text(after, print.after.as_ref())),
            name: match (clues.id, clues.address) {
                (Some(id), _) => Some(text.document().position(id) == Some(range.block)),
                (None, Some(address)) => {
                    Some(block(Some(range.block)).is_some_and(|block| block.address() == address))
                }
                (None, None) => None,
            },
            in_block: clues.in_block.map(|(start, _)| start == range.start),
            position: clues
                .position
                .map(|(start, _)| start == text.code_points(range).start),
            enough_context: quote.context_len() >= ENOUGH_CONTEXT,
            context_is_block: window == text.bytes_of_blocks(range.block, range.end_block),
        }
    }

    /// Whether the place may be believed to be the target's own, and not a lookalike.
    ///
    /// Either the words stand in their full context, or in their own paragraph *and* something
    /// beyond the paragraph agrees, for reports repeat whole paragraphs. A name or an offset alone
    /// is never believed: a neighbour takes them over when a paragraph is deleted.
    pub(super) fn is_believable(&self) -> bool {
        let agrees = |point: Option<bool>| point == Some(true);
        let beyond_block = agrees(self.block_before) || agrees(self.block_after);
        let in_own_block = agrees(self.block);
        if in_own_block && self.in_block == Some(false) {
            return false; // The same words elsewhere in the same paragraph.
        }
        let in_context = self.prefix != Some(false) && self.suffix != Some(false);
        let by_context = in_context
            && self.enough_context
            && (!self.context_is_block || beyond_block || agrees(self.name));
        let by_block = in_own_block
            && (beyond_block || agrees(self.name) || agrees(self.prefix) || agrees(self.suffix));
        by_context || by_block
    }

    /// Whether the words stand where the target says, as far as it says: same block and same
    /// offset in it or, where it names no block, same position.
    pub(super) fn is_in_place(&self) -> bool {
        match (self.name, self.in_block) {
            (None, None) => self.position != Some(false),
            (name, in_block) => name != Some(false) && in_block != Some(false),
        }
    }

    /// What the text says for the place.
    pub(super) fn text(&self) -> [bool; 5] {
        let Self {
            prefix,
            suffix,
            block,
            block_before,
            block_after,
            ..
        } = *self;
        [prefix, suffix, block, block_before, block_after].map(|point| point == Some(true))
    }

    /// What numbers and offsets say for it: less, since an insertion elsewhere changes them.
    pub(super) fn place(&self) -> [bool; 3] {
        [self.name, self.in_block, self.position].map(|point| point == Some(true))
    }
}
