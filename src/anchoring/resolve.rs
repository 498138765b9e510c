//! Finding the place that a target names.
//!
//! Without the old text, the quotes and notes of a target replace it (`describe`, `approximate`).
//! Older notes and other programs' files lack some of these, and are resolved by the clues they
//! have. Then a long paragraph that occurs once counts as moved. A short one, or one that needed
//! more context than usual, is an orphan.

use super::approximate::approximate;
use super::evidence::{BlockEvidence, Clues, Evidence};
use super::index::{Home, Index};
use super::names::is_in_longer_name;
use super::plain_quote::plain_quote;
use super::plain_text::{PlainText, Ranges};
use super::quote::{Hit, Quote};
use super::whereabouts::hits;
use super::{Likeness, MAX_PLACES, Resolution, TextRange};
use crate::annotation::Target;
use crate::document::{BlockKind, Document};

/// Finds the place of `target` in `document`.
///
/// If the target was written for this very text (same fingerprint), its offsets are trusted where
/// the quote matches. In any other text, the exact words are searched for first. All the evidence
/// for each occurrence is weighed together: prefix and suffix, the fingerprints of the paragraph
/// and its neighbours, address and offsets. A place is taken only if every other place has less
/// evidence in each respect. Otherwise the answer is `Ambiguous`. If the words or their context
/// changed, an approximate search uses the same evidence.
///
/// Cost: linear in the length of the text, however often the words occur. For many targets in one
/// text use a [`Resolver`], which prepares the text once.
///
/// ```
/// use rapporteur::anchoring::{Resolution, TextRange, describe, resolve};
/// use rapporteur::document::Document;
///
/// let report = Document::parse("5.9 The Group met.\n\n5.10 The Group agreed.\n");
/// let agreed = TextRange { block: 1, start: 10, end_block: 1, end: 16 };
/// let target = describe(&report, &agreed);
/// assert_eq!(resolve(&target, &report), Resolution::Exact(agreed));
/// ```
pub fn resolve(target: &Target, document: &Document) -> Resolution {
    Resolver::new(document).resolve(target)
}

/// A text in which many targets are resolved.
pub struct Resolver<'a> {
    pub(super) text: PlainText<'a>,
    pub(super) index: Index,
}

impl<'a> Resolver<'a> {
    /// Prepares a text.
    pub fn new(document: &'a Document) -> Self {
        Self {
            text: PlainText::new(document),
            index: Index::default(),
        }
    }

    /// Returns the text.
    pub fn document(&self) -> &'a Document {
        self.text.document()
    }

    /// Finds the place of a target, as [`resolve`] does.
    pub fn resolve(&self, target: &Target) -> Resolution {
        if target.selectors.is_empty() {
            return Resolution::Document;
        }
        let clues = Clues::of(target);
        self.unless_in_longer_name(&clues, self.found(target, &clues))
    }

    /// Gives up words that have become part of a longer name, and suggests that name's place.
    pub(super) fn unless_in_longer_name(&self, clues: &Clues<'_>, found: Resolution) -> Resolution {
        // The context in notes of other programs may be short, or missing.
        let own = clues.print().and(clues.quote);
        let Some((range, quote)) = found.range().zip(own) else {
            return found;
        };
        let is_small = |word: &str| self.index.words(&self.text).vocabulary.is_small(word);
        if !is_in_longer_name(&quote, &range, &self.text, is_small) {
            return found;
        }
        let words = (quote.exact, self.text.words(&range));
        Resolution::Orphaned(Some(Likeness::of(range, 100, words)))
    }

    fn found(&self, target: &Target, clues: &Clues<'_>) -> Resolution {
        let text = &self.text;
        if target.document.has_text_of(text.document())
            && let Some(range) = claimed(clues, text)
        {
            // The same words may have another number.
            let is_named = !clues.has_name() || clues.named(text) == Some(range.block);
            return if is_named {
                Resolution::Exact(range)
            } else {
                Resolution::Moved(range)
            };
        }
        let Some(quote) = clues.quote else {
            return Resolution::Orphaned(None);
        };
        if let Some(range) = settled(clues, &quote, text, &self.index) {
            return clues.placed(range, text);
        }
        let is_plain = clues.print().is_none();
        let found = if is_plain && !clues.enough_context {
            Resolution::Orphaned(None) // No place is credible.
        } else {
            most_credible(&believable(clues, &quote, text, &self.index))
        };
        match found {
            Resolution::Orphaned(_) if is_plain => plain_quote(clues, &quote, text, &self.index),
            Resolution::Orphaned(_) => approximate(clues, &quote, text, &self.index),
            found => found,
        }
    }
}

