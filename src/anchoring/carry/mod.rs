//! Carrying targets from one text of a document to the next, with both texts known.
//!
//! The phases, one file each, in the order of `aligning`:
//!
//! * `text`: words and their weights
//! * `matching`: blocks with the same words
//! * `similar`: reworded blocks, each pair a `candidate`
//! * `groups`: splits, merges, order
//! * `lists`: paragraphs that became lists
//! * `trace`: words inside aligned blocks, by `sentences`
//! * `pieces`: the pieces of a phrase that was torn
//! * `place`: a phrase
//! * `stray`: a phrase that left its block
//!
//! Blocks are aligned before words (Heckel 1978). A difference of the whole text would give a
//! deleted reservation the place of its neighbour. One condition is added to Heckel's: the blocks
//! before and after may disagree about identical blocks. Then the heading above them decides, or
//! nothing does and the outcome is `Ambiguous`.
//!
//! If the new text has fewer of several equal blocks, some were reworded. Those still between their
//! old neighbours are paired with the blocks now there (`similar`). A certain result from the new
//! text alone is accepted with both texts too (`alone`).

mod aligning;
mod alignment;
mod alone;
mod candidate;
mod gap;
mod groups;
mod items;
mod lists;
mod matching;
mod others;
mod pieces;
mod place;
mod sentences;
mod similar;
mod stray;
mod telling;
mod text;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::ControlFlow;

pub use aligning::Aligning;
pub use alignment::{Alignment, BlockChange, Pair};
pub use place::LEAST_KEPT;

use super::evidence::Clues;
use super::parts::Parts;
use super::{Doubt, Likeness, Resolution, Resolver};
use crate::annotation::Target;
use crate::document::Document;
use stray::Stray;
use text::TextPair;

/// Carries targets from `old` over to `new`. The resolutions are in the order of `targets`.
///
/// Blocks are aligned first, then the words inside aligned blocks. A phrase goes where its words
/// went. A target outside the old text is resolved in the new one.
///
/// Cost: about linear in the length of the texts and in the number of targets.
///
/// ```
/// use rapporteur::anchoring::{Resolution, TextRange, carry_over, describe};
/// use rapporteur::document::Document;
///
/// let old = Document::parse("5.9 The Group met.\n\n5.10 The Council agreed on a plan.\n");
/// let new = Document::parse(
///     "5.9 The Group met.\n\n5.10 Nobody left.\n\n5.11 The Council agreed on a plan.\n",
/// );
/// let plan = describe(&old, &TextRange::block(&old, 1).unwrap());
/// let found = carry_over(&old, &new, &[plan]);
/// assert_eq!(found, [Resolution::Moved(TextRange::block(&new, 2).unwrap())]);
/// ```
pub fn carry_over(old: &Document, new: &Document, targets: &[Target]) -> Vec<Resolution> {
    let carry_over = CarryOver::new(old, new);
    targets
        .iter()
        .map(|target| carry_over.carry(target))
        .collect()
}

/// Two aligned texts of a document, between which targets can be carried one by one.
pub struct CarryOver<'a> {
    in_old: Resolver<'a>,
    in_new: Resolver<'a>,
    texts: TextPair,
    alignment: Alignment,
    /// For old blocks that cannot be told from others: the new blocks to which each may correspond.
    rivals: HashMap<usize, Vec<usize>>,
    traces: Vec<OnceCell<Parts>>,
    stray: OnceCell<Stray>,
}

impl<'a> CarryOver<'a> {
    /// Aligns the blocks of two texts. An [`Aligning`] does the same in steps, with room for other
    /// work between them.
    pub fn new(old: &'a Document, new: &'a Document) -> Self {
        let mut aligning = Aligning::new(old, new, usize::MAX);
        loop {
            match aligning.step() {
                ControlFlow::Continue(next) => aligning = next,
                ControlFlow::Break(aligned) => return aligned,
            }
        }
    }

    /// Returns the correspondence between old and new blocks.
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// Finds the place in the new text of a target that was written for the old one.
    pub fn carry(&self, target: &Target) -> Resolution {
        let range = match self.in_old.resolve(target) {
            Resolution::Document => return Resolution::Document,
            Resolution::Exact(range) | Resolution::Moved(range) => range,
            _ => return self.in_new.resolve(target),
        };
        let found = self.carry_range(&range);
        let clues = Clues::of(target);
        match self.in_new.unless_in_longer_name(&clues, found) {
            Resolution::Orphaned(found) => self
                .found_alone(target, &range)
                .unwrap_or_else(|| Resolution::Orphaned(found.or_else(|| self.lookalike(target)))),
            found => found,
        }
    }

    /// Tells why `found`, the resolution of the target in the new text, is uncertain; see
    /// [`Resolver::doubt`].
    pub fn doubt(&self, target: &Target, found: &Resolution) -> Option<Doubt> {
        self.in_new.doubt(target, found)
    }

    /// A place that resembles one that is gone, only as a suggestion. It is what would be found
    /// without the old text. The new text is prepared for that when the first orphan asks.
    fn lookalike(&self, target: &Target) -> Option<Likeness> {
        let found = match self.in_new.resolve(target) {
            Resolution::Exact(range) | Resolution::Moved(range) => {
                let words = range.words(self.new_document());
                Likeness::of(range, 100, (target.quote().unwrap_or_default(), words))
            }
            Resolution::Changed(found) | Resolution::Orphaned(Some(found)) => found,
            Resolution::Document | Resolution::Ambiguous(_) | Resolution::Orphaned(None) => {
                return None;
            }
        };
        (usize::from(found.score) >= LEAST_KEPT).then_some(found)
    }

    fn old(&self) -> &'a Document {
        self.in_old.document()
    }

    fn new_document(&self) -> &'a Document {
        self.in_new.document()
    }

    /// The trace of the words in the pair of an old block.
    fn trace(&self, old_block: usize) -> Option<&Parts> {
        self.trace_of(*self.alignment.pair_of_old.get(old_block)?)
    }

    fn trace_of(&self, pair: usize) -> Option<&Parts> {
        let pair_of = self.alignment.pairs.get(pair)?;
        let trace = self.traces.get(pair)?;
        Some(trace.get_or_init(|| self.texts.trace(pair_of)))
    }

    fn stray(&self) -> &Stray {
        self.stray.get_or_init(|| {
            let traces = (0..self.traces.len()).filter_map(|pair| self.trace_of(pair));
            Stray::new(
                &self.texts,
                self.new_document(),
                traces.flat_map(Parts::added),
            )
        })
    }
}
