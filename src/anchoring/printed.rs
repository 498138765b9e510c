//! Quotes with the additions of a page inside: numbers of paragraphs, bullets, marks of footnotes.
//!
//! Programs print these in many ways (`word1`, `word¹`, `word [1]`), or leave them out. So a quote
//! is followed letter by letter from the words at its beginning, which lead to few places.

use super::TextRange;
use super::folding::{Folding, Letter};
use super::index::Index;
use super::plain_text::PlainText;
use crate::document::{Block, Link, printed_marker};

/// The most places to follow a quote from. More cost time for each of them, fewer would miss
/// quotes that begin with common words.
const MOST_PLACES: usize = 64;

/// The most blocks of one quote. More would cost time, fewer would miss long quotes.
const MOST_BLOCKS: usize = 64;

/// The most digits of a footnote mark. A higher value would take years for marks.
const MOST_DIGITS: usize = 3;

/// The most words at the beginning of a quote that are looked up. More would hardly lead to fewer
/// places.
const MOST_WORDS: usize = 64;

/// Returns the places of a quote, whatever additions it has or lacks.
pub(super) fn printed(quote: &str, text: &PlainText<'_>, index: &Index) -> Vec<TextRange> {
    let quote = quote.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = index.words(text);
    let (mut ids, spans) = words.vocabulary.read(quote);
    ids.truncate(MOST_WORDS);
    let places = |count: usize| {
        let phrase = ids.get(..count).unwrap_or_default();
        index.phrases(text).find(words.tokens.ids(), phrase)
    };
    let quoted = Quoted::of(quote);
    // The most words that occur together, or those before the first possible addition.
    let occur = (1..=ids.len()).take_while(|count| !places(*count).is_empty());
    let sure = quoted.sure(&spans).min(ids.len());
    for count in [occur.last().unwrap_or_default(), sure] {
        let begin = places(count);
        if count == 0 || begin.len() > MOST_PLACES {
            continue;
        }
        let from = spans.get(count - 1).map_or(0, |span| span.1);
        let range = |at: &u32| {
            let at = *at as usize;
            let range = words.tokens.range(&(at..at + count))?;
            quoted.follow(from, range, text)
        };
        let mut found: Vec<TextRange> = begin.iter().filter_map(range).collect();
        found.sort_unstable_by_key(|range| (range.block, range.start));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Returns a text without its footnote marks, for comparing contexts.
pub(super) fn without_marks(text: &str) -> Vec<char> {
    let quoted = Quoted::of(text);
    let (mut left, mut at) = (Vec::new(), 0);
    while let Some(letter) = quoted.letter(at) {
        match quoted.after_mark(at, false) {
            Some(next) => at = next,
            None => {
                left.push(letter);
                at += 1;
            }
        }
    }
    left.retain(|letter| *letter != ' ');
    left
}

/// A quote, letter by letter.
struct Quoted<'a> {
    written: &'a str,
    letters: Vec<Letter>,
    /// One past the last letter of a word.
    end: usize,
}

/// The way of a quote through a text.
struct Way<'a> {
    quoted: &'a Quoted<'a>,
    /// The next letter of the quote.
    at: usize,
    /// The range so far.
    found: TextRange,
    /// The last letter of the range.
    last: char,
}

