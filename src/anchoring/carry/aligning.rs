//! Aligning two texts in steps, so that the caller can respond to events meanwhile.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::super::plain_text::PlainText;
use super::super::tokens::{Tokens, Vocabulary};
use super::lists::pair_lists;
use super::matching::{Equal, Matching};
use super::similar::Similar;
use super::text::{TextPair, wordings};
use super::{CarryOver, Resolver, groups};
use crate::document::Document;

/// Two texts whose alignment is in progress.
pub struct Aligning<'a> {
    old: PlainText<'a>,
    new: PlainText<'a>,
    /// The number of bytes of a text to read in one step, rounded up to the end of a block.
    bytes: usize,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// Reading the words of the old text, then those of the new one.
    Reading(Vocabulary, Tokens, Tokens),
    /// All words are read.
    Read(Vocabulary, Tokens, Tokens),
    /// Pairing blocks.
    Pairing(Box<Pairing<'a>>),
}

/// The progress of pairing blocks. Blocks with the same words that occur once come first, then
/// blocks beside such pairs. Reworded blocks follow, which may tell more identical ones apart.
struct Pairing<'a> {
    texts: TextPair,
    equal: Equal<'a>,
    similar: Similar,
    matching: Matching,
    next: Round,
}

/// The next round of pairing.
#[derive(Clone, Copy)]
enum Round {
    /// Blocks with the same words beside pairs.
    Beside,
    /// Reworded blocks.
    Reworded,
    /// Blocks with the same words between the same pairs, then blocks that are now unique.
    Between,
    /// The remaining reworded blocks.
    Rest,
    /// Blocks that became lists, or lists that became one block.
    Lists,
    /// Headings between the same pairs.
    Headings,
    Done,
}

impl<'a> Aligning<'a> {
    /// Begins to align two texts. Each step reads this many bytes, rounded up to the end of a
    /// block.
    pub fn new(old: &'a Document, new: &'a Document, bytes: usize) -> Self {
        let stage = Stage::Reading(Vocabulary::default(), Tokens::default(), Tokens::default());
        Self {
            old: PlainText::new(old),
            new: PlainText::new(new),
            bytes: bytes.max(1),
            stage,
        }
    }

    /// Does the next step, or returns the result. The result is the same as that of
    /// [`CarryOver::new`], which does all steps at once.
    pub fn step(self) -> ControlFlow<CarryOver<'a>, Self> {
        let Self {
            old,
            new,
            bytes,
            stage,
        } = self;
        let stage = match stage {
            Stage::Reading(mut vocabulary, mut of_old, mut of_new) => {
                let is_left = if of_old.is_read(&old) {
                    of_new.read_on(&new, bytes, &mut vocabulary)
                } else {
                    of_old.read_on(&old, bytes, &mut vocabulary);
                    true
                };
                if is_left {
                    Stage::Reading(vocabulary, of_old, of_new)
                } else {
                    Stage::Read(vocabulary, of_old, of_new)
                }
            }
            Stage::Read(vocabulary, of_old, of_new) => {
                let texts = TextPair::new(vocabulary, (&old, of_old), (&new, of_new));
                Stage::Pairing(Box::new(Pairing::new(texts, &old, &new)))
            }
            Stage::Pairing(pairing) if matches!(pairing.next, Round::Done) => {
                return ControlFlow::Break(pairing.aligned(old.document(), new.document()));
            }
            Stage::Pairing(mut pairing) => {
                pairing.next = pairing.round();
                Stage::Pairing(pairing)
            }
        };
        ControlFlow::Continue(Self {
            old,
            new,
            bytes,
            stage,
        })
    }
}

impl<'a> Pairing<'a> {
    fn new(texts: TextPair, old: &PlainText<'a>, new: &PlainText<'a>) -> Self {
        let equal = Equal::new(
            wordings(old, &texts.old),
            wordings(new, &texts.new),
            (old.document(), new.document()),
        );
        let mut matching = Matching::new(texts.old.blocks(), texts.new.blocks());
        equal.pair_unique(&mut matching);
        Self {
            texts,
            equal,
            similar: Similar::default(),
            matching,
            next: Round::Beside,
        }
    }

    /// Runs a round of pairing and returns the next one.
    fn round(&mut self) -> Round {
        let Self {
            texts,
            equal,
            similar,
            matching,
            next,
        } = self;
        match next {
            Round::Beside if equal.pair_beside(matching) => Round::Beside,
            Round::Beside => Round::Reworded,
            Round::Reworded if similar.pair(texts, equal, matching) => Round::Beside,
            Round::Reworded => Round::Between,
            Round::Between => {
                equal.pair_between(matching);
                equal.pair_unique(matching);
                Round::Rest
            }
            Round::Rest if similar.pair(texts, equal, matching) => Round::Rest,
            Round::Rest => Round::Lists,
            Round::Lists => {
                pair_lists(texts, matching);
                Round::Headings
            }
            Round::Headings | Round::Done => {
                equal.pair_headings(matching);
                Round::Done
            }
        }
    }

    fn aligned(self, old: &'a Document, new: &'a Document) -> CarryOver<'a> {
        let Self {
            texts,
            equal,
            matching,
            ..
        } = self;
        let is_equal = |old, new| equal.same(old, new);
        let is_named_alike = |old, new| equal.is_named_alike(old, new);
        let alignment = groups::alignment(&texts, &matching, is_equal, &is_named_alike);
        let traces = alignment.pairs().iter().map(|_| OnceCell::new()).collect();
        CarryOver {
            in_old: Resolver::new(old),
            in_new: Resolver::new(new),
            rivals: rivals(&equal, &matching),
            texts,
            alignment,
            traces,
            stray: OnceCell::new(),
        }
    }
}

/// The free new blocks with the same words as each free old one.
fn rivals(equal: &Equal<'_>, matching: &Matching) -> HashMap<usize, Vec<usize>> {
    let mut rivals = HashMap::new();
    for twins in equal.twins(matching).into_values() {
        for old in twins.old {
            rivals.insert(old, twins.new.clone());
        }
    }
    rivals
}
