//! Places that name somebody or something else.

use super::CarryOver;
use super::place::CarriedWords;
use crate::anchoring::names::is_name;

impl CarryOver<'_> {
    /// Returns whether half of a name or more is gone: `South Sudan`, `South Africa`.
    pub(super) fn is_another_name(&self, found: &CarriedWords, all: usize) -> bool {
        let phrase = self.texts.old.range(&found.old);
        let is_small = |word: &str| self.texts.vocabulary.is_small(word);
        found.kept * 2 <= all
            && phrase.is_some_and(|phrase| is_name(phrase.words(self.old()), is_small))
    }

    /// Returns whether the place has a code that the old text has elsewhere, outside the phrase.
    pub(super) fn has_another_code(&self, found: &CarriedWords) -> bool {
        let phrase = self.texts.old.slice(&found.old);
        let mut codes = self.texts.new.slice(&found.new).iter();
        codes.any(|id| {
            self.texts.vocabulary.is_code(*id)
                && !phrase.contains(id)
                && !self.texts.old_postings.blocks(*id).is_empty()
        })
    }
}
