//! Texts as sequences of words, for comparison.
//!
//! A token is a word or a single sign, folded. White space only separates words, so neither its
//! kind nor its amount matters.

use std::collections::HashMap;
use std::ops::Range;

use super::codes::{code_end, counting_sign, is_code};
use super::folding::{Folding, Letter};
use super::joining::{is_in_word, is_inside_word};
use super::titles::beside_titles;
use super::{PlainText, TextRange};

/// The number by which tokens are compared: equal ids, equal letters.
pub(super) type TokenId = u32;

/// The id of no token.
pub(super) const UNKNOWN: TokenId = TokenId::MAX;

/// The token for every letter that counts a paragraph.
const COUNTING: &str = ")";

/// The tokens met so far, numbered.
#[derive(Default)]
pub(super) struct Vocabulary {
    ids: HashMap<Box<str>, TokenId>,
    kinds: Vec<TokenKind>,
    written: Vec<Written>,
    folding: Folding,
}

/// The kind of a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TokenKind {
    Word,
    /// A word without letters.
    Figure,
    /// A code of a paper.
    Code,
    /// A mark that ends a part of a sentence.
    PartEnd,
    SentenceEnd,
    OtherSign,
}

impl TokenKind {
    fn of(token: &str) -> Self {
        match token.chars().next_back() {
            _ if is_code(token) => Self::Code,
            _ if token.contains(char::is_alphabetic) => Self::Word,
            _ if token.contains(char::is_alphanumeric) => Self::Figure,
            Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।') => Self::SentenceEnd,
            Some(';' | ':' | '；' | '؛') => Self::PartEnd,
            _ => Self::OtherSign,
        }
    }
}

/// The spellings of a token so far.
#[derive(Clone, Copy, Default)]
struct Written {
    /// Whether it had a capital inside a sentence.
    capital: bool,
    /// Whether it had a small letter at the beginning.
    small: bool,
    /// For scripts without capitals: how often it occurred in the place of a name, and how often
    /// elsewhere.
    named: u32,
    plain: u32,
}

impl Written {
    fn is_name(self) -> bool {
        (self.capital && !self.small) || (self.named > 0 && self.named >= self.plain)
    }
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Returns whether the token is a word, as opposed to a punctuation mark or other sign.
    pub(super) fn is_word(&self, id: TokenId) -> bool {
        matches!(
            self.kind(id),
            Some(TokenKind::Word | TokenKind::Figure | TokenKind::Code)
        )
    }

    /// Returns whether the token is a word with letters rather than a figure.
    pub(super) fn has_letters(&self, id: TokenId) -> bool {
        id == UNKNOWN || matches!(self.kind(id), Some(TokenKind::Word | TokenKind::Code))
    }

    /// Returns whether the token is the code of a paper.
    pub(super) fn is_code(&self, id: TokenId) -> bool {
        self.kind(id) == Some(TokenKind::Code)
    }

    /// Returns whether the token is a mark after which a sentence or its next part begins.
    pub(super) fn ends_sentence(&self, id: TokenId) -> bool {
        matches!(
            self.kind(id),
            Some(TokenKind::PartEnd | TokenKind::SentenceEnd)
        )
    }

    /// Returns whether the token is a mark that ends a whole sentence.
    pub(super) fn is_full_stop(&self, id: TokenId) -> bool {
        self.kind(id) == Some(TokenKind::SentenceEnd)
    }

    fn kind(&self, id: TokenId) -> Option<TokenKind> {
        self.kinds.get(id as usize).copied()
    }

    /// Returns whether the token is a name, for example of a country or an office. A name has a capital
    /// even inside a sentence, and never a small letter. In scripts without capitals, the position
    /// of a word shows that it is a name.
    pub(super) fn is_name(&self, id: TokenId) -> bool {
        let written = self.written.get(id as usize);
        written.is_some_and(|written| written.is_name())
    }

    /// Returns whether a word occurs with a small letter at its beginning.
    pub(super) fn is_small(&self, word: &str) -> bool {
        let id = self.ids.get(&*word.to_lowercase());
        let written = id.and_then(|id| self.written.get(*id as usize));
        written.is_some_and(|written| written.small)
    }

