//! Finding words that changed, or whose context did, from the selectors alone.
//!
//! The clues to each block of the phrase make a window. Its candidates are the blocks that share
//! its telling words. Other candidates are the blocks indicated by the fingerprints of the
//! neighbours, by the id and by the address. An approximate search locates the window in each
//! candidate. The result is weighed by the words that survive and by the neighbours.

mod choose;
mod join;
mod neighbours;
mod spread;
mod telling;
mod weigh;
mod window;

use std::ops::Range;

use super::evidence::Clues;
use super::index::{Home, Index, WordIndex};
use super::names::is_name;
use super::plain_text::PlainText;
use super::quote::Quote;
use super::tokens::{TokenId, UNKNOWN};
use super::{Likeness, Resolution, TextRange};
use choose::Choice;
use telling::Telling;
use weigh::{Candidate, LEAST_OF_ALL, without_parts};
use window::Window;

/// The most blocks to look at for one fingerprint.
const MAX_BLOCKS: usize = 8;

/// Returns the place of words that the text does not contain as they were, or not in their context.
pub(super) fn approximate(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Resolution {
    let words = index.words(text);
    let windows = Window::all(clues, quote, words);
    let home = match (windows.as_slice(), clues.print()) {
        ([_], Some(print)) => index.prints(text).home(print),
        _ => Home::Unknown,
    };
    let search = Search {
        clues,
        text,
        index,
        words,
        home,
    };
    if let [window] = windows.as_slice() {
        let choice = search.choose(window, search.candidates(window));
        return search.answer(window, &choice);
    }
    let found = windows.iter().map(|window| search.candidates(window));
    search.join(&windows, found.collect())
}

struct Search<'a> {
    clues: &'a Clues<'a>,
    text: &'a PlainText<'a>,
    index: &'a Index,
    words: &'a WordIndex,
    /// The former place of the phrase's block, by its neighbours. The place is unknown for a phrase
    /// over several blocks, one of which is a neighbour of the first.
    home: Home,
}

impl Search<'_> {
    fn candidates(&self, window: &Window) -> Vec<Candidate> {
        let telling = Telling::of(window, self.words);
        let blocks = self.blocks(window, &telling).into_iter();
        let candidates = blocks
            .filter(|block| telling.most_left(*block) >= LEAST_OF_ALL)
            .filter_map(|block| self.weigh(window, &telling, block));
        without_parts(candidates.collect())
    }

    /// The blocks that may contain a window.
    fn blocks(&self, window: &Window, telling: &Telling<'_>) -> Vec<usize> {
        let mut blocks = telling.candidates();
        let prints = self.index.prints(self.text);
        let with = |print: Option<&str>| {
            let blocks = print.map_or(&[][..], |print| prints.blocks(print));
            blocks.iter().copied().take(MAX_BLOCKS)
        };
        let (before, after) = (with(window.before.known()), with(window.after.known()));
        blocks.extend(with(window.own.as_deref()));
        blocks.extend(before.map(|block| block + 1));
        blocks.extend(after.filter_map(|block| block.checked_sub(1)));
        blocks.extend(self.clues.named(self.text).filter(|_| window.is_first));
        blocks.retain(|block| *block < self.words.tokens.blocks());
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// The resolution of a phrase in one block.
    fn answer(&self, window: &Window, choice: &Choice) -> Resolution {
        let phrase = window.phrase_ids();
        match choice {
            Choice::Taken(found) if self.is_own(window, found.block) => self
                .in_own_block(found.block)
                .unwrap_or_else(|| self.placed(&found.found, found.kept, (phrase, window.cut))),
            Choice::Taken(found) => self.placed(&found.found, found.kept, (phrase, window.cut)),
            Choice::Rivals(rivals) => {
                let kept = rivals.iter().find(|rival| !rival.found.is_empty());
                let range = |rival: &Candidate| self.words.tokens.range(&rival.found);
                let ranges: Vec<_> = rivals.iter().filter_map(range).collect();
                match ranges.as_slice() {
                    // The phrase has no words.
                    [] => Resolution::Orphaned(None),
                    // The others lost the phrase, so this place merely resembles it.
                    [_] => self.answer(window, &Choice::Lost(kept.cloned())),
                    _ => Resolution::Ambiguous(ranges),
                }
            }
            Choice::Lost(best) => Resolution::Orphaned(
                best.as_ref()
                    .filter(|best| best.kept > 0)
                    .and_then(|best| self.likeness(&best.found, best.kept, self.count_of(phrase))),
            ),
        }
    }

    /// The place in a block that is word for word the target's own.
    fn in_own_block(&self, block: usize) -> Option<Resolution> {
        let (start, end) = self.clues.in_block?;
        let range = TextRange {
            block,
            start,
            end_block: block,
            end,
        };
        let words = self.text.words(&range.clamped(self.text.document())?);
        let is_quote = self.clues.quote.is_some_and(|quote| quote.exact == words);
        is_quote.then(|| self.clues.placed(range, self.text))
    }

    /// The resolution if this many words of the phrase are found in a stretch.
    fn placed(
        &self,
        found: &Range<usize>,
        kept: usize,
        (phrase, cut): (&[TokenId], (usize, usize)),
    ) -> Resolution {
        let all = self.count_of(phrase);
        let Some(likeness) = self.likeness(found, kept, all) else {
            return Resolution::Orphaned(None);
        };
        // `South Sudan` is not `South Africa`.
        let is_small = |word: &str| self.words.vocabulary.is_small(word);
        let quoted = self.clues.quote.map_or("", |quote| quote.exact);
        let is_another = kept * 2 <= all && is_name(quoted, is_small);
        if kept == 0 || kept * 100 < all * super::LEAST_KEPT || is_another {
            return Resolution::Orphaned(Some(likeness));
        }
        if self.words.tokens.slice(found) == phrase {
            // The target may cover its first and last word only partly.
            let range = TextRange {
                start: likeness.range.start + cut.0,
                end: likeness.range.end.saturating_sub(cut.1),
                ..likeness.range
            };
            let range = range.clamped(self.text.document());
            return self
                .clues
                .placed(range.unwrap_or(likeness.range), self.text);
        }
        Resolution::Changed(likeness)
    }

    fn likeness(&self, found: &Range<usize>, kept: usize, all: usize) -> Option<Likeness> {
        let new = self.count_of(self.words.tokens.slice(found));
        let range = self.words.tokens.range(found)?;
        let quoted = self.clues.quote.map_or("", |quote| quote.exact);
        let percent = 200 * kept / (all + new).max(1);
        Some(Likeness::of(
            range,
            percent,
            (quoted, self.text.words(&range)),
        ))
    }

    fn count_of(&self, ids: &[TokenId]) -> usize {
        self.count(ids.iter().copied())
    }

    /// The number of words in `kept`, which survive of a phrase. Punctuation does not count if the
    /// phrase has words.
    fn count_kept(&self, phrase: &[TokenId], kept: impl Iterator<Item = TokenId>) -> usize {
        let is_word = |id: &TokenId| *id == UNKNOWN || self.words.vocabulary.is_word(*id);
        let has_words = phrase.iter().any(is_word);
        kept.filter(|id| !has_words || is_word(id)).count()
    }

    /// The number of words, or of all tokens if none is a word.
    fn count(&self, ids: impl Iterator<Item = TokenId> + Clone) -> usize {
        let is_word = |id: &TokenId| *id == UNKNOWN || self.words.vocabulary.is_word(*id);
        let words = ids.clone().filter(is_word).count();
        if words == 0 { ids.count() } else { words }
    }
}
