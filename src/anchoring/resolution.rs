//! The place of a target in a text, and how certain it is.

use super::TextRange;
use super::folding::{is_unseen, plain};
use crate::annotation::Outcome;

/// The most places to list if several fit. A higher value lists more than anybody looks through,
/// for each of perhaps thousands of notes. With a lower value the right place is missing more
/// often, and people must search the text for it.
pub const MAX_PLACES: usize = 64;

/// The place of a target in a text, and how certain it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The target is the document as a whole.
    Document,
    /// The words are where the target says: same block id, same offsets in the block.
    Exact(TextRange),
    /// The same words are at another address or offset. These differences do not count: white
    /// space, soft hyphens, Unicode form, kind of quotation mark or hyphen, and case.
    Moved(TextRange),
    /// Other words are in the right place, among them a good part of the old ones.
    Changed(Likeness),
    /// Several places fit equally well, listed in document order: at most [`MAX_PLACES`] of them.
    Ambiguous(Vec<TextRange>),
    /// The words are gone, or only a lookalike is left. The suggestion is for a person to check and
    /// is never taken automatically.
    Orphaned(Option<Likeness>),
}

/// A place with other words, and how much they resemble the old ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The place.
    pub range: TextRange,
    /// How much the words there resemble the old ones, in percent. The score is twice the shared
    /// words divided by all words of both (Dice's coefficient). It is 100 only if both are written
    /// the same.
    pub score: u8,
}

/// The highest likeness of words that are not written the same. They may all be shared, and differ
/// only in a sign or a capital.
const MOST: usize = 99;

impl Likeness {
    /// Rates the words `new` in a place, which are `percent` like the words `old`.
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

/// The visible characters of some words without white space, with quotation marks and hyphens
/// unified.
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

    /// Returns the outcome for the target, without its place.
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
