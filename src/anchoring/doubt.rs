//! The reasons why a target has no certain place, so that no message says what is untrue.

use super::occurrences::occurrences;
use super::plain_quote::Places;
use super::{Resolution, Resolver};
use crate::annotation::Target;

/// Why a target has no certain place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It quotes no words, and what else it says of its place cannot be believed alone.
    NoWords,
    /// Its words do not stand in the text.
    Gone,
    /// Other words stand in the place that is likely.
    Changed,
    /// Its words stand in the text this many times, but not between what stood around them.
    OtherContext(usize),
    /// Its words stand in the text this many times, and nothing tells which of them it speaks of.
    Several(usize),
    /// Its words do not stand in the text, but several places are like them.
    SeveralAlike,
}

impl Resolver<'_> {
    /// Tells why `found`, which was found for the target in this text, is not certain; `None` where
    /// it is.
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
            // As a word it stands there once, and again in longer words.
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