/// The place that the offsets name, if it holds the quote (where there is one).
fn claimed(clues: &Clues<'_>, text: &PlainText<'_>) -> Option<TextRange> {
    let words_stand_at = |range: &TextRange| match clues.quote {
        Some(quote) => quote.exact == text.words(range),
        None => true,
    };
    clues.claims(text).find(words_stand_at)
}

/// The place in a block that is word for word the target's own, between its own neighbours. No
/// other place can have more evidence.
fn settled(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Option<TextRange> {
    let print = clues.print()?;
    let (start, end) = clues.in_block?;
    let prints = index.prints(text);
    let Home::Between(home) = prints.home(print) else {
        return None;
    };
    let range = TextRange {
        block: home.start,
        start,
        end_block: home.start,
        end,
    };
    let is_own = home.len() == 1 && prints.of_block(home.start) == Some(&print.own);
    let is_inside = is_own && range.clamped(text.document()) == Some(range);
    (is_inside && text.words(&range) == quote.exact).then_some(range)
}

type Candidate = (TextRange, Evidence);

/// The occurrences of the words that may be the target's own.
fn believable(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Vec<Candidate> {
    let prints = index.prints(text);
    let mut candidates = candidates(clues, quote, text, index);
    candidates.retain(|(range, evidence)| {
        // The words of a cell belong to their row and column.
        let is_by_cells = clues.is_in_table() && is_table(text, range.block);
        evidence.is_in_own_block() || !is_by_cells && clues.may_begin_in(range.block, prints)
    });
    let mut own_blocks = candidates
        .iter()
        .filter(|(_, evidence)| evidence.is_in_own_block())
        .map(|(range, _)| range.block);
    let first = own_blocks.next();
    let has_twins = own_blocks.any(|block| Some(block) != first);
    let telling = [0, 1].map(|side| {
        let agrees = |(_, evidence): &&Candidate| evidence.neighbours().get(side) == Some(&true);
        candidates.iter().filter(agrees).count() < 2
    });
    candidates.retain(|(_, evidence)| evidence.is_believable(has_twins, telling));
    candidates
}

fn is_table(text: &PlainText<'_>, block: usize) -> bool {
    let block = text.block(block);
    block.is_some_and(|block| matches!(block.kind(), BlockKind::Table(_)))
}

/// The occurrences of the words, with the evidence for each.
fn candidates(
    clues: &Clues<'_>,
    quote: &Quote<'_>,
    text: &PlainText<'_>,
    index: &Index,
) -> Vec<Candidate> {
    let prints = index.prints(text);
    let mut ranges = Ranges::new(text);
    // Occurrences come in order, so those in one block share its evidence.
    let mut last_block: Option<(usize, BlockEvidence)> = None;
    let candidate = |hit: Hit| {
        let range = ranges.at(hit.at..hit.at + quote.exact.len())?;
        let block = last_block
            .filter(|(index, _)| *index == range.block)
            .map_or_else(
                || BlockEvidence::weigh(clues, range.block, text, prints),
                |(_, block)| block,
            );
        last_block = Some((range.block, block));
        Some((
            range,
            Evidence::weigh(clues, quote, &hit, (&range, block), text),
        ))
    };
    hits(clues, quote, text, index)
        .into_iter()
        .filter_map(candidate)
        .collect()
}

/// The text decides first. Numbers and offsets decide only between places that the text does not
/// tell apart.
fn most_credible(candidates: &[Candidate]) -> Resolution {
    let by_text = unsurpassed(candidates, Evidence::text);
    let by_place = unsurpassed(&by_text, Evidence::place);
    match (candidates, by_text.as_slice(), by_place.as_slice()) {
        ([], ..) => Resolution::Orphaned(None),
        (_, _, [(range, evidence)]) if evidence.is_in_place() => Resolution::Exact(*range),
        (_, _, [(range, _)]) => Resolution::Moved(*range),
        (all, [], _) => ambiguous(all),
        (_, equal, _) => ambiguous(equal),
    }
}

fn ambiguous(candidates: &[Candidate]) -> Resolution {
    let ranges = candidates.iter().map(|(range, _)| *range);
    Resolution::Ambiguous(ranges.take(MAX_PLACES).collect())
}

/// The candidates that have every point that any candidate has. The result is empty if candidates
/// lead on different points.
fn unsurpassed<const N: usize>(
    candidates: &[Candidate],
    points: impl Fn(&Evidence) -> [bool; N],
) -> Vec<Candidate> {
    let all_points = candidates.iter().fold([false; N], |all, (_, evidence)| {
        let mut all = all.into_iter();
        points(evidence).map(|point| all.next() == Some(true) || point)
    });
    candidates
        .iter()
        .filter(|(_, evidence)| points(evidence) == all_points)
        .copied()
        .collect()
}
