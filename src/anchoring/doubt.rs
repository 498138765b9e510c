//! The reasons why a target has no certain place, so that messages state only the truth.

use super::occurrences::occurrences;
use super::plain_quote::Places;
use super::{Resolution, Resolver};
use crate::annotation::Target;

/// The reason why a target has no certain place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The target quotes no words, and its other clues cannot be trusted alone.
    NoWords,
    /// The text does not contain the words.
    Gone,
    /// Other words are in the likely place.
    Changed,
    /// The text contains the words this many times, but not in the context they had.
    OtherContext(usize),
    /// The text contains the words this many times, and nothing tells which occurrence is meant.
    Several(usize),
    /// The text does not contain the words, but several places are like them.
    SeveralAlike,
}

impl Resolver<'_> {
    /// Tells why `found`, the resolution of the target in this text, is uncertain; `None` if it is
    /// certain.
    pub fn doubt(&self, target: &Target, found: &Resolution) -> Option<Doubt> {
        let is_ambiguous = match found {
            Resolution::Document | Resolution::Exact(_) | Resolution::Moved(_) => return None,
            Resolution::Changed(_) => return Some(Doubt::Changed),
            Resolution::Ambiguous(_) => true,
            Resolution::Orphaned(_) => false,
        };
        let quote = target.quote().unwrap_or_default();
        if quote.trim().is_empty() {
            return Some(Doubt::NoWords);
        }
        let count = Places::of(quote, &self.text, &self.index).count;
        Some(match (is_ambiguous, count) {
            (true, 0) => Doubt::SeveralAlike,
            // Occurs once as a word of its own, and again inside longer words.
            (true, 1) => match occurrences(self.text.text(), quote).len() {
                0 | 1 => Doubt::OtherContext(1),
                count => Doubt::Several(count),
            },
            (true, count) => Doubt::Several(count),
            (false, 0) => Doubt::Gone,
            (false, count) => Doubt::OtherContext(count),
        })
    }
}