    /// Finds which tokens of a text are names. Of tokens not met before, all with a capital inside
    /// a sentence count as names.
    pub(super) fn names(&self, text: &str, ids: &[TokenId], spans: &[(usize, usize)]) -> Vec<bool> {
        let written = written(text, spans);
        let is_name = |(id, written): (&TokenId, Written)| match self.written.get(*id as usize) {
            Some(_) => self.is_name(*id),
            None => written.capital || written.named > 0,
        };
        ids.iter().zip(written).map(is_name).collect()
    }

    fn id(&mut self, token: &str) -> TokenId {
        if let Some(id) = self.ids.get(token) {
            return *id;
        }
        let id = self.kinds.len() as TokenId;
        self.kinds.push(TokenKind::of(token));
        self.written.push(Written::default());
        self.ids.insert(token.into(), id);
        id
    }

    /// Returns the tokens of a text outside the documents, with the code points of each. A token
    /// not met before is [`UNKNOWN`].
    pub(super) fn read(&self, text: &str) -> (Vec<TokenId>, Vec<(usize, usize)>) {
        let mut letters = Vec::new();
        Folding::default().letters(text, &mut letters);
        let (mut ids, mut spans) = (Vec::new(), Vec::new());
        each_token(text, &letters, |token, span| {
            ids.push(self.ids.get(token).copied().unwrap_or(UNKNOWN));
            spans.push(span);
        });
        (ids, spans)
    }

    fn append(&mut self, text: &str, tokens: &mut Tokens, letters: &mut Vec<Letter>) {
        let first = tokens.ids.len();
        self.folding.letters(text, letters);
        each_token(text, letters, |token, span| {
            tokens.ids.push(self.id(token));
            tokens.spans.push(span);
        });
        let spans = tokens.spans.get(first..).unwrap_or_default();
        let ids = tokens.ids.iter().skip(first);
        for (id, written) in ids.zip(written(text, spans)) {
            if let Some(all) = self.written.get_mut(*id as usize) {
                all.capital |= written.capital;
                all.small |= written.small;
                all.named += written.named;
                all.plain += written.plain;
            }
        }
    }
}

/// The spelling of each token of `text`, in order.
fn written(text: &str, spans: &[(usize, usize)]) -> impl Iterator<Item = Written> {
    // Most blocks are ASCII, where a code point is also a byte offset.
    let ascii = text.is_ascii().then_some(text.as_bytes());
    let mut letters = text.chars().enumerate().peekable();
    let mut is_inside = false;
    let beside = beside_titles(text, spans);
    spans.iter().enumerate().map(move |(at, (start, _))| {
        let letter = match ascii {
            Some(bytes) => bytes.get(*start).copied().map(char::from),
            None => {
                while letters.next_if(|(at, _)| at < start).is_some() {}
                letters.peek().map(|(_, letter)| *letter)
            }
        };
        let is = |what: fn(char) -> bool| letter.is_some_and(what);
        let is_named = beside.get(at) == Some(&true);
        let written = Written {
            capital: is_inside && is(char::is_uppercase),
            small: is(char::is_lowercase),
            named: u32::from(is_named),
            plain: u32::from(!is_named),
        };
        is_inside = is(|letter| letter.is_alphanumeric() || matches!(letter, ',' | '-'));
        written
    })
}

/// Calls `take` for each token with its start and end.
fn each_token(text: &str, letters: &[Letter], mut take: impl FnMut(&str, (usize, usize))) {
    let mut token = String::new();
    let counting = counting_sign(text, letters);
    if let (Some(first), Some(sign)) = (letters.first(), counting.and_then(|at| letters.get(at))) {
        take(COUNTING, (first.start, sign.end));
    }
    let mut at = counting.map_or(0, |sign| sign + 1);
    while let Some(first) = letters.get(at) {
        let end = token_end(letters, at);
        if first.letter != ' ' {
            let letters = letters.get(at..end).unwrap_or_default();
            token.clear();
            token.extend(letters.iter().map(|letter| letter.letter));
            take(&token, (first.start, letters.last().unwrap_or(first).end));
        }
        at = end;
    }
}

/// One past the last letter of the token that begins at `start`.
fn token_end(letters: &[Letter], start: usize) -> usize {
    if let Some(end) = code_end(letters, start) {
        return end;
    }
    let mut end = start + 1;
    while let (Some(last), Some(next)) = (letters.get(end - 1), letters.get(end)) {
        let (before, sign) = (last.letter, next.letter);
        // Never separate several letters of one code point.
        if (next.start < last.end && sign != ' ') || is_in_word(before, sign) {
            end += 1;
            continue;
        }
        // `318,000` and `l'accord` are one word (UAX #29, rules WB6 to WB12).
        match letters.get(end + 1) {
            Some(after) if is_inside_word(before, sign, after.letter) => end += 2,
            _ => break,
        }
    }
    end
}