impl<'a> Quoted<'a> {
    fn of(written: &'a str) -> Self {
        let mut letters = Vec::new();
        Folding::default().letters(written, &mut letters);
        let is_word = |letter: &Letter| letter.letter.is_alphanumeric();
        let end = letters.iter().rposition(is_word).map_or(0, |at| at + 1);
        Self {
            written,
            letters,
            end,
        }
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.letter)
    }

    /// The next letter that is not white space.
    fn next(&self, mut at: usize) -> usize {
        while self.letter(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// The number of words before one with a sign that additions have.
    fn sure(&self, spans: &[(usize, usize)]) -> usize {
        let is_addition = |letter: &&Letter| letter.letter == '[' || is_mark(letter.letter);
        let first = self.letters.iter().find(is_addition);
        first.map_or(spans.len(), |first| {
            spans.partition_point(|span| span.1 <= first.start)
        })
    }

    /// The range of the whole quote, whose words up to the code point `from` are at `found`.
    fn follow(&self, from: usize, found: TextRange, text: &PlainText<'_>) -> Option<TextRange> {
        let mut way = Way {
            quoted: self,
            at: self.letters.partition_point(|letter| letter.start < from),
            last: ' ',
            found,
        };
        let blocks = found.end_block..text.document().blocks().len();
        let mut from = found.end;
        for index in blocks.take(MOST_BLOCKS) {
            if way.is_through(index, text.block(index)?, from)? {
                return Some(way.found);
            }
            from = 0;
        }
        None
    }

    /// Returns the letter after a footnote mark at `at`. If the text has a mark there, white space
    /// may stand before it, and a digit.
    fn after_mark(&self, at: usize, is_certain: bool) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|at| self.letter(at));
        let start = self.next(at);
        let is_open = self.letter(start) == Some('[');
        let first = start + usize::from(is_open);
        let first = first + usize::from(is_open && self.letter(first) == Some('^'));
        let count = (first..)
            .take_while(|at| self.letter(*at).is_some_and(is_mark))
            .count();
        let end = first + count;
        if count == 0 || count > MOST_DIGITS {
            return None;
        }
        let after = self.letter(end);
        if is_open {
            return (after == Some(']')).then_some(end + 1);
        }
        let is_plain = |c: char| c.is_ascii_digit();
        let is_decimal = before.is_some_and(|c| ".,".contains(c))
            && at
                .checked_sub(2)
                .and_then(|at| self.letter(at))
                .is_some_and(is_plain);
        let is_attached =
            start == at && !is_decimal && before.is_none_or(|c| c != ' ' && !c.is_numeric());
        let is_raised = !self.letter(first).is_some_and(is_plain);
        let ends = match after {
            Some('.' | ',') => !self.letter(end + 1).is_some_and(is_plain),
            Some(c) => !c.is_alphanumeric(),
            None => true,
        };
        (is_certain || is_attached && (ends || is_raised)).then_some(end)
    }

    /// Returns the letter after a printed number or bullet, if the block's `first` letter follows.
    fn after_marker(&self, at: usize, first: char) -> usize {
        let at = self.next(at);
        let is_apart = at.checked_sub(1).and_then(|at| self.letter(at)) == Some(' ');
        let Some(start) = self.letters.get(at).filter(|_| is_apart) else {
            return at;
        };
        let byte = self.written.char_indices().nth(start.start);
        let rest = byte
            .and_then(|(byte, _)| self.written.get(byte..))
            .unwrap_or_default();
        let marked = rest
            .trim_start_matches(['•', '·', '▪', '–', '—', '-'])
            .trim_start();
        let marker = rest.len() - marked.len() + printed_marker(marked).unwrap_or_default();
        let marker = rest.get(..marker).unwrap_or_default().chars().count();
        let end = start.start + marker;
        let after = self.next(self.letters.partition_point(|letter| letter.start < end));
        if self.letter(after) == Some(first) {
            after
        } else {
            at
        }
    }
}

impl Way<'_> {
    /// Follows the quote through a block. Returns whether it ends there; `None` if the block has
    /// other words.
    fn is_through(&mut self, index: usize, block: &Block, from: usize) -> Option<bool> {
        let quoted = self.quoted;
        let most = from + 2 * (quoted.letters.len() - self.at) + 16;
        let mut letters = Vec::new();
        Folding::default().letters(block.slice(from..most.min(block.len())), &mut letters);
        let first = letters.iter().find(|letter| letter.letter != ' ');
        if from == 0
            && let Some(first) = first
        {
            self.at = quoted.after_marker(self.at, first.letter);
        }
        let (mut skipped, mut is_apart, mut is_free) = (0, false, from == 0);
        for letter in letters {
            let (place, is_space) = (from + letter.start, letter.letter == ' ');
            is_apart |= is_space;
            if is_space || place < skipped {
                continue;
            }
            let at = quoted.next(self.at);
            let mark = self.mark(block, place, letter.letter);
            let skips = quoted.after_mark(at, mark.is_some());
            is_free |= is_apart == (at > self.at);
            self.at = at;
            if quoted.letter(at) != Some(letter.letter) {
                is_free |= mark.is_some() || skips.is_some();
                self.at = quoted.next(skips.unwrap_or(at));
                if let Some(end) = mark {
                    skipped = end;
                    continue;
                }
            }
            let is_same = quoted.letter(self.at) == Some(letter.letter);
            let is_inside = self.last.is_alphanumeric() && letter.letter.is_alphanumeric();
            if !is_same || is_inside && !is_free {
                return (self.at >= quoted.end).then_some(true);
            }
            self.at += 1;
            self.last = letter.letter;
            (is_apart, is_free) = (false, false);
            (self.found.end_block, self.found.end) = (index, from + letter.end);
        }
        self.at = quoted.after_mark(self.at, false).unwrap_or(self.at);
        Some(quoted.next(self.at) >= quoted.end)
    }

    /// The end of the footnote mark that begins at a letter of a block.
    fn mark(&self, block: &Block, place: usize, letter: char) -> Option<usize> {
        let runs = block.runs();
        let run = runs.get(runs.partition_point(|run| run.end <= place))?;
        let is_linked = run.start == place && matches!(run.link, Some(Link::Note(_)));
        let is_raised = is_mark(letter) && !letter.is_ascii_digit() && !self.last.is_numeric();
        is_linked
            .then_some(run.end)
            .or_else(|| is_raised.then_some(place + 1))
    }
}

/// Whether footnote marks have this sign.
fn is_mark(c: char) -> bool {
    c.is_numeric() || "*†‡".contains(c)
}
