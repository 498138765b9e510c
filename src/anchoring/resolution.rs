//! The place of a target in a text, and its certainty.

use super::TextRange;
use super::folding::{is_unseen, plain};
use crate::annotation::Outcome;

/// The most places that are listed where several fit. A higher value lists more than anybody looks
/// through, for each of perhaps thousands of notes; with a lower one the right place is missing
/// more often, and has to be looked for in the text.
pub const MAX_PLACES: usize = 64;

/// The place of a target in a text, and how certain that place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The target is the document as a whole.
    Document,
    /// The words stand where the target says: same block id, same offsets in the block.
    Exact(TextRange),
    /// The same words stand at another address or offset. Words are the same if they differ only in
    /// white space, soft hyphens, Unicode form, kind of quotation mark or hyphen, or case.
    Moved(TextRange),
    /// Other words stand in the right place; a good part of
    /// the old ones is left.
    Changed(Likeness),
    /// Several places fit equally well; in document order, at most [`MAX_PLACES`] of them.
    Ambiguous(Vec<TextRange>),
    /// The words are gone, or only a lookalike is left. A suggestion is for a person to look at and
    /// is never taken by itself.
    Orphaned(Option<Likeness>),
}

/// A place with other words, and how like the old ones they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The place.
    pub range: TextRange,
    /// How like the words there are to the old ones, in percent: the words they share, twice, of
    /// all words of both (Dice's coefficient). 100 only where they are written the same.
    pub score: u8,
}

/// The likeness of words that are not written the same, though each stands in both: a sign or a
/// capital tells them apart.
const MOST: usize = 99;

impl Likeness {
    /// Words in a place that are so much like `old`, in percent; `new` are those that stand there.
    pub(super) fn of(range: TextRange, percent: usize, (old, new): (&str, &str)) -> Self {
        let most = if written(old).eq(written(new)) {
            100
        } else {
            MOST
        };
        Self {
            range,
            score: u8::try_from(percent.min(most)).unwrap_or(u8::MAX),
        }
    }
}

/// What is seen of some words, whatever the kinds of white space, quotation marks and hyphens.
fn written(words: &str) -> impl Iterator<Item = char> {
    let seen = |c: &char| !is_unseen(*c) && !c.is_whitespace();
    words.chars().filter(seen).map(plain)
}

impl Resolution {
    /// Returns the place of the target; `None` unless the place is certain.
    pub fn range(&self) -> Option<TextRange> {
        match self {
            Self::Exact(range) | Self::Moved(range) => Some(*range),
            Self::Changed(likeness) => Some(likeness.range),
            Self::Document | Self::Ambiguous(_) | Self::Orphaned(_) => None,
        }
    }

    /// Returns what became of the target, without its place.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Document => Outcome::Document,
            Self::Exact(_) => Outcome::Exact,
            Self::Moved(_) => Outcome::Moved,
            Self::Changed(_) => Outcome::Changed,
            Self::Ambiguous(_) => Outcome::Ambiguous,
            Self::Orphaned(_) => Outcome::Orphaned,
        }
    }
}