/// The tokens of a document, in order.
#[derive(Default)]
pub(super) struct Tokens {
    ids: Vec<TokenId>,
    /// Start and end of each, in code points of its block.
    spans: Vec<(usize, usize)>,
    /// The first token of each block, and the number of all tokens.
    starts: Vec<usize>,
}

impl Tokens {
    pub(super) fn of(text: &PlainText<'_>, vocabulary: &mut Vocabulary) -> Self {
        let mut tokens = Self::default();
        while tokens.read_on(text, usize::MAX, vocabulary) {}
        tokens
    }

    /// Reads whole blocks until at least `bytes` bytes are read. Returns whether any blocks are
    /// left.
    pub(super) fn read_on(
        &mut self,
        text: &PlainText<'_>,
        bytes: usize,
        vocabulary: &mut Vocabulary,
    ) -> bool {
        let mut letters = Vec::new();
        let mut left = bytes;
        while let Some(block) = text.block(self.starts.len()) {
            if left == 0 {
                return true;
            }
            left = left.saturating_sub(block.text().len() + 1);
            self.starts.push(self.ids.len());
            vocabulary.append(block.text(), self, &mut letters);
        }
        self.starts.push(self.ids.len());
        false
    }

    /// Returns whether all blocks of the text have been read.
    pub(super) fn is_read(&self, text: &PlainText<'_>) -> bool {
        self.starts.len() > text.document().blocks().len()
    }

    pub(super) fn blocks(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Returns all tokens.
    pub(super) fn ids(&self) -> &[TokenId] {
        &self.ids
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &[TokenId] {
        self.ids.get(range.clone()).unwrap_or_default()
    }

    /// Returns the tokens of one block.
    pub(super) fn of_block(&self, block: usize) -> Range<usize> {
        self.start_of(block)..self.start_of(block + 1)
    }

    /// Returns the tokens of consecutive blocks.
    pub(super) fn of_blocks(&self, blocks: &Range<usize>) -> Range<usize> {
        self.start_of(blocks.start)..self.start_of(blocks.end)
    }

    fn start_of(&self, block: usize) -> usize {
        let start = self.starts.get(block).or(self.starts.last());
        start.copied().unwrap_or(0)
    }

    /// Returns the block of a token.
    pub(super) fn block_of(&self, token: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= token);
        // Empty blocks begin at the same token as the next block, so the last one has it.
        after.saturating_sub(1)
    }

    pub(super) fn span(&self, token: usize) -> (usize, usize) {
        self.spans.get(token).copied().unwrap_or_default()
    }

    /// Returns the tokens that lie in a range, at least partly.
    pub(super) fn within(&self, range: &TextRange) -> Range<usize> {
        let first = self.of_block(range.block);
        let last = self.of_block(range.end_block);
        let spans = |tokens: &Range<usize>| self.spans.get(tokens.clone()).unwrap_or_default();
        let start = spans(&first).partition_point(|(_, end)| *end <= range.start);
        let end = spans(&last).partition_point(|(start, _)| *start < range.end);
        let (start, end) = (first.start + start, last.start + end);
        start..end.max(start)
    }

    /// Returns the place of some tokens; `None` if there are none.
    pub(super) fn range(&self, tokens: &Range<usize>) -> Option<TextRange> {
        let last = tokens
            .end
            .checked_sub(1)
            .filter(|last| tokens.start <= *last)?;
        Some(TextRange {
            block: self.block_of(tokens.start),
            start: self.span(tokens.start).0,
            end_block: self.block_of(last),
            end: self.span(last).1,
        })
    }
}

/// Returns where a phrase occurs, if it occurs exactly once.
pub(super) fn only(ids: &[TokenId], phrase: &[TokenId]) -> Option<usize> {
    let windows = ids.windows(phrase.len().max(1)).enumerate();
    let mut places = windows.filter(|(_, ids)| *ids == phrase);
    let (at, _) = places.next()?;
    places.next().is_none().then_some(at)
}
