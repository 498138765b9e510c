//! Places that name somebody or something else.

use super::super::names::is_name;
use super::super::tokens::TokenId;
use super::CarryOver;
use super::place::CarriedWords;

/// The most words of a phrase that is about its code. A longer one may have lost a reference.
const SHORT: usize = 5;

impl CarryOver<'_> {
    /// Returns whether half of a name or more is gone: `South Sudan`, `South Africa`.
    pub(super) fn is_another_name(&self, found: &CarriedWords, all: usize) -> bool {
        let phrase = self.texts.old.range(&found.old);
        let is_small = |word: &str| self.texts.vocabulary.is_small(word);
        found.kept * 2 <= all
            && phrase.is_some_and(|phrase| is_name(phrase.words(self.old()), is_small))
    }

    /// Returns whether a short phrase lost its code, and another code of the old text is in its
    /// place.
    pub(super) fn has_another_code(&self, found: &CarriedWords, all: usize) -> bool {
        let (old, new) = (
            self.texts.old.slice(&found.old),
            self.texts.new.slice(&found.new),
        );
        let mut codes = [(old, new), (new, old)].map(|(one, other)| {
            let is_code = |id: &&TokenId| self.texts.vocabulary.is_code(**id);
            one.iter().filter(is_code).filter(|id| !other.contains(id))
        });
        let [lost, gained] = &mut codes;
        let is_known = |id: &TokenId| !self.texts.old_postings.blocks(*id).is_empty();
        all <= SHORT && lost.next().is_some() && gained.any(is_known)
    }
}
